"""Made-up reports of many wars are read at least as well as their floors say."""

import pytest

from madeupfloors import MADEUP, PATH, below, floors, hashes
from marsad.models import Reading
from reportscore import measured, scores, told

FALLEN = {
    "east incident.facility": "one incident more is found, without its site: as many sites are right",
    "papers incident.claim": "one incident more is found, which a claim of three attacks does not reach",
    "papers incident.type": "one incident more is found, told as another kind: as many kinds are right",
    "reports incident.perpetrator": "one incident more is found, without its doer: as many doers are right",
    "reports incident.type": "one incident more is found, told as another kind: as many kinds are right",
    "south incident.type": "one of the wrong incidents that was of the right type is found no more",
}
PINNED = [name for name in MADEUP if name in floors.load(PATH)]


@pytest.mark.parametrize("name", PINNED)
def test_reports_are_read_no_worse_than_their_floors(name: str) -> None:
    assert [line for line in below(name) if not line.startswith(tuple(FALLEN))] == []


@pytest.mark.parametrize(
    "start",
    [
        pytest.param(start, marks=pytest.mark.xfail(strict=True, reason=reason))
        for start, reason in FALLEN.items()
    ],
)
def test_what_has_fallen_is_no_worse_than_its_floors(start: str) -> None:
    assert [line for line in below(start.split(" ", maxsplit=1)[0]) if line.startswith(start)] == []


@pytest.mark.parametrize("name", PINNED)
def test_every_score_of_the_reports_has_a_floor_measured_on_them(name: str) -> None:
    pinned = floors.load(PATH)[name]
    assert pinned["hashes"] == hashes(name)
    assert sorted(pinned["floors"]) == sorted(measured(name)[0])


@pytest.mark.parametrize("name", MADEUP)
def test_every_quote_of_the_gold_stands_in_its_report(name: str) -> None:
    texts = {line["doc"]: line for line in told(f"{name}.texts.jsonl")}
    for gold in told(f"{name}.gold.jsonl"):
        text = texts[gold["doc"]]
        for part in (*gold["incidents"], *gold["tallies"]):
            for figure in part["figures"]:
                assert figure["quote"] in text["title"] or figure["quote"] in text["text"], gold["doc"]


def test_a_reading_of_nothing_scores_nothing() -> None:
    found = scores((gold, Reading(doc=gold["doc"], relevant=False)) for gold in told("reports.gold.jsonl"))
    assert set(found.values()) == {0.0}
