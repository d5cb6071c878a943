"""``marsad add``: reports into a ledger."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from marsad.cli.ledgers import ledger_option
from marsad.cli.shared import Complaints, columns_option, jobs_option, progress, tables_option
from marsad.intake import Problem, received

if TYPE_CHECKING:
    from marsad.intake import Received
    from marsad.ledger import Addition, Ledger, Outcome

_DIFFERS = "there already, with another day, publisher, address, author or credit; those of the first stay"


@click.command()
@click.argument("files", nargs=-1, required=True)
@ledger_option
@click.option(
    "--readings",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Readings made elsewhere, JSON lines, that go in place of our own; matched to FILES by doc.",
)
@click.option("--unproven", is_flag=True, help="Take readings that lack evidence. False quotes never are.")
@click.option(
    "--no-originals",
    "bare",
    is_flag=True,
    help="Do not keep the bytes that the reports were made from, only what they say.",
)
@columns_option
@jobs_option
@tables_option
def command(
    files: tuple[str, ...],
    *,
    ledger: str,
    readings: Path | None,
    unproven: bool,
    bare: bool,
    columns: dict[str, str],
    jobs: int | None,
    tables: Path | None,
) -> None:
    """Read reports and add what they say to a ledger, which is made if it is not there.

    FILES are pages, text, PDF, pictures, tables (JSON lines, CSV, Parquet, Excel), archives (WARC, WACZ,
    zip), exports of Telegram, folders of these, or - for standard input. Adding the same reports again
    changes nothing. Input that cannot be read is named on standard error, the rest is added, and the exit
    code is 1. The bytes as they came in are kept beside the reports: see marsad original.

    \b
    Examples:
      marsad add saved-pages/ --ledger l.db
      marsad add texts.jsonl --readings readings.jsonl --ledger l.db
    """
    from marsad.ledger import Ledger  # noqa: PLC0415 (the database takes a while to load)

    if unproven and readings is None:
        raise click.UsageError("--unproven needs --readings")
    complaints = Complaints()
    with Ledger.open(ledger, create=True) as opened:
        if readings is None:
            additions = _read(files, complaints, tables, columns, jobs)
        else:
            additions = _given(received(files, complaints, columns), readings, complaints, unproven)
        bodies = (one[:2] for one in additions) if bare else additions
        done = _add(opened, bodies, complaints, given=readings is not None)
        incidents = opened.size()
    click.echo(f"{_summary(done)}; {incidents} incidents in {opened.name}", err=True)
    complaints.end()


def _read(
    files: Iterable[str],
    complaints: Complaints,
    tables: Path | None,
    columns: dict[str, str],
    jobs: int | None,
) -> Iterator[Addition]:
    """Yield the reports of the files, each with our own reading and its bytes."""
    from marsad.pipeline import How, read_all  # noqa: PLC0415 (takes a while to load)

    for one in read_all(files, complaints, How(tables, columns), jobs):
        yield one.received.report, one.reading, one.received.original


def _given(
    found: Iterable[Received], path: Path, complaints: Complaints, unproven: bool
) -> Iterator[Addition]:
    """Yield the reports, each with the reading that was made of it elsewhere, and its bytes."""
    from marsad.ledger.reports.given import given_readings  # noqa: PLC0415

    readings = given_readings(path, complaints, unproven=unproven)
    used = set()
    for one in found:
        doc = one.report.doc
        if doc in readings:
            used.add(doc)
            yield one.report, readings[doc], one.original
        else:
            complaints(Problem(doc, f"no usable reading of it in {path}; not added"))
    for doc in readings:
        if doc not in used:
            complaints(Problem(f"{path}: {doc}", "a reading of a text that is not in FILES"))


def _add(
    ledger: Ledger, additions: Iterable[Addition], complaints: Complaints, *, given: bool
) -> Counter[Outcome]:
    from marsad.ledger import RefusedError  # noqa: PLC0415

    done: Counter[Outcome] = Counter()
    with progress() as step:
        for report, outcome in ledger.add_all(additions, given=given):
            if isinstance(outcome, RefusedError):
                complaints(Problem(report.doc, str(outcome)))
            else:
                done[outcome] += 1
                if outcome == "differs":
                    click.echo(f"marsad: {report.doc}: {_DIFFERS}", err=True)
            step()
    return done


def _summary(done: Counter[Outcome]) -> str:
    added, same = done["added"] + done["copy"], done["unchanged"] + done["differs"]
    parts = [f"{added} reports added"]
    if done["copy"]:
        parts[0] += f" ({done['copy']} with the text of another)"
    if done["reread"]:
        parts.append(f"{done['reread']} read anew")
    return ", ".join([*parts, f"{same} unchanged"])
