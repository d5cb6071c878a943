"""Nouns in «-ين», written alike for two people and for many: made-up sentences of many wars."""

from __future__ import annotations

import datetime as dt

import pytest

from marsad import Report
from marsad.reader import read

MANY = [
    "قال الحاكم إن المسلحين هاجموا ست قرى قرب مدينة بوني وقتلوا مدنيين وخطفوا نساء وأحرقوا الأكواخ.",
    "أعلن المركز الإعلامي مقتل متمردين بعمليات للجيش في مناطق متفرقة من إقليم دارفور.",
    "تمكن الجيش من قتل مسلحين وأسر العشرات في مدينة الحديدة.",
    "قتل 11 شخصا في تفجير بسوق كركوك، بينهم باعة ومتسوقين.",
    "قتل الحراس مهربين في عدة مواقع عند الحدود مع النيجر.",
]
TWO = [
    "قتل مسلحون مدنيين في قرية قرب مدينة بوني أمس.",
    "قتل الجيش متمردين في مدينة نيالا وأسر ثالثا.",
    "أصيب شرطيان وقتل مدنيين برصاص مجهول في كركوك.",
    "قتل رجل وجنديين في كمين قرب مدينة غاو.",
    "قتل مسلحون موظفين في الموقع الشرقي لشركة قرب زليتن.",
]


def _counts(text: str) -> list[int]:
    told = read(Report(doc="alike", text=text, seen=dt.date(2024, 5, 3)))
    parts = (*told.incidents, *told.tallies)
    return sorted(f.low for one in parts for f in one.figures if f.low is not None)


@pytest.mark.parametrize("text", MANY)
def test_those_told_beside_many_are_no_two(text: str) -> None:
    assert 2 not in _counts(text)


@pytest.mark.parametrize("text", TWO)
def test_those_by_themselves_are_two(text: str) -> None:
    assert 2 in _counts(text)
