"""A reviewer's desk: what is put off until a day, and the reasons that were given before."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from marsad.ledger.database.database import LedgerError
from marsad.ledger.database.schema import CorrectionRow
from marsad.ledger.database.userschema import DeferredRow
from marsad.ledger.reviewing.corrections import correction_of
from marsad.models import Correction


@dataclass(frozen=True, slots=True)
class Desk:
    """What one reviewer (``who``) left for later, and said before. Any call may raise LedgerError."""

    who: str
    reading: Callable[[], AbstractContextManager[Session]]
    writing: Callable[[], AbstractContextManager[Session]]

    def defer(self, item: str, until: dt.date, why: str) -> None:
        """Hide an item of the queue, by its key, from this reviewer until a day. Raises LedgerError."""
        if not why.strip():
            raise LedgerError("say why it is put off")
        with self.writing() as session:
            self._drop(session, item)
            session.add(DeferredRow(person=self.who, item=item, until=until, why=why))

    def deferred(self, today: dt.date) -> dict[str, tuple[dt.date, str]]:
        """Return until when, and why, items are hidden on this day."""
        query = select(DeferredRow).where(DeferredRow.person == self.who, DeferredRow.until > today)
        with self.reading() as session:
            return {row.item: (row.until, row.why) for row in session.scalars(query)}

    def resume(self, item: str) -> None:
        """Show an item again."""
        with self.writing() as session:
            self._drop(session, item)

    def reasons(self, most: int = 5) -> list[str]:
        """Return the reasons that this reviewer gave before, the latest first, each once."""
        row = CorrectionRow
        last = func.max(row.number)
        query = select(row.why).where(row.who == self.who, row.decision != "undo")
        with self.reading() as session:
            return list(session.scalars(query.group_by(row.why).order_by(last.desc()).limit(most)))

    def correction(self, number: int) -> Correction | None:
        """Return a correction by its number, null where there is none."""
        with self.reading() as session:
            row = session.get(CorrectionRow, number)
            return correction_of(row) if row else None

    def _drop(self, session: Session, item: str) -> None:
        mine = DeferredRow.person == self.who, DeferredRow.item == item
        session.execute(delete(DeferredRow).where(*mine))
