"""A ledger served on loopback, and a browser to look at it."""

from __future__ import annotations

import shutil
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import uvicorn

from marsad.web import create

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
"""Debian's browser, null where it is not installed."""


@contextmanager
def served(where: str, tables: Path | None = None) -> Iterator[str]:
    """Serve a ledger, with own ``tables``, as long as the block runs; give its address, without a slash."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        server = uvicorn.Server(
            uvicorn.Config(create(where, tables=tables), log_level="warning", lifespan="on")
        )
        running = threading.Thread(target=server.run, kwargs={"sockets": [taken]})
        running.start()
        while not server.started:
            time.sleep(0.01)
        try:
            yield f"http://127.0.0.1:{taken.getsockname()[1]}"
        finally:
            server.should_exit = True
            running.join()
