"""What the papers of the project point at is there."""

import re
from pathlib import Path

import pytest

from marsad.cli import COMMANDS

HOME = Path(__file__).parents[1]
PAPERS = [*HOME.glob("*.md"), *(HOME / "docs").glob("*.md"), *(HOME / "examples").glob("*.md")]


@pytest.mark.parametrize("paper", PAPERS, ids=lambda paper: paper.name)
def test_its_links_lead_somewhere(paper: Path) -> None:
    links = re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", paper.read_text(encoding="utf-8"))
    assert [link for link in links if not (paper.parent / link).exists()] == []


def test_the_readme_tells_of_every_command() -> None:
    told = set(re.findall(r"[a-z-]+", (HOME / "README.md").read_text(encoding="utf-8")))
    assert set(COMMANDS) <= told


@pytest.mark.parametrize("paper", PAPERS, ids=lambda paper: paper.name)
def test_it_names_no_command_that_is_not_there(paper: Path) -> None:
    named = re.findall(r"(?:`|\$ )marsad ([a-z][a-z-]+)", paper.read_text(encoding="utf-8"))
    assert set(named) <= set(COMMANDS)
