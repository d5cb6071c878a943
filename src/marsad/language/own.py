"""A row more in a user's own tables, from a form: kept only where ``check`` finds nothing wrong with it."""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping
from pathlib import Path
from tempfile import NamedTemporaryFile, TemporaryDirectory
from threading import Lock

from marsad.language.checks import check
from marsad.language.shapes import SHAPES
from marsad.language.tables import TableError, lines


class OwnTables:
    """A folder of the user's own tables, to which one after the other may add."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._lock = Lock()

    def add(self, table: str, cells: Mapping[str, str], note: str) -> None:
        """Add a row to a table, with a comment above it that says whose it is.

        The file is replaced in one step. Raises TableError, which names what is wrong; nothing is changed
        then, nor where the folder cannot be written to.
        """
        path = self.folder / f"{table}.tsv"
        try:
            with self._lock:
                text = _longer(path, table, cells, note)
                self._check(path, text)
                _replace(path, text)
        except (OSError, UnicodeDecodeError) as error:
            raise TableError(f"{path}: cannot be changed: {error}") from error

    def _check(self, path: Path, text: str) -> None:
        """Check all tables as they would be. Raises TableError with what is wrong."""
        with TemporaryDirectory() as made:
            for one in self.folder.glob("*.tsv"):
                shutil.copyfile(one, Path(made, one.name))
            Path(made, path.name).write_text(text, encoding="utf-8")
            found = [str(one).replace(made, str(self.folder)) for one in check(Path(made)).findings]
        if found:
            raise TableError("; ".join(found), tuple(found))


def _longer(path: Path, table: str, cells: Mapping[str, str], note: str) -> str:
    """Return the text of a table with one row more, in the columns that it has."""
    text = path.read_text(encoding="utf-8-sig") if path.is_file() else ""
    header = next((found for _, found in lines(text)), [])
    if not header:
        header = list(SHAPES[table].columns)
        text += "\t".join(header) + "\n"
    row = "\t".join(_cell(cells.get(column, "")) for column in header)
    if row.startswith("#") or not row.strip():
        raise TableError(f"{path}: the row is empty, or begins with #, which makes a comment of it")
    return f"{text}{'' if text.endswith(chr(10)) else chr(10)}# {_cell(note)}\n{row}\n"


def _cell(text: str) -> str:
    """Return a text as it fits into a cell: no tab and no new line in it."""
    return " ".join(text.split())


def _replace(path: Path, text: str) -> None:
    """Put a text in the place of a file, whole or not at all, whatever happens meanwhile."""
    with NamedTemporaryFile(
        "w", encoding="utf-8", newline="\n", dir=path.parent, prefix=".", suffix=".new", delete=False
    ) as new:
        try:
            new.write(text)
            new.flush()
            os.fsync(new.fileno())
            Path(new.name).chmod(path.stat().st_mode & 0o777 if path.is_file() else 0o644)
            Path(new.name).replace(path)
        except OSError:
            Path(new.name).unlink(missing_ok=True)
            raise
