"""A conditional logit: the chance of an option is proportional to the exponential of its signs' points."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

ROUNDS = 40
RATE = 0.3
RARE = 6
"""A sign met in fewer reports than so many gets no weight."""


@dataclass(frozen=True, slots=True)
class Example:
    """A choice: the signs of each option, which options are right, and the group that shares a fold."""

    options: tuple[tuple[str, ...], ...]
    right: frozenset[int]
    group: int
    doc: str


def fit(examples: Sequence[Example], penalty: float = 1.0) -> dict[str, float]:
    """Return the weights that make the right options likely, by Adagrad; the same for the same examples."""
    known = _frequent(examples)
    weights: defaultdict[str, float] = defaultdict(float)
    squares: defaultdict[str, float] = defaultdict(lambda: 1e-6)
    shrink = penalty / max(len(examples), 1)
    for _ in range(ROUNDS):
        for one in examples:
            for sign, slope in _slopes(one, weights).items():
                if sign in known:
                    step = slope - shrink * weights[sign]
                    squares[sign] += step * step
                    weights[sign] += RATE * step / math.sqrt(squares[sign])
    return {sign: weight for sign, weight in weights.items() if weight}


def _frequent(examples: Sequence[Example]) -> set[str]:
    docs: defaultdict[str, set[str]] = defaultdict(set)
    for one in examples:
        for signs in one.options:
            for sign in signs:
                docs[sign].add(one.doc)
    return {sign for sign, held in docs.items() if len(held) >= RARE}


def _slopes(one: Example, weights: Mapping[str, float]) -> dict[str, float]:
    """Return the gradient of the log chance of the right options with respect to each sign's weight."""
    chances = _chances([_points(signs, weights) for signs in one.options])
    good = sum(chances[at] for at in one.right)
    slopes: defaultdict[str, float] = defaultdict(float)
    for at, signs in enumerate(one.options):
        wanted = chances[at] / good if at in one.right and good > 0 else 0.0
        for sign in signs:
            slopes[sign] += wanted - chances[at]
    return slopes


def _points(signs: Sequence[str], weights: Mapping[str, float]) -> float:
    return sum(weights.get(sign, 0.0) for sign in signs)


def _chances(points: Sequence[float]) -> list[float]:
    top = max(points)
    powers = [math.exp(one - top) for one in points]
    total = sum(powers)
    return [power / total for power in powers]


def right(examples: Sequence[Example], weights: Mapping[str, float]) -> int:
    """Return how many choices the weights make right, the first of equal options chosen."""
    count = 0
    for one in examples:
        points = [_points(signs, weights) for signs in one.options]
        count += max(range(len(points)), key=lambda at: (points[at], -at)) in one.right
    return count
