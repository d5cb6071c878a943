"""Made-up reports of many wars are read at least as well as their floors say."""

import json

import pytest

from madeupfloors import PATH, below, floors, hashes
from marsad.models import Reading
from reportscore import MADEUP, pairs, scores


def told(name: str) -> list[dict[str, object]]:
    """Return the lines of a file of made-up reports."""
    return [json.loads(line) for line in (MADEUP / name).read_text(encoding="utf-8").splitlines()]


def test_reports_are_read_no_worse_than_their_floors() -> None:
    assert below("reports") == []


def test_every_score_of_the_reports_has_a_floor_measured_on_them() -> None:
    pinned = floors.load(PATH)["reports"]
    assert pinned["hashes"] == hashes("reports")
    assert sorted(pinned["floors"]) == sorted(scores(pairs()))


@pytest.mark.parametrize("gold", told("reports.gold.jsonl"), ids=lambda gold: gold["doc"])
def test_every_quote_of_the_gold_stands_in_its_report(gold: dict) -> None:
    text = next(line for line in told("reports.texts.jsonl") if line["doc"] == gold["doc"])
    for part in (*gold["incidents"], *gold["tallies"]):
        for figure in part["figures"]:
            assert figure["quote"] in text["title"] or figure["quote"] in text["text"]


def test_a_reading_of_nothing_scores_nothing() -> None:
    found = scores((gold, Reading(doc=gold["doc"], relevant=False)) for gold in told("reports.gold.jsonl"))
    assert set(found.values()) == {0.0}
