"""A ledger as an older Marsad left it: each migration with the statements that undo it."""

from __future__ import annotations

from sqlalchemy import text

from marsad.ledger import Ledger
from marsad.ledger.database.schema import VERSION

UNDO = {
    "0004": ("DROP TABLE origin", "DROP TABLE print"),
    "0005": ("DROP TABLE subject", "DROP INDEX ix_former_account"),
    "0006": (),
    "0007": tuple(
        f"ALTER TABLE report DROP COLUMN {name}" for name in ("published", "author", "credit", "recognised")
    ),
    "0008": (
        *(f"DROP TABLE {name}" for name in ("made", "capture", "original")),
        "ALTER TABLE report DROP COLUMN received",
    ),
    "0009": ("DROP TABLE item", "DROP TABLE source"),
    "0010": ("DROP TABLE failure", "DROP TABLE session", "DROP TABLE person"),
    "0011": (
        "DROP TABLE summary",
        "ALTER TABLE rules DROP COLUMN summaries",
        "DROP INDEX ix_reading_tallies",
        "ALTER TABLE reading DROP COLUMN tallies",
    ),
    "0012": ("DROP TABLE search",),
    "0013": ("DROP TABLE deferred",),
    "0014": (
        *(f"DROP TABLE summary_{name}" for name in ("actor", "outlet", "toll")),
        "DROP INDEX ix_summary_listed",
        "ALTER TABLE summary DROP COLUMN precision",
        "ALTER TABLE rules DROP COLUMN stamp",
        "CREATE INDEX ix_summary_first ON summary (first)",
    ),
    "0015": ("DROP TABLE unknown",),
    "0020": (
        "DROP TABLE sheet",
        "DROP TABLE sheet_word",
        "CREATE INDEX ix_summary_grouped ON summary (country)",
    ),
    "0017": ("DROP INDEX ix_summary_grouped", "DROP INDEX ix_report_url"),
    "0018": (
        "DROP TABLE waiting",
        "ALTER TABLE summary ADD COLUMN odd BOOLEAN NOT NULL DEFAULT false",
        "CREATE INDEX ix_summary_odd ON summary (odd)",
    ),
    "0019": ("DROP TABLE alike",),
    "0021": ("DROP INDEX ix_report_newest",),
    "0022": (
        *(f"ALTER TABLE sheet DROP COLUMN {name}" for name in ("shares", "amounts", "claimants")),
        *(f"DROP INDEX IF EXISTS ix_{table}_latest" for table in ("report", "summary")),
    ),
    "0023": ("DROP TABLE summary_denied",),
    "0016": ("DROP INDEX ix_report_doc", "ALTER TABLE summary DROP COLUMN tolls"),
}
"""For every migration that can be undone here, its statements. A new migration adds its own."""


def make_older(ledger: Ledger, version: str) -> None:
    """Take back all that came after a version of the schema."""
    assert max(UNDO) == VERSION, "the newest migration is missing in UNDO"
    later = sorted((one for one in UNDO if one > version), reverse=True)
    with ledger._writing.begin() as connection:
        for statement in (statement for one in later for statement in UNDO[one]):
            connection.execute(text(statement))
        connection.execute(text(f"UPDATE marsad_schema SET version_num = '{version}'"))
