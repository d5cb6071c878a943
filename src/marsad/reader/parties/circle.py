"""The actors of a scene: their kinds, the parts that they play in it, and who is accused."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from marsad.language.wordsets import word_tuple
from marsad.reader.parties.described import holds_ground
from marsad.reader.parties.parties import Actor
from marsad.reader.parties.sides import Sides, kind_of
from marsad.reader.scenes.telling import Scene

_MOST, _TIED = 6, 4
"""So many actors of a scene are weighed; so many tokens before one say that he is accused of his people."""
_TIES = word_tuple("belonging to a group")


@dataclass(frozen=True, slots=True)
class Circle:
    """The actors of a scene by name: their kind, the parts that they play in it, and who is accused."""

    kinds: Mapping[str, str]
    roles: Mapping[str, frozenset[str]]
    accused: frozenset[str] = frozenset()


def circle(scene: Scene, sides: Sides) -> Circle:
    """Return the actors of a scene, the first named ones."""
    kinds: dict[str, str] = {}
    roles: dict[str, set[str]] = {}
    accused: set[str] = set()
    for actor in (actor for telling in scene.known for actor in telling.actors):
        name = sides.name(actor.mark)
        if holds_ground(actor.sentence, actor.mark):
            continue
        if name is not None and _blamed(actor) and kind_of(actor.mark, sides) == "group":
            accused.add(name)
        if name is not None and (name in kinds or len(kinds) < _MOST):
            kinds.setdefault(name, kind_of(actor.mark, sides))
            roles.setdefault(name, set()).add(actor.role)
    return Circle(kinds, {name: frozenset(held) for name, held in roles.items()}, frozenset(accused))


def _blamed(actor: Actor) -> bool:
    """Tell whether an actor is accused of what happened, not people of being its («يشتبه بانتمائهم إليه»)."""
    near = (actor.passage.word(at) for at in range(actor.mark.start - _TIED, actor.mark.start))
    return actor.basis == "suspected" and not any(word.startswith(_TIES) for word in near)
