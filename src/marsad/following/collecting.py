"""Collecting: a source is asked once, what is new is fetched, read and added, each step durable.

What an earlier run left at any instant is completed first. Whatever touches the ledger or reads runs in one
thread of its own, so that the event loop goes on fetching for other sources, and hears of signals.
"""

from __future__ import annotations

import asyncio
import datetime as dt
import math
import random
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import partial
from types import TracebackType
from typing import ParamSpec, TypeVar

from marsad.following.finishing import AT_ONCE, Readers, finish
from marsad.following.listening import Listener
from marsad.following.opening import AUTO, Opened, opened
from marsad.following.pace import FIRST, MOST_TRIES, next_round, next_try
from marsad.intake.items import Part
from marsad.intake.problem import Problem
from marsad.intake.web import Fetched, Fetcher, FetchError
from marsad.ledger import Ledger, RefusedError
from marsad.ledger.following.followed import Followed
from marsad.ledger.following.following import Answer
from marsad.ledger.following.items import Followable
from marsad.models import Original
from marsad.pipeline.one import Found

P = ParamSpec("P")
T = TypeVar("T")

MOST_LISTS = 50
"""Lists (earlier pages of a channel, parts of a site map) that are walked for a source in one round."""


@dataclass(slots=True)
class Round:
    """What one round came to, so far.

    ``noted`` pages and reports are new or may have changed; reports were ``added``, or are ``unchanged``;
    ``failed`` counts what could not be fetched, read or added; ``left`` is for the next round, some at least.
    """

    noted: int = 0
    added: int = 0
    unchanged: int = 0
    failed: int = 0
    left: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Collector:
    """Collects from the sources of a ledger; an asynchronous context manager.

    Once ``stop`` is set, what is being fetched is left for the next time, what is being read is completed,
    and the round ends.
    """

    ledger: Ledger
    fetcher: Fetcher
    readers: Readers
    listener: Listener
    stop: asyncio.Event = field(default_factory=asyncio.Event)
    rng: random.Random = field(default_factory=random.Random)
    _thread: ThreadPoolExecutor = field(default_factory=partial(ThreadPoolExecutor, 1, "ledger"))

    async def __aenter__(self) -> Collector:
        """Return the collector."""
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Wait for the step in hand."""
        self._thread.shutdown(wait=True)

    async def collect(self, one: Followed, seconds: float = math.inf) -> Round:
        """Complete what is left of a source, ask it once, and take what is new. Raises LedgerError.

        After so many ``seconds`` nothing more is begun: a source with years of pages is to be asked for the
        news of the day all the same.
        """
        done, lists, end = Round(), MOST_LISTS, time.monotonic() + seconds
        await self._finish(one, done)
        if not self.stop.is_set():
            await self._ask(one, done)
            await self._finish(one, done)
        while not self.stop.is_set() and time.monotonic() < end:
            if not (items := await self._to_fetch(one, lists)):
                break
            lists -= sum(item.role == "list" for item in items)
            await self._fetch_all(one, items, done)
            await self._finish(one, done)
        done.left += len(await self._to_fetch(one, 1))
        return done

    async def do(self, what: Callable[P, T], *given: P.args, **named: P.kwargs) -> T:
        """Run something in the thread of the ledger."""
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self._thread, partial(what, *given, **named))

    async def _to_fetch(self, one: Followed, lists: int) -> list[Followable]:
        return await self.do(self.ledger.sources.to_fetch, one, _now(), AT_ONCE, lists=lists > 0)

    async def _ask(self, one: Followed, done: Round) -> None:
        """Ask a source for what it has, and note it."""
        try:
            fetched = await self._fetch(one, one.address, one.etag, one.modified)
        except FetchError as error:
            await self._ask_later(one, error.why, error.after, done)
            return
        found = Opened()
        if fetched.status == "new":
            found = await self._opened(one, fetched, None if one.kind == AUTO else one.kind)
            if found.empty:
                await self._ask_later(one, found.why, None, done)
                return
        etag, modified = (None, None) if found.lists else (fetched.etag, fetched.modified)
        answer = Answer(links=found.links, received=found.received, etag=etag, modified=modified)
        due = next_round(_now(), one.every, self.rng)
        done.noted += await self.do(self.ledger.sources.answered, one, answer, due)
        self.listener.answered(one)

    async def _ask_later(self, one: Followed, why: str, after: float | None, done: Round) -> None:
        due = next_try(_now(), one.failures + 1, one.every, after, self.rng)
        await self.do(self.ledger.sources.troubled, one, why, due)
        self._failed(one, one.address, why, done)

    async def _fetch_all(self, one: Followed, items: Sequence[Followable], done: Round) -> None:
        """Fetch items until all are fetched, or it is time to stop."""
        tasks = [asyncio.create_task(self._fetch_item(one, item, done)) for item in items]
        stopping = asyncio.create_task(self.stop.wait())
        every = asyncio.gather(*tasks)
        try:
            await asyncio.wait((every, stopping), return_when=asyncio.FIRST_COMPLETED)
            if every.done():
                every.result()
        finally:
            every.cancel()
            stopping.cancel()
            await asyncio.gather(*tasks, stopping, every, return_exceptions=True)

    async def _fetch_item(self, one: Followed, item: Followable, done: Round) -> None:
        """Fetch one item and keep what came of it."""
        known = bool(item.reports)
        try:
            fetched = await self._fetch(
                one, item.address, item.etag if known else None, item.modified if known else None
            )
        except FetchError as error:
            await (self._fetch_later if error.asked else self._put_off)(one, item, error, done)
            return
        if fetched.status == "unchanged":
            await self.do(self.ledger.sources.unchanged, item)
            self.listener.moved(one, "added")
            done.unchanged += 1
        elif item.role == "list":
            await self._lead(one, item, fetched, done)
        else:
            await self._keep(one, item, fetched, done)

    async def _fetch_later(self, one: Followed, item: Followable, error: FetchError, done: Round) -> None:
        """Note that a page could not be fetched, and when to try again, if there is hope."""
        tries = item.attempts + 1
        hope = error.retry and tries < MOST_TRIES
        due = next_try(_now(), tries, FIRST, error.after, self.rng) if hope else None
        await self._give_up(one, item, error.why, done, due)

    async def _put_off(self, one: Followed, item: Followable, error: FetchError, done: Round) -> None:
        """Note that a page was not asked for, and when it is: told once a round, for all pages of a host."""
        due = next_try(_now(), 1, FIRST, error.after, self.rng)
        await self.do(self.ledger.sources.put_off, item, error.why, due)
        if not done.left:
            self.listener.problem(one, Problem(item.address, f"left for later: {error.why}"))
        done.left += 1

    async def _give_up(
        self, one: Followed, item: Followable, why: str, done: Round, due: dt.datetime | None = None
    ) -> None:
        await self.do(self.ledger.sources.failed, item, why, due)
        self._failed(one, item.address, why, done)

    async def _keep(self, one: Followed, item: Followable, fetched: Fetched, done: Round) -> None:
        """Keep the bytes of a page."""
        part, keep = fetched.part(item.address, item.kind), self.ledger.sources.fetched
        original = Original(data=fetched.data, address=item.address, at=fetched.at, headers=fetched.headers)
        try:
            await self.do(keep, item, part, original, etag=fetched.etag, modified=fetched.modified)
        except RefusedError as error:
            await self._give_up(one, item, str(error), done)
        else:
            self.listener.moved(one, "fetched")

    async def _lead(self, one: Followed, item: Followable, fetched: Fetched, done: Round) -> None:
        """Note what a list leads to."""
        found = await self._opened(one, fetched, item.kind)
        if found.empty:
            await self._give_up(one, item, found.why, done)
            return
        answer = Answer(links=found.links, received=found.received)
        done.noted += await self.do(self.ledger.sources.led, one, item, answer)

    async def _finish(self, one: Followed, done: Round) -> None:
        """Read what was fetched and add what was read; what is in hand is completed before a stop."""
        while finished := await self.do(finish, self.ledger, one, self.readers, self.rng):
            new = finished.outcomes["added"] + finished.outcomes["copy"]
            done.added += new
            done.unchanged += finished.outcomes.total() - new
            done.failed += finished.failed
            self.listener.moved(one, "read", finished.read)
            self.listener.moved(one, "added", finished.added)
            self.listener.moved(one, "failed", finished.failed)
            for problem in finished.problems:
                self.listener.problem(one, problem)
            if self.stop.is_set():
                return

    async def _fetch(self, one: Followed, address: str, etag: str | None, modified: str | None) -> Fetched:
        began = time.monotonic()
        try:
            return await self.fetcher.fetch(address, etag=etag, modified=modified, robots=one.robots)
        finally:
            self.listener.fetched(one, time.monotonic() - began)

    async def _opened(self, one: Followed, fetched: Fetched, kind: str | None) -> Opened:
        """Open what a source or a list gave, and tell of what in it cannot be read."""
        (unpacked,) = await self.do(self._open_all, [fetched.part(fetched.asked, kind)])
        found = opened(unpacked, one)
        if not found.empty:
            for problem in found.problems:
                self.listener.problem(one, problem)
        return found

    def _open_all(self, parts: Sequence[Part]) -> list[Sequence[Found]]:
        return list(self.readers.open_all(parts))

    def _failed(self, one: Followed, name: str, why: str, done: Round) -> None:
        done.failed += 1
        self.listener.moved(one, "failed")
        self.listener.problem(one, Problem(name, why))


def _now() -> dt.datetime:
    return dt.datetime.now(dt.UTC)
