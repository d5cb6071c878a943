"""``marsad search``: the reports of a ledger by their words."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import click

from marsad.cli.ledgers import ledger_option
from marsad.cli.scoping import DAY_FROM, DAY_TO
from marsad.cli.shared import format_option, screen
from marsad.publish import Column, Format, emit

if TYPE_CHECKING:
    from marsad.ledger.searching.searching import Hit, Order
    from marsad.publish.rows import Row

_COLUMNS = tuple(
    Column(key, key) for key in ("report", "doc", "seen", "source", "incidents", "title", "words")
)


@click.command()
@click.argument("words", nargs=-1, required=True)
@ledger_option
@click.option("--since", type=DAY_FROM, help="Only reports seen from then on: a day, month or year.")
@click.option("--until", type=DAY_TO, help="Only reports seen until the end of that day, month or year.")
@click.option("--outlet", "outlets", multiple=True, metavar="NAME", help="Only reports of this publisher.")
@click.option(
    "--area", default="", metavar="NAME", help="Only reports of incidents in this first-level area."
)
@click.option("--actor", default="", metavar="NAME", help="Only reports of incidents with this actor.")
@click.option("--order", type=click.Choice(["best", "newest"]), default="best", show_default=True)
@click.option("--limit", type=click.IntRange(1, 1000), default=20, show_default=True)
@format_option
def command(
    words: tuple[str, ...],
    ledger: str,
    form: Format,
    limit: int,
    *,
    since: dt.date | None,
    until: dt.date | None,
    outlets: tuple[str, ...],
    area: str,
    actor: str,
    order: Order,
) -> None:
    """Find reports by WORDS that all occur in them, or a phrase in quotation marks.

    Arabic is found whatever its hamzas, diacritics and tatweel, with and without «و ف ب ل ك» and the article,
    in the plural and the feminine. What was found stands in ⟦brackets⟧.

    \b
    Examples:
      marsad search غارة حلب --ledger l.db
      marsad search قتلى --area Aleppo --actor "تنظيم الدولة" --ledger l.db
      marsad search '"سيارة مفخخة"' --since 2019 --order newest --ledger l.db
    """
    from marsad.ledger import Ledger  # noqa: PLC0415 (the database takes a while to load)
    from marsad.ledger.searching.searching import Search  # noqa: PLC0415
    from marsad.ledger.tallies.asking import telling  # noqa: PLC0415

    asked = Search(
        asked=" ".join(words),
        first=since,
        last=until,
        outlets=outlets,
        telling=telling(area, actor),
        order=order,
    )
    with Ledger.open(ledger) as opened:
        found = opened.search(asked, limit=limit)
    emit([_row(hit) for hit in found.hits], _COLUMNS, form, screen())
    last = f", the best of the last {found.ordered} to arrive" if found.ordered < found.total else ""
    click.echo(f"{found.total} found, {len(found.hits)} listed{last}", err=True)


def _row(hit: Hit) -> Row:
    shown = {
        key: "".join(f"⟦{bit.text}⟧" if bit.found else bit.text for bit in bits)
        for key, bits in (("title", hit.title), ("words", hit.words))
    }
    return {
        "report": hit.report,
        "doc": hit.doc,
        "seen": hit.seen,
        "source": hit.source,
        "incidents": list(hit.incidents),
        **shown,
    }
