"""A clean stop: the first signal ends the work in hand, a second one ends the program at once."""

from __future__ import annotations

import asyncio
import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager

_SIGNALS = (signal.SIGTERM, signal.SIGINT)


@contextmanager
def stops(stop: asyncio.Event) -> Iterator[None]:
    """Set ``stop`` at the first SIGTERM or SIGINT; to be used within a running event loop."""
    loop = asyncio.get_running_loop()

    def heard(number: int) -> None:
        if stop.is_set():
            # Every step is durable and the ledger is whole at any instant, so that nothing need be tidied.
            os._exit(128 + number)
        stop.set()

    for number in _SIGNALS:
        loop.add_signal_handler(number, heard, number)
    try:
        yield
    finally:
        for number in _SIGNALS:
            loop.remove_signal_handler(number)
