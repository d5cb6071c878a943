"""Which figure of a report a claim is, so that each leads to the other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from marsad.ledger.reports.entries import Entry
from marsad.models import Claim, Evidence, Toll
from marsad.publish.marks import Mark, figures_at


def numbers(
    entries: Mapping[str, Entry], tolls: Sequence[Toll]
) -> dict[tuple[str, Evidence | None, int], int]:
    """Return the number that its report's page gives each claim, by ``key``, where it is known."""
    at = {name: figures_at(entry.reading) for name, entry in entries.items()}
    found = {}
    for index, toll in enumerate(tolls):
        for claim in toll.claims:
            if mark := _mark(claim, toll, at.get(claim.report, {})):
                found[key(claim, index)] = mark.number
    return found


def key(claim: Claim, toll: int) -> tuple[str, Evidence | None, int]:
    """Return by what a claim of the toll of this index is known."""
    return claim.report, claim.evidence, toll


def _mark(claim: Claim, toll: Toll, at: Mapping[Evidence, Sequence[Mark]]) -> Mark | None:
    """Return the mark of a claim: of several with the same words, the one of the same measure and people."""
    found = at.get(claim.evidence, ()) if claim.evidence else ()
    alike = [one for one in found if one.what == toll.measure] or found
    exact = [one for one in alike if one.status == toll.group.status] or alike
    return exact[0] if exact else None
