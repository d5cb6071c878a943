"""Accounts put together into incidents, the same way in whatever order they arrived."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations

from marsad.ledger.likeness import IMPOSSIBLE, reasons, score
from marsad.ledger.told import Told
from marsad.models import Reason

_UNLIKE_ON_AVERAGE = -2.0

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


def placed(tolds: Iterable[Told]) -> Iterator[Placed]:
    """Yield where each account belongs."""
    items = sorted(tolds, key=lambda told: told.order)
    scores = {(n, m): _score(items[n], items[m]) for n, m in combinations(range(len(items)), 2)}
    alike = [
        pair for pair, _ in sorted(scores.items(), key=lambda item: (-item[1], item[0])) if scores[pair] > 0
    ]
    connected = _grouped(len(items), alike)
    for n, group in enumerate(_grouped(len(items), alike, scores)):
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
    return min(likeness, IMPOSSIBLE) if one.text == other.text and likeness <= 0 else likeness


def _grouped(count: int, pairs: Iterable[tuple[int, int]], scores: Scores | None = None) -> Groups:
    """Return for each item the group that it is in.

    Pairs come from the most alike downwards. The groups that the two have grown into become one, unless,
    where ``scores`` are given, a pair across them is impossible or they are unlike on average.
    """
    groups = [[n] for n in range(count)]
    for n, m in pairs:
        if groups[n] is not groups[m] and (scores is None or _fit(groups[n], groups[m], scores)):
            joined = groups[n] + groups[m]
            for member in joined:
                groups[member] = joined
    return groups


def _fit(one: list[int], other: list[int], scores: Scores) -> bool:
    across = [_of(scores, n, m) for n in one for m in other]
    return min(across) > IMPOSSIBLE and sum(across) / len(across) > _UNLIKE_ON_AVERAGE


def _of(scores: Scores, n: int, m: int) -> float:
    return scores[min(n, m), max(n, m)]
