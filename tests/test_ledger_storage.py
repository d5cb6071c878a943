"""What goes into a ledger comes out again, once; what does not belong there is refused with a reason."""

from __future__ import annotations

import datetime as dt
import sqlite3
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection, create_engine, inspect, text

from ledger_reports import DAY, account, figure, market, quoted, reading
from marsad.ledger import Ledger, LedgerError, RefusedError
from marsad.ledger.database.database import _engine, _url
from marsad.ledger.database.exact import escaped, unescaped
from marsad.ledger.database.schema import SEARCH, VERSION, VERSION_TABLE, Base
from marsad.ledger.migrations import config, upgrade
from marsad.models import Reading, Report, Scope, Tally

ANY_TEXT = st.text(st.characters(exclude_categories=()))


def test_a_report_is_added_once(where: str) -> None:
    with Ledger.open(where, create=True) as ledger:
        assert ledger.add(*market()) == "added"
        assert ledger.add(*market()) == "unchanged"
        before = ledger.incidents()
    with Ledger.open(where) as ledger:
        assert ledger.add(*market()) == "unchanged"
        assert ledger.incidents() == before
        assert len(ledger.reports()) == 1
        assert not ledger.verify().problems


def test_what_comes_out_is_what_went_in(where: str) -> None:
    report, made = market(text="سقط ستة قتلى\x00 وبقي \ud83d نصف رمز \x10 0041")
    report = replace(report, title="عنوان \x00", url="https://example.org/؟", sha256="ab" * 32)
    with Ledger.open(where, create=True) as ledger:
        ledger.add(report, made)
        entry = ledger.report("m1")
    assert entry.report == report
    assert entry.reading == made


@given(ANY_TEXT)
def test_any_text_can_be_stored(any_text: str) -> None:
    stored = escaped(any_text)
    assert "\x00" not in stored
    stored.encode("utf-8")
    assert unescaped(stored) == any_text


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(title=ANY_TEXT, body=ANY_TEXT, doc=ANY_TEXT)
def test_any_report_is_kept_exactly(where: str, title: str, body: str, doc: str) -> None:
    report = Report(doc=doc, title=title, text=body)
    with Ledger.open(where, create=True) as ledger:
        ledger.add(report, Reading(doc=doc, relevant=False))
        assert report in [entry.report for entry in ledger.reports()]
        assert not ledger.verify().problems


def test_one_doc_with_two_contents_is_two_reports(where: str) -> None:
    with Ledger.open(where, create=True) as ledger:
        ledger.add(*market())
        assert (
            ledger.add(*market(text="قالت الشرطة إن ستة قتلى سقطوا في سوق أريحا بعد تحديث الخبر.")) == "added"
        )
        entries = ledger.reports()
        assert [entry.report.doc for entry in entries] == ["m1", "m1"]
        with pytest.raises(LedgerError, match="several reports"):
            ledger.report("m1")
        assert ledger.report(entries[1].id) == entries[1]
        assert ledger.report(entries[1].id[:9]) == entries[1]


def test_a_copy_of_a_text_is_kept_and_told(where: str) -> None:
    with Ledger.open(where, create=True) as ledger:
        ledger.add(*market("m1"))
        assert ledger.add(*market("m2")) == "copy"
        assert len(ledger.incidents()) == 1


def test_later_details_do_not_replace_the_first(where: str) -> None:
    report, made = market()
    with Ledger.open(where, create=True) as ledger:
        ledger.add(report, made)
        assert ledger.add(replace(report, seen=dt.date(2020, 1, 1)), made) == "differs"
        assert ledger.report("m1").report == report


def test_a_newer_reading_takes_the_place_of_an_older_one(where: str) -> None:
    report, made = market()
    newer = replace(
        made, reader="made 1.10", incidents=(replace(made.incidents[0], claimed_by="Islamic State"),)
    )
    with Ledger.open(where, create=True) as ledger:
        ledger.add(report, made)
        first = ledger.incidents()[0]
        assert ledger.add(report, newer) == "reread"
        assert ledger.add(report, replace(made, reader="made 1.9")) == "unchanged"
        assert ledger.incident(first.id).claimed_by == "Islamic State"
        assert ledger.report("m1").reading == newer
        assert not ledger.verify().problems


def test_a_reading_that_a_person_gave_is_not_replaced_by_our_own(where: str) -> None:
    report, made = market()
    by_hand = replace(made, reader=None, incidents=())
    with Ledger.open(where, create=True) as ledger:
        ledger.add(report, made)
        assert ledger.add(report, by_hand, given=True) == "reread"
        assert ledger.add(report, replace(made, reader="made 9.0")) == "unchanged"
        assert ledger.report("m1").reading == by_hand
        assert ledger.report("m1").given
        assert ledger.incidents() == []


def test_readings_that_do_not_fit_are_refused_whole(where: str) -> None:
    report, made = market()
    one = made.incidents[0]
    wrong = replace(one, evidence=replace(quoted(report, "ستة قتلى"), start=1))
    bad = [
        (replace(made, doc="other"), "another report"),
        (replace(made, incidents=(one, one)), "two incidents of one id"),
        (replace(made, incidents=(wrong,)), "does not stand at text 1-"),
        (replace(made, incidents=(replace(one, type="bang"),)), "not as it should be"),
    ]
    with Ledger.open(where, create=True) as ledger:
        for reading_, why in bad:
            with pytest.raises(RefusedError, match=why):
                ledger.add(report, reading_)
        assert ledger.reports() == []
        assert ledger.add(report, made) == "added"


