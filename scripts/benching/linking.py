"""How long it takes to link many accounts and to add one report to them, and how well they are linked."""

from __future__ import annotations

import datetime as dt
import gc
import statistics
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from benching.accounts import FIRST, Told, Truth, War
from marsad.ledger import Ledger
from marsad.ledger.tallies.scopes import CountScope


def linking(sizes: Iterable[int], singles: int = 50) -> None:
    """Tell for ledgers of each size the time of adding all, of linking all anew, and of single reports.

    ``growth`` is the time of linking an account beside that in the ledger of the size before.
    """
    print("linking           accounts   add, s  relink, s  growth  B-cubed F1")
    before = 0.0
    for size in sizes:
        war = War()
        reports = war.reports(size)
        with (
            tempfile.TemporaryDirectory(prefix="marsad-bench-") as folder,
            Ledger.open(Path(folder) / "l.db", create=True) as ledger,
        ):
            before = _linked(ledger, war, reports, before)
            _lists(ledger)
            _singles(ledger, war, singles)


def _linked(ledger: Ledger, war: War, reports: Iterable[Told], before: float) -> float:
    """Add and link all; return the seconds that linking anew takes for one account."""
    adding, _ = _timed(lambda: list(ledger.add_all(reports, given=True)))
    relinking, changed = _timed(ledger.relink)
    fit = b_cubed(war.truth, {(link.doc, link.mention): link.incident for link in ledger.links()})
    one = relinking / len(war.truth)
    growth = f"{one / before:8.2f}" if before else " " * 8
    told = f"  {changed} CHANGED" if changed else ""
    print(f"{len(war.truth):26,}{adding:9.1f}{relinking:11.1f}{growth}{fit:12.3f}{told}", flush=True)
    return one


def _lists(ledger: Ledger) -> None:
    """Tell how long lists and counts take, in seconds of this process."""
    month = CountScope(first=FIRST, last=FIRST + dt.timedelta(days=30))
    for name, work in {
        "list of all incidents": ledger.summaries,
        "list of a month": lambda: ledger.summaries(month),
        "count of a month": lambda: ledger.count(month),
        "odd figures": lambda: ledger.queue(["contested", "odd"]),
    }.items():
        taken, _ = _timed(work)
        print(f"  {name:24} {taken:6.2f} s", flush=True)


def _timed(work: Callable[[], object]) -> tuple[float, object]:
    """Return how many seconds of this process a piece of work takes, and what it returns."""
    start = time.process_time()
    made = work()
    return time.process_time() - start, made


def _singles(ledger: Ledger, war: War, count: int) -> None:
    """Tell how long it takes until one report more is in the ledger, by kind."""
    taken: defaultdict[str, list[float]] = defaultdict(list)
    worked: defaultdict[str, list[float]] = defaultdict(list)
    more = war.reports(4 * count)
    gc.freeze()  # else a collection of garbage looks through all reports that the bench made up
    for kind, told in _poorer(more[: 4 * count]):
        start, began = time.perf_counter(), time.process_time()
        ledger.add(*told, given=True)
        taken[kind].append((time.perf_counter() - start) * 1000)
        worked[kind].append((time.process_time() - began) * 1000)
    for kind, times in taken.items():
        core = f"of one core {statistics.median(worked[kind]):3.0f} and {max(worked[kind]):3.0f}"
        median, worst = statistics.median(times), max(times)
        print(
            f"  one report more, {kind:24} median {median:4.0f} ms, worst {worst:4.0f} ms, {core}", flush=True
        )


def _poorer(reports: Iterable[Told]) -> Iterator[tuple[str, Told]]:
    """Yield reports as they came, and others without date, without place, or told in passing."""
    for number, (report, reading) in enumerate(reports):
        (account,) = reading.incidents
        kind, made = (
            ("as it came", account),
            ("undated", replace(account, date=None)),
            ("undated background", replace(account, date=None, main=False)),
            ("without place", replace(account, place=None)),
        )[number % 4]
        yield kind, (report, replace(reading, incidents=(made,)))


def b_cubed(truth: Truth, found: Mapping[tuple[str, str], str]) -> float:
    """Return the B-cubed F1 of incidents against the true ones (Bagga and Baldwin 1998)."""
    events, clusters = Counter(truth.values()), Counter(found[mention] for mention in truth)
    both = Counter((event, found[mention]) for mention, event in truth.items())
    precision = sum(n * n / clusters[cluster] for (_, cluster), n in both.items()) / len(truth)
    recall = sum(n * n / events[event] for (event, _), n in both.items()) / len(truth)
    return 2 * precision * recall / (precision + recall)
