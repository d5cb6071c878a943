"""What the robots.txt of a site allows (RFC 9309), asked for once and kept for a day."""

from __future__ import annotations

import asyncio
import math
from dataclasses import dataclass, field

from protego import Protego
from yarl import URL

from marsad.intake.web.client import Client
from marsad.intake.web.errors import FetchError
from marsad.intake.web.settings import PRODUCT

_LARGEST = 1_000_000
"""Bytes; RFC 9309 (2.5) asks that 500 KiB be read at least."""
_DAY = 86_400.0
_SOON = 900.0
"""Seconds after which a robots.txt is asked for again that could not be had."""
_MANY = 500
_TOO_MANY = 429
"""Not a site without rules, but one that wants to be left alone."""


@dataclass(frozen=True, slots=True)
class _Rules:
    """What a site allows until a time of the loop's clock; null ``parsed`` allows everything.

    ``why`` says why it cannot be known till then, and ``retry`` whether it may be later.
    """

    until: float
    parsed: Protego | None = None
    why: str | None = None
    retry: bool = True


@dataclass(slots=True, eq=False)
class _Site:
    lock: asyncio.Lock = field(default_factory=asyncio.Lock)
    rules: _Rules = _Rules(-math.inf)


class Robots:
    """The rules of all sites that were asked for lately; ``delay`` is the least rest of a host in seconds."""

    def __init__(self, client: Client, delay: float) -> None:
        self._client = client
        self._delay = delay
        self._sites: dict[str, _Site] = {}

    async def rest(self, url: URL) -> float:
        """Return for how many seconds the host rests after this address was asked for.

        Raises FetchError where the site does not want it to be, or what it wants cannot be known now.
        """
        rules = await self._rules(url)
        if rules.why is not None:
            after = rules.until - _now() if rules.retry else None
            raise FetchError(rules.why, retry=rules.retry, after=after, asked=not rules.retry)
        if rules.parsed is None:
            return self._delay
        if not rules.parsed.can_fetch(str(url), PRODUCT):
            raise FetchError("the site's robots.txt asks not to fetch this", retry=False)
        return max(self._delay, min(rules.parsed.crawl_delay(PRODUCT) or 0.0, _DAY))

    async def least(self, _: URL) -> float:
        """Return the least rest of a host, whatever its robots.txt says."""
        return self._delay

    async def _rules(self, url: URL) -> _Rules:
        if len(self._sites) >= _MANY:
            now = _now()
            self._sites = {name: site for name, site in self._sites.items() if site.rules.until > now}
        site = self._sites.setdefault(str(url.origin()), _Site())
        async with site.lock:
            if site.rules.until <= _now():
                site.rules = await self._asked(url)
            return site.rules

    async def _asked(self, url: URL) -> _Rules:
        """Ask for the rules: a site that has none (4xx) allows all, one that cannot say so now nothing."""
        address = str(url.origin() / "robots.txt")
        try:
            answer = await self._client.follow(address, {}, _LARGEST, self.least)
        except FetchError as error:
            if error.status is not None and 400 <= error.status < 500 and error.status != _TOO_MANY:
                return _Rules(_now() + _DAY)
            why = f"its robots.txt cannot be had, so nothing is fetched for now ({error})"
            rest = max(_SOON, error.after or 0.0)
            return _Rules(_now() + rest, why=why, retry=error.retry)
        return _Rules(_now() + _DAY, _parsed(answer.data))


def _parsed(data: bytes) -> Protego:
    return Protego.parse(data.decode("utf-8-sig", "replace"))


def _now() -> float:
    return asyncio.get_running_loop().time()
