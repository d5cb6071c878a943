"""Who stands against whom in an incident, and what kind of actors they are.

Other databases have two sides. An incident has perpetrators and targets, in a clash the same names in both.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal, TypeAlias, cast

from marsad.language.tables import rows
from marsad.models import Incident

ActorKind: TypeAlias = Literal["state", "coalition", "group", "generic", "people"]
Victims: TypeAlias = Literal["civilians", "protesters", "armed"]

CIVILIANS = "civilians"
PROTESTERS = "protesters"


@dataclass(frozen=True, slots=True)
class Actor:
    """An actor by its canonical name: its kind, and the countries that it belongs to; null where unknown."""

    name: str
    kind: ActorKind | None = None
    countries: frozenset[str] = frozenset()

    @property
    def governs(self) -> bool:
        """Tell whether it fights for one or several states."""
        return self.kind in ("state", "coalition")

    @property
    def armed(self) -> bool:
        """Tell whether it is a force or group, not people."""
        return self.kind in ("state", "coalition", "group", "generic")


@dataclass(frozen=True, slots=True)
class Sides:
    """The two sides, each with its main actor first. ``unclear`` are those of whom no side is known."""

    first: tuple[Actor, ...] = ()
    second: tuple[Actor, ...] = ()
    unclear: tuple[Actor, ...] = ()


def actor(name: str) -> Actor:
    """Return the actor of this canonical name."""
    return _actors().get(name) or Actor(name)


def sides(incident: Incident) -> Sides:
    """Return who did it and to whom; of a clash both sides, states first.

    Who did it is whoever is named on the best basis: claimed before stated, stated before suspected, by name
    before «gunmen», by more reports than others. Several who are named by as many may be allies or what
    rivals say of each other; the ledger does not tell, so none is put in front, and all are ``unclear``.
    """
    targets = sorted(_named([party.name for party in incident.targets]), key=lambda one: not one.armed)
    doers = _named([party.name for party in incident.perpetrators if party.basis != "denied"])
    if incident.type == "armed_clash" and len([one for one in doers if one in targets]) > 1:
        return _fronts(doers)
    found = _foremost(incident, targets)
    named = Counter({one: _tellers(incident, one) for one in found}).most_common(2)
    if len(named) > 1 and named[0][1] == named[1][1]:
        return Sides((), tuple(targets), tuple(found))
    first = tuple(one for one, _ in named[:1])
    return Sides(first, tuple(targets), tuple(one for one in found if one not in first))


def _tellers(incident: Incident, one: Actor) -> int:
    """Return how many reports name an actor as the one who did it."""
    said = incident.responsibility
    return len({told.report for told in said if told.name == one.name and told.basis != "denied"})


def _foremost(incident: Incident, targets: Sequence[Actor]) -> list[Actor]:
    """Return the perpetrators on the best basis, those of particular name if there are any."""
    for basis in ("claimed", "stated", "suspected"):
        named = _named([party.name for party in incident.perpetrators if party.basis == basis])
        others = [one for one in named if one not in targets]
        if others:
            return [one for one in others if one.kind != "generic"] or others
    return []


def victims(incident: Incident) -> Victims | None:
    """Return who was attacked: by the targets, else by the status of the dead; null where neither tells."""
    targets = {party.name for party in incident.targets}
    if PROTESTERS in targets:
        return "protesters"
    kinds = {one.armed if one.kind else None for one in map(actor, targets)}
    statuses = {toll.group.status for toll in incident.tolls} - {"unknown"}
    if kinds == {True} or (not targets and statuses == {"armed"}):
        return "armed"
    if kinds == {False} or (not targets and statuses == {"civilian"}):
        return "civilians"
    return "armed" if True in kinds else None


def _named(names: Sequence[str]) -> list[Actor]:
    return [actor(name) for name in dict.fromkeys(names)]


def _fronts(fighters: Sequence[Actor]) -> Sides:
    """Return the sides of a clash: of more than two, states against groups; else the third is unclear."""
    ordered = sorted(fighters, key=lambda one: (not one.governs, one.name))
    states = tuple(one for one in ordered if one.governs)
    others = tuple(one for one in ordered if not one.governs)
    if states and others:
        return Sides(states, others)
    return Sides(tuple(ordered[:1]), tuple(ordered[1:2]), tuple(ordered[2:]))


@cache
def _actors() -> Mapping[str, Actor]:
    found = {
        row[force]: Actor(row[force], "state", frozenset({row["country"]}))
        for row in rows("forces")
        for force in ("army", "police", "security")
    }
    for row in rows("actors"):
        kind = cast("ActorKind", row["kind"])
        found[row["name"]] = Actor(row["name"], kind, frozenset(row.values("country")))
    return found