def test_tallies_are_kept_with_their_report(where: str) -> None:
    report, made = market(text="وثق المكتب 25 قتيلا في آذار، هم 20 مدنيا و4 مقاتلين. سقط ستة قتلى في أريحا.")
    tally = Tally(
        scope=Scope(text="في آذار"),
        figures=(
            figure(report, "25 قتيلا", 25),
            figure(report, "20 مدنيا", 20, subset=True, status="civilian"),
            figure(report, "4 مقاتلين", 4, subset=True, status="armed"),
        ),
    )
    with Ledger.open(where, create=True) as ledger:
        ledger.add(report, replace(made, tallies=(tally,)))
        (published,) = ledger.tallies()
    assert published.doc == "m1"
    assert published.tally == tally
    assert published.check == "does not reconcile: parts sum to 24, stated 25 (killed)"


def test_the_first_and_last_day_there_is_do_no_harm(where: str) -> None:
    with Ledger.open(where, create=True) as ledger:
        for number, day in enumerate((dt.date.min, dt.date.max, DAY)):
            report = Report(doc=f"d{number}", text="قتل رجل في السوق أمام متجره.", seen=day)
            ledger.add(report, reading(report, account(report, day=day)))
        assert len(ledger.incidents()) == 3


def test_a_ledger_that_is_not_there_is_not_made_by_looking(tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match=r"no such ledger; make it with: marsad add"):
        Ledger.open(tmp_path / "none.db")
    assert list(tmp_path.iterdir()) == []


def test_what_is_no_ledger_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text(
        "these are notes, and not a database of any kind\n" * 50, encoding="utf-8"
    )
    other = sqlite3.connect(tmp_path / "other.db")
    other.execute("CREATE TABLE contacts (name TEXT)")
    other.commit()
    other.close()
    (tmp_path / "empty.db").touch()
    for name, why in (
        ("notes.txt", "is no ledger"),
        ("other.db", "holds other data"),
        (".", "is a folder"),
        ("no/such/l.db", "no folder"),
    ):
        with pytest.raises(LedgerError, match=why):
            Ledger.open(tmp_path / name, create=True)
    with pytest.raises(LedgerError, match="no ledger in it yet"):
        Ledger.open(tmp_path / "empty.db")
    for url in ("mysql://host/db", "postgresql://[", "://"):
        with pytest.raises(LedgerError):
            Ledger.open(url)


def test_a_server_that_does_not_answer_is_named_without_its_password() -> None:
    with pytest.raises(LedgerError) as caught:
        Ledger.open("postgresql://someone:secret@127.0.0.1:1/l")
    assert "127.0.0.1" in str(caught.value)
    assert "secret" not in str(caught.value)


def test_a_ledger_of_a_newer_version_is_refused(where: str) -> None:
    with Ledger.open(where, create=True) as ledger, ledger._writing.begin() as connection:
        connection.execute(text(f"UPDATE {VERSION_TABLE} SET version_num = '9999'"))
    with pytest.raises(LedgerError, match="newer Marsad"):
        Ledger.open(where, create=True)


def test_two_programs_write_one_after_the_other(where: str) -> None:
    with Ledger.open(where, create=True) as one, Ledger.open(where) as other:
        for number in range(4):
            (one, other)[number % 2].add(*market(f"m{number}"))
        assert len(one.reports()) == len(other.reports()) == 4
        assert not one.verify().problems


# of indexes in an order of their own, of PostgreSQL alone; their names and columns are compared all the same
@pytest.mark.filterwarnings("ignore:autogenerate skipping metadata-specified expression-based index")
def test_the_migrations_make_the_tables_that_the_program_expects(ledgers: Callable[[], str]) -> None:
    made, upgraded = ledgers(), ledgers()
    with Ledger.open(made, create=True) as ledger, ledger._writing.begin() as connection:
        created = schema_of(connection)
    engine = _engine(_url(upgraded))
    with engine.execution_options(writes=True).begin() as connection:
        upgrade(connection)
        assert schema_of(connection) == created
        # The index of words is made by each database in its own way.
        opts = {"version_table": VERSION_TABLE, "include_name": lambda name, *_: SEARCH not in (name or "")}
        assert compare_metadata(MigrationContext.configure(connection, opts=opts), Base.metadata) == []
        version = connection.execute(text(f"SELECT version_num FROM {VERSION_TABLE}")).scalar()
    engine.dispose()
    assert ScriptDirectory.from_config(config()).get_current_head() == version == VERSION


def schema_of(connection: Connection) -> dict[str, list[list[str]]]:
    """Return all that a database says of its tables: columns, keys, references, indexes."""
    told = inspect(connection)
    asked = (
        lambda table: [told.get_pk_constraint(table)],
        told.get_columns,
        told.get_foreign_keys,
        told.get_indexes,
        told.get_unique_constraints,
        told.get_check_constraints,
    )
    names = told.get_table_names()
    return {table: [sorted(str(each) for each in ask(table)) for ask in asked] for table in names}


def test_a_ledger_is_one_file(tmp_path: Path) -> None:
    with Ledger.open(tmp_path / "l.db", create=True) as ledger:
        ledger.add(*market())
    assert [path.name for path in tmp_path.iterdir()] == ["l.db"]
    engine = create_engine(f"sqlite:///{tmp_path / 'l.db'}")
    with engine.connect() as connection:
        assert connection.execute(text("PRAGMA integrity_check")).scalar() == "ok"
    engine.dispose()
