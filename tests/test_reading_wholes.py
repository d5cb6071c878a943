"""Parts of all the dead told by their noun, tolls of an attack told before, soldiers beside a train."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from marsad import Report
from marsad.reader import read

OPENING = "قصفت الطائرات المدينة صباح الخميس.\n\n"
FIGURES: list[tuple[str, list[list[Any]]]] = [
    (
        "قتل سبعة أشخاص في القصف. وكان القتلى هم امرأة وستة أطفال.",
        [["killed", 7, False], ["killed", 1, True], ["killed", 6, True]],
    ),
    (
        "قتل 12 في القصف. وقالت البلدية إن القتلى هم: ثلاثة مسعفين وتسعة من سكان الحي.",
        [["killed", 12, False], ["killed", 3, True], ["killed", 9, True]],
    ),
    (
        "قالت الجمعية إن 90 مدنيا، منهم 20 طفلا و15 امرأة، قتلوا في القصف.",
        [["killed", 90, False], ["killed", 20, True], ["killed", 15, True]],
    ),
    (
        "قال المسؤول إن 40 قتلوا في القصف. وأوضح أن القتلى باعة ومارة، من ضمنهم ثمانية أطفال.",
        [["killed", 40, False], ["killed", 8, True]],
    ),
    (
        "قتل 14 شخصا في القصف. وأضاف المصدر أن قذيفة أصابت مدرسة وأن بين الضحايا أربعة أطفال.",
        [["killed", 14, False], ["killed", 4, True]],
    ),
    (
        "وقال الجيش إن 30 من مقاتلي حركة الشباب، بينهم قياديان وستة من أفراد الشرطة، قتلوا في القصف.",
        [["killed", 30, False], ["killed", 2, True], ["killed", 6, False]],
    ),
    (
        "استشهد في بلدة مجدل خمسة، هم أم وأولادها الأربعة.",
        [["killed", 5, False], ["killed", 1, True], ["killed", 4, True]],
    ),
    ("أحصت البلدية 31 قتيلا ثم رفعت العدد إلى خمسين.", [["killed", 31, False], ["killed", 50, False]]),
    ("سقط 20 قتيلا، وكانت الحصيلة السابقة تشير إلى 17.", [["killed", 20, False], ["killed", 17, False]]),
    ("قتل 12 جنديا في القصف، في حصيلة نقلت إلى 3 وكالات.", [["killed", 12, False]]),
    ("قتل 12 جنديا ودمرت منازل، ووصل العدد إلى 40 منزلا.", [["killed", 12, False]]),
    ("قتل تسعة وأصيب عشرون، ووصلت الحصيلة إلى 40.", [["killed", 9, False], ["injured", 20, False]]),
    ("أصاب القصف قطارا كان يقل جنودا، فقتل ستة جنود.", [["killed", 6, False]]),
    ("وقال الفريق قائد الأركان إن أربعة جنود قتلوا.", [["killed", 4, False]]),
    ("ولقي ثلاثة ركاب مصرعهم في حادث سير.", []),
    ("وتوفي ثلاثة جنود في حادث سير.", []),
    ("ومات عاملان حين خرج قطار عن سكته.", []),
]


def told(text: str) -> list[list[Any]]:
    """Return measure, number and whether it is a part, of the figures of a report."""
    reading = read(Report(doc="wholes", text=OPENING + text, seen=dt.date(2024, 5, 3)))
    figures = [f for part in (*reading.incidents, *reading.tallies) for f in part.figures]
    return sorted([f.measure, f.low, f.subset] for f in figures if f.low is not None)


@pytest.mark.parametrize(("text", "figures"), FIGURES)
def test_all_and_their_parts_are_counted(text: str, figures: list[list[Any]]) -> None:
    assert told(text) == sorted(figures)


def test_the_toll_behind_an_attack_is_its_own() -> None:
    text = "انفجرت سيارة ملغومة أمام فندق في مقديشو.\n\nوقال الإسعاف إن ثلاثة وستين شخصا قتلوا."
    reading = read(Report(doc="toll", text=text))
    assert [[f.low for f in one.figures] for one in reading.incidents] == [[63]]
    assert reading.tallies == ()


def test_tolls_of_clashes_in_many_towns_stay_a_tally() -> None:
    text = "تواصلت المعارك في محافظة لحج.\n\nوقالت مصادر طبية إن 120 مسلحا قتلوا منذ مطلع الشهر."
    reading = read(Report(doc="tally", text=text))
    assert [[f.low for f in one.figures] for one in reading.tallies] == [[120]]
