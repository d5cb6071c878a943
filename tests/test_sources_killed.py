"""Killed at any instant, ``marsad collect`` loses nothing and takes nothing twice."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from marsad.ledger import Ledger
from marsad.ledger.following.followed import Followed
from served_site import Site, served
from warm_commands import Commands, warm_commands

STATES = {"found", "fetched", "added"}
"""States in which kills must have left pages, else they came too early or too late to prove anything."""
PAGES, KILLS = {"file": 500, "server": 60}, {"file": 50, "server": 8}


def test_killed_at_any_instant_each_page_is_in_the_ledger_exactly_once(ledgers: Callable[[], str]) -> None:
    """Kill -9 the command many times while it takes a site: it goes on, and completes it."""
    ledger = ledgers()
    where = "server" if "://" in ledger else "file"
    seen, rng, kills = Counter[str](), random.Random(5), KILLS[where]
    with served() as site, warm_commands() as commands:
        idle = _idle(ledgers(), site, commands)
        follow(ledger, site, PAGES[where])
        enough = longest = 2 * idle + 0.3
        before = Counter[str]()
        while kills > 0 or not set(seen) >= STATES:
            # A part of the runs is killed before it does anything, the others after some pages. Where a run
            # came no further than the one before, as on a busy machine, the next ones get more time.
            if commands.run(collect(ledger, site), rng.uniform(idle / 2, longest)) is None:
                kills -= 1
                found = whole(ledger)
                longest *= 1.2 if found == before else 1
                seen.update(found)
                before = found
            else:
                check(ledger, site)
                longest, ledger = enough, ledgers()
                follow(ledger, site, PAGES[where])
        assert commands.run(collect(ledger, site)) == 0
        check(ledger, site)


def test_the_program_itself_is_killed_and_goes_on(tmp_path: Path) -> None:
    ledger, rng = str(tmp_path / "l.db"), random.Random(6)
    with served() as site:
        follow(ledger, site, 60)
        for after in (*(rng.uniform(1.5, 3) for _ in range(3)), None):
            program = [sys.executable, "-m", "marsad", *collect(ledger, site)]
            with subprocess.Popen(program, stdout=subprocess.DEVNULL) as running:
                try:
                    assert running.wait(after) == 0
                except subprocess.TimeoutExpired:
                    running.kill()
            whole(ledger)
        check(ledger, site)


def _idle(ledger: str, site: Site, commands: Commands) -> float:
    """Return how many seconds the command takes when there is nothing for it to do."""
    follow(ledger, site, 1)
    assert commands.run(collect(ledger, site)) == 0
    start = time.monotonic()
    assert commands.run(collect(ledger, site)) == 0
    return time.monotonic() - start


def follow(ledger: str, site: Site, many: int) -> None:
    site.articles(range(many))
    site.feed(range(many))
    with Ledger.open(ledger, create=True) as opened:
        opened.sources.add(Followed(name="gazette", address=site.url("/feed.xml"), outlet="صدى الوادي"))


def collect(ledger: str, site: Site) -> list[str]:
    return ["collect", "gazette", "--ledger", ledger, "--delay", "0", "--allow-local", site.place]


def whole(ledger: str) -> Counter[str]:
    """Check that no report is there twice or without its item; return how many items are in each state."""
    with Ledger.open(ledger) as opened:
        catalogue = [one.doc for one in opened.catalogue()]
        counts = opened.sources.counts()
        (one,) = opened.sources.all()
    assert len(catalogue) == len(set(catalogue))
    found = counts.get(one.number, Counter())
    assert found["added"] == len(catalogue)
    assert not found["failed"]
    return Counter({str(state): many for state, many in found.items()})


def check(ledger: str, site: Site) -> None:
    """Check that each page of the site is in the ledger exactly once, with its bytes."""
    pages = {path: page for path, page in site.pages.items() if path.startswith("/news/")}
    with Ledger.open(ledger) as opened:
        verdict = opened.verify()
        reports = {entry.report.doc: entry.report for entry in opened.reports()}
        bytes_ = {doc: opened.original(report.sha256) for doc, report in reports.items()}
    assert verdict.problems == ()
    assert verdict.reports == len(reports)
    assert bytes_ == {site.url(path): page.body.encode() for path, page in pages.items()}
