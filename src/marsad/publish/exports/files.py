"""Files that are there whole or not at all, and the hashes by which a release is verified."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import BinaryIO

from marsad.errors import MarsadError

MANIFEST = "SHA256SUMS"
_BLOCK = 1 << 20


def write_file(path: Path, write: Callable[[BinaryIO], None], *, force: bool) -> None:
    """Write a file under another name and give it its own when it is whole.

    Raises MarsadError where there is such a file already, unless ``force``, or its folder is missing.
    """
    refuse(path, force=force)
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        with part.open("wb") as out:
            write(out)
            out.flush()
            os.fsync(out.fileno())
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


def write_text(path: Path, text: str, *, force: bool) -> None:
    """Write a text in UTF-8, as ``write_file``."""
    content = text.encode("utf-8", "backslashreplace")
    write_file(path, lambda out: _all(out, content), force=force)


def refuse(path: Path, *, force: bool) -> None:
    """Raise MarsadError where this file may not be written."""
    if path.is_dir():
        raise MarsadError(f"{path}: is a folder; name a file")
    if path.exists() and not force:
        raise MarsadError(f"{path}: is there already; --force writes over it")
    if not path.parent.is_dir():
        raise MarsadError(f"{path}: there is no folder {path.parent}")


def write_manifest(manifest: Path, files: Iterable[Path], *, force: bool) -> None:
    """Write the SHA-256 of files in one folder, as ``sha256sum -c`` reads it from within that folder."""
    lines = "".join(f"{sha256(path)}  {path.name}\n" for path in sorted(files))
    write_text(manifest, lines, force=force)


def sha256(path: Path) -> str:
    """Return the SHA-256 of a file in hexadecimal."""
    found = hashlib.sha256()
    with path.open("rb") as file:
        while block := file.read(_BLOCK):
            found.update(block)
    return found.hexdigest()


def _all(out: BinaryIO, content: bytes) -> None:
    out.write(content)
