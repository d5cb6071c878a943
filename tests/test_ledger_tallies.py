"""Published tallies checked in themselves, in neutral words; those without a slip are not accused."""

from __future__ import annotations

from pathlib import Path

import pytest

from goldreadings import load
from ledger_reports import figure
from marsad.ledger.tallies.audit import summary
from marsad.ledger.tallies.audit.parts import in_itself
from marsad.models import Report, Tally
from marsad.reader import read

Part = tuple[str, int | None, dict[str, object]]
CIVILIANS: dict[str, object] = {"status": "civilian"}
FIGHTERS: dict[str, object] = {"status": "armed"}
WOMEN: dict[str, object] = {"status": "civilian", "demographic": "women"}
CHILDREN: dict[str, object] = {"status": "civilian", "demographic": "children"}


def check(tally: Tally, report: Report) -> str:
    return summary(in_itself(tally, report))


def checked(total: Part, *parts: Part, more: tuple[Part, ...] = ()) -> str:
    quotes = [quote for quote, _, _ in (total, *parts, *more)]
    report = Report(doc="t", text="حصيلة الشهر: " + "، ".join(quotes))
    wholes = [figure(report, quote, number, **rest) for quote, number, rest in (total, *more)]
    told = [figure(report, quote, number, subset=True, **rest) for quote, number, rest in parts]
    return check(Tally(figures=(wholes[0], *told, *wholes[1:])), report)


def test_parts_that_fill_their_whole_reconcile() -> None:
    assert (
        checked(("25 قتيلا", 25, {}), ("20 مدنيا", 20, CIVILIANS), ("5 مقاتلين", 5, FIGHTERS)) == "reconciles"
    )


def test_a_slip_is_named_with_both_sums() -> None:
    found = checked(("25 قتيلا", 25, {}), ("20 مدنيا", 20, CIVILIANS), ("4 مقاتلين", 4, FIGHTERS))
    assert found == "does not reconcile: parts sum to 24, stated 25 (killed)"


def test_parts_of_parts_are_not_counted_twice() -> None:
    parts = (
        ("20 مدنيا", 20, CIVILIANS),
        ("بينهم سيدتان", 2, WOMEN),
        ("وطفل", 1, CHILDREN),
        ("5 مقاتلين", 5, FIGHTERS),
    )
    assert checked(("25 قتيلا", 25, {}), *parts) == "reconciles"


def test_women_and_children_may_be_parts_of_the_whole() -> None:
    parts = (("17 رجلا", 17, CIVILIANS), ("6 سيدات", 6, WOMEN), ("وطفلان", 2, CHILDREN))
    assert checked(("25 قتيلا", 25, {}), *parts) == "reconciles"


def test_some_of_them_cannot_be_checked() -> None:
    found = checked(("25 قتيلا", 25, {}), ("بينهم 4 أطفال", 4, CHILDREN))
    assert found == "cannot be checked: only some of the 25 are told apart (4 killed)"


def test_more_parts_than_the_whole_do_not_reconcile() -> None:
    found = checked(("25 قتيلا", 25, {}), ("بينهم 30 طفلا", 30, CHILDREN))
    assert found.startswith("does not reconcile: parts sum to 30")


@pytest.mark.parametrize(
    ("parts", "why"),
    [
        ((), "no parts are stated"),
        ((("عشرات المدنيين", None, {**CIVILIANS, "qualifier": "dozens"}),), "not every figure is one number"),
    ],
)
def test_what_cannot_be_checked_says_why(parts: tuple[Part, ...], why: str) -> None:
    assert checked(("25 قتيلا", 25, {}), *parts).startswith(f"cannot be checked: {why}")


def test_two_totals_for_the_same_parts_cannot_be_checked() -> None:
    report = Report(doc="t", text="قتل 25 شخصا حسب الشرطة و30 شخصا حسب المستشفى، هم 20 مدنيا و4 مقاتلين")
    figures = (
        figure(report, "قتل 25 شخصا", 25),
        figure(report, "30 شخصا", 30),
        figure(report, "20 مدنيا", 20, subset=True, status="civilian"),
        figure(report, "4 مقاتلين", 4, subset=True, status="armed"),
    )
    found = check(Tally(figures=figures), report)
    assert found == "cannot be checked: 2 totals are stated for its parts (killed)"


def test_one_measure_that_does_not_reconcile_is_enough() -> None:
    injured = {"measure": "injured"}
    report = Report(doc="t", text="قتل 5 هم 5 مدنيين، وجرح 9 هم 7 مدنيين")
    figures = (
        figure(report, "قتل 5", 5),
        figure(report, "5 مدنيين", 5, subset=True),
        figure(report, "جرح 9", 9, **injured),
        figure(report, "7 مدنيين", 7, subset=True, **injured),
    )
    assert check(Tally(figures=figures), report) == "does not reconcile: parts sum to 7, stated 9 (injured)"


def test_a_tally_without_figures_cannot_be_checked() -> None:
    assert check(Tally(), Report(doc="t", text="")) == "cannot be checked: it states no figures"


@pytest.mark.parametrize("own", [False, True], ids=["as annotated", "as read"])
def test_the_tallies_of_the_seeds_reconcile(shared: Path, *, own: bool) -> None:
    pairs, _ = load(shared, "seeds")
    found = [
        (tally, check(tally, report))
        for report, reading in pairs
        for tally in (read(report) if own else reading).tallies
    ]
    totals = [{f.low for f in tally.figures if not f.subset and f.measure != "injured"} for tally, _ in found]
    assert totals == [{16, 11}, {199, 148}]
    assert {said for _, said in found} == {"reconciles"}
