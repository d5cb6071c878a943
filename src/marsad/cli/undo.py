"""``marsad undo``: a reviewer takes a correction back."""

from __future__ import annotations

import click

from marsad.cli.ledgers import Grounds, decision_options, say


@click.command()
@click.argument("what", metavar="NUMBER|INCIDENT|REPORT")
@decision_options
def command(what: str, ledger: str, by: Grounds) -> None:
    """Take back a correction: by its NUMBER in marsad history, or the last that stands of an INCIDENT,
    or of a REPORT that was dismissed.

    Nothing is deleted: what was decided stays in the history, and that it was taken back, by whom and why.
    A number of six digits or more is taken for the start of an incident's id; write #NUMBER to be sure.

    \b
    Examples:
      marsad undo 12 --ledger l.db --by "R. Hassan" --why "two raids after all"
      marsad undo 3f0a91 --ledger l.db --by "R. Hassan" --why "two raids after all"
    """
    from marsad.ledger import Ledger  # noqa: PLC0415 (the database takes a while to load)

    with Ledger.open(ledger) as opened:
        made = opened.undo(_number(what) or what, **by.said())
    say(f"undid correction {made.undoes} of {made.incident}", made)


def _number(what: str) -> int | None:
    digits = what.removeprefix("#")
    plain = digits.isascii() and digits.isdigit()
    return int(digits) if plain and (what != digits or len(digits) < 6) else None
