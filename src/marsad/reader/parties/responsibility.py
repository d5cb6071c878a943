"""By whom and against whom: the perpetrators, the targets and the claim of responsibility of a scene."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from marsad.models import Basis, Figure, IncidentType, Party, Perpetrator
from marsad.reader.parties.attributions import source_of
from marsad.reader.parties.canonical import without_parents
from marsad.reader.parties.choice import chosen, without_fallen
from marsad.reader.parties.doers import nobody_of, of_scene
from marsad.reader.parties.parties import Actor
from marsad.reader.scenes.telling import Scene, Telling
from marsad.reader.setting import Setting


@dataclass(frozen=True, slots=True)
class Parties:
    """Who did it, to whom, and who says that it was he; ``doers`` are where perpetrators are named."""

    doers: tuple[tuple[str, Actor, Basis], ...]
    perpetrators: tuple[Perpetrator, ...]
    targets: tuple[Party, ...]
    claimed_by: str | None


def claims_on(incidents: Sequence[Scene], told: Sequence[Telling]) -> list[list[Actor]]:
    """Return for each incident the actors that claim it.

    A claim that is told in no scene is one of the incident told of before it; «الهجمات الثلاثة» are those
    of that and of the two before.
    """
    found: list[list[Actor]] = [[] for _ in incidents]
    if not incidents:
        return found
    held = {t.sentence.index: at for at, scene in enumerate(incidents) for t in scene.tellings}
    begins = sorted((min(t.sentence.index for t in s.tellings), at) for at, s in enumerate(incidents))
    for telling in (one for one in told if not one.headline):
        for actor in (one for one in telling.actors if one.role == "claimant"):
            index = telling.sentence.index
            at = held[index] if index in held else _told_before(incidents, begins, index)
            if _of_the_news(telling):
                at = _lead(incidents, at)
            for other in range(max(0, at + 1 - max(actor.claims, 1)), at + 1):
                found[other].append(actor)
    return found


def _told_before(incidents: Sequence[Scene], begins: list[tuple[int, int]], index: int) -> int:
    """Return the attack told of last before a sentence; arrests are not claimed."""
    before = [at for start, at in begins if start <= index]
    attacks = [
        at for at in before if any(k not in _UNCLAIMED for t in incidents[at].known for k, _ in t.events)
    ]
    return (attacks or before or [begins[0][1]])[-1]


def _of_the_news(telling: Telling) -> bool:
    """Tell whether «the attack» that is claimed, with nothing else told of it, is the one in the news."""
    return telling.points_back and not telling.found and telling.place is None


def _lead(incidents: Sequence[Scene], otherwise: int) -> int:
    return next((at for at, s in enumerate(incidents) if any(t.lead for t in s.tellings)), otherwise)


_UNCLAIMED = frozenset({"arrests", "other"})


def parties_of(
    setting: Setting,
    scene: Scene,
    kind: IncidentType,
    figures: tuple[Figure, ...],
    claims: Sequence[Actor] = (),
) -> Parties:
    """Return the parties of a scene; ``figures`` are its own, whose people were harmed."""
    named = [(a, name) for t in scene.tellings for a in t.actors if (name := setting.sides.name(a.mark))]
    named = [(actor, name) for actor, name in named if name != "civilians"]
    claimed = _first((actor, name) for actor in claims if (name := setting.sides.name(actor.mark)))
    found = of_scene(setting, scene, kind, figures)
    doers = dict(chosen(found, nobody_of(scene, kind, figures), kind))
    if kind not in {"armed_clash", "arrests"}:
        doers = without_fallen(doers, found, {figure.affiliation for figure in figures})
    claimed = claimed or _issued(setting, figures, doers)
    if claimed:
        doers = {name: actor for name, actor in doers.items() if setting.sides.kind(actor.mark) != "generic"}
    claimed = {name: claimed[name] for name in without_parents(claimed)}
    doers = {**claimed, **doers}
    doers = {name: doers[name] for name in without_parents(doers)}
    claimed_by = next(iter(claimed), None)
    based: tuple[tuple[str, Actor, Basis], ...] = tuple(
        (name, actor, "claimed" if name in claimed else actor.basis) for name, actor in doers.items()
    )
    perpetrators = tuple(perpetrator(setting, *one) for one in based)
    aimed = _first((actor, name) for actor, name in named if actor.role in {"target", "side"})
    targets = {name: _target(actor, name) for name, actor in aimed.items()}
    for figure in figures:
        name = figure.affiliation or ("civilians" if figure.status == "civilian" else None)
        if name is not None:
            targets.setdefault(name, Party(name=name, words=figure.who, evidence=figure.evidence))
    if kind != "armed_clash":
        targets = {name: party for name, party in targets.items() if name not in doers}
    return Parties(based, perpetrators, tuple(targets.values()), claimed_by)


def _issued(setting: Setting, figures: tuple[Figure, ...], doers: Mapping[str, Actor]) -> dict[str, Actor]:
    """Return the armed group in whose own words a report is, unless only its own people came to harm.

    Nor where it tells that others attacked and it lost people too.
    """
    own = setting.sides.name(setting.issuer.mark) if setting.issuer is not None else None
    harmed = {figure.affiliation for figure in figures}
    beaten_off = bool(doers) and own not in doers and own in harmed
    if setting.issuer is None or own is None or beaten_off or (own in harmed and harmed <= {own, None}):
        return {}
    return {own: setting.issuer}


def _first(actors: Iterable[tuple[Actor, str]]) -> dict[str, Actor]:
    """Return actors by name, the first place of each."""
    found: dict[str, Actor] = {}
    for actor, name in actors:
        found.setdefault(name, actor)
    return found


def perpetrator(setting: Setting, name: str, actor: Actor, basis: Basis) -> Perpetrator:
    """Return the party that an actor is, told on some basis to have done it."""
    proof = actor.passage.evidence(actor.mark.start, actor.mark.end)
    source = source_of(setting, actor, basis)
    return Perpetrator(name=name, words=actor.words, basis=basis, source=source, evidence=proof)


def _target(actor: Actor, name: str) -> Party:
    proof = actor.passage.evidence(actor.mark.start, actor.mark.end)
    return Party(name=name, words=actor.words, evidence=proof)
