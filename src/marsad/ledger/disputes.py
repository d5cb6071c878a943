"""Which claimants cannot both be right."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Iterable
from typing import NamedTuple

from marsad.ledger.stated import by_voice, last_day
from marsad.ledger.voices import Statement
from marsad.models import Figure


class _Stand(NamedTuple):
    """What one voice allows for, and the last day it spoke."""

    low: float
    high: float
    seen: dt.date | None


def contested(said: Iterable[Statement]) -> bool:
    """Tell whether two claimants exclude each other, other than by a count that grew with the days."""
    counted = [one for one in said if not one.figure.subset and one.figure.low is not None]
    stands = [_stand(own) for own in by_voice(counted).values()]
    return any(a.high < b.low and not _grew(a.seen, b.seen) for a in stands for b in stands)


def _stand(own: list[Statement]) -> _Stand:
    spans = [_possible(one.figure) for one in own]
    return _Stand(min(low for low, _ in spans), max(high for _, high in spans), last_day(own))


def _grew(early: dt.date | None, late: dt.date | None) -> bool:
    return early is not None and late is not None and early < late


def _possible(figure: Figure) -> tuple[float, float]:
    """Return the numbers that a figure allows for, given its qualifier."""
    low = figure.low if figure.low is not None else figure.high or 0
    high = figure.high if figure.high is not None else low
    if figure.qualifier in ("at_least", "more_than"):
        return low, math.inf
    if figure.qualifier in ("at_most", "less_than"):
        return 0, high
    if figure.qualifier == "about":
        return low * 0.8, high * 1.2
    return low, high
