"""What reviewers decide is kept for good, and whoever tampers with a ledger is found out."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import text

from ledger_reports import incident_of, market
from marsad.ledger import Ledger, LedgerError


def test_a_decision_marks_the_incident_and_holds_when_all_is_read_again(where: str) -> None:
    report, made = market()
    with Ledger.open(where, create=True) as ledger:
        ledger.add(report, made)
        ledger.add(*incident_of(0))
        given = {link.doc: link.incident for link in ledger.links()}["m1"]
        correction = ledger.correct(given[:8], "reject", who="ر. حسن", why="تمرين عسكري")
        assert (correction.number, correction.incident) == (1, given)
        newer = replace(made, reader="made 2.0", incidents=(replace(made.incidents[0], id="q"),))
        assert ledger.add(report, newer) == "reread"
        assert ledger.add(report, newer) == "unchanged"
        decided = {one.mentions[0].doc: one.decision for one in ledger.incidents()}
        assert decided == {"m1": "reject", "r0": None}
        ledger.correct(given, "confirm", who="ل. عيسى", why="مصدران")
        assert ledger.incident(given).decision == "confirm"
        assert [one.decision for one in ledger.decisions(given)] == ["reject", "confirm"]
        assert ledger.decisions("ffff") == []
        assert ledger.corrections()[0] == correction
        verdict = ledger.verify()
    assert verdict.problems == ()
    assert (verdict.corrections, verdict.head) == (2, ledger_head(where))


def ledger_head(where: str) -> str:
    with Ledger.open(where) as ledger:
        return ledger.corrections()[-1].chain


def test_a_decision_on_what_no_report_tells_any_more_is_kept_and_falls_to_no_other(where: str) -> None:
    report, made = market()
    with Ledger.open(where, create=True) as ledger:
        ledger.add(report, made)
        old = ledger.incidents()[0].id
        ledger.correct(old, "reject", who="A", why="B")
        ledger.add(report, replace(made, reader="made 2.0", incidents=()))
        with pytest.raises(LedgerError, match="no report tells of this incident any more"):
            ledger.incident(old)
        ledger.add(report, replace(made, reader="made 3.0"))
        assert ledger.incidents()[0].decision is None
        assert ledger.verify().problems == ()
        assert len(ledger.corrections()) == 1


def test_who_and_why_must_be_said(tmp_path: Path) -> None:
    with Ledger.open(tmp_path / "l.db", create=True) as ledger:
        ledger.add(*market())
        name = ledger.incidents()[0].id
        for who, why in (("", "why"), ("who", "  ")):
            with pytest.raises(LedgerError, match="say who decides"):
                ledger.correct(name, "confirm", who=who, why=why)
        for unknown in ("", "ffffffffffff", "no-id", "%"):
            with pytest.raises(LedgerError, match="no such incident"):
                ledger.correct(unknown, "confirm", who="A", why="B")


def test_the_start_of_several_ids_is_not_enough(tmp_path: Path) -> None:
    with Ledger.open(tmp_path / "l.db", create=True) as ledger:
        for number in range(0, 80, 2):
            ledger.add(*incident_of(number))
        ids = [one.id for one in ledger.incidents()]
        start = next(one[0] for one in ids if sum(other[0] == one[0] for other in ids) > 1)
        with pytest.raises(LedgerError, match="the start of several ids"):
            ledger.incident(start)
        assert [ledger.incident(one).id for one in ids] == ids
        assert [ledger.incident(one[:11]).id for one in ids] == ids
        assert [ledger.report(one.id[:11]).id for one in ledger.reports()] == [
            one.id for one in ledger.reports()
        ]
        with pytest.raises(LedgerError, match="no such report"):
            ledger.report("nowhere")


TAMPERING = [
    ("UPDATE correction SET why = 'x' WHERE number = 1", "correction 1: was changed"),
    ("DELETE FROM correction WHERE number = 1", "correction 1: missing"),
    ("UPDATE correction SET incident = 'ffff'", "was never an incident"),
    ("UPDATE report SET text = 'x'", "is not what was stored"),
    ("UPDATE report SET fingerprint = 'x'", "its fingerprint does not match"),
    ("UPDATE reading SET current = (1 = 0)", "0 current readings"),
    ("UPDATE reading SET body = '{}'", "its reading cannot be read"),
    ("UPDATE reading SET body = replace(body, '\"start\": ', '\"start\": 1')", "does not stand at"),
    ("UPDATE account SET name = 'x'", "its accounts are not those of its reading"),
    ("UPDATE account SET incident = 'x'", "which is no incident"),
    ("UPDATE account SET nearest = 'x'", "which is not of its incident"),
    ("UPDATE marsad_schema SET version_num = '0000'", "schema: 0000 instead of"),
    ("INSERT INTO former (id, account) VALUES ('x', 'y')", "former id x: leads to y"),
]


@pytest.mark.parametrize(("statement", "problem"), TAMPERING)
def test_verify_finds_what_was_tampered_with(where: str, statement: str, problem: str) -> None:
    with Ledger.open(where, create=True) as ledger:
        ledger.add(*market())
        name = ledger.incidents()[0].id
        for why in ("one", "two"):
            ledger.correct(name, "confirm", who="A", why=why)
        with ledger._writing.begin() as connection:
            connection.execute(text(statement.replace(":", "\\:")))
        assert any(problem in line for line in ledger.verify().problems), ledger.verify()
