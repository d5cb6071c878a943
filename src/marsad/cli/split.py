"""``marsad split``: a reviewer's decision that accounts are not of the incident they were linked to."""

from __future__ import annotations

import click

from marsad.cli.ledgers import Grounds, decision_options, say


@click.command()
@click.argument("incident")
@click.argument("accounts", nargs=-1, required=True, metavar="REPORT[:ACCOUNT]...")
@decision_options
def command(incident: str, accounts: tuple[str, ...], ledger: str, by: Grounds) -> None:
    """Split accounts off an incident: they become one of their own, under the id of their first account.

    REPORT is the doc or id of a report, and stands for all of its accounts in INCIDENT; REPORT:ACCOUNT for
    one of them, by its name in marsad show. Instead of these, another incident may be named, which is then
    held apart from INCIDENT for good. They never come together again with those that stay, also when
    reports are read anew or further ones come in. marsad undo takes the decision back.

    \b
    Examples:
      marsad split 3f0a radio.txt --ledger l.db --by "R. Hassan" --why "another quarter, two hours later"
      marsad split 3f0a 91cc --ledger l.db --by "R. Hassan" --why "two raids on one night"
    """
    from marsad.ledger import Ledger  # noqa: PLC0415 (the database takes a while to load)

    with Ledger.open(ledger) as opened:
        made = opened.split(incident, accounts, **by.said())
        parts = opened.incidents_of(made)
    say(f"split {made.incident}: {' and '.join(parts)} are apart", made)
