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

_APART_KM = 40.0


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
    def places(self) -> list[Mention]:
        """Return the place of each sentence that has one."""
        return [t.place for t in self.tellings if t.place is not None]

    @property
    def type(self) -> IncidentType:
        """Return the kind of event that the most specific word of the scene says."""
        ranks: dict[IncidentType, int] = {}
        for kind, rank in (event for telling in self.tellings for event in telling.events):
            ranks[kind] = max(ranks.get(kind, 0), rank)
        return max(ranks, key=lambda kind: (ranks[kind], kind), default="other")


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
    match = next((s for s in _nearest(incidents, current) if _fits(telling, s)), None)
    if match is not None:
        return match
    if not telling.found and (telling.place is None or telling.place.rank > 4):
        return None
    return Scene(past=telling.past and bool(found))


def _nearest(incidents: list[Scene], current: Scene | None) -> list[Scene]:
    rest = [scene for scene in reversed(incidents) if scene is not current]
    return [current, *rest] if current is not None else rest


def _fits(telling: Telling, scene: Scene) -> bool:
    """Tell whether a telling goes on with a scene."""
    if _other_days(telling, scene):
        return False
    if telling.past and not scene.past and telling.found and not _same_numbers(telling, scene):
        return False
    if telling.place is None or telling.place.rank > 5 or not scene.places:
        return not telling.turn or not telling.found
    return any(_same_place(telling.place, place) for place in scene.places)


def _other_days(telling: Telling, scene: Scene) -> bool:
    """Tell whether a telling is dated by a date that lies outside the days of the scene."""
    theirs = [w for t in scene.tellings for w in t.times]
    own = [w for w in telling.times if w.written]
    if not own or not theirs:
        return False
    return all(w.last < t.first or t.last < w.first for w in own for t in theirs)


def _same_numbers(telling: Telling, scene: Scene) -> bool:
    numbers = {(f.measure, f.group.low) for f in scene.found if f.group.low}
    return any((f.measure, f.group.low) in numbers for f in telling.found)


def _same_place(one: Mention, other: Mention) -> bool:
    """Tell whether two names may be of one place: alike, near each other, or one inside the other."""
    if one.name == other.name or one.name in other.words or other.name in one.words:
        return True
    a = one.choice.candidate if one.choice else None
    b = other.choice.candidate if other.choice else None
    if a is None or b is None:
        return False
    if a.country != b.country:
        return False
    large, small = (a, b) if a.level in _AREAS else (b, a)
    if large.level in _AREAS:
        return large.level == "country" or large.admin1 == small.admin1
    return a.admin1 == b.admin1 and distance_km(a, b) <= 8


_AREAS = frozenset({"country", "admin1", "region"})
