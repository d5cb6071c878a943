"""Drawings of figures, as numbers for a template: per cent of the width, from where the line starts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from marsad.models import Claim, Toll


@dataclass(frozen=True, slots=True)
class Bar:
    """A claimant's figure on the scale of its toll: from ``start`` to ``end``, both 0 to 100 per cent.

    Both are null where the claimant gives no number.
    """

    claim: Claim
    start: float | None
    end: float | None


def bars(toll: Toll) -> list[Bar]:
    """Return each claim of a toll on one scale, which goes from 0 to the highest figure ever said."""
    top = max((claim.high or claim.low or 0 for claim in toll.claims), default=0)
    return [Bar(claim, *_ends(claim, top)) for claim in in_order(toll.claims)]


def in_order(claims: Sequence[Claim]) -> list[Claim]:
    """Return claims by claimant, and each claimant's by day, the superseded before what replaced them."""
    return sorted(claims, key=lambda one: (one.voice, str(one.seen or ""), not one.superseded, one.doc))


def _ends(claim: Claim, top: int) -> tuple[float | None, float | None]:
    low, high = claim.low, claim.high
    if not top or (low is None and high is None):
        return None, None
    ends = [
        round(100 * end / top, 1)
        for end in (low if low is not None else high, high or low)
        if end is not None
    ]
    return ends[0], ends[-1]
