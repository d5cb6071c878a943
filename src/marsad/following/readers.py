"""How reports are read: here, or in processes beside this one."""

from __future__ import annotations

import multiprocessing
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from marsad.following.finishing import ReadAll, Unread
from marsad.models import Reading, Report


@contextmanager
def readers(tables: Path | None, jobs: int) -> Iterator[ReadAll]:
    """Yield what reads reports, in ``jobs`` processes where that is more than one."""
    if jobs <= 1:
        yield partial(_here, tables)
        return
    beside = _Beside(tables, jobs)
    try:
        yield beside
    finally:
        beside.pool.shutdown(cancel_futures=True)


def read_one(tables: Path | None, report: Report) -> Reading | Unread:
    """Return the reading of a report; a report that breaks the reader must not stop the others."""
    from marsad.reader import read  # noqa: PLC0415 (its tables take a while to load)

    try:
        return read(report, tables)
    except Exception as error:  # noqa: BLE001 (what follows is other people's text, day and night)
        return Unread(f"cannot be read: {type(error).__name__}: {error}")


def _here(tables: Path | None, reports: Sequence[Report]) -> Iterable[Reading | Unread]:
    return [read_one(tables, report) for report in reports]


class _Beside:
    """Processes that read; when one dies, each report of the batch is read in one of its own."""

    def __init__(self, tables: Path | None, jobs: int) -> None:
        self._read = partial(read_one, tables)
        self._jobs = jobs
        self.pool = _pool(jobs)

    def __call__(self, reports: Sequence[Report]) -> Iterable[Reading | Unread]:
        try:
            return list(self.pool.map(self._read, reports))
        except BrokenProcessPool:
            self.pool = _pool(self._jobs)
            return [self._alone(report) for report in reports]

    def _alone(self, report: Report) -> Reading | Unread:
        with _pool(1) as pool:
            try:
                return pool.submit(self._read, report).result()
            except BrokenProcessPool:
                return Unread("the process that read it ended; perhaps for want of memory")


def _pool(jobs: int) -> ProcessPoolExecutor:
    return ProcessPoolExecutor(jobs, multiprocessing.get_context("spawn"))
