"""``marsad explain``: why each figure of a report was read, and why each other number of it was not."""

from __future__ import annotations

from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

import click

from marsad.cli.shared import Complaints, columns_option, doc_option, screen, tables_option, wanted
from marsad.errors import MarsadError
from marsad.models import to_json
from marsad.publish.table import printable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from marsad.models import Report
    from marsad.reader.reasons.explain import Explanation


@click.command()
@click.argument("report")
@doc_option
@columns_option
@click.option(
    "--figure", type=click.IntRange(1), metavar="N", help="Only the figure that marsad report marks with N."
)
@click.option("--json", "for_programs", is_flag=True, help="One JSON object a report, for programs.")
@tables_option
def command(
    report: str,
    *,
    doc: str | None,
    columns: dict[str, str],
    figure: int | None,
    for_programs: bool,
    tables: Path | None,
) -> None:
    """Show why each figure of a report was read, and why each other number of it was not.

    REPORT is a file or a folder, or - for standard input. Of each figure you see its words, with the counted
    people in ⟦⟧, the word of harm in {} and the word for how exact it is in ⟨⟩; the rule that read it, who
    states it, and whether it is part of another. Below stand all other numbers and people of the report,
    each with the reason for which it is no figure.

    \b
    Examples:
      marsad explain saved-page.html
      marsad explain texts.jsonl --doc a17 --figure 3
      marsad explain texts.jsonl --json | jq .refused
    """
    complaints = Complaints()
    told = _explained(wanted(report, doc, complaints, columns), tables)
    if for_programs:
        _write_json(told, figure)
    else:
        _write(told, figure)
    complaints.end()


def _explained(found: Iterator[Report], tables: Path | None) -> Iterator[Explanation]:
    from marsad.reader.reasons.explain import explain  # noqa: PLC0415 (its tables take a while to load)

    return (explain(report, tables) for report in found)


def _write_json(told: Iterator[Explanation], figure: int | None) -> None:
    from marsad.publish.explained import as_json  # noqa: PLC0415 (needs the reader)

    for one in told:
        known = as_json(one)
        if figure is not None:
            _check(one, figure)
            known["figures"] = [each for each in known["figures"] if each["number"] == figure]
        click.echo(to_json(known))


def _write(told: Iterator[Explanation], figure: int | None) -> None:
    from marsad.publish.explained import write_explanation  # noqa: PLC0415 (needs the reader)

    out, first, second = screen(), next(told, None), next(told, None)
    for number, one in enumerate(one for one in chain((first, second), told) if one is not None):
        if second is not None:
            out.out.write("\n" * bool(number) + f"== {out.shown(printable(one.report.doc))}\n\n")
        if figure is not None:
            _check(one, figure)
        write_explanation(one, out, figure)


def _check(told: Explanation, figure: int) -> None:
    """Raise MarsadError where a report has no figure of this number."""
    from marsad.publish.explained import numbered  # noqa: PLC0415 (needs the reader)

    numbers = numbered(told)
    if figure not in numbers:
        there = ", ".join(map(str, sorted(numbers))) or "none"
        raise MarsadError(f"{told.report.doc}: no figure {figure}; its figures: {there}")
