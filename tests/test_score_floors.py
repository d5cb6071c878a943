"""The score on hand-made gold is not below its floors, and floors only rise."""

import sys
from pathlib import Path

import pytest

HOME = Path(__file__).parents[1]
sys.path.append(str(HOME / "scripts"))

import reading  # noqa: E402
import score  # noqa: E402
from scoring import floors  # noqa: E402
from scoring.gold import (  # noqa: E402
    CORPUS,
    MADEUP,
    REVIEWED,
    SETS,
    GoldSet,
    flat,
    large_gold,
    large_readings,
    rights,
)

LONGEST = 5
"""Words of a name in the reviewed articles: no run of an article's own words."""
HASHES = {"made.gold.jsonl": "aa", "made.texts.jsonl": "bb"}
PINNED = {"hashes": HASHES, "floors": {"figures": 0.8, "incidents": 0.75}}


@pytest.mark.parametrize("name", SETS)
def test_the_score_is_not_below_its_floors(shared: Path, name: str) -> None:
    found = score.measure(GoldSet(name, shared), beside=False)
    pinned = floors.load().get(name, {})
    hashes, scores = found.gold.hashes(), found.scores
    assert floors.below(name, pinned, hashes, flat(scores), rights(scores)) == []


def test_every_set_has_floors_and_hashes() -> None:
    pinned = floors.load()
    assert sorted(pinned) == sorted(SETS)
    for name in SETS:
        texts = CORPUS.name if name == REVIEWED else f"{name}.texts.jsonl"
        assert {f"{name}.gold.jsonl", texts, "score.py"} == set(pinned[name]["hashes"])
        assert all(0 <= floor <= 1 for floor in pinned[name]["floors"].values())


def test_a_score_below_its_floor_is_named() -> None:
    told = floors.below("made", PINNED, HASHES, {"figures": 0.79, "incidents": 0.75})
    assert told == ["made figures: floor 0.800, score 0.790"]


def test_a_measure_that_is_gone_is_below_its_floor() -> None:
    assert floors.below("made", PINNED, HASHES, {"figures": 0.9}) == [
        "made incidents: floor 0.750, score not measured"
    ]


def test_floors_hold_only_for_their_gold() -> None:
    told = floors.below("made", PINNED, HASHES | {"made.gold.jsonl": "cc"}, {"figures": 1.0})
    assert told == ["made: not the made.gold.jsonl that its floors were measured on"]


def test_only_a_share_named_as_fallen_may_be_below_its_floor_and_no_fewer_be_right() -> None:
    pinned = {"hashes": HASHES, "floors": {"incident.place": 0.9}, "right": {"incident.place": 9}}
    assert floors.below("made", pinned, HASHES, {"incident.place": 0.8}, {"incident.place": 9}) != []
    pinned["fallen"] = ["incident.place"]
    assert floors.below("made", pinned, HASHES, {"incident.place": 0.8}, {"incident.place": 9}) == []
    assert floors.below("made", pinned, HASHES, {"incident.place": 0.8}, {"incident.place": 8}) != []
    raised = floors.raised("made", pinned, HASHES, {"incident.place": 0.8}, {"incident.place": 12})
    assert raised == pinned | {"right": {"incident.place": 12}}
    again = floors.raised("made", pinned, HASHES, {"incident.place": 0.95}, {"incident.place": 12})
    assert again == {"hashes": HASHES, "floors": {"incident.place": 0.95}, "right": {"incident.place": 12}}


def test_floors_rise_to_the_score_rounded_down() -> None:
    made = floors.raised("made", PINNED, HASHES, {"figures": 0.8999, "incidents": 0.75, "linking": 0.57})
    assert made == {"hashes": HASHES, "floors": {"figures": 0.899, "incidents": 0.75, "linking": 0.57}}


def test_no_floor_is_lowered() -> None:
    with pytest.raises(floors.FloorError, match=r"made incidents: floor 0\.750, score 0\.700; no floor"):
        floors.raised("made", PINNED, HASHES, {"figures": 0.99, "incidents": 0.7}, new_gold=True)


