"""What filters come to, remembered as long as no incident changes."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from threading import Lock
from typing import Any, TypeVar, cast

from marsad.ledger import Ledger
from marsad.ledger.incidents.choices import Choices
from marsad.ledger.incidents.filters import Filter
from marsad.ledger.incidents.listing import Board, Sum
from marsad.ledger.incidents.notable import Notable
from marsad.web.public import PublicLedger

T = TypeVar("T")
_MOST = 400
"""Answers that are remembered, the last ones that were asked for: up to two of a filter."""


@dataclass(frozen=True, slots=True)
class Beside:
    """What stands beside a board: what stands out in its last month, sums by perpetrator, further choices."""

    notable: Notable
    perpetrators: tuple[tuple[str, Sum], ...]
    choices: Choices


class Boards:
    """The boards of one ledger; ``stamp`` is the same only as long as nothing of it changes."""

    def __init__(self, ledger: Ledger | PublicLedger, stamp: Callable[[], str | None]) -> None:
        self._ledger, self._stamp = cast("Ledger", ledger), stamp
        self._known: OrderedDict[tuple[str, str, Filter], Any] = OrderedDict()
        self._lock = Lock()

    def of(self, chosen: Filter) -> Board:
        """Return what the incidents of a filter come to now."""
        return self._remembered("board", chosen, lambda: self._ledger.lists.board(chosen))

    def beside(self, chosen: Filter) -> Beside:
        """Return what stands beside the board of a filter."""
        return self._remembered("beside", chosen, lambda: self._beside(chosen))

    def _beside(self, chosen: Filter) -> Beside:
        ledger = self._ledger
        notable = ledger.lists.notable(chosen, self.of(chosen).days)
        return Beside(notable, ledger.lists.by_perpetrator(chosen), ledger.lists.choices(chosen))

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
