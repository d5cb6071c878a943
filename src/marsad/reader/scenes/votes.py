"""Choices on which signs vote: each option shows its signs, and each sign has a weight in a table.

The weights are learned from annotated reports by ``scripts/learn.py`` (conditional logit: the chance of
an option is proportional to the exponential of its points). ``tables/weights.tsv`` can be read and changed
by hand.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from marsad.language.weights import points, weights


@dataclass(frozen=True, slots=True)
class Vote:
    """A choice that was made: what was decided, the signs of each option, and which option won."""

    decision: str
    options: tuple[tuple[str, ...], ...]
    chosen: int


@dataclass(frozen=True, slots=True)
class Votes:
    """Where choices are made; ``heard`` is told of each, and of what it is about, to learn or to explain."""

    heard: Callable[[Vote, object], None] | None = None

    def choose(self, decision: str, options: Sequence[Sequence[str]], about: object = None) -> int:
        """Return the place of the option with most points, the first of equal ones."""
        weighed = weights(decision)
        found = [points(signs, weighed) for signs in options]
        chosen = max(range(len(found)), key=lambda at: (found[at], -at))
        if self.heard is not None:
            self.heard(Vote(decision, tuple(tuple(signs) for signs in options), chosen), about)
        return chosen
