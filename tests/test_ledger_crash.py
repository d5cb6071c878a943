"""A ledger outlives whatever kills the program that writes to it."""

from __future__ import annotations

import multiprocessing
import random
import time
from collections.abc import Callable

from ledger_reports import incident_of
from marsad.ledger import Ledger

REPORTS = 40
KILLS = {"file": 50, "server": 20}

FROM_CLEAN_START = multiprocessing.get_context("forkserver")
FROM_CLEAN_START.set_forkserver_preload(
    ["marsad.ledger.migrations", "marsad.ledger", "psycopg", "ledger_reports"]
)


def test_killed_at_any_instant_a_ledger_is_whole_and_can_be_completed(ledgers: Callable[[], str]) -> None:
    """Kill -9 a program that adds reports, many times: the ledger is whole, and going on completes it."""
    _run(ledgers())  # the first one waits for all imports
    longest = _run(ledgers())
    rng, ledger = random.Random(2), ledgers()
    kills = KILLS["server" if "://" in ledger else "file"]
    while kills:
        if _killed(ledger, rng.uniform(0, longest)):
            kills -= 1
            _check(ledger, complete=False)
        else:
            _check(ledger, complete=True)
            ledger = ledgers()
    _run(ledger)
    _check(ledger, complete=True)


def add_all(where: str) -> None:
    """Add all reports: what is killed."""
    with Ledger.open(where, create=True) as ledger:
        for number in range(REPORTS):
            ledger.add(*incident_of(number))


def _run(where: str) -> float:
    """Add all reports in a process of its own; return the seconds that it took."""
    start = time.monotonic()
    assert not _killed(where, None)
    return time.monotonic() - start


def _killed(where: str, after: float | None) -> bool:
    """Run it and kill it after some seconds; tell whether it was still running."""
    process = FROM_CLEAN_START.Process(target=add_all, args=(where,))
    process.start()
    process.join(after)
    if killed := process.is_alive():
        process.kill()
        process.join()
    assert killed or process.exitcode == 0
    process.close()
    return killed


def _check(where: str, *, complete: bool) -> None:
    with Ledger.open(where, create=True) as ledger:
        verdict = ledger.verify()
        docs = [entry.report.doc for entry in ledger.reports()]
    assert verdict.problems == ()
    assert docs == [f"r{number}" for number in range(len(docs))]
    if complete:
        assert (verdict.reports, verdict.incidents) == (REPORTS, REPORTS // 2)
