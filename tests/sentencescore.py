"""What the reader makes of made-up sentences, by kind.

A sentence is read right when its figures are read exactly: measure, low, high, part of another or not, and
status; a vague quantity by its word. A null status in the file accepts any.
"""

from __future__ import annotations

import datetime as dt
import json
from collections import defaultdict
from pathlib import Path
from typing import Any, TypeAlias

from marsad import Report
from marsad.models import Figure
from marsad.reader import read

Sentence: TypeAlias = dict[str, Any]

PATH = Path(__file__).parent / "madeup" / "sentences.jsonl"
DAY = dt.date(2024, 5, 3)
OPENING = "اندلعت صباح الخميس اشتباكات عنيفة بالأسلحة الثقيلة في المنطقة وتخللها قصف.\n\n"
ALONE, REPORT = "alone", "in a report"
"""Where a sentence is read: by itself, or below a line that tells of fighting, which makes some plain."""


def sentences() -> list[Sentence]:
    """Return the made-up sentences, in the order of the file."""
    return [json.loads(line) for line in PATH.read_text(encoding="utf-8").splitlines()]


def kinds() -> list[str]:
    """Return the kinds of sentences, in the order of the file."""
    return list(dict.fromkeys(sentence["kind"] for sentence in sentences()))


def figures(sentence: Sentence, where: str) -> list[Figure]:
    """Return the people that are counted in a reading of a sentence, alone or in a report.

    Counts of attacks, which a tally may hold or leave out, are passed over.
    """
    text = sentence["text"] if where == ALONE else OPENING + sentence["text"]
    reading = read(Report(doc="sentence", text=text, seen=DAY))
    parts = (*reading.incidents, *reading.tallies)
    return [figure for part in parts for figure in part.figures if figure.measure != "incidents"]


def counted(sentence: Sentence, where: str) -> bool:
    """Tell whether measures and numbers are read right, whatever is said of the people."""
    stated = sorted(_number(f["m"], *(f["n"] or (None, None)), f["q"]) for f in sentence["figures"])
    return stated == sorted(_number(f.measure, f.low, f.high, f.qualifier) for f in figures(sentence, where))


def right(sentence: Sentence, where: str) -> bool:
    """Tell whether the figures of a sentence are read exactly."""
    left = list(figures(sentence, where))
    # Those whose status is fixed choose first, so that those that accept any do not take theirs.
    for stated in sorted(sentence["figures"], key=lambda f: f["status"] is None):
        same = next((figure for figure in left if _same(stated, figure)), None)
        if same is None:
            return False
        left.remove(same)
    return not left


def _same(stated: dict[str, Any], figure: Figure) -> bool:
    number = _number(stated["m"], *(stated["n"] or (None, None)), stated["q"])
    return (
        number == _number(figure.measure, figure.low, figure.high, figure.qualifier)
        and stated["subset"] == figure.subset
        and stated["status"] in (None, figure.status)
    )


def _number(measure: str, low: int | None, high: int | None, word: str | None) -> tuple[str, str]:
    return measure, str(word) if low is None else f"{low}-{high}"


def scores(where: str) -> dict[str, float]:
    """Return the share of sentences of each kind that are read right, alone or in a report."""
    told = defaultdict(list)
    for sentence in sentences():
        told[sentence["kind"]].append(right(sentence, where))
    return {kind: sum(answers) / len(answers) for kind, answers in told.items()}
