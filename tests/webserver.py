"""A real server on loopback for tests of fetching, which may behave as badly as it likes."""

import asyncio
import ssl
from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any, TypeVar

from marsad.intake.web import Fetcher, Settings

T = TypeVar("T")


@dataclass
class Request:
    """What a client asked for, and the way to answer it, byte by byte if need be."""

    path: str
    headers: dict[str, str]
    writer: asyncio.StreamWriter
    at: float

    def send(self, data: bytes) -> None:
        self.writer.write(data)

    def answer(self, body: bytes = b"", status: str = "200 OK", **headers: str) -> None:
        lines = {"Content-Length": str(len(body)), "Connection": "close"}
        lines |= {name.replace("_", "-"): value for name, value in headers.items()}
        head = "".join(f"{name}: {value}\r\n" for name, value in lines.items())
        self.send(f"HTTP/1.1 {status}\r\n{head}\r\n".encode() + body)


Behaviour = Callable[[Request], Awaitable[None] | None]


@dataclass
class Site:
    """A site whose pages are behaviours by path; any other path is answered 404, robots.txt too."""

    place: str
    seen: list[Request] = field(default_factory=list)
    scheme: str = "http"

    def url(self, path: str = "/") -> str:
        return f"{self.scheme}://{self.place}{path}"

    def asked(self) -> list[str]:
        return [request.path for request in self.seen]


@asynccontextmanager
async def site(
    pages: dict[str, Behaviour], host: str = "127.0.0.1", port: int = 0, tls: ssl.SSLContext | None = None
) -> AsyncIterator[Site]:
    """Serve pages for as long as the context lasts."""

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            first, *lines = (await reader.readuntil(b"\r\n\r\n")).decode().split("\r\n")
            headers = dict(line.lower().split(": ", 1) for line in lines if line)
            request = Request(first.split()[1], headers, writer, asyncio.get_running_loop().time())
            here.seen.append(request)
            page = pages.get(request.path, lambda r: r.answer(b"", "404 Not Found"))
            if (waiting := page(request)) is not None:
                await waiting
            await writer.drain()
        except (ConnectionError, asyncio.IncompleteReadError, asyncio.CancelledError):
            pass
        finally:
            writer.close()

    server = await asyncio.start_server(serve, host, port, ssl=tls)
    here = Site(f"{host}:{server.sockets[0].getsockname()[1]}", scheme="https" if tls else "http")
    try:
        yield here
    finally:
        server.close()


def settings(*sites: Site, **more: Any) -> Settings:
    """Return settings that allow these sites, with limits that a test can wait for."""
    quick: dict[str, Any] = {
        "connect": 1.0,
        "silence": 1.0,
        "deadline": 2.0,
        "delay": 0.0,
        "largest": 100_000,
    }
    return Settings(**(quick | {"allowed": frozenset(one.place for one in sites)} | more))


def fetcher(*sites: Site, **more: Any) -> Fetcher:
    """Return a fetcher that may fetch from these sites."""
    return Fetcher(settings(*sites, **more))


def run(main: Coroutine[Any, Any, T]) -> T:
    """Run a test."""
    return asyncio.run(main)
