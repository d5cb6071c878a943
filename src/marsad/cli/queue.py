"""``marsad queue``: what needs a person, and what to type next."""

from __future__ import annotations

import click

from marsad.cli.ledgers import ledger_option
from marsad.cli.shared import format_option, screen
from marsad.models.waiting import KINDS, Kind
from marsad.publish import Column, Format, emit

_TABLE = (
    Column("kind", "kind"),
    Column("incident", "incident"),
    Column("about", "about"),
    Column("score", "score", right=True),
    Column("next", "next"),
)


@click.command()
@ledger_option
@click.option("--kind", "kinds", type=click.Choice(KINDS), multiple=True, help="Only what is of this kind.")
@click.option("--limit", type=click.IntRange(min=1), metavar="NUMBER", help="No more than this many.")
@format_option
def command(ledger: str, kinds: tuple[Kind, ...], limit: int | None, form: Format) -> None:
    """List what needs a person, with what to type next.

    link: an account whose link is not certain. near miss: two incidents that were nearly one. contested:
    claimants exclude each other. odd: a part larger than its whole, a count ten times another. no incident:
    a report that is relevant, but from which none was read. unknown place, unknown actor: a name that no
    table knows. lost correction: no report tells any more of what was set. What is decided leaves the list,
    and so does a name when its reports are read again with a table that has it.

    \b
    Example:
      marsad queue --ledger l.db --kind "near miss"
    """
    from marsad.ledger import Ledger  # noqa: PLC0415 (the database takes a while to load)

    with Ledger.open(ledger) as opened:
        items = opened.queue(kinds or KINDS, limit)
    rows = ({column.key: getattr(one, column.key) for column in _TABLE} for one in items)
    emit(rows, _TABLE, form, screen())
