"""How far two accounts tell of one incident: reasons for and against, in words, each with its weight.

Weights are additive, in tenths; their sum above zero means that more speaks for one incident than against.
``docs/ledger.md`` lists them.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from itertools import chain
from typing import TypeAlias

from marsad.ledger.told import Told
from marsad.ledger.words import generic_actors, spelt_alike
from marsad.models import DateSpan, Place, Reason

IMPOSSIBLE = -6.0
"""A pair that scores this or less is never put into one incident, whatever others say."""

DAYS_OFF = 3
"""Dates that are further apart than this are never of one incident, unless the text is the same."""

_PRIOR = Reason(text="two accounts are seldom of one incident", weight=-4.0)
Names: TypeAlias = frozenset[str]

_FORCES = frozenset(("army", "forces", "security", "police"))
_RECURRING = frozenset(("armed_clash", "shelling", "air_strike"))
_FAMILIES: tuple[frozenset[str], ...] = (
    frozenset(("attack", "armed_clash", "explosive", "suicide_bomb", "abduction")),
    frozenset(("attack", "explosive", "shelling", "air_strike")),
    frozenset(("armed_clash", "shelling", "arrests")),
)
"""Kinds of event that reports of one and the same event may call it."""


def reasons(a: Told, b: Told) -> tuple[Reason, ...]:
    """Return the reasons for and against two accounts being of one incident."""
    compared = (compare(a, b) for compare in (_report, _date, _place, _facility, _kind, _actors, _tolls))
    return (_PRIOR, *chain.from_iterable(compared))


def score(found: tuple[Reason, ...]) -> float:
    """Return the sum of the weights."""
    return round(sum(reason.weight for reason in found), 1)


def _report(a: Told, b: Told) -> Iterator[Reason]:
    if a.report == b.report:
        yield Reason(text="one report tells them as two", weight=-9.0)
    elif a.text == b.text and a.account.id == b.account.id:
        yield Reason(text="the same text, republished", weight=9.0)
    elif a.text == b.text:
        yield Reason(text="the same text tells them as two", weight=-9.0)


def _date(a: Told, b: Told) -> Iterator[Reason]:
    one, other = a.account.date, b.account.date
    if one and other:
        yield _dates(one, other)
    elif one or other:
        yield from _undated(*((b, one) if one else (a, other)))  # type: ignore[arg-type]
    elif a.seen and b.seen and a.account.main and b.account.main:
        apart = abs((a.seen - b.seen).days)
        if apart <= 2:
            yield Reason(text="no dates, reported within two days", weight=1.0)
        elif apart > 14:
            yield Reason(text=f"no dates, reported {apart} days apart", weight=-2.0)


def _dates(one: DateSpan, other: DateSpan) -> Reason:
    gap = max((other.first - one.last).days, (one.first - other.last).days)
    widest = max((one.last - one.first).days, (other.last - other.first).days) + 1
    if gap <= 0:
        weight = 3.0 if widest == 1 else max(0.3, round(3.0 - 0.7 * math.log2(widest), 1))
        return Reason(text=f"dates agree ({_span(one)}, {_span(other)})", weight=weight)
    weight = -0.8 if gap == 1 else -4.0 if gap <= DAYS_OFF else -12.0
    return Reason(text=f"dates are {gap} days apart ({_span(one)}, {_span(other)})", weight=weight)


def _span(date: DateSpan) -> str:
    return str(date.first) if date.first == date.last else f"{date.first} to {date.last}"


def _undated(told: Told, date: DateSpan) -> Iterator[Reason]:
    """Compare the day on which an undated account was reported with the date of the other."""
    if told.seen is None:
        return
    before, after = (date.first - told.seen).days, (told.seen - date.last).days
    if before > 1:
        yield Reason(text=f"no date, but reported {before} days before", weight=-12.0)
    elif told.account.main and after <= 3:
        yield Reason(text="no date, but reported within three days", weight=1.5)
    elif told.account.main and after > 14:
        yield Reason(text=f"no date, reported as news {after} days later", weight=-2.0)


def _place(a: Told, b: Told) -> Iterator[Reason]:
    one, other = a.account.place or Place(), b.account.place or Place()
    if one.country and other.country and one.country != other.country:
        yield Reason(text=f"other countries ({one.country}, {other.country})", weight=-12.0)
        return
    if one.country and other.country:
        yield Reason(text=f"same country ({one.country})", weight=0.3)
    if one.admin1 and other.admin1:
        same = one.admin1.casefold() == other.admin1.casefold()
        text = f"same area ({one.admin1})" if same else f"other areas ({one.admin1}, {other.admin1})"
        yield Reason(text=text, weight=1.0 if same else -12.0)
    yield from _names(a, b, one, other)


def _names(a: Told, b: Told, one: Place, other: Place) -> Iterator[Reason]:
    near = _distance(one, other)
    if not a.place or not b.place:
        return
    named = f"({one.name}, {other.name})"
    if a.place & b.place:
        yield Reason(text=f"same place {named}", weight=2.5)
    elif spelt_alike(a.place, b.place):
        yield Reason(text=f"places spelt alike {named}", weight=1.5)
    elif near is not None:
        weight = 0.5 if near <= 5 else -0.5 if near <= 15 else -2.0 if near <= 40 else -4.0
        yield Reason(text=f"places {near:.0f} km apart {named}", weight=weight)
    else:
        yield Reason(text=f"other places {named}", weight=-1.0)


def _distance(one: Place, other: Place) -> float | None:
    """Return kilometres between two places whose coordinates mean more than an area."""
    if any(None in (p.lat, p.lon) or p.precision in ("admin1", "country", "unknown") for p in (one, other)):
        return None
    lat1, lon1, lat2, lon2 = (math.radians(x or 0.0) for x in (one.lat, one.lon, other.lat, other.lon))
    part = math.sin((lat2 - lat1) / 2) ** 2
    part += math.cos(lat1) * math.cos(lat2) * math.sin((lon2 - lon1) / 2) ** 2
    return 12742.0 * math.asin(min(1.0, math.sqrt(part)))


def _facility(a: Told, b: Told) -> Iterator[Reason]:
    one, other = a.account.facility, b.account.facility
    if not one or not other:
        return
    named = f"({one}, {other})"
    if a.facility & b.facility:
        yield Reason(text=f"same site {named}", weight=2.0 if len(a.facility & b.facility) == 1 else 3.0)
    elif a.facility_kinds & b.facility_kinds:
        yield Reason(text=f"same kind of site {named}", weight=0.5)
    else:
        yield Reason(text=f"other sites {named}", weight=-0.7)


def _kind(a: Told, b: Told) -> Iterator[Reason]:
    one, other = a.account.type, b.account.type
    if "other" in (one, other):
        return
    if one == other:
        recurs = one in _RECURRING
        also = ", which recurs" if recurs else ""
        yield Reason(text=f"same kind of event ({one}{also})", weight=0.0 if recurs else 0.8)
    elif any(one in family and other in family for family in _FAMILIES):
        yield Reason(text=f"kindred kinds of event ({one}, {other})", weight=-0.3)
    else:
        yield Reason(text=f"other kinds of event ({one}, {other})", weight=-2.5)


def _actors(a: Told, b: Told) -> Iterator[Reason]:
    if "armed_clash" in (a.account.type, b.account.type):
        yield from _side("sides", a.perpetrators | a.targets, b.perpetrators | b.targets, 1.2, -2.0)
        return
    yield from _side("perpetrators", a.perpetrators, b.perpetrators, 1.0, -2.0)
    yield from _side("targets", a.targets, b.targets, 1.0, -1.0)


def _side(what: str, one: Names, other: Names, same: float, apart: float) -> Iterator[Reason]:
    if not one or not other:
        return
    if shared := one & other:
        weight = same if shared - generic_actors() else 0.5
        yield Reason(text=f"same {what} ({', '.join(sorted(shared))})", weight=weight)
    elif not _kindred(one, other):
        yield Reason(
            text=f"other {what} ({', '.join(sorted(one))}; {', '.join(sorted(other))})", weight=apart
        )


def _kindred(one: Names, other: Names) -> bool:
    """Tell whether two forces share a word of their names, such as that of their country."""
    said = [{word for name in names for word in name.split()} - _FORCES for names in (one, other)]
    return bool(said[0] & said[1])


def _tolls(a: Told, b: Told) -> Iterator[Reason]:
    left = 4.0
    for measure in sorted(a.counts.keys() & b.counts.keys()):
        one, other = a.counts[measure], b.counts[measure]
        for number in sorted(one & other, reverse=True):
            weight = min(left, 0.6 if number <= 2 else 1.2 if number <= 9 else 2.0)
            left = round(left - weight, 1)
            if weight:
                yield Reason(text=f"same count {measure} ({number})", weight=weight)
        if one and other and not one & other:
            yield _differing(measure, max(one), max(other))


def _differing(measure: str, one: int, other: int) -> Reason:
    ratio = max(one, other) / max(1, min(one, other))
    weight = -0.2 if ratio <= 1.5 else -0.4 if ratio <= 3 else -0.8
    return Reason(text=f"other counts {measure} ({one}, {other})", weight=weight)
