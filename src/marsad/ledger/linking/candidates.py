"""Which accounts are compared at all: those that share a sign of what happened, at a time that fits.

Comparing each account with all others would take hours for a large ledger, and most pairs have nothing in
common but a country. So each account shows keys, hashes of a sign and a day, and asks for keys of others.
Two accounts are candidates if one asks for what the other shows; then the other asks for what the one shows.

An account of no certain day asks for signs whatever the day, but only for signs that few accounts share: a
village and a kind of attack may tell one incident from all others of a war, a capital and shelling tell none.
"""

from __future__ import annotations

import hashlib
import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations, product
from typing import TypeAlias

from marsad.ledger.linking.likeness import DAYS_OFF
from marsad.ledger.linking.signs import LARGE
from marsad.ledger.linking.told import Told
from marsad.ledger.linking.words import generic_actors, skeletons
from marsad.models import Place

Signs: TypeAlias = frozenset[int]

RARE = 50
"""Signs that more accounts than this share do not find those of no certain day."""

_EXACT_DAYS = 7
"""A date of more days than this says too little to look for others of the same days."""
_LATE = 14
"""Days after which an account without a date is hardly news any more."""
_CELL = 0.25
_NEAR = 0.1
"""Degrees: places no further apart than twice this share a cell, which is about 20 km."""
_MASK = (1 << 63) - 1
_ODD = 0x9E3779B97F4A7C15
_COPY, _CERTAIN, _VAGUE = 2, 3, 6
_CLASSES = {
    "armed_clash": "ground",
    "attack": "ground",
    "explosive": "blast",
    "suicide_bomb": "blast",
    "shelling": "fire",
    "air_strike": "fire",
}
"""Kinds of event that reports of one and the same event often confuse."""


@dataclass(frozen=True, slots=True)
class Keys:
    """What an account shows to others and what it asks for; whole numbers below 2 to the 63.

    ``lasting`` are signs that need no day where they are rare and one of two accounts is ``vague``.
    """

    shown: Signs
    asked: Signs
    lasting: Signs
    vague: bool

    def stored(self) -> Signs:
        """Return all by which other accounts find this one."""
        return self.shown | {key(sign, vague=self.vague) for sign in self.lasting}


def key(sign: int, *, vague: bool) -> int:
    """Return the key by which accounts with a lasting sign are found: those vague, or those certain."""
    return _at(sign, _VAGUE if vague else _CERTAIN)


def keys(told: Told) -> Keys:
    """Return the keys of an account: a function of the account alone."""
    copy = {_at(_hash("copy", told.text, told.account.id), _COPY)}
    shown, asked, days = set(copy), set(copy), _Days.of(told)
    if days:
        loose = _hashed(_loose(told))
        shown |= _all(loose | _hashed(_shown(told)), days.shown())
        asked |= _all(loose, days.asked(DAYS_OFF, _LATE)) | _all(
            _hashed(_asked(told)), days.asked(1, DAYS_OFF)
        )
    vague = days is None or not days.told
    return Keys(frozenset(shown), frozenset(asked), _hashed(_lasting(told)), vague)


@dataclass(frozen=True, slots=True)
class _Days:
    """The days of an incident (``told``), or the one day on which an undated account was reported."""

    first: int
    last: int
    told: bool

    @classmethod
    def of(cls, told: Told) -> _Days | None:
        date = told.account.date
        if date and (date.last - date.first).days < _EXACT_DAYS:
            return cls(date.first.toordinal(), date.last.toordinal(), told=True)
        if date is None and told.seen:
            return cls(told.seen.toordinal(), told.seen.toordinal(), told=False)
        return None

    def shown(self) -> Iterator[int]:
        """Yield the times that are shown: apart for days of incidents and days of reports."""
        return (_time(day, told=self.told) for day in range(self.first, self.last + 1))

    def asked(self, apart: int, late: int) -> Iterator[int]:
        """Yield for which times to ask: incidents some days apart, reports up to ``late`` days afterwards."""
        if self.told:
            yield from (_time(n, told=True) for n in range(self.first - apart, self.last + apart + 1))
            yield from (_time(n, told=False) for n in range(self.first - 1, self.last + late + 1))
        else:
            yield from (_time(n, told=True) for n in range(self.first - late, self.last + 2))
            yield from (_time(n, told=False) for n in range(self.first - late, self.last + late + 1))


def _time(day: int, *, told: bool) -> int:
    return 4 * day + told


def _all(signs: Signs, times: Iterable[int]) -> set[int]:
    return {_at(sign, time) for sign, time in product(signs, list(times))}


def _at(sign: int, time: int) -> int:
    return (sign ^ (time * _ODD)) & _MASK


