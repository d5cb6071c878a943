"""What filters come to, remembered as long as no incident changes."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from threading import Lock
from typing import Any, TypeVar, cast

from marsad.ledger import Ledger
from marsad.ledger.incidents.filters import Filter
from marsad.ledger.incidents.lists import Overview
from marsad.ledger.incidents.sums import Board
from marsad.web.public import PublicLedger

T = TypeVar("T")
_MOST = 400
"""Answers that are remembered, the last ones that were asked for: up to two of a filter."""


class Boards:
    """The boards of one ledger; ``stamp`` is the same only as long as nothing of it changes."""

    def __init__(self, ledger: Ledger | PublicLedger, stamp: Callable[[], str | None]) -> None:
        self._ledger, self._stamp = cast("Ledger", ledger), stamp
        self._known: OrderedDict[tuple[str, str, Filter], Any] = OrderedDict()
        self._lock = Lock()

    def of(self, chosen: Filter) -> Board:
        """Return what the incidents of a filter come to now."""
        return self._remembered("board", chosen, lambda: self._ledger.lists.board(chosen))

    def overview(self, chosen: Filter) -> Overview:
        """Return the board of a filter and what stands beside it."""
        return self._remembered("overview", chosen, lambda: self._ledger.lists.overview(chosen))

    def _remembered(self, what: str, chosen: Filter, make: Callable[[], T]) -> T:
        stamp = self._stamp()
        key = (what, stamp or "", chosen)
        with self._lock:
            if stamp and key in self._known:
                self._known.move_to_end(key)
                return cast("T", self._known[key])
        made = make()
        # kept only if nothing changed meanwhile, or it might be of another state than its stamp says
        if stamp and stamp == self._stamp():
            self._keep(key, made)
        return made

    def _keep(self, key: tuple[str, str, Filter], made: object) -> None:
        with self._lock:
            self._known[key] = made
            while len(self._known) > _MOST:
                self._known.popitem(last=False)
