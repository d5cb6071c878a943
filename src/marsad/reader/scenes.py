"""Which incident: the sentences of a report gathered into scenes, one for each incident, and into tallies.

A sentence goes on with the scene before it unless it names another place, another time or says that it
turns to something else. Sums over a period are tallies; what is told as past is background.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from marsad.gazetteer import distance_km
from marsad.models import IncidentType
from marsad.reader.document import Sentence
from marsad.reader.frames import Found
from marsad.reader.parties import Actor
from marsad.reader.places import Mention
from marsad.reader.times import When


@dataclass(frozen=True, slots=True)
class Telling:
    """What one sentence tells: its figures, places, days, actors and kinds of event."""

    sentence: Sentence
    found: tuple[Found, ...]
    places: tuple[Mention, ...]
    times: tuple[When, ...]
    actors: tuple[Actor, ...]
    events: tuple[tuple[IncidentType, int], ...]
    strong: bool
    period: bool
    past: bool
    turn: bool
    points_back: bool = False

    @property
    def place(self) -> Mention | None:
        """Return the place that the sentence tells of: the smallest, of equal ones the first."""
        held = {m.inside.start for m in self.places if m.inside}
        free = [m for m in self.places if m.start not in held]
        return min(free, key=lambda m: m.rank, default=None)


@dataclass(slots=True)
class Scene:
    """The sentences of a report that tell of one incident, or of one tally."""

    tellings: list[Telling] = field(default_factory=list)
    tally: bool = False
    past: bool = False

    @property
    def found(self) -> list[Found]:
        """Return all figures of the scene."""
        return [found for telling in self.tellings for found in telling.found]

    @property
    def type(self) -> IncidentType:
        """Return the kind of event that the most specific word of the scene says."""
        ranks: dict[IncidentType, float] = {}
        for at, telling in enumerate(self.tellings):
            for kind, rank in telling.events:
                ranks[kind] = max(ranks.get(kind, 0), rank - min(at, 4))
        return max(ranks, key=lambda kind: (ranks[kind], kind), default="other")

    @property
    def place(self) -> Mention | None:
        """Return where it happened: the first place told, or a smaller one inside it told later."""
        best: Mention | None = None
        for telling in self.tellings:
            place = telling.place
            if place is None:
                continue
            if best is None or (place.rank < best.rank and best.rank > 1 and _holds(best, place)):
                best = place
        return best

    @property
    def numbers(self) -> set[tuple[str, int | None]]:
        """Return the figures of the scene as (measure, low), small numbers left out."""
        return _numbers(self.found)


def scenes(tellings: list[Telling]) -> list[Scene]:
    """Gather the tellings of a report into scenes, in the order in which they begin."""
    found: list[Scene] = []
    current: Scene | None = None
    for telling in tellings:
        scene = _scene_for(telling, found, current)
        if scene is None:
            continue
        scene.tellings.append(telling)
        if scene not in found:
            found.append(scene)
        current = current if scene.tally else scene
    return found


def _scene_for(telling: Telling, found: list[Scene], current: Scene | None) -> Scene | None:
    """Return the scene that a telling belongs to, a new one where it begins one, None where to none."""
    if telling.period and telling.found:
        return Scene(tally=True)
    if not telling.found and not telling.strong:
        return None
    incidents = [scene for scene in found if not scene.tally]
    scored = [(_kinship(telling, scene, scene is current), at) for at, scene in enumerate(incidents)]
    best = max(scored, default=None)
    if best is not None and best[0] >= _ENOUGH:
        return incidents[best[1]]
    return Scene(past=telling.past and bool(found)) if _begins(telling) else None


_ENOUGH = 0.75


def _begins(telling: Telling) -> bool:
    """Tell whether a telling that goes on with no scene begins one: it counts people, or says who, where."""
    if telling.found:
        return True
    placed = telling.place is not None and telling.place.rank <= 4
    return placed and any(actor.role in {"doer", "side", "claimant"} for actor in telling.actors)


def _kinship(telling: Telling, scene: Scene, current: bool) -> float:
    """Weigh what speaks for a telling going on with a scene against what speaks for another incident."""
    points = 1.0 if current else 0.0
    points += 3.0 * min(len(_numbers(list(telling.found)) & scene.numbers), 2)
    points += _by_place(telling, scene)
    points += _by_days(telling, scene)
    points -= 1.0 if telling.turn else 0.0
    if telling.past and not scene.past:
        points -= 1.5 if telling.found else 0.5
    if telling.points_back:
        points += 1.0
    kinds = {kind for kind, _ in telling.events}
    points += 0.5 if scene.type in kinds else 0.0
    return points


def _numbers(found: list[Found]) -> set[tuple[str, int | None]]:
    return {(f.measure, f.group.low) for f in found if f.group.low and f.group.low > 2}


def _by_days(telling: Telling, scene: Scene) -> float:
    """Weigh the days named: -3 where a written date lies outside those of the scene, 0.5 for the same."""
    theirs = [w for t in scene.tellings for w in t.times]
    if not telling.times or not theirs:
        return 0.0
    if any(w.first == t.first and w.last == t.last for w in telling.times for t in theirs):
        return 0.5
    own = [w for w in telling.times if w.written]
    apart = own and all(w.last < t.first or t.last < w.first for w in own for t in theirs)
    return -3.0 if apart else 0.0


def _by_place(telling: Telling, scene: Scene) -> float:
    """Weigh the places named: 1.5 for the same, -2.5 for another one, -1 for another one not far away."""
    place = telling.place
    known = [t.place for t in scene.tellings if t.place is not None]
    if place is None or place.rank > 5 or not known:
        return 0.0
    return max(_same_place(place, other) for other in known)


def _same_place(one: Mention, other: Mention) -> float:
    if one.name == other.name or one.name in other.words or other.name in one.words:
        return 1.5
    a = one.choice.candidate if one.choice else None
    b = other.choice.candidate if other.choice else None
    if a is None or b is None:
        return -0.5
    if a.level == "country" or b.level == "country":
        return 0.0 if a.country == b.country else -1.5
    if a.admin1 == b.admin1 and a.country == b.country:
        areas = {"admin1", "region", "admin2"}
        return 0.5 if a.level in areas or b.level in areas or distance_km(a, b) <= _NEAR_KM else -1.0
    return -2.5


_NEAR_KM = 8.0


def _holds(large: Mention, small: Mention) -> bool:
    """Tell whether one place may lie inside another."""
    return _same_place(large, small) > 0 or (small.choice is None or small.choice.candidate is None)
