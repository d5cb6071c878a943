"""An entry of a feed of any form: a link to its article, or where it has no page of its own, a report."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from marsad.intake.arabic import why_not_arabic
from marsad.intake.days import day_of
from marsad.intake.feeds.links import distinct
from marsad.intake.items import Link, Received
from marsad.intake.problem import Problem, Problems
from marsad.intake.source import Source
from marsad.models import Report

MOST_ENTRIES = 5_000
"""The most entries of one feed; real ones have ten to a few hundred."""


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry as plain text; ``link`` is null where it leads to no page, ``data`` are its own bytes."""

    link: str | None
    name: str | None
    title: str | None
    text: str
    published: dt.datetime | None
    updated: str | None
    data: bytes


def taken(
    source: Source, entries: Iterator[Entry], publisher: str | None, on_problem: Problems
) -> Iterator[Link | Received]:
    """Yield the link of each entry once, and the words of each that has no link, if Arabic."""
    found = list(islice(entries, MOST_ENTRIES + 1))
    if len(found) > MOST_ENTRIES:
        on_problem(Problem(source.name, f"more than {MOST_ENTRIES} entries; the others were left"))
        del found[MOST_ENTRIES:]
    links = (
        Link(address=e.link, title=e.title, published=e.published, updated=e.updated) for e in found if e.link
    )
    yield from distinct(links, source.name, on_problem)
    for number, entry in enumerate(found, 1):
        if not entry.link and (entry.text or entry.title):
            name = f"{source.name}:{number}"
            if why := why_not_arabic(f"{entry.title or ''}\n{entry.text}"):
                on_problem(Problem(name, why))
            else:
                yield _received(source, entry, number, publisher)


def _received(source: Source, entry: Entry, number: int, publisher: str | None) -> Received:
    report = Report(
        doc=f"{source.doc}:{entry.name or number}",
        # Of breaking news some feeds give a headline and no more: it is what there is to read.
        title=entry.title or "" if entry.text else "",
        text=entry.text or entry.title or "",
        seen=day_of(entry.published),
        source=publisher,
        url=source.address,
        sha256=hashlib.sha256(entry.data).hexdigest(),
        published=entry.published,
    )
    return Received(report=report, original=source.original(entry.data))
