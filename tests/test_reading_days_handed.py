"""The day of a summary is that of the attacks it sums up; weeks and months that run; nights and weekends."""

import datetime as dt

import pytest

from marsad.models import Report
from marsad.reader import read

SEEN = dt.date(2021, 9, 16)  # a Thursday


def days(text: str) -> list[tuple[int, ...] | None]:
    found = read(Report(doc="x", title="", text=text, seen=SEEN)).incidents
    return [(one.date.first.day, one.date.last.day) if one.date else None for one in found]


@pytest.mark.parametrize(
    "text",
    [
        "قتل سبعة في هجومين منفصلين الثلاثاء في كركوك. "
        "فقد قتل أربعة بعبوة في بلدة الرياض. "
        "وهاجم مسلحون حاجزا في ناحية الزاب وقتلوا ثلاثة.",
        "قتل 12 شخصا في سلسلة هجمات ضربت العراق أول من أمس. "
        "وقتل خمسة منهم بسيارة مفخخة في الحلة. "
        "وقتل سبعة بعبوة في الزعفرانية.",
        "قتل أربعة شرطيين في هجومين الثلاثاء في كاوكا. "
        "وقتل شرطيان في بلدة موندومو عندما هاجم متمردون مركزهم. "
        "وفي كالي قتل اثنان بدراجة مفخخة.",
    ],
)
def test_a_summary_of_several_attacks_dates_each_of_them(text: str) -> None:
    assert days(text) == [(14, 14), (14, 14)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "انفجرت سيارة أمس في حلب فقتلت ثلاثة. وقتل شرطي برصاص مجهولين في بلدة نمر بريف درعا.",
            [(15, 15), None],
        ),
        ("أعلنت القوات أمس مقتل قائد في غارة على درعا. وقتل شخصان بلغم في بلدة نمر.", [(15, 15), None]),
    ],
)
def test_the_day_of_one_attack_is_not_that_of_another(text: str, expected: list[object]) -> None:
    assert days(text) == expected


@pytest.mark.parametrize(
    ("when", "first", "last"),
    [
        ("هذا الأسبوع", 13, 16),
        ("في وقت سابق هذا الأسبوع", 13, 16),
        ("الأسبوع الجاري", 13, 16),
        ("نهاية الأسبوع الماضي", 10, 12),
        ("نهاية الأسبوع", 10, 12),
        ("الشهر الجاري", 1, 16),
        ("مطلع الشهر الحالي", 1, 10),
        ("منتصف هذا الشهر", 11, 16),
        ("خلال الأيام الثلاثة الماضية", 13, 16),
        ("في الأيام الأربعة الأخيرة", 12, 16),
        ("الليل قبل الماضي", 14, 15),
    ],
)
def test_running_weeks_and_months_end_with_the_report(when: str, first: int, last: int) -> None:
    assert days(f"قتل خمسة جنود بانفجار لغم في حلب {when}.") == [(first, last)]


@pytest.mark.parametrize(
    "when", ["الأسبوع المقبل", "مطلع الأسبوع القادم", "في الأيام الثلاثة المقبلة", "كل أسبوع"]
)
def test_what_is_to_come_or_goes_on_dates_nothing(when: str) -> None:
    assert days(f"قتل خمسة جنود بانفجار لغم في حلب، ويزورها الوزير {when}.") == [None]
