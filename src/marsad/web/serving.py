"""A server that says when it can be asked for pages: in one process, or in several over one ledger."""

from __future__ import annotations

import socket
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import uvicorn
from fastapi import FastAPI
from uvicorn.supervisors import Multiprocess

from marsad.web.app import create
from marsad.web.settled import settle
from marsad.web.signing import Access

_PATIENCE = 60
"""Seconds without an answer after which a process is taken for dead: one may be busy with many downloads."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """What is served, and to whom, as ``create`` tells; called in a process, it makes the application there.

    All that processes must agree on is in the ledger: who is signed in, who is locked out, what was decided.
    Each remembers on its own what it worked out, as long as nothing in the ledger changes.
    """

    where: str
    access: Access = "anyone"
    public: bool = False
    tables: Path | None = None
    processes: int = 1

    def __call__(self) -> FastAPI:
        """Return the application, ready for its first readers."""
        app = create(
            self.where, self.access, public=self.public, tables=self.tables, processes=self.processes
        )
        settle()
        return app


def serve(site: Site, ready: Callable[[], None], host: str, port: int, *, proxy: str | None = None) -> None:
    """Serve a site until the program is stopped; ``proxy`` is whose word on readers' addresses is believed.

    ``ready`` is called as soon as it listens.
    """
    config = uvicorn.Config(
        site if site.processes > 1 else site(),
        factory=site.processes > 1,
        workers=site.processes,
        host=host,
        port=port,
        log_level="warning",
        server_header=False,
        proxy_headers=proxy is not None,
        forwarded_allow_ips=proxy,
        timeout_worker_healthcheck=_PATIENCE,
    )
    if site.processes == 1:
        Server(config, ready).run()
        return
    shared = config.bind_socket()
    shared.listen(config.backlog)  # who asks before a process is there waits for it
    ready()
    Multiprocess(config, [shared]).run()


class Server(uvicorn.Server):
    """A server that calls ``ready`` as soon as it listens."""

    def __init__(self, config: uvicorn.Config, ready: Callable[[], None]) -> None:
        super().__init__(config)
        self._ready = ready

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Begin to listen, and say so."""
        await super().startup(sockets)
        if self.started:
            self._ready()
