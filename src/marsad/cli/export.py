"""``marsad export``: the ledger in formats that others read."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, get_args

import click

from marsad.cli.filtering import FILTERS, filter_options
from marsad.models.incident import RuleId
from marsad.publish.exports import FORMATS
from marsad.publish.exports.model import WHATS, What


@click.command()
@click.option(
    "--ledger",
    metavar="LEDGER",
    envvar="MARSAD_LEDGER",
    show_envvar=True,
    help="A file, or postgresql://user@host/database.",
)
@click.option(
    "--format",
    "forms",
    type=click.Choice(list(FORMATS)),
    multiple=True,
    default=["csv"],
    show_default=True,
    help="May be repeated where --out is a folder.",
)
@click.option(
    "--what",
    "whats",
    type=click.Choice(WHATS),
    multiple=True,
    help="Which table; incidents unless said otherwise, all of them where --out is a folder.",
)
@click.option(
    "--out",
    metavar="FILE|FOLDER/",
    help="Where to; standard output unless given. Beside each file stands a note of what it leaves out.",
)
@click.option("--force", is_flag=True, help="Write over files that are there already.")
@click.option("--manifest", is_flag=True, help="Write FILE.sha256 too; a folder always gets SHA256SUMS.")
@click.option(
    "--rule",
    type=click.Choice(get_args(RuleId)),
    envvar="MARSAD_RULE",
    show_envvar=True,
    help="How best follows from claimants who differ; unless given: conservative for acled, ucdp for "
    "ucdp-ged, else middle.",
)
@click.option(
    "--quotes/--no-quotes",
    default=None,
    help="With or without the words of reports, claimants who may be private persons, and homes; unless "
    "given: with them in csv, jsonl and parquet, without in geojson, acled and ucdp-ged.",
)
@filter_options
@click.option("--rejected", is_flag=True, help="Incidents that a reviewer rejected too.")
@click.option("--excel", is_flag=True, help="CSV with the mark by which Excel knows UTF-8.")
@click.option(
    "--note", is_flag=True, help="Print what the format cannot hold, and of LEDGER what it leaves out."
)
def command(
    ledger: str | None, forms: Sequence[str], whats: Sequence[What], out: str | None, **options: Any
) -> None:
    """Export a ledger: tables, map layers, and the columns of ACLED and UCDP GED.

    Every row has a permanent id and the versions of program, reader and rule that made it. No spreadsheet
    takes a cell for a formula. All is of the moment when the command began; others may add meanwhile. What a
    format has no room for is counted, on standard error or in a note beside the file. Options such as
    --since, --actor or --words limit it to some incidents, as the filters of the pages do, and to the reports
    that tell of them.

    \b
    Examples:
      marsad export --ledger l.db > incidents.csv
      marsad export --ledger l.db --format acled --out 2024.csv --manifest
      marsad export --ledger l.db --format csv --format geojson --out release/
      marsad export --ledger l.db --since 2023 --country SY --actor "داعش" --role perpetrator > is.csv
      marsad export --ledger l.db --contested yes --measure injured --format geojson --out contested.geojson
      marsad export --ledger l.db --words '"سيارة مفخخة"' --review confirmed --format jsonl > cars.jsonl
      marsad export --format ucdp-ged --note
    """
    from marsad.cli.exporting import Asked, run  # noqa: PLC0415 (the database takes a while to load)

    within = {name: options.pop(name) for name in FILTERS}
    asked = Asked(forms=tuple(dict.fromkeys(forms)), whats=tuple(whats), out=out, within=within, **options)
    run(ledger, asked)
