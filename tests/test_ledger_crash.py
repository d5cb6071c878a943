"""A ledger outlives whatever kills the program that writes to it."""

from __future__ import annotations

import multiprocessing
import random
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from ledger_reports import incident_of
from marsad.ledger import Ledger
from marsad.models import to_json

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
        if killed(ledger, rng.uniform(0, longest)):
            kills -= 1
            check(ledger, complete=False)
        else:
            check(ledger, complete=True)
            ledger = ledgers()
    _run(ledger)
    check(ledger, complete=True)


def test_the_command_killed_at_any_instant_leaves_a_ledger_that_it_completes(tmp_path: Path) -> None:
    pairs = [incident_of(number) for number in range(REPORTS)]
    texts, readings, ledger = tmp_path / "t.jsonl", tmp_path / "r.jsonl", str(tmp_path / "l.db")
    texts.write_text("".join(f"{to_json(report)}\n" for report, _ in pairs), encoding="utf-8")
    readings.write_text("".join(f"{to_json(made)}\n" for _, made in pairs), encoding="utf-8")
    add = ["add", str(texts), "--readings", str(readings), "--ledger"]
    start = time.monotonic()
    assert _command_killed([*add, str(tmp_path / "whole.db")], None) is False
    longest, rng = time.monotonic() - start, random.Random(3)
    for _ in range(6):
        _command_killed([*add, ledger], rng.uniform(longest / 3, longest))
        if Path(ledger).exists():
            check(ledger, complete=False)
    assert _command_killed([*add, ledger], None) is False
    check(ledger, complete=True)


def _command_killed(arguments: list[str], after: float | None) -> bool:
    """Run marsad and kill it after some seconds; tell whether it was still running."""
    with subprocess.Popen([sys.executable, "-m", "marsad", *arguments], stderr=subprocess.DEVNULL) as running:
        try:
            assert running.wait(after) == 0
        except subprocess.TimeoutExpired:
            running.kill()
            return True
    return False


def add_all(where: str) -> None:
    """Add all reports, first one by one and then some at a time: what is killed."""
    pairs = [incident_of(number) for number in range(REPORTS)]
    with Ledger.open(where, create=True) as ledger:
        for pair in pairs[: REPORTS // 2]:
            ledger.add(*pair)
        for start in range(REPORTS // 2, REPORTS, 5):
            list(ledger.add_all(pairs[start : start + 5]))


def _run(where: str) -> float:
    """Add all reports in a process of its own; return the seconds that it took."""
    start = time.monotonic()
    assert not killed(where, None)
    return time.monotonic() - start


def killed(where: str, after: float | None) -> bool:
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


def check(where: str, *, complete: bool) -> None:
    with Ledger.open(where, create=True) as ledger:
        verdict = ledger.verify()
        docs = [entry.report.doc for entry in ledger.reports()]
    assert verdict.problems == ()
    assert docs == [f"r{number}" for number in range(len(docs))]
    if complete:
        assert (verdict.reports, verdict.incidents) == (REPORTS, REPORTS // 2)
