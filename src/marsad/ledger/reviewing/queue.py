"""The review queue: what needs a person, by pages, with counts and with what comes next.

What a person has decided leaves it: an incident that was confirmed or rejected, a link that was confirmed,
two accounts that were merged or split. So does what a reviewer put off, for that reviewer.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, func, or_, select, tuple_
from sqlalchemy.orm import Session

from marsad.ledger.database.userschema import DeferredRow
from marsad.ledger.database.waitschema import WaitRow
from marsad.ledger.incidents.assembling import assembled
from marsad.ledger.linking.filing import chunks
from marsad.ledger.reviewing.doubts import odd_figures
from marsad.ledger.reviewing.items import items
from marsad.ledger.reviewing.queued import FIGURES, Item
from marsad.ledger.reviewing.waits import Wait
from marsad.models.waiting import KINDS, Kind

_AT_ONCE = 200
_COLUMNS = [getattr(WaitRow, name) for name in Wait._fields]
_PLACE = (WaitRow.rank, WaitRow.subject)


@dataclass(frozen=True, slots=True)
class Place:
    """Where an item stands in the queue: how many are before it, of how many, and the keys beside it."""

    number: int
    count: int
    before: str | None
    following: str | None


@dataclass(frozen=True, slots=True)
class Queue:
    """What needs a person, one item for all doubts about the figures of an incident.

    ``reading`` opens the ledger. What ``who`` has put off to a day after ``today`` is left out.
    Any call may raise LedgerError.
    """

    reading: Callable[[], AbstractContextManager[Session]]
    who: str = ""
    today: dt.date = dt.date.max

    def counts(self) -> dict[Kind, int]:
        """Return how many items there are of each kind of which there are any."""
        with self.reading() as session:
            return self._counts(session)

    def page(self, kinds: Sequence[Kind] = KINDS, skip: int = 0, number: int = 25) -> list[Item]:
        """Return so many items of some kinds, after the first ``skip``; kind by kind."""
        found: list[Wait] = []
        with self.reading() as session:
            counts = self._counts(session)
            for kind in kinds:
                if skip < (count := counts.get(kind, 0)) and len(found) < number:
                    some = _ordered(self._of(kind)).offset(skip).limit(number - len(found))
                    found += _rows(session, some)
                skip = max(0, skip - count)
            return items(session, found)

    def find(self, keys: Collection[str]) -> list[Item]:
        """Return the items of these keys that are in the queue, those that were put off included."""
        with self.reading() as session:
            rows = [
                row for some in chunks(keys) for row in _rows(session, _select().where(WaitRow.key.in_(some)))
            ]
            return items(
                session, sorted(rows, key=lambda row: (KINDS.index(row.kind), row.rank, row.subject))
            )

    def place(self, key: str, kinds: Sequence[Kind] = KINDS) -> Place | None:
        """Return where an item stands among those of some kinds, null where it is not one of them."""
        with self.reading() as session:
            row = next(iter(_rows(session, _select().where(WaitRow.key == key))), None)
            if row is None or row.kind not in kinds:
                return None
            at = kinds.index(row.kind)
            counts = self._counts(session, also=key)
            number = sum(counts.get(kind, 0) for kind in kinds[:at]) + self._earlier(session, row)
            every = sum(counts.get(kind, 0) for kind in kinds)
            return Place(number, every, *self._beside(session, row, kinds))

    def _counts(self, session: Session, also: str = "") -> dict[Kind, int]:
        query = select(WaitRow.kind, func.count()).where(self._shown(also)).group_by(WaitRow.kind)
        found: dict[str, int] = dict(session.execute(query).all())
        return {kind: found[kind] for kind in KINDS if kind in found}

    def _earlier(self, session: Session, row: Wait) -> int:
        query = select(func.count()).select_from(WaitRow)
        own = and_(WaitRow.kind == row.kind, _before(row), self._shown())
        return session.scalar(query.where(own)) or 0

    def _beside(self, session: Session, row: Wait, kinds: Sequence[Kind]) -> tuple[str | None, str | None]:
        """Return the keys of the items before and after one, of its kind or of the next that has any."""
        at = kinds.index(row.kind)
        before = [self._of(row.kind).where(_before(row)), *map(self._of, reversed(kinds[:at]))]
        after = [self._of(row.kind).where(_behind(row)), *map(self._of, kinds[at + 1 :])]
        return _first(session, map(_backwards, before)), _first(session, map(_ordered, after))

    def _of(self, kind: Kind) -> Select[Any]:
        return _select().where(WaitRow.kind == kind, self._shown())

    def _shown(self, also: str = "") -> ColumnElement[bool]:
        mine = select(DeferredRow.item).where(DeferredRow.person == self.who, DeferredRow.until > self.today)
        return or_(WaitRow.key.not_in(mine), WaitRow.key == also)


def each(session: Session, kinds: Sequence[Kind]) -> Iterator[Item]:
    """Yield what needs a person, of these kinds in their order: contested and odd figures one by one."""
    for kind in kinds:
        yield from _doubts(session, kind) if kind in FIGURES else _each_of(session, kind)


def _each_of(session: Session, kind: Kind) -> Iterator[Item]:
    query, rows = _ordered(_select().where(WaitRow.kind == kind)).limit(_AT_ONCE), list[Wait]()
    while rows := _rows(session, query.where(_behind(rows[-1])) if rows else query):
        yield from items(session, rows)


def _doubts(session: Session, kind: Kind) -> Iterator[Item]:
    """Yield the doubts of a kind about the figures of incidents: one may have doubts of both."""
    query = select(WaitRow.incident).where(WaitRow.kind.in_(FIGURES), WaitRow.doubts.contains(kind))
    names = session.scalars(query.order_by(*_PLACE)).all()
    for some in chunks(names, _AT_ONCE // 10):
        found = odd_figures(assembled(session, [name for name in some if name]))
        yield from (one for one in found if one.kind == kind)


def _before(row: Wait) -> ColumnElement[bool]:
    return tuple_(*_PLACE) < tuple_(row.rank, row.subject)


def _behind(row: Wait) -> ColumnElement[bool]:
    return tuple_(*_PLACE) > tuple_(row.rank, row.subject)


def _select() -> Select[Any]:
    return select(*_COLUMNS)


def _ordered(query: Select[Any]) -> Select[Any]:
    return query.order_by(*_PLACE)


def _backwards(query: Select[Any]) -> Select[Any]:
    return query.order_by(WaitRow.rank.desc(), WaitRow.subject.desc())


def _rows(session: Session, query: Select[Any]) -> list[Wait]:
    return [Wait(*row) for row in session.execute(query)]


def _first(session: Session, queries: Iterator[Select[Any]]) -> str | None:
    """Return the key of the first row of the first of these queries that has any."""
    found = (_rows(session, query.limit(1)) for query in queries)
    return next((rows[0].key for rows in found if rows), None)
