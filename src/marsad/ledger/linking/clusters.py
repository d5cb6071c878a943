"""Accounts put together into incidents, the same way in whatever order they arrived."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import product
from typing import TypeAlias

from marsad.ledger.linking.bonds import Bonds
from marsad.ledger.linking.likeness import IMPOSSIBLE, NEARLY, likeness, reasons, told_as_two
from marsad.ledger.linking.told import Told
from marsad.models import Reason

_UNLIKE_ON_AVERAGE = -2.0
_NEVER = -math.inf
"""The score of two accounts that one text tells as two, or that a reviewer holds apart."""

Pair: TypeAlias = tuple[int, int]
Order: TypeAlias = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Atom:
    """The accounts that reviewers hold together, or an account by itself."""

    members: tuple[Told, ...]

    @classmethod
    def of(cls, members: Iterable[Told]) -> Atom:
        """Return the atom of these accounts."""
        return cls(tuple(sorted(members, key=lambda told: told.order)))

    @property
    def order(self) -> Order:
        """Return what sorts atoms the same way in whatever order their accounts arrived."""
        return self.members[0].order

    @property
    def reviewed(self) -> bool:
        """Tell whether a reviewer put it together."""
        return len(self.members) > 1


class Likenesses:
    """How alike accounts are, each pair compared once; what reviewers decided comes first."""

    def __init__(self, bonds: Bonds) -> None:
        self.bonds = bonds
        self._known: dict[Pair, float] = {}

    def of(self, one: Told, other: Told) -> float:
        """Return how alike two accounts are; those of one text stay two unless clearly the same."""
        pair = _pair(one, other)
        found = self._known.get(pair)
        if found is None:
            found = self._known[pair] = _score(one, other)
        return found

    def know(self, one: int, other: int, score: float) -> None:
        """Take in how alike two accounts, by number, were found to be before."""
        self._known[(one, other) if one < other else (other, one)] = score

    def near(self, one: Told, other: Told) -> bool:
        """Tell whether two accounts are alike, or nearly."""
        pair = _pair(one, other)
        found = self._known.get(pair)
        if found is None:
            found = _score(one, other)
            if found >= NEARLY:  # most pairs are unlike and never asked about again
                self._known[pair] = found
        return found >= NEARLY

    def between(self, one: Atom, other: Atom) -> float:
        """Return how alike two atoms are: as the likest accounts across them, unless some are held apart."""
        if not self.bonds.apart and not one.reviewed and not other.reviewed:
            return self.of(one.members[0], other.members[0])
        pairs = list(product(one.members, other.members))
        if any(self.bonds.parted(a.id, b.id) for a, b in pairs):
            return _NEVER
        found = [self.of(a, b) for a, b in pairs]
        return _NEVER if _NEVER in found else max(found)

    def fit(self, one: Sequence[Atom], other: Sequence[Atom]) -> bool:
        """Tell whether two groups may become one: no pair is impossible, nor are they unlike on average.

        Groups that reviewers had a part in are judged by what these put together.
        """
        cores = [[atom for atom in group if atom.reviewed] or group for group in (one, other)]
        across = []
        for a, b in product(*cores):
            across.append(self.between(a, b))
            if across[-1] <= IMPOSSIBLE:
                return False
        if math.fsum(across) / len(across) <= _UNLIKE_ON_AVERAGE:
            return False
        reviewed = len(across) < len(one) * len(other)
        return not reviewed or all(self.between(a, b) > _NEVER for a, b in product(one, other))


def _pair(one: Told, other: Told) -> Pair:
    return (one.number, other.number) if one.number < other.number else (other.number, one.number)


def _score(one: Told, other: Told) -> float:
    found = likeness(one, other)
    return _NEVER if told_as_two(one, other, found) else found


@dataclass(slots=True)
class Group:
    """The atoms, by position, that tell of one incident, and the pairs by which they came together."""

    atoms: list[int]
    joints: list[Pair]


def grouped(
    atoms: Sequence[Atom], alike: Iterable[Pair], likenesses: Likenesses, known: frozenset[Pair] = frozenset()
) -> list[Group]:
    """Return the groups of atoms that tell of one incident each.

    ``alike`` are the pairs, by position, from which groups grow: from the most alike downwards, the groups
    of the two become one if they fit. Pairs that are more unlike than alike are passed over. For ``known``
    ones, it was found before that they fit.
    """
    groups = [Group([n], []) for n in range(len(atoms))]
    group_of = list(range(len(atoms)))
    refused: set[Pair] = set()
    for pair in _likest_first(atoms, alike, likenesses):
        n, m = sorted(group_of[end] for end in pair)
        if n == m or (n, m) in refused:
            continue
        one, other = groups[n], groups[m]
        if pair not in known and not likenesses.fit(
            [atoms[at] for at in one.atoms], [atoms[at] for at in other.atoms]
        ):
            refused.add((n, m))
            continue
        joined = Group(one.atoms + other.atoms, [*one.joints, *other.joints, pair])
        for at in joined.atoms:
            group_of[at] = len(groups)
        groups.append(joined)
    return [groups[n] for n in sorted(set(group_of))]


def _likest_first(atoms: Sequence[Atom], alike: Iterable[Pair], likenesses: Likenesses) -> list[Pair]:
    """Return the pairs that are more alike than unlike, from the most alike downwards."""
    found = {pair: likenesses.between(atoms[pair[0]], atoms[pair[1]]) for pair in alike}

    def order(pair: Pair) -> tuple[float, Order, Order]:
        one, other = sorted(atoms[end].order for end in pair)
        return -found[pair], one, other

    return sorted((pair for pair in found if found[pair] > 0), key=order)


@dataclass(frozen=True, slots=True)
class Placed:
    """Where an account belongs: to the incident of ``founder``, its member that arrived first.

    ``nearest`` is the account of that incident that this one is most like, for these ``reasons``; ``joined``
    the one at which its group and that of the others met. Both are null in an incident told once.
    """

    told: Told
    founder: Told
    joined: Told | None
    nearest: Told | None
    reasons: tuple[Reason, ...]


def placed(group: Group, atoms: Sequence[Atom], likenesses: Likenesses) -> Iterator[Placed]:
    """Yield where each account of a group belongs."""
    members = sorted((told for at in group.atoms for told in atoms[at].members), key=lambda told: told.order)
    founder = min(members, key=lambda told: told.number)
    joined = _joined(group, atoms)
    for told in members:
        others = [other for other in members if other is not told]
        nearest = max(others, key=lambda other: likenesses.of(told, other), default=None)
        found = reasons(told, nearest) if nearest else ()
        yield Placed(told, founder, joined.get(told.number), nearest, found)


def _joined(group: Group, atoms: Sequence[Atom]) -> dict[int, Told]:
    """Return for each account, by number, the one it is joined to, but for one that all lead to."""
    found = {told.number: atoms[at].members[0] for at in group.atoms for told in atoms[at].members[1:]}
    beside: dict[int, list[int]] = {at: [] for at in group.atoms}
    for n, m in group.joints:
        beside[n].append(m)
        beside[m].append(n)
    reached, todo = {group.atoms[0]}, [group.atoms[0]]
    while todo:
        here = todo.pop()
        for there in beside[here]:
            if there not in reached:
                found[atoms[there].members[0].number] = atoms[here].members[0]
                reached.add(there)
                todo.append(there)
    return found
