"""Whose the dead are that no word tells apart («الحصيلة 15 قتيلا», «18 جريحا في المستشفى»).

Where nobody but the people of one force are told as victims, the bare count of a later toll or of a hospital
is of them: if it is about as large as those told, or if it is them the attack was aimed at.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from marsad.models import Measure
from marsad.reader.parties.sides import Sides
from marsad.reader.parties.standing import Claim
from marsad.reader.scenes.telling import Scene

_HARMED: frozenset[Measure] = frozenset({"killed", "injured", "casualties", "missing"})
_ABOUT, _MOST = 1.5, 20
"""A bare count is about as large as one of soldiers if it is at most so many times as large; of an attack
aimed at them it may be larger, yet not by any number («80 قتيلا في الأزمة», beside a policeman shot)."""


def as_comrades(sides: Sides, scene: Scene, claims: Sequence[Claim]) -> list[Claim]:
    """Return the claims of a scene, bare counts with the side of the victims where these are of one side."""
    if scene.tally or not any(_bare(one) for one in claims):
        return list(claims)
    aimed, doing = _named(sides, scene, {"target"}), _named(sides, scene, {"doer", "claimant"})
    side = _victims(claims, doing)
    if side is None:
        return list(claims)
    most = max(_size(one) for one in claims if one.figure.affiliation == side)
    rival = {one.found.sentence.index for one in claims if _bare(one) and _rivals(one, claims, side)}
    return [
        _of_side(one, side)
        if one.found.sentence.index not in rival and (side in aimed or _size(one) <= _ABOUT * most)
        else one
        for one in claims
    ]


def _rivals(one: Claim, claims: Sequence[Claim], side: str) -> bool:
    """Tell whether another sentence counts soldiers who met the same: a rival toll may hold others."""
    return not one.figure.subset and any(
        other.figure.affiliation == side
        and other.figure.measure == one.figure.measure
        and other.figure.low not in {None, one.figure.low}
        and not other.figure.subset
        and other.found.sentence is not one.found.sentence
        for other in claims
    )


def _named(sides: Sides, scene: Scene, roles: set[str]) -> set[str | None]:
    """Return the actors of a scene that play one of these parts in it."""
    actors = (actor for telling in scene.tellings for actor in telling.actors)
    return {sides.name(actor.mark) for actor in actors if actor.role in roles}


def _victims(claims: Sequence[Claim], doing: set[str | None]) -> str | None:
    """Return the side that the victims told apart are of, None where others than one side's were harmed."""
    told = [one.figure for one in claims if one.figure.measure in _HARMED and not _bare(one)]
    wholes = {one.affiliation for one in told if not one.subset} - doing - {None}
    return wholes.pop() if len(wholes) == 1 and all(one.status == "armed" for one in told) else None


def _of_side(one: Claim, side: str) -> Claim:
    return replace(one, figure=replace(one.figure, status="armed", affiliation=side)) if _bare(one) else one


def _bare(one: Claim) -> bool:
    """Tell whether a claim counts dead or injured without a word for who they are."""
    figure, people = one.figure, one.found.group.people
    unsaid = (people is None or people.measure is not None or people.others) and one.found.rule != "own"
    return unsaid and figure.status != "civilian" and not figure.affiliation and figure.measure in _HARMED


def _size(one: Claim) -> int:
    return one.figure.low or 0
