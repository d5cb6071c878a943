"""While a ledger is exported, downloaded or served, others add to it; closed, it is one file again."""

from __future__ import annotations

import os
import random
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import httpx2 as httpx
import pytest

from ledger_reports import incident_of, market
from marsad.ledger import Ledger, LedgerError
from marsad.ledger.tallies.scopes import CountScope
from marsad.models import Incident
from test_ledger_crash import FROM_CLEAN_START, REPORTS, check, killed
from web_served import served

SOON = 20
"""Seconds that nothing here takes unless it hangs."""


def add(where: str, number: int) -> None:
    with Ledger.open(where) as ledger:
        ledger.add(*incident_of(number))


def add_elsewhere(where: str, number: int) -> None:
    """Add a report in a process of its own, which must not have to wait."""
    process = FROM_CLEAN_START.Process(target=add, args=(where, number))
    process.start()
    process.join(SOON)
    assert process.exitcode == 0
    process.close()


def docs(ledger: Ledger) -> list[str]:
    return [entry.report.doc for entry in ledger.reports()]


def test_others_add_while_a_ledger_is_read_as_it_was(ledgers: Callable[[], str]) -> None:
    where = ledgers()
    with Ledger.open(where, create=True) as ledger:
        ledger.add(*incident_of(0))
    with Ledger.open(where, lasting=True) as ledger, ledger.still() as now:
        add_elsewhere(where, 1)
        assert (docs(now), docs(ledger)) == (["r0"], ["r0", "r1"])
        assert now.size() == len(list(now.each_incident())) == 1
        with pytest.raises(LedgerError, match="no such report"):
            now.report("r1")


def test_others_add_while_a_download_is_made_which_is_as_of_its_beginning(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    where, begun, added = str(tmp_path / "l.db"), threading.Event(), threading.Event()
    with Ledger.open(where, create=True) as ledger:
        ledger.add(*incident_of(0))
    real = Ledger.each_incident

    def slowly(ledger: Ledger, rule: str, scope: CountScope | None = None) -> Iterator[Incident]:
        begun.set()
        assert added.wait(SOON)
        yield from real(ledger, rule, scope)

    monkeypatch.setattr(Ledger, "each_incident", slowly)
    with served(where) as site:
        answer: list[httpx.Response] = []
        reader = threading.Thread(
            target=lambda: answer.append(httpx.get(f"{site}/en/downloads/jsonl", timeout=SOON))
        )
        reader.start()
        assert begun.wait(SOON)
        add_elsewhere(where, 2)
        assert len(httpx.get(f"{site}/api/incidents").json()["incidents"]) == 2
        added.set()
        reader.join()
    assert answer[0].text.count("\n") == 1
    assert [path.name for path in tmp_path.iterdir()] == ["l.db"]


def test_the_last_who_closes_a_ledger_puts_it_back_into_one_file(tmp_path: Path) -> None:
    where = tmp_path / "l.db"
    with Ledger.open(where, create=True) as first, Ledger.open(where, lasting=True) as second:
        second.size()
        first.add(*market())
        assert {path.name for path in tmp_path.iterdir()} == {"l.db", "l.db-shm", "l.db-wal"}
        first.close()
        assert second.size() == 1
    assert [path.name for path in tmp_path.iterdir()] == ["l.db"]
    assert where.read_bytes()[18:20] == b"\1\1"  # no log is looked for where nothing can be written


def test_what_cannot_be_written_to_is_read_as_it_is(tmp_path: Path) -> None:
    where = tmp_path / "l.db"
    with Ledger.open(where, create=True) as ledger:
        ledger.add(*market())
    where.chmod(0o444)
    before = where.read_bytes()
    with Ledger.open(where, lasting=True) as ledger, ledger.still() as now:
        assert now.size() == 1
    if os.access(where, os.W_OK):
        pytest.skip("whoever runs this may write to anything")
    assert where.read_bytes() == before


def test_killed_while_others_read_it_a_ledger_is_whole(tmp_path: Path) -> None:
    rng, where = random.Random(5), str(tmp_path / "l.db")
    with Ledger.open(where, create=True) as ledger:
        ledger.add(*incident_of(0))
    for _ in range(3):
        with Ledger.open(where, lasting=True) as reader, reader.still() as now:
            before = docs(now)
            killed(where, rng.uniform(0.05, 0.4))
            assert docs(now) == before
        check(where, complete=False)
    assert not killed(where, None)
    check(where, complete=True)
    with Ledger.open(where) as ledger:
        assert len(docs(ledger)) == REPORTS


def test_what_is_forgotten_is_in_no_file_beside_the_ledger(tmp_path: Path) -> None:
    report, reading = market()
    words = report.text.encode()
    with Ledger.open(tmp_path / "l.db", create=True, lasting=True) as ledger:
        ledger.add(report, reading)
        assert any(words in path.read_bytes() for path in tmp_path.iterdir())
        ledger.forget(report.doc, who="samira", why="a witness asked for it")
        assert not any(words in path.read_bytes() for path in tmp_path.iterdir())


def test_what_somebody_still_reads_may_be_found_and_it_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("marsad.ledger.database.database._PATIENCE", 0.1)
    report, reading = market()
    with Ledger.open(tmp_path / "l.db", create=True, lasting=True) as ledger:
        ledger.add(report, reading)
        name = ledger.report(report.doc).id
        with ledger.still() as now:
            assert now.size() == 1
            with pytest.raises(LedgerError, match="do the same again"):
                ledger.forget(name, who="samira", why="a witness asked for it")
        assert not ledger.forget(name, who="samira", why="a witness asked for it").new
        assert not any(report.text.encode() in path.read_bytes() for path in tmp_path.iterdir())


def test_a_server_that_says_what_it_shows_answers_at_once(tmp_path: Path) -> None:
    where = str(tmp_path / "l.db")
    with Ledger.open(where, create=True) as ledger:
        ledger.add(*market())
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "marsad", "serve", "--ledger", where, "--port", str(port)]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as running:
        assert running.stderr
        said = running.stderr.readline()
        try:
            assert f"http://127.0.0.1:{port}/ shows {where}" in said
            assert httpx.get(f"http://127.0.0.1:{port}/ar/", timeout=SOON).status_code == 200
        finally:
            running.terminate()
        assert running.wait(SOON) in (0, -signal.SIGTERM)
    assert [path.name for path in tmp_path.iterdir()] == ["l.db"]
