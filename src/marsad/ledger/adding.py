"""A report and its reading into the ledger: once, and a newer reading in place of an older one."""

from __future__ import annotations

import re
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import product
from typing import Literal, TypeAlias

from sqlalchemy import delete, select, union_all, update
from sqlalchemy.orm import Session

from marsad.ledger.database import RefusedError
from marsad.ledger.likeness import likeness
from marsad.ledger.linking import Change, link, link_all, up_to_date
from marsad.ledger.near import forget
from marsad.ledger.originals import check, keep
from marsad.ledger.origins import Texted, place
from marsad.ledger.schema import AccountRow, FormerRow, ReadingRow, ReportRow
from marsad.ledger.shelf import Kept, content_hash, kept, now, report_id, report_row, short_hash, told_of
from marsad.ledger.told import Told, text_hash
from marsad.ledger.withheld import refuse, signs, was_withheld
from marsad.models import Account, Original, Reading, Report, from_json, to_json

Outcome: TypeAlias = Literal["added", "copy", "reread", "unchanged", "differs"]
"""What adding came to: ``copy``, the text of another report; ``reread``, a newer reading; ``differs``, there
already with other details (day, source, address), of which the first are kept."""

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
    change, new, done = Change(), set[str](), list[Outcome | RefusedError]()
    for report, reading, *more in some:
        if report_id(report) in new:  # twice in one go: the first reading must be linked before the second
            link(session, change)
            change, new = Change(), set()
        new.add(report_id(report))
        with session.no_autoflush:
            original = next(iter(more), None)
            done.append(_tried(session, report, reading, original, change, given=given))
    link(session, change)
    return done


def _tried(
    session: Session,
    report: Report,
    reading: Reading,
    original: Original | None,
    change: Change,
    *,
    given: bool,
) -> Outcome | RefusedError:
    try:
        if original:
            check(session, original, report)
        outcome = _add(session, report, reading, change, given=given)
    except RefusedError as error:
        return error
    if original:
        keep(session, original, report_id(report))
    return outcome


def _add(session: Session, report: Report, reading: Reading, change: Change, *, given: bool) -> Outcome:
    """Add a report with its reading, or the reading to a report that is there. Raises RefusedError.

    Its accounts are still to be linked: ``change`` is told what is.
    """
    _check(report, reading)
    row = session.scalar(select(ReportRow).where(ReportRow.id == report_id(report)))
    if row is None:
        refuse(session, *signs(report))
        copied = session.scalar(select(ReportRow.id).where(ReportRow.copy == text_hash(report)).limit(1))
        row = report_row(report)
        session.add(row)
        session.flush()
        place(session, Texted(row.number, row.id, report))
        session.add(_reading_row(row, reading, given=given))
        _file(session, row, reading.incidents, {}, change)
        return "copy" if copied else "added"
    session.flush()
    if (row.doc, row.title, row.text) != (report.doc, report.title, report.text):
        raise RefusedError(f"has the same id {row.id} as {row.doc}; rename it and add it again")
    if _newer(session, row, reading, given=given):
        _put(session, row, reading, change, given=given)
        return "reread"
    return "unchanged" if row.content == content_hash(report) else "differs"


def _check(report: Report, reading: Reading) -> None:
    names = [account.id for account in reading.incidents]
    _check_values(reading)
    if reading.doc != report.doc:
        raise RefusedError(f"the reading is of another report, {reading.doc}")
    if len(set(names)) < len(names):
        raise RefusedError("the reading has two incidents of one id")
    for evidence in reading.quotes():
        if evidence is not None and not evidence.proves(report):
            where = f"{evidence.field} {evidence.start}-{evidence.end}"
            raise RefusedError(f"the quote «{evidence.quote[:60]}» does not stand at {where} of the report")


def _check_values(reading: Reading) -> None:
    try:
        from_json(to_json(reading), Reading)
    except ValueError as error:
        raise RefusedError(f"the reading is not as it should be: {error}") from error


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
    return session.scalar(select(ReadingRow).where(ReadingRow.report == report, ReadingRow.current))


