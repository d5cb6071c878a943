"""A month that stands out from those before it is pointed out; where nothing changed, hardly ever any."""

from __future__ import annotations

import datetime as dt
import math
import random
from collections.abc import Callable, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.ledger.tallies.scopes import CountScope
from marsad.ledger.tallies.trends import LEVEL, latest, outstanding, tails, trends
from marsad.models import Incident
from test_tallies_own import incident, span

STEADY = (4, 6, 5, 3, 5, 7, 4, 5, 6, 4, 5, 5)


def monthly(counts: Sequence[int]) -> list[Incident]:
    """Return so many incidents in each month from January 2017 on."""
    return [
        incident(f"{month}-{n}", f"{2017 + month // 12}-{month % 12 + 1:02}-10")
        for month, number in enumerate(counts)
        for n in range(number)
    ]


def poisson(chance: random.Random, mean: float) -> int:
    """Return a count that scatters as chance has it (Knuth's way)."""
    count, product, bound = 0, chance.random(), math.exp(-mean)
    while product >= bound:
        count += 1
        product *= chance.random()
    return count


def scattered(mean: float, size: float) -> Callable[[random.Random], int]:
    return lambda chance: poisson(chance, chance.gammavariate(size, mean / size))


def test_a_month_with_far_more_incidents_stands_out() -> None:
    found = trends(monthly((*STEADY, 21)), CountScope())
    (only,) = found.outstanding
    assert (only.month, only.incidents, only.direction, only.months) == ("2018-01", 21, "more", 12)
    assert only.mean == pytest.approx(sum(STEADY) / 12)
    assert only.p < LEVEL / found.tested


def test_months_without_incidents_count_and_may_stand_out() -> None:
    many = tuple(4 * count for count in STEADY)
    scope = CountScope(first=dt.date(2017, 1, 1), last=dt.date(2018, 1, 31))
    (only,) = trends(monthly(many), scope).outstanding
    assert (only.month, only.incidents, only.direction) == ("2018-01", 0, "fewer")


def test_a_month_that_is_cut_by_the_scope_is_not_tested() -> None:
    scope = CountScope(first=dt.date(2017, 1, 2), last=dt.date(2018, 1, 30))
    assert trends(monthly((*STEADY, 21)), scope).tested == 12 - 1 - 6
    assert not trends(monthly((*STEADY, 21)), scope).outstanding


def test_few_months_are_not_tested() -> None:
    assert trends(monthly((1, 1, 1, 1, 1, 40)), CountScope()).tested == 0
    assert trends([], CountScope()).tested == 0


def test_incidents_without_a_month_are_told_and_not_spread() -> None:
    unclear = [incident("x", None), incident("y", None, date=span("2017-03-20", "2017-04-02"))]
    assert trends([*monthly(STEADY), *unclear], CountScope()).unplaced == 2


@pytest.mark.parametrize(
    "draw",
    [lambda chance: poisson(chance, 3), scattered(6, 3), scattered(20, 5)],
    ids=["chance alone", "scattered, few", "scattered, many"],
)
def test_false_alarms_are_rare_where_nothing_changed(draw: Callable[[random.Random], int]) -> None:
    chance = random.Random(1)
    tables = [[draw(chance) for _ in range(24)] for _ in range(60)]
    assert sum(bool(outstanding(table)) for table in tables) <= 60 * 2 * LEVEL


def test_false_alarms_are_rare_among_areas_whose_last_month_is_tested_together() -> None:
    chance, draw = random.Random(3), scattered(5, 3)
    tables = [[[draw(chance) for _ in range(25)] for _ in range(10)] for _ in range(30)]
    assert sum(bool(latest(table, "2018-01", fewer=True)) for table in tables) <= 30 * 2 * LEVEL


def test_a_fivefold_month_is_nearly_always_found() -> None:
    chance = random.Random(2)
    tables = [[*(poisson(chance, 8) for _ in range(18)), poisson(chance, 40)] for _ in range(40)]
    assert sum(18 in outstanding(table) for table in tables) >= 38


@given(st.lists(st.integers(0, 500), min_size=6, max_size=24), st.integers(0, 3000))
def test_tails_are_probabilities_that_fall_and_rise_with_the_count(before: list[int], count: int) -> None:
    more, fewer = tails(count, before)
    next_more, next_fewer = tails(count + 1, before)
    assert 0 <= next_more <= more + 1e-9 <= 1 + 2e-9
    assert 0 <= fewer <= next_fewer + 1e-9 <= 1 + 2e-9
    assert more + fewer >= 1 - 1e-9


def test_tails_of_large_counts_do_not_fade_into_nothing() -> None:
    more, fewer = tails(2500, [2500] * 24)
    assert more == pytest.approx(0.5, abs=0.02)
    assert fewer == pytest.approx(0.5, abs=0.02)
