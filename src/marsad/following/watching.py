"""Watching: every source at its own pace, until it is told to stop."""

from __future__ import annotations

import asyncio
import datetime as dt
from collections.abc import Callable, Collection
from dataclasses import dataclass, field

from marsad.errors import MarsadError
from marsad.following.collecting import Collector, Round
from marsad.intake.problem import Problem
from marsad.ledger import LedgerError
from marsad.ledger.following.followed import Followed, stamp

AT_ONCE = 16
"""Sources that are collected from at the same time."""
_TICK = 2.0
"""Seconds between two looks at the table of sources, which may be changed meanwhile."""
_REST = 60.0
"""Seconds that a source is left alone for when the ledger could not be written, or we failed on it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Status:
    """How the watch stands: how many sources there are, which are ``busy``, which is ``next`` and when.

    ``trouble`` says why the ledger cannot be read now; null where it can.
    """

    sources: int
    busy: tuple[str, ...]
    next: str | None
    due: str | None
    trouble: str | None = None


@dataclass(slots=True, kw_only=True)
class Watch:
    """Follows all sources that are not paused, or of those the ones named.

    ``ended`` is told of every round, ``status`` how things stand every other second.
    """

    collector: Collector
    ended: Callable[[Followed, Round], None]
    status: Callable[[Status], None]
    only: Collection[str] = ()
    _busy: dict[str, asyncio.Task[None]] = field(default_factory=dict)
    _resting: dict[str, str] = field(default_factory=dict)
    _trouble: str | None = None
    _places: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(AT_ONCE))

    async def run(self) -> None:
        """Go on until the collector is told to stop; then wait for what is in hand. Raises LedgerError."""
        stop = self.collector.stop
        while not stop.is_set():
            self._start(await self._sources())
            try:
                await asyncio.wait_for(stop.wait(), _TICK)
            except TimeoutError:
                continue
        await asyncio.gather(*self._busy.values())

    async def _sources(self) -> list[Followed]:
        """Return the sources to follow; where the ledger cannot be read now, it is tried again.

        What the trouble is, is told once, not every other second for as long as it lasts.
        """
        try:
            every = await self.collector.do(self.collector.ledger.sources.all)
        except LedgerError as error:
            if self._trouble != str(error):
                self._trouble = str(error)
                self.collector.listener.trouble(self._trouble)
            return []
        self._trouble = None
        return [one for one in every if not one.paused and (not self.only or one.name in self.only)]

    def _start(self, sources: list[Followed]) -> None:
        """Start the rounds that are due, and tell how things stand."""
        now = stamp()
        for one in sources:
            if one.name not in self._busy and self._due(one) <= now:
                task = asyncio.create_task(self._round(one))
                self._busy[one.name] = task
                task.add_done_callback(lambda _, name=one.name: self._busy.pop(name))  # type: ignore[misc]
        resting = [one for one in sources if one.name not in self._busy]
        first = min(resting, key=self._due, default=None)
        due = self._due(first) if first else None
        self.status(
            Status(
                sources=len(sources),
                busy=tuple(self._busy),
                next=first.name if first else None,
                due=due,
                trouble=self._trouble,
            )
        )

    def _due(self, one: Followed) -> str:
        return max(one.due or "", self._resting.get(one.name, ""))

    async def _round(self, one: Followed) -> None:
        async with self._places:
            try:
                self.ended(one, await self.collector.collect(one, one.every))
            except MarsadError as error:
                self._rest(one, str(error))
            except Exception as error:  # noqa: BLE001 (a fault of ours at one source must not cost the others)
                self._rest(one, f"marsad failed on it ({type(error).__name__}: {error}); please report this")

    def _rest(self, one: Followed, why: str) -> None:
        self._resting[one.name] = stamp(dt.datetime.now(dt.UTC) + dt.timedelta(seconds=_REST))
        self.collector.listener.problem(one, Problem("put off for a minute", why))
