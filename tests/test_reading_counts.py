"""How many, in sentences of many kinds: each is read exactly, measure, number and what is part of what."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from typing import Any

import pytest

from marsad import Report
from marsad.reader import read

PATH = Path(__file__).parent / "madeup" / "counts.jsonl"
CASES = [json.loads(line) for line in PATH.read_text(encoding="utf-8").splitlines()]
OPENING = "اندلعت صباح الخميس اشتباكات عنيفة بالأسلحة الثقيلة في المنطقة وتخللها قصف.\n\n"


def told(text: str) -> list[list[Any]]:
    """Return the counted figures of a sentence of a report: measure, number, and whether it is a part."""
    reading = read(Report(doc="counts", text=OPENING + text, seen=dt.date(2024, 5, 3)))
    figures = [f for part in (*reading.incidents, *reading.tallies) for f in part.figures]
    counted = [f for f in figures if f.low is not None and f.measure != "incidents"]
    return sorted([f.measure, f.low, f.subset] for f in counted)


@pytest.mark.parametrize("case", CASES, ids=[f"{case['kind']} {at}" for at, case in enumerate(CASES)])
def test_a_sentence_is_counted_exactly(case: dict[str, Any]) -> None:
    assert told(case["text"]) == sorted(case["figures"])


LISTS = [
    (
        "قتل 60 شخصا في معارك نيالا، توزعوا كالآتي:\n- 31 من المدنيين، بينهم 4 أطفال.\n"
        "- قوات الجيش: 20.\n- مسلحون: 9.",
        [
            ["killed", 4, True],
            ["killed", 9, True],
            ["killed", 20, True],
            ["killed", 31, True],
            ["killed", 60, False],
        ],
    ),
    (
        "وأصيب 18 شخصا في قصف على سوق الجنينة، وهم:\n• نساء: 7\n• أطفال: 5\n• رجال: 6",
        [["injured", 5, True], ["injured", 6, True], ["injured", 7, True], ["injured", 18, False]],
    ),
    (
        "قتل 90 شخصا في معارك نيالا، توزعوا كالآتي:\n- 50 من أبناء المدينة، بينهم 12 مدنيا.\n"
        "- 25 جنديا.\n- 15 عنصرا من الحرس قضوا بغارات جوية.",
        [
            ["killed", 12, True],
            ["killed", 15, True],
            ["killed", 25, True],
            ["killed", 50, True],
            ["killed", 90, False],
        ],
    ),
    (
        "قتل 60 شخصا في معارك نيالا.\nوقال ناطق عن الطريق: 20 كلم من الحواجز.\nوالمدينة: 300 ألف نسمة.",
        [["killed", 60, False]],
    ),
    (
        "وقتل سبعة أشخاص في القصف، والتفاصيل:\nيسكن الحي 40 ألف شخص.\nوشاركت في القصف 6 طائرات.",
        [["killed", 7, False]],
    ),
]


@pytest.mark.parametrize(("text", "figures"), LISTS)
def test_a_list_goes_on_over_lines(text: str, figures: list[list[Any]]) -> None:
    assert told(text) == sorted(figures)


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("قصف على داعل أوقع قتيلا وأربعة جرحى.", [("killed", 1), ("injured", 4)]),
        ("غارة على كتاف تخلف شهيدا وجريحا.", [("killed", 1), ("injured", 1)]),
        ("اشتباك بين عشيرتين في العمارة يسفر عن قتيل وثلاثة مصابين.", [("killed", 1), ("injured", 3)]),
        ("انفجار عبوة في بلدة تلعفر مخلفا قتيلا.", [("killed", 1)]),
        ("مصرع قيادي في القاعدة بضربة جوية في شبوة.", [("killed", 1)]),
        ("مسلحون يقنصون شرطيا في درعا.", [("killed", 1)]),
    ],
)
def test_one_whom_an_attack_leaves_behind_is_counted(text: str, figures: list[tuple[str, int]]) -> None:
    told = read(Report(doc="x", text=text)).incidents[0].figures
    assert [(one.measure, one.low) for one in told] == figures
