"""``marsad verify`` proves every byte that is kept, and names what was damaged."""

from __future__ import annotations

import random
import sqlite3
import zlib
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import update

from marsad.cli import main
from marsad.ledger import Ledger, LedgerError
from marsad.ledger.database.originalschema import OriginalRow
from marsad.models import Original
from test_originals_kept import NOON, PAGE, paged

HASH = paged()[0].sha256


def made(where: str) -> str:
    with Ledger.open(where, create=True) as ledger:
        list(ledger.add_all([paged()]))
        assert ledger.verify().problems == ()
    return where


def bomb() -> bytes:
    return zlib.compress(bytes(5_000_000))


@settings(max_examples=5, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_any_damage_to_the_bytes_is_named(where: str, data: st.DataObject) -> None:
    body = zlib.compress(PAGE)
    at = data.draw(st.integers(0, len(body) - 1))
    changed = bytes((body[at] ^ data.draw(st.integers(1, 255)),))
    damage = [body[:at] + changed + body[at + 1 :], body[:at], body + b"x", zlib.compress(b"other"), bomb()]
    with Ledger.open(where, create=True) as ledger:
        list(ledger.add_all([paged()]))
        for one in damage:
            with ledger._session(ledger._writing) as session:
                session.execute(update(OriginalRow).values(body=one))
            problems = ledger.verify().problems
            if zlib_gives(one) != PAGE:
                assert problems == (
                    f"original {HASH}: is damaged: its bytes are not those that were received",
                )
                with pytest.raises(LedgerError, match="is damaged"):
                    ledger.original(HASH)


def zlib_gives(body: bytes) -> bytes | None:
    """Return what is whole in the bytes; what stands behind it, or in unused bits, changes nothing."""
    try:
        return zlib.decompressobj().decompress(body, 10_000)
    except zlib.error:
        return None


@pytest.mark.parametrize(
    ("tampering", "problem"),
    [
        ("DELETE FROM original", f"original {HASH}: is missing, but is named in capture"),
        ("DELETE FROM capture", f"original {HASH}: it is not known where it came from"),
        ("DELETE FROM made", "its original was taken away, or is not its own"),
        ("UPDATE report SET received = NULL", "its original was taken away, or is not its own"),
        ("DELETE FROM origin", "it is not known whose text it is"),
        ("UPDATE origin SET copies = 'abc'", "is a copy of abc, which is not the first of its copies"),
        ("DELETE FROM print", "is not found by its fingerprints"),
    ],
)
def test_what_was_taken_away_is_named(tmp_path: Path, tampering: str, problem: str) -> None:
    where = made(str(tmp_path / "l.db"))
    with sqlite3.connect(where) as connection:
        connection.execute(tampering)
    connection.close()
    done = CliRunner().invoke(main, ["verify", "--ledger", where])
    assert done.exit_code == 1
    assert problem in done.output


def test_many_large_originals_are_proven_in_little_memory(tmp_path: Path) -> None:
    """Twenty originals of one megabyte, none of which compresses: verify holds a few at a time."""
    import tracemalloc

    rng = random.Random(5)
    with Ledger.open(tmp_path / "l.db", create=True) as ledger:
        for number in range(20):
            ledger.keep(
                Original(data=rng.randbytes(1_000_000), address=f"https://example.org/{number}", at=NOON)
            )
        tracemalloc.start()
        assert ledger.verify().problems == ()
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
    assert peak < 15_000_000
