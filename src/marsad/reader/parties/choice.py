"""Which of the actors that a scene names did it: those whose signs weigh most, or nobody who is named."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from marsad.language.weights import points, weights
from marsad.models import IncidentType
from marsad.reader.parties.canonical import keepers_of_order
from marsad.reader.parties.doers import Candidate
from marsad.reader.parties.parties import Actor

_MOST, _DOUBT, _BEHIND, _CLASHED = 3, 0.45, 0.8, 1.1
"""So many at most did it, each at most ``_DOUBT`` points below nobody and ``_BEHIND`` below the first, or
``_CLASHED`` in a clash, which has two sides.
"""


def chosen(found: Sequence[Candidate], nobody: Sequence[str], happened: IncidentType) -> dict[str, Actor]:
    """Return by name those who did it, each with the place in the text that says most for it.

    They have more points than that it was nobody who is named, and about as many as the first. Who is named
    with one of them as a side of the clash («بين الجيش والحركة») fought too.
    """
    weighed = weights("doer")
    held = sorted((_weighed(one, weighed) for one in found), key=lambda one: -one[0])[:_MOST]
    behind = _CLASHED if happened == "armed_clash" else _BEHIND
    least = max([points(nobody, weighed) - _DOUBT, *(one[0] - behind for one in held[:1])])
    told = {name: actor for score, name, actor in held if score >= least}
    told = _without_others(told, found, happened)
    return {**told, **_other_sides(found, told)} if happened == "armed_clash" else told


def _without_others(
    told: Mapping[str, Actor], found: Sequence[Candidate], happened: IncidentType
) -> dict[str, Actor]:
    """Leave out who stands beside the doers of an attack: the police who came to it, unless they arrested
    somebody; «gunmen» beside those who are named; and those whom a state hunts or arrests.
    """
    if happened == "armed_clash":
        return dict(told)
    named = {one.name: one for one in found if one.name in told}
    if happened == "arrests":
        out = {name for name, one in named.items() if one.kind in _HUNTED}
    else:
        out = {name for name, one in named.items() if name in keepers_of_order() and not _arrests(one)}
        out |= _unnamed(named, out)
    first = next((name for name in told if name not in out or named[name].kind in _HUNTED), None)
    return {name: actor for name, actor in told.items() if name not in out - {first}} or dict(told)


def _unnamed(named: Mapping[str, Candidate], out: set[str]) -> set[str]:
    """Return those called only gunmen, where one who is named is told to have acted."""
    generic = {name for name, one in named.items() if one.kind == "generic"}
    others = [one for name, one in named.items() if name not in out | generic]
    return generic if any(map(_acts, others)) else set()


def _acts(one: Candidate) -> bool:
    return any("stance acts" in signs for _, signs in one.mentions)


def _arrests(one: Candidate) -> bool:
    return f"{one.kind} arrests" in one.signs


_HUNTED = frozenset({"generic", "group"})


def _other_sides(found: Sequence[Candidate], told: Mapping[str, Actor]) -> dict[str, Actor]:
    """Return those who are named as a side of a clash together with one who is told to have fought."""
    sides = {one.name: [actor for actor, _ in one.mentions if actor.role == "side"] for one in found}
    clashes = {actor.sentence.index for name in told for actor in sides[name]}
    return {
        name: named[0]
        for name, row in sides.items()
        if name not in told and (named := [actor for actor in row if actor.sentence.index in clashes])
    }


def _weighed(one: Candidate, weighed: Mapping[str, float]) -> tuple[float, str, Actor]:
    scores = [points(signs, weighed) for _, signs in one.mentions]
    best = max(scores)
    return best + points(one.signs, weighed), one.name, one.mentions[scores.index(best)][0]


def without_fallen(
    told: Mapping[str, Actor], found: Sequence[Candidate], hurt: Collection[str | None]
) -> dict[str, Actor]:
    """Leave out of those who made an attack whose own people it harmed, beside one who is told to have acted.

    What «قتلت القوات ثلاثة من مسلحي الحركة» tells was not done by the movement.
    """
    acting = {one.name for one in found if _acts(one)}
    named = {one.name for one in found if one.kind != "generic"}
    others = {name for name in told if name not in hurt and name in acting & named}
    return {name: actor for name, actor in told.items() if not others or name in acting or name not in hurt}
