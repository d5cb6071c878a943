"""What was made of all incidents at once, kept in memory until one of them changes."""

from __future__ import annotations

from collections.abc import Callable
from threading import Lock
from typing import Any, TypeVar, cast

from sqlalchemy import select
from sqlalchemy.orm import Session

from marsad.ledger.database.schema import RulesRow

T = TypeVar("T")
_NAME = "remembered"


class Remembered:
    """The last thing that was made of a ledger; of one ledger that is open, for all of its sessions."""

    def __init__(self) -> None:
        self._known: tuple[str, Any] | None = None
        self._lock = Lock()

    @property
    def info(self) -> dict[str, Any]:
        """Return what to give to the sessions that may use it: those that change nothing."""
        return {_NAME: self}

    def of(self, stamp: str, make: Callable[[], T]) -> T:
        """Return what was made at this stamp, made now unless it was; who asks meanwhile waits for it."""
        with self._lock:
            if self._known is None or self._known[0] != stamp:
                self._known = stamp, make()
            return cast("T", self._known[1])


def last_made(session: Session, stamp: str | None, make: Callable[[], T]) -> T:
    """Return what was made for a session that saw the same ``stamp``, else what is made now."""
    known: Remembered | None = session.info.get(_NAME)
    return known.of(stamp, make) if known and stamp else make()


def stamp(session: Session) -> str | None:
    """Return what is the same only as long as no summary changes, null where that cannot be told."""
    return session.scalar(select(RulesRow.stamp))
