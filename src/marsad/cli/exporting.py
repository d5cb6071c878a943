"""What ``marsad export`` does: which exports were asked for, and where they go."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

from marsad.cli.filtering import filter_of
from marsad.errors import MarsadError
from marsad.ledger import Ledger
from marsad.ledger.incidents.filters import Filter
from marsad.publish.exports import format_named
from marsad.publish.exports.export import Export
from marsad.publish.exports.model import Format, Wanted, What
from marsad.publish.exports.notes import export_note, format_note, summary
from marsad.publish.exports.release import export_file, export_folder, wanted


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What the user asked for, as the options of the command name it; ``within``, of which incidents."""

    forms: tuple[str, ...]
    whats: tuple[What, ...]
    out: str | None
    force: bool
    manifest: bool
    rule: str | None
    quotes: bool | None
    rejected: bool
    excel: bool
    note: bool
    within: Mapping[str, Any]

    @property
    def folder(self) -> Path | None:
        """Return the folder to write to; null where it is one file, or standard output."""
        ends = (self.out or "").endswith(("/", os.sep))
        return Path(self.out) if self.out and (ends or Path(self.out).is_dir()) else None


def run(ledger: str | None, asked: Asked) -> None:
    """Write the exports, or print their notes. Raises MarsadError."""
    if asked.note and not ledger:
        click.echo("\n".join(format_note(format_named(name)) for name in asked.forms), nl=False)
        return
    if not ledger:
        raise click.UsageError("Missing option '--ledger'.")
    parts = list(_parts(asked))
    with Ledger.open(ledger, lasting=True) as opened, opened.still() as now:
        within = filter_of(asked.within, now)
        if within and asked.rejected:
            raise click.UsageError("--rejected: of some incidents, say --review rejected")
        if asked.note:
            _print_notes(now, parts, within)
        elif asked.folder:
            export_folder(now, asked.folder, parts, within, force=asked.force)
        else:
            _export_one(now, parts, asked, within)


def _parts(asked: Asked) -> Iterator[tuple[Format, Wanted]]:
    """Yield what is to be written. Raises MarsadError where a format does not hold what is asked for."""
    for form in map(format_named, asked.forms):
        for what in asked.whats or (form.holds if asked.folder else form.holds[:1]):
            if what not in form.holds:
                raise MarsadError(f"{form.name} holds {', '.join(form.holds)}, not {what}: use csv or jsonl")
            yield (
                form,
                wanted(
                    form,
                    what,
                    rule=asked.rule,
                    quotes=asked.quotes,
                    rejected=asked.rejected,
                    excel=asked.excel,
                ),
            )


def _export_one(
    ledger: Ledger, parts: list[tuple[Format, Wanted]], asked: Asked, within: Filter | None
) -> None:
    if len(parts) > 1:
        raise click.UsageError("several exports go into a folder: --out FOLDER/")
    form, part = parts[0]
    export = Export(ledger, form, part, within)
    if asked.out:
        export_file(export, Path(asked.out), force=asked.force, manifest=asked.manifest)
    elif asked.manifest or not form.stdout:
        needs = "--manifest" if asked.manifest else form.name
        raise click.UsageError(f"{needs} needs a file: --out FILE")
    else:
        form.write(export, sys.stdout.buffer)
    left_out = export.leftovers()
    click.echo(summary(export) + (f"; left out: {', '.join(left_out)}" if left_out else ""), err=True)


def _print_notes(ledger: Ledger, parts: list[tuple[Format, Wanted]], within: Filter | None) -> None:
    """Print the notes of exports that are written to nowhere."""
    for form, part in parts:
        export = Export(ledger, form, part, within)
        with Path(os.devnull).open("wb") as nowhere:
            form.write(export, nowhere)
        click.echo(export_note(export), nl=False)
