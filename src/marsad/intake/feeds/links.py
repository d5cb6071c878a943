"""What all kinds that lead to articles share: each address once, and not without end."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from marsad.intake.items import Link
from marsad.intake.problem import Problem, Problems

MOST_LINKS = 50_000
"""The most links that one input gives: what the protocol of site maps allows (sitemaps.org)."""


def distinct(links: Iterable[Link], name: str, on_problem: Problems) -> Iterator[Link]:
    """Yield each link whose address is new, up to MOST_LINKS; that there were more is told."""
    known: set[str] = set()
    for link in links:
        if link.address in known:
            continue
        if len(known) == MOST_LINKS:
            on_problem(Problem(name, f"more than {MOST_LINKS} links; the others were left"))
            return
        known.add(link.address)
        yield link
