"""What filters come to: worked out once for all who ask at once, remembered until an incident changes."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from concurrent.futures import Future
from threading import Lock
from typing import Any, TypeAlias, TypeVar, cast

from marsad.ledger import Ledger
from marsad.ledger.incidents.filters import Filter
from marsad.ledger.incidents.lists import Overview
from marsad.ledger.incidents.sums import Board
from marsad.web.public import PublicLedger

T = TypeVar("T")
_Key: TypeAlias = tuple[str, str, Filter]
_MOST = 400
"""Answers that are remembered, the last ones that were asked for: up to two of a filter."""


class Boards:
    """The boards of one ledger; ``stamp`` is the same only as long as nothing of it changes."""

    def __init__(self, ledger: Ledger | PublicLedger, stamp: Callable[[], str | None]) -> None:
        self._ledger, self._stamp = cast("Ledger", ledger), stamp
        self._known: OrderedDict[_Key, Future[Any]] = OrderedDict()
        self._lock = Lock()

    def of(self, chosen: Filter) -> Board:
        """Return what the incidents of a filter come to now."""
        return self._remembered("board", chosen, lambda: self._ledger.lists.board(chosen))

    def overview(self, chosen: Filter) -> Overview:
        """Return the board of a filter and what stands beside it."""
        return self._remembered("overview", chosen, lambda: self._ledger.lists.overview(chosen))

    def _remembered(self, what: str, chosen: Filter, make: Callable[[], T]) -> T:
        stamp = self._stamp()
        if not stamp:
            return make()
        key = (what, stamp, chosen)
        answer, first = self._answer(key)
        if first:
            self._work_out(key, answer, make)
        return cast("T", answer.result())

    def _answer(self, key: _Key) -> tuple[Future[Any], bool]:
        """Return what was worked out, or is being; tell who is the first to ask, and is to work it out."""
        with self._lock:
            first = key not in self._known
            answer = self._known.setdefault(key, Future())
            self._known.move_to_end(key)
            while len(self._known) > _MOST:
                self._known.popitem(last=False)
        return answer, first

    def _work_out(self, key: _Key, answer: Future[Any], make: Callable[[], Any]) -> None:
        try:
            answer.set_result(make())
        except BaseException as error:  # noqa: BLE001 (whoever waits for it is told as well)
            answer.set_exception(error)
        # kept only if nothing changed meanwhile, or it might be of another state than its stamp says
        if answer.exception() or key[1] != self._stamp():
            with self._lock:
                self._known.pop(key, None)
