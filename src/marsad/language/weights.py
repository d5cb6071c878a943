"""How much each sign speaks for or against something where signs vote: the table ``weights``."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache

from marsad.language.tables import rows


@cache
def weights(decision: str) -> Mapping[str, float]:
    """Return the weight of each sign in a decision."""
    return {row["sign"]: float(row["weight"]) for row in rows("weights") if row["decision"] == decision}


def points(signs: Iterable[str], weighed: Mapping[str, float]) -> float:
    """Return how much signs speak for something together; one without a weight says nothing."""
    return sum(weighed.get(sign, 0.0) for sign in signs)
