"""What filters come to, remembered as long as no incident changes."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from threading import Lock
from typing import cast

from marsad.ledger import Ledger
from marsad.ledger.filters import Filter
from marsad.ledger.listing import Board
from marsad.web.public import PublicLedger

_MOST = 200
"""Filters that are remembered, the last ones that were asked for."""


class Boards:
    """The boards of one ledger; ``stamp`` is the same only as long as nothing of it changes."""

    def __init__(self, ledger: Ledger | PublicLedger, stamp: Callable[[], str | None]) -> None:
        self._ledger, self._stamp = ledger, stamp
        self._known: OrderedDict[tuple[str, Filter], Board] = OrderedDict()
        self._lock = Lock()

    def of(self, chosen: Filter) -> Board:
        """Return what the incidents of a filter come to now."""
        stamp = self._stamp()
        with self._lock:
            found = self._known.get((stamp, chosen)) if stamp else None
        if found is None:
            found = cast("Board", self._ledger.board(chosen))
            # kept only if nothing changed meanwhile, or it might be of another state than its stamp says
            if stamp and stamp == self._stamp():
                self._keep((stamp, chosen), found)
        return found

    def _keep(self, key: tuple[str, Filter], found: Board) -> None:
        with self._lock:
            self._known[key] = found
            while len(self._known) > _MOST:
                self._known.popitem(last=False)
