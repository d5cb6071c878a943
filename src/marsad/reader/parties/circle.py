"""The actors of a scene: their kinds, the parts that they play in it, and who is accused."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from marsad.language.wordsets import word_tuple
from marsad.reader.parties.described import holds_ground
from marsad.reader.parties.parties import Actor
from marsad.reader.parties.sides import Sides, kind_of
from marsad.reader.parties.stance import stances
from marsad.reader.scenes.telling import Scene

_MOST, _TIED = 6, 4
"""So many actors of a scene are weighed; so many tokens before one say that he is accused of his people."""
_TIES = word_tuple("belonging to a group")


@dataclass(frozen=True, slots=True)
class Circle:
    """The actors of a scene by name: their kind, the parts that they play in it, and who is accused.

    ``acting`` and ``hit`` are those of whom grammar says that they attack, and that they are attacked.
    """

    kinds: Mapping[str, str]
    roles: Mapping[str, frozenset[str]]
    accused: frozenset[str] = frozenset()
    acting: frozenset[str | None] = frozenset()
    hit: frozenset[str | None] = frozenset()


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
    held = {name: frozenset(parts) for name, parts in roles.items()}
    return Circle(kinds, held, frozenset(accused), *_sides_of_attack(scene, sides))


def _sides_of_attack(scene: Scene, sides: Sides) -> tuple[frozenset[str | None], frozenset[str | None]]:
    """Return who attacks in a scene, and who is attacked."""
    acting, hit = set[str | None](), set[str | None]()
    for telling in scene.known:
        stands = stances(telling.actors, telling.found)
        for actor in telling.actors:
            stance = stands[actor.mark.start]
            if stance == "acts":
                acting.add(sides.name(actor.mark))
            elif stance in {"hit", "owns"} or (
                actor.role == "target" and not actor.mark.proclitic.startswith("و")
            ):
                hit.add(sides.name(actor.mark))
    return frozenset(acting), frozenset(hit)


def _blamed(actor: Actor) -> bool:
    """Tell whether an actor is accused of what happened, not people of being its («يشتبه بانتمائهم إليه»)."""
    near = (actor.passage.word(at) for at in range(actor.mark.start - _TIED, actor.mark.start))
    return actor.basis == "suspected" and not any(word.startswith(_TIES) for word in near)
