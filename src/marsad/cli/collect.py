"""``marsad collect``: what is new at the sources, once."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from marsad.cli.followed import Web, jobs_option, web_options
from marsad.cli.ledgers import ledger_option
from marsad.cli.shared import format_option, progress, screen, tables_option
from marsad.errors import MarsadError
from marsad.publish import Column, Format, emit

if TYPE_CHECKING:
    from marsad.following import Readers, Round
    from marsad.intake import Problem
    from marsad.ledger import Ledger
    from marsad.ledger.following.followed import Followed
    from marsad.ledger.following.items import State

_COLUMNS = (
    Column("source", "source"),
    Column("noted", "new", right=True),
    Column("added", "added", right=True),
    Column("unchanged", "unchanged", right=True),
    Column("failed", "failed", right=True),
    Column("left", "left", right=True),
)


@click.command()
@click.argument("names", nargs=-1, metavar="[SOURCE]...")
@click.option("--again", is_flag=True, help="Fetch anew what was taken or failed: needs a SOURCE.")
@jobs_option
@web_options
@ledger_option
@tables_option
@format_option
def command(
    names: Sequence[str],
    *,
    ledger: str,
    tables: Path | None,
    form: Format,
    web: Web,
    again: bool,
    jobs: int | None,
) -> None:
    """Take what is new at the sources, or at those named, once, and add it to the ledger.

    What an earlier run left, however it ended, is completed first. What cannot be fetched or read is named on
    standard error, the rest is added, and the exit code is 1. Sources that are paused are left out unless
    named.

    \b
    Examples:
      marsad collect --ledger l.db
      marsad collect gazette --ledger l.db --jobs 2
    """
    from marsad.following.readers import readers  # noqa: PLC0415 (the web takes a while to load)
    from marsad.ledger import Ledger  # noqa: PLC0415 (the database takes a while to load)

    if again and not names:
        raise click.UsageError("--again needs the SOURCE that is to be fetched anew")
    with Ledger.open(ledger) as opened, readers(tables, jobs) as reading, progress() as step:
        wanted = _wanted(opened, names)
        for one in wanted if again else ():
            opened.sources.again(one)
        rounds, stopped = asyncio.run(_collected(opened, wanted, reading, _Told(step), web))
    emit([{"source": name} | asdict(done) for name, done in rounds], _COLUMNS, form, screen())
    if stopped:
        click.echo("marsad: stopped; the same command goes on", err=True)
    if stopped or any(done.failed for _, done in rounds):
        click.get_current_context().exit(1)


def _wanted(ledger: Ledger, names: Sequence[str]) -> list[Followed]:
    if names:
        return [ledger.sources.named(name) for name in dict.fromkeys(names)]
    every = ledger.sources.all()
    if not every:
        raise MarsadError(f"{ledger.name}: no sources in it yet; add one with: marsad sources add")
    return [one for one in every if not one.paused]


async def _collected(
    ledger: Ledger, wanted: Sequence[Followed], reading: Readers, told: _Told, web: Web
) -> tuple[list[tuple[str, Round]], bool]:
    """Collect from all sources at once; return what came of each, and whether it was stopped."""
    from marsad.following import Collector  # noqa: PLC0415
    from marsad.following.signals import stops  # noqa: PLC0415
    from marsad.intake.web import Fetcher  # noqa: PLC0415

    async with (
        Fetcher(web.settings()) as fetcher,
        Collector(ledger=ledger, fetcher=fetcher, readers=reading, listener=told) as collector,
    ):
        with stops(collector.stop):
            rounds = await asyncio.gather(*(collector.collect(one) for one in wanted))
    return [(one.name, done) for one, done in zip(wanted, rounds, strict=True)], collector.stop.is_set()


class _Told:
    """Shows problems as they come, and on a terminal how far it is."""

    def __init__(self, step: Callable[[], None]) -> None:
        self._step = step

    def moved(self, one: Followed, state: State, many: int = 1) -> None:  # noqa: ARG002 (a listener's)
        """Show what was added."""
        for _ in range(many if state == "added" else 0):
            self._step()

    def fetched(self, one: Followed, seconds: float) -> None:
        """Show nothing."""

    def answered(self, one: Followed) -> None:
        """Show nothing."""

    def problem(self, one: Followed, problem: Problem) -> None:
        """Write the problem on one line."""
        from marsad.following.journal import plain  # noqa: PLC0415 (the web takes a while to load)

        click.echo(f"marsad: {plain(f'{one.name}: {problem}')}", err=True)

    def trouble(self, why: str) -> None:
        """Write it on one line."""
        click.echo(f"marsad: {why}", err=True)
