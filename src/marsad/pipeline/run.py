"""Files and folders to readings, in the order of the input, whatever the number of processes."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future
from itertools import chain, islice
from pathlib import Path
from typing import TypeAlias

from marsad.intake import Problem, Problems
from marsad.intake.paths import inputs
from marsad.pipeline.one import AS_KNOWN, How, Read, Task, read_one
from marsad.pipeline.pool import Pool
from marsad.pipeline.worker import data_of

_AHEAD = 3
"""Tasks for each process that are sent or answered before their turn: all that is in memory."""
_FEW = 64
_LITTLE = 30_000_000
"""Tasks, and bytes in them, for which processes are not worth the second that it takes to start them."""

_Coming: TypeAlias = Iterable[Task | Problem]


def read_all(
    paths: Iterable[str | Path], on_problem: Problems, how: How = AS_KNOWN, jobs: int | None = None
) -> Iterator[Read]:
    """Yield the reports of files and folders with their readings, in order; ``-`` is standard input.

    ``jobs`` is the number of processes; with 1 this one reads, each report as soon as it has come in. Null
    takes as many as there are cores, but 1 for standard input, and where there is little to read. What comes
    out is the same. Raises MarsadError where the user's own tables cannot be used.
    """
    given = list(paths)
    if jobs is None and (cores() == 1 or "-" in map(str, given)):
        jobs = 1
    if jobs == 1:
        yield from _alone(inputs(given, on_problem, how.columns), on_problem, how)
        return
    coming = _in_order(given, how)
    first = [] if jobs else list(_few(coming))
    if jobs is None and _is_little(first):
        yield from _alone(first, on_problem, how)
        return
    with Pool(jobs or cores(), how) as pool:
        yield from _together(chain(first, coming), on_problem, pool, _AHEAD * (jobs or cores()))


def cores() -> int:
    """Return how many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _in_order(paths: list[str | Path], how: How) -> Iterator[Task | Problem]:
    """Yield what is to be read, with the problems of coming so far in between."""
    told: deque[Problem] = deque()
    for task in inputs(paths, told.append, how.columns):
        while told:
            yield told.popleft()
        yield task
    yield from told


def _few(coming: Iterator[Task | Problem]) -> Iterator[Task | Problem]:
    """Yield the first of what comes, as long as it is little."""
    size = 0
    for one in islice(coming, _FEW):
        yield one
        size += 0 if isinstance(one, Problem) else len(data_of(one))
        if size > _LITTLE:
            return


def _is_little(first: list[Task | Problem]) -> bool:
    """Tell whether that was all."""
    size = sum(len(data_of(one)) for one in first if not isinstance(one, Problem))
    return len(first) < _FEW and size <= _LITTLE


def _alone(coming: _Coming, on_problem: Problems, how: How) -> Iterator[Read]:
    for one in coming:
        if isinstance(one, Problem):
            on_problem(one)
        else:
            yield from read_one(one, on_problem, how)


def _together(coming: _Coming, on_problem: Problems, pool: Pool, ahead: int) -> Iterator[Read]:
    waiting: deque[Problem | Future[list[Read | Problem]]] = deque()
    for one in coming:
        waiting.append(one if isinstance(one, Problem) else pool.submit(one))
        while waiting and (len(waiting) > ahead or _is_done(waiting[0])):
            yield from _told(waiting.popleft(), on_problem)
    while waiting:
        yield from _told(waiting.popleft(), on_problem)


def _is_done(one: Problem | Future[list[Read | Problem]]) -> bool:
    return isinstance(one, Problem) or one.done()


def _told(one: Problem | Future[list[Read | Problem]], on_problem: Problems) -> Iterator[Read]:
    for found in [one] if isinstance(one, Problem) else one.result():
        if isinstance(found, Problem):
            on_problem(found)
        else:
            yield found