def _hashed(signs: Iterable[tuple[object, ...]]) -> Signs:
    return frozenset(_hash(*sign) for sign in signs)


@lru_cache(maxsize=1 << 16)
def _hash(*parts: object) -> int:
    content = "\0".join(map(str, parts)).encode("utf-8", "surrogatepass")
    return int.from_bytes(hashlib.blake2b(content, digest_size=8).digest(), "big")


def _shown(told: Told) -> Iterator[tuple[object, ...]]:
    """Yield the signs that an account shows to others of about the same day."""
    area = _area(told)
    yield from _fine(told)
    yield ("named" if _named(told) else "unnamed", *area)
    for sign in _what(told):
        yield ("anywhere", *sign)
        if not area[1]:
            yield ("somewhere", *sign)


def _asked(told: Told) -> Iterator[tuple[object, ...]]:
    """Yield for which signs of about the same day an account asks.

    Of one area on one day it is enough if one of two accounts does not name the place; without an area,
    they must have something else in common.
    """
    area = _area(told)
    yield from _fine(told)
    yield ("unnamed", *area)
    if not _named(told):
        yield ("named", *area)
    for sign in _what(told):
        yield ("somewhere", *sign)
        if not area[1]:
            yield ("anywhere", *sign)


def _fine(told: Told) -> Iterator[tuple[object, ...]]:
    """Yield the signs one of which two accounts of about the same day must share."""
    area = _area(told)
    yield from (("place", word) for word in told.place)
    yield from (("cell", *cell) for cell in _cells(told.account.place or Place()))
    yield from (("site", area[0], word) for word in told.facility)
    yield from (("count", *count) for count in _counts(told, 5))
    if area[1] and told.account.type != "other":
        yield ("kind", *area, _class(told))
    if told.largest >= LARGE:
        yield ("large", area[0])
    for word in skeletons(told.place):
        yield ("spelt", *area, word[:2], "")
        yield ("spelt", *area, "", word[-2:])


def _loose(told: Told) -> Iterator[tuple[object, ...]]:
    """Yield the signs one of which two accounts must share whose days are some days apart."""
    yield from (("place site", *pair) for pair in product(told.place, told.facility))
    yield from (("place count", word, *count) for word, count in product(told.place, _counts(told, 3)))
    yield from (("area count", *_area(told), *count) for count in _counts(told, 10))


def _lasting(told: Told) -> Iterator[tuple[object, ...]]:
    """Yield the signs one of which an account of no certain day must share with another, if it is rare."""
    area = _area(told)
    for word in told.place:
        yield ("place kind", word, told.account.type)
        yield ("place class", word, _class(told))
        yield from (("place site", word, site) for site in (*told.facility, *told.facility_kinds))
        yield from (("place count", word, *count) for count in _counts(told, 5))
    yield from (("area site", *area, word) for word in told.facility)
    yield from (("area count", *area, *count) for count in _counts(told, 10))
    most = sorted(_counts(told, 2), key=lambda count: (-count[1], count[0]))[:4]
    yield from (("area counts", *area, *one, *other) for one, other in combinations(most, 2))
    yield from (("area kind", *area, kind, _class(told)) for kind in told.facility_kinds)
    yield from (("kind count", _class(told), *count) for count in _counts(told, 20) if count[1] % 10)


def _what(told: Told) -> Iterator[tuple[object, ...]]:
    """Yield what an account without an area may have in common with others: actors, the kind in a country."""
    yield from (("actor", name) for name in told.perpetrators | told.targets - generic_actors())
    if (country := _area(told)[0]) and told.account.type != "other":
        yield ("kind", country, _class(told))


def _class(told: Told) -> str:
    return _CLASSES.get(told.account.type, told.account.type)


def _area(told: Told) -> tuple[str, str]:
    place = told.account.place or Place()
    return (place.country or "").casefold(), (place.admin1 or "").casefold()


def _named(told: Told) -> bool:
    """Tell whether the place is named more finely than by its area."""
    place = told.account.place
    return bool(told.place) and (place is None or place.precision not in ("admin1", "country", "unknown"))


def _counts(told: Told, least: int) -> list[tuple[str, int]]:
    return [(measure, n) for measure, numbers in told.counts.items() for n in numbers if n >= least]


def _cells(place: Place) -> Iterator[tuple[int, int]]:
    """Yield the cells of a grid that a place is in or near, none where its coordinates are of an area."""
    if place.lat is None or place.lon is None or place.precision in ("admin1", "country", "unknown"):
        return
    spans = (_span(place.lat), _span(place.lon))
    yield from product(*spans)


def _span(degrees: float) -> range:
    return range(math.floor((degrees - _NEAR) / _CELL), math.floor((degrees + _NEAR) / _CELL) + 1)
