"""Reviewing on the command line: what needs a person, why, the decision, and taking it back."""

from __future__ import annotations

import csv
import datetime as dt
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from sqlalchemy import text

from ledger_reports import DAY, MARKET, account, figure, market, reading
from marsad.cli import main
from marsad.ledger import Ledger
from marsad.models import Place, Reading, Report

RADIO = "radio.txt"


def radio(days: int, number: int = 8, **more: object) -> tuple[Report, Reading]:
    """Return a report of the car bomb in the market, dated so many days later."""
    body = f"ارتفع عدد من قضوا في سوق أريحا إلى {number} بحسب المشفى."
    day = DAY + dt.timedelta(days=days)
    report = Report(doc=RADIO, text=body, seen=day, source="radio")
    return report, reading(report, account(report, figure(report, str(number), number), day=day, **more))


@pytest.fixture
def reviewed(tmp_path: Path) -> Path:
    """A ledger with the market and the radio's report of two days later, which it does not take for it."""
    with Ledger.open(tmp_path / "l.db", create=True) as ledger:
        ledger.add(*market())
        ledger.add(*radio(2, facility=None))
    return tmp_path / "l.db"


def run(path: Path, *arguments: str) -> Result:
    return CliRunner(env={"MARSAD_LEDGER": str(path), "MARSAD_REVIEWER": "ر. حسن"}).invoke(main, arguments)


def rows(path: Path, *arguments: str) -> list[dict[str, object]]:
    result = run(path, *arguments, "--format", "jsonl")
    assert result.exit_code == 0, result.output
    return [json.loads(line) for line in result.stdout.splitlines()]


def execute(path: Path, statement: str) -> None:
    """Change the ledger itself, so that what is tested does not hang on the weights of the day."""
    with Ledger.open(path) as ledger, ledger._writing.begin() as connection:
        connection.execute(text(statement))


def ids(path: Path) -> dict[str, str]:
    with Ledger.open(path) as ledger:
        return {link.doc: link.incident for link in ledger.links()}


def test_why_an_account_is_not_in_an_incident_and_what_would_change_it(reviewed: Path) -> None:
    incident = ids(reviewed)["m1"]
    (why,) = rows(reviewed, "why", RADIO, incident)
    assert not why["linked"]
    assert why["verdict"] == "not in it: more speaks against it than for it"
    weights = [reason["weight"] for reason in why["reasons"]]  # type: ignore[attr-defined]
    assert sum(weights) == pytest.approx(why["score"])
    shown = run(reviewed, "why", RADIO, incident[:6])
    assert "sum; linked above 0" in shown.stdout
    for needed in why["needed"]:  # type: ignore[attr-defined]
        assert needed in shown.stdout


def test_why_names_the_decisions_that_decide(reviewed: Path) -> None:
    before = ids(reviewed)
    assert run(reviewed, "merge", *before.values(), "--why", "one blast").exit_code == 0
    (why,) = rows(reviewed, "why", RADIO, before["m1"])
    assert why["verdict"] == "in it: a reviewer holds them together"
    assert "correction 1: merge by ر. حسن" in run(reviewed, "why", RADIO, before["m1"]).stdout
    assert run(reviewed, "split", before["m1"], RADIO, "--why", "two blasts").exit_code == 0
    (why,) = rows(reviewed, "why", RADIO, before["m1"])
    assert why["verdict"] == "not in it: a reviewer holds it apart from a of m1"


def test_why_an_account_that_is_alone_is_in_its_incident(reviewed: Path) -> None:
    (why,) = rows(reviewed, "why", "m1", ids(reviewed)["m1"])
    assert why["verdict"] == "in it: no other account tells of it"
    assert run(reviewed, "why", "nowhere", ids(reviewed)["m1"]).exit_code == 1


