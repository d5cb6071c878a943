"""Where a scene happened: each place that it names has signs for and against it, each sign its weight."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from marsad.gazetteer import Candidate, distance_km
from marsad.language.words import WHICH, definite
from marsad.reader.places.elsewhere import apart, headed_for, where_counted
from marsad.reader.places.places import Mention, compared
from marsad.reader.scenes.telling import Scene, Telling

WEIGHTS: dict[str, float] = {
    "quarter": 2.5, "village": 2.2, "town": 1.4, "district": 1.6, "region": -0.3, "province": 0.5,
    "unclear": -1.0, "country": -1.5, "site": -2.0, "near": -0.3, "aside": -1.3, "unknown": -0.1,
    "holds": -1.0, "finer told": -1.5, "way": -1.6,
    "in": 0.5, "to or from": -0.7, "counted": 0.5, "strong": 0.0, "title": 0.2, "only titled": -2.0,
    "later": -0.15, "several": -0.5, "again": 0.3, "joined": -0.2, "abroad": -1.5, "in passing": -0.3,
    "told where": 2.0, "seat": -1.0, "elsewhere": -1.5, "their own": 1.0,
}  # fmt: skip
_SIZES = ("quarter", "village", "town", "district", "region", "province", "unclear", "country")
_IN = frozenset({"في", "داخل", "عند", "علي"})
_FIRST = 6
"""From so many sentences on, a later one speaks no less for its places."""


def place_told(scene: Scene) -> Mention | None:
    """Return the place where a scene happened, the first of equal ones."""
    weighed = [
        (sum(WEIGHTS[sign] * times for sign, times in signs), one) for signs, one in told_places(scene)
    ]
    return max(weighed, key=lambda pair: round(pair[0], 6), default=(0.0, None))[1]


def told_places(scene: Scene) -> list[tuple[list[tuple[str, int]], Mention]]:
    """Return each place that a scene names, with the signs for and against it."""
    told = [(telling, at, one) for at, telling in enumerate(scene.known) for one in telling.places]
    names = Counter(name for name, _ in {(one.name, at) for _, at, one in told})
    firm = [one for _, _, one in told if one.choice and not (way(one) or one.aside)]
    home = Counter(one.choice.country for one in firm if one.choice and one.choice.country)
    country = max(sorted(home), key=lambda c: home[c], default=None)
    fine = [
        (telling, one)
        for telling, _, one in told
        if one.rank <= _FINE and not one.aside and not one.site and not way(one)
    ]
    finer = [one for _, one in fine]
    provinces = _provinces([one for _, _, one in told])
    counted = where_counted(scene)
    return [
        (
            [
                *signs(telling, at, one, names[one.name], country),
                ("finer told", int(_outdone(_wide(one, provinces), finer) or _frames(telling, one, finer))),
                ("seat", int(_for_its_area(one, fine))),
                ("only titled", int(_only_titled(one, [held for _, _, held in told]))),
                ("way", int(way(one) and any(_quarter(held) for held in finer))),
                ("elsewhere", int(not telling.found and apart(one, counted))),
            ],
            one,
        )
        for telling, at, one in told
    ]


def _for_its_area(one: Mention, fine: Sequence[tuple[Telling, Mention]]) -> bool:
    """Tell whether a town may stand for the area called after it, where a scene tells of a place in that
    area: «هجوم في كركوك» before «قتلوا في ناحية …».
    """
    seat = one.choice.candidate if one.choice else None
    if seat is None or seat.level != "settlement" or one.near or not _has_area(one, seat):
        return False
    return any(
        (telling.found or telling.strong) and one.name != held.name and _in_area(held, one, seat)
        for telling, held in fine
        if held.level in _ANNOUNCED
    )


def _has_area(one: Mention, seat: Candidate) -> bool:
    home = (seat.country, seat.admin1)
    return any(c.level == "admin1" and (c.country, c.admin1) == home for c in one.candidates)


def _in_area(held: Mention, one: Mention, seat: Candidate) -> bool:
    """Tell whether a place lies in the area of its capital, one that no table knows unless told otherwise."""
    known = held.choice.candidate if held.choice else None
    if known is None:
        return held.inside is None or held.inside.name == one.name
    return (known.country, known.admin1) == (seat.country, seat.admin1)


_ANNOUNCED = frozenset({"neighbourhood", "village", "settlement", "district", "area"})


def _provinces(told: Sequence[Mention]) -> frozenset[str]:
    """Return the bare names that a scene gives an area and no town («محافظة بنزرت», not «مدينة بنزرت»)."""
    towns = {one.name for one in told if one.level in _QUARTERS}
    areas = [one for one in told if _FINE < one.rank < _COUNTRY and not one.near]
    called = [f" {' '.join(map(one.passage.word, range(one.start, one.end)))} " for one in areas]
    return frozenset(one.name for one in told if any(f" {one.name} " in words for words in called)) - towns


def _wide(one: Mention, provinces: Collection[str]) -> Mention:
    """Return a bare name as that of the area that the scene calls so."""
    return replace(one, level="admin1") if one.bare and one.name in provinces else one


def _only_titled(one: Mention, named: Sequence[Mention]) -> bool:
    """Tell whether the text of a scene names other places than the title, which may tell of two incidents."""
    if one.passage.field != "title":
        return False
    told = [held for held in named if held.passage is not one.passage and not held.aside]
    return bool(told) and all(compared(one, held).startswith("other place") for held in told)


def way(one: Mention) -> bool:
    """Tell whether a place is a street or square: the quarter that it lies in is told of rather."""
    return one.passage.at(one.start, "place_words", "way") is not None


def _quarter(one: Mention) -> bool:
    """Tell whether a place is a quarter, a village or a small town, in which a street lies («حي الدرج»)."""
    chosen = one.choice.candidate if one.choice else None
    return one.rank < _TOWN or (one.rank == _TOWN and chosen is not None and chosen.population < _SMALL)


_TOWN, _SMALL = 2, 30_000


def _outdone(one: Mention, finer: Sequence[Mention]) -> bool:
    """Tell whether the scene names a place that is smaller than this one and may lie in it, or beside it."""
    return any(
        _told_by(o, one)
        or (
            (
                (o.rank < one.rank and not _near_an_area(o, one))
                or (one.near and o.rank == one.rank and not (o.near or headed_for(o)))
            )
            and _within(o, one)
        )
        for o in finer
        if o.name != one.name
    )


def _near_an_area(small: Mention, one: Mention) -> bool:
    """Tell whether a town is only told as near, beside a mountain or district («جبل سمامة قرب القصرين»)."""
    return small.near and small.rank == _TOWN and not one.near and one.rank <= _FINE


def _told_by(small: Mention, one: Mention) -> bool:
    """Tell whether a place is told by where it lies from this one («البرث جنوبي رفح»)."""
    by = small.inside
    told = by is not None and by.near and by.name == one.name
    return told and small.rank <= one.rank and not (small.near or headed_for(small))


def _within(small: Mention, large: Mention) -> bool:
    a = small.choice.candidate if small.choice else None
    b = large.choice.candidate if large.choice else None
    if a is None or b is None:
        held = small.inside is not None and small.inside.name == large.name
        return a is None and (held or (small.inside is None and _FINE < large.rank < _COUNTRY))
    if a.country != b.country or large.rank == _COUNTRY:
        return a.country == b.country
    if large.near:
        return distance_km(a, b) <= _BESIDE_KM
    if a.admin1 != b.admin1:
        return b.admin1 is None
    return large.rank > _FINE or distance_km(a, b) <= max(_APART_KM, b.within_km)


def _frames(telling: Telling, one: Mention, finer: Sequence[Mention]) -> bool:
    """Tell whether a sentence begins with a town, and goes on to a quarter or village of it: «وفي درعا … قرب
    بلدة …».
    """
    if one.start - telling.sentence.start > _OPENING or one.near:
        return False
    return any(
        held.start > one.end
        and held.level in _QUARTERS
        and held.rank <= one.rank
        and compared(one, held) in {"unknown place", "other place near", "place inside"}
        for held in finer
        if held in telling.places
    )


_OPENING = 2
_QUARTERS = frozenset({"neighbourhood", "village", "settlement", "area"})


def _in_passing(telling: Telling) -> bool:
    """Tell whether a sentence counts nobody and tells of no attack of its own."""
    return not telling.found and not telling.strong


def _tell_of_home(one: Mention) -> bool:
    """Tell whether those who live in a village speak, most likely of it: «أفاد سكان قرية …»."""
    folk = one.passage.at(one.start - 1, "place_words", "folk") is not None
    return folk and one.aside and one.rank <= _VILLAGE


_VILLAGE = 1


def _told_where(telling: Telling, one: Mention) -> bool:
    """Tell whether a sentence says of the attack told before that it was there: «ووقع الهجوم في بلدة …»."""
    passage, first = telling.sentence.passage, telling.sentence.start
    if any(first <= other.start < one.start and not other.aside for other in telling.places) or one.aside:
        return False
    happens = telling.sentence.find("timing", "happens")
    verbs = [mark.start for mark in happens if one.start - _SOON <= mark.start < one.start]
    if any(passage.word(at).removeprefix("و").endswith("حادث") for at in verbs):
        return True
    return any(
        definite(event.proclitic) and any(abs(at - event.start) <= _BESIDE for at in verbs)
        for event in telling.sentence.find("events")
        if event.end <= one.start <= event.end + _SOON and passage.word(event.end) not in WHICH
    )


_BESIDE, _SOON = 2, 6
_FINE = 3
"""The rank of a district: what is no larger may be where a scene happened, more exactly than a province."""
_COUNTRY = 7
_BESIDE_KM = 200
_APART_KM = 15


def signs(
    telling: Telling, at: int, one: Mention, times: int, country: str | None
) -> Iterator[tuple[str, int]]:
    """Yield the signs that hold for a place of a scene, and how many times each."""
    yield _SIZES[one.rank], 1
    yield "later", min(at, _FIRST)
    yield "again", min(times - 1, 3)
    held = {m.inside.start for m in telling.places if m.inside and not m.site and not way(m)}
    same = [m for m in telling.places if m.rank == one.rank and m.start not in held]
    before = one.passage.word(one.start - 1).removeprefix("و")
    said = {
        "site": one.site,
        "near": one.near,
        "aside": one.aside,
        "unknown": not one.candidates,
        "holds": one.start in held,
        "in": one.proclitic.endswith("ب")
        or before in _IN
        or one.passage.at(one.start - 1, "events") is not None,
        "to or from": headed_for(one),
        "counted": bool(telling.found),
        "strong": telling.strong,
        "title": one.passage.field == "title",
        "several": len(same) > 2,
        "joined": one.joined,
        "abroad": bool(one.choice and one.choice.country and one.choice.country != country),
        "in passing": _in_passing(telling),
        "told where": _told_where(telling, one),
        "their own": _tell_of_home(one),
    }
    yield from ((name, 1) for name, holds in said.items() if holds)
