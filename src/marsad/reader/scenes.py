"""Which incident: the sentences of a report gathered into scenes, one for each incident, and into tallies.

A sentence goes on with the scene before it unless it names another place, another time or says that it
turns to something else. Sums over a period are tallies; what is told as past is background.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from marsad.reader.kinship import WEIGHTS, kinship
from marsad.reader.telling import Scene, Telling


@dataclass(slots=True)
class _Course:
    """The scenes so far, the one told of last, and what was told before any of them."""

    found: list[Scene] = field(default_factory=list)
    current: Scene | None = None
    early: list[Telling] = field(default_factory=list)


def scenes(tellings: list[Telling]) -> list[Scene]:
    """Gather the tellings of a report into scenes, in the order in which they begin."""
    course = _Course()
    for telling in tellings:
        if _goes_on_summing(telling, course.found):
            course.found[-1].tellings.append(telling)
        elif not _sums_acts(course, telling):
            _gather(course, telling)
    return _without_repeats(course.found)


def _sums_acts(course: _Course, telling: Telling) -> bool:
    """Begin a tally with counts of raids or attacks; tell whether it takes all that is told."""
    if telling.acts:
        counted = telling.acts + (telling.found if telling.period else ())
        course.found.append(Scene([replace(telling, found=counted)], tally=True))
    return bool(telling.acts) and telling.period


def _gather(course: _Course, telling: Telling) -> None:
    """Put a telling with its scene; one before any scene waits for the first, to give it its place."""
    scene = _scene_for(telling, course.found, course.current)
    if scene is None:
        course.early += [telling] if course.current is None and telling.events and telling.place else []
        return
    beside = not telling.found and not telling.strong
    scene.tellings.append(replace(telling, place=None) if beside else telling)
    if scene not in course.found:
        course.found.append(scene)
    if scene.tally:
        return
    if course.current is None:
        scene.tellings[:0] = course.early
    course.current = scene


def _goes_on_summing(telling: Telling, found: list[Scene]) -> bool:
    """Tell whether a sentence goes on with the tally right before it («وبلغ عدد القتلى فيها …»)."""
    if not found or not found[-1].tally or not telling.found or telling.strong:
        return False
    last = found[-1].tellings[-1].sentence
    return telling.sentence.index == last.index + 1 and telling.place is None and not telling.times


def _without_repeats(found: list[Scene]) -> list[Scene]:
    """Put a title, or a sentence that names no place, with the scene that states all its figures again."""
    kept = list(found)
    _sum_of_headline(found[:_FEW])
    for scene in found[:_FEW]:
        alone = len(scene.tellings) == 1 and (scene.tellings[0].place is None or _in_title(scene))
        said = _said(scene)
        if not (alone or scene.tally) or not said:
            continue
        others = [o for o in kept[:_FEW] if o is not scene and o.tally == scene.tally]
        again = [o for o in others if said <= _said(o)]
        if again:
            kept.remove(scene)
            again[0].tellings[:0] = scene.tellings
    return kept


def _sum_of_headline(found: list[Scene]) -> None:
    """Make a tally of a headline whose one number is the sum of what the incidents state."""
    for scene in found[:1]:
        said = _said(scene)
        if scene.tally or len(said) != 1 or not _in_title(scene) or len(found) < 3:
            continue
        measure, total = next(iter(said))
        counts = [low for other in found[1:] if not other.tally for low in _first_count(other, measure)]
        scene.tally = len(counts) > 1 and sum(counts) == total


def _first_count(scene: Scene, measure: str) -> list[int]:
    """Return, in a list, the first number of people whom this befell, by a scene."""
    lows = (f.group.low for f in scene.found if f.measure == measure and f.whole is None)
    return [low for low in lows if low][:1]


_FEW = 60
"""Of a very long report, only so many scenes are looked at for what was said before."""


def _said(scene: Scene) -> set[tuple[str, int | None]]:
    return {(found.measure, found.group.low) for found in scene.found}


def _in_title(scene: Scene) -> bool:
    return scene.tellings[0].sentence.passage.field == "title"


def _scene_for(telling: Telling, found: list[Scene], current: Scene | None) -> Scene | None:
    """Return the scene that a telling belongs to, a new one where it begins one, None where to none."""
    if telling.period and telling.found:
        return Scene(tally=True)
    if not telling.found and any(actor.role == "claimant" for actor in telling.actors):
        return current
    if not telling.found and not telling.strong:
        told = telling.harmed or (telling.points_back and telling.place is not None)
        return current if told or any(a.basis == "suspected" for a in telling.actors) else None
    incidents = [scene for scene in found if not scene.tally]
    incidents = incidents[:2] + incidents[2:][-_RECENT:]
    scored = [(kinship(telling, scene, current=scene is current), at) for at, scene in enumerate(incidents)]
    best = max(scored, default=None)
    if best is not None and best[0] >= WEIGHTS["enough"]:
        return incidents[best[1]]
    return Scene(past=(telling.past or telling.earlier) and bool(found)) if _begins(telling) else None


_RECENT = 14
"""Of a long report, the first two scenes and so many of the latest may be gone on with."""


def _begins(telling: Telling) -> bool:
    """Tell whether a telling that goes on with no scene begins one: it counts people, or says who, where."""
    if telling.found:
        return True
    placed = telling.place is not None and telling.place.rank in {0, 1, 2, 3, 4, 6}
    if telling.habit or telling.period:
        return False
    return placed and any(actor.role in {"doer", "side", "claimant"} for actor in telling.actors)
