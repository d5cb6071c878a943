"""Days as newspapers tell them: a weekday beside «أمس» a day ahead, «خلال الليل», «لغاية»."""

import datetime as dt

import pytest

from marsad.models import Report
from marsad.reader import read

SEEN = dt.date(2024, 5, 16)
"""A Thursday."""


def days(text: str) -> list[tuple[int, int] | None]:
    """Return the days of May on which each incident is told to have begun and ended."""
    told = read(Report(doc="x", title="", text=text, seen=SEEN)).incidents
    return [(one.date.first.day, one.date.last.day) if one.date else None for one in told]


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("قتل خمسة جنود أمس (الخميس) في كمين.", 16, 16),
        ("قتل خمسة جنود يوم أمس (الأربعاء) في كمين.", 15, 15),
        ("قتل خمسة جنود اليوم (الجمعة) في كمين.", 17, 17),
        ("قتل خمسة جنود اليوم (الأحد) في كمين.", 12, 12),
        ("قتل سبعة في معارك اندلعت خلال الليل في البلدة.", 15, 16),
        ("اندلعت اشتباكات خلال الليل وقتل فيها أربعة مسلحين.", 15, 16),
        ("توفي راع مساء يوم أمس الأول بسقوط قذيفة.", 14, 14),
        ("قتل تسعة في غارة يوم أول من أمس.", 14, 14),
        ("قتل جنديان في كمين قبل أمس.", 14, 14),
        ("قتل ثلاثة جنود قبل ظهر أمس في تفجير.", 15, 15),
        ("قتل تسعة بقصف مستمر من ليلة الثلاثاء ولغاية أمس الأربعاء.", 14, 15),
        ("قتل تسعة بقصف امتد من الاثنين لغاية الأربعاء.", 13, 15),
    ],
)
def test_the_day_is_told_from_the_day_of_the_paper(text: str, first: int, last: int) -> None:
    assert days(text) == [(first, last)]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("قتل أربعة في اشتباكات فجر أمس. وقال سكان إن القصف استمر طوال الليل.", 15),
        ("قتل خمسة في تفجير خلال ليل الأحد.", 12),
    ],
)
def test_a_day_named_beside_the_night_decides(text: str, first: int) -> None:
    assert days(text) == [(first, first)]
