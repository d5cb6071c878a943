"""``marsad set``: a reviewer sets what was read wrongly."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

import click

from marsad.cli.ledgers import Grounds, decision_options, say

_FIGURE = re.compile(r"(?P<report>.+):(?P<number>\d+)\.(?P<field>\w+)", re.DOTALL)


@click.command()
@click.argument("incident")
@click.argument("settings", nargs=-1, required=True, metavar="FIELD=VALUE...")
@decision_options
def command(incident: str, settings: tuple[str, ...], ledger: str, by: Grounds) -> None:
    """Set fields of an incident, or of a figure that a report states of it.

    Fields of an incident: type, date (a day, month or year, or FIRST..LAST), place.name, place.admin1,
    place.country, place.lat, place.lon, place.precision, facility, perpetrators («NAME (BASIS); NAME»),
    targets, claimed_by. Nothing after = stands for unknown.

    Fields of a figure, as REPORT:NUMBER.FIELD, with the NUMBER that marsad report REPORT gives the figure:
    count (8, 8..10, at_least 8, dozens), measure, status, affiliation, demographic, claimant,
    part=yes|no, withdrawn=yes|no (it is no figure of this incident).

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
        made = opened.amend(incident, fields, asked, **by.said())
    say(f"set {', '.join(one.partition('=')[0] for one in settings)} of {made.incident}", made)


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
