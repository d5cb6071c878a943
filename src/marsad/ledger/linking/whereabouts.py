"""What two accounts say of where it happened: country, area, place and site, compared.

A place that an account names besides its own may be the one that it is really of. So what its sentences name
counts too, and makes the signs against the two worth less.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Any, TypeAlias

from marsad.ledger.linking.told import Told
from marsad.ledger.linking.words import spelt_alike, words, written_as_one
from marsad.models import Place

Sign: TypeAlias = tuple[Any, ...]
"""The name of a sign, weighed in ``tables/linking.tsv``, and what fills the gaps of its words there."""

_KM = ((5, "km 5"), (15, "km 15"), (40, "km 40"), (100, "km 100"))
_NEAR = 15
"""Kilometres: places this near may both be right, so that one is named in the other says less."""
_WIDE = frozenset(("admin1", "country"))


def band(value: float, bands: tuple[tuple[float, str], ...], beyond: str) -> str:
    """Return the name of the first band that a value does not exceed."""
    for most, name in bands:
        if value <= most:
            return name
    return beyond


def place(a: Told, b: Told) -> Iterator[Sign]:
    """Yield what speaks for and against one place."""
    one, other = a.account.place or Place(), b.account.place or Place()
    told = _place_told(a, b)
    abroad = bool(one.country and other.country and one.country != other.country)
    if abroad:
        yield _although("other country", told), one.country, other.country
    else:
        yield from _areas(a, b, told)
    if a.place & b.place:
        yield "place", one.name, other.name
    elif a.place and b.place:
        if not abroad:
            yield _differing(a, b, told)
        yield from told
    else:
        yield from told or (("no place",),)


def _although(name: str, told: tuple[Sign, ...]) -> str:
    """Return the name of a sign against one place, or of the weaker one where the other place is named."""
    return f"{name}, told" if told else name


def _areas(a: Told, b: Told, told: tuple[Sign, ...]) -> Iterator[Sign]:
    one, other = a.account.place or Place(), b.account.place or Place()
    if one.country and other.country:
        yield "country", one.country
    if one.admin1 and other.admin1:
        name = "area" if a.admin1 == b.admin1 else _although("other area", told)
        yield name, one.admin1, other.admin1


def _place_told(a: Told, b: Told) -> tuple[Sign, ...]:
    """Compare the place that one account is of with all that the other names."""
    named = [
        one.account.place.name for one, other in ((a, b), (b, a)) if one.account.place and one.named_in(other)
    ]
    if not named:
        return ()
    return (("place told" if len(named) == 1 else "places told", *named),)


def _differing(a: Told, b: Told, told: tuple[Sign, ...]) -> Sign:
    one, other = a.account.place or Place(), b.account.place or Place()
    if spelt_alike(a.place, b.place) or written_as_one(one.name or "", other.name or ""):
        return "place spelt", one.name, other.name
    if a.admin1 == b.admin1 and (one.precision in _WIDE) != (other.precision in _WIDE):
        return "wider place", one.name, other.name
    near = distance(one, other)
    if near is None:
        return "other place", one.name, other.name
    name = _although("far place", told) if told and near > _NEAR else band(near, _KM, "km more")
    return name, round(near), one.name, other.name


def distance(one: Place, other: Place) -> float | None:
    """Return kilometres between two places whose coordinates mean more than an area."""
    if any(None in (p.lat, p.lon) or p.precision in ("admin1", "country", "unknown") for p in (one, other)):
        return None
    lat1, lon1, lat2, lon2 = (math.radians(x or 0.0) for x in (one.lat, one.lon, other.lat, other.lon))
    part = math.sin((lat2 - lat1) / 2) ** 2
    part += math.cos(lat1) * math.cos(lat2) * math.sin((lon2 - lon1) / 2) ** 2
    return 12742.0 * math.asin(min(1.0, math.sqrt(part)))


def site(a: Told, b: Told) -> Iterator[Sign]:
    """Yield what speaks for and against one site."""
    one, other = a.account.facility, b.account.facility
    if one and other and (shared := a.facility & b.facility):
        yield "site" if len(shared) == 1 else "site, several words", one, other
    elif told := _site_told(a, b):
        yield told
    elif one and other:
        yield _kinds(a, b), one, other


def _site_told(a: Told, b: Told) -> Sign | None:
    """Compare the words that tell the site of one account from others with all that the other says."""
    told = (one for one, other in ((a, b), (b, a)) if one.facility and one.facility <= other.said)
    one = next(told, None)
    if one is None:
        return None
    return "site told" if len(one.facility) == 1 else "site told, several words", one.account.facility


def _kinds(a: Told, b: Told) -> str:
    """Return how two sites compare that share no word but for their kind."""
    one, other = words(a.account.facility or ""), words(b.account.facility or "")
    if one == other and len(one) > 1:
        return "site named alike"
    return "kind of site" if a.facility_kinds & b.facility_kinds else "other site"
