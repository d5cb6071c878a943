"""Months that stand out from the months before them, by a test for small counts that scatter.

Each month is held against what the months before it let expect: incidents a month are taken for negative
binomial with a steady mean, and mean and scatter for unknown. The p-value is the part of the posterior
predictive distribution that is as extreme, doubled for two sides (Manitz and Höhle 2013, Biometrical Journal
55(4), without their seasons and trend). Holm's correction (1979, Scandinavian Journal of Statistics 6(2))
holds the chance of any false alarm in a whole table at the level. Seasons are not taken into account.
"""

from __future__ import annotations

import datetime as dt
import math
from calendar import monthrange
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Literal, NamedTuple, TypeAlias

import numpy as np
import numpy.typing as npt

from marsad.ledger.tallies.scopes import CountScope
from marsad.models import Incident

Array: TypeAlias = npt.NDArray[Any]
LEVEL = 0.05
"""The chance, over all months that are tested together, of pointing out any where nothing changed."""
FEWEST_MONTHS, MOST_MONTHS = 6, 24
"""How many months before it a month is compared with: without the fewest it is not tested."""
_SIZES = (0.5, 1.0, 2.0, 4.0, 8.0, 16.0, 32.0, 64.0, 1024.0)
"""Scatter, each as likely beforehand: the variance is mean + mean² / size; the last is all but Poisson."""
_STEPS = tuple(step / 2 for step in range(-8, 9))
"""Means that are weighed, in standard errors from that of the months before."""
_NEGLIGIBLE = 18.0
"""Of two hypotheses, the one less likely by more than e to the power of this is passed over."""
_AT_ONCE = 4096
"""Counts whose probabilities are worked out together, to take little memory for the most incidents."""


@dataclass(frozen=True, slots=True)
class StandOut:
    """A month that stands out: its ``incidents``, the mean of the ``months`` before it, and the p-value.

    ``direction`` says whether there are more or fewer; ``p`` is two-sided and not yet corrected.
    """

    month: str
    incidents: int
    direction: Literal["more", "fewer"]
    mean: float
    months: int
    p: float

    @property
    def first(self) -> dt.date:
        """Return the first day of the month."""
        return dt.date.fromisoformat(f"{self.month}-01")


@dataclass(frozen=True, slots=True)
class Trends:
    """What the test of the months found: how many were ``tested``, how many incidents have no one month."""

    outstanding: tuple[StandOut, ...]
    tested: int
    unplaced: int


class _Tested(NamedTuple):
    """The p-value of a month at this place in the series."""

    at: int
    p: float
    more: bool


def trends(incidents: Iterable[Incident], scope: CountScope) -> Trends:
    """Test the incidents of each month that the scope covers whole; a month without any counts as 0."""
    dates = (one.date for one in incidents)
    return trends_of(Counter(month_of(one.first, one.last) if one else None for one in dates), scope)


def trends_of(months: Mapping[int | None, int], scope: CountScope) -> Trends:
    """Test months that have so many incidents, as ``month_of`` numbers them; null: those of no one month."""
    known = [month for month, number in months.items() if month is not None and number]
    series = range(*whole_months(known, scope.first, scope.last))
    counts = [months.get(month, 0) for month in series]
    tested = _tested(counts)
    return Trends(
        outstanding=tuple(_stand_out(name_of(series[one.at]), counts, one) for one in _holm(tested)),
        tested=len(tested),
        unplaced=months.get(None, 0),
    )


def latest(series: Sequence[Sequence[int]], month: str, *, fewer: bool) -> dict[int, StandOut]:
    """Return by their places those series of counts by month whose last month, ``month``, stands out.

    All are tested together. Without ``fewer`` only those with more: while a month goes on, fewer says little.
    """
    tested = [_test(place, counts[-1], counts[:-1]) for place, counts in enumerate(series)]
    return {
        one.at: _stand_out(month, series[one.at], one._replace(at=len(series[one.at]) - 1))
        for one in _holm(tested)
        if one.more or fewer
    }


def outstanding(counts: Sequence[int]) -> list[int]:
    """Return the places of the counts that stand out from those before them."""
    return [one.at for one in _holm(_tested(counts))]


def tails(count: int, before: Sequence[int]) -> tuple[float, float]:
    """Return how likely at least, and at most, this count is after those before it: each 0 to 1."""
    means, sizes, weights = _posterior(before)
    kept = weights.max() - weights < _NEGLIGIBLE
    shares = np.exp(weights[kept] - weights.max())
    less, equal = _cumulated(count, means[kept], sizes[kept])
    below, within, total = shares @ less, shares @ (less + equal), shares.sum()
    return max(0.0, float(1 - below / total)), min(1.0, float(within / total))


