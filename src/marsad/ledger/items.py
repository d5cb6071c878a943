"""The items that sources lead to, and how far each has come: every move is one durable step.

::

    found ──▶ fetched ──▶ read ──▶ added
      └──────────┴─────────┴─────▶ failed ──▶ (found)
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Literal, TypeAlias, cast

from sqlalchemy import ColumnElement, func, select, true, update
from sqlalchemy.orm import Session

from marsad.intake.items import Link, Part, Received
from marsad.ledger.adding import Outcome, add_some
from marsad.ledger.database import RefusedError
from marsad.ledger.followed import Followed, stamp
from marsad.ledger.followschema import ItemRow
from marsad.ledger.originals import data, drop, keep, tie
from marsad.ledger.shelf import report_id, short_hash
from marsad.ledger.withheld import WithheldError
from marsad.models import Original, Reading, Report, from_json, to_json

State: TypeAlias = Literal["found", "fetched", "read", "added", "failed"]
"""``found``: to be fetched; ``fetched``: its bytes are kept; ``read``: its readings are made; ``added``: they
are in the ledger; ``failed``: with why, and when next where there is hope."""
Role: TypeAlias = Literal["page", "list", "report"]

_MANY = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """A report that is not in the ledger yet, the hash and time of its bytes, and its reading once made."""

    report: Report
    original: str
    received: dt.datetime
    reading: Reading | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Followable:
    """An item: an address to fetch, or a report that came with the answer of its source.

    ``waiting`` are its reports still to be added, ``reports`` the ids of the others, ``published`` is
    what the link to it said.
    """

    number: int
    address: str
    role: Role
    kind: str | None
    state: State
    attempts: int
    etag: str | None
    modified: str | None
    published: dt.datetime | None
    waiting: tuple[Waiting, ...]
    reports: tuple[str, ...]


def waiting_for(each: Received, reading: Reading | None = None) -> Waiting:
    """Return a report that was received as one that waits to be added."""
    kept = each.original
    return Waiting(report=each.report, original=kept.sha256, received=kept.at, reading=reading)


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """An item as it stands: ``why`` the last attempt failed, of how many in a row, and when the next is made.

    ``moved`` is when it came to its state; ``reports`` are the ids of its reports in the ledger.
    """

    source: str
    address: str
    title: str | None
    state: State
    moved: str
    attempts: int
    why: str | None
    due: str | None
    reports: tuple[str, ...]


def listed(session: Session, one: Followed, states: Collection[State]) -> list[Listed]:
    """Return the items of a source in these states, all where none are named, in the order of finding."""
    which = (ItemRow.source == one.number) & (ItemRow.state.in_(states) if states else true())
    rows = session.scalars(select(ItemRow).where(which).order_by(ItemRow.number))
    return [
        Listed(
            source=one.name,
            address=row.address,
            title=row.title,
            state=cast("State", row.state),
            moved=row.moved,
            attempts=row.attempts,
            why=row.why,
            due=row.due,
            reports=_ids(row),
        )
        for row in rows
    ]


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
        if _is_underway(row, each) or report_id(each.report) in _ids(row):
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


def to_fetch(
    session: Session, one: Followed, now: dt.datetime, most: int, *, lists: bool
) -> list[Followable]:
    """Return items of a source to fetch now, the first found first; lists too where ``lists`` says so."""
    again = (ItemRow.state == "failed") & (ItemRow.due <= stamp(now))
    which = ((ItemRow.state == "found") | again) & (true() if lists else ItemRow.role != "list")
    return _items(session, one, which, most)


def to_finish(session: Session, one: Followed, most: int) -> list[Followable]:
    """Return items of a source that were fetched or read and are not added yet, ``most`` at most."""
    return _items(session, one, ItemRow.state.in_(("fetched", "read")), most)


def fetched(
    session: Session, number: int, part: Part, original: Original, *, etag: str | None, modified: str | None
) -> None:
    """Keep the bytes of an item, and what to ask by next time. Raises RefusedError for withheld ones."""
    keep(session, original)
    row = session.get_one(ItemRow, number)
    row.sha256, row.url, row.received = original.sha256, part.address, original.at.isoformat()
    row.kind, row.etag, row.modified, row.waiting = part.kind, etag, modified, None
    _move(row, "fetched")


def part(session: Session, number: int) -> Part:
    """Return what was fetched of an item. Raises LedgerError where it is not kept, or damaged."""
    row = session.get_one(ItemRow, number)
    return Part(
        name=row.address,
        doc=row.address,
        data=data(session, row.sha256 or ""),
        address=row.url,
        at=dt.datetime.fromisoformat(row.received) if row.received else None,
        kind=row.kind,
    )


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


def read(session: Session, number: int, waiting: Sequence[Waiting], originals: Iterable[Original]) -> None:
    """Keep the reports and readings of an item until they are added, and the bytes that are not kept yet."""
    for original in originals:
        with suppress(WithheldError):  # its report is refused as well, when it is added
            keep(session, original)
    row = session.get_one(ItemRow, number)
    row.waiting = to_json(tuple(waiting))
    _move(row, "read")


def add(session: Session, numbers: Sequence[int]) -> list[tuple[Report, Outcome | RefusedError]]:
    """Add what waits of items that were read; return for each report what came of it.

    An item whose reading is refused has failed, for good.
    """
    rows = [row for number in numbers if (row := session.get_one(ItemRow, number)).state == "read"]
    waiting = [(row, one, one.reading) for row in rows for one in _waiting(row) if one.reading]
    outcomes = add_some(session, [(one.report, reading) for _, one, reading in waiting], given=False)
    for row in rows:
        row.waiting = None
        _move(row, "added", attempts=0)
    for (row, one, _), outcome in zip(waiting, outcomes, strict=True):
        _settle(session, row, one, outcome)
    return [(one.report, outcome) for (_, one, _), outcome in zip(waiting, outcomes, strict=True)]


def _settle(session: Session, row: ItemRow, one: Waiting, outcome: Outcome | RefusedError) -> None:
    if isinstance(outcome, WithheldError):
        drop(session, [one.original])
    if isinstance(outcome, RefusedError):
        _move(row, "failed", why=str(outcome), attempts=row.attempts + 1)
        return
    name = report_id(one.report)
    row.reports = to_json((*(known for known in _ids(row) if known != name), name))
    tie(session, name, one.original, one.received)


def again(session: Session, one: Followed) -> None:
    """Have all pages of a source fetched anew, those that failed too."""
    ended = ItemRow.state.in_(("added", "failed")) & (ItemRow.role == "page")
    query = update(ItemRow).where(ItemRow.source == one.number, ended)
    session.execute(query.values(state="found", attempts=0, why=None, due=None, moved=stamp()))


def counts(session: Session) -> dict[int, Counter[State]]:
    """Return for each source, by its number, how many of its pages and reports are in each state."""
    query = select(ItemRow.source, ItemRow.state, func.count()).where(ItemRow.role != "list")
    found: dict[int, Counter[State]] = {}
    for number, state, many in session.execute(query.group_by(ItemRow.source, ItemRow.state)):
        found.setdefault(number, Counter())[cast("State", state)] = many
    return found


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


def _items(session: Session, one: Followed, which: ColumnElement[bool], most: int) -> list[Followable]:
    query = select(ItemRow).where(ItemRow.source == one.number, which).order_by(ItemRow.number).limit(most)
    return [_followable(row) for row in session.scalars(query)]


def _followable(row: ItemRow) -> Followable:
    return Followable(
        number=row.number,
        address=row.address,
        role=cast("Role", row.role),
        kind=row.kind,
        state=cast("State", row.state),
        attempts=row.attempts,
        etag=row.etag,
        modified=row.modified,
        published=dt.datetime.fromisoformat(row.published) if row.published else None,
        waiting=_waiting(row),
        reports=_ids(row),
    )


def _waiting(row: ItemRow) -> tuple[Waiting, ...]:
    return from_json(row.waiting, tuple[Waiting, ...]) if row.waiting else ()


def _ids(row: ItemRow) -> tuple[str, ...]:
    return from_json(row.reports, tuple[str, ...]) if row.reports else ()
