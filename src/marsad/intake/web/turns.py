"""Manners: one request at a time to a host, some seconds apart, whichever source asks."""

from __future__ import annotations

import asyncio
import math
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from marsad.intake.web.errors import FetchError

_MANY = 1000


@dataclass(slots=True, eq=False)
class _Host:
    """A host: who is at it, how many want to be, and from when on it may be asked (the loop's clock)."""

    lock: asyncio.Lock = field(default_factory=asyncio.Lock)
    wanted: int = 0
    free: float = -math.inf


class Turns:
    """Hands out turns at hosts. ``patience`` is the longest rest, in seconds, that is waited for."""

    def __init__(self, patience: float, at_once: int) -> None:
        self._patience = patience
        self._places = asyncio.Semaphore(at_once)
        self._hosts: dict[str, _Host] = {}

    @asynccontextmanager
    async def turn(self, name: str, delay: float) -> AsyncIterator[None]:
        """Wait for one's turn at a host, which then rests for ``delay`` seconds.

        Raises FetchError with the time to come back where it rests for longer than one has patience.
        """
        host = self._host(name)
        host.wanted += 1
        try:
            async with host.lock:
                await self._rest(name, host)
                try:
                    async with self._places:
                        yield
                finally:
                    host.free = max(host.free, _now() + delay)
        finally:
            host.wanted -= 1

    def hold_back(self, name: str, seconds: float) -> None:
        """Leave a host alone for so long from now on."""
        host = self._host(name)
        host.free = max(host.free, _now() + seconds)

    async def _rest(self, name: str, host: _Host) -> None:
        rest = host.free - _now()
        if rest > self._patience:
            why = f"{name} is to be left alone for {rest:.0f} seconds"
            raise FetchError(why, retry=True, after=rest, asked=False)
        if rest > 0:
            await asyncio.sleep(rest)

    def _host(self, name: str) -> _Host:
        """Return a host; those that nobody wants and that have rested are forgotten when there are many."""
        if name not in self._hosts and len(self._hosts) >= _MANY:
            now = _now()
            self._hosts = {n: host for n, host in self._hosts.items() if host.wanted or host.free > now}
        return self._hosts.setdefault(name, _Host())


def _now() -> float:
    return asyncio.get_running_loop().time()
