"""Watching: each source at its own pace, until a signal ends it; files and metrics show how it stands."""

from __future__ import annotations

import datetime as dt
import io
import json
import random
import signal
import subprocess
import sys
import threading
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from marsad.following.collecting import Round
from marsad.following.journal import Journal
from marsad.following.pace import LONGEST, next_round, next_try
from marsad.following.watching import Status
from marsad.intake import Problem
from marsad.ledger import Ledger
from marsad.ledger.following.followed import Followed
from served_site import Site, served

NOW = dt.datetime(2024, 3, 1, 12, 0, tzinfo=dt.UTC)
PATIENCE = 120.0
"""Seconds after which a test gives up waiting."""


@contextmanager
def watching(ledger: str, site: Site, *more: str) -> Iterator[subprocess.Popen[str]]:
    """Run marsad watch until the end of the test."""
    words = ["watch", "--ledger", ledger, "--delay", "0", "--allow-local", site.place, *more]
    program = [sys.executable, "-m", "marsad", *words]
    with subprocess.Popen(program, stderr=subprocess.PIPE, text=True) as running:
        try:
            yield running
        finally:
            running.kill()


def until(happened: Callable[[], object]) -> None:
    """Wait for something to happen."""
    end = time.monotonic() + PATIENCE
    while not happened():
        assert time.monotonic() < end, "it did not happen"
        time.sleep(0.1)


def follow(ledger: str, site: Site, name: str, path: str) -> None:
    with Ledger.open(ledger, create=True) as opened:
        opened.sources.add(Followed(name=name, address=site.url(path), every=1))


def size(ledger: str) -> int:
    with Ledger.open(ledger) as opened:
        return len(list(opened.catalogue()))


def test_a_watch_takes_what_comes_and_ends_cleanly_when_told_to(tmp_path: Path) -> None:
    ledger, alive = str(tmp_path / "l.db"), tmp_path / "alive.json"
    with served() as site:
        site.articles(range(5))
        site.feed(range(2))
        follow(ledger, site, "gazette", "/feed.xml")
        with watching(ledger, site, "--heartbeat", str(alive), "--metrics", "127.0.0.1:0") as running:
            assert running.stderr is not None
            metrics = running.stderr.readline().split()[-1]
            until(lambda: size(ledger) == 2)
            site.feed(range(4))
            until(lambda: size(ledger) == 4)
            site.feed(range(4, 5), "/other.xml")
            follow(ledger, site, "other", "/other.xml")
            until(lambda: size(ledger) == 5)
            until(lambda: json.loads(alive.read_text(encoding="utf-8"))["added"] == 5)
            with urllib.request.urlopen(metrics) as answer:
                told = answer.read().decode()
            running.send_signal(signal.SIGTERM)
            assert running.wait() == 0
    assert json.loads(alive.read_text(encoding="utf-8"))["sources"] == 2
    assert 'marsad_items_total{source="gazette",state="added"} 4.0' in told
    assert 'marsad_source_last_success_timestamp_seconds{source="gazette"}' in told
    assert 'marsad_fetch_seconds_count{source="other"}' in told


def test_a_watch_does_not_wait_for_a_slow_server_when_it_is_told_to_end(tmp_path: Path) -> None:
    ledger = str(tmp_path / "l.db")
    with served() as site:
        site.articles(range(2))
        site.feed(range(2))
        held = site.pages["/news/1"].held = threading.Event()
        follow(ledger, site, "gazette", "/feed.xml")
        with watching(ledger, site) as running:
            until(lambda: site.times("/news/1"))
            running.send_signal(signal.SIGINT)
            assert running.wait() == 0
        held.set()
        with Ledger.open(ledger) as opened:
            (one,) = opened.sources.all()
            assert opened.sources.items(one, ["found"])[0].address == site.url("/news/1")
            assert opened.verify().problems == ()


def test_a_watch_that_finds_no_ledger_says_so(tmp_path: Path) -> None:
    program = [sys.executable, "-m", "marsad", "watch", "--ledger", str(tmp_path / "none.db")]
    ended = subprocess.run(program, capture_output=True, text=True, check=False)
    assert ended.returncode == 1
    assert "none.db" in ended.stderr


@given(
    failures=st.integers(1, 10_000),
    first=st.floats(10, 86400),
    after=st.none() | st.floats(0, 1e9),
    seed=st.integers(0, 1000),
)
def test_failures_put_the_next_try_off_within_bounds(
    failures: int, first: float, after: float | None, seed: int
) -> None:
    wait = (next_try(NOW, failures, first, after, random.Random(seed)) - NOW).total_seconds()
    asked = min(after or 0.0, 86400.0)
    assert wait >= asked - 1e-3
    assert wait <= max(LONGEST * 1.1, asked) + 1e-3
    assert wait >= min(first, LONGEST) * 0.9 - 1e-3


@given(every=st.floats(10, 86400), seed=st.integers(0, 1000))
def test_a_source_is_asked_at_its_own_pace_a_tenth_more_or_less(every: float, seed: int) -> None:
    wait = (next_round(NOW, every, random.Random(seed)) - NOW).total_seconds()
    assert every * 0.9 - 1e-3 <= wait <= every * 1.1 + 1e-3


def test_a_heartbeat_that_cannot_be_written_is_told_at_once(tmp_path: Path) -> None:
    ledger = str(tmp_path / "l.db")
    Ledger.open(ledger, create=True).close()
    heartbeat = str(tmp_path / "nowhere" / "alive.json")
    program = [sys.executable, "-m", "marsad", "watch", "--ledger", ledger, "--heartbeat", heartbeat]
    ended = subprocess.run(program, capture_output=True, text=True, check=False)
    assert ended.returncode == 1
    assert "nowhere" in ended.stderr


def test_what_the_web_says_does_not_command_the_terminal() -> None:
    out = io.StringIO()
    journal = Journal(out, live=False)
    journal.problem(Followed(name="a", address="x"), Problem("http://e.org", "torn\x1b[2J\x07\nmarkup\u202e"))
    assert out.getvalue().count("\n") == 1
    assert not set("\x1b\x07\u202e") & set(out.getvalue())


def test_a_terminal_shows_one_line_of_how_things_stand() -> None:
    out = io.StringIO()
    journal = Journal(out, live=True)
    one = Followed(name="gazette", address="x")
    journal.ended(one, Round(noted=3, added=3))
    journal.ended(one, Round())
    journal.status(Status(sources=2, busy=(), next="gazette", due="2024-03-01T12:15:00+00:00"))
    assert out.getvalue().count("\n") == 1
    assert out.getvalue().endswith("2 sources · 3 added · next gazette at 2024-03-01T12:15:00+00:00")
