"""A ledger that is open: its sessions, and the check of all that it holds."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from copy import copy
from pathlib import Path
from types import TracebackType
from typing import Self

from sqlalchemy import Engine
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from marsad.ledger.database.database import LedgerError, connect, reason, shown
from marsad.ledger.database.journal import one_file, side_by_side
from marsad.ledger.incidents.remembered import Remembered, stamp
from marsad.ledger.incidents.summaries import current, rebuild
from marsad.ledger.linking import linking
from marsad.ledger.reports import verifying


class Opened:
    """What every part of the face of a ledger stands on: opening, closing, sessions to read and to write."""

    def __init__(self, engine: Engine) -> None:
        self._reading = engine
        if engine.dialect.name == "postgresql":
            self._reading = engine.execution_options(isolation_level="REPEATABLE READ")
        self._writing = engine.execution_options(writes=True)
        self._remembered = Remembered()
        self._fixed: Session | None = None

    @classmethod
    def open(cls, where: str | Path, *, create: bool = False, lasting: bool = False) -> Self:
        """Open a ledger by path or ``postgresql://`` URL and bring it to the newest schema.

        With ``create``, one that is not there yet is made. ``lasting``: it will be read for so long that
        others should be able to write meanwhile (``database.journal``). Raises LedgerError.
        """
        engine = connect(where, create=create)
        if lasting:
            side_by_side(engine)
        return cls(engine)

    def close(self) -> None:
        """Close the ledger."""
        self._writing.dispose()
        one_file(self._writing)

    @contextmanager
    def still(self) -> Iterator[Self]:
        """Yield the ledger as it is now, whatever is added meanwhile: to read, in one thread."""
        with self._summed_up() as session:
            stamp(session)  # a transaction sees the ledger as it was when it first read
            fixed = copy(self)
            fixed._fixed = session  # noqa: SLF001 (it is of this class)
            yield fixed

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @property
    def name(self) -> str:
        """Return the path or URL, without password."""
        return shown(self._writing)

    def stamp(self) -> str | None:
        """Return what is the same only as long as no incident changes, null where that cannot be told."""
        with self._session(self._reading) as session:
            return stamp(session)

    def relink(self, step: Callable[[], None] = lambda: None) -> int:
        """Link all accounts anew by the present rules, as if they were all added now.

        Return how many accounts came to another incident. ``step`` is called for each account compared.
        """
        with self._session(self._writing) as session:
            return linking.link_all(session, step)

    def verify(self, step: Callable[[], None] = lambda: None) -> verifying.Verdict:
        """Check that all the ledger holds is whole and agrees with itself.

        ``step`` is called for each report and incident checked and for each account compared.
        """
        with self._session(self._reading) as session:
            return verifying.verify(session, step)

    @contextmanager
    def _summed_up(self) -> Iterator[Session]:
        """Read summaries that are current, made anew where another version of the program made them."""
        with self._session(self._reading) as session:
            known = current(session)
        if not known:
            with self._session(self._writing) as session:
                if not current(session):  # another program may have done it while this one waited
                    rebuild(session)
        with self._session(self._reading) as session:
            yield session

    @contextmanager
    def _session(self, engine: Engine) -> Iterator[Session]:
        if self._fixed and engine is self._reading:
            yield self._fixed
            return
        try:
            info = self._remembered.info if engine is self._reading else {}
            with Session(engine, info=info) as session, session.begin():
                yield session
        except DBAPIError as error:
            raise LedgerError(f"{self.name}: {reason(error)}") from error
