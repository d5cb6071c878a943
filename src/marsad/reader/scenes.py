"""Which incident: the sentences of a report gathered into scenes, one for each incident, and into tallies.

A sentence goes on with the scene before it unless it names another place, another time or says that it
turns to something else. Sums over a period are tallies; what is told as past is background.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

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
    toll: bool = False
    habit: bool = False
    earlier: bool = False
    acts: tuple[Found, ...] = ()
    voices: tuple[str | None, ...] = ()

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
                ranks[kind] = max(ranks.get(kind, 0), rank - min(at, 4) / 2)
        return max(ranks, key=lambda kind: (ranks[kind], kind), default="other")

    @property
    def place(self) -> Mention | None:
        """Return where it happened: the first place told, or a smaller one inside it told later."""
        best: Mention | None = None
        for telling in self.tellings:
            place = telling.place
            if place is None:
                continue
            if (
                best is None
                or best.rank == _COUNTRY
                or (place.rank < best.rank and best.rank > 1 and _holds(best, place))
            ):
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
        if telling.acts:
            counted = telling.acts + (telling.found if telling.period else ())
            found.append(Scene([replace(telling, found=counted)], tally=True))
        scene = None if telling.acts and telling.period else _scene_for(telling, found, current)
        if scene is None:
            continue
        scene.tellings.append(telling)
        if scene not in found:
            found.append(scene)
        current = current if scene.tally else scene
    return _without_repeats(found)


def _without_repeats(found: list[Scene]) -> list[Scene]:
    """Put a title, or a sentence that names no place, with the scene that states all its figures again."""
    kept = list(found)
    for scene in found:
        alone = len(scene.tellings) == 1 and (scene.place is None or _in_title(scene))
        said = {(f.measure, f.group.low) for f in scene.found}
        if scene.tally or not alone or not said:
            continue
        again = [o for o in kept if o is not scene and said <= {(f.measure, f.group.low) for f in o.found}]
        if again:
            kept.remove(scene)
            again[0].tellings.insert(0, *scene.tellings)
    return kept


def _in_title(scene: Scene) -> bool:
    return scene.tellings[0].sentence.passage.field == "title"


def _scene_for(telling: Telling, found: list[Scene], current: Scene | None) -> Scene | None:
    """Return the scene that a telling belongs to, a new one where it begins one, None where to none."""
    if telling.period and telling.found:
        return Scene(tally=True)
    if not telling.found and any(actor.role == "claimant" for actor in telling.actors):
        return current
    if not telling.found and not telling.strong:
        return current if any(actor.basis == "suspected" for actor in telling.actors) else None
    incidents = [scene for scene in found if not scene.tally]
    scored = [(_kinship(telling, scene, scene is current), at) for at, scene in enumerate(incidents)]
    best = max(scored, default=None)
    if best is not None and best[0] >= WEIGHTS["enough"]:
        return incidents[best[1]]
    return Scene(past=(telling.past or telling.earlier) and bool(found)) if _begins(telling) else None


def _begins(telling: Telling) -> bool:
    """Tell whether a telling that goes on with no scene begins one: it counts people, or says who, where."""
    if telling.found:
        return True
    placed = telling.place is not None and telling.place.rank <= 4
    if telling.habit or telling.period:
        return False
    return placed and any(actor.role in {"doer", "side", "claimant"} for actor in telling.actors)


WEIGHTS: dict[str, float] = {
    "enough": 0.75,
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
    "turn": -1.5,
    "past, counted": -1.5,
    "past": -0.5,
    "another time": -4.0,
    "points back": 1.25,
    "same kind": 0.25,
    "other kind": 0.0,
    "same actors": 0.0,
    "title": 0.0,
    "title counted": 0.0,
    "far back": 0.0,
}
"""What speaks for (above 0) and against a sentence going on with a scene; it does from ``enough`` on."""


def _kinship(telling: Telling, scene: Scene, current: bool) -> float:
    """Weigh what speaks for a telling going on with a scene against what speaks for another incident."""
    return sum(WEIGHTS[name] for name in _signs(telling, scene, current))


def _signs(telling: Telling, scene: Scene, current: bool) -> Iterator[str]:
    """Yield the names of the weights that hold between a telling and a scene."""
    if current:
        yield "current"
    yield from ["same number"] * min(len(_numbers(list(telling.found)) & scene.numbers), 2)
    if telling.toll:
        yield "new toll"
    elif _rivals(telling, scene):
        yield "rival number"
    yield from _by_place(telling, scene)
    yield from _by_days(telling, scene)
    if telling.turn:
        yield "turn"
    if telling.past and not scene.past:
        yield "past, counted" if telling.found else "past"
    if telling.earlier and not scene.past:
        yield "another time"
    if telling.points_back:
        yield "points back"
    yield from _by_kind(telling, scene)
    last = scene.tellings[-1].sentence
    if last.passage.field == "title":
        yield "title counted" if scene.found else "title"
    elif telling.sentence.index - last.index > 3:
        yield "far back"


def _by_kind(telling: Telling, scene: Scene) -> Iterator[str]:
    kinds = {kind for kind, _ in telling.events if kind != "other"}
    theirs = {kind for t in scene.tellings for kind, _ in t.events if kind != "other"}
    if kinds & theirs:
        yield "same kind"
    elif kinds and theirs:
        yield "other kind"
    names = {a.mark.entry.row.line for a in telling.actors}
    if names & {a.mark.entry.row.line for t in scene.tellings for a in t.actors}:
        yield "same actors"


def _numbers(found: list[Found]) -> set[tuple[str, int | None]]:
    return {(f.measure, f.group.low) for f in found if f.group.low and f.group.low > 2}


def _rivals(telling: Telling, scene: Scene) -> bool:
    """Tell whether one claimant would state two numbers of the same people: then it is another incident."""
    stated: dict[tuple[str, str], set[tuple[int | None, str | None]]] = {}
    for other in scene.tellings:
        for found, voice in zip(other.found, other.voices, strict=True):
            if found.group.low and found.whole is None:
                stated.setdefault(_people(found), set()).add((found.group.low, voice))
    for found, voice in zip(telling.found, telling.voices, strict=True):
        held = stated.get(_people(found), set())
        if (
            found.group.low
            and found.whole is None
            and any(v == voice and n != found.group.low for n, v in held)
        ):
            return True
    return False


def _people(found: Found) -> tuple[str, str]:
    people = found.group.people
    return found.measure, people.status if people else "unknown"


def _by_days(telling: Telling, scene: Scene) -> Iterator[str]:
    theirs = [w for t in scene.tellings for w in t.times]
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
    known = [t.place for t in scene.tellings if t.place is not None]
    if place is None or place.rank > 5 or not known:
        return
    signs = [_same_place(place, other) for other in known]
    yield from [best for best in _PLACES if best in signs][:1]


_PLACES = ("same place", "place inside", "unknown place", "other place near", "other place far")


def _same_place(one: Mention, other: Mention) -> str:
    """Compare two places: the same, one inside the other, not known, near, or far apart."""
    if one.name == other.name or one.name in other.words or other.name in one.words:
        return "same place"
    a = one.choice.candidate if one.choice else None
    b = other.choice.candidate if other.choice else None
    if a is None or b is None:
        small, large = sorted((one, other), key=lambda mention: mention.rank)
        return "place inside" if small.rank <= 1 < large.rank else "unknown place"
    if a.country != b.country:
        return "other place far"
    areas = {"country", "admin1", "region", "admin2"}
    if a.level == "country" or b.level == "country":
        return "place inside"
    if a.admin1 != b.admin1:
        return "other place far"
    inside = a.level in areas or b.level in areas or distance_km(a, b) <= _NEAR_KM
    return "place inside" if inside else "other place near"


_NEAR_KM = 8.0
_COUNTRY = 7


def _holds(large: Mention, small: Mention) -> bool:
    """Tell whether one place may lie inside another."""
    return _same_place(large, small) in {"same place", "place inside", "unknown place"}
