"""Totals that a later account fills with its parts, and those that it does not."""

from __future__ import annotations

import datetime as dt

import pytest

from marsad import Report
from marsad.reader import read

FILLED: list[tuple[str, list[tuple[int, bool]]]] = [
    (
        "قتل 14 شخصا في هجوم على قرية في كاتسينا. وقال شاهد إنهم ذبحوا ثمانية وقتلوا بالرصاص ستة.",
        [(6, True), (8, True), (14, False)],
    ),
    (
        "قتل 18 جنديا في هجوم. وأوضح الجيش أن 11 جنديا قتلوا في المعسكر و7 في القافلة.",
        [(7, True), (11, True), (18, False)],
    ),
    (
        "قتل 15 قرويا في هجوم قرب موبي. وأحصى صحفي ثماني جثث هناك، وقال شيخ إن سبعة أشخاص قتلوا فيها.",
        [(7, True), (8, True), (15, False)],
    ),
    (
        "قتل 24 قرويا في غرب النيجر في هجوم شنه مسلحون في إقليم تيلابيري. "
        "وقال أحد السكان إن مسلحين هاجموا صباح الأحد قرية تاكوبات فقتلوا 16 شخصا. "
        "وأضاف أن المهاجمين توجهوا إلى محيط تاكوبات حيث قتلوا ثمانية أشخاص آخرين.",
        [(8, True), (16, True), (24, False)],
    ),
    (
        "قتل 20 شخصا في مواجهات في بلدة ياي، وكان المستشفى قد أحصى من قبل 17 قتيلا. وبين القتلى ثلاثة أطفال.",
        [(3, True), (17, False), (20, False)],
    ),
    (
        "قتل 12 جنديا في كمين قرب ديفا. وقال مصدر طبي إن سبعة مدنيين وخمسة مسلحين قتلوا.",
        [(5, False), (7, False), (12, False)],
    ),
]


@pytest.mark.parametrize(("text", "expected"), FILLED)
def test_counts_that_fill_an_earlier_total_are_its_parts(text: str, expected: list[tuple[int, bool]]) -> None:
    reading = read(Report(doc="filled", text=text, seen=dt.date(2024, 5, 16)))
    figures = [f for part in (*reading.incidents, *reading.tallies) for f in part.figures]
    assert sorted((f.low, f.subset) for f in figures if f.low is not None) == expected


def test_a_total_and_the_account_of_its_parts_are_one_incident() -> None:
    text = FILLED[3][0]
    reading = read(Report(doc="filled", text=text, seen=dt.date(2024, 5, 16)))
    (incident,) = reading.incidents
    assert incident.date is not None
    assert incident.date.first == dt.date(2024, 5, 12)
