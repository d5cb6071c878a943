"""The article out of the page: text, title, time, author, outlet and credit, in many layouts."""

import sys
from pathlib import Path

import pytest

import pagescore
from pagemaker import FOLDER, pages

sys.path.append(str(Path(__file__).parents[1] / "scripts"))

import pages as script
from scoring import floors


@pytest.mark.parametrize("name", script.SETS)
def test_no_less_of_the_made_up_pages_is_found_than_before(name: str) -> None:
    found = pagescore.scores(pagescore.of_set(name), pagescore.ours)
    assert floors.below(name, floors.load(script.FLOORS).get(name, {}), script.hashes(name), found) == []


def test_sixty_pages_in_many_layouts_are_read_as_well_as_was_asked() -> None:
    every = list(pages())
    found = pagescore.scores(every, pagescore.ours)
    assert len(every) == 60
    assert len(list((FOLDER / "layouts").glob("*.html"))) - 1 == 24
    assert found["text"] >= 0.95
    assert found["day"] >= 0.95


def test_more_is_found_than_by_the_library_alone() -> None:
    every = list(pages())
    alone = pagescore.scores(every, pagescore.library)
    assert all(score >= alone[key] for key, score in pagescore.scores(every, pagescore.ours).items())
