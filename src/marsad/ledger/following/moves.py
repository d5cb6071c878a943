"""The moves of items from one state to the next, each within the transaction of its session."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from contextlib import suppress

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from marsad.intake.items import Link, Part, Received
from marsad.ledger.database.database import RefusedError
from marsad.ledger.database.followschema import ItemRow
from marsad.ledger.following.followed import Followed, stamp
from marsad.ledger.following.items import Role, State, Waiting, ids, waiting, waiting_for
from marsad.ledger.reports.adding import Outcome, add_some
from marsad.ledger.reports.originals import drop, keep, tie
from marsad.ledger.reports.shelf import report_id, short_hash
from marsad.ledger.reports.withheld import WithheldError
from marsad.models import Original, Report, to_json

_MANY = 500


def note_links(session: Session, one: Followed, links: Iterable[Link], *, walk: bool) -> int:
    """Note the links that are new, or tell of a newer state of their page; return how many.

    ``walk``: lists are walked anew where nothing is said of when they were updated.
    """
    wanted = {link.address: link for link in links}
    known = _known(session, one, wanted)
    new = [link for address, link in wanted.items() if address not in known]
    session.add_all([_row(one, link, "list" if link.kind else "page") for link in new])
    newer = [row for row in known.values() if _is_newer(row, wanted[row.address], walk=walk)]
    for row in newer:
        row.updated = wanted[row.address].updated
        _move(row, "found", attempts=0)
    return sum(not link.kind for link in new) + sum(row.role != "list" for row in newer)


def note_reports(session: Session, one: Followed, received: Iterable[Received]) -> int:
    """Note the reports that came with an answer and are new or have changed; keep their bytes.

    Return how many.
    """
    wanted = {each.report.doc: each for each in received}
    known = _known(session, one, wanted)
    noted = 0
    for doc, each in wanted.items():
        row = known.get(doc) or _row(one, Link(address=doc), "report")
        if _is_underway(row, each) or report_id(each.report) in ids(row):
            continue
        row.sha256, row.received = each.original.sha256, each.original.at.isoformat()
        session.add(row)
        try:
            keep(session, each.original)
        except WithheldError as error:
            _move(row, "failed", why=str(error))
            continue
        row.waiting = to_json((waiting_for(each),))
        _move(row, "fetched", attempts=0)
        noted += 1
    return noted


def fetched(
    session: Session, number: int, part: Part, original: Original, *, etag: str | None, modified: str | None
) -> None:
    """Keep the bytes of an item, and what to ask by next time. Raises RefusedError for withheld ones."""
    keep(session, original)
    row = session.get_one(ItemRow, number)
    row.sha256, row.url, row.received = original.sha256, part.address, original.at.isoformat()
    row.kind, row.etag, row.modified, row.waiting = part.kind, etag, modified, None
    _move(row, "fetched")


def done(session: Session, number: int) -> None:
    """Note that an item brought nothing that is to be added: it is as it was, or gave only links."""
    row = session.get_one(ItemRow, number)
    if row.state in ("found", "failed"):
        _move(row, "added", attempts=0)


def failed(session: Session, number: int, why: str, due: dt.datetime | None) -> None:
    """Note that a step of an item failed, why, and when it is tried again, null for never."""
    row = session.get_one(ItemRow, number)
    row.waiting = None
    _move(row, "failed", why=why, due=stamp(due) if due else None, attempts=row.attempts + 1)


def put_off(session: Session, number: int, why: str, due: dt.datetime) -> None:
    """Note that an item was not asked for, why, and when it is; that is no attempt, and its state stays."""
    row = session.get_one(ItemRow, number)
    row.why, row.due = why, stamp(due)


def read(session: Session, number: int, made: Sequence[Waiting], originals: Iterable[Original]) -> None:
    """Keep the reports and readings of an item until they are added, and the bytes that are not kept yet."""
    for original in originals:
        with suppress(WithheldError):  # its report is refused as well, when it is added
            keep(session, original)
    row = session.get_one(ItemRow, number)
    row.waiting = to_json(tuple(made))
    _move(row, "read")


def add(session: Session, numbers: Sequence[int]) -> list[tuple[Report, Outcome | RefusedError]]:
    """Add what waits of items that were read; return for each report what came of it.

    An item whose reading is refused has failed, for good.
    """
    rows = [row for number in numbers if (row := session.get_one(ItemRow, number)).state == "read"]
    parts = [(row, one, one.reading) for row in rows for one in waiting(row) if one.reading]
    outcomes = add_some(session, [(one.report, reading) for _, one, reading in parts], given=False)
    for row in rows:
        row.waiting = None
        _move(row, "added", attempts=0)
    for (row, one, _), outcome in zip(parts, outcomes, strict=True):
        _settle(session, row, one, outcome)
    return [(one.report, outcome) for (_, one, _), outcome in zip(parts, outcomes, strict=True)]


def _settle(session: Session, row: ItemRow, one: Waiting, outcome: Outcome | RefusedError) -> None:
    if isinstance(outcome, WithheldError):
        drop(session, [one.original])
    if isinstance(outcome, RefusedError):
        _move(row, "failed", why=str(outcome), attempts=row.attempts + 1)
        return
    name = report_id(one.report)
    row.reports = to_json((*(known for known in ids(row) if known != name), name))
    tie(session, name, one.original, one.received)


def again(session: Session, one: Followed) -> None:
    """Have all pages of a source fetched anew, those that failed too."""
    ended = ItemRow.state.in_(("found", "added", "failed")) & (ItemRow.role == "page")
    query = update(ItemRow).where(ItemRow.source == one.number, ended)
    session.execute(query.values(state="found", attempts=0, why=None, due=None, moved=stamp()))


def _known(session: Session, one: Followed, addresses: Iterable[str]) -> dict[str, ItemRow]:
    wanted = {short_hash(address): address for address in addresses}
    places, known = list(wanted), dict[str, ItemRow]()
    for start in range(0, len(places), _MANY):
        some = places[start : start + _MANY]
        query = select(ItemRow).where(ItemRow.source == one.number, ItemRow.place.in_(some))
        known |= {row.address: row for row in session.scalars(query)}
    return known


def _is_underway(row: ItemRow, each: Received) -> bool:
    """Tell whether a report waits to be read or added, or failed just as it is now."""
    same = row.state == "failed" and row.sha256 == each.original.sha256
    return row.state in ("fetched", "read") or same


def _is_newer(row: ItemRow, link: Link, *, walk: bool) -> bool:
    if row.state not in ("added", "failed"):
        return False
    newer = link.updated is not None and link.updated != row.updated
    return newer or (walk and row.role == "list" and link.updated is None)


def _row(one: Followed, link: Link, role: Role) -> ItemRow:
    return ItemRow(
        source=one.number,
        address=link.address,
        place=short_hash(link.address),
        role=role,
        kind=link.kind,
        state="found",
        attempts=0,
        title=link.title,
        published=link.published.isoformat() if link.published else None,
        updated=link.updated,
        found=stamp(),
        moved=stamp(),
    )


def _move(
    row: ItemRow, state: State, *, attempts: int | None = None, why: str | None = None, due: str | None = None
) -> None:
    row.state, row.why, row.due, row.moved = state, why, due, stamp()
    row.attempts = row.attempts if attempts is None else attempts
