"""``marsad watch``: all sources, each at its own pace, until it is stopped."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

import click

from marsad.cli.followed import Web, jobs_option, web_options
from marsad.cli.ledgers import ledger_option
from marsad.cli.shared import tables_option

if TYPE_CHECKING:
    from marsad.following import Listener, Readers
    from marsad.following.journal import Journal
    from marsad.ledger import Ledger


@click.command()
@click.argument("names", nargs=-1, metavar="[SOURCE]...")
@click.option(
    "--heartbeat",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="A file that is written every other second with how things stand, as JSON.",
)
@click.option("--metrics", metavar="HOST:PORT", help="Serve metrics for Prometheus there, at /metrics.")
@jobs_option
@web_options
@ledger_option
@tables_option
def command(
    names: Sequence[str],
    *,
    ledger: str,
    tables: Path | None,
    web: Web,
    heartbeat: Path | None,
    metrics: str | None,
    jobs: int | None,
) -> None:
    """Follow the sources, or those named, each at its own pace, and add what is new to the ledger.

    Sources that are added, paused or resumed meanwhile are heard of. SIGTERM and Ctrl-C end it cleanly, with
    exit code 0: what is in hand is completed. On a terminal a line shows how things stand; elsewhere each
    round is one line on standard error.

    \b
    Example:
      marsad watch --ledger l.db --heartbeat alive.json --metrics 127.0.0.1:9464
    """
    from marsad.following.journal import Journal  # noqa: PLC0415 (the web takes a while to load)
    from marsad.following.readers import readers  # noqa: PLC0415
    from marsad.ledger import Ledger  # noqa: PLC0415

    with ExitStack() as stack:
        opened = stack.enter_context(Ledger.open(ledger))
        for name in names:
            opened.sources.named(name)
        journal = stack.enter_context(Journal.on_standard_error(heartbeat))
        listener = _listener(journal, metrics, stack)
        reading = stack.enter_context(readers(tables, jobs or 1))
        asyncio.run(_watch(opened, names, reading, listener, journal=journal, web=web))


def _listener(journal: Journal, place: str | None, stack: ExitStack) -> Listener:
    """Return what hears of every step: the journal, and the metrics where they are wanted."""
    if place is None:
        return journal
    from marsad.following.listening import Several  # noqa: PLC0415
    from marsad.following.metrics import Metrics, served  # noqa: PLC0415

    metrics = Metrics()
    journal.say(f"metrics at {stack.enter_context(served(metrics, place))}")
    return Several((journal, metrics))


async def _watch(
    ledger: Ledger,
    names: Sequence[str],
    reading: Readers,
    listener: Listener,
    *,
    journal: Journal,
    web: Web,
) -> None:
    from marsad.following import Collector  # noqa: PLC0415
    from marsad.following.signals import stops  # noqa: PLC0415
    from marsad.following.watching import Watch  # noqa: PLC0415
    from marsad.intake.web import Fetcher  # noqa: PLC0415

    async with (
        Fetcher(web.settings()) as fetcher,
        Collector(ledger=ledger, fetcher=fetcher, readers=reading, listener=listener) as collector,
    ):
        with stops(collector.stop):
            watch = Watch(collector=collector, ended=journal.ended, status=journal.status, only=names)
            await watch.run()
