"""The index of the words of reports: FTS5 of SQLite, tsvector of PostgreSQL, with the same words in both.

It holds stems, not words: neither database knows how Arabic is written, so both are given what to compare. It
is changed in the transaction that adds or withholds a report.
"""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Connection, text
from sqlalchemy.orm import Session

from marsad.language.folding import fold_text
from marsad.language.stemming import words
from marsad.ledger.database.schema import SEARCH

# ruff: noqa: S608 (what is put into statements are names of this module)

_MOST = 16_000
"""Words of a report that are found: PostgreSQL counts positions no further than 16,383."""
_CREATE = {
    "sqlite": (
        f'CREATE VIRTUAL TABLE {SEARCH} USING fts5(title, body, tokenize = "unicode61 remove_diacritics 0")',
    ),
    "postgresql": (
        f"CREATE TABLE {SEARCH} (report integer PRIMARY KEY, words tsvector NOT NULL)",
        f"CREATE INDEX ix_{SEARCH}_words ON {SEARCH} USING gin (words)",
    ),
}
_KEY = {"sqlite": "rowid", "postgresql": "report"}
_PUT = {
    "sqlite": f"INSERT INTO {SEARCH} (rowid, title, body) VALUES (:report, :title, :body)",
    "postgresql": f"INSERT INTO {SEARCH} (report, words) VALUES (:report, CAST(:words AS tsvector))",
}
_BATCH = 500


def key(dialect: str) -> str:
    """Return the column that holds the number of the report."""
    return _KEY[dialect]


def create(connection: Connection) -> None:
    """Create the index and fill it with the reports that are there."""
    dialect = connection.dialect.name
    for statement in _CREATE[dialect]:
        connection.execute(text(statement))
    query = text("SELECT number, title, text FROM report WHERE number > :last ORDER BY number LIMIT :most")
    last = 0
    while rows := connection.execute(query, {"last": last, "most": _BATCH}).all():
        connection.execute(text(_PUT[dialect]), [_values(dialect, *row) for row in rows])
        last = rows[-1][0]


def put(session: Session, number: int, title: str, body: str) -> None:
    """Index a report that is new, by its number."""
    dialect = session.get_bind().dialect.name
    session.execute(text(_PUT[dialect]), _values(dialect, number, title, body))


def take_out(session: Session, number: int) -> None:
    """Take a report out, so that no trace of its words is left."""
    dialect = session.get_bind().dialect.name
    session.execute(text(f"DELETE FROM {SEARCH} WHERE {_KEY[dialect]} = :report"), {"report": number})
    if dialect == "sqlite":  # FTS5 only marks words as deleted until their parts of the index are merged
        session.execute(text(f"INSERT INTO {SEARCH} ({SEARCH}) VALUES ('optimize')"))


def problems(session: Session) -> Iterator[str]:
    """Yield a line for reports that search cannot find, and for what it finds that is no report."""
    key = _KEY[session.get_bind().dialect.name]
    lacking = f"SELECT count(*) FROM report WHERE number NOT IN (SELECT {key} FROM {SEARCH})"
    extra = f"SELECT count(*) FROM {SEARCH} WHERE {key} NOT IN (SELECT number FROM report)"
    if number := session.scalar(text(lacking)):
        yield f"search: does not hold {number} of the reports"
    if number := session.scalar(text(extra)):
        yield f"search: holds {number} that are no reports"


def _values(dialect: str, number: int, title: str, body: str) -> dict[str, object]:
    heads = [word.stem for word in words(fold_text(title))][:_MOST]
    stems = [word.stem for word in words(fold_text(body))][: _MOST - len(heads)]
    if dialect == "sqlite":
        return {"report": number, "title": " ".join(heads), "body": " ".join(stems)}
    # A gap of one, so that no phrase runs from the title into the text.
    lexemes = [f"'{one}':{at}A" for at, one in enumerate(heads, 1)]
    lexemes += [f"'{one}':{at}" for at, one in enumerate(stems, len(heads) + 2)]
    return {"report": number, "words": " ".join(lexemes)}
