"""Reviewers make incidents one and take them apart, and take that back: whatever else comes in."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest

from ledger_reports import DAY, account, figure, incident_of, market, reading
from marsad.ledger import ChangedError, Ledger, LedgerError
from marsad.ledger.linking.bonds import bonds
from marsad.ledger.reviewing.corrections import Detail
from marsad.models import Reading, Report

Pair = tuple[Report, Reading]


def radio(days: int = 0, **more: object) -> Pair:
    """Return a report of the car bomb in the market, dated so many days later."""
    text = f"ارتفع عدد من قضوا في سوق أريحا إلى ثمانية بحسب المشفى، بعد {days} أيام."
    report = Report(doc=f"radio{days}", text=text, seen=DAY + dt.timedelta(days=days), source="radio")
    made = account(report, figure(report, "ثمانية", 8), day=DAY + dt.timedelta(days=days), **more)
    return report, reading(report, made)


def docs(ledger: Ledger) -> list[list[str]]:
    """Return the docs of each incident."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for link in ledger.links():
        found[link.incident].append(link.doc)
    assert not ledger.verify().problems
    return sorted(sorted(ones) for ones in found.values())


def ids(ledger: Ledger) -> dict[str, str]:
    return {link.doc: link.incident for link in ledger.links()}


def test_merged_incidents_are_one_under_the_older_id_until_the_merge_is_undone(where: str) -> None:
    with Ledger.open(where, create=True) as ledger:
        for pair in (market(), radio(9)):
            ledger.add(*pair)
        before, incidents = ids(ledger), ledger.incidents()
        made = ledger.merge([before["radio9"], before["m1"]], who="س. نور", why="التاريخ خطأ في الإذاعة")
        assert made.incident == before["m1"]
        assert ledger.incident(before["radio9"]).id == before["m1"]
        assert docs(ledger) == [["m1", "radio9"]]
        ledger.undo(made.number, who="س. نور", why="سوق آخر")
        assert ids(ledger) == before
        assert ledger.incidents() == incidents
        assert [one.decision for one in ledger.decisions(before["m1"])] == ["merge", "undo"]


def test_a_merge_holds_when_reports_are_read_anew_and_further_ones_join_either_side(where: str) -> None:
    with Ledger.open(where, create=True) as ledger:
        for pair in (market(), radio(9)):
            ledger.add(*pair)
        before = ids(ledger)
        ledger.merge(list(before.values()), who="A", why="B")
        report, made = radio(9)
        renamed = replace(made.incidents[0], id="z", claimed_by="Islamic State")
        ledger.add(report, replace(made, reader="made 2.0", incidents=(renamed,)))
        ledger.add(*market("m2", text="سقط ستة قتلى في سوق أريحا، قال أهال."))
        again = Report(doc="late", text="قضى ثمانية في سوق الخضار بأريحا.", seen=report.seen, source="late")
        ledger.add(again, reading(again, replace(made.incidents[0], figures=(), evidence=None)))
        assert docs(ledger) == [["late", "m1", "m2", "radio9"]]


def test_an_account_that_is_read_no_more_passes_its_bonds_on(where: str) -> None:
    report, made = market()
    with Ledger.open(where, create=True) as ledger:
        for pair in ((report, made), radio(0), radio(9)):
            ledger.add(*pair)
        before = ids(ledger)
        assert before["m1"] == before["radio0"] != before["radio9"]
        ledger.merge([before["m1"], before["radio9"]], who="A", why="B")
        ledger.add(report, replace(made, reader="made 2.0", incidents=()))
        assert docs(ledger) == [["radio0", "radio9"]]
        ledger.undo(1, who="A", why="B")
        assert docs(ledger) == [["radio0"], ["radio9"]]


def test_what_is_split_off_stays_apart_and_gets_the_id_of_its_first_account(where: str) -> None:
    with Ledger.open(where, create=True) as ledger:
        for pair in (market(), radio(0)):
            ledger.add(*pair)
        (whole,) = ledger.incidents()
        ledger.split(whole.id, ["radio0"], who="A", why="two blasts in two quarters of the town")
        assert docs(ledger) == [["m1"], ["radio0"]]
        report, made = radio(0)
        ledger.add(report, replace(made, reader="made 2.0"))
        ledger.add(*incident_of(0))
        assert docs(ledger) == [["m1"], ["r0"], ["radio0"]]
        assert ids(ledger)["m1"] == whole.id
        assert [one.decision for one in ledger.decisions(ids(ledger)["radio0"])] == ["split"]
        ledger.undo(whole.id, who="A", why="one blast after all")
        assert ids(ledger)["radio0"] == whole.id
        with pytest.raises(LedgerError, match="nothing to undo"):
            ledger.undo(whole.id, who="A", why="B")


