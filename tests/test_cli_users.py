"""``marsad users`` and who ``marsad serve`` lets in."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from ledger_reports import incident_of
from marsad.cli import main
from marsad.ledger import Ledger


@pytest.fixture
def where(tmp_path: Path) -> str:
    path = str(tmp_path / "l.db")
    with Ledger.open(path, create=True) as ledger:
        ledger.add(*incident_of(1))
    return path


def test_users_are_added_listed_changed_and_disabled(where: str) -> None:
    def run(*arguments: str, typed: str = "") -> str:
        done = CliRunner().invoke(main, ["users", *arguments, "--ledger", where], input=typed)
        assert done.exit_code == 0, done.output
        return done.stdout

    run("add", "samira", "--role", "reviewer", typed="ثلاث كلمات طويلة\n")
    run("role", "samira", "administrator")
    run("password", "samira", typed="another pass phrase\n")
    run("disable", "samira")
    (row,) = map(json.loads, run("list", "--format", "jsonl").splitlines())
    assert (row["name"], row["role"], row["disabled"]) == ("samira", "administrator", True)
    run("disable", "samira", "--undo")


def test_a_ledger_without_users_is_not_served_to_the_world(where: str) -> None:
    done = CliRunner().invoke(main, ["serve", "--ledger", where, "--host", "0.0.0.0"])
    assert done.exit_code == 1
    assert "add users first (marsad users add)" in done.stderr
