"""Tolls: every claimant's figures side by side, and one rule for low, best and high."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from ledger_reports import DAY, account, figure, reading
from marsad.ledger import Ledger
from marsad.ledger.linking.told import Told
from marsad.ledger.tolls.groups import disjoint
from marsad.ledger.tolls.tolls import tolls, totals
from marsad.models import Account, Figure, Group, Incident, Measure, Report, Toll

ASAYISH = {"status": "armed", "affiliation": "Asayish"}
Telling = tuple[str, list[tuple[str, int | None, dict[str, object]]], int]
ATTACKERS = {"status": "armed", "affiliation": "Islamic State"}


def incident(tmp_path: Path, *told: Telling) -> Incident:
    """Return the incident that reports tell of: doc, figures (quote, number, more), days later."""
    with Ledger.open(tmp_path / "l.db", create=True) as ledger:
        for doc, figures, days in told:
            text = f"انفجار في أريحا كما روته {doc}: " + "؛ ".join(quote for quote, _, _ in figures)
            report = Report(doc=doc, text=text, seen=DAY + dt.timedelta(days=days), source=doc)
            made = [figure(report, quote, number, **more) for quote, number, more in figures]
            ledger.add(report, reading(report, account(report, *made)))
        (only,) = ledger.incidents()
        return only


def span(toll: Toll) -> tuple[int | None, int | None, int | None]:
    return toll.low, toll.best, toll.high


def killed(found: Incident) -> Toll:
    return next(toll for toll in found.totals if toll.measure == "killed")


def of(found: Incident, **group: object) -> Toll:
    return next(toll for toll in found.tolls if toll.group == Group(**group))  # type: ignore[arg-type]


def test_the_middle_of_three_outlets_is_best(tmp_path: Path) -> None:
    found = incident(
        tmp_path, ("a", [("تسعة", 9, {})], 0), ("b", [("ستة", 6, {})], 0), ("c", [("سبعة", 7, {})], 0)
    )
    assert span(killed(found)) == (6, 7, 9)
    assert killed(found).contested
    assert "3 claimants" in of(found).rule


def test_of_two_in_the_middle_the_lower_one_is_best(tmp_path: Path) -> None:
    assert span(killed(incident(tmp_path, ("a", [("تسعة", 9, {})], 0), ("b", [("ستة", 6, {})], 0)))) == (
        6,
        6,
        9,
    )


def test_a_claimants_later_figure_supersedes_its_earlier_one(tmp_path: Path) -> None:
    ministry = {"source": "وزارة الصحة"}
    found = incident(tmp_path, ("a", [("ستة", 6, ministry)], 0), ("b", [("عشرة", 10, ministry)], 2))
    assert span(killed(found)) == (10, 10, 10)
    assert [(claim.low, claim.superseded) for claim in of(found).claims] == [(6, True), (10, False)]
    assert not killed(found).contested


def test_a_toll_that_grew_with_the_days_is_not_contested(tmp_path: Path) -> None:
    found = incident(tmp_path, ("a", [("ستة", 6, {})], 0), ("b", [("عشرة", 10, {})], 2))
    assert span(killed(found)) == (6, 6, 10)
    assert not killed(found).contested


def test_at_least_six_and_eight_do_not_exclude_each_other(tmp_path: Path) -> None:
    at_least = {"qualifier": "at_least"}
    found = incident(tmp_path, ("a", [("ستة", 6, at_least)], 0), ("b", [("ثمانية", 8, {})], 0))
    assert not killed(found).contested


def test_one_source_named_in_two_ways_is_one_claimant(tmp_path: Path) -> None:
    short, long = {"source": "المرصد"}, {"source": "المرصد السوري لحقوق الإنسان"}
    found = incident(
        tmp_path, ("a", [("ستة", 6, short)], 0), ("b", [("ستة", 6, long)], 0), ("c", [("تسعة", 9, {})], 0)
    )
    assert span(killed(found)) == (6, 6, 9)
    assert "2 claimants" in of(found).rule


def test_nameless_sources_of_two_outlets_are_two_claimants(tmp_path: Path) -> None:
    source = {"source": "مصدر طبي"}
    found = incident(tmp_path, ("a", [("ستة", 6, source)], 0), ("b", [("عشرة", 10, source)], 2))
    assert "2 claimants" in of(found).rule
    assert not any(claim.superseded for claim in of(found).claims)


def test_copies_of_a_text_are_one_voice() -> None:
    def copy(doc: str, text: str, number: int) -> Told:
        told = Account(id="a", figures=(Figure(measure="killed", low=number, high=number),))
        return Told(id=doc, number=0, report=doc, doc=doc, seen=DAY, publisher=doc, text=text, account=told)

    agency = [copy(doc, "the agency's text", 9) for doc in "abc"]
    (toll,) = totals([*agency, copy("d", "own text", 6), copy("e", "own words", 7)])
    assert span(toll) == (6, 7, 9)


def test_those_of_the_two_sides_add_up_for_one_claimant(tmp_path: Path) -> None:
    sides = [("ستة من الأسايش", 6, ASAYISH), ("واثنين من المهاجمين", 2, ATTACKERS)]
    found = incident(tmp_path, ("a", sides, 0), ("b", [("ستة أشخاص", 6, {})], 0))
    assert span(killed(found)) == (6, 6, 8)
    assert span(of(found, **ASAYISH)) == (6, 6, 6)


def test_who_speaks_of_one_side_only_does_not_lower_the_total(tmp_path: Path) -> None:
    sides = [("ستة من الأسايش", 6, ASAYISH), ("واثنين من المهاجمين", 2, ATTACKERS)]
    found = incident(tmp_path, ("a", sides, 0), ("b", [("مهاجم واحد", 1, ATTACKERS)], 0))
    assert span(killed(found)) == (8, 8, 8)
    assert span(of(found, **ATTACKERS)) == (1, 1, 2)
    assert killed(found).contested


def test_different_names_for_the_dead_are_not_added_across_claimants(tmp_path: Path) -> None:
    found = incident(
        tmp_path,
        ("a", [("ستة من الأسايش", 6, ASAYISH)], 0),
        ("b", [("سبعة من قسد", 7, {"status": "armed", "affiliation": "SDF"})], 0),
    )
    assert span(killed(found)) == (7, 7, 7)


def test_parts_are_never_added_to_wholes(tmp_path: Path) -> None:
    children = {"subset": True, "status": "civilian", "demographic": "children"}
    found = incident(tmp_path, ("a", [("عشرة قتلى", 10, {}), ("بينهم أربعة أطفال", 4, children)], 0))
    assert span(killed(found)) == (10, 10, 10)
    toll = of(found, status="civilian", demographic="children")
    assert span(toll) == (4, 4, 4)
    assert toll.rule.startswith("part of a larger count")


def test_parts_alone_make_no_total(tmp_path: Path) -> None:
    found = incident(tmp_path, ("a", [("بينهم أربعة أطفال", 4, {"subset": True})], 0))
    assert span(killed(found)) == (None, None, None)


def test_an_officer_and_three_soldiers_are_four(tmp_path: Path) -> None:
    report = Report(doc="a", text="قتل ضابط وثلاثة جنود في أريحا.", seen=DAY, source="a")
    army = {"status": "armed", "affiliation": "Syrian army"}
    figures = [
        figure(report, "ضابط", 1, who="ضابط", **army),
        figure(report, "وثلاثة جنود", 3, who="جنود", **army),
    ]
    with Ledger.open(tmp_path / "l.db", create=True) as ledger:
        ledger.add(report, reading(report, account(report, *figures)))
        (found,) = ledger.incidents()
    assert span(killed(found)) == (4, 4, 4)


def test_of_several_figures_in_one_report_the_first_is_best(tmp_path: Path) -> None:
    found = incident(tmp_path, ("a", [("عشرة", 10, {}), ("بعد أن كانوا سبعة", 7, {})], 0))
    assert span(killed(found)) == (7, 10, 10)
    assert not killed(found).contested


def test_a_vague_toll_is_shown_without_a_number(tmp_path: Path) -> None:
    found = incident(tmp_path, ("a", [("عشرات القتلى", None, {"qualifier": "dozens"})], 0))
    assert span(killed(found)) == (None, None, None)
    assert of(found).claims[0].qualifier == "dozens"
    assert of(found).rule == "no claimant gives a number"


def test_none_killed_is_a_count_and_not_an_unknown(tmp_path: Path) -> None:
    assert span(killed(incident(tmp_path, ("a", [("دون قتلى", 0, {})], 0)))) == (0, 0, 0)


def test_groups_that_may_share_people_are_not_disjoint() -> None:
    armed, sdf = Group(status="armed"), Group(status="armed", affiliation="SDF")
    assert not disjoint(armed, sdf)
    assert not disjoint(Group(), sdf)
    assert not disjoint(Group(demographic="women"), Group(demographic="women_children"))
    assert disjoint(Group(demographic="women"), Group(demographic="children"))
    assert disjoint(Group(status="civilian"), sdf)
    assert disjoint(sdf, Group(status="armed", affiliation="Asayish"))


FIGURES = st.builds(
    Figure,
    measure=st.sampled_from(["killed", "injured"]),
    low=st.integers(0, 99),
    high=st.none(),
    status=st.sampled_from(["civilian", "armed", "unknown"]),
    affiliation=st.sampled_from([None, "SDF", "Islamic State"]),
    demographic=st.sampled_from([None, "women", "children"]),
    subset=st.booleans(),
    source=st.sampled_from([None, "وزارة الصحة", "مصدر أمني", "المرصد"]),
)


@given(st.lists(st.lists(FIGURES, max_size=6), max_size=5))
def test_low_best_and_high_are_in_order_and_best_was_stated(accounts: list[list[Figure]]) -> None:
    told = [
        Told(
            id=str(n),
            number=n,
            report=str(n),
            doc=str(n),
            seen=DAY,
            publisher=str(n),
            text=str(n),
            account=Account(id="a", figures=tuple(figures)),
        )
        for n, figures in enumerate(accounts)
    ]
    stated = {figure.low for figures in accounts for figure in figures}
    for toll in (*tolls(told), *totals(told)):
        if toll.best is not None:
            assert toll.low is not None
            assert toll.high is not None
            assert toll.low <= toll.best <= toll.high
    assert all(toll.best in stated for toll in tolls(told) if toll.best is not None)
    for measure in ("killed", "injured"):
        assert _total(told, measure) == _total(
            [replace(one, number=-one.number) for one in reversed(told)], measure
        )


def _total(told: list[Told], measure: Measure) -> list[Toll]:
    return [toll for toll in totals(told) if toll.measure == measure]
