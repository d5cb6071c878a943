"""The sources that are followed: what the user says of each, and how the last tries went."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, fields, replace
from typing import Literal, TypeAlias

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from marsad.ledger.database.database import LedgerError
from marsad.ledger.database.followschema import SourceRow
from marsad.ledger.tolls.sources import outlet_called

Robots: TypeAlias = Literal["obey", "ignore"]

EVERY = 15 * 60
"""Seconds between two looks at a source, unless the user says otherwise."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Followed:
    """A source that is followed.

    ``kind`` is the name of a kind of input, or ``auto``: told by its suffix and looks. ``outlet`` is who
    publishes what its pages do not say the publisher of; ``language`` and ``affiliation`` are kept for people
    and count for nothing; ``every`` is in seconds. What follows ``robots`` is
    kept by the ledger: times are UTC in ISO form, ``failures`` counts those in a row and ``why`` tells of the
    last, ``due`` is when ``marsad watch`` asks next, null for at once.
    """

    name: str
    address: str
    kind: str = "auto"
    outlet: str | None = None
    language: str | None = None
    affiliation: str | None = None
    every: int = EVERY
    robots: Robots = "obey"
    paused: bool = False
    number: int = 0
    etag: str | None = None
    modified: str | None = None
    tried: str | None = None
    succeeded: str | None = None
    failures: int = 0
    why: str | None = None
    due: str | None = None


def stamp(at: dt.datetime | None = None) -> str:
    """Return a time, by default the present, in UTC in ISO form to the second: its order is that of time."""
    return (at or dt.datetime.now(dt.UTC)).astimezone(dt.UTC).isoformat(timespec="seconds")


def add_source(session: Session, given: Followed) -> Followed:
    """Store a new source, or one that was removed before, and return it. Raises LedgerError for a taken name.

    An outlet of ``tables/outlets.tsv`` gets its one name, and the affiliation that stands there unless one is
    given.
    """
    if known := outlet_called(given.outlet or ""):
        given = replace(given, outlet=known.name, affiliation=given.affiliation or known.affiliation)
    row = session.scalar(select(SourceRow).where(SourceRow.name == given.name))
    if row is not None and not row.removed:
        raise LedgerError(f"{given.name}: there is a source of this name; choose another, or remove it first")
    row = row or SourceRow(name=given.name)
    for name in ("kind", "address", "outlet", "language", "affiliation", "every", "robots", "paused"):
        setattr(row, name, getattr(given, name))
    row.removed, row.failures = False, 0
    row.etag = row.modified = row.tried = row.succeeded = row.why = row.due = None
    session.add(row)
    session.flush()
    return _followed(row)


def sources(session: Session) -> list[Followed]:
    """Return all sources that were not removed, in the order of their names."""
    query = select(SourceRow).where(~SourceRow.removed).order_by(SourceRow.name)
    return [_followed(row) for row in session.scalars(query)]


def source(session: Session, name: str) -> Followed:
    """Return the source of this name. Raises LedgerError where there is none."""
    found = {one.name: one for one in sources(session)}
    if name not in found:
        known = ", ".join(found) or "none yet; add one with: marsad sources add"
        raise LedgerError(f"{name}: no such source; there are {known}")
    return found[name]


def pause(session: Session, name: str, *, paused: bool) -> None:
    """Let a source rest, or go on with it at once. Raises LedgerError where there is none of this name."""
    number = source(session, name).number
    session.execute(update(SourceRow).where(SourceRow.number == number).values(paused=paused, due=None))


def remove(session: Session, name: str) -> None:
    """Follow a source no longer; all that came from it stays. Raises LedgerError where there is none."""
    number = source(session, name).number
    session.execute(update(SourceRow).where(SourceRow.number == number).values(removed=True))


def answered(
    session: Session, one: Followed, *, etag: str | None, modified: str | None, due: dt.datetime
) -> None:
    """Note that a source answered, with what it gave to ask by next time."""
    values = {"etag": etag, "modified": modified, "failures": 0, "why": None, "due": stamp(due)}
    moment = stamp()
    session.execute(
        update(SourceRow)
        .where(SourceRow.number == one.number)
        .values(tried=moment, succeeded=moment, **values)
    )


def troubled(session: Session, one: Followed, why: str, due: dt.datetime) -> None:
    """Note that a source could not be asked, or gave nothing that can be read, and when it is asked next."""
    values = {"failures": SourceRow.failures + 1, "why": why, "due": stamp(due), "tried": stamp()}
    session.execute(update(SourceRow).where(SourceRow.number == one.number).values(**values))


def _followed(row: SourceRow) -> Followed:
    return Followed(**{one.name: getattr(row, one.name) for one in fields(Followed)})
