"""Drawings of figures, as numbers for a template: per cent of the width, from the left edge.

Where a page runs from right to left, so do the scales: 0 stands where a line begins.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import get_args

from marsad.models import Claim, Measure, Toll

_EDGE = 4.0
"""Per cent of the width that stay free on either side, for dots and numbers at the ends."""
_TICKS = 4


@dataclass(frozen=True, slots=True)
class Scale:
    """A line from 0 to ``top``, from right to left where it is ``mirrored``."""

    top: int
    mirrored: bool
    edge: float = _EDGE

    def at(self, value: float) -> float:
        """Return where a value from 0 to ``top`` stands, in per cent from the left."""
        place = self.edge + (100 - 2 * self.edge) * value / self.top
        return round(100 - place if self.mirrored else place, 2)

    def span(self, low: float, high: float) -> tuple[float, float]:
        """Return where a range begins from the left, and how wide it is, in per cent."""
        ends = sorted((self.at(low), self.at(high)))
        return ends[0], round(ends[1] - ends[0], 2)

    def ticks(self) -> list[tuple[int, float]]:
        """Return round numbers on the scale, the first 0, each with its place."""
        step = _step(self.top)
        return [(value, self.at(value)) for value in range(0, self.top + 1, step)]


@dataclass(frozen=True, slots=True)
class Row:
    """A claimant's figure: a dot at ``at`` or a bar over ``span``; both null where no number is given."""

    claim: Claim
    at: float | None
    span: tuple[float, float] | None


@dataclass(frozen=True, slots=True)
class Chart:
    """A toll with all its claims on one scale, and its low–high ``band`` and ``best`` on it.

    ``scale`` is null where nobody gives a number above 0.
    """

    toll: Toll
    rows: tuple[Row, ...]
    scale: Scale | None
    band: tuple[float, float] | None
    best: float | None


def chart(toll: Toll, *, mirrored: bool) -> Chart:
    """Return the chart of a toll; its scale goes from 0 to the highest figure ever said."""
    top = max((n for claim in toll.claims for n in (claim.low, claim.high) if n is not None), default=0)
    scale = Scale(top, mirrored) if top else None
    rows = tuple(_row(claim, scale) for claim in in_order(toll.claims))
    if scale is None or toll.best is None:
        return Chart(toll, rows, scale, None, None)
    ends = (min(end, top) for end in (toll.low or 0, toll.high if toll.high is not None else toll.best))
    return Chart(toll, rows, scale, scale.span(*ends), scale.at(min(toll.best, top)))


def in_order(claims: Sequence[Claim]) -> list[Claim]:
    """Return claims by claimant, and each claimant's by day, the superseded before what replaced them."""
    return sorted(claims, key=lambda one: (one.voice, str(one.seen or ""), not one.superseded, one.doc))


def first_the_dead(tolls: Sequence[Toll]) -> list[Toll]:
    """Return tolls in the order of the measures, within each all people first, then the larger groups."""
    order = get_args(Measure)

    def place(toll: Toll) -> tuple[int, int, int]:
        group = toll.group
        told = sum((group.status != "unknown", group.affiliation is not None, group.demographic is not None))
        return order.index(toll.measure), told, -(toll.best or 0)

    return sorted(tolls, key=place)


def ends(claim: Claim) -> tuple[int, int] | None:
    """Return the lowest and highest number that a claim gives, null where it gives none."""
    found = [end for end in (claim.low, claim.high) if end is not None]
    return (min(found), max(found)) if found else None


def _row(claim: Claim, scale: Scale | None) -> Row:
    found = ends(claim)
    if scale is None or found is None:
        return Row(claim, None, None)
    low, high = found
    return Row(claim, scale.at(low), None) if low == high else Row(claim, None, scale.span(low, high))


def _step(top: int) -> int:
    """Return a round number, 1, 2 or 5 times a power of ten, of which few make up the whole."""
    size = 1
    while True:
        for times in (1, 2, 5):
            if top / (times * size) <= _TICKS:
                return times * size
        size *= 10
