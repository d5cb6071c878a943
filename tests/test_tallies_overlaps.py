"""Incidents that overlap are not summed: fighting that lasted and its days, a total and what it lists."""

from __future__ import annotations

from dataclasses import replace

from marsad.ledger.tallies.counting import count
from marsad.ledger.tallies.scopes import CountScope
from marsad.models import Incident, Mention, Perpetrator, Place
from test_tallies_own import MARCH, SABHA, best, grounds, incident, span

WEEK = span("2018-03-04", "2018-03-10")


def counted(*incidents: Incident, scope: CountScope = MARCH) -> tuple[int | None, dict[str, list[str]]]:
    made = count(incidents, scope)
    return best(made.totals[0]), grounds(made)


def fighting(killed: int | None, **more: object) -> Incident:
    """Return a week of fighting in Sabha."""
    return incident("week", None, killed, **{"type": "armed_clash", "date": WEEK, **more})


def told_in(one: Incident, report: str) -> Incident:
    return replace(one, mentions=(Mention(report=report, doc=report, account=one.id, main=True, score=0.0),))


def test_a_days_shelling_within_a_weeks_fighting_is_not_counted_besides() -> None:
    total, why = counted(fighting(30), incident("day", "2018-03-06", 4))
    assert (total, why) == (30, {"day": ["within another incident"]})


def test_a_shelling_of_another_side_place_or_week_is_counted_besides() -> None:
    others = (
        incident("side", "2018-03-06", 4, perpetrators=(Perpetrator(name="GNA"),)),
        incident("place", "2018-03-06", 4, place=replace(SABHA, name="براك")),
        incident("next", "2018-03-11", 4),
    )
    assert counted(fighting(30), *others) == (42, {})


def test_fighting_across_an_area_covers_its_towns() -> None:
    area = replace(SABHA, name="منطقة سبها", precision="admin1")
    town = incident("day", "2018-03-06", 4, place=replace(SABHA, name="براك"))
    assert counted(fighting(30, place=area), town) == (30, {"day": ["within another incident"]})


def test_a_larger_number_cannot_be_within_a_smaller_one() -> None:
    assert counted(fighting(3), incident("day", "2018-03-06", 4)) == (7, {})


def test_a_number_is_not_lost_within_an_incident_that_states_none() -> None:
    assert counted(fighting(None), incident("day", "2018-03-06", 4)) == (4, {})


def test_days_that_number_more_than_their_week_stand_in_its_place() -> None:
    days = [incident(day, f"2018-03-{day}", 4) for day in ("05", "06", "07")]
    assert counted(fighting(10), *days) == (12, {"week": ["sum of other incidents"]})


def test_an_uncertain_date_covers_nothing() -> None:
    month = fighting(30, date=span("2018-03-01", "2018-03-31"))
    assert counted(month, incident("day", "2018-03-06", 4)) == (34, {})


def test_a_bomb_dated_to_some_day_of_a_week_covers_nothing() -> None:
    assert counted(fighting(30, type="explosive"), incident("day", "2018-03-06", 4)) == (34, {})


def test_a_day_counts_where_the_week_straddles_the_scope() -> None:
    scope = replace(MARCH, first=WEEK.last)
    day = incident("day", str(WEEK.last), 4)
    assert counted(fighting(30), day, scope=scope) == (4, {"week": ["date straddles the scope"]})


def test_fighting_within_fighting_is_left_out_once() -> None:
    days = incident("days", None, 9, type="attack", date=span("2018-03-05", "2018-03-07"))
    total, why = counted(fighting(30), days, incident("day", "2018-03-06", 4))
    assert (total, set(why)) == (30, {"days", "day"})


def test_the_total_of_what_a_report_lists_is_not_counted_besides() -> None:
    country = Place(name="ليبيا", country="LY", precision="country")
    listed = [
        incident("a", "2018-03-06", 4),
        incident("b", "2018-03-06", 5, place=replace(SABHA, name="براك")),
    ]
    total = incident("sum", "2018-03-06", 9, place=country)
    told = [told_in(one, "r") for one in (*listed, total)]
    assert counted(*told) == (9, {"sum": ["sum of other incidents"]})
    assert counted(*listed, told_in(total, "another")) == (18, {})
    assert counted(*(told_in(one, "r") for one in (*listed, replace(total, totals=())))) == (9, {})
