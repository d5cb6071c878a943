"""Reports and readings into the ledger and out of it, and the accounts of the current readings."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import Any

from sqlalchemy import ColumnElement, select, true
from sqlalchemy.orm import Session

from marsad.ledger.database.schema import AccountRow, OriginRow, ReadingRow, ReportRow
from marsad.ledger.linking.passages import said
from marsad.ledger.linking.told import Told, text_hash
from marsad.ledger.reports.pages import page_of
from marsad.models import Account, Reading, Reason, Report, from_json, to_json

_ID = 12
_LATER = frozenset({"published", "author", "credit", "recognised"})


def short_hash(*parts: str) -> str:
    """Return twelve hexadecimal digits that stand for these parts."""
    content = "\0".join(parts).encode("utf-8", "surrogatepass")
    return hashlib.sha256(content).hexdigest()[:_ID]


def report_id(report: Report) -> str:
    """Return the id of a report: the same for the same doc, title and text, however they were received.

    The bytes do not count: a page that is saved again with other advertisements is the same report.
    """
    return short_hash(report.doc, report.title, report.text)


def content_hash(report: Report) -> str:
    """Return the SHA-256 of all that is stored of a report, by which a change to it shows.

    A field that older ledgers did not have counts only where it says something: their hashes still hold.
    """
    whole = asdict(report)
    told = {key: value for key, value in whole.items() if value or key not in _LATER}
    return hashlib.sha256(to_json(told).encode("utf-8", "surrogatepass")).hexdigest()


def now() -> str:
    """Return the present time in UTC, to the second."""
    return dt.datetime.now(dt.UTC).isoformat(timespec="seconds")


def report_row(report: Report) -> ReportRow:
    """Return the row of a report that is new."""
    return ReportRow(
        id=report_id(report),
        doc=report.doc,
        fingerprint=report.fingerprint(),
        sha256=report.sha256,
        seen=report.seen,
        source=report.source,
        url=report.url,
        title=report.title,
        text=report.text,
        published=report.published.isoformat() if report.published else None,
        author=report.author,
        credit=report.credit,
        recognised=report.recognised,
        content=content_hash(report),
        copy=text_hash(report),
        added=now(),
    )


def report_of(row: ReportRow) -> Report:
    """Return the report that a row holds."""
    return Report(
        doc=row.doc,
        text=row.text,
        title=row.title,
        seen=row.seen,
        source=row.source,
        url=row.url,
        sha256=row.sha256,
        published=dt.datetime.fromisoformat(row.published) if row.published else None,
        author=row.author,
        credit=row.credit,
        recognised=row.recognised,
    )


def reading_of(row: ReadingRow) -> Reading:
    """Return the reading that a row holds."""
    return from_json(row.body, Reading)


@dataclass(frozen=True, slots=True)
class Kept:
    """An account with the row that holds its id and its link; ``of`` so many that its reading tells."""

    row: AccountRow
    told: Told
    of: int = 1


_COLUMNS = (
    ReportRow.doc,
    ReportRow.seen,
    ReportRow.source,
    ReportRow.copy,
    ReportRow.url,
    ReportRow.added,
    ReportRow.received,
    OriginRow.copies,
    OriginRow.credit,
    OriginRow.within,
)


def kept(session: Session, which: ColumnElement[bool] | None = None) -> Iterator[Kept]:
    """Yield the accounts of current readings that fulfil a condition, in the order of arrival."""
    query = (
        select(AccountRow, *_COLUMNS, ReadingRow.body)
        .join(ReportRow, ReportRow.id == AccountRow.report)
        .join(OriginRow, OriginRow.report == AccountRow.report)
        .join(ReadingRow, (ReadingRow.report == AccountRow.report) & ReadingRow.current)
        .where(true() if which is None else which)
        .order_by(AccountRow.number)
    )
    read: dict[str, dict[str, Account]] = {}
    for found in session.execute(query):
        row = found.AccountRow
        if row.report not in read:
            read[row.report] = {account.id: account for account in from_json(found.body, Reading).incidents}
        account = read[row.report].get(row.name)
        if account is not None:
            yield Kept(row, _told(found, account), len(read[row.report]))


def _told(found: Any, account: Account) -> Told:
    """Return an account with what a row of the query says of it, its report and whose text that is."""
    return Told(
        id=found.AccountRow.id,
        number=found.AccountRow.number,
        report=found.AccountRow.report,
        doc=found.doc,
        seen=found.seen,
        publisher=found.source,
        text=found.copy,
        account=account,
        copies=found.copies,
        credit=found.credit,
        within=tuple(json.loads(found.within)),
        page=page_of(found.doc, found.url),
        at=found.received or found.added,
    )


def reasons_of(row: AccountRow) -> tuple[Reason, ...]:
    """Return the reasons for which an account was linked."""
    return from_json(row.reasons, tuple[Reason, ...])


def told_of(report: ReportRow, account: Account, row: AccountRow) -> Told:
    """Return an account of a report's reading as linking sees it: with the words that it is told with."""
    return Told(
        id=row.id,
        number=row.number or 0,  # none before it is in the ledger
        report=report.id,
        doc=report.doc,
        seen=report.seen,
        publisher=report.source,
        text=report.copy,
        account=account,
        said=said(report.title, report.text, account),
    )