def test_near_misses_wait_in_the_queue_until_they_are_decided(reviewed: Path) -> None:
    with Ledger.open(reviewed) as ledger:
        first, second = sorted(row.id for row in ledger.incidents())
    execute(reviewed, "DELETE FROM near")
    execute(reviewed, f"INSERT INTO near VALUES ('{first}', '{second}', 0.5)")
    execute(reviewed, "UPDATE rules SET summaries = NULL")
    (item,) = rows(reviewed, "queue", "--kind", "near miss")
    one, other = sorted(ids(reviewed).values())
    assert item["next"] == f"marsad merge {one} {other}, or marsad split {one} {other}"
    assert run(reviewed, "split", one, other, "--why", "two blasts").exit_code == 0
    assert rows(reviewed, "queue") == []


def test_a_link_that_is_not_certain_waits_until_it_is_confirmed(tmp_path: Path) -> None:
    path = tmp_path / "l.db"
    with Ledger.open(path, create=True) as ledger:
        ledger.add(*market())
        ledger.add(*radio(0))
    execute(path, "UPDATE account SET score = 0.5")
    execute(path, "UPDATE rules SET summaries = NULL")
    (item,) = rows(path, "queue", "--kind", "link")
    assert item["about"] in ("is a of m1 what a of radio.txt tells?", "is a of radio.txt what a of m1 tells?")
    assert run(path, "confirm", str(item["incident"]), "--why", "checked").exit_code == 0
    execute(path, "UPDATE account SET score = 0.5")
    assert rows(path, "queue", "--kind", "link") == []


def test_a_report_without_incident_and_a_count_ten_times_the_other_wait(tmp_path: Path) -> None:
    path = tmp_path / "l.db"
    with Ledger.open(path, create=True) as ledger:
        ledger.add(*market())
        ledger.add(*radio(0, 80))
        empty = Report(doc="empty", text="قصف عنيف.", seen=DAY)
        ledger.add(empty, Reading(doc="empty", relevant=True))
    found = {str(item["kind"]): str(item["about"]) for item in rows(path, "queue")}
    assert found["odd"] == "killed: 80 (radio.txt) beside 6 (m1)"
    assert found["no incident"] == "empty is relevant, but no incident was read from it"
    assert run(path, "reject", ids(path)["m1"], "--why", "no such day").exit_code == 0
    assert {item["kind"] for item in rows(path, "queue")} <= {"no incident", "link"}


def test_values_are_set_and_shown_beside_what_was_read(reviewed: Path) -> None:
    name = ids(reviewed)["m1"]
    marks = rows(reviewed, "report", "m1", "--ledger", str(reviewed))
    number = next(mark["number"] for mark in marks if mark["what"] == "killed")
    done = run(reviewed, "set", name, "type=attack", f"m1:{number}.count=9", "--why", "سجل")
    assert done.stdout.startswith(f"set type, m1:{number}.count of {name} (correction 1, ")
    shown = run(reviewed, "show", name).stdout
    assert "read: 6" in shown
    assert "explosive" in shown
    history = rows(reviewed, "history", name)
    assert history[0]["what"] == "set type=attack, «ستة قتلى» count=9"


def test_what_cannot_be_set_is_said(reviewed: Path) -> None:
    name = ids(reviewed)["m1"]
    for arguments, said in (
        (["type=bang"], "no such value"),
        (["m1:99.count=3"], "there is no such mark"),
        (["m1:1.count=many"], "marsad: "),
        (["nowhere:1.count=3"], "no such report"),
    ):
        result = run(reviewed, "set", name, *arguments, "--why", "x")
        assert result.exit_code == 1
        assert said in result.output
    assert run(reviewed, "set", name, "type", "--why", "x").exit_code == 2
    assert rows(reviewed, "history") == []


