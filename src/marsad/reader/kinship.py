"""What ties a sentence to a scene told before, each sign with its weight."""

from __future__ import annotations

from collections.abc import Iterator

from marsad.reader.places import compared
from marsad.reader.scan import Found
from marsad.reader.telling import Scene, Telling, numbers

WEIGHTS: dict[str, float] = {
    "enough": 0.5,
    "current": 1.0,
    "same number": 2.5,
    "new toll": 2.0,
    "rival number": -0.5,
    "same place": 2.5,
    "place inside": -0.5,
    "unknown place": -1.0,
    "other place near": -2.0,
    "other place far": -2.5,
    "same days": -0.25,
    "other days": -3.0,
    "turn": -0.5,
    "past, counted": -0.5,
    "past": -0.5,
    "another time": -4.0,
    "points back": 1.0,
    "same kind": 0.25,
    "title counted": -0.25,
}
"""What speaks for (above 0) and against a sentence going on with a scene; it does from ``enough`` on."""


def kinship(telling: Telling, scene: Scene, *, current: bool) -> float:
    """Weigh what speaks for a telling going on with a scene against what speaks for another incident."""
    return sum(WEIGHTS[name] for name in _signs(telling, scene, current=current))


def _signs(telling: Telling, scene: Scene, *, current: bool) -> Iterator[str]:
    """Yield the names of the weights that hold between a telling and a scene."""
    if current:
        yield "current"
    yield from _by_numbers(telling, scene)
    yield from _by_place(telling, scene)
    yield from _by_days(telling, scene)
    yield from _by_words(telling, scene)
    yield from _by_kind(telling, scene)
    if scene.tellings[-1].sentence.passage.field == "title" and scene.found:
        yield "title counted"


def _by_numbers(telling: Telling, scene: Scene) -> Iterator[str]:
    yield from ["same number"] * min(len(numbers(telling.found) & scene.numbers), 2)
    if telling.toll:
        yield "new toll"
    elif _rivals(telling, scene):
        yield "rival number"


def _by_words(telling: Telling, scene: Scene) -> Iterator[str]:
    if telling.turn:
        yield "turn"
    if telling.past and not scene.past:
        yield "past, counted" if telling.found else "past"
    if telling.earlier and not scene.past:
        yield "another time"
    if telling.points_back:
        yield "points back"


def _by_kind(telling: Telling, scene: Scene) -> Iterator[str]:
    kinds = {kind for kind, _ in telling.events if kind != "other"}
    if kinds & {kind for t in scene.known for kind, _ in t.events}:
        yield "same kind"


def _rivals(telling: Telling, scene: Scene) -> bool:
    """Tell whether one claimant would state two numbers of the same people: then it is another incident."""
    stated: dict[tuple[str, str], set[tuple[int | None, str | None]]] = {}
    for other in scene.known:
        for found, voice in zip(other.found, other.voices, strict=True):
            if _whole(found):
                stated.setdefault(_people(found), set()).add((found.group.low, voice))
    for found, voice in zip(telling.found, telling.voices, strict=True):
        held = stated.get(_people(found), set())
        if _whole(found) and any(v == voice and n != found.group.low for n, v in held):
            return True
    return False


def _whole(found: Found) -> bool:
    """Tell whether a figure is a number of its own, and no part of another («من بين القتلى ثلاثة»)."""
    return bool(found.group.low) and found.whole is None and found.rule != "part of"


def _people(found: Found) -> tuple[str, str]:
    people = found.group.people
    return found.measure, people.status if people else "unknown"


def _by_days(telling: Telling, scene: Scene) -> Iterator[str]:
    theirs = [w for t in scene.known for w in t.times]
    if not telling.times or not theirs:
        return
    if any(w.first == t.first and w.last == t.last for w in telling.times for t in theirs):
        yield "same days"
        return
    own = [w for w in telling.times if w.written]
    if own and all(w.last < t.first or t.last < w.first for w in own for t in theirs):
        yield "other days"


def _by_place(telling: Telling, scene: Scene) -> Iterator[str]:
    place = telling.place
    known = [t.place for t in scene.known if t.place is not None]
    if place is None or place.rank > 6 or not known:
        return
    signs = [compared(place, other) for other in known]
    yield from [best for best in _PLACES if best in signs][:1]


_PLACES = ("same place", "place inside", "unknown place", "other place near", "other place far")
