"""Where an attack belongs that a sentence only names beside what it tells (``recalled.py``)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from marsad.reader.scenes.alone import happened
from marsad.reader.scenes.kinship import kinship
from marsad.reader.scenes.openings import opening
from marsad.reader.scenes.telling import Scene, Telling, recent
from marsad.reader.scenes.threats import unreal
from marsad.reader.scenes.votes import Votes


def scene_of(telling: Telling, found: Sequence[Scene], current: Scene | None, votes: Votes) -> Scene | None:
    """Return the scene of an attack that is only named, a new one where none was told of it yet."""
    held = recent([one for one in found if one is not current and not one.tally])
    options = [kinship(telling, scene, current=False) for scene in held]
    options.append(opening(telling, first=False))
    chosen = votes.choose("scene", options, (telling, held))
    if chosen < len(held):
        return held[chosen]
    single = telling.place is not None and not (telling.many and not telling.times) and not unreal(telling)
    past = telling.sentence.recalls != "singled out" or any(not one.past for one in found)
    return Scene(past=past) if telling.found or (telling.strong and single) else None


def with_doers(telling: Telling, before: Telling | None) -> Telling:
    """Give one attack of many those who are said to have done all: «شنت الحركة هجمات، أبرزها تفجير …»."""
    alone = telling.sentence.recalls != "singled out" or any(one.role == "doer" for one in telling.actors)
    if alone or before is None or before.sentence.end != telling.sentence.start:
        return telling
    doers = (one for one in before.actors if one.role == "doer")
    return replace(telling, actors=(*doers, *telling.actors))


def is_incident(answer: Telling, recalled: Telling) -> bool:
    """Tell whether what answers an attack, or was set off by one, is an incident though it counts nobody."""
    set_off = recalled.sentence.recalls == "set off"
    return answer.sentence.end == recalled.sentence.start and (set_off or happened(answer))
