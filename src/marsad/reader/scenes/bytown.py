"""Dead counted town by town in one sentence: «قتل 17 في بلدة …، و8 في مدينة …». Each town is of an incident
of its own, and the number of them all, told before, is the sum of these.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from marsad.reader.counting.people import People
from marsad.reader.harm.scan import Found
from marsad.reader.places.places import Mention, compared
from marsad.reader.scenes.telling import Telling, told_place

_TOWN, _PROVINCE = 3, 5
"""The ranks of a district and of a province among places: what is counted province by province is a tally."""
_JOINED = frozenset({"and", "part", "part of", "count"})


def by_town(told: Sequence[Telling]) -> list[Telling]:
    """Return the tellings of a report, those that count town by town cut into one for each town."""
    return [piece for telling in told for piece in _parted(telling)]


def _parted(telling: Telling) -> Iterator[Telling]:
    shares = _shares(telling)
    if not shares:
        yield telling
        return
    whole = _whole(telling, shares)
    if whole:
        yield _piece(telling, 0, shares[0], sums=True)
    for first, behind in pairwise([*shares, len(telling.found)]):
        yield _piece(telling, first if whole or first != shares[0] else 0, behind, sums=False)


def _shares(telling: Telling) -> list[int]:
    """Return which figures are the shares of towns far from each other, two or more; none otherwise."""
    if telling.points_back and not telling.many:
        return []  # «في القصف»: one attack, wherever its dead fell
    if telling.in_title or telling.period or telling.recalled or telling.listed_under is not None:
        return []
    first = telling.found[0] if telling.found else None
    if first is not None and first.rule == "part of" and first.whole is None:
        return []  # «31 من القتلى في …» are of a number told before, over some time perhaps.
    placed = [(at, place) for at, one in enumerate(telling.found) if (place := _town(one, telling))]
    run = _led_by(telling, placed[0]) + placed[:1] if placed else []
    for at, place in placed[1:]:
        if run and _goes_on(telling, run[-1], (at, place)):
            run.append((at, place))
    towns = len(run) > 1 and any(place.rank <= _TOWN for _, place in run)
    return [at for at, _ in run] if towns else []


def _led_by(telling: Telling, share: tuple[int, Mention]) -> list[tuple[int, Mention]]:
    """Return the count before the first share, its attack told with its town («9 في قصف على بلدة …»)."""
    at, town = share
    if at == 0 or telling.found[at].whole is not None or telling.found[at].rule != "and":
        return []
    before, until = telling.found[at - 1], telling.found[at].start
    alike = before.measure == telling.found[at].measure and before.whole is None and bool(before.group.low)
    places = [one for one in telling.places if before.end <= one.start < until and not one.aside]
    told = [one for one in places if _is_town(one) and until - one.end <= 1]
    return [(at - 1, told[-1])] if alike and told and compared(told[-1], town) != "same place" else []


def _town(one: Found, telling: Telling) -> Mention | None:
    """Return the town in which so many people are counted: «8 في بنو», «17 مسلحا في منطقة …»."""
    if not one.group.low:
        return None
    for place in telling.places:
        in_it = _locates(telling, one.group.end, place)
        if in_it and _is_town(place) and not (place.aside or place.site):
            return place
    return None


def _is_town(place: Mention) -> bool:
    """Tell whether a name is, or may be, that of a district or less («النبطية» is a town as well)."""
    named = place.level != "admin1" and any(one.level == "settlement" for one in place.candidates)
    return place.rank <= _TOWN or (place.rank <= _PROVINCE and named)


def _locates(telling: Telling, end: int, place: Mention) -> bool:
    """Tell whether a place stands right behind a count: «8 في بنو», «ثلاثة منهم بنابلس»."""
    word = telling.sentence.passage.word
    end += word(end) in _OF_THEM
    return (place.start - end == 1 and word(end) == "في") or (place.start == end and place.proclitic == "ب")


_OF_THEM = frozenset({"منهم", "اخرين", "اخرون"})


def _goes_on(telling: Telling, last: tuple[int, Mention], one: tuple[int, Mention]) -> bool:
    """Tell whether a share stands in one list with that before it, and is of another town."""
    before, found = telling.found[last[0]], telling.found[one[0]]
    listed = (
        found.measure == before.measure and found.rule in _JOINED and 0 <= found.start - last[1].end <= _NEAR
    )
    return listed and compared(last[1], one[1]) != "same place"


_NEAR = 6


def _whole(telling: Telling, shares: Sequence[int]) -> bool:
    """Tell whether all of them are counted before the first share."""
    first = telling.found[shares[0]]
    total = sum(telling.found[at].group.low or 0 for at in shares)
    before = telling.found[: shares[0]]
    return any(one.measure == first.measure and (one.group.low or 0) >= total for one in before)


def _piece(telling: Telling, first: int, end: int, *, sums: bool) -> Telling:
    """Return what a telling says of one town, or of all of them."""
    found = telling.found
    start = found[first].start if first else telling.sentence.start
    until = found[end].start if end < len(found) else telling.sentence.end
    own = replace(
        telling.sentence, start=start, end=until, continues=bool(first) or telling.sentence.continues
    )
    places = tuple(one for one in telling.places if start <= one.start < until)
    people = next((one.group.people for one in found if one.group.people is not None), None)
    held = tuple(_found(one, first, people) for one in found[first:end])
    return replace(
        telling,
        sentence=own,
        found=tuple(replace(one, sentence=own) for one in held),
        voices=telling.voices[first:end],
        places=places,
        place=told_place(places),
        sums=sums,
        summand=not sums,
    )


def _found(one: Found, first: int, people: People | None) -> Found:
    """Return a figure as one of its town: no part of the sum, of people such as those counted before it."""
    part = one.whole is not None and one.whole >= first
    one = (
        replace(one, whole=one.whole - first) if part and one.whole is not None else replace(one, whole=None)
    )
    own = one.group.people
    if not part and one.rule in {"part", "part of"}:
        one = replace(one, rule="count")
    if own is None and people is not None:
        return replace(one, group=replace(one.group, people=people))
    if own is None or people is None or not own.others:
        return one
    like = replace(own, status=people.status, force=own.force or people.force, country=people.country)
    return replace(one, group=replace(one.group, people=like))
