"""The command line as a whole: help, version, errors in one line, nothing but text in pipes."""

import io
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import click
import pytest
from click.testing import CliRunner

import marsad
import marsad.ledger
from marsad import __version__
from marsad.cli import COMMANDS, main
from marsad.errors import MarsadError


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help_with_an_example(name: str) -> None:
    result = CliRunner().invoke(main, [name, "--help"])
    assert result.exit_code == 0
    assert f"marsad {name} " in result.output.split("Example")[1]


def test_the_help_lists_every_command() -> None:
    result = CliRunner().invoke(main, ["-h"])
    assert all(f"\n  {name} " in result.output for name in COMMANDS)


def test_the_version_and_the_module() -> None:
    done = subprocess.run([sys.executable, "-m", "marsad", "--version"], capture_output=True, check=True)
    assert done.stdout.decode().strip() == f"marsad {__version__}"


@pytest.mark.parametrize(
    ("asked", "heavy"),
    [
        ("", "sqlalchemy trafilatura rich.console arabic_reshaper alembic"),
        ("--help", "sqlalchemy trafilatura alembic fastapi marsad.reader"),
        ("read --help", "sqlalchemy trafilatura alembic fastapi"),
    ],
)
def test_starting_loads_nothing_that_is_not_asked_for(asked: str, heavy: str) -> None:
    run = f"marsad.cli.main({asked.split()}, standalone_mode=False)" if asked else "pass"
    script = f"import sys, marsad.cli; {run}; print([m for m in {heavy.split()} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, check=True)
    assert done.stdout.splitlines()[-1] == b"[]"


@pytest.mark.parametrize("module", [marsad, marsad.ledger])
def test_what_is_loaded_when_it_is_first_asked_for_is_there(module: ModuleType) -> None:
    assert all(getattr(module, name) is not None for name in module.__all__)
    assert not hasattr(module, "nothing")


def test_an_unknown_command_is_a_usage_error() -> None:
    result = CliRunner().invoke(main, ["raed"])
    assert result.exit_code == 2
    assert "No such command 'raed'" in result.output


@pytest.mark.parametrize(
    ("error", "line"),
    [
        (MarsadError("l.db: no such ledger"), "marsad: l.db: no such ledger\n"),
        (PermissionError(13, "Permission denied", "l.db"), "marsad: l.db: Permission denied\n"),
        (OSError(28, "No space left on device"), "marsad: No space left on device\n"),
    ],
)
def test_a_failure_to_be_expected_is_one_line(
    error: Exception, line: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    @click.command()
    def command() -> None:
        raise error

    monkeypatch.setattr("marsad.cli.read.command", command)
    result = CliRunner().invoke(main, ["read"])
    assert (result.exit_code, result.stdout, result.stderr) == (1, "", line)


def test_a_mistake_of_the_program_is_not_hidden(monkeypatch: pytest.MonkeyPatch) -> None:
    @click.command()
    def command() -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("marsad.cli.read.command", command)
    assert isinstance(CliRunner().invoke(main, ["read"]).exception, ZeroDivisionError)


def test_progress_is_shown_on_a_terminal_only(monkeypatch: pytest.MonkeyPatch) -> None:
    from marsad.cli.shared import progress

    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    for stream, quiet, expected in (
        (Terminal(), False, True),
        (Terminal(), True, False),
        (io.StringIO(), False, False),
    ):
        monkeypatch.setattr(sys, "stderr", stream)
        with progress(quiet=quiet) as step:
            step()
        assert ("reports" in stream.getvalue()) is expected
