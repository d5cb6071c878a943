"""``marsad forget``: withhold a report for good."""

from __future__ import annotations

import click

from marsad.cli.ledgers import grounds_options, ledger_option, say


@click.command()
@click.argument("report")
@ledger_option
@grounds_options
def command(report: str, ledger: str, by: str, why: str) -> None:
    """Withhold a REPORT: its text, title, bytes and readings are deleted for good, for legal need.

    What stays is a tombstone in marsad history: the report's id, when, who, why, and hashes by which the same
    text or bytes are refused when they come again. Its figures no longer count; ids of incidents that other
    reports tell of too lead on. REPORT is a doc, an id, or the start of one. Doing it again changes nothing.

    marsad undo with the number of the correction lets the text be added again; it does not bring it back.

    \b
    Example:
      marsad forget 3f0a91 --ledger l.db --by "R. Hassan" --why "court order 12/2024"
    """
    from marsad.ledger import Ledger  # noqa: PLC0415 (the database takes a while to load)

    with Ledger.open(ledger) as opened:
        done = opened.forget(report, who=by, why=why)
    say(
        f"{'withheld' if done.new else 'withheld before:'} report {done.correction.incident}", done.correction
    )
    for kin in done.kin:
        click.echo(f"still there: report {kin.report} ({kin.doc}), {kin.what}")
