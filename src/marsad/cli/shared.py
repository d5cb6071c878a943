"""What several commands need: the screen, the format option, and problems told on standard error."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar, cast

import click

from marsad.errors import MarsadError
from marsad.intake import reports
from marsad.intake.problem import Problem
from marsad.intake.records.columns import FIELDS
from marsad.models import Report
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
    """Add ``--tables DIR`` (parameter ``tables``), a folder of the user's own language tables, in order."""
    return _tables_option(_in_order)(command)


def unchecked_tables_option(command: F) -> F:
    """Add ``--tables DIR`` for the command that checks the tables itself."""
    return _tables_option(None)(command)


def _tables_option(callback: Callable[..., Path | None] | None) -> Callable[[F], F]:
    return click.option(
        "--tables",
        type=click.Path(exists=True, file_okay=False, path_type=Path),
        envvar="MARSAD_TABLES",
        show_envvar=True,
        metavar="DIR",
        callback=callback,
        help="A folder of your own language tables, used together with those of the program.",
    )


def _in_order(context: click.Context, _: click.Parameter, folder: Path | None) -> Path | None:
    """Return the folder; end the command with exit code 1 where its tables are faulty, each fault on a line.

    A wrong cell would be read as a wrong reading, so nothing is read with it.
    """
    from marsad.language.checks import check  # noqa: PLC0415 (only own tables need it)

    findings = check(folder).findings if folder is not None else ()
    for finding in findings:
        click.echo(f"marsad: {finding}", err=True)
    if findings:
        click.echo("marsad: nothing was read: mend these tables first (marsad check-tables)", err=True)
        context.exit(1)
    return folder


def columns_option(command: F) -> F:
    """Add ``--columns FIELD=NAME,…`` (parameter ``columns``), which says what the columns of tables hold."""
    return click.option(
        "--columns",
        multiple=True,
        metavar="FIELD=NAME,…",
        callback=_columns,
        help="Of CSV, Excel, Parquet and JSON lines: which column holds what, such as text=notes,seen=day. "
        f"FIELD is {', '.join(FIELDS)}; what is not said goes by the columns' names.",
    )(command)


def _columns(_: click.Context, __: click.Parameter, said: tuple[str, ...]) -> dict[str, str]:
    """Return the name of the column of each field; a name may have commas in it."""
    between = re.compile(rf",(?=\s*(?:{'|'.join(FIELDS)})=)")
    found: dict[str, str] = {}
    for pair in (pair for one in said for pair in between.split(one)):
        field, sign, name = (part.strip() for part in pair.partition("="))
        if field not in FIELDS or not sign or not name:
            raise click.BadParameter(f"{pair}: not FIELD=NAME; FIELD is {', '.join(FIELDS)}")
        found[field] = name
    return found


def jobs_option(command: F) -> F:
    """Add ``--jobs N`` (parameter ``jobs``), the number of processes that read."""
    return click.option(
        "--jobs",
        type=click.IntRange(min=1),
        envvar="MARSAD_JOBS",
        show_envvar=True,
        metavar="N",
        help="Read in so many processes; what comes out is the same. Without it as many as there are cores, "
        "but one for standard input and where there is little to read.",
    )(command)


def doc_option(command: F) -> F:
    """Add ``--doc ID`` (parameter ``doc``), which names one report of a file that holds several."""
    return click.option("--doc", metavar="ID", help="Of a file with several reports, the one of this doc.")(
        command
    )


def wanted(
    path: str, doc: str | None, complaints: Complaints, columns: Mapping[str, str]
) -> Iterator[Report]:
    """Yield the reports of a file, of several those of this ``doc``. Raises MarsadError if there is none."""
    found = False
    for report in reports([path], complaints, columns):
        if doc is None or report.doc == doc:
            found = True
            yield report
    if not found and not (doc is None and complaints.count):
        raise MarsadError(
            f"{path}: no report in it" if doc is None else f"{path}: no report has the doc {doc}"
        )


@contextmanager
def progress(*, quiet: bool = False, what: str = "reports") -> Iterator[Callable[[], None]]:
    """Show on a terminal how many reports, or what else, are done, one more with each call."""
    if quiet or not sys.stderr.isatty():
        yield lambda: None
        return
    from rich.console import Console  # noqa: PLC0415 (only terminals need it)
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn  # noqa: PLC0415

    columns = (BarColumn(), TextColumn(f"{{task.completed}} {what}"), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(what, total=None)
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
