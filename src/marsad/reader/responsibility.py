"""By whom and against whom: the perpetrators, the targets and the claim of responsibility of a scene."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from marsad.models import Figure, Party, Perpetrator
from marsad.reader.parties import Actor
from marsad.reader.setting import Setting
from marsad.reader.telling import Scene


@dataclass(frozen=True, slots=True)
class Parties:
    """Who did it, to whom, and who says that it was he."""

    perpetrators: tuple[Perpetrator, ...]
    targets: tuple[Party, ...]
    claimed_by: str | None


def parties_of(setting: Setting, scene: Scene, figures: tuple[Figure, ...]) -> Parties:
    """Return the parties of a scene; ``figures`` are its own, whose people were harmed."""
    named = [(a, name) for t in scene.tellings for a in t.actors if (name := setting.sides.name(a.mark))]
    named = [(actor, name) for actor, name in named if name != "civilians"]
    doers = _first(_perpetrator(a, name) for a, name in named if a.role in {"doer", "claimant", "side"})
    targets = _first(_target(a, name) for a, name in named if a.role in {"target", "side"})
    groups = {name for actor, name in named if setting.sides.kind(actor.mark) == "group"}
    if scene.type != "armed_clash":
        doers = _without_victims(doers, figures, groups)
    for figure in figures:
        name = figure.affiliation or ("civilians" if figure.status == "civilian" else None)
        if name is not None and name not in doers:
            targets.setdefault(name, Party(name=name, words=figure.who, evidence=figure.evidence))
    if scene.type == "armed_clash" and not any(actor.role == "doer" for actor, _ in named):
        sides = [(a, name) for a, name in named if a.mark.entry["kind"] != "generic"][:3]
        doers |= _first(_perpetrator(actor, name) for actor, name in sides)
        targets |= _first(_target(actor, name) for actor, name in sides)
    if not doers:
        doers = _likely_doers(named, targets)
    if scene.type != "armed_clash":
        targets = {name: party for name, party in targets.items() if name not in doers}
    claimed = next((name for actor, name in named if actor.role == "claimant"), None)
    return Parties(tuple(doers.values()), tuple(targets.values()), claimed)


def _without_victims(
    doers: dict[str, Perpetrator], figures: tuple[Figure, ...], groups: set[str]
) -> dict[str, Perpetrator]:
    """Leave out of the doers the state forces whose people were harmed, where others remain."""
    harmed = {f.affiliation for f in figures if f.measure in {"killed", "injured", "abducted", "captured"}}
    left = {name: party for name, party in doers.items() if name in groups or name not in harmed}
    return left or doers


P = TypeVar("P", Perpetrator, Party)


def _first(parties: Iterable[P]) -> dict[str, P]:
    """Return parties by name, the first of each."""
    found: dict[str, P] = {}
    for party in parties:
        found.setdefault(party.name, party)
    return found


def _perpetrator(actor: Actor, name: str) -> Perpetrator:
    proof = actor.passage.evidence(actor.mark.start, actor.mark.end)
    return Perpetrator(name=name, words=actor.words, basis=actor.basis, evidence=proof)


def _target(actor: Actor, name: str) -> Party:
    proof = actor.passage.evidence(actor.mark.start, actor.mark.end)
    return Party(name=name, words=actor.words, evidence=proof)


def _likely_doers(named: list[tuple[Actor, str]], targets: Mapping[str, Party]) -> dict[str, Perpetrator]:
    """Return the armed group that a scene names without saying that it is the doer, if it names one."""
    groups = [(a, name) for a, name in named if a.mark.entry["kind"] == "group" and name not in targets]
    return _first(_perpetrator(actor, name) for actor, name in groups[:1])
