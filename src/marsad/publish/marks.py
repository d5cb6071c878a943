"""Marks: what was read from a report, each at the words that say it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, TypeAlias

from marsad.models import Account, Evidence, Field, Figure, Reading, Tally
from marsad.publish.incidents import date_words, place_words
from marsad.publish.tolls import count_words

Kind: TypeAlias = Literal["figure", "place", "date", "actor"]


@dataclass(frozen=True, slots=True)
class Mark:
    """One thing that was read, and where: ``start`` to ``end`` in code points of the ``field``.

    ``part`` is the id of the incident in the reading, or ``tally 1``; ``what`` the measure of a figure, or
    the role of a place, date or actor; ``value`` what was read.
    """

    number: int
    kind: Kind
    part: str
    what: str
    value: str
    field: Field
    start: int
    end: int
    quote: str
    status: str | None = None
    affiliation: str | None = None
    subset: bool = False
    source: str | None = None

    @property
    def people(self) -> str:
        """Return whom a figure counts: «armed, Asayish, part of another figure»; empty for other marks."""
        return people_words(self.status, self.affiliation, self.subset)


@dataclass(frozen=True, slots=True)
class _Found:
    """A mark before it has its number."""

    kind: Kind
    what: str
    value: str
    evidence: Evidence | None
    figure: Figure | None = None


def marks(reading: Reading) -> tuple[Mark, ...]:
    """Return the marks of all that has evidence, numbered in the order of the report, the title first."""
    found = [(account.id, item) for account in reading.incidents for item in _of_account(account)]
    for number, tally in enumerate(reading.tallies, 1):
        found += [(f"tally {number}", item) for item in _of_figures(tally)]
    found.sort(key=lambda pair: _position(pair[1].evidence))
    proven = [(part, item, item.evidence) for part, item in found if item.evidence is not None]
    return tuple(_mark(number, *each) for number, each in enumerate(proven, 1))


def figures_at(reading: Reading) -> dict[Evidence, list[Mark]]:
    """Return the figures of a reading's incidents by the words that state them."""
    found: defaultdict[Evidence, list[Mark]] = defaultdict(list)
    for one in marks(reading):
        if one.kind == "figure":
            found[Evidence(field=one.field, start=one.start, end=one.end, quote=one.quote)].append(one)
    return dict(found)


def people_words(status: str | None, affiliation: str | None, subset: bool) -> str:
    """Return whom a figure counts: «armed, Asayish, part of another figure»."""
    group = None if affiliation == "civilians" else affiliation
    known = (status, group, "part of another figure" if subset else None)
    return ", ".join(word for word in known if word)


def _of_account(account: Account) -> Iterator[_Found]:
    yield from _of_figures(account)
    if account.place:
        yield _Found("place", "place", place_words(account.place) or "", account.place.evidence)
    if account.date:
        yield _Found("date", "date", date_words(account.date) or "", account.date.evidence)
    for perpetrator in account.perpetrators:
        said = "perpetrator" if perpetrator.basis == "stated" else f"perpetrator ({perpetrator.basis})"
        yield _Found("actor", said, perpetrator.name, perpetrator.evidence)
    for target in account.targets:
        yield _Found("actor", "target", target.name, target.evidence)


def _of_figures(told: Account | Tally) -> Iterator[_Found]:
    for figure in told.figures:
        value = count_words(figure.low, figure.high, figure.qualifier)
        yield _Found("figure", figure.measure, value, figure.evidence, figure)


def _position(evidence: Evidence | None) -> tuple[bool, int, int]:
    return (evidence.field == "text", evidence.start, -evidence.end) if evidence else (True, 0, 0)


def _mark(number: int, part: str, found: _Found, evidence: Evidence) -> Mark:
    figure = found.figure
    return Mark(
        number=number,
        kind=found.kind,
        part=part,
        what=found.what,
        value=found.value,
        field=evidence.field,
        start=evidence.start,
        end=evidence.end,
        quote=evidence.quote,
        status=figure.status if figure else None,
        affiliation=figure.affiliation if figure else None,
        subset=figure.subset if figure else False,
        source=figure.source if figure else None,
    )
