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
from marsad.ledger.incidents.spots import Spots
from marsad.web.public import PublicLedger

T = TypeVar("T")
_Key: TypeAlias = tuple[str, Filter]
_MOST = 400
"""Answers that are remembered, the last ones that were asked for."""
_MAPS = 20
"""Maps that are remembered: one may take some megabytes."""


class Boards:
    """The boards and maps of one ledger; ``stamp`` is the same only as long as nothing of it changes."""

    def __init__(self, ledger: Ledger | PublicLedger, stamp: Callable[[], str | None]) -> None:
        self._ledger, self._stamp = cast("Ledger", ledger), stamp
        self._overviews, self._maps = _Answers(_MOST), _Answers(_MAPS)

    def overview(self, chosen: Filter) -> Overview:
        """Return the board of a filter and what stands beside it, as they are now."""
        return self._overviews.of(chosen, self._ledger.lists.overview, self._stamp)

    def spots(self, chosen: Filter) -> Spots:
        """Return where the incidents of a filter happened, as far as that is known now."""
        return self._maps.of(chosen, self._ledger.lists.spots, self._stamp)


class _Answers:
    """The last answers to one question, ``most`` of them."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._known: OrderedDict[_Key, Future[Any]] = OrderedDict()
        self._lock = Lock()

    def of(self, chosen: Filter, make: Callable[[Filter], T], stamped: Callable[[], str | None]) -> T:
        """Return the answer for a filter; it is of the state of the ledger that a stamp tells."""
        if not (stamp := stamped()):
            return make(chosen)
        key = (stamp, chosen)
        answer, first = self._answer(key)
        if first:
            self._work_out(answer, lambda: make(chosen))
            # kept only if nothing changed meanwhile, or it might be of another state than its stamp says
            if answer.exception() or stamp != stamped():
                self._forget(key)
        return cast("T", answer.result())

    def _answer(self, key: _Key) -> tuple[Future[Any], bool]:
        """Return what was worked out, or is being; tell who is the first to ask, and is to work it out."""
        with self._lock:
            first = key not in self._known
            answer = self._known.setdefault(key, Future())
            self._known.move_to_end(key)
            while len(self._known) > self._most:
                self._known.popitem(last=False)
        return answer, first

    @staticmethod
    def _work_out(answer: Future[Any], make: Callable[[], Any]) -> None:
        try:
            answer.set_result(make())
        except BaseException as error:  # noqa: BLE001 (whoever waits for it is told as well)
            answer.set_exception(error)

    def _forget(self, key: _Key) -> None:
        with self._lock:
            self._known.pop(key, None)
