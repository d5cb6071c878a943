"""What one sentence tells, and the scene that sentences of one incident make together."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from marsad.models import IncidentType
from marsad.reader.document import Sentence
from marsad.reader.parties import Actor
from marsad.reader.places import Mention, compared
from marsad.reader.scan import Found
from marsad.reader.times import When

_KNOWN = 12
COUNTRY = 7
"""The rank of a whole country among places."""


@dataclass(frozen=True, slots=True)
class Telling:
    """What one sentence tells: its figures, days, actors, kinds of event, and the place that it tells of."""

    sentence: Sentence
    found: tuple[Found, ...]
    place: Mention | None
    times: tuple[When, ...]
    actors: tuple[Actor, ...]
    events: tuple[tuple[IncidentType, int], ...]
    strong: bool
    period: bool
    past: bool
    turn: bool
    points_back: bool = False
    harmed: bool = False
    toll: bool = False
    habit: bool = False
    earlier: bool = False
    acts: tuple[Found, ...] = ()
    voices: tuple[str | None, ...] = ()


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
    def place(self) -> Mention | None:
        """Return where it happened: the first place told, or a smaller one inside it told later."""
        best: Mention | None = None
        for telling in self.tellings:
            place = telling.place
            if place is None:
                continue
            if (
                best is None
                or best.rank == COUNTRY
                or (place.rank < best.rank and best.rank > 1 and _holds(best, place))
            ):
                best = place
        return best

    @property
    def known(self) -> list[Telling]:
        """Return what a scene is known by: its first sentences and its latest."""
        return (
            self.tellings if len(self.tellings) <= _KNOWN else self.tellings[:4] + self.tellings[4 - _KNOWN :]
        )

    @property
    def numbers(self) -> set[tuple[str, int | None]]:
        """Return the figures of the scene as (measure, low), small numbers left out."""
        return numbers(found for telling in self.known for found in telling.found)


def numbers(found: Iterable[Found]) -> set[tuple[str, int | None]]:
    """Return figures as (measure, low), small numbers left out: they recur by chance."""
    return {(f.measure, f.group.low) for f in found if f.group.low and f.group.low > 2}


def _holds(large: Mention, small: Mention) -> bool:
    """Tell whether one place may lie inside another."""
    return compared(large, small) in {"same place", "place inside", "unknown place"}


def told_place(places: Sequence[Mention]) -> Mention | None:
    """Return the place that a sentence tells of: the smallest, of equal ones the first."""
    held = {m.inside.start for m in places if m.inside}
    free = [m for m in places if m.start not in held]
    return min(free, key=lambda m: m.rank, default=None)
