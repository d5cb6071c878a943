"""One request and its answer, within limits, and where it leads on to."""

from __future__ import annotations

import asyncio
import datetime as dt
import string
from collections.abc import Awaitable, Callable, Mapping
from contextlib import AsyncExitStack
from dataclasses import dataclass
from types import TracebackType
from urllib.parse import quote

import aiohttp
from aiohttp.abc import AbstractResolver
from yarl import URL

from marsad.intake.web.addresses import checked, place
from marsad.intake.web.body import ENCODINGS, received, too_large
from marsad.intake.web.errors import FetchError
from marsad.intake.web.failures import failure, status_failure
from marsad.intake.web.networks import guarded_socket
from marsad.intake.web.settings import Settings
from marsad.intake.web.turns import Turns
from marsad.models import Headers

_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_WITH_BODY = frozenset({200, 203})
_UNCHANGED = 304
_LONGEST_HEADER = 32_768
"""Bytes of one header field: some content security policies have more than the usual 8,190."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What the server at an address said, and when; ``leads`` is where it redirects to, as it says so."""

    url: URL
    status: int
    headers: Headers
    data: bytes
    at: dt.datetime
    leads: str | None

    def header(self, name: str) -> str | None:
        """Return the first header of this name in lower case, null where there is none."""
        return next(iter(self.all(name)), None)

    def all(self, name: str) -> list[str]:
        """Return all headers of this name in lower case."""
        return [value for key, value in self.headers if key == name]


class Client:
    """Asks for addresses; ``resolver`` finds the addresses of names in place of the system."""

    def __init__(self, settings: Settings, resolver: AbstractResolver | None) -> None:
        self._settings = settings
        self._resolver = resolver
        self._turns = Turns(settings.patience, settings.at_once)
        self._stack = AsyncExitStack()

    async def __aenter__(self) -> Client:
        """Open the sessions, one that refuses local addresses and one for what the user allowed."""
        self._guarded = await self._stack.enter_async_context(self._session(guarded=True))
        self._free = await self._stack.enter_async_context(self._session(guarded=False))
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close all connections."""
        await self._stack.aclose()

    async def follow(
        self, address: str, headers: Mapping[str, str], largest: int, rest: Callable[[URL], Awaitable[float]]
    ) -> Answer:
        """Return the answer to which an address leads, each step on the way checked like the first.

        ``rest`` says of each how many seconds its host rests after it, or raises FetchError where it may not
        be asked for. Cookies that a site sets on the way are shown to it on the way, as some lead on to
        themselves until they see theirs, and then forgotten. Raises FetchError.
        """
        url, cookies = checked(address, self._settings.allowed), aiohttp.CookieJar(unsafe=True)
        for _ in range(self._settings.redirects + 1):
            answer = await self._ask(url, {**headers, **_shown(cookies, url)}, largest, await rest(url))
            cookies.update_cookies_from_headers(answer.all("set-cookie"), url)
            if answer.leads is None:
                return answer
            url = self._next(url, answer.leads)
        raise FetchError(f"redirected more than {self._settings.redirects} times", retry=False)

    def _next(self, url: URL, leads: str) -> URL:
        try:
            return checked(str(url.join(URL(_quoted(leads)))), self._settings.allowed)
        except ValueError as error:
            raise FetchError(f"redirected to what is no address: {error}", retry=False) from error
        except FetchError as error:
            raise FetchError(f"redirected to where nothing is fetched from: {error}", retry=False) from error

    async def _ask(self, url: URL, headers: Mapping[str, str], largest: int, rest: float) -> Answer:
        session = self._free if place(url) in self._settings.allowed else self._guarded
        async with self._turns.turn(url.host or "", rest):
            try:
                async with (
                    asyncio.timeout(self._settings.deadline),
                    session.get(url, headers=headers, allow_redirects=False) as response,
                ):
                    return await self._answer(url, response, largest)
            except (aiohttp.ClientError, OSError, ValueError) as error:
                raise failure(error) from error

    async def _answer(self, url: URL, response: aiohttp.ClientResponse, largest: int) -> Answer:
        status, location = response.status, response.headers.get("Location")
        leads = location if status in _REDIRECTS else None
        if status not in _WITH_BODY and status != _UNCHANGED and not leads:
            error = status_failure(status, response.headers.get("Retry-After"))
            self._turns.hold_back(url.host or "", error.after or 0.0)
            raise error
        at = dt.datetime.now(dt.UTC)
        data = await _body(response, largest) if status in _WITH_BODY else b""
        return Answer(url=url, status=status, headers=_headers(response), data=data, at=at, leads=leads)

    def _session(self, *, guarded: bool) -> aiohttp.ClientSession:
        """Return a session that keeps no cookies, reads no settings of the system and unpacks nothing."""
        connector = aiohttp.TCPConnector(
            limit=self._settings.at_once,
            resolver=self._resolver,
            use_dns_cache=False,
            socket_factory=guarded_socket if guarded else None,
        )
        return aiohttp.ClientSession(
            connector=connector,
            cookie_jar=aiohttp.DummyCookieJar(),
            headers={
                "User-Agent": self._settings.user_agent,
                "Accept": "*/*",
                "Accept-Encoding": ENCODINGS,
                "Accept-Language": "ar, *;q=0.5",
            },
            timeout=aiohttp.ClientTimeout(
                total=None, sock_connect=self._settings.connect, sock_read=self._settings.silence
            ),
            auto_decompress=False,
            max_line_size=_LONGEST_HEADER,
            max_field_size=_LONGEST_HEADER,
        )


def _shown(cookies: aiohttp.CookieJar, url: URL) -> dict[str, str]:
    """Return the header that shows a site its own cookies, none where it set none (RFC 6265, 5.4)."""
    own = cookies.filter_cookies(url).values()
    return {"Cookie": "; ".join(f"{one.key}={one.coded_value}" for one in own)} if own else {}


async def _body(response: aiohttp.ClientResponse, largest: int) -> bytes:
    if (response.content_length or 0) > largest:
        raise too_large(largest)
    packed = response.headers.get("Content-Encoding", "")
    return await received(response.content.iter_any(), packed, largest)


def _quoted(leads: str) -> str:
    """Return where a redirect leads, with bytes that are no UTF-8 kept as they are, as browsers do."""
    return quote(leads.strip().encode("utf-8", "surrogateescape"), safe=string.punctuation)


def _headers(response: aiohttp.ClientResponse) -> Headers:
    """Return the headers with names in lower case; bytes that are no text become marks of damage."""
    return tuple(
        (key.lower(), value.encode("utf-8", "surrogateescape").decode("utf-8", "replace"))
        for key, value in response.headers.items()
    )
