"""The bytes that reports were made from, as they were received: kept once, found by their SHA-256."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import zlib
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from sqlalchemy import delete, exists, insert, or_, select, update
from sqlalchemy.orm import Session

from marsad import __version__
from marsad.ledger.database.database import LedgerError
from marsad.ledger.database.originalschema import CaptureRow, MadeRow, OriginalRow
from marsad.ledger.database.schema import ReportRow
from marsad.ledger.reports.shelf import short_hash
from marsad.ledger.reports.withheld import refuse
from marsad.models import Headers, Original


@dataclass(frozen=True, slots=True)
class Capture:
    """An address that gave the same bytes from ``first`` to ``last``, in UTC, and no others between.

    ``headers`` came with the bytes at first, ``tool`` is the version of Marsad that received them then.
    """

    sha256: str
    address: str
    first: dt.datetime
    last: dt.datetime
    headers: Headers
    tool: str


def keep(session: Session, original: Original, report: str | None = None) -> None:
    """Keep bytes with where they came from and when, and that a report (its id) was made from them.

    Keeping the same again changes nothing. Raises RefusedError for bytes that were withheld.
    """
    name, at = original.sha256, _time(original.at)
    if not is_kept(session, name):
        refuse(session, name)
        body = zlib.compress(original.data)
        session.execute(insert(OriginalRow).values(sha256=name, size=len(original.data), body=body))
    if not _extended(session, original.address, name, at):
        _part(session, original.address, at)
        session.execute(insert(CaptureRow).values(_capture(original, name, at)))
    if report is not None:
        tie(session, report, name, original.at)


def tie(session: Session, report: str, name: str, at: dt.datetime) -> None:
    """Keep that a report (its id) was made from bytes that are kept, and when the first of them came."""
    if session.get(MadeRow, (report, name)) is None:
        session.execute(insert(MadeRow).values(report=report, original=name))
    earlier = or_(ReportRow.received.is_(None), ReportRow.received > _time(at))
    session.execute(update(ReportRow).where(ReportRow.id == report, earlier).values(received=_time(at)))


def is_kept(session: Session, name: str) -> bool:
    """Tell whether bytes of this hash are kept."""
    return bool(session.scalar(select(exists().where(OriginalRow.sha256 == name))))


def data(session: Session, sha256: str) -> bytes:
    """Return bytes as they were received. Raises LedgerError where they are not kept, or were damaged."""
    row = session.get(OriginalRow, sha256)
    if row is None:
        raise LedgerError(f"{sha256}: no original of this hash is kept", "no original")
    found = unpacked(row)
    if found is None:
        raise LedgerError(f"original {sha256}: is damaged: its bytes are not those that were received")
    session.expunge(row)
    return found


def unpacked(row: OriginalRow) -> bytes | None:
    """Return the bytes that a row holds, null where they are not those of its hash."""
    unpacking = zlib.decompressobj()
    try:
        # One byte more than there should be is enough to tell: damage must not fill the memory.
        found = unpacking.decompress(row.body, row.size + 1)
    except zlib.error:
        return None
    return found if unpacking.eof and hashlib.sha256(found).hexdigest() == row.sha256 else None


def captures(session: Session, report: str) -> list[Capture]:
    """Return where and when the bytes of a report (its id) were received.

    The bytes of which the report says that it was made come first, then the order is that of time.
    """
    query = (
        select(CaptureRow)
        .join(MadeRow, MadeRow.original == CaptureRow.sha256)
        .join(ReportRow, ReportRow.id == MadeRow.report)
        .where(MadeRow.report == report)
        .order_by(CaptureRow.sha256 != ReportRow.sha256, CaptureRow.first, CaptureRow.number)
    )
    return [_read(row) for row in session.scalars(query)]


def _read(row: CaptureRow) -> Capture:
    headers = tuple((name, value) for name, value in json.loads(row.headers))
    first, last = dt.datetime.fromisoformat(row.first), dt.datetime.fromisoformat(row.last)
    return Capture(row.sha256, row.address, first, last, headers, row.tool)


def _time(at: dt.datetime) -> str:
    """Return a time in UTC as text that sorts in the order of time."""
    utc = at.astimezone(dt.UTC) if at.tzinfo else at.replace(tzinfo=dt.UTC)
    return utc.isoformat(timespec="microseconds")


def _capture(original: Original, name: str, at: str) -> dict[str, str]:
    return {
        "sha256": name,
        "address": original.address,
        "place": short_hash(original.address),
        "first": at,
        "last": at,
        "headers": json.dumps(original.headers),
        "tool": __version__,
    }


def _extended(session: Session, address: str, name: str, at: str) -> bool:
    """Let the time at which an address gave these bytes reach to another; false where others lie between."""
    here = select(CaptureRow).where(CaptureRow.place == short_hash(address)).limit(1)
    same, other = here.where(CaptureRow.sha256 == name), here.where(CaptureRow.sha256 != name)
    if session.scalar(same.where(CaptureRow.first <= at, CaptureRow.last >= at)):
        return True

    def alone(start: str, end: str) -> bool:
        return not session.scalar(other.where(CaptureRow.first <= end, CaptureRow.last >= start))

    before = session.scalar(same.where(CaptureRow.last < at).order_by(CaptureRow.last.desc()))
    after = session.scalar(same.where(CaptureRow.first > at).order_by(CaptureRow.first))
    if before and alone(before.last, at):
        before.last = at
    elif after and alone(at, after.first):
        after.first = at
    else:
        return False
    session.flush()
    return True


def _part(session: Session, address: str, at: str) -> None:
    """Cut in two what an address gave around this time, when it gave other bytes: its ends alone are sure."""
    here = CaptureRow.place == short_hash(address)
    for around in session.scalars(
        select(CaptureRow).where(here, CaptureRow.first < at, CaptureRow.last > at)
    ):
        told = {name: getattr(around, name) for name in ("sha256", "address", "place", "headers", "tool")}
        session.execute(insert(CaptureRow).values(told | {"first": around.last, "last": around.last}))
        around.last = around.first
    session.flush()


def of_report(session: Session, report: str) -> list[str]:
    """Return the hashes of all bytes that are kept of a report (its id)."""
    return list(session.scalars(select(MadeRow.original).where(MadeRow.report == report)))


def sharing(session: Session, report: str) -> list[str]:
    """Return the other reports, by id, that were made from the same bytes as a report."""
    own = select(MadeRow.original).where(MadeRow.report == report)
    others = select(MadeRow.report).where(MadeRow.original.in_(own), MadeRow.report != report)
    return list(session.scalars(others.distinct()))


def take_out(session: Session, report: str, sha256: str, spared: Collection[str]) -> None:
    """Delete the bytes of a report that no other report was made from, and where they came from.

    Bytes from the same addresses that belong to no report go too: nobody knows whose words they hold. What is
    ``spared``, by its hash, still waits to be read.
    """
    made = of_report(session, report)
    places = select(CaptureRow.place).where(CaptureRow.sha256.in_(made))
    near = session.scalars(select(CaptureRow.sha256).where(CaptureRow.place.in_(places))).all()
    session.execute(delete(MadeRow).where(MadeRow.report == report))
    names = {*made, *near, sha256}
    drop(session, names - set(spared))


def drop(session: Session, names: Iterable[str]) -> None:
    """Delete those of some bytes, by their hashes, that no report was made from."""
    wanted = set(names)
    lone = wanted - set(session.scalars(select(MadeRow.original).where(MadeRow.original.in_(wanted))))
    session.execute(delete(CaptureRow).where(CaptureRow.sha256.in_(lone)))
    session.execute(delete(OriginalRow).where(OriginalRow.sha256.in_(lone)))
