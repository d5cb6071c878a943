"""Where a ledger is: a SQLite file, or a PostgreSQL database named by its URL."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from sqlalchemy import URL, Connection, Engine, create_engine, event, inspect, make_url, text
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError
from sqlalchemy.orm import Session
from sqlalchemy.pool import ConnectionPoolEntry

from marsad.errors import MarsadError
from marsad.ledger.database import journal
from marsad.ledger.database.schema import SEARCH, VERSION, VERSION_TABLE, Base

_PATIENCE = 30.0
"""Seconds to wait for another program that writes to the same ledger."""
_WRITERS = 0x6D617273
"""The PostgreSQL advisory lock that writers hold, so that one report is linked at a time."""


class LedgerError(MarsadError):
    """A ledger that cannot be opened, read or changed as asked.

    ``kind`` names what is wrong, and ``about`` of what, for those who say it in other words than the message:
    the pages, in two languages. It is empty where nobody but who runs the program meets the error.
    """

    def __init__(self, message: str, kind: str = "", **about: object) -> None:
        super().__init__(message)
        self.kind, self.about = kind, about


class RefusedError(LedgerError):
    """A reading that does not fit its report. Other reports can still be added."""


class ChangedError(LedgerError):
    """Somebody else has decided on an incident since the reviewer looked at it."""


def connect(where: str | Path, *, create: bool) -> Engine:
    """Return the engine of a ledger that has the newest schema.

    ``where`` is a path or a ``postgresql://`` URL. Without ``create``, a ledger that is not there yet is
    an error, and nothing is made. Raises LedgerError, also for a ledger of a newer version.
    """
    url = _url(str(where))
    if url.get_backend_name() == "sqlite":
        _check_file(Path(url.database or ""), create=create)
    engine = _engine(url)
    try:
        _prepare(engine, create=create)
    except DBAPIError as error:
        engine.dispose()
        raise LedgerError(f"{shown(engine)}: {reason(error)}") from error
    except LedgerError:
        engine.dispose()
        raise
    return engine


def shown(engine: Engine) -> str:
    """Return the name of a ledger as users know it, without password."""
    url = engine.url
    if url.get_backend_name() == "sqlite":
        return str(url.database)
    return url.set(drivername="postgresql").render_as_string(hide_password=True)


def reason(error: DBAPIError) -> str:
    """Return what went wrong on one line, with what to do where that is known."""
    why = str(error.orig).splitlines()[0] if str(error.orig) else type(error.orig).__name__
    if "database is locked" in why:
        return "another program has been writing to this ledger for a while; try again when it is done"
    if "not a database" in why:
        return "this file is no ledger; name another with --ledger"
    if "disk is full" in why or "disk I/O error" in why or "No space left" in why:
        return f"nothing more can be written ({why}); make room on its disk, then do the same again"
    if error.connection_invalidated:
        return f"the connection to the database was lost ({why}); do the same again when it is back"
    return why


def _url(where: str) -> URL:
    if "://" not in where:
        return URL.create("sqlite", database=where)
    try:
        url = make_url(where)
    except ArgumentError as error:
        raise LedgerError(f"{where}: not a path, nor a URL like postgresql://user@host/database") from error
    if url.drivername in ("postgresql", "postgres", "postgresql+psycopg"):
        return url.set(drivername="postgresql+psycopg")
    if url.drivername == "sqlite" and url.database:
        return url
    raise LedgerError(
        f"{url.drivername}: no such kind of ledger; use a path, or postgresql://user@host/database"
    )


def _check_file(path: Path, *, create: bool) -> None:
    if path.is_dir():
        raise LedgerError(f"{path}: is a folder; name a file for the ledger")
    if not path.exists() and not create:
        raise LedgerError(f"{path}: no such ledger; make it with: marsad add FILES --ledger {path}")
    if not path.parent.is_dir():
        raise LedgerError(f"{path}: there is no folder {path.parent}")


def _engine(url: URL) -> Engine:
    try:
        engine = create_engine(url, connect_args=_arguments(url))
    except (NoSuchModuleError, ModuleNotFoundError) as error:
        raise LedgerError("PostgreSQL needs one more package: pip install 'marsad[postgresql]'") from error
    event.listen(engine, "begin", _begin)
    if url.get_backend_name() == "sqlite":
        event.listen(engine, "connect", _set_up_sqlite)
    return engine


def _arguments(url: URL) -> dict[str, float]:
    return {"timeout": _PATIENCE} if url.get_backend_name() == "sqlite" else {}


def _set_up_sqlite(connection: sqlite3.Connection, _record: ConnectionPoolEntry) -> None:
    """Leave transactions to us, and make them durable."""
    connection.isolation_level = None
    connection.execute("PRAGMA foreign_keys = ON")
    journal.set_up(connection)


def erase_on_delete(connection: Connection) -> None:
    """Let what is deleted from now on be overwritten in the file; see ``compact`` for what is left of it."""
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql("PRAGMA secure_delete = ON")


def compact(engine: Engine) -> None:
    """Write all tables anew, so that nothing that was deleted is left in them. Raises LedgerError."""
    tables = ", ".join((*Base.metadata.tables, SEARCH))
    full = "VACUUM" if engine.dialect.name == "sqlite" else f"VACUUM (FULL) {tables}"
    bare = engine.execution_options(isolation_level="AUTOCOMMIT", bare=True)
    try:
        with bare.connect() as connection:
            connection.exec_driver_sql(full)
            emptied = engine.dialect.name != "sqlite" or _emptied(connection)
    except DBAPIError as error:
        raise LedgerError(f"{shown(engine)}: {reason(error)}; {_LEFT}") from error
    if not emptied:
        raise LedgerError(f"{shown(engine)}: somebody is still reading what it was before; {_LEFT}")


_LEFT = "deleted text may still be found in the unused parts of the ledger; do the same again"


def _emptied(connection: Connection) -> bool:
    """Take over what is in the log of a SQLite ledger, if it has one; tell whether nothing is left there."""
    return not connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)").scalar_one()


def _begin(connection: Connection) -> None:
    """Begin a transaction; one that writes waits until no other does."""
    if connection.get_execution_options().get("bare", False):
        return
    writes = connection.get_execution_options().get("writes", False)
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
    elif writes:
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_WRITERS})")


def _prepare(engine: Engine, *, create: bool) -> None:
    with engine.connect() as connection:
        version = _version(connection, engine, create=create)
    if version == VERSION:
        return
    with engine.execution_options(writes=True).begin() as connection:
        if (version := _version(connection, engine, create=create)) != VERSION:
            from marsad.ledger import migrations  # noqa: PLC0415 (only new and old ledgers need it)

            (migrations.upgrade if version else migrations.create)(connection)
            _sum_up(connection)


def _sum_up(connection: Connection) -> None:
    """Make the summaries of a ledger that was just brought to the newest schema, unless they still stand."""
    from marsad.ledger.incidents.summaries import current, rebuild  # noqa: PLC0415 (it needs the errors named here)

    with Session(connection, join_transaction_mode="create_savepoint") as session:
        if not current(session):
            rebuild(session)
            session.commit()


def _version(connection: Connection, engine: Engine, *, create: bool) -> str | None:
    """Return the version of the schema, null for a ledger that is still to be made."""
    tables = inspect(connection).get_table_names()
    if VERSION_TABLE in tables:
        found = connection.execute(text(f"SELECT version_num FROM {VERSION_TABLE}")).scalar()  # noqa: S608
        if found is not None and found > VERSION:
            raise LedgerError(f"{shown(engine)}: made by a newer Marsad (schema {found}); update yours")
        return found
    if tables and engine.dialect.name == "sqlite":
        raise LedgerError(f"{shown(engine)}: holds other data and is no ledger; name another file")
    if not create:
        raise LedgerError(f"{shown(engine)}: there is no ledger in it yet; make it with: marsad add")
    return None
