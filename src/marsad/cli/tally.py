"""``marsad tally``: our own count of incidents and sums of what is reported, with all that is behind them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, TypeAlias, get_args

import click

from marsad.cli.ledgers import ledger_option, rule_option
from marsad.cli.scoping import asked_of, keys_of, scope_options
from marsad.cli.shared import format_option, screen
from marsad.models import Measure
from marsad.publish import Column, Format, Screen, emit, section

if TYPE_CHECKING:
    from marsad.ledger.tallies.counting import Count
    from marsad.ledger.tallies.trends import Trends

_MEASURES = tuple(measure for measure in get_args(Measure) if measure != "incidents")
_NUMBERS = (
    Column("count", "incidents", right=True),
    Column("low", "low", right=True),
    Column("best", "best", right=True),
    Column("high", "high", right=True),
    Column("note", "note"),
)
_INCIDENT = (
    Column("id", "id"),
    Column("date", "date"),
    Column("place", "place"),
    Column("type", "type"),
    Column("perpetrators", "perpetrators"),
)

_PAIR = (Column("incident", "incident"), Column("other", "and"))
Pairs: TypeAlias = Sequence[tuple[str, str]]
"""Incidents, by id, that may be one."""


@click.command()
@ledger_option
@scope_options
@click.option(
    "--measure",
    "measures",
    type=click.Choice(_MEASURES),
    multiple=True,
    help="What is summed; may be repeated.  [default: killed; all of them with --by measure]",
)
@click.option(
    "--by",
    "keys",
    metavar="KEY,…",
    default="",
    help="Rows: year, month, week, day, country, area, place, perpetrator, type, grade, "
    "claimant (the kinds of those who count), status, affiliation, demographic, group (the last three "
    "together), measure; several with commas between them.",
)
@click.option("--list", "listed", is_flag=True, help="List the incidents behind each row and those left out.")
@rule_option
@format_option
def command(
    ledger: str,
    measures: tuple[Measure, ...],
    keys: str,
    rule: str,
    form: Format,
    *,
    listed: bool,
    **asked: Any,
) -> None:
    """Count the incidents of a scope and sum what is reported of them, in rows by month, area and more.

    Low, best and high are sums of each, as reported: they are not "the toll". An incident counts once. What
    may belong to the scope but is left out is told with the grounds; a date or place that is not known well
    enough for a row has a row of its own. With --by month, months that stand out from those before them are
    pointed out. jsonl lists the incidents behind every number; csv gives rows and totals.

    \b
    Examples:
      marsad tally --ledger l.db --since 2022 --until 2022-06 --by month
      marsad tally --ledger l.db --area Raqqa --perpetrator "Islamic State" --by month,group --list
      marsad tally --ledger l.db --country YE --status civilian --measure killed --measure injured --by area
    """
    from marsad.ledger import Ledger  # noqa: PLC0415 (the database takes a while to load)
    from marsad.ledger.tallies.asking import scope_of  # noqa: PLC0415
    from marsad.ledger.tallies.trends import trends  # noqa: PLC0415

    by, of_measure = keys_of(keys)
    wished = asked_of(asked)
    with Ledger.open(ledger) as opened:
        scope, people = scope_of(wished, opened)
        wanted = measures or (_MEASURES if of_measure else ("killed",))
        made = opened.count(scope, by, measures=wanted, people=people, rule=rule)
        pairs = opened.nearly_one([one.id for one in made.counted])
    months = trends(made.counted, scope) if "month" in by else None
    if form == "table":
        _write(made, pairs, months, rule, screen(), listed=listed, measured=len(wanted) > 1)
    else:
        _emit(made, pairs, months, form, screen())


def _emit(made: Count, pairs: Pairs, months: Trends | None, form: Format, out: Screen) -> None:
    from marsad.publish.counts import (  # noqa: PLC0415
        count_row,
        left_out_row,
        nearly_one_row,
        stand_out_row,
    )

    rows = [count_row(row, made, "row") for row in made.rows if made.by]
    rows += [count_row(row, made, "total") for row in made.totals]
    if form == "jsonl":
        rows = [{key: value for key, value in row.items() if key != "ids"} for row in rows]
        rows += [stand_out_row(one) for one in (months.outstanding if months else ())]
        rows += [left_out_row(one) for one in made.omitted]
        rows += map(nearly_one_row, pairs)
    keys = ("row", *made.by, "measure", "count", "numbered", "low", "best", "high", "note", "ids")
    emit(rows, [Column(key, key) for key in keys], form, out)


def _write(
    made: Count,
    pairs: Pairs,
    months: Trends | None,
    rule: str,
    out: Screen,
    *,
    listed: bool,
    measured: bool,
) -> None:
    from marsad.publish.counts import (  # noqa: PLC0415
        behind_rows,
        count_row,
        left_out_row,
        left_out_words,
        nearly_one_row,
        nearly_one_words,
        scope_words,
        trend_words,
    )

    keys = [Column(key, key) for key in made.by] + [Column("measure", "measure")] * measured
    out.out.write(out.shown(f"Reported {_measures(made)}: {scope_words(made.scope, made.people)}") + "\n")
    out.out.write(f"low, best and high are sums of each, by the rule {rule}\n\n")
    rows = [count_row(row, made, "row") for row in made.rows if made.by]
    totals = [
        {**count_row(row, made, "total"), **({keys[0].key: "total"} if rows else {})} for row in made.totals
    ]
    emit([*rows, *totals], [*(keys or [Column("row", "")]), *_NUMBERS], "table", out)
    out.out.write(f"\n{left_out_words(made)}\n")
    for line in (*nearly_one_words(pairs), *(trend_words(months) if months else ())):
        out.out.write(f"{line}\n")
    if listed:
        head = [column for column in _INCIDENT if column.key not in made.by]
        section("Behind each row", behind_rows(made), [*keys, *head, Column("number", "number")], out)
        left_out = [left_out_row(one) for one in made.omitted]
        section("Left out", left_out, [*_INCIDENT[:4], Column("grounds", "why")], out)
        if pairs:
            section("May be one", map(nearly_one_row, pairs), _PAIR, out)


def _measures(made: Count) -> str:
    return ", ".join(row.measure for row in made.totals)
