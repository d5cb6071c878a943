"""«فقد» tells of people who died where it is their lives that they lost, else of missing ones."""

from __future__ import annotations

import datetime as dt

import pytest

from marsad import Report
from marsad.reader import read

LOST: list[tuple[str, list[tuple[str, int]]]] = [
    ("فقد سبعة مدنيين حياتهم في غارة على بلدة شيري.", [("killed", 7)]),
    ("أدت الغارة إلى فقدان 19 مدنيا حياتهم.", [("killed", 19)]),
    ("فقدان تسعة عشر مدنيا لحياتهم في غارتين على تيغراي.", [("killed", 19)]),
    ("فقد مدنيان حياتهما في الغارة على شيري.", [("killed", 2)]),
    ("فقد ستة من أفراد الأمن وأربعة مدنيين أرواحهم في كمين في بامباري.", [("killed", 4), ("killed", 6)]),
    ("وقال الحاكم «فقدنا خمسة من قوات الأمن في هجوم على موكبي» في مانديرا.", [("killed", 5)]),
    ("وقال الرئيس «خسرنا 37 من جنودنا في هجوم بوكو حرام».", [("killed", 37)]),
    ("فقد خمسة جنود بعد كمين في بامباري.", [("missing", 5)]),
    ("قتل ثلاثة جنود في الهجوم وفقد اثنان آخران.", [("killed", 3), ("missing", 2)]),
]


@pytest.mark.parametrize(("text", "expected"), LOST)
def test_those_who_lost_their_lives_are_dead(text: str, expected: list[tuple[str, int]]) -> None:
    reading = read(Report(doc="lost", text=text, seen=dt.date(2024, 5, 16)))
    figures = [f for part in (*reading.incidents, *reading.tallies) for f in part.figures]
    assert sorted((f.measure, f.low) for f in figures if f.low is not None) == expected
