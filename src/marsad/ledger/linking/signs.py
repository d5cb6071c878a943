"""What two accounts are compared by: the signs for and against their being of one incident.

A sign is a name, which has its weight in ``tables/linking.tsv``, and what fills the gaps of its words there.
Which side is which makes no difference to the names.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from typing import TypeAlias

from marsad.ledger.linking.passages import cosine, rarest, total
from marsad.ledger.linking.told import Told
from marsad.ledger.linking.whereabouts import Sign, band, place, site
from marsad.ledger.linking.words import generic_actors
from marsad.models import DateSpan

Names: TypeAlias = frozenset[str]

LARGE = 15
"""From so many dead or injured on, a toll is rare enough for two on one day to be the same."""
_GAPS = ((1, "date 1"), (3, "date 3"), (14, "date 14"), (60, "date 60"))
_SPANS = ((1, "same day"), (4, "same days"), (10, "same week"), (45, "same month"))
_SEEN = ((1, "seen 1"), (3, "seen 3"), (14, "seen 14"))
_UNDATED = ((2, "undated 2"), (14, "undated 14"))
_COUNTS = ((2, "count 2"), (9, "count 9"))
_RATIOS = ((1.25, "counts near"), (3.0, "counts apart"))
_WORDS = ((0.02, "words 0"), (0.05, "words 2"), (0.1, "words 5"), (0.2, "words 10"), (0.35, "words 20"))
_ENOUGH = 40.0
"""What the words of an account weigh at least, for sharing few of them to mean something."""
_FEW = 20.0
"""Where the shared words weigh less than this together, a large share of them means less."""
_STRONG = frozenset(("words 10", "words 20", "words 35"))
_WIDE = 10
"""A span of more days than this says nothing of the day on which its incident was news."""
_FORCES = frozenset(("army", "forces", "security", "police"))
_RECURRING = frozenset(("armed_clash", "shelling", "air_strike"))
_FAMILIES: tuple[Names, ...] = (
    frozenset(("attack", "armed_clash", "explosive", "suicide_bomb", "abduction")),
    frozenset(("attack", "explosive", "shelling", "air_strike")),
    frozenset(("armed_clash", "shelling", "arrests")),
)
"""Kinds of event that reports of one and the same event may call it."""


def signs(a: Told, b: Told) -> Iterator[Sign]:
    """Yield the signs for and against two accounts being of one incident."""
    yield ("prior",)
    compared = (compare(a, b) for compare in (_report, _date, place, site, _kind, _actors, _tolls, _words))
    yield from chain.from_iterable(compared)


def _report(a: Told, b: Told) -> Iterator[Sign]:
    if a.report == b.report:
        yield ("one report",)
    elif a.text == b.text:
        yield ("same text" if a.account.id == b.account.id else "same text, other account",)


def _date(a: Told, b: Told) -> Iterator[Sign]:
    one, other = a.account.date, b.account.date
    if one and other:
        yield _dates(one, other)
    elif one or other:
        yield from _undated(*((b, one) if one else (a, other)))  # type: ignore[arg-type]
    elif a.seen and b.seen and a.news and b.news:
        apart = abs((a.seen - b.seen).days)
        yield band(apart, _UNDATED, "undated more"), apart


def _dates(one: DateSpan, other: DateSpan) -> Sign:
    gap = max((other.first - one.last).days, (one.first - other.last).days)
    widest = max((one.last - one.first).days, (other.last - other.first).days) + 1
    if gap > 0:
        return band(gap, _GAPS, "date more"), gap, _Span(one), _Span(other)
    return band(widest, _SPANS, "same year"), _Span(one), _Span(other)


class _Span:
    """A span of days that is put into words only when it is shown."""

    __slots__ = ("date",)

    def __init__(self, date: DateSpan) -> None:
        self.date = date

    def __str__(self) -> str:
        first, last = self.date.first, self.date.last
        return str(first) if first == last else f"{first} to {last}"


def _undated(told: Told, date: DateSpan) -> Iterator[Sign]:
    """Compare the day on which an undated account was reported with the date of the other."""
    if told.seen is None:
        return
    before, after = (date.first - told.seen).days, (told.seen - date.last).days
    if before > 1:
        yield "seen before", before
    elif before == 1:
        yield ("seen eve",)
    elif told.news and (date.last - date.first).days < _WIDE:
        yield band(after, _SEEN, "seen more"), after


def _kind(a: Told, b: Told) -> Iterator[Sign]:
    one, other = a.account.type, b.account.type
    if "other" in (one, other):
        return
    if one == other:
        yield "event, recurring" if one in _RECURRING else "event", one
    else:
        kindred = any(one in family and other in family for family in _FAMILIES)
        yield "kindred event" if kindred else "other event", one, other


def _actors(a: Told, b: Told) -> Iterator[Sign]:
    if "armed_clash" in (a.account.type, b.account.type):
        yield from _side("sides", a.perpetrators | a.targets, b.perpetrators | b.targets)
        return
    yield from _side("perpetrators", a.perpetrators, b.perpetrators)
    yield from _side("targets", a.targets, b.targets)


def _side(what: str, one: Names, other: Names) -> Iterator[Sign]:
    if not one or not other:
        return
    if both := one & other:
        yield what if both - generic_actors() else "people", ", ".join(sorted(both))
    elif not _kindred(one, other):
        yield f"other {what}", ", ".join(sorted(one)), ", ".join(sorted(other))


def _kindred(one: Names, other: Names) -> bool:
    """Tell whether two forces share a word of their names, such as that of their country."""
    said = [{word for name in names for word in name.split()} - _FORCES for names in (one, other)]
    return bool(said[0] & said[1])


def _tolls(a: Told, b: Told) -> Iterator[Sign]:
    for measure in sorted(a.counts.keys() & b.counts.keys()):
        one, other = a.counts[measure], b.counts[measure]
        if both := one & other:
            number = max(both, key=lambda n: (n > 9 and n % 10 > 0, n))
            beyond = "count round" if number % 10 == 0 else "count 10"
            yield band(number, _COUNTS, beyond), measure, number
            yield from (("count also", measure, n) for n in sorted(both - {number})[-2:])
        elif one and other:
            yield _ratio(a, b, measure, max(one), max(other))
    if min(a.largest, b.largest) >= LARGE:
        yield "both large", a.largest, b.largest


def _ratio(a: Told, b: Told, measure: str, one: int, other: int) -> Sign:
    name = band(max(one, other) / max(1, min(one, other)), _RATIOS, "counts far")
    if name == "counts apart" and a.seen and b.seen and (a.seen - b.seen).days * (one - other) > 0:
        name = "counts grow"
    return name, measure, one, other


def _words(a: Told, b: Told) -> Iterator[Sign]:
    """Compare the words besides those for place and site."""
    if min(total(a.words), total(b.words)) < _ENOUGH:
        return
    common = a.words & b.words
    name = band(cosine(a.words, b.words), _WORDS, "words 35")
    if name in _STRONG and total(common) < _FEW:
        name = "words 5"
    yield name, _Shared(common)


class _Shared:
    """Shared words, of which the rarest are picked out only when they are shown."""

    __slots__ = ("words",)

    def __init__(self, words: Names) -> None:
        self.words = words

    def __str__(self) -> str:
        return "، ".join(rarest(self.words)) or "none"
