"""Counts told town by town in one sentence, each of an attack of its own: «قتل 18 في منطقة …، و8 في …»."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from marsad.language.wordsets import word_set
from marsad.reader.counting.people import People
from marsad.reader.harm.scan import Found
from marsad.reader.places.places import Mention, compared
from marsad.reader.scenes.openings import widely
from marsad.reader.scenes.telling import Telling, told_place

_NEAR = 3
"""Tokens between those counted and the word that says where they fell."""
_DISTRICT, _REGION = 3, 4
"""The ranks of a district and a region among places: a share of a province is of no single attack."""
_IN = word_set("where it happened") | {"ب"}


def by_town(told: Sequence[Telling]) -> list[Telling]:
    """Return the tellings of a report, those that count town by town parted into one for each town."""
    made: list[Telling] = []
    summed = False
    for telling in told:
        made += [telling] if summed else _parted(telling)
        summed = summed or _of_a_period(telling)
    return made


def _of_a_period(telling: Telling) -> bool:
    """Tell whether a count sums up weeks, a war or a country, whose shares by town are of no single attack
    either.
    """
    sums = telling.period or telling.counted_up or widely(telling)
    return bool(telling.found) and not telling.in_title and sums


def _parted(telling: Telling) -> Iterator[Telling]:
    shares = _shares(telling)
    if not shares:
        yield telling
        return
    whole = shares[0][0].whole
    starts = [telling.sentence.start if whole is None else shares[0][0].start]
    starts += [share.start for share, _ in shares[1:]]
    if whole is not None:
        yield _piece(telling, telling.sentence.start, starts[0], sums=True)
    for start, end in pairwise([*starts, telling.sentence.end]):
        yield _piece(telling, start, end, sums=False)


def _piece(telling: Telling, start: int, end: int, *, sums: bool) -> Telling:
    """Return what a stretch of a sentence tells, of the same day and by the same hands as the rest of it."""
    held = [at for at, one in enumerate(telling.found) if start <= one.start < end]
    people = telling.found[0].group.people
    found = tuple(_of(people, _loose(telling.found[at], held)) for at in held)
    places = tuple(one for one in telling.places if start <= one.start < end)
    first = start == telling.sentence.start
    return replace(
        telling,
        sentence=replace(telling.sentence, start=start, end=end, continues=not first),
        found=found,
        voices=tuple(telling.voices[at] for at in held),
        place=told_place(places),
        places=places,
        under=telling.under or telling.sentence,
        sums=sums,
        summand=not sums,
    )


def _loose(one: Found, held: Sequence[int]) -> Found:
    """Return a figure as it stands among those of its piece, as a part of none of the other pieces."""
    return replace(one, whole=held.index(one.whole) if one.whole in held else None)


def _of(people: People | None, one: Found) -> Found:
    """Return a figure as one of such people as are counted first, where it is a bare number."""
    own = one.group.people
    if people is None or (own is not None and not own.others):
        return one
    return replace(one, group=replace(one.group, people=replace(people, measure=None)))


def _shares(telling: Telling) -> list[tuple[Found, Mention]]:
    """Return the counts of a sentence, each with the town it is of; none where it does not count so."""
    if telling.in_title or telling.period or telling.past or telling.acts:
        return []
    found = telling.found
    whole = found[0] if len(found) > 2 and all(one.whole == 0 for one in found[1:]) else None
    counted = found[1:] if whole is not None else found
    towns = [_town(telling, one) for one in counted]
    told = [(one, town) for one, town in zip(counted, towns, strict=True) if town is not None]
    if len(told) < 2 or len(told) < len(counted) or not _alike(counted):
        return []
    filled = whole is None or whole.group.low == sum(one.group.low or 0 for one in counted)
    if not filled or (whole is not None and telling.points_back):
        return []  # «قتل خمسة في القصف، اثنان في …»: one attack
    if whole is None and counted[0].rule == "part of":
        return []  # «31 من القتلى سقطوا في …، واثنان في …»
    # Two counts of a row are of two towns, also where the tables hold them for one inside the other.
    return (
        told if all(compared(one, other) != "same place" for (_, one), (_, other) in pairwise(told)) else []
    )


def _alike(counted: Sequence[Found]) -> bool:
    """Tell whether numbers of the same harm follow each other, joined by «و» or commas, part of one whole."""
    numbers = all(one.group.low and one.measure == counted[0].measure for one in counted)
    return numbers and len({one.whole for one in counted}) == 1 and all(one.group.conj for one in counted[1:])


def _town(telling: Telling, one: Found) -> Mention | None:
    """Return the town named right behind a count as that where these people fell."""
    passage, end = telling.sentence.passage, one.end
    for place in telling.places:
        at = place.start - (passage.word(place.start - 1) in _IN)
        said = at < place.start or place.proclitic.endswith("ب")
        if said and 0 <= at - end <= _NEAR and _small(place) and not place.aside:
            return place
    return None


def _small(place: Mention) -> bool:
    """Tell whether a place is a village, town or district, or an area that is called one: «منطقة …»."""
    return 0 < place.rank <= _DISTRICT or (place.rank == _REGION and place.level in {"area", "district"})
