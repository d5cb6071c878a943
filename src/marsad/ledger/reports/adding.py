"""A report and its reading into the ledger: once, and a newer reading in place of an older one."""

from __future__ import annotations

import re
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Literal, TypeAlias

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from marsad.ledger.database.database import RefusedError
from marsad.ledger.database.schema import AccountRow, ReadingRow, ReportRow
from marsad.ledger.linking.linking import Change, link, link_all, up_to_date
from marsad.ledger.reports.checking import refusal
from marsad.ledger.reports.filed import current_of, file_read, retire
from marsad.ledger.reports.heirs import heirs_of
from marsad.ledger.reports.originals import is_kept, keep
from marsad.ledger.reports.origins import Texted, place
from marsad.ledger.reports.present import Present
from marsad.ledger.reports.shelf import (
    content_hash,
    kept,
    now,
    report_id,
)
from marsad.ledger.reports.withheld import any_withheld, refuse, signs
from marsad.ledger.reviewing import unknowns
from marsad.ledger.searching import searchindex
from marsad.models import Original, Reading, Report, to_json

Outcome: TypeAlias = Literal["added", "copy", "reread", "unchanged", "differs"]
"""What adding came to: ``copy``, the text of another report; ``reread``, a newer reading; ``differs``, there
already with other details (day, publisher, address, author, credit), of which the first are kept."""

Addition: TypeAlias = tuple[Report, Reading] | tuple[Report, Reading, Original | None]
"""A report with its reading, and the bytes that it was made from where these are to be kept."""

_MOST = 500
_MOMENT = 1.0
"""Reports, and seconds of reading them, that are lost at most when the program is killed."""
_LARGEST = 50_000_000
"""Bytes of originals that are held in memory, about."""


def batches(additions: Iterable[Addition]) -> Iterator[list[Addition]]:
    """Yield reports with their readings, as many at a time as were read within a moment.

    Where reading ends with an error, what was read before it comes first.
    """
    some: list[Addition] = []
    began, size = time.monotonic(), 0
    try:
        for one in additions:
            some.append(one)
            size += len(one[2].data) if len(one) == 3 and one[2] else 0
            if len(some) >= _MOST or size >= _LARGEST or time.monotonic() - began > _MOMENT:
                yield some
                some, began, size = [], time.monotonic(), 0
    except Exception:
        if some:
            yield some
        raise
    if some:
        yield some


def add_some(session: Session, some: Iterable[Addition], *, given: bool) -> list[Outcome | RefusedError]:
    """Add some reports and link their accounts together; return for each what came of it."""
    if not up_to_date(session):
        link_all(session)
    return [one for apart in _apart(some) for one in _add_apart(session, apart, given=given)]


def _apart(some: Iterable[Addition]) -> Iterator[list[Addition]]:
    """Yield the additions in lists that hold no report twice: one reading is linked before the next."""
    apart: list[Addition] = []
    names: set[str] = set()
    for one in some:
        if report_id(one[0]) in names:
            yield apart
            apart, names = [], set()
        apart.append(one)
        names.add(report_id(one[0]))
    yield apart


def _add_apart(
    session: Session, some: Sequence[Addition], *, given: bool
) -> Iterator[Outcome | RefusedError]:
    """Add some reports, each another; yield for each what came of it."""
    refused = [refusal(*one) for one in some]
    if any_withheld(session):
        refused = [error or _withheld(session, *one) for one, error in zip(some, refused, strict=True)]
    fit = [one for one, error in zip(some, refused, strict=True) if error is None]
    change, done = Change(), list[Outcome | RefusedError]()
    with session.no_autoflush:
        present = Present.of(session, [(report, reading) for report, reading, *_ in fit])
        for one, error in zip(some, refused, strict=True):
            done.append(error or _tried(session, *one, present=present, change=change, given=given))
    link(session, change)
    yield from done


def _withheld(
    session: Session, report: Report, _: Reading, original: Original | None = None
) -> RefusedError | None:
    """Return that a report, or the bytes it was made from, was withheld; null where neither was."""
    try:
        if original and not is_kept(session, original.sha256):
            refuse(session, original.sha256)
        if session.scalar(select(ReportRow.number).where(ReportRow.id == report_id(report))) is None:
            refuse(session, *signs(report))
    except RefusedError as error:
        return error
    return None


def _tried(
    session: Session,
    report: Report,
    reading: Reading,
    original: Original | None = None,
    *,
    present: Present,
    change: Change,
    given: bool,
) -> Outcome | RefusedError:
    try:
        outcome = _add(session, report, reading, present, change, given=given)
    except RefusedError as error:
        return error
    if original:
        keep(session, original, report_id(report))
    return outcome


def _add(
    session: Session, report: Report, reading: Reading, present: Present, change: Change, *, given: bool
) -> Outcome:
    """Add the reading of a report, which may be new as well. Raises RefusedError.

    Its accounts are still to be linked: ``change`` is told what is.
    """
    row = present.rows[report_id(report)]
    if row.id in present.new:
        first = present.first_of_text(row)
        searchindex.put(session, row.number, report.title, report.text)
        change.reports |= place(session, Texted(row.number, row.id, report))
        change.moved.add(row.id)  # one that was withheld comes back to what reviewers set of it
        session.add(_reading_row(row, reading, given=given))
        lacking = unknowns.rows(row.id, reading)
        session.add_all(lacking)
        change.names |= {unknowns.named(one) for one in lacking}
        file_read(session, row, reading, present, change, heirs={})
        return "added" if first else "copy"
    session.flush()
    if (row.doc, row.title, row.text) != (report.doc, report.title, report.text):
        raise RefusedError(f"has the same id {row.id} as {row.doc}; rename it and add it again")
    if _newer(session, row, reading, given=given):
        _put(session, row, reading, present, change, given=given)
        return "reread"
    # Other bytes around the same words are no other report: they are kept as another of its originals.
    return "unchanged" if row.content == content_hash(replace(report, sha256=row.sha256)) else "differs"


def _newer(session: Session, row: ReportRow, reading: Reading, *, given: bool) -> bool:
    """Tell whether a reading takes the place of the current one: never our own that of a person's."""
    current = _current(session, row.id)
    if current is None:
        return True
    if current.body == to_json(reading) or (current.given and not given):
        return False
    return given != current.given or _version(reading.reader) >= _version(current.reader)


def _version(reader: str | None) -> tuple[int, ...]:
    return tuple(int(part) for part in re.findall(r"\d{1,9}", reader or ""))


def _current(session: Session, report: str) -> ReadingRow | None:
    return session.scalar(current_of(report))


def _put(
    session: Session, row: ReportRow, reading: Reading, present: Present, change: Change, *, given: bool
) -> None:
    """Make a reading the current one of its report and file its accounts."""
    old = list(kept(session, AccountRow.report == row.id))
    change.incidents |= {one.row.incident for one in old}
    session.execute(update(ReadingRow).where(ReadingRow.report == row.id).values(current=False))
    session.add(_reading_row(row, reading, given=given))
    change.names |= unknowns.put(session, row.id, reading)
    change.moved.add(row.id)
    heirs = heirs_of(old, reading.incidents)
    file_read(session, row, reading, present, change, heirs=heirs)
    for one in old:
        if one.row not in heirs.values():
            change.files.take_out(one.row)
            change.moved |= retire(session, one)


def _reading_row(row: ReportRow, reading: Reading, *, given: bool) -> ReadingRow:
    return ReadingRow(
        report=row.id,
        reader=reading.reader,
        given=given,
        current=True,
        tallies=bool(reading.tallies),
        body=to_json(reading),
        added=now(),
    )