@lru_cache(maxsize=4096)
def _tails(count: int, before: tuple[int, ...]) -> tuple[float, float]:
    """Return the same, remembered: when a report more comes in, most months are as they were."""
    return tails(count, before)


def _posterior(before: Sequence[int]) -> tuple[Array, Array, Array]:
    """Return means and sizes with the logarithms of their weights after counts.

    By Jeffreys' prior of a Poisson mean.
    """
    n, total = len(before), sum(before)
    centre = (total + 0.5) / n
    scatter = [sum(math.lgamma(count + size) - math.lgamma(size) for count in before) for size in _SIZES]
    sizes, scatters = np.repeat(_SIZES, len(_STEPS)), np.repeat(scatter, len(_STEPS))
    errors = np.sqrt((1 / centre + 1 / sizes) / n)
    means = centre * np.exp(np.tile(_STEPS, len(_SIZES)) * errors)
    likelihoods = scatters - n * sizes * np.log1p(means / sizes) + total * np.log(means / (means + sizes))
    # an error is the width of a step, and the prior of log mean is the root of the mean
    return means, sizes, likelihoods + np.log(errors) + np.log(means) / 2


def _cumulated(count: int, means: Array, sizes: Array) -> tuple[Array, Array]:
    """Return the probabilities of less than a count and of the count, of negative binomials.

    Each probability follows from the one before, in logarithms, where nothing underflows.
    """
    shares = np.log(means / (means + sizes))
    last = -sizes * np.log1p(means / sizes)
    summed = np.zeros(len(means))
    for start in range(0, count, _AT_ONCE):
        ks = np.arange(start, min(count, start + _AT_ONCE))
        steps = np.cumsum(np.log((ks + sizes[:, None]) / (ks + 1)) + shares[:, None], axis=1)
        summed += np.exp(last) + np.exp(last[:, None] + steps[:, :-1]).sum(axis=1)
        last = last + steps[:, -1]
    return summed, np.exp(last)


def _tested(counts: Sequence[int]) -> list[_Tested]:
    months = range(FEWEST_MONTHS, len(counts))
    return [_test(at, counts[at], counts[max(0, at - MOST_MONTHS) : at]) for at in months]


def _test(at: int, count: int, before: Sequence[int]) -> _Tested:
    more, fewer = _tails(count, tuple(before))
    return _Tested(at, min(1.0, 2 * min(more, fewer)), more < fewer)


def _holm(tested: Sequence[_Tested]) -> list[_Tested]:
    """Return those that pass Holm's correction: the smallest of n at level / n, then level / (n − 1), …"""
    passed = []
    for rank, one in enumerate(sorted(tested, key=lambda one: one.p)):
        if one.p > LEVEL / (len(tested) - rank):
            break
        passed.append(one)
    return sorted(passed)


def _stand_out(name: str, counts: Sequence[int], one: _Tested) -> StandOut:
    before = counts[max(0, one.at - MOST_MONTHS) : one.at]
    return StandOut(
        month=name,
        incidents=counts[one.at],
        direction="more" if one.more else "fewer",
        mean=sum(before) / len(before),
        months=len(before),
        p=one.p,
    )


def month_of(first: dt.date, last: dt.date) -> int | None:
    """Return the one month of a date, as a number that counts months; null if it may be in several."""
    start, end = (day.year * 12 + day.month - 1 for day in (first, last))
    return start if start == end else None


def whole_months(
    known: Sequence[int], first: dt.date | None = None, last: dt.date | None = None
) -> tuple[int, int]:
    """Return the first month to test and the one after the last.

    They are those that lie whole from a ``first`` day to a ``last``, from the first known one on: before it,
    perhaps nothing was reported. Where there is no last day, the last month is the last known one.
    """
    if not known:
        return 0, 0
    start, end = min(known), max(known) + 1
    if first:
        start = max(start, first.year * 12 + first.month - (first.day == 1))
    if last:
        end = last.year * 12 + last.month - 1 + (last.day == monthrange(last.year, last.month)[1])
    return start, end


def name_of(month: int) -> str:
    """Return the name of a month: «2016-03»."""
    return f"{month // 12:04}-{month % 12 + 1:02}"
