"""From an address to what is there."""

from __future__ import annotations

from contextlib import AsyncExitStack
from email.message import Message
from types import TracebackType
from typing import Literal, TypeAlias

from aiohttp.abc import AbstractResolver

from marsad.intake.web.client import Answer, Client
from marsad.intake.web.errors import FetchError
from marsad.intake.web.fetched import Fetched
from marsad.intake.web.robots import Robots
from marsad.intake.web.settings import Settings

RobotsRule: TypeAlias = Literal["obey", "ignore"]
_UNCHANGED = 304


class Fetcher:
    """Fetches addresses safely and politely; one for all sources, so that hosts get their rest.

    ``resolver`` finds the addresses of names in place of the system. It is an asynchronous context manager.
    """

    def __init__(self, settings: Settings | None = None, *, resolver: AbstractResolver | None = None) -> None:
        self._settings = settings or Settings()
        self._client = Client(self._settings, resolver)
        self._robots = Robots(self._client, self._settings.delay)
        self._stack = AsyncExitStack()

    async def __aenter__(self) -> Fetcher:
        """Make ready to fetch."""
        await self._stack.enter_async_context(self._client)
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close all connections."""
        await self._stack.aclose()

    async def fetch(
        self,
        address: str,
        *,
        etag: str | None = None,
        modified: str | None = None,
        robots: RobotsRule = "obey",
    ) -> Fetched:
        """Return what is at an address.

        With ``etag`` or ``modified`` of an earlier answer the server may say that nothing has changed since.
        ``robots``: whether the site's robots.txt is obeyed; not to is the decision of the one who follows
        the source. Raises FetchError.
        """
        asked = {"If-None-Match": etag, "If-Modified-Since": modified}
        headers = {name: value for name, value in asked.items() if value}
        rest = self._robots.rest if robots == "obey" else self._robots.least
        answer = await self._client.follow(address, headers, self._settings.largest, rest)
        if answer.status == _UNCHANGED and not headers:
            raise FetchError("the server answered 304, which makes no sense here", retry=True, status=304)
        return _fetched(address, answer, etag, modified)


def _fetched(asked: str, answer: Answer, etag: str | None, modified: str | None) -> Fetched:
    unchanged = answer.status == _UNCHANGED
    media_type, charset = _content_type(answer.header("content-type"))
    return Fetched(
        address=str(answer.url),
        asked=asked,
        status="unchanged" if unchanged else "new",
        data=answer.data,
        headers=answer.headers,
        at=answer.at,
        etag=answer.header("etag") or (etag if unchanged else None),
        modified=answer.header("last-modified") or (modified if unchanged else None),
        media_type=media_type,
        charset=charset,
    )


def _content_type(said: str | None) -> tuple[str | None, str | None]:
    """Return media type and charset of a Content-Type (RFC 9110, 8.3), null where it does not say."""
    message = Message()
    message["content-type"] = said or ""
    charset = message.get_param("charset")
    kind = message.get_content_type() if said and "/" in said else None
    return kind, str(charset).lower() if charset else None
