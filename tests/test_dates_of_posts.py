"""When things happened that short posts tell of: spoken words for days, the hours of live posts, forms."""

from __future__ import annotations

import datetime as dt

import pytest

from marsad import Report
from marsad.reader import read

SEEN = dt.date(2024, 5, 16)
"""A Thursday."""


def days(text: str, title: str = "") -> list[tuple[dt.date, dt.date] | None]:
    """Return the first and last day of each incident of a report."""
    reading = read(Report(doc="x", title=title, text=text, seen=SEEN))
    return [(one.date.first, one.date.last) if one.date else None for one in reading.incidents]


def may(first: int, last: int | None = None) -> list[tuple[dt.date, dt.date] | None]:
    """Return days of May as ``days`` does."""
    return [(SEEN.replace(day=first), SEEN.replace(day=last or first))]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("البارح هجم مسلحون على قرية التكينة وقتلوا 7 مواطنين.", 15),
        ("البارح بالليل سقطت قذيفة على بلدة المعضمية واستشهد 3 مدنيين.", 15),
        ("هاد الصبح انفجرت عبوة بسيارة في مدينة الباب، 4 قتلى.", 16),
        ("هذا المساء سقطت قذيفة على حي القابون وقتلت طفلا.", 16),
        ("أصيب أربعة مدنيين بقصف على خيرسون خلال اليوم الماضي.", 15),
        ("أفادت مصادر محلية يوم الأربعاء بمقتل راع في اليوم السابق بانفجار لغم في بادية السخنة.", 14),
        ("هجوم بمسيرة على معسكر في كادوقلي عصر 13-5 أسفر عن مقتل خمسة جنود.", 13),
        ("هجوم على معسكر في كادوقلي مساء 13/5 أسفر عن مقتل خمسة جنود.", 13),
        ("فجر 14 الجاري قتل مسلحون شرطيا في غات.", 14),
        ("يوم 9 الجاري قتل مسلحون شرطيا في غات.", 9),
    ],
)
def test_days_as_posts_tell_them(text: str, day: int) -> None:
    assert days(text) == may(day)


def test_what_went_on_since_a_day_ends_on_the_day_that_is_told() -> None:
    text = "منذ صباح الاثنين وحتى مساء الأربعاء قتلت الغارات 31 مدنيا في رفح."
    assert days(text) == may(13, 15)


def test_lines_by_the_hour_tell_of_the_day_of_the_report() -> None:
    text = "10:05 – الشرطة: انفجار داخل محطة في كويتا\n10:31 – المستشفى: وصلتنا 9 جثث و19 مصابا"
    assert days(text) == may(16)


def test_the_line_of_a_form_tells_when_it_happened() -> None:
    text = "الحادث: قصف حي الثورة\nالتاريخ: الثلاثاء 14 مايو 2024\nإجمالي الوفيات: 14"
    assert days(text) == may(14)


@pytest.mark.parametrize(
    "text",
    [
        "التاريخ: الثلاثاء 14 مايو 2024\nقصف الجيش حي الثورة وقتل 14 مدنيا.",
        "قتل مسلحون شرطيا في غات بنتيجة 3-1.",
        "انفجرت عبوة في السوق وقتل 14 مدنيا قرب المبنى 15/5.",
    ],
)
def test_what_tells_no_day_of_the_event(text: str) -> None:
    assert days(text) == [None]
