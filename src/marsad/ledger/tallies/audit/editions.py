"""Editions of one tally: what a publisher counts since a given day can only grow."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from marsad.language.folding import fold_text
from marsad.ledger.tallies.audit.finding import Finding, quotes
from marsad.ledger.tallies.audit.nesting import totals
from marsad.models import Figure, Report, Tally

_LEAST = 0.5
"""A later number below this share of the earlier one is taken for one of another scope, not for a slip."""


@dataclass(frozen=True, slots=True)
class Edition:
    """A tally that a report publishes; ``key`` finds it again: report and number."""

    key: tuple[str, int]
    report: Report
    tally: Tally

    @property
    def until(self) -> dt.date | None:
        """Return the day up to which it counts."""
        return self.tally.scope.last or self.report.seen


@dataclass(frozen=True, slots=True)
class _Count:
    """One total of an edition."""

    edition: Edition
    figure: Figure
    until: dt.date
    number: int


def against_editions(editions: Iterable[Edition]) -> dict[tuple[str, int], list[Finding]]:
    """Return for the later of two editions of a tally whether it is no smaller, in whatever order they came.

    Editions are of one publisher (or claimant), begin on the same day, and are of the same area,
    perpetrators and kinds; totals are compared of the same people.
    """
    found: dict[tuple[str, int], list[Finding]] = {}
    for counts in _series(editions).values():
        ordered = sorted(counts, key=lambda one: (one.until, one.edition.key))
        for early, late in pairwise(ordered):
            if early.until < late.until and early.edition.key[0] != late.edition.key[0]:
                found.setdefault(late.edition.key, []).append(_compared(early, late))
    return found


def _series(editions: Iterable[Edition]) -> dict[tuple[object, ...], list[_Count]]:
    """Return the totals of all editions by what they have to have in common."""
    series: dict[tuple[object, ...], list[_Count]] = {}
    for edition in editions:
        until = edition.until
        if edition.tally.scope.first is None or until is None:
            continue
        for figure in _alone(totals(edition.tally, edition.report)):
            if (publisher := _publisher(edition, figure)) and figure.low is not None:
                people = (figure.measure, figure.status, figure.affiliation, figure.demographic)
                key = (publisher, *_scope(edition.tally), *people)
                series.setdefault(key, []).append(_Count(edition, figure, until, figure.low))
    return series


def _alone(figures: Sequence[Figure]) -> Iterator[Figure]:
    """Yield the totals that stand alone for their measure; rivals say nothing of growth."""
    wholes = [figure for figure in figures if figure.qualifier in (None, "at_least")]
    for one in wholes:
        if sum(other.measure == one.measure for other in wholes) == 1 and one.low == one.high:
            yield one


def _publisher(edition: Edition, figure: Figure) -> str | None:
    named = figure.source or edition.report.source
    return fold_text(named) if named else None


def _scope(tally: Tally) -> tuple[object, ...]:
    scope = tally.scope
    return (
        scope.first,
        fold_text(scope.place) if scope.place else None,
        tuple(sorted(party.name for party in scope.perpetrators)),
        tuple(sorted(scope.types)),
        bool(scope.without),
    )


def _compared(early: _Count, late: _Count) -> Finding:
    words = quotes((early.figure, late.figure))
    measure = late.figure.measure
    before = f"{early.number} up to {early.until} (report {early.edition.report.doc})"
    if late.number >= early.number:
        return Finding("editions", "reconciles", f"no smaller than {before} ({measure})", words)
    if late.number < early.number * _LEAST:
        why = f"far smaller than {before}: the scopes may differ ({measure})"
        return Finding("editions", "cannot be checked", why, words)
    why = f"{late.number} up to {late.until}, but {before} ({measure})"
    return Finding("editions", "does not reconcile", why, words)
