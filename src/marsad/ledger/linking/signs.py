"""What two accounts are compared by: the signs for and against their being of one incident.

A sign is a name, which has its weight in ``tables/linking.tsv``, and what fills the gaps of its words there.
Which side is which makes no difference to the names.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from itertools import chain
from typing import Any, TypeAlias

from marsad.ledger.linking.passages import cosine, rarest, total
from marsad.ledger.linking.told import Told
from marsad.ledger.linking.words import generic_actors, spelt_alike
from marsad.models import DateSpan, Place

Sign: TypeAlias = tuple[Any, ...]
Names: TypeAlias = frozenset[str]

LARGE = 15
"""From so many dead or injured on, a toll is rare enough for two on one day to be the same."""
_GAPS = ((1, "date 1"), (3, "date 3"), (14, "date 14"), (60, "date 60"))
_SPANS = ((1, "same day"), (4, "same days"), (10, "same week"), (45, "same month"))
_SEEN = ((1, "seen 1"), (3, "seen 3"), (14, "seen 14"))
_UNDATED = ((2, "undated 2"), (14, "undated 14"))
_KM = ((5, "km 5"), (15, "km 15"), (40, "km 40"), (100, "km 100"))
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
    compared = (compare(a, b) for compare in (_report, _date, _place, _site, _kind, _actors, _tolls, _words))
    yield from chain.from_iterable(compared)


def _band(value: float, bands: tuple[tuple[float, str], ...], beyond: str) -> str:
    """Return the name of the first band that a value does not exceed."""
    for most, name in bands:
        if value <= most:
            return name
    return beyond


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
        yield _band(apart, _UNDATED, "undated more"), apart


def _dates(one: DateSpan, other: DateSpan) -> Sign:
    gap = max((other.first - one.last).days, (one.first - other.last).days)
    widest = max((one.last - one.first).days, (other.last - other.first).days) + 1
    if gap > 0:
        return _band(gap, _GAPS, "date more"), gap, _Span(one), _Span(other)
    return _band(widest, _SPANS, "same year"), _Span(one), _Span(other)


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
        yield _band(after, _SEEN, "seen more"), after


def _place(a: Told, b: Told) -> Iterator[Sign]:
    one, other = a.account.place or Place(), b.account.place or Place()
    abroad = bool(one.country and other.country and one.country != other.country)
    if abroad:
        yield "other country", one.country, other.country
    else:
        yield from _areas(a, b, one, other)
    if a.place & b.place:
        yield "place", one.name, other.name
    elif a.place and b.place:
        if not abroad:
            yield _differing(a, b, one, other)
        yield from _told(a, b)
    else:
        yield from _told(a, b) or (("no place",),)


def _areas(a: Told, b: Told, one: Place, other: Place) -> Iterator[Sign]:
    if one.country and other.country:
        yield "country", one.country
    if one.admin1 and other.admin1:
        yield "area" if a.admin1 == b.admin1 else "other area", one.admin1, other.admin1


def _told(a: Told, b: Told) -> tuple[Sign, ...]:
    """Compare the place that one account is of with all that the other names."""
    named = [
        one.account.place.name for one, other in ((a, b), (b, a)) if one.account.place and one.named_in(other)
    ]
    if not named:
        return ()
    return (("place told" if len(named) == 1 else "places told", *named),)


def _differing(a: Told, b: Told, one: Place, other: Place) -> Sign:
    if spelt_alike(a.place, b.place):
        return "place spelt", one.name, other.name
    near = _distance(one, other)
    if near is None:
        return "other place", one.name, other.name
    return _band(near, _KM, "km more"), round(near), one.name, other.name


def _distance(one: Place, other: Place) -> float | None:
    """Return kilometres between two places whose coordinates mean more than an area."""
    if any(None in (p.lat, p.lon) or p.precision in ("admin1", "country", "unknown") for p in (one, other)):
        return None
    lat1, lon1, lat2, lon2 = (math.radians(x or 0.0) for x in (one.lat, one.lon, other.lat, other.lon))
    part = math.sin((lat2 - lat1) / 2) ** 2
    part += math.cos(lat1) * math.cos(lat2) * math.sin((lon2 - lon1) / 2) ** 2
    return 12742.0 * math.asin(min(1.0, math.sqrt(part)))


def _site(a: Told, b: Told) -> Iterator[Sign]:
    one, other = a.account.facility, b.account.facility
    if not one or not other:
        return
    if named := a.facility & b.facility:
        yield "site" if len(named) == 1 else "site, several words", one, other
    else:
        yield "kind of site" if a.facility_kinds & b.facility_kinds else "other site", one, other


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
            yield _band(number, _COUNTS, beyond), measure, number
            yield from (("count also", measure, n) for n in sorted(both - {number})[-2:])
        elif one and other:
            yield _ratio(a, b, measure, max(one), max(other))
    if min(a.largest, b.largest) >= LARGE:
        yield "both large", a.largest, b.largest


def _ratio(a: Told, b: Told, measure: str, one: int, other: int) -> Sign:
    name = _band(max(one, other) / max(1, min(one, other)), _RATIOS, "counts far")
    if name == "counts apart" and a.seen and b.seen and (a.seen - b.seen).days * (one - other) > 0:
        name = "counts grow"
    return name, measure, one, other


def _words(a: Told, b: Told) -> Iterator[Sign]:
    """Compare the words besides those for place and site."""
    if min(total(a.words), total(b.words)) < _ENOUGH:
        return
    common = a.words & b.words
    name = _band(cosine(a.words, b.words), _WORDS, "words 35")
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