def test_other_gold_needs_to_be_announced() -> None:
    other = HASHES | {"made.gold.jsonl": "cc"}
    with pytest.raises(floors.FloorError, match="--new-gold"):
        floors.raised("made", PINNED, other, {"figures": 0.99, "incidents": 0.99})
    made = floors.raised("made", PINNED, other, {"figures": 0.5}, new_gold=True)
    assert made == {"hashes": other, "floors": {"figures": 0.5}}


def test_the_first_floors_need_none_before_them() -> None:
    assert floors.raised("made", {}, HASHES, {"figures": 0.5})["floors"] == {"figures": 0.5}


def test_a_refusal_for_one_set_leaves_the_file_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "floors.json"
    sets = [made_set(tmp_path, name) for name in ("good", "bad")]
    floors.save({"bad": {"hashes": sets[1].hashes(), "floors": {"figures": 0.9}}}, path)
    results = [
        score.Measured(gold, {"figures": {"f1": value}, "shares": {"figure.status": {"share": 0.5}}}, {})
        for gold, value in zip(sets, (0.95, 0.85), strict=True)
    ]
    before = path.read_bytes()
    with pytest.raises(floors.FloorError, match="bad figures"):
        score.update(results, path, new_gold=False)
    assert path.read_bytes() == before
    score.update(results[:1], path, new_gold=False)
    assert floors.load(path)["good"]["floors"] == {"figures": 0.95, "figure.status": 0.5}
    assert floors.load(path)["bad"]["floors"] == {"figures": 0.9}


def made_set(folder: Path, name: str) -> GoldSet:
    for part in ("gold", "score"):
        (folder / part).mkdir(exist_ok=True)
    for file in (f"gold/{name}.gold.jsonl", f"gold/{name}.texts.jsonl", "score/score.py"):
        (folder / file).write_text("\n", encoding="utf-8")
    return GoldSet(name, folder)


def test_large_tolls_are_told_from_small_ones() -> None:
    gold = {
        "doc": "1",
        "incidents": [{"id": "a", "figures": [{"n": [5, 9]}, {"n": [6, 6]}, {"n": None}]}],
        "tallies": [{"figures": [{"n": [1, 1]}]}],
    }
    assert large_gold([gold]) == [
        {"doc": "1", "incidents": [{"id": "a", "figures": [{"n": [6, 6]}]}], "tallies": [{"figures": []}]}
    ]
    reading = {"doc": "1", "incidents": [{"figures": [{"low": None}, {"low": 7}]}], "tallies": []}
    assert large_readings([reading])[0]["incidents"] == [{"figures": [{"low": 7}]}]


@pytest.mark.parametrize("name", MADEUP)
def test_made_up_sets_are_scored_as_readings_only(shared: Path, name: str) -> None:
    found = score.measure(GoldSet(name, shared), beside=name == "reports", show="all")
    assert found.scores["figures"]["gold"] > 0
    assert not found.scores.get("linking", {}).get("mentions")
    assert ("figures" in found.shown) is (name != "blind")
    if name == "reports":
        assert {"constant", "regexes", "large"} == set(found.beside)
        assert score.table(found, {})[0].startswith("reports")


def test_reviewed_articles_are_of_the_corpus_alone_and_their_words_are_not_repeated(shared: Path) -> None:
    reviewed = GoldSet(REVIEWED, shared)
    golds = reviewed.gold()
    assert [text["doc"] for text in reviewed.texts()] == [gold["doc"] for gold in golds]
    assert not {gold["doc"] for gold in golds} & {gold["doc"] for gold in GoldSet("press", shared).gold()}
    parts = [part for gold in golds for part in (*gold["incidents"], *gold["tallies"])]
    assert not any(figure["quote"] or figure["who"] for part in parts for figure in part["figures"])
    told = [figure["src"] or "" for part in parts for figure in part["figures"]]
    told += [part.get(key) or "" for part in parts for key in ("place", "facility")]
    assert max(len(words.split()) for words in told) <= LONGEST


def test_reports_that_are_held_back_are_not_shown(shared: Path) -> None:
    found = score.measure(GoldSet("field", shared), beside=False, show="all")
    assert "w01: figures" in found.shown
    assert "w60: figures" not in found.shown


def test_the_tables_of_the_docs_are_what_is_measured(shared: Path) -> None:
    told = reading.DOC.read_text(encoding="utf-8")
    assert reading.with_scores(told, shared).splitlines() == told.splitlines(), "make docs"
