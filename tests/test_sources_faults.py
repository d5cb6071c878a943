"""What breaks around the one who follows: no room on the disk, a database that goes away, a second signal.

Each leaves the ledger whole, is told in one line, and what was under way is taken up the next time.
"""

from __future__ import annotations

import asyncio
import json
import math
import signal
import sqlite3
import subprocess
import sys
import uuid
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path

import psycopg
import pytest
from click.testing import CliRunner

from marsad.cli import main
from marsad.following import Collector, Round
from marsad.following.journal import Journal
from marsad.following.readers import readers
from marsad.following.watching import Watch
from marsad.intake.web import Fetcher, Settings
from marsad.ledger import Ledger
from marsad.ledger.following.followed import Followed
from served_site import Site, served
from test_sources_watch import until

PAGES = 10


@pytest.fixture
def site() -> Iterator[Site]:
    with served() as made:
        made.articles(range(PAGES))
        made.feed(range(PAGES))
        yield made


@contextmanager
def running(
    command: str, ledger: str, site: Site, room: int | None = None, more: Sequence[str] = ()
) -> Iterator[subprocess.Popen[str]]:
    """Run a command that follows; no file may grow beyond so many kilobytes of ``room``."""
    words = [command, "--ledger", ledger, "--delay", "0", "--allow-local", site.place, *more]
    program = [sys.executable, "-m", "marsad", *words]
    if room is not None:
        program = ["sh", "-c", f'ulimit -f {room * 2}; exec "$@"', "sh", *program]
    with subprocess.Popen(program, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        try:
            yield process
        finally:
            process.kill()


def follow(
    ledger: str, site: Site, name: str = "gazette", path: str = "/feed.xml", every: int = 3600
) -> None:
    with Ledger.open(ledger, create=True) as opened:
        opened.sources.add(Followed(name=name, address=site.url(path), every=every))


def check_whole(ledger: str, site: Site) -> None:
    """Check that the ledger is whole as it is, and has each page once when the same is done again."""
    with Ledger.open(ledger) as opened:
        assert opened.verify().problems == ()
        assert len(list(opened.catalogue())) < PAGES
    words = ["collect", "--ledger", ledger, "--delay", "0", "--allow-local", site.place]
    assert CliRunner().invoke(main, words).exit_code == 0
    with Ledger.open(ledger) as opened:
        assert opened.verify().problems == ()
        docs = sorted(entry.report.doc for entry in opened.reports())
    assert docs == sorted(site.url(f"/news/{number}") for number in range(PAGES))


@pytest.mark.parametrize("command", ["collect", "watch"])
def test_a_second_signal_ends_it_at_once_and_nothing_is_lost(
    command: str, tmp_path: Path, site: Site
) -> None:
    ledger = str(tmp_path / "l.db")
    follow(ledger, site)
    with closing(sqlite3.connect(ledger, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")  # what it would write now waits
        with running(command, ledger, site) as process:
            until(lambda: site.times("/feed.xml"))
            process.send_signal(signal.SIGTERM)
            process.send_signal(signal.SIGINT)
            assert process.wait() in (128 + signal.SIGTERM, 128 + signal.SIGINT)
            assert process.stderr is not None
            assert "Traceback" not in process.stderr.read()
        other.execute("ROLLBACK")
    check_whole(ledger, site)


def room_for(ledger: str, more: int) -> int:
    return (Path(ledger).stat().st_size + more) // 1024


def test_a_disk_without_room_ends_a_collection_in_one_line(tmp_path: Path, site: Site) -> None:
    ledger = str(tmp_path / "l.db")
    follow(ledger, site)
    with running("collect", ledger, site, room_for(ledger, 60_000)) as process:
        _, said = process.communicate()
    assert process.returncode == 1
    assert said.count("\n") == 1
    assert f"{ledger}: nothing more can be written" in said
    check_whole(ledger, site)


def test_a_disk_without_room_does_not_end_a_watch(tmp_path: Path, site: Site) -> None:
    ledger = str(tmp_path / "l.db")
    follow(ledger, site)
    with running("watch", ledger, site, room_for(ledger, 60_000)) as process:
        assert process.stderr is not None
        assert "gazette: put off for a minute: " in process.stderr.readline()
        process.send_signal(signal.SIGTERM)
        _, said = process.communicate()
    assert process.returncode == 0
    assert "stopped" in said
    assert said.count("\n") == 1
    check_whole(ledger, site)


class Database:
    """A database that can go away and come back."""

    def __init__(self, server: str) -> None:
        self._server = server
        self._name = f"l{uuid.uuid4().hex}"
        self._do(f"CREATE DATABASE {self._name}")
        self.url = server.replace("/postgres?", f"/{self._name}?")

    def go(self) -> None:
        """Refuse all connections and end those that there are."""
        self._do(f"ALTER DATABASE {self._name} ALLOW_CONNECTIONS false")
        self._do(f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{self._name}'")

    def come(self) -> None:
        """Be there again."""
        self._do(f"ALTER DATABASE {self._name} ALLOW_CONNECTIONS true")

    def _do(self, statement: str) -> None:
        with psycopg.connect(self._server, autocommit=True) as connection:
            connection.execute(statement)


@pytest.fixture
def database(postgresql: str) -> Database:
    return Database(postgresql)


def test_a_database_that_goes_away_ends_a_collection_in_one_line(database: Database, site: Site) -> None:
    follow(database.url, site)
    with running("collect", database.url, site) as process:
        until(lambda: site.times("/news/6"))
        database.go()
        _, said = process.communicate()
    assert process.returncode == 1
    assert said.count("\n") == 1
    assert "do the same again" in said or "not currently accepting connections" in said
    database.come()
    check_whole(database.url, site)


def test_a_watch_waits_for_a_database_that_went_away(database: Database, site: Site, tmp_path: Path) -> None:
    alive = tmp_path / "alive.json"
    site.feed(range(3))
    site.feed(range(3, 5), "/other.xml")
    follow(database.url, site)
    with running("watch", database.url, site, more=["--heartbeat", str(alive)]) as process:
        assert process.stderr is not None
        assert "gazette: 3 noted, 3 added" in process.stderr.readline()
        database.go()
        assert "connection to the database was lost" in process.stderr.readline()
        # The next look finds it closed, which is told once however often it is looked.
        assert "not currently accepting connections" in process.stderr.readline()
        until(lambda: "not currently accepting" in (json.loads(alive.read_text("utf-8"))["trouble"] or ""))
        database.come()
        follow(database.url, site, "other", "/other.xml")
        assert "other: 2 noted, 2 added" in process.stderr.readline()
        assert json.loads(alive.read_text("utf-8"))["trouble"] is None
        process.send_signal(signal.SIGTERM)
        assert process.wait() == 0
    with Ledger.open(database.url) as opened:
        assert opened.verify().problems == ()
        assert len(list(opened.catalogue())) == 5


class Failing(Collector):
    """Fails as only a mistake in the program would."""

    async def collect(self, one: Followed, seconds: float = math.inf) -> Round:
        raise ZeroDivisionError("division by zero")


def test_a_fault_of_ours_at_one_source_does_not_end_a_watch(
    tmp_path: Path, site: Site, capsys: pytest.CaptureFixture[str]
) -> None:
    ledger = str(tmp_path / "l.db")
    follow(ledger, site)
    looks = 0

    async def watched() -> None:
        def look(_: object) -> None:
            nonlocal looks
            looks += 1
            if looks == 2:
                stop.set()

        with (
            Ledger.open(ledger) as opened,
            Journal.on_standard_error(None) as journal,
            readers(None, None) as reading,
        ):
            stop = asyncio.Event()
            said = {"ledger": opened, "readers": reading, "listener": journal, "stop": stop}
            async with Fetcher(Settings()) as fetcher, Failing(fetcher=fetcher, **said) as collector:
                await Watch(collector=collector, ended=journal.ended, status=look).run()

    asyncio.run(watched())
    told = capsys.readouterr().err
    assert told.count("ZeroDivisionError: division by zero") == 1
    assert "please report this" in told
