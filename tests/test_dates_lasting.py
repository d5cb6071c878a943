"""Fighting that went on: told by the day it broke out, or for as long as the report says."""

import datetime as dt

import pytest

from marsad.models import Report
from marsad.reader import read

SEEN = dt.date(2024, 5, 16)
"""A Thursday."""


def days(text: str, title: str = "") -> list[tuple[int, int] | None]:
    """Return the days of May on which each incident is told to have begun and ended."""
    told = read(Report(doc="x", title=title, text=text, seen=SEEN)).incidents
    return [(one.date.first.day, one.date.last.day) if one.date else None for one in told]


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("قتل تسعة أشخاص في المعارك التي اندلعت الاثنين في سبها بين قبيلتين.", 13, 16),
        ("قال مسؤول إن الاشتباكات تفجرت قبل أربعة أيام وقتل فيها عشرون مسلحا.", 12, 16),
        ("قال العمدة أمس إن 12 قتلوا في سبها. وأضاف أن الاشتباكات نشبت قبل ثلاثة أيام.", 12, 15),
        ("قتل ثلاثون في اشتباكات اندلعت الجمعة في نيالا واستمرت يومين.", 10, 11),
        ("اندلع القتال الأحد في الجنينة وأوقع 40 قتيلا في ثلاثة أيام من المعارك.", 12, 14),
        ("قتل سبعة جنود في معارك بدأت فجر الجمعة في مرزق وامتدت حتى مساء السبت.", 10, 11),
    ],
)
def test_fighting_goes_on_from_the_day_it_broke_out(text: str, first: int, last: int) -> None:
    assert days(text) == [(first, last)]


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("أنهت القوات صباح الأربعاء حصارا لفندق اقتحمه مساء الثلاثاء مسلحون فقتلوا ستة أشخاص.", 14, 15),
        ("انتهى فجر الثلاثاء احتجاز رهائن في مصنع دخله مسلحون الاثنين وقتلوا حارسين.", 13, 14),
        ("بدأ الجيش ليل الأربعاء سحب قواته من طولكرم بعد يومين من القتال وقتل فيها خمسة.", 14, 15),
    ],
)
def test_fighting_that_ended_on_a_day_began_before_it(text: str, first: int, last: int) -> None:
    assert days(text) == [(first, last)]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("قتل ثلاثة في اشتباكات اندلعت أمس في سبها بين قبيلتين.", 15),
        ("قتل ثلاثة في اشتباكات اندلعت الاثنين في سبها واستمرت ساعات.", 13),
        ("قتل ثلاثة في اشتباكات وقعت الاثنين في سبها.", 13),
        ("انسحب الجيش الثلاثاء من البلدة بعد هجوم الاثنين الذي قتل فيه خمسة جنود.", 13),
        ("قتل ثلاثة في انفجار عبوة الاثنين في سبها.", 13),
        ("قتل خمسة الاثنين في سبها. وكانت الاشتباكات اندلعت بعد توقيف قائد كتيبة.", 13),
    ],
)
def test_what_was_over_the_same_day_is_of_that_day(text: str, day: int) -> None:
    assert days(text) == [(day, day)]


def test_the_title_may_say_for_how_long() -> None:
    text = "اندلع القتال ليل الاثنين في عين زارة بين كتيبتين وقتل فيه 55 شخصا."
    assert days(text, "قتلى في يومين من المعارك بطرابلس") == [(13, 14)]
