"""Reports of which a reviewer decided that they tell of no incident: the decision holds and is taken back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from ledger_reports import market
from marsad.cli import main
from marsad.ledger import Ledger, LedgerError
from marsad.ledger.database.database import ChangedError
from marsad.models import Reading, Report
from queued_slowly import check, counted, silent

BY = {"who": "Huda", "why": "talks, no fighting"}


def read_otherwise(ledger: Ledger, version: str = "9.0") -> tuple[Report, Reading]:
    """Read the report anew, by a newer reader that tells of the market."""
    report, made = market("m1")
    ledger.add(report, replace(made, reader=f"made {version}"))
    return report, made


def unread(ledger: Ledger) -> Report:
    report, made = market("m1")
    ledger.add(report, Reading(doc=report.doc, relevant=True, reader=made.reader))
    return report


def test_a_dismissed_report_leaves_the_queue_and_comes_back_when_that_is_undone(
    ledgers: Callable[[], str],
) -> None:
    with Ledger.open(ledgers(), create=True) as ledger:
        ledger.add(*silent("s"))
        ledger.add(*silent("t"))
        (item, other) = check(ledger)
        made = ledger.dismiss("s", **BY)
        assert (made.decision, made.incident) == ("dismiss", ledger.report("s").id)
        assert check(ledger) == [other]
        ledger.undo(made.number, **BY)
        assert check(ledger) == [item, other]
        assert [one.decision for one in ledger.dismissals(made.incident)] == ["dismiss", "undo"]
        assert ledger.verify().problems == ()


def test_what_a_newer_reader_tells_of_it_counts_nowhere_and_waits_for_a_person(
    ledgers: Callable[[], str],
) -> None:
    with Ledger.open(ledgers(), create=True) as ledger:
        unread(ledger)
        made = ledger.dismiss("m1", **BY)
        assert check(ledger) == []
        read_otherwise(ledger)
        (item,) = check(ledger)
        assert (ledger.size(), item.kind, item.correction) == (0, "no incident", made.number)
        assert ledger.relink() == 0
        assert (ledger.size(), check(ledger)) == (0, [item])
        assert ledger.verify().problems == ()


def test_looked_at_again_it_leaves_the_queue_until_it_is_read_otherwise_once_more(
    ledgers: Callable[[], str],
) -> None:
    with Ledger.open(ledgers(), create=True) as ledger:
        unread(ledger)
        ledger.dismiss("m1", **BY)
        report, told = read_otherwise(ledger)
        ledger.dismiss("m1", **BY)
        assert check(ledger) == []
        later = replace(told.incidents[0], type="shelling")
        ledger.add(report, replace(told, incidents=(later,), reader="made 10.0"))
        assert [one.correction for one in check(ledger)] == [2]
        assert ledger.verify().problems == ()


def test_taken_back_the_incident_is_what_it_would_have_been(ledgers: Callable[[], str]) -> None:
    with Ledger.open(ledgers(), create=True) as plain, Ledger.open(ledgers(), create=True) as ledger:
        for one in (plain, ledger):
            one.add(*market("m2"))
            unread(one)
        made = ledger.dismiss("m1", **BY)
        for one in (plain, ledger):
            read_otherwise(one)
        assert ledger.incidents() != plain.incidents()
        ledger.undo(made.number, **BY)
        assert ledger.incidents() == plain.incidents()
        assert check(ledger) == check(plain)
        assert ledger.verify().problems == ()


def test_a_report_from_which_an_incident_was_read_is_not_dismissed(ledgers: Callable[[], str]) -> None:
    with Ledger.open(ledgers(), create=True) as ledger:
        ledger.add(*market("m1"))
        with pytest.raises(LedgerError, match="reject that") as error:
            ledger.dismiss("m1", **BY)
        assert error.value.about["value"] == ledger.links()[0].incident
        assert ledger.corrections() == []


def test_the_second_of_two_who_dismiss_or_take_back_is_told(ledgers: Callable[[], str]) -> None:
    with Ledger.open(ledgers(), create=True) as ledger:
        ledger.add(*silent("s"))
        ledger.dismiss("s", **BY, seen=0)
        with pytest.raises(ChangedError, match="Huda has decided on it since"):
            ledger.dismiss("s", who="Omar", why="an exercise", seen=0)
        ledger.undo(1, **BY, seen=1)
        with pytest.raises(ChangedError, match="correction 2"):
            ledger.dismiss("s", who="Omar", why="an exercise", seen=1)


def test_a_dismissed_report_that_is_withheld_and_let_in_again_is_dismissed_still(
    ledgers: Callable[[], str],
) -> None:
    with Ledger.open(ledgers(), create=True) as ledger:
        unread(ledger)
        ledger.dismiss("m1", **BY)
        gone = ledger.forget("m1", **BY).correction
        assert ledger.verify().problems == ()
        ledger.undo(gone.number, **BY)
        read_otherwise(ledger)
        assert (ledger.size(), [one.correction for one in check(ledger)]) == (0, [1])
        ledger.undo(1, who="Omar", why="there was a market after all")
        assert (ledger.size(), check(ledger)) == (1, [])
        assert ledger.verify().problems == ()


def test_the_tallies_of_a_dismissed_report_count_nowhere_until_that_is_undone(
    ledgers: Callable[[], str],
) -> None:
    with Ledger.open(ledgers(), create=True) as ledger:
        ledger.add(*counted("s"))
        ledger.add(*counted("t"))
        made = ledger.dismiss("s", **BY)
        kept = ledger.report("t").id
        assert [one.report for one in ledger.tallies()] == [kept]
        assert [one.report for one in ledger.audit()] == [kept]
        assert ledger.audit("s") == []
        assert [len(ledger.latest_tallies(9)[0]), ledger.latest_tallies(9)[1]] == [1, 1]
        ledger.undo(made.number, **BY)
        assert len(ledger.tallies()) == len(ledger.audit()) == ledger.latest_tallies(9)[1] == 2
        assert ledger.verify().problems == ()


def test_a_tally_that_a_newer_reader_finds_in_it_waits_for_a_person(ledgers: Callable[[], str]) -> None:
    with Ledger.open(ledgers(), create=True) as ledger:
        report, made = counted()
        ledger.add(report, Reading(doc=report.doc, relevant=True, reader=made.reader))
        ledger.dismiss("t", **BY)
        assert check(ledger) == []
        ledger.add(report, replace(made, reader="made 9.0"))
        assert [(one.kind, one.correction) for one in check(ledger)] == [("no incident", 1)]
        assert ledger.tallies() == []
        ledger.dismiss("t", **BY)
        assert check(ledger) == []


def run(path: Path, *arguments: str) -> Result:
    return CliRunner(env={"MARSAD_LEDGER": str(path), "MARSAD_REVIEWER": "هدى"}).invoke(main, arguments)


def test_reports_are_dismissed_on_the_command_line(tmp_path: Path) -> None:
    path = tmp_path / "l.db"
    with Ledger.open(path, create=True) as ledger:
        ledger.add(*silent("s.txt"))
    assert "marsad dismiss" in run(path, "queue").stdout
    done = run(path, "dismiss", "s.txt", "--why", "تدريب")
    assert (done.exit_code, done.stdout.startswith("dismissed report ")) == (0, True)
    assert run(path, "queue", "--format", "jsonl").stdout == ""
    assert "تدريب" in run(path, "history", "s.txt").stdout
    assert "undid correction 1" in run(path, "undo", "s.txt", "--why", "سهو").stdout
    assert run(path, "dismiss", "s.txt", "--why", "x", "--expect", "1").exit_code == 1
    assert run(path, "dismiss", "nowhere", "--why", "x").exit_code == 1


def test_the_command_that_audits_says_that_a_report_may_have_been_dismissed(tmp_path: Path) -> None:
    path = tmp_path / "l.db"
    with Ledger.open(path, create=True) as ledger:
        ledger.add(*counted())
    assert run(path, "dismiss", "t", "--why", "تقدير قديم").exit_code == 0
    assert "marsad history t" in run(path, "audit", "t").stderr
    assert run(path, "tallies", "--format", "jsonl").stdout == ""
    assert "40" not in run(path, "export", "--what", "tallies").stdout
    assert run(path, "undo", "t", "--why", "x").exit_code == 0
    assert "40" in run(path, "export", "--what", "tallies").stdout
