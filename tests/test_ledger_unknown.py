"""Names that no table knows, kept by the reports that name them: in the queue, reread, withheld."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from sqlalchemy import select

from ledger_reports import market
from marsad.ledger import Ledger
from marsad.ledger.database.unknownschema import UnknownRow
from marsad.models import Reading, Report, Unknown
from older_ledgers import make_older

TEXT = "قتل ستة في قرية تل الزعرور بنيران كتيبة صقور الوادي."
KINDS = ("unknown place", "unknown actor")


def naming(doc: str, *unknown: Unknown) -> tuple[Report, Reading]:
    report, made = market(doc, text=f"{TEXT} ({doc})")
    return report, replace(made, unknown=unknown)


def place(name: str = "تل الزعرور") -> Unknown:
    return Unknown(kind="place", name=name)


def rows(ledger: Ledger) -> list[str]:
    with ledger._session(ledger._reading) as session:
        return sorted(session.scalars(select(UnknownRow.words)))


def test_a_name_stands_once_in_the_queue_however_many_name_it(ledgers: Callable[[], str]) -> None:
    with Ledger.open(ledgers(), create=True) as ledger:
        actor = Unknown(kind="actor", name="كتيبة صقور الوادي")
        ledger.add(*naming("r1", actor, place()))
        ledger.add(*naming("r2", place("تلّ الزعرور")))
        first, second = ledger.queue(KINDS)
        assert (first.kind, first.name, second.kind) == ("unknown place", "تل الزعرور", "unknown actor")
        assert "2 reports" in first.about
        assert [ledger.report(one).report.doc for one in ledger.naming("place", "تل الزعرور")] == ["r1", "r2"]
        assert ledger.verify().problems == ()


def test_a_newer_reading_that_knows_it_takes_it_out(ledgers: Callable[[], str]) -> None:
    with Ledger.open(ledgers(), create=True) as ledger:
        ledger.add(*naming("r1", place()))
        assert ledger.add(*naming("r1")) == "reread"
        assert ledger.queue(KINDS) == []
        assert [len(one.unknown) for one in ledger.readings("r1")] == [1, 0]
        assert ledger.verify().problems == ()


def test_a_withheld_report_leaves_no_name_behind(ledgers: Callable[[], str]) -> None:
    with Ledger.open(ledgers(), create=True) as ledger:
        ledger.add(*naming("r1", place()))
        ledger.forget("r1", who="samira", why="a court order")
        assert rows(ledger) == []
        assert ledger.verify().problems == ()


def test_verify_finds_a_name_that_no_reading_tells_of(tmp_path: Path) -> None:
    with Ledger.open(tmp_path / "l.db", create=True) as ledger:
        ledger.add(*naming("r1", place()))
        with ledger._session(ledger._writing) as session:
            session.scalars(select(UnknownRow)).one().words = "غيرها"
        assert "unknown names" in ledger.verify().problems[0]


def test_an_older_ledger_takes_names_in_as_its_reports_are_read_again(ledgers: Callable[[], str]) -> None:
    where = ledgers()
    with Ledger.open(where, create=True) as ledger:
        ledger.add(*naming("r1"))
        make_older(ledger, "0014")
    with Ledger.open(where) as ledger:
        assert ledger.queue(KINDS) == []
        ledger.add(*naming("r1", place()))
        assert [one.name for one in ledger.queue(KINDS)] == ["تل الزعرور"]
