"""Signs by place that tie a sentence to a scene told before, or set it apart."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from marsad.reader.places.places import APART, Mention, compared
from marsad.reader.scenes.telling import Scene, Telling

_PLACES = ("same place", "place inside", "unknown place", "other place near", "other place far")


def by_place(telling: Telling, scene: Scene) -> Iterator[str]:
    """Yield how the place of a telling stands to those of a scene."""
    place = telling.place
    known = [t.place for t in scene.known if t.place is not None]
    if place is None or place.rank > 6:
        yield "no place told"
        return
    if not known:
        yield "first to place"
        return
    best = _nearest(place, known)
    yield best
    if best in APART and telling.sentence.continues and telling.fresh:
        yield "attack in a clause of its own"
    if best == "unknown place" and place.rank < min(one.rank for one in known):
        yield "unknown place, finer"


def _nearest(place: Mention, known: Sequence[Mention]) -> str:
    signs = [compared(place, other) for other in known]
    return next((sign for sign in _PLACES if sign in signs), "")
