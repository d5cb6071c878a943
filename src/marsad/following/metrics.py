"""Metrics of a watch, for Prometheus: docs/sources.md lists them."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, start_http_server

from marsad.errors import MarsadError
from marsad.intake.problem import Problem
from marsad.ledger.following.followed import Followed
from marsad.ledger.following.items import State

_SECONDS = (0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 120)


class Metrics:
    """Counts what it hears of, in a registry of its own."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        self._items = Counter(
            "marsad_items", "Items that came to a state.", ("source", "state"), registry=self.registry
        )
        self._problems = Counter(
            "marsad_problems", "What could not be fetched or read.", ("source",), registry=self.registry
        )
        self._fetch = Histogram(
            "marsad_fetch_seconds",
            "How long addresses took to answer, the wait for a turn included.",
            ("source",),
            buckets=_SECONDS,
            registry=self.registry,
        )
        self._success = Gauge(
            "marsad_source_last_success_timestamp_seconds",
            "When a source last gave what could be read.",
            ("source",),
            registry=self.registry,
        )

    def moved(self, one: Followed, state: State, many: int = 1) -> None:
        """Count the items."""
        self._items.labels(one.name, state).inc(many)

    def fetched(self, one: Followed, seconds: float) -> None:
        """Count the seconds."""
        self._fetch.labels(one.name).observe(seconds)

    def answered(self, one: Followed) -> None:
        """Note the time."""
        self._success.labels(one.name).set(time.time())

    def problem(self, one: Followed, problem: Problem) -> None:  # noqa: ARG002 (a listener hears the problem)
        """Count it."""
        self._problems.labels(one.name).inc()

    def trouble(self, why: str) -> None:  # noqa: ARG002 (a listener hears why)
        """Count it under no source."""
        self._problems.labels("").inc()


@contextmanager
def served(metrics: Metrics, place: str) -> Iterator[str]:
    """Serve the metrics at HOST:PORT (port 0: any that is free) and yield their address.

    Raises MarsadError where that is no such place, or it is taken.
    """
    host, _, port = place.rpartition(":")
    if not port.isdigit():
        raise MarsadError(f"{place}: the place for metrics must be HOST:PORT, such as 127.0.0.1:9464")
    try:
        server, thread = start_http_server(int(port), host or "127.0.0.1", metrics.registry)
    except (OSError, OverflowError) as error:
        raise MarsadError(f"{place}: metrics cannot be served there: {error}") from error
    try:
        yield f"http://{host or '127.0.0.1'}:{server.server_port}/metrics"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
