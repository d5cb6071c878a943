"""By whom and against whom: the perpetrators, the targets and the claim of responsibility of a scene."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from marsad.models import Figure, IncidentType, Party, Perpetrator
from marsad.reader.doers import chosen, nobody_of, of_scene
from marsad.reader.parties import Actor
from marsad.reader.setting import Setting
from marsad.reader.telling import Scene


@dataclass(frozen=True, slots=True)
class Parties:
    """Who did it, to whom, and who says that it was he."""

    perpetrators: tuple[Perpetrator, ...]
    targets: tuple[Party, ...]
    claimed_by: str | None


def parties_of(setting: Setting, scene: Scene, kind: IncidentType, figures: tuple[Figure, ...]) -> Parties:
    """Return the parties of a scene; ``figures`` are its own, whose people were harmed."""
    named = [(a, name) for t in scene.tellings for a in t.actors if (name := setting.sides.name(a.mark))]
    named = [(actor, name) for actor, name in named if name != "civilians"]
    found = of_scene(setting, scene, kind, figures)
    claimed = next((name for actor, name in named if actor.role == "claimant"), None)
    doers = {
        name: _perpetrator(actor, name, claimed)
        for name, actor in chosen(found, nobody_of(scene, kind, figures)).items()
    }
    targets = _first(_target(a, name) for a, name in named if a.role in {"target", "side"})
    for figure in figures:
        name = figure.affiliation or ("civilians" if figure.status == "civilian" else None)
        if name is not None:
            targets.setdefault(name, Party(name=name, words=figure.who, evidence=figure.evidence))
    if kind != "armed_clash":
        targets = {name: party for name, party in targets.items() if name not in doers}
    return Parties(tuple(doers.values()), tuple(targets.values()), claimed)


def _first(parties: Iterable[Party]) -> dict[str, Party]:
    """Return parties by name, the first of each."""
    found: dict[str, Party] = {}
    for party in parties:
        found.setdefault(party.name, party)
    return found


def _perpetrator(actor: Actor, name: str, claimed: str | None) -> Perpetrator:
    proof = actor.passage.evidence(actor.mark.start, actor.mark.end)
    basis = "claimed" if name == claimed else actor.basis
    return Perpetrator(name=name, words=actor.words, basis=basis, evidence=proof)


def _target(actor: Actor, name: str) -> Party:
    proof = actor.passage.evidence(actor.mark.start, actor.mark.end)
    return Party(name=name, words=actor.words, evidence=proof)
