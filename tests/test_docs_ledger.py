"""docs/: links lead somewhere, and commands are such as the program has."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import click
import pytest

from marsad.cli import main

HOME = Path(__file__).parents[1]
PAGES = sorted((*HOME.glob("docs/*.md"), *HOME.glob("*.md"), HOME / "examples" / "README.md"))
BLOCK = re.compile(r"^```(?:console|sh)?\n(.*?)^```", re.M | re.S)
LINK = re.compile(r"\]\((?!https?:)([^)#]*)(?:#([^)]*))?\)")
COMMAND = re.compile(r"^(?:\$ )?(?:\w+=\S+ )*marsad (.*)")


def commands(page: Path) -> list[list[str]]:
    """Return what follows the program's name in each command of a page, up to a pipe or comment."""
    lines = [line for block in BLOCK.findall(page.read_text(encoding="utf-8")) for line in block.splitlines()]
    found = [match[1] for line in lines if (match := COMMAND.match(line))]
    return [shlex.split(re.split(r"\s[|>#]\s?", line)[0]) for line in found]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_link_leads_to_a_page(page: Path) -> None:
    for target, _ in LINK.findall(page.read_text(encoding="utf-8")):
        assert (page.parent / target).exists(), target


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_commands_are_such_as_the_program_takes(
    page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "my-tables").mkdir()
    (tmp_path / "readings.jsonl").touch()
    monkeypatch.chdir(tmp_path)
    for words in commands(page):
        context = main.make_context("marsad", words)
        assert isinstance(main, click.Group)
        name, command, rest = main.resolve_command(context, [*context._protected_args, *context.args])
        assert command is not None
        command.make_context(name, rest, parent=context)


def test_the_page_of_the_ledger_leads_to_all_that_is_about_it() -> None:
    door = (HOME / "docs" / "ledger.md").read_text(encoding="utf-8")
    pages = (
        "linking",
        "voices",
        "tolls",
        "confidence",
        "corrections",
        "tallies",
        "counting",
        "exports",
        "scale",
    )
    for page in pages:
        assert f"({page}.md)" in door, page
