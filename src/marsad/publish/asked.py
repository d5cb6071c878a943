"""A figure that is to be changed, found by the number of its mark in a report."""

from __future__ import annotations

from collections.abc import Mapping

from marsad.errors import MarsadError
from marsad.ledger.reports.entries import Entry
from marsad.ledger.reviewing.reviewing import FigureAsked
from marsad.models import Evidence
from marsad.publish.marks import Mark, marks


def figure_asked(entry: Entry, number: int, values: Mapping[str, str]) -> FigureAsked:
    """Return what is asked of the figure that ``marsad report`` gives this number. Raises MarsadError."""
    every = marks(entry.reading)
    mark = next((one for one in every if one.number == number), None)
    if mark is None or mark.kind != "figure":
        what = f"is no figure but a {mark.kind}" if mark else "there is no such mark"
        doc = entry.report.doc
        raise MarsadError(f"{doc}:{number}: {what}; marsad report {doc} --ledger LEDGER numbers the figures")
    evidence = Evidence(field=mark.field, start=mark.start, end=mark.end, quote=mark.quote)
    before = [one for one in every[: every.index(mark)] if _place(one) == _place(mark)]
    return FigureAsked(entry.id, mark.part, mark.what, evidence, len(before), values)


def _place(mark: Mark) -> tuple[object, ...]:
    return mark.kind, mark.part, mark.what, mark.field, mark.start, mark.end
