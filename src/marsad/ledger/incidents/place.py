"""Where an incident happened: what most of its accounts fit, as finely as one of them tells it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import get_args

from marsad.language.folding import fold_text
from marsad.ledger.linking.told import Told
from marsad.ledger.linking.whereabouts import distance
from marsad.ledger.linking.words import place_words, spelt_alike
from marsad.models import Place, PlacePrecision

_PRECISE: tuple[PlacePrecision, ...] = get_args(PlacePrecision)
_WIDE = frozenset(("admin1", "country"))
_NEAR = 20.0
"""Kilometres: a quarter and its town, or a village and the town that it is told by, are no further apart."""


def place_of(tolds: Sequence[Told]) -> Place | None:
    """Return the place that most voices fit; of several, with coordinates, the finest, named most often.

    A voice is what all copies of one text are together. It fits a place that it names, one within 20 km of
    what it names, and one that lies in the area that it names. So a town beside its governorate is as
    well supported, and finer; a village that one of many reports names elsewhere is not.
    """
    told: dict[Place, set[str]] = {}
    for one in tolds:
        if one.account.place:
            told.setdefault(replace(one.account.place, evidence=None), set()).add(one.origin)
    named = Counter(fold_text(one.account.place.name or "") for one in tolds if one.account.place)

    def worth(place: Place) -> tuple[bool, int, bool, int, int]:
        voices = set[str]().union(*(origins for other, origins in told.items() if fits(other, place)))
        finest = -_PRECISE.index(place.precision or "unknown")
        often = named[fold_text(place.name or "")]
        return bool(place.name), len(voices), place.lat is not None, finest, often

    best = max(told, key=worth, default=None)
    return _filled(best, [place for place in told if fits(place, best)]) if best else None


def _filled(best: Place, fitting: Sequence[Place]) -> Place:
    """Return a place with the area and the country of those that fit it where it has none."""
    return replace(
        best,
        admin1=best.admin1 or next((place.admin1 for place in fitting if place.admin1), None),
        country=best.country or next((place.country for place in fitting if place.country), None),
    )


def fits(one: Place, place: Place) -> bool:
    """Tell whether what one account says of the place is true of a place that is told as finely or finer."""
    if _differ(one.country, place.country):
        return False
    if not one.name or one.precision == "country":
        return not _differ(one.admin1, place.admin1)
    if _same(one, place):
        return True
    if one.precision == "admin1":
        return place.precision != "country" and not _differ(one.admin1, place.admin1)
    if place.precision in _WIDE:
        return False
    apart = distance(one, place)
    return not _differ(one.admin1, place.admin1) if apart is None else apart <= _NEAR


def _same(one: Place, other: Place) -> bool:
    mine, theirs = place_words(one.name or ""), place_words(other.name or "")
    return not mine.isdisjoint(theirs) or spelt_alike(mine, theirs)


def _differ(one: str | None, other: str | None) -> bool:
    return bool(one and other) and one != other
