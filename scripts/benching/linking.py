"""How long it takes to link many accounts and to add one report to them, and how well they are linked."""

from __future__ import annotations

import statistics
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from benching.accounts import Told, Truth, War
from marsad.ledger import Ledger
from marsad.models import Place

Key = TypeVar("Key")


def linking(sizes: Iterable[int], singles: int = 40) -> None:
    """Tell for ledgers of each size the time of adding all, of linking all anew, and of single reports."""
    print("linking           accounts   add, s  relink, s  growth  B-cubed F1   one report, ms: median, worst")
    before: tuple[int, float] | None = None
    for size in sizes:
        with tempfile.TemporaryDirectory(prefix="marsad-bench-") as folder:
            war = War()
            reports = war.reports(size)
            with Ledger.open(Path(folder) / "l.db", create=True) as ledger:
                adding = _timed(lambda: _add(ledger, reports))
                took = _timed(ledger.relink)
                fit = b_cubed(war.truth, {(one.doc, one.mention): one.incident for one in ledger.links()})
                growth = f"{took / before[1] / (size / before[0]):.2f}" if before else ""
                print(f"{len(war.truth):26,}{adding:9.1f}{took:11.1f}{growth:>8}{fit:12.3f}", flush=True)
                _singles(ledger, war, singles)
                before = size, took


def _add(ledger: Ledger, reports: Iterable[Told]) -> None:
    for _ in ledger.add_all(reports, given=True):
        pass


def _timed(work: object) -> float:
    start = time.perf_counter()
    work()  # type: ignore[operator]
    return time.perf_counter() - start


def _singles(ledger: Ledger, war: War, count: int) -> None:
    taken: defaultdict[str, list[float]] = defaultdict(list)
    for number, (report, reading) in enumerate(war.reports(len(war.truth) + 4 * count)[: 4 * count]):
        kind, told = _kinds(number, report, reading)
        taken[kind].append(_timed(lambda told=told: ledger.add(*told, given=True)) * 1000)
    for kind, times in taken.items():
        print(f"  {kind:66}{statistics.median(times):8.0f}{max(times):8.0f}", flush=True)


def _kinds(number: int, report: object, reading: object) -> tuple[str, Told]:
    """Return a report as it came, or made poorer: without date, without place, told in passing."""
    account = reading.incidents[0]  # type: ignore[attr-defined]
    kinds = {
        "as it came": account,
        "undated": replace(account, date=None),
        "background, undated": replace(account, date=None, main=False),
        "without place": replace(account, place=None),
    }
    kind = list(kinds)[number % 4]
    return kind, (report, replace(reading, incidents=(kinds[kind],)))  # type: ignore[return-value, type-var]


def b_cubed(truth: Truth, found: Mapping[tuple[str, str], str]) -> float:
    """Return the B-cubed F1 of incidents against the true ones (Bagga and Baldwin 1998)."""
    events, clusters = Counter(truth.values()), Counter(found[mention] for mention in truth)
    both = Counter((event, found[mention]) for mention, event in truth.items())
    precision = sum(n * n / clusters[cluster] for (_, cluster), n in both.items()) / len(truth)
    recall = sum(n * n / events[event] for (event, _), n in both.items()) / len(truth)
    return 2 * precision * recall / (precision + recall)
