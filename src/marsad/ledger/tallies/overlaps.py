"""Incidents that overlap, of which a count sums only one: fighting and its days, a total and its list.

What overlaps is decided by what is stated, in two cases only; ``docs/counting.md`` tells both.
"""

from __future__ import annotations

import bisect
import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import TypeAlias, get_args

from marsad.ledger.linking.words import place_words, unknown_actors
from marsad.ledger.tallies.scopes import BASES, LeftOut, named
from marsad.models import DateSpan, Incident, IncidentType, Measure, Place, PlacePrecision

SEVERAL = 3
"""Incidents of one report from which on one of them may be the sum of the others."""
_LASTING: tuple[IncidentType, ...] = ("armed_clash", "shelling", "air_strike", "attack", "other")
"""Kinds that may go on for days; a span of days of any other kind only says when it may have been."""
_LONGEST = 31
"""Days: a longer span, as a whole month, is taken for an uncertain date and not for how long it took."""
_FINEST: tuple[PlacePrecision, ...] = get_args(PlacePrecision)

_Area: TypeAlias = tuple[str, str]


def overlaps(
    incidents: Sequence[Incident], told: Iterable[Collection[str]] | None = None
) -> dict[str, LeftOut]:
    """Return by id the incidents that others of these cover, or are the sum of, and which those are.

    ``told`` gives for each report the ids of the incidents it tells of; without, their mentions say so.
    """
    found = dict(_sums(incidents, _mentioned(incidents) if told is None else told))
    found.update(_within([one for one in incidents if one.id not in found]))
    return found


def numbers(incident: Incident) -> dict[Measure, tuple[int, int]]:
    """Return for each measure best and high of the total, where a number is stated."""
    return {
        toll.measure: (toll.best, toll.best if toll.high is None else toll.high)
        for toll in incident.totals
        if toll.best is not None
    }


def _within(incidents: Sequence[Incident]) -> Iterator[tuple[str, LeftOut]]:
    """Yield what is within an incident that lasted; or that one itself, if those within it number more."""
    inner = _inner(incidents)
    known = {one.id: one for one in incidents}
    gone: set[str] = set()
    for name in sorted(inner, key=lambda name: (-_days(known[name].date), name)):
        if name in gone:
            continue
        whole, parts = known[name], inner[name]
        nested = {deeper for part in parts for deeper in inner.get(part, ())}
        if more := _more(whole, [known[part] for part in sorted(parts - nested)]):
            yield name, LeftOut("sum of other incidents", f"those within it number more: {more}")
            gone.add(name)
            continue
        for part in sorted((parts | nested) - gone):
            yield part, LeftOut("within another incident", f"within {name} ({_span(whole.date)})")
        gone |= parts | nested


def _inner(incidents: Sequence[Incident]) -> dict[str, set[str]]:
    """Return for each incident that lasted the incidents within it."""
    areas: defaultdict[_Area, list[tuple[dt.date, str, Incident]]] = defaultdict(list)
    for one in incidents:
        if one.date and (area := _area(one)):
            areas[area].append((one.date.first, one.id, one))
    found: dict[str, set[str]] = {}
    for listed in areas.values():
        listed.sort(key=lambda entry: entry[:2])
        days = [first for first, _, _ in listed]
        for _, name, whole in listed:
            if lasted(whole) and whole.date:
                start, end = (
                    bisect.bisect_left(days, whole.date.first),
                    bisect.bisect_right(days, whole.date.last),
                )
                if parts := {part.id for _, _, part in listed[start:end] if _covers(whole, part)}:
                    found[name] = parts
    return found


def _area(incident: Incident) -> _Area | None:
    place = incident.place
    return (place.country, place.admin1) if place and place.country and place.admin1 else None


def _days(date: DateSpan | None) -> int:
    return (date.last - date.first).days + 1 if date else 0


def _span(date: DateSpan | None) -> str:
    return f"{date.first} to {date.last}" if date else "no date"


