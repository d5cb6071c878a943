"""``marsad read``: what each report says, one JSON object a line."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from marsad.cli.shared import Complaints, columns_option, jobs_option, progress, tables_option
from marsad.models import to_json


@click.command()
@click.argument("files", nargs=-1, required=True)
@click.option("--pretty", is_flag=True, help="Indent the JSON, for people.")
@columns_option
@jobs_option
@tables_option
def command(
    files: tuple[str, ...], pretty: bool, columns: dict[str, str], jobs: int | None, tables: Path | None
) -> None:
    """Print what each report says, one JSON object a line, in the order given.

    FILES are pages, text, PDF, pictures, tables (JSON lines, CSV, Parquet, Excel), archives (WARC, WACZ,
    zip), exports of Telegram, folders of these, or - for standard input. What cannot be read is named on
    standard error, the rest is read, and the exit code is 1.

    \b
    Examples:
      marsad read report.txt page.html reports.jsonl > readings.jsonl
      marsad read posts.csv --columns text=caption,seen=posted_on > readings.jsonl
    """
    from marsad.pipeline import How, read_all  # noqa: PLC0415 (takes a while to load)

    complaints = Complaints()
    # Where the readings go to the same terminal, they are progress enough.
    with progress(quiet=sys.stdout.isatty()) as step:
        for one in read_all(files, complaints, How(tables, columns), jobs):
            click.echo(to_json(one.reading, indent=2 if pretty else None))
            step()
    complaints.end()
