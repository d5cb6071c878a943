"""Accounts put together into incidents, the same way in whatever order they arrived."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations, product

from marsad.ledger.bonds import Bonds
from marsad.ledger.likeness import IMPOSSIBLE, reasons, score
from marsad.ledger.told import Told
from marsad.models import Reason

_UNLIKE_ON_AVERAGE = -2.0
_NEVER = -math.inf
"""The score of two accounts that one text tells as two, or that a reviewer holds apart."""

Scores = dict[tuple[int, int], float]
Groups = list[list[int]]


@dataclass(frozen=True, slots=True)
class Placed:
    """Where an account belongs: to the incident of ``founder``, its member that arrived first.

    ``nearest`` is the account of that incident that this one is most like, for these ``reasons``; null in
    an incident told once. ``component`` is the same for all accounts connected by likeness, in one
    incident or not: accounts of other components have no say in where this one belongs.
    """

    told: Told
    founder: Told
    component: str
    nearest: Told | None
    reasons: tuple[Reason, ...]


def placed(tolds: Iterable[Told], bonds: Bonds | None = None) -> Iterator[Placed]:
    """Yield where each account belongs.

    Accounts that reviewers hold together are one from the start, an atom: others are as like them as they
    are to the one that they are most like. Those that reviewers hold apart never come together.
    """
    held = bonds or Bonds()
    items = sorted(tolds, key=lambda told: told.order)
    scores = {(n, m): _score(items[n], items[m]) for n, m in combinations(range(len(items)), 2)}
    atoms = _Atoms(items, scores, held)
    connected = atoms.spread(_grouped(atoms))
    for n, group in sorted(atoms.spread(_grouped(atoms, fitting=True)).items()):
        nearest = max((m for m in group if m != n), key=lambda m: (_of(scores, n, m), -m), default=None)
        yield Placed(
            told=items[n],
            founder=min((items[m] for m in group), key=lambda told: told.number),
            component=min(items[m].id for m in connected[n]),
            nearest=None if nearest is None else items[nearest],
            reasons=() if nearest is None else reasons(items[n], items[nearest]),
        )


def _score(one: Told, other: Told) -> float:
    """Return how alike two accounts are; those of one text stay two unless clearly the same."""
    likeness = score(reasons(one, other))
    return _NEVER if one.text == other.text and likeness <= 0 else likeness


class _Atoms:
    """The accounts that reviewers hold together, and each of the others by itself; how alike two are."""

    def __init__(self, items: list[Told], scores: Scores, bonds: Bonds) -> None:
        held: dict[frozenset[str], list[int]] = {}
        for n, told in enumerate(items):
            held.setdefault(bonds.group(told.id), []).append(n)
        self.members = list(held.values())
        self.reviewed = {n for n, members in enumerate(self.members) if len(members) > 1}
        self.scores = {
            (n, m): self._between(items, scores, bonds, n, m)
            for n, m in combinations(range(len(self.members)), 2)
        }

    def _between(self, items: list[Told], scores: Scores, bonds: Bonds, n: int, m: int) -> float:
        pairs = list(product(self.members[n], self.members[m]))
        found = [_of(scores, a, b) for a, b in pairs]
        parted = any(bonds.parted(items[a].id, items[b].id) for a, b in pairs)
        return _NEVER if parted or _NEVER in found else max(found)

    def alike(self) -> list[tuple[int, int]]:
        """Return the pairs that are more alike than unlike, the likest first."""
        positive = [pair for pair in self.scores if self.scores[pair] > 0]
        return sorted(positive, key=lambda pair: (-self.scores[pair], pair))

    def fit(self, one: list[int], other: list[int]) -> bool:
        """Tell whether two groups may become one; those with reviewed atoms are judged by these alone."""
        if any(_of(self.scores, n, m) == _NEVER for n, m in product(one, other)):
            return False
        cores = [[n for n in group if n in self.reviewed] or group for group in (one, other)]
        across = [_of(self.scores, n, m) for n, m in product(*cores)]
        return min(across) > IMPOSSIBLE and sum(across) / len(across) > _UNLIKE_ON_AVERAGE

    def spread(self, groups: Groups) -> dict[int, list[int]]:
        """Return for each account those in one group with it, out of the groups of atoms."""
        members = [sorted(m for atom in group for m in self.members[atom]) for group in groups]
        return {n: members[atom] for atom, own in enumerate(self.members) for n in own}


def _grouped(atoms: _Atoms, *, fitting: bool = False) -> Groups:
    """Return for each atom the group that it is in.

    Pairs come from the most alike downwards. The groups that the two have grown into become one; if
    ``fitting``, unless a pair across them is impossible or they are unlike on average.
    """
    groups = [[n] for n in range(len(atoms.members))]
    for n, m in atoms.alike():
        if groups[n] is not groups[m] and (not fitting or atoms.fit(groups[n], groups[m])):
            joined = groups[n] + groups[m]
            for member in joined:
                groups[member] = joined
    return groups


def _of(scores: Scores, n: int, m: int) -> float:
    return scores[min(n, m), max(n, m)]