def lasted(incident: Incident) -> bool:
    """Tell whether an incident went on for days, so that others may be within it."""
    date = incident.date
    vague = date is not None and date.precision in ("month", "season", "year", "years")
    whole_month = date is not None and date.first.day == 1 and (date.last + dt.timedelta(1)).day == 1
    return incident.type in _LASTING and not (vague or whole_month) and 1 < _days(date) <= _LONGEST


def _covers(whole: Incident, part: Incident) -> bool:
    """Tell whether one incident is within another in time, place, sides and numbers."""
    a, b = whole.date, part.date
    if a is None or b is None or _days(b) >= _days(a) or not a.first <= b.first <= b.last <= a.last:
        return False
    return _one_place(whole.place, part.place) and bool(_doers(whole) & _doers(part)) and _room(whole, part)


def _doers(incident: Incident) -> frozenset[str]:
    return frozenset(named(incident, BASES)) - unknown_actors()


def _one_place(whole: Place | None, part: Place | None) -> bool:
    """Tell whether a place of the same area is the other's, or the whole area."""
    if whole is None or part is None:
        return False
    if whole.precision == "admin1" or not whole.name:
        return True
    return bool(part.name and place_words(whole.name) & place_words(part.name))


def _room(whole: Incident, part: Incident) -> bool:
    """Tell whether all numbers of a part fit into those of the whole: else it does not count them."""
    stated = numbers(whole)
    return all(m in stated and best <= stated[m][1] for m, (best, _) in numbers(part).items())


def _more(whole: Incident, parts: Sequence[Incident]) -> str | None:
    """Return by which measure the parts of an incident number more than it, in words."""
    for measure, (_, high) in sorted(numbers(whole).items()):
        total = sum(numbers(part).get(measure, (0, 0))[0] for part in parts)
        if total > high:
            return f"{total} {measure}"
    return None


def _mentioned(incidents: Iterable[Incident]) -> Iterable[Collection[str]]:
    """Return for each report the ids of the incidents that it is mentioned to tell of."""
    reports: defaultdict[str, set[str]] = defaultdict(set)
    for one in incidents:
        for mention in one.mentions:
            reports[mention.report].add(one.id)
    return reports.values()


def _sums(incidents: Iterable[Incident], reports: Iterable[Collection[str]]) -> Iterator[tuple[str, LeftOut]]:
    """Yield the incidents that are the total of others which the same report lists."""
    known = {one.id: one for one in incidents}
    for told in sorted(map(sorted, reports)):
        listed = {name: known[name] for name in told if name in known}
        for total in sorted(listed.values(), key=_breadth) if len(listed) >= SEVERAL else ():
            parts = [one for one in listed.values() if one is not total and _wider(total, one)]
            if len(parts) > 1 and _adds_up(total, parts):
                del listed[total.id]
                names = ", ".join(sorted(part.id for part in parts))
                yield (
                    total.id,
                    LeftOut("sum of other incidents", f"the sum of {names}, which one report lists"),
                )


def _breadth(incident: Incident) -> tuple[int, str]:
    place = incident.place or Place()
    return _FINEST.index(place.precision or "unknown"), incident.id


def _adds_up(total: Incident, parts: Iterable[Incident]) -> bool:
    stated, listed = numbers(total), [numbers(part) for part in parts]
    return bool(stated) and all(
        all(measure in own for own in listed) and best == sum(own[measure][0] for own in listed)
        for measure, (best, _) in stated.items()
    )


def _wider(total: Incident, part: Incident) -> bool:
    """Tell whether the place of an incident is wider than another's, and nothing keeps it from holding it."""
    a, b = total.place or Place(), part.place or Place()
    places = _breadth(total)[0] > _breadth(part)[0] and all(
        x is None or x == y for x, y in ((a.country, b.country), (a.admin1, b.admin1))
    )
    dates = not total.date or not part.date or _holds(total.date, part.date)
    doers = _doers(total)
    return places and dates and (not doers or _doers(part) <= doers)


def _holds(one: DateSpan, other: DateSpan) -> bool:
    return one.first <= other.first and other.last <= one.last
