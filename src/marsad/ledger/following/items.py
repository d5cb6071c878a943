"""The items that sources lead to, and how far each has come: every move is one durable step.

::

    found ──▶ fetched ──▶ read ──▶ added
      └──────────┴─────────┴─────▶ failed ──▶ (found)
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from typing import Literal, TypeAlias, cast

from sqlalchemy import ColumnElement, func, select, true
from sqlalchemy.orm import Session

from marsad.intake.items import Part, Received
from marsad.ledger.database.followschema import ItemRow
from marsad.ledger.following.followed import Followed, stamp
from marsad.ledger.reports.originals import data
from marsad.models import Reading, Report, from_json

State: TypeAlias = Literal["found", "fetched", "read", "added", "failed"]
"""``found``: to be fetched, not before ``due`` where its host wants to be left alone; ``fetched``: its bytes
are kept; ``read``: its readings are made; ``added``: they are in the ledger; ``failed``: with why, and when
next where there is hope."""
Role: TypeAlias = Literal["page", "list", "report"]


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
            reports=ids(row),
        )
        for row in rows
    ]


def waiting_for(each: Received, reading: Reading | None = None) -> Waiting:
    """Return a report that was received as one that waits to be added."""
    kept = each.original
    return Waiting(report=each.report, original=kept.sha256, received=kept.at, reading=reading)


def to_fetch(
    session: Session, one: Followed, now: dt.datetime, most: int, *, lists: bool
) -> list[Followable]:
    """Return items of a source to fetch now; lists too where ``lists`` says so.

    Those found last come first, in the order of their list: news before what is left of years of pages.
    """
    due = ItemRow.due <= stamp(now)
    new = (ItemRow.state == "found") & (ItemRow.due.is_(None) | due)
    which = (new | (ItemRow.state == "failed") & due) & (true() if lists else ItemRow.role != "list")
    return _items(session, one, which, most)


def to_finish(session: Session, one: Followed, most: int) -> list[Followable]:
    """Return items of a source that were fetched or read and are not added yet, ``most`` at most."""
    return _items(session, one, ItemRow.state.in_(("fetched", "read")), most)


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


def counts(session: Session) -> dict[int, Counter[State]]:
    """Return for each source, by its number, how many of its pages and reports are in each state."""
    query = select(ItemRow.source, ItemRow.state, func.count()).where(ItemRow.role != "list")
    found: dict[int, Counter[State]] = {}
    for number, state, many in session.execute(query.group_by(ItemRow.source, ItemRow.state)):
        found.setdefault(number, Counter())[cast("State", state)] = many
    return found


def _items(session: Session, one: Followed, which: ColumnElement[bool], most: int) -> list[Followable]:
    of_source = select(ItemRow).where(ItemRow.source == one.number, which)
    query = of_source.order_by(ItemRow.found.desc(), ItemRow.number).limit(most)
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
        waiting=waiting(row),
        reports=ids(row),
    )


def waiting(row: ItemRow) -> tuple[Waiting, ...]:
    """Return the reports of an item that are still to be added."""
    return from_json(row.waiting, tuple[Waiting, ...]) if row.waiting else ()


def ids(row: ItemRow) -> tuple[str, ...]:
    """Return the ids of the reports of an item that were added."""
    return from_json(row.reports, tuple[str, ...]) if row.reports else ()
