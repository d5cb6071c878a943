"""The face of lists: incidents by filter, and what these sum to, each call one reading of the ledger."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager
from typing import TypeAlias

from sqlalchemy.orm import Session

from marsad.ledger.incidents.choices import Choices, choices
from marsad.ledger.incidents.filters import Filter
from marsad.ledger.incidents.listing import Board, Days, Listing, Sum, board, by_perpetrator, listing
from marsad.ledger.incidents.notable import Notable, notable
from marsad.ledger.incidents.spots import Spots, spots

Reading: TypeAlias = Callable[[], AbstractContextManager[Session]]
"""Opens the ledger for reading, its summaries made anew where they were not current."""


class Lists:
    """Incidents by filter, straight from their summaries."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading

    def listing(self, chosen: Filter, after: str | None = None, number: int = 50) -> Listing:
        """Return some incidents of a filter, the latest first; ``after`` is what the listing before gave.

        At most 500 at once. Raises ValueError where nothing gave this ``after``.
        """
        with self._reading() as session:
            return listing(session, chosen, after, number)

    def board(self, chosen: Filter) -> Board:
        """Return what the incidents of a filter sum to: in all, by day, by area, by what filters choose."""
        with self._reading() as session:
            return board(session, chosen)

    def choices(self, chosen: Filter) -> Choices:
        """Return how many incidents each role, measure, status and state of review would leave."""
        with self._reading() as session:
            return choices(session, chosen)

    def by_perpetrator(self, chosen: Filter, number: int = 20) -> tuple[tuple[str, Sum], ...]:
        """Return the reported perpetrators of a filter's incidents with their sums, the most first."""
        with self._reading() as session:
            return by_perpetrator(session, chosen, number)

    def notable(self, chosen: Filter, days: Iterable[Days]) -> Notable:
        """Return what stands out in the last month of a filter, given the days of its ``board``."""
        with self._reading() as session:
            return notable(session, chosen, days)

    def spots(self, chosen: Filter) -> Spots:
        """Return where the incidents of a filter happened, no finer than that is known."""
        with self._reading() as session:
            return spots(session, chosen)
