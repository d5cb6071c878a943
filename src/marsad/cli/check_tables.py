"""``marsad check-tables``: what is wrong in the language tables."""

from __future__ import annotations

from pathlib import Path

import click

from marsad.cli.shared import unchecked_tables_option
from marsad.language.checks import check


@click.command("check-tables")
@unchecked_tables_option
def command(tables: Path | None) -> None:
    """Check the language tables: the words, actors, forces and kinds of people that the reader knows.

    Prints one line for each thing that is wrong: the file, the line, what it is and what to do; the exit
    code is then 1.

    \b
    Examples:
      marsad check-tables
      marsad check-tables --tables my-tables/
    """
    checked = check(tables)
    for finding in checked.findings:
        click.echo(finding)
    if checked.findings:
        click.get_current_context().exit(1)
    click.echo(f"ok: {checked.tables} tables, {checked.rows} rows, {checked.forms} forms")
