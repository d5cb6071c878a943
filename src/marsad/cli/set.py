"""``marsad set``: a reviewer sets what was read wrongly."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

import click

from marsad.cli.ledgers import Grounds, decision_options, say
from marsad.cli.shared import tables_option
from marsad.models import Correction

_FIGURE = re.compile(r"(?P<report>.+):(?P<number>\d+)\.(?P<field>\w+)", re.DOTALL)


@click.command()
@click.argument("incident")
@click.argument("settings", nargs=-1, required=True, metavar="FIELD=VALUE...")
@tables_option
@decision_options
def command(incident: str, settings: tuple[str, ...], tables: Path | None, ledger: str, by: Grounds) -> None:
    """Set fields of an incident, or of a figure that a report states of it.

    Fields of an incident: type, date (a day, month or year, or FIRST..LAST), place.name, place.admin1,
    place.country, place.lat, place.lon, place.precision, facility, perpetrators («NAME (BASIS); NAME»),
    targets, claimed_by. Nothing after = stands for unknown.

    Fields of a figure, as REPORT:NUMBER.FIELD, with the NUMBER that marsad report REPORT gives the figure:
    count (8, 8..10, at_least 8, dozens), measure, status, affiliation, demographic, claimant,
    part=yes|no, withdrawn=yes|no (it is no figure of this incident).

    A place's name brings its area, country and coordinates from the gazetteer, that of --tables too. Where
    several places have the name, nothing is set, and they are listed with what to write.

    What was read stays beside it in marsad show. The decision is kept for good and holds when reports are
    read anew; marsad undo takes it back.

    \b
    Examples:
      marsad set 3f0a type=shelling date=2021-05-09 --ledger l.db --by "R. Hassan" --why "hospital record"
      marsad set 3f0a radio.txt:4.count=8 --ledger l.db --by "R. Hassan" --why "misread: eight, not eighty"
    """
    from marsad.ledger import Ledger  # noqa: PLC0415 (the database takes a while to load)
    from marsad.publish.asked import figure_asked  # noqa: PLC0415

    fields, figures = _parted(settings)
    with Ledger.open(ledger) as opened:
        asked = [
            figure_asked(opened.report(report), number, values)
            for (report, number), values in figures.items()
        ]
        made = opened.amend(incident, fields, asked, tables=tables, **by.said())
    say(f"set {', '.join(one.partition('=')[0] for one in settings)} of {made.incident}", made)
    if placed := _placed(made):
        click.echo(placed)


def _placed(made: Correction) -> str:
    """Say where the place lies that was set, empty where none was."""
    from marsad.ledger.reviewing.corrections import detail_of  # noqa: PLC0415
    from marsad.ledger.reviewing.locating import moves  # noqa: PLC0415

    values = detail_of(made).fields
    if not moves(values):
        return ""
    told = [values.get(f"place.{name}") for name in ("name", "admin1", "country")]
    where = ", ".join(part for part in told if part) or "unknown place"
    if values.get("place.lat") is None or values.get("place.lon") is None:
        return f"{where}: without coordinates; set place.lat, place.lon and place.precision if you know them"
    return f"{where}: {values['place.lat']:g}, {values['place.lon']:g} ({values.get('place.precision')})"


def _parted(settings: Sequence[str]) -> tuple[dict[str, str], dict[tuple[str, int], dict[str, str]]]:
    """Return what is to be set of the incident, and of figures by report and number."""
    fields: dict[str, str] = {}
    figures: defaultdict[tuple[str, int], dict[str, str]] = defaultdict(dict)
    for one in settings:
        name, equals, value = one.partition("=")
        if not equals:
            raise click.UsageError(f"{one}: write FIELD=VALUE")
        if found := _FIGURE.fullmatch(name):
            figures[found["report"], int(found["number"])][found["field"]] = value
        else:
            fields[name] = value
    return fields, figures