def test_one_account_of_a_report_can_be_split_off_by_its_name(where: str) -> None:
    report, made = market("a:b")
    twin = replace(made.incidents[0], id="b")
    with Ledger.open(where, create=True) as ledger:
        ledger.add(report, replace(made, incidents=(made.incidents[0], twin)))
        ledger.add(*radio(0))
        ledger.merge(sorted({one.id for one in ledger.incidents()}), who="A", why="told twice")
        (whole,) = ledger.incidents()
        ledger.split(whole.id, ["a:b:b"], who="A", why="B")
        assert docs(ledger) == [["a:b"], ["a:b", "radio0"]]


def test_what_cannot_be_merged_split_or_undone_is_said(where: str) -> None:
    with Ledger.open(where, create=True) as ledger:
        for pair in (market(), radio(0), radio(9)):
            ledger.add(*pair)
        one, other = ids(ledger)["m1"], ids(ledger)["radio9"]
        by = {"who": "A", "why": "B"}
        for wrong, said in (
            (lambda: ledger.merge([one, one[:8]], **by), "one incident already"),
            (lambda: ledger.split(one, ["m1", "radio0"], **by), "not all of them"),
            (lambda: ledger.split(one, ["radio9"], **by), "no account of incident"),
            (lambda: ledger.split(one, ["m1:q"], **by), "no account of incident"),
            (lambda: ledger.split(one, ["nowhere"], **by), "no such report"),
            (lambda: ledger.undo(1, **by), "none of this number"),
            (lambda: ledger.merge([one, other], who="A", why=""), "say who decides"),
        ):
            with pytest.raises(LedgerError, match=said):
                wrong()
        assert ledger.corrections() == []
        ledger.merge([one, other], **by)
        ledger.undo(1, **by)
        for number, said in ((1, "was undone already"), (2, "is an undoing itself")):
            with pytest.raises(LedgerError, match=said):
                ledger.undo(number, **by)


def test_the_second_of_two_reviewers_is_told_what_the_first_decided(where: str) -> None:
    with Ledger.open(where, create=True) as ledger:
        for pair in (market(), radio(9)):
            ledger.add(*pair)
        one, other = (incident.id for incident in ledger.incidents())
        ledger.correct(one, "confirm", who="first", why="B", seen=0)
        with pytest.raises(ChangedError, match="first has decided on it since"):
            ledger.merge([other, one], who="second", why="B", seen=0)
        assert docs(ledger) == [["m1"], ["radio9"]]
        ledger.merge([other, one], who="second", why="B", seen=1)
        assert docs(ledger) == [["m1", "radio9"]]


def test_two_incidents_can_be_held_apart_before_they_come_together(where: str) -> None:
    report, made = radio(9)
    with Ledger.open(where, create=True) as ledger:
        for pair in (market(), (report, made)):
            ledger.add(*pair)
        one, other = (incident.id for incident in ledger.incidents())
        ledger.split(one, [other], who="A", why="two markets")
        dated = replace(made.incidents[0], date=market()[1].incidents[0].date)
        ledger.add(report, replace(made, reader="made 2.0", incidents=(dated,)))
        assert docs(ledger) == [["m1"], ["radio9"]]
        assert [len(ledger.decisions(name)) for name in (one, other)] == [1, 1]
        ledger.undo(1, who="A", why="B")
        assert docs(ledger) == [["m1", "radio9"]]


def test_reviewers_who_decide_at_once_all_write_into_one_history(where: str) -> None:
    with Ledger.open(where, create=True) as ledger:
        ledger.add(*market())
        (name,) = (incident.id for incident in ledger.incidents())

        def decide(who: int) -> None:
            with Ledger.open(where) as own:
                for why in range(5):
                    own.correct(name, "confirm", who=str(who), why=str(why))

        with ThreadPoolExecutor(3) as pool:
            list(pool.map(decide, range(3)))
        verdict = ledger.verify()
        assert (verdict.problems, verdict.corrections) == ((), 15)


def together(*accounts: str) -> Detail:
    return Detail(accounts=accounts)


def test_of_two_decisions_on_one_pair_the_later_counts() -> None:
    parted, joined = Detail(accounts=("a",), rest=("b", "c")), together("a", "b")
    assert bonds([parted, joined], {}).group("a") == {"a", "b"}
    last = bonds([joined, parted], {})
    assert last.group("a") == {"a"}
    assert last.parted("c", "a")
    assert last.settled("b", "a")
    assert not last.settled("b", "c")


def test_bonds_never_contradict_each_other() -> None:
    """What follows from two decisions taken together gives way to neither of them."""
    made = bonds([Detail(accounts=("a",), rest=("c",)), together("a", "b"), together("b", "c")], {})
    assert made.group("c") == {"b", "c", "a"}
    assert not made.parted("a", "c")


def test_bonds_pass_to_the_account_that_took_the_place_of_another() -> None:
    made = bonds([together("a", "b"), Detail(accounts=("a",), rest=("x", "y"))], {"a": "m", "x": None})
    assert made.group("b") == {"b", "m"}
    assert made.parted("m", "y")
    assert made.parted("y", "b")
    assert not made.parted("m", "x")
