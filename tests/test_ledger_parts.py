"""Parts and wholes, disputes, what stands for a number, and what holds of tolls under every rule."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from ledger_reports import DAY
from marsad.ledger import RULES
from marsad.ledger.linking.told import Told
from marsad.ledger.tolls.tolls import tolls, totals
from marsad.models import Account, Figure, Group, Toll
from marsad.publish.tolls import toll_words
from test_ledger_tolls import FIGURES, incident, of

SOLDIERS: dict[str, object] = {"status": "armed", "affiliation": "Syrian army", "subset": True}
CIVILIANS: dict[str, object] = {"status": "civilian", "subset": True}
CHILDREN: dict[str, object] = {"status": "civilian", "demographic": "children", "subset": True}


def told(doc: str, *figures: Figure, absences: tuple[Figure, ...] = ()) -> Told:
    account = Account(id="a", figures=figures, absences=absences)
    return Told(id=doc, number=0, report=doc, doc=doc, seen=DAY, publisher=doc, text=doc, account=account)


def said(low: int | None, **more: object) -> Figure:
    return replace(Figure(measure="killed", low=low, high=low), **more)  # type: ignore[arg-type]


def test_parts_that_fill_their_whole_complete_it(tmp_path: Path) -> None:
    figures = [("27 قتيلا", 27, {}), ("بينهم عشرون مدنيا", 20, CIVILIANS), ("وسبعة جنود", 7, SOLDIERS)]
    found = incident(tmp_path, ("a", figures, 0))
    (made,) = of(found).makeups
    assert (made.whole, [part.count for part in made.parts], made.others) == (27, [20, 7], 0)
    assert of(found, status="civilian").rule == "stated by one claimant"


def test_those_whom_no_part_tells_apart_are_counted(tmp_path: Path) -> None:
    found = incident(tmp_path, ("a", [("27 قتيلا", 27, {}), ("بينهم خمسة أطفال", 5, CHILDREN)], 0))
    assert of(found).makeups[0].others == 22
    assert of(found, status="civilian", demographic="children").rule.startswith("part of a larger count")


def test_children_among_the_civilians_are_not_counted_again(tmp_path: Path) -> None:
    figures = [
        *(("27 قتيلا", 27, {}), ("بينهم عشرون مدنيا", 20, CIVILIANS)),
        *(("منهم خمسة أطفال", 5, CHILDREN), ("وسبعة جنود", 7, SOLDIERS)),
    ]
    assert of(incident(tmp_path, ("a", figures, 0))).makeups[0].others == 0


def test_a_dispute_names_both_and_by_how_much(tmp_path: Path) -> None:
    health = {"source": "وزارة الصحة"}
    found = incident(tmp_path, ("a", [("ستة", 6, {})], 0), ("b", [("عشرة", 10, health)], 0))
    (one,) = of(found).disputes
    assert (one.lower, one.lower_doc, one.lower_count) == (None, "a", 6)
    assert (one.higher, one.higher_doc, one.higher_count, one.gap) == ("وزارة الصحة", "b", 10, 4)
    assert found.totals[0].disputes == (one,)


def test_a_list_of_two_and_its_sum_do_not_dispute_each_other(tmp_path: Path) -> None:
    army = {"status": "armed", "affiliation": "Syrian army"}
    found = incident(
        tmp_path,
        ("a", [("ضابط قتيل", 1, {**army, "who": "ضابط"}), ("ثلاثة جنود", 3, {**army, "who": "جنود"})], 0),
        ("b", [("أربعة جنود", 4, army)], 0),
    )
    assert not of(found, **army).disputes


def test_sums_of_those_who_speak_of_both_sides_can_dispute_a_total(tmp_path: Path) -> None:
    sides = [
        ("ستة من الأسايش", 6, {"status": "armed", "affiliation": "Asayish"}),
        ("واثنان من المهاجمين", 2, {"status": "armed", "affiliation": "Islamic State"}),
    ]
    found = incident(tmp_path, ("a", sides, 0), ("b", [("عشرون شخصا", 20, {})], 0))
    (killed,) = found.totals
    assert [(one.lower_count, one.higher_count) for one in killed.disputes] == [(8, 20)]


def test_nobody_and_none_reported_and_not_known_and_dozens_are_shown_apart() -> None:
    def shown(figure: Figure) -> str | None:
        return toll_words(totals([told("a", absences=(figure,))])[0])

    assert shown(said(0)) == "0"
    assert shown(said(None, qualifier="none_reported")) == "none reported"
    assert shown(said(None, qualifier="unknown")) == "not known"
    assert shown(said(None, qualifier="dozens")) == "no number: dozens"
    assert toll_words(None) is None


def test_none_reported_contradicts_nobody_but_nobody_killed_does() -> None:
    three = told("b", said(3))
    (quiet,) = totals([told("a", absences=(said(None, qualifier="none_reported"),)), three])
    assert (toll_words(quiet), quiet.contested) == ("3", False)
    (denied,) = totals([told("a", absences=(said(0),)), three])
    assert (toll_words(denied), denied.contested) == ("0–0–3", True)


REPORTS = st.lists(st.lists(FIGURES, max_size=5), min_size=1, max_size=4)
RULE = st.sampled_from(sorted(RULES))


def _accounts(reports: list[list[Figure]]) -> list[Told]:
    return [told(f"r{n}", *figures) for n, figures in enumerate(reports)]


def _spans(found: tuple[Toll, ...]) -> dict[tuple[str, Group], tuple[int | None, int | None, int | None]]:
    return {(toll.measure, toll.group): (toll.low, toll.best, toll.high) for toll in found}


@given(REPORTS, RULE)
def test_under_every_rule_low_best_and_high_are_in_order_and_stated(
    reports: list[list[Figure]], rule: str
) -> None:
    stated = {figure.low for figures in reports for figure in figures}
    found = tolls(_accounts(reports), RULES[rule])
    for toll in (*found, *totals(_accounts(reports), RULES[rule])):
        if toll.best is not None:
            assert toll.low is not None
            assert toll.high is not None
            assert toll.low <= toll.best <= toll.high
    assert all(toll.best in stated for toll in found if toll.best is not None)


@given(REPORTS, RULE)
def test_a_copy_of_a_report_changes_no_number(reports: list[list[Figure]], rule: str) -> None:
    accounts = _accounts(reports)
    copied = [*accounts, replace(accounts[0], id="copy", report="copy", doc="copy", publisher="other")]
    assert _spans(totals(accounts, RULES[rule])) == _spans(totals(copied, RULES[rule]))


@given(REPORTS, FIGURES, RULE)
def test_a_part_never_raises_the_total(reports: list[list[Figure]], part: Figure, rule: str) -> None:
    with_part = [[*reports[0], replace(part, subset=True)], *reports[1:]]
    before = _spans(totals(_accounts(reports), RULES[rule]))
    after = _spans(totals(_accounts(with_part), RULES[rule]))
    assert {key: after[key] for key in before} == before


@given(REPORTS, RULE)
def test_the_order_of_arrival_does_not_matter(reports: list[list[Figure]], rule: str) -> None:
    accounts = _accounts(reports)
    assert totals(accounts, RULES[rule]) == totals(accounts[::-1], RULES[rule])
    assert _spans(tolls(accounts, RULES[rule])) == _spans(tolls(accounts[::-1], RULES[rule]))
