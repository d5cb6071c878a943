"""What the people who came to harm tell of who did it: nobody attacks none but his own men."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from marsad.models import Figure, IncidentType
from marsad.reader.harm.measures import HARMED
from marsad.reader.parties.killers import killers
from marsad.reader.parties.sides import Sides
from marsad.reader.scenes.telling import Scene

_FROM_AFAR = frozenset({"explosive", "shelling", "suicide_bomb"})


@dataclass(frozen=True, slots=True)
class Case:
    """What the actors of a scene are judged by: what happened, to whom, and of which kinds they are."""

    scene: Scene
    happened: IncidentType
    figures: tuple[Figure, ...]
    kinds: Mapping[str, str]
    felled: frozenset[str]


def put_down(name: str, case: Case, acting: frozenset[str]) -> bool:
    """Tell whether all who came to harm were people of an actor, killed on purpose or where a state acted."""
    harmed = {f.affiliation for f in case.figures if f.measure in HARMED}
    by_state = any(case.kinds[other] in {"state", "coalition"} for other in acting - {name})
    killed = name in case.felled or by_state
    return killed and harmed == {name} and case.happened not in {"suicide_bomb", "armed_clash"}


def only_lost(name: str, case: Case, acting: frozenset[str]) -> bool:
    """Tell whether a state's own men alone came to harm in what one side does: it is no doer of that,
    whatever else it did («انفجرت العبوة أثناء تمشيط الجيش للمنطقة»), unless it struck back.
    """
    harmed = {f.affiliation for f in case.figures if f.measure in HARMED and f.rule != "own"}
    civilians = any(f.status == "civilian" for f in case.figures)
    alone = case.kinds[name] == "state" and harmed == {name} and not civilians
    struck = case.happened == "attack" and name not in acting
    return alone and (struck or case.happened in _FROM_AFAR)


def felled(scene: Scene, sides: Sides) -> Iterator[str]:
    """Yield the actors whose people somebody killed on purpose («تحييد أربعة من إرهابيي الحزب»)."""
    for telling, found in ((one, found) for one in scene.tellings for found in one.found):
        people, harm = found.group.people, found.harm
        meant = harm is not None and harm.entry["voice"] == "active" and found.rule in {"event", "verb"}
        meant = meant or any(True for _ in killers(found, telling.actors))
        if meant and found.measure == "killed" and people is not None and people.actor is not None:
            yield from filter(None, (sides.name(people.actor),))


def of_others(name: str, case: Case) -> bool:
    """Tell whether who only speaks tells what others did: a state does, and a group of its own dead."""
    harmed = name in {f.affiliation for f in case.figures if f.measure in HARMED}
    return harmed != (case.happened == "armed_clash") and (harmed or case.kinds[name] == "state")


def by_victims(name: str, case: Case) -> Iterator[str]:
    """Yield what the people who were harmed say of a doer: a group harms soldiers, soldiers a group."""
    kind = case.kinds[name]
    harmed = {f.affiliation for f in case.figures if f.measure in HARMED}
    taken = {f.affiliation for f in case.figures if f.measure == "arrested"}
    if name in harmed:
        civilians = any(f.status == "civilian" for f in case.figures if f.measure in HARMED)
        alone = not civilians and harmed <= {name, None}
        yield f"{kind} alone harmed" if alone else f"{kind} harmed"
        if name in case.felled and harmed <= {name, None} and case.happened != "suicide_bomb":
            yield f"{kind} felled on purpose"
        if harmed == {name} and alone and case.happened != "suicide_bomb":
            yield f"{kind} only lost people"
    for other in sorted({case.kinds.get(whose, "other") for whose in harmed - {name} if whose}):
        yield f"{kind} against {other}"
    if any(f.status == "civilian" and f.measure in HARMED for f in case.figures):
        yield f"{kind} against civilians"
    if name in taken:
        yield f"{kind} arrested"
    if taken - {name}:
        yield f"{kind} arrests"
