"""Exports to files: one, or a folder of several, each with its note, and hashes by which all are verified."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from marsad.ledger import Ledger
from marsad.ledger.incidents.filters import Filter
from marsad.ledger.tolls.rules import DEFAULT
from marsad.publish.exports.export import Export
from marsad.publish.exports.files import MANIFEST, refuse, write_file, write_manifest, write_text
from marsad.publish.exports.model import Format, Wanted, What
from marsad.publish.exports.notes import export_note

_NOTE = ".note.txt"


def wanted(
    form: Format,
    what: What,
    *,
    rule: str | None = None,
    quotes: bool | None = None,
    rejected: bool = False,
    excel: bool = False,
) -> Wanted:
    """Return what is wanted of a format, with its own rule and discretion where the user says nothing."""
    return Wanted(
        what=what,
        rule=rule or form.rule or DEFAULT,
        quotes=form.quotes if quotes is None else quotes,
        rejected=rejected,
        excel=excel,
    )


def export_file(export: Export, path: Path, *, force: bool = False, manifest: bool = False) -> None:
    """Write an export and the note beside it, with ``manifest`` also the hashes of both.

    Raises MarsadError where one of these files is there already, unless ``force``.
    """
    hashes = path.with_name(f"{path.name}.sha256")
    for target in (path, _note(path), *((hashes,) if manifest else ())):
        refuse(target, force=force)
    _write(export, path, force=force)
    if manifest:
        write_manifest(hashes, [path, _note(path)], force=force)


def export_folder(
    ledger: Ledger,
    folder: Path,
    parts: Iterable[tuple[Format, Wanted]],
    within: Filter | None = None,
    *,
    force: bool,
) -> None:
    """Write several exports into a folder, which is made if need be, with the hashes of all files.

    ``within``: of a filter's incidents alone.
    """
    folder.mkdir(parents=True, exist_ok=True)
    named = {
        folder / f"{asked.what}{form.suffix}": Export(ledger, form, asked, within) for form, asked in parts
    }
    written = [file for path in named for file in (path, _note(path))]
    for target in (*written, folder / MANIFEST):
        refuse(target, force=force)
    for path, export in named.items():
        _write(export, path, force=force)
    write_manifest(folder / MANIFEST, written, force=force)


def _write(export: Export, path: Path, *, force: bool) -> None:
    write_file(path, lambda out: export.form.write(export, out), force=force)
    write_text(_note(path), export_note(export), force=force)


def _note(path: Path) -> Path:
    return path.with_name(path.name + _NOTE)
