"""The face of lists: incidents by filter, and what these sum to, each call one reading of the ledger."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from sqlalchemy.orm import Session

from marsad.ledger.incidents.boards import areas_of, board, by_perpetrator
from marsad.ledger.incidents.called import Called, called
from marsad.ledger.incidents.choices import choices
from marsad.ledger.incidents.columns import Columns
from marsad.ledger.incidents.filters import Filter
from marsad.ledger.incidents.listing import Listing, listing
from marsad.ledger.incidents.notable import Notable, notable
from marsad.ledger.incidents.sifted import Sifted
from marsad.ledger.incidents.spots import Spots, spots
from marsad.ledger.incidents.sums import Area, Board, Choices, Days, Sum

PERPETRATORS = 20
"""Reported perpetrators whose sums are told, those of the most incidents."""
Reading: TypeAlias = Callable[[], AbstractContextManager[Session]]
"""Opens the ledger for reading, its summaries made anew where they were not current."""


@dataclass(frozen=True, slots=True)
class Overview:
    """A board, what stands out in its last month, sums by perpetrator, and further choices."""

    board: Board
    notable: Notable
    perpetrators: tuple[tuple[str, Sum], ...]
    choices: Choices


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
        with self._sifted(chosen) as found:
            return board(found)

    def overview(self, chosen: Filter) -> Overview:
        """Return the ``board`` of a filter with all that stands beside it, which costs little more."""
        with self._sifted(chosen) as found:
            made = board(found)
            notables = notable(found, made.days)
            return Overview(made, notables, by_perpetrator(found, PERPETRATORS), choices(found))

    def areas(self, chosen: Filter) -> tuple[Area, ...]:
        """Return the areas of the ``board`` of a filter alone."""
        with self._sifted(chosen) as found:
            return areas_of(found, np.flatnonzero(found.mask))

    def choices(self, chosen: Filter) -> Choices:
        """Return how many incidents each role, measure, status and state of review would leave."""
        with self._sifted(chosen) as found:
            return choices(found)

    def by_perpetrator(self, chosen: Filter, number: int = PERPETRATORS) -> tuple[tuple[str, Sum], ...]:
        """Return the reported perpetrators of a filter's incidents with their sums, the most first."""
        with self._sifted(chosen) as found:
            return by_perpetrator(found, number)

    def notable(self, chosen: Filter, days: Iterable[Days]) -> Notable:
        """Return what stands out in the last month of a filter, given the days of its ``board``."""
        with self._sifted(chosen) as found:
            return notable(found, days)

    def spots(self, chosen: Filter) -> Spots:
        """Return where the incidents of a filter happened, no finer than that is known."""
        with self._sifted(chosen) as found:
            return spots(found)

    def called(self) -> Called:
        """Return what the areas and perpetrators of all incidents are called."""
        with self._reading() as session:
            return called(session)

    @contextmanager
    def _sifted(self, chosen: Filter) -> Iterator[Sifted]:
        with self._reading() as session:
            yield Sifted(Columns(session), chosen)
