"""How far two accounts tell of one incident: reasons for and against, in words, each with its weight.

Weights are additive; their sum above zero means that more speaks for one incident than against. They stand
in ``tables/linking.tsv``, learned from pairs of which people know whether they are one; ``docs/linking.md``
lists them and tells how they were measured.
"""

from __future__ import annotations

from functools import cache

from marsad.language.tables import rows
from marsad.ledger.linking.signs import signs
from marsad.ledger.linking.told import Told
from marsad.models import Reason

IMPOSSIBLE = -10.0
"""A pair that scores this or less is never put into one incident, whatever others say.

An account misread in its place, its kind and its people comes to some -8 beside others of its incident.
"""
DAYS_OFF = 3
"""Dates that are further apart than this are seldom of one incident, unless the text is the same."""

CERTAIN = 2.0
"""Of pairs that score more, 98 in 100 were of one incident; of those from 0 to this, 74 in 100."""

NEARLY = -2.0
"""Of pairs that score from this to 0, one in three was of one incident; of those below, one in a hundred."""


def likeness(a: Told, b: Told) -> float:
    """Return how much more speaks for one incident than against, without the words: the score of reasons."""
    known = _weights()
    return round(sum(known[sign[0]] for sign in signs(a, b)), 1)


def told_as_two(a: Told, b: Told, found: float) -> bool:
    """Tell whether one text, or a copy of it, tells as two what two accounts that score ``found`` tell."""
    return a.text == b.text and found <= 0


def never(a: Told, b: Told, found: float) -> bool:
    """Tell whether two accounts that score ``found`` are never put into one incident, whatever others say."""
    return found <= IMPOSSIBLE or told_as_two(a, b, found)


def reasons(a: Told, b: Told) -> tuple[Reason, ...]:
    """Return the reasons for and against two accounts being of one incident."""
    says, known = _says(), _weights()
    return tuple(Reason(text=says[name].format(*parts), weight=known[name]) for name, *parts in signs(a, b))


def score(found: tuple[Reason, ...]) -> float:
    """Return the sum of the weights."""
    return round(sum(reason.weight for reason in found), 1)


@cache
def _weights() -> dict[str, float]:
    return {row["sign"]: float(row["weight"]) for row in rows("linking")}


@cache
def _says() -> dict[str, str]:
    return {row["sign"]: row["says"] for row in rows("linking")}