def test_history_tells_what_was_undone_and_whoever_looked_before_is_told(reviewed: Path) -> None:
    one, other = ids(reviewed).values()
    assert run(reviewed, "merge", one, other, "--why", "one").exit_code == 0
    late = run(reviewed, "split", one, RADIO, "--why", "two", "--expect", "0")
    assert late.exit_code == 1
    assert "has decided on it since (correction 1, merge: one)" in late.output
    undone = run(reviewed, "undo", one, "--why", "two")
    assert undone.stdout.startswith(f"undid correction 1 of {one} (correction 2, ")
    first, second = rows(reviewed, "history", one[:8])
    assert (first["note"], second["what"]) == ("undone by 2", "undo 1")
    assert run(reviewed, "history", "--format", "csv").stdout.startswith("number,when,by,incident,decision,")
    assert run(reviewed, "verify").stdout.startswith("ok: 2 reports, 2 incidents, 2 corrections, head ")


def test_who_decides_must_be_said(reviewed: Path) -> None:
    result = CliRunner().invoke(main, ["undo", "1", "--why", "x", "--ledger", str(reviewed)])
    assert result.exit_code == 2
    assert "--by" in result.output


def test_why_compares_what_linking_compared(tmp_path: Path) -> None:
    with Ledger.open(tmp_path / "l.db", create=True) as ledger:
        ledger.add(*market())
        ledger.add(
            *market("m2", f"{MARKET} وسمع الدوي في بلدة كفرنجد.", place=Place(name="كفرنجد", country="SY"))
        )
        (incident,) = ledger.incidents()
    for mention in incident.mentions:
        (why,) = rows(tmp_path / "l.db", "why", mention.doc, incident.id)
        assert (why["linked"], why["score"]) == (True, mention.score)


def test_show_marks_links_that_are_not_certain(reviewed: Path) -> None:
    incident = ids(reviewed)["m1"]
    run(reviewed, "merge", *ids(reviewed).values(), "--why", "one blast")
    for score, marked in ((1.9, 2), (2.1, 0)):
        execute(reviewed, f"UPDATE account SET score = {score}")
        assert run(reviewed, "show", incident).stdout.count("not certain") == marked


def test_show_tells_no_decision_that_was_undone(reviewed: Path) -> None:
    both = ids(reviewed)
    run(reviewed, "merge", *both.values(), "--why", "one blast")
    run(reviewed, "split", both["m1"], RADIO, "--why", "two blasts")
    run(reviewed, "undo", "2", "--why", "one after all")
    run(reviewed, "split", both["m1"], RADIO, "--why", "two, says the mayor")
    for incident in ids(reviewed).values():
        shown = run(reviewed, "show", incident).stdout
        assert "two blasts" not in shown
        assert shown.count("split by") == 1


def test_history_tells_the_values_that_were_set(reviewed: Path) -> None:
    incident = ids(reviewed)["m1"]
    run(reviewed, "set", incident, "m1:1.count=7..9", "m1:1.claimant=المشفى", "facility=", "--why", "a visit")
    (row,) = rows(reviewed, "history")
    assert "set facility=unknown, «" in str(row["what"])
    for said in ("count=7–9", "claimant=المشفى"):
        assert said in str(row["what"])


def test_the_queue_names_who_contradicts_whom(tmp_path: Path) -> None:
    with Ledger.open(tmp_path / "l.db", create=True) as ledger:
        ledger.add(*market())
        ledger.add(*radio(0, 25))
    (item,) = rows(tmp_path / "l.db", "queue", "--kind", "contested")
    assert (
        item["about"]
        == "killed: 6 (the report itself, m1) and 25 (the report itself, radio.txt) exclude each other"
    )


def test_show_names_each_figure_as_set_wants_it(reviewed: Path) -> None:
    incident = ids(reviewed)[RADIO]
    shown = run(reviewed, "show", incident).stdout
    (named,) = {word for word in shown.split() if word.startswith(f"{RADIO}:")}
    assert run(reviewed, "set", incident, f"{named}.count=9", "--why", "list of the clinic").exit_code == 0
    assert f"{named}  count set, read: 8" in " ".join(run(reviewed, "show", incident).stdout.split(" "))
    (row,) = csv.DictReader(run(reviewed, "show", incident, "--format", "csv").stdout.splitlines())
    assert (row["figure"], row["doc"], row["count"]) == (named, RADIO, "9")
