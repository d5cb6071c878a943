"""Dead of whom a toll rises are part of it, others who join a count are not."""

import datetime as dt

import pytest

from marsad import Report
from marsad.reader import read

RISES = [
    ("انتشلت فرق الإنقاذ ثماني جثث من تحت الركام، ليرتفع عدد قتلى الغارة على صيدا إلى 21.", 8, 21),
    ("ارتفع عدد ضحايا الهجوم على الكنيسة في بغداد إلى 33 قتيلا بعد وفاة أربعة متأثرين بجراحهم.", 4, 33),
    ("ارتفعت حصيلة التفجير في كويتا إلى 19 قتيلا بعد أن توفي خمسة مصابين في المستشفى.", 5, 19),
    ("توفي مصابان في مستشفى بعدن لترتفع حصيلة القصف على السوق إلى سبعة قتلى.", 2, 7),
    ("رفعت وفاة ثلاثة جرحى عدد قتلى الهجوم على المطار إلى 14 قتيلا.", 3, 14),
    ("ارتفع عدد القتلى إلى 16 بعد العثور على جثتين تحت أنقاض المبنى الذي قصفه الطيران في الخرطوم.", 2, 16),
]
"""What is told, the dead found or dead of their wounds, and the toll."""


def _told(text: str) -> dict[int | None, bool]:
    reading = read(Report(doc="x", text=text, seen=dt.date(2023, 5, 10)))
    parts = (*reading.incidents, *reading.tallies)
    return {figure.low: figure.subset for part in parts for figure in part.figures}


@pytest.mark.parametrize(("text", "later", "toll"), RISES)
def test_who_dies_later_is_part_of_the_toll(text: str, later: int, toll: int) -> None:
    assert _told(text) == {later: True, toll: False}


def test_who_is_killed_in_another_raid_is_no_part() -> None:
    told = _told("ارتفع عدد القتلى إلى 18 بعد مقتل اثنين في غارة جديدة على البلدة.")
    assert told == {18: False, 2: False}


JOINED = [
    ("قصفت طائرة حافلة تقل طلابا في صعدة فقتلت ستة منهم واثنين من المارة.", 6, 2),
    ("أطلق مسلحون النار على مصلين في كراتشي فقتلوا تسعة منهم وثلاثة من رجال الشرطة.", 9, 3),
    ("سقطت قذيفة على نازحين في كسلا فقتل سبعة منهم وخمسة من أهالي القرية.", 7, 5),
]


@pytest.mark.parametrize(("text", "of_them", "others"), JOINED)
def test_who_joins_some_of_them_is_no_part_of_those(text: str, of_them: int, others: int) -> None:
    assert _told(text) == {of_them: False, others: False}


def test_who_is_told_behind_of_them_is_a_part() -> None:
    assert _told("قتل تسعة أشخاص منهم ثلاثة أطفال في قصف على حي في تعز.") == {9: False, 3: True}
