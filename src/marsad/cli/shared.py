"""What several commands need: the screen, the format option, and problems told on standard error."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar, cast

import click

from marsad.intake.problem import Problem
from marsad.publish.bidi import Bidi
from marsad.publish.screen import Screen

F = TypeVar("F", bound=Callable[..., Any])


def screen() -> Screen:
    """Return standard output as a screen, in the order of Arabic that the user asked for."""
    bidi = click.get_current_context().find_root().obj or "auto"
    return Screen.of(sys.stdout, cast("Bidi", bidi))


def format_option(command: F) -> F:
    """Add ``--format table|jsonl|csv`` (parameter ``form``) to a command."""
    return click.option(
        "--format",
        "form",
        type=click.Choice(["table", "jsonl", "csv"]),
        default="table",
        show_default=True,
        help="table for people; jsonl and csv for programs.",
    )(command)


def tables_option(command: F) -> F:
    """Add ``--tables DIR`` (parameter ``tables``), a folder of the user's own language tables."""
    return click.option(
        "--tables",
        type=click.Path(exists=True, file_okay=False, path_type=Path),
        envvar="MARSAD_TABLES",
        show_envvar=True,
        metavar="DIR",
        help="A folder of your own language tables, used together with those of the program.",
    )(command)


@contextmanager
def progress(*, quiet: bool = False) -> Iterator[Callable[[], None]]:
    """Show on a terminal how many reports are done, one more with each call; elsewhere nothing."""
    if quiet or not sys.stderr.isatty():
        yield lambda: None
        return
    from rich.console import Console  # noqa: PLC0415 (only terminals need it)
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn  # noqa: PLC0415

    columns = (BarColumn(), TextColumn("{task.completed} reports"), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("reports", total=None)
        yield lambda: bar.advance(task)


class Complaints:
    """Tells each problem on standard error as it comes, and counts them."""

    def __init__(self) -> None:
        self.count = 0

    def __call__(self, problem: Problem) -> None:
        """Write the problem on one line."""
        self.count += 1
        click.echo(f"marsad: {problem}", err=True)

    def end(self) -> None:
        """End the command with exit code 1 if there was any problem."""
        if self.count:
            click.get_current_context().exit(1)
