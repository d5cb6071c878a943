"""How others can write to a SQLite ledger while it is read for long, and how it becomes one file again.

With a rollback journal, who reads keeps all others from writing until he is done. With a write-ahead log
(https://www.sqlite.org/wal.html) he reads what was there when he began, and others go on; but the log lies
beside the ledger, in two more files. So it is used as long as a program needs it, and whoever closes the
ledger last puts it back into one file.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing, suppress
from pathlib import Path

from sqlalchemy import Engine
from sqlalchemy.exc import DBAPIError

_LARGEST = 64 * 1024 * 1024
"""Bytes of a log that stay on the disk once all that is in it stands in the ledger."""
_HEADER = 20
_LOGGED = bytes((2, 2))
"""The bytes 18 and 19 of a file that is written by way of a log (https://www.sqlite.org/fileformat2.html)."""


def set_up(connection: sqlite3.Connection) -> None:
    """Make a connection write safely, whichever journal the ledger has."""
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute(f"PRAGMA journal_size_limit = {_LARGEST}")


def side_by_side(engine: Engine) -> None:
    """Let others write to a ledger while it is read, until ``one_file``.

    Where it cannot be written to, or a program that keeps others waiting is reading it, nothing is changed.
    """
    if engine.dialect.name != "sqlite":
        return
    bare = engine.execution_options(isolation_level="AUTOCOMMIT", bare=True)
    with suppress(DBAPIError), bare.connect() as connection:
        connection.exec_driver_sql("PRAGMA journal_mode = WAL")


def one_file(engine: Engine) -> None:
    """Put a ledger that was closed back into one file, unless others have it open: the last of them does."""
    path = Path(engine.url.database or "")
    if engine.dialect.name != "sqlite" or not _is_logged(path):
        return
    with suppress(sqlite3.Error), closing(sqlite3.connect(path, timeout=0)) as connection:
        connection.execute("PRAGMA journal_mode = DELETE")


def _is_logged(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            return file.read(_HEADER)[-2:] == _LOGGED
    except OSError:
        return False
