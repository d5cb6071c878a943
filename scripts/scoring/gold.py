"""The gold sets, the command line that reads them, and the scorer that compares the two."""

from __future__ import annotations

import gzip
import hashlib
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeAlias

Line: TypeAlias = dict[str, Any]
Scores: TypeAlias = dict[str, Any]

LINKED = ("seeds", "press", "field")
"""Sets of the folder ``shared`` with gold made by hand, which says of each incident what event it is."""
REVIEWED = "reviewed"
"""Articles of the corpus whose readings were corrected by hand: no gold made anew, but far more articles."""
SETS = (*LINKED, REVIEWED)
MADEUP = ("reports", "east", "south", "papers", "posts", "blind")
"""Made-up reports of other wars, in this repository; nobody who knows ``blind`` works on the reader."""
MADEUP_FOLDER = Path(__file__).parents[2] / "tests" / "madeup"
REVIEWED_FOLDER = MADEUP_FOLDER.with_name("reviewed")
CORPUS = Path("corpus", "press-2015-07.jsonl.gz")
HELD_BACK_FROM = "2015-07-31"
LARGE = 6
"""A toll is large from this number of people on."""


class ScoreError(Exception):
    """A score that cannot be measured, with the reason."""


@dataclass(frozen=True, slots=True)
class GoldSet:
    """One set of texts with their gold, made-up or of the folder ``shared``, where the scorer lies."""

    name: str
    shared: Path

    @property
    def made_up(self) -> bool:
        """Tell whether the texts are made up: their floors stand elsewhere."""
        return self.name in MADEUP

    @property
    def linked(self) -> bool:
        """Tell whether the gold says which incidents are one event, so that a ledger is made of the texts."""
        return self.name in LINKED

    @property
    def texts_path(self) -> Path:
        """The file of the texts: that of the set, or the corpus of which it is a part."""
        if self.name == REVIEWED:
            return self.shared / CORPUS
        return self.gold_path.with_name(f"{self.name}.texts.jsonl")

    @property
    def gold_path(self) -> Path:
        """The file of the gold."""
        folder = MADEUP_FOLDER if self.made_up else self.shared / "gold"
        return (REVIEWED_FOLDER if self.name == REVIEWED else folder) / f"{self.name}.gold.jsonl"

    def texts(self) -> list[Line]:
        """Return the texts, in order."""
        return _of_corpus(self) if self.name == REVIEWED else load(self.texts_path)

    def gold(self) -> list[Line]:
        """Return the gold, in order."""
        return load(self.gold_path)

    def hashes(self) -> dict[str, str]:
        """Return the SHA-256 of the files that a score depends on, by name."""
        paths = (self.texts_path, self.gold_path, self.shared / "score" / "score.py")
        return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in paths}

    def held_back(self) -> frozenset[str]:
        """Return the docs that nobody tunes on: the last days of press, a third of field, all of blind."""
        if self.name == "blind":
            return frozenset(t["doc"] for t in self.texts())
        if self.name == "press":
            return frozenset(t["doc"] for t in self.texts() if (t["seen"] or "") >= HELD_BACK_FROM)
        if self.name == "field":
            return frozenset(t["doc"] for t in self.texts() if "w58" <= t["doc"] <= "w82")
        return frozenset()


def load(path: Path) -> list[Line]:
    """Return the objects of a file of JSON lines."""
    return lines(path.read_text(encoding="utf-8"))


def lines(text: str) -> list[Line]:
    """Return the objects of JSON lines."""
    return [json.loads(line) for line in text.split("\n") if line.strip()]


@lru_cache
def _of_corpus(gold: GoldSet) -> list[Line]:
    """Return the texts of the corpus that a set has gold of, in the order of the gold; once only."""
    with gzip.open(gold.texts_path, "rt", encoding="utf-8") as file:
        articles = {article["doc"]: article for article in map(json.loads, file)}
    return [articles[line["doc"]] for line in gold.gold()]


@lru_cache
def read(gold: GoldSet) -> list[Line]:
    """Return the readings that ``marsad read`` prints of the texts; once only."""
    with tempfile.TemporaryDirectory(prefix="marsad-score-") as folder:
        return lines(_marsad("read", _write(folder, "texts", gold.texts())))


@lru_cache
def link(gold: GoldSet) -> list[Line]:
    """Return the links that ``marsad add`` makes of the texts in a new ledger; once only."""
    with tempfile.TemporaryDirectory(prefix="marsad-score-") as folder:
        ledger = str(Path(folder) / "l.db")
        _marsad("add", str(gold.texts_path), "--ledger", ledger)
        return lines(_marsad("links", "--ledger", ledger))


def _marsad(*arguments: str) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "marsad", *arguments], capture_output=True, encoding="utf-8", check=False
    )
    if done.returncode:
        raise ScoreError(f"marsad {' '.join(arguments)} failed: {done.stderr.strip()[-800:]}")
    return done.stdout


def score(
    gold: GoldSet, golds: list[Line], readings: list[Line], links: list[Line] | None, show: str | None = None
) -> tuple[Scores, str]:
    """Run the scorer; return its scores, and what it shows of the doc ``show`` (or ``all``)."""
    with tempfile.TemporaryDirectory(prefix="marsad-score-") as folder:
        arguments = [_write(folder, "gold", golds), _write(folder, "readings", readings), "--json"]
        if links is not None:
            arguments += ["--links", _write(folder, "links", links)]
        if show:
            arguments += ["--show", show]
        scorer = str(gold.shared / "score" / "score.py")
        done = subprocess.run(
            [sys.executable, scorer, *arguments], capture_output=True, encoding="utf-8", check=False
        )
    if done.returncode:
        raise ScoreError(f"{scorer} failed: {done.stderr.strip()[-800:]}")
    shown, _, last = done.stdout.rstrip("\n").rpartition("\n")
    return json.loads(last), shown


def _write(folder: str, name: str, objects: Iterable[Line]) -> str:
    path = Path(folder) / f"{name}.jsonl"
    path.write_text("".join(json.dumps(line) + "\n" for line in objects), encoding="utf-8")
    return str(path)


def flat(scores: Scores) -> dict[str, float]:
    """Return the measures that floors hold for: F1 of what is found, shares of what is right."""
    found = {key: value["f1"] for key, value in scores.items() if key != "shares"}
    return found | {key: value["share"] for key, value in scores["shares"].items()}


def rights(scores: Scores) -> dict[str, int]:
    """Return how many are right of those found, for the measures that are shares."""
    return {key: value["right"] for key, value in scores["shares"].items() if "right" in value}


def only(objects: Iterable[Line], docs: frozenset[str]) -> list[Line]:
    """Return the lines of these docs."""
    return [line for line in objects if line["doc"] in docs]


def large_gold(golds: Iterable[Line]) -> list[Line]:
    """Return the gold with the figures of large tolls alone."""
    return [_kept(line, lambda f: bool(f.get("n")) and f["n"][0] >= LARGE) for line in golds]


def large_readings(readings: Iterable[Line]) -> list[Line]:
    """Return the readings with the figures of large tolls alone."""
    return [_kept(line, lambda f: (f["low"] or 0) >= LARGE) for line in readings]


def _kept(line: Line, large: Any) -> Line:
    """Return a line with the figures that are large, in incidents and tallies."""
    parts = {
        key: [part | {"figures": [f for f in part["figures"] if large(f)]} for part in line[key]]
        for key in ("incidents", "tallies")
    }
    return line | parts
