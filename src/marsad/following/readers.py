"""How what was fetched is opened and read: here, or in processes beside this one."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from marsad.following.finishing import Readers, Unread
from marsad.intake import Part, Problem, Received
from marsad.models import Original, Reading, Report
from marsad.pipeline import How, Pool, Read
from marsad.pipeline.one import Found, open_one, read_one

_EPOCH = dt.datetime.fromtimestamp(0, dt.UTC)


@contextmanager
def readers(tables: Path | None, jobs: int | None) -> Iterator[Readers]:
    """Yield what opens and reads: in ``jobs`` processes beside this one, null for in this one itself.

    A page on which a library crashes ends the process that opens it: one beside is replaced, and its page
    named.
    """
    how = How(tables)
    if jobs is None:
        yield Readers(partial(read_here, how), _open_here)
        return
    with Pool(jobs, how) as pool:
        yield Readers(partial(_read_beside, pool), partial(_open_beside, pool))


def _open_here(parts: Sequence[Part]) -> Iterable[Sequence[Found]]:
    return map(open_one, parts)


def _open_beside(pool: Pool, parts: Sequence[Part]) -> Iterable[Sequence[Found]]:
    waiting = [pool.open(part) for part in parts]
    return [one.result() for one in waiting]


def read_here(how: How, reports: Sequence[Report]) -> Iterable[Reading | Unread]:
    """Return the readings of reports; one that breaks the reader must not stop the others."""
    for report in reports:
        problems: list[Problem] = []
        read = list(read_one(_task(report), problems.append, how))
        yield _came([*read, *problems])


def _read_beside(pool: Pool, reports: Sequence[Report]) -> Iterable[Reading | Unread]:
    waiting = [pool.submit(_task(report)) for report in reports]
    return [_came(one.result()) for one in waiting]


def _task(report: Report) -> Received:
    """Return a report as reading takes it; its bytes are kept already and stay where they are."""
    return Received(report=report, original=Original(data=b"", address=report.doc, at=_EPOCH))


def _came(found: Sequence[Read | Problem]) -> Reading | Unread:
    """Return what came of one report."""
    (one,) = found
    return one.reading if isinstance(one, Read) else Unread(one.why, one.passing)
