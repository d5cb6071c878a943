"""``marsad diff``: what changed from one version of a report to another."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from marsad.cli.ledgers import ledger_option
from marsad.cli.shared import format_option, screen
from marsad.errors import MarsadError
from marsad.publish import Column, Format, emit

if TYPE_CHECKING:
    from marsad.ledger import Ledger
    from marsad.ledger.reports.versions import Version

_COLUMNS = tuple(Column(key, key) for key in ("field", "number", "kind", "before", "after", "marked"))


@click.command()
@click.argument("report")
@click.option("--with", "other", metavar="REPORT", help="Any other report; without it, the version before.")
@ledger_option
@format_option
def command(report: str, other: str | None, ledger: str, form: Format) -> None:
    """Show what changed in title and text from the version before to REPORT, by paragraphs and words.

    Words that went stand in [-…-], those that came in {+…+}; paragraphs that stayed are left out. The rows
    of jsonl and csv hold each paragraph before and after.

    \b
    Examples:
      marsad diff 3f0a91 --ledger l.db
      marsad diff 3f0a91 --with 77b2c0 --ledger l.db
    """
    from marsad.ledger import Ledger  # noqa: PLC0415 (the database takes a while to load)
    from marsad.publish.versions import between, difference_rows, write_differences  # noqa: PLC0415

    with Ledger.open(ledger) as opened:
        before, after = _pair(opened, report, other)
    found = between(before, after)
    if form != "table":
        emit(difference_rows(found), _COLUMNS, form, screen())
    elif found:
        write_differences(found, screen())
    else:
        click.echo("the same title and text, but for blanks")


def _pair(ledger: Ledger, name: str, other: str | None) -> tuple[Version, Version]:
    """Return the two versions to compare, the earlier first."""
    later, at = _found(ledger, name)
    if other is not None:
        versions, where = _found(ledger, other)
        return versions[where], later[at]
    if at == 0:
        raise MarsadError(f"{name}: is the first version; name another report with --with")
    return later[at - 1], later[at]


def _found(ledger: Ledger, name: str) -> tuple[Sequence[Version], int]:
    """Return the versions of a report's page, and which of them it is; of a doc with several, the last."""
    versions = ledger.versions(name)
    own = [n for n, one in enumerate(versions) if name == one.doc or one.report.startswith(name)]
    return versions, own[-1]