def _put(session: Session, row: ReportRow, reading: Reading, change: Change, *, given: bool) -> None:
    """Make a reading the current one of its report and file its accounts."""
    old = list(kept(session, AccountRow.report == row.id))
    change.incidents |= {one.row.incident for one in old}
    session.execute(update(ReadingRow).where(ReadingRow.report == row.id).values(current=False))
    session.add(_reading_row(row, reading, given=given))
    heirs = _heirs(old, reading.incidents)
    _file(session, row, reading.incidents, heirs, change)
    for one in old:
        if one.row not in heirs.values():
            change.files.take_out(one.row)
            retire(session, one)


def _reading_row(row: ReportRow, reading: Reading, *, given: bool) -> ReadingRow:
    body = to_json(reading)
    return ReadingRow(report=row.id, reader=reading.reader, given=given, current=True, body=body, added=now())


def _file(
    session: Session,
    report: ReportRow,
    accounts: Sequence[Account],
    heirs: Mapping[str, AccountRow],
    change: Change,
) -> None:
    """File the accounts of a report: each in the row of the old one that it continues, or in a new one."""
    for account in accounts:
        row = heirs.get(account.id) or _new_row(session, report, account)
        change.files.put(row, told_of(report, account, row))
        row.name = account.id
        change.accounts.add(row.id)


def _new_row(session: Session, report: ReportRow, account: Account) -> AccountRow:
    made = _new_id(session, report.id, account.id)
    row = AccountRow(id=made, report=report.id, told="", incident=made, score=0.0, reasons="[]")
    session.add(row)
    return row


def _new_id(session: Session, report: str, name: str) -> str:
    """Return a permanent id that no account has or had, but this one before its report was withheld."""
    taken, attempt = True, 0
    while taken:
        made = short_hash(report, name, str(attempt))
        present, former = (select(table.id).where(table.id == made) for table in (AccountRow, FormerRow))
        taken = session.scalar(union_all(present, former)) is not None
        if taken and was_withheld(session, report, made):
            session.execute(delete(FormerRow).where(FormerRow.id == made))
            return made
        attempt += 1
    return made


def _heirs(old: Sequence[Kept], accounts: Sequence[Account]) -> dict[str, AccountRow]:
    """Return for the accounts of a new reading the rows of those that they continue, best fits first."""
    fits = sorted(
        ((_fit(one, account), one.told.order, account.id, one) for one, account in product(old, accounts)),
        key=lambda fit: (-fit[0], *fit[1:3]),
    )
    heirs: dict[str, AccountRow] = {}
    given = {account.id: account for account in accounts}
    for fit, _, name, one in fits:
        # The same words are the same telling, whatever else a better reader finds that they say.
        continues = fit > 0 or _same_words(one.told.account, given[name])
        if continues and name not in heirs and one.row not in heirs.values():
            heirs[name] = one.row
    return heirs


def _fit(one: Kept, account: Account) -> float:
    """Return how well an account continues an old one: what is told alike, and from the same words."""
    told = one.told
    other = Told(id="", number=0, report="", doc="", seen=told.seen, publisher=None, text="", account=account)
    return (
        likeness(told, other)
        + 4.0 * _same_words(told.account, account)
        + 4.0 * (told.account.id == account.id)
    )


def _same_words(one: Account, other: Account) -> bool:
    a, b = one.evidence, other.evidence
    return a is not None and b is not None and a.field == b.field and a.start < b.end and b.start < a.end


def _mate(session: Session, row: AccountRow) -> str | None:
    """Return the first account of another report in the same incident."""
    return session.scalar(
        select(AccountRow.id)
        .where(AccountRow.incident == row.incident, AccountRow.report != row.report)
        .order_by(AccountRow.number)
        .limit(1)
    )


def retire(session: Session, one: Kept) -> None:
    """Take out an account that there is no longer.

    Its id leads to that of another report in the incident from now on, or, where no other told of it, to
    none: a decision about one incident must not fall to another.
    """
    successor = _mate(session, one.row)
    session.execute(update(FormerRow).where(FormerRow.account == one.told.id).values(account=successor))
    session.add(FormerRow(id=one.told.id, account=successor))
    forget(session, [one.told.id])
    session.delete(one.row)
    session.flush()
