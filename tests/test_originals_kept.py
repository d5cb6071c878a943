"""The bytes that reports were made from are kept as they were received, once, with when and where."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import func, select

from ledger_reports import market
from marsad.cli import main
from marsad.ledger import Ledger, LedgerError, RefusedError
from marsad.ledger.database.originalschema import CaptureRow, OriginalRow
from marsad.ledger.reports.originals import captures
from marsad.models import Original, Reading, Report

NOON = dt.datetime(2021, 3, 12, 12, 0, tzinfo=dt.UTC)
HOUR = dt.timedelta(hours=1)
PAGE = "<html><body>سقط ستة قتلى حين انفجرت سيارة</body></html>".encode()
ADDRESS = "https://example.org/خبر/12"


def original(data: bytes = PAGE, hours: int = 0, address: str = ADDRESS) -> Original:
    headers = (("content-type", "text/html"), ("etag", f'"{hours}"'))
    return Original(data=data, address=address, at=NOON + hours * HOUR, headers=headers)


def paged(data: bytes = PAGE, hours: int = 0, **more: str) -> tuple[Report, Reading, Original]:
    """Return the report of the car bomb in the market as it came from a page."""
    report, made = market(**more)
    return replace(report, sha256=hashlib.sha256(data).hexdigest()), made, original(data, hours)


def rows(ledger: Ledger) -> tuple[int | None, int | None]:
    """Return how many originals and captures there are."""
    with ledger._session(ledger._reading) as session:
        return (
            session.scalar(select(func.count()).select_from(OriginalRow)),
            session.scalar(select(func.count()).select_from(CaptureRow)),
        )


def seen(ledger: Ledger) -> list[tuple[str, int, int]]:
    """Return of each capture its address and its first and last hour."""
    with ledger._session(ledger._reading) as session:
        found = session.scalars(select(CaptureRow).order_by(CaptureRow.first, CaptureRow.address)).all()
        return [(row.sha256[:6], hour(row.first), hour(row.last)) for row in found]


def hour(time: str) -> int:
    return int((dt.datetime.fromisoformat(time) - NOON) / HOUR)


def test_bytes_come_out_as_they_were_received(where: str) -> None:
    report, made, page = paged()
    with Ledger.open(where, create=True) as ledger:
        assert [outcome for _, outcome in ledger.add_all([(report, made, page)])] == ["added"]
    with Ledger.open(where) as ledger:
        assert ledger.original(report.sha256) == PAGE
        with ledger._session(ledger._reading) as session:
            (capture,) = captures(session, ledger.reports()[0].id)
        assert (capture.address, capture.first, capture.headers) == (ADDRESS, NOON, page.headers)
        assert not ledger.verify().problems


def test_what_is_not_kept_is_named(where: str) -> None:
    with (
        Ledger.open(where, create=True) as ledger,
        pytest.raises(LedgerError, match="no original of this hash"),
    ):
        ledger.original("ab" * 32)


def test_a_report_is_not_kept_with_the_bytes_of_another(where: str) -> None:
    report, made, _ = paged()
    with Ledger.open(where, create=True) as ledger:
        ((_, outcome),) = ledger.add_all([(report, made, original(b"other"))])
        assert isinstance(outcome, RefusedError)
        assert rows(ledger) == (0, 0)
        assert ledger.reports() == []


def test_a_report_that_is_refused_leaves_no_bytes(where: str) -> None:
    report, made, page = paged()
    with Ledger.open(where, create=True) as ledger:
        ((_, outcome),) = ledger.add_all([(report, replace(made, doc="other"), page)])
        assert isinstance(outcome, RefusedError)
        assert rows(ledger) == (0, 0)


def test_the_same_page_received_again_is_one_capture_that_lasts(where: str) -> None:
    with Ledger.open(where, create=True) as ledger:
        for hours in (0, 1, 5, 1, 0):
            list(ledger.add_all([paged(hours=hours)]))
        assert rows(ledger) == (1, 1)
        assert [one[1:] for one in seen(ledger)] == [(0, 5)]


def test_a_page_that_changes_and_changes_back_has_three_captures(where: str) -> None:
    with Ledger.open(where, create=True) as ledger:
        for hours, data in ((0, b"one"), (1, b"two"), (2, b"one"), (3, b"one")):
            ledger.keep(original(data, hours))
        one, two = (hashlib.sha256(data).hexdigest()[:6] for data in (b"one", b"two"))
        assert seen(ledger) == [(one, 0, 0), (two, 1, 1), (one, 2, 3)]
        assert rows(ledger)[0] == 2


def test_what_an_archive_adds_later_is_put_between_what_was_received_before_and_after_it(where: str) -> None:
    with Ledger.open(where, create=True) as ledger:
        for hours, data in ((0, b"one"), (4, b"one"), (2, b"two"), (2, b"one"), (2, b"two")):
            ledger.keep(original(data, hours))
        one, two = (hashlib.sha256(data).hexdigest()[:6] for data in (b"one", b"two"))
        assert sorted(seen(ledger)) == sorted([(one, 0, 0), (one, 2, 2), (two, 2, 2), (one, 4, 4)])


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(kept=st.lists(st.tuples(st.sampled_from([b"1", b"2", b"3"]), st.integers(0, 9)), max_size=12))
def test_no_bytes_are_said_to_have_stood_there_while_others_did(
    ledgers: Callable[[], str], kept: list[tuple[bytes, int]]
) -> None:
    with Ledger.open(ledgers(), create=True) as ledger:
        for data, hours in [*kept, *kept]:
            ledger.keep(original(data, hours))
        captured = seen(ledger)
        assert not [
            (one, other)
            for one, first, last in captured
            for other, start, end in captured
            if one != other and (first < start < last or first < end < last)
        ]
        for data, hours in kept:
            name = hashlib.sha256(data).hexdigest()[:6]
            assert any(one == name and first <= hours <= last for one, first, last in captured)
            ledger.keep(original(data, hours))
        assert seen(ledger) == captured


def test_one_page_at_two_addresses_is_kept_once_with_both(where: str) -> None:
    with Ledger.open(where, create=True) as ledger:
        ledger.keep(original())
        ledger.keep(original(address="https://example.org/amp/12"))
        assert rows(ledger) == (1, 2)


def test_a_page_of_which_only_the_furniture_changed_is_one_report_with_two_originals(where: str) -> None:
    later = PAGE + b"<!-- another advertisement -->"
    with Ledger.open(where, create=True) as ledger:
        outcomes = [outcome for _, outcome in ledger.add_all([paged(), paged(later, 1)])]
        assert outcomes == ["added", "unchanged"]
        with ledger._session(ledger._reading) as session:
            found = list(captures(session, ledger.reports()[0].id))
        assert [ledger.original(one.sha256) for one in found] == [PAGE, later]


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    kept=st.lists(st.tuples(st.binary(max_size=200), st.integers(0, 9), st.sampled_from("ab")), max_size=12)
)
def test_whatever_is_kept_in_whatever_order_comes_out_and_is_whole(
    ledgers: Callable[[], str], kept: list[tuple[bytes, int, str]]
) -> None:
    with Ledger.open(ledgers(), create=True) as ledger:
        for data, hours, address in [*kept, *kept]:
            ledger.keep(original(data, hours, address))
        before = rows(ledger)
        assert before[0] == len({data for data, _, _ in kept})
        for data, _, _ in kept:
            assert ledger.original(hashlib.sha256(data).hexdigest()) == data
        assert not ledger.verify().problems


def test_the_command_keeps_originals_unless_told_not_to(tmp_path: Path) -> None:
    text = tmp_path / "خبر.txt"
    text.write_text(
        "انفجار في أريحا\n\nقتل ستة أشخاص في انفجار سيارة في سوق أريحا الثلاثاء.", encoding="utf-8"
    )
    for more, count in (((), 1), (("--no-originals",), 0)):
        ledger = str(tmp_path / f"{count}.db")
        done = CliRunner().invoke(main, ["add", str(text), "--ledger", ledger, *more])
        assert done.exit_code == 0, done.output
        with Ledger.open(ledger) as opened:
            assert rows(opened) == (count, count)
            if count:
                assert opened.original(opened.reports()[0].report.sha256) == text.read_bytes()
