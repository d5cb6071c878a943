"""The day on which an attack is remembered is not the day of the attack."""

from __future__ import annotations

import datetime as dt

import pytest

from marsad import Report
from marsad.reader import read


def days(text: str) -> list[str]:
    """Return the first day of each incident of a report of Thursday, 16 May 2024, "none" for none."""
    found = read(Report(doc="x", title="", text=text, seen=dt.date(2024, 5, 16))).incidents
    return [str(one.date.first) if one.date else "none" for one in found]


REMEMBERED = {
    "month and year of the attack": (
        "أحيا سكان دجوغو الاثنين الذكرى الأولى لمجزرة المخيم التي قتل فيها 46 نازحا في فبراير العام الماضي.",
        ["2023-02-01"],
    ),
    "a day before a yearly one": (
        "أحيا أهالي القرية أمس الذكرى السنوية لهجوم نفذه مسلحون في مايو من العام الماضي قتل فيه 17 مصليا.",
        ["2023-05-01"],
    ),
    "the day of the attack behind": (
        "في الذكرى الثالثة لتفجير سوق الصدرية، تجمع أهالي أمس لإحياء ذكرى 127 قتيلا سقطوا في 18 نيسان 2021.",
        ["2021-04-18"],
    ),
    "years that went by": (
        "شارك المئات الأربعاء في إحياء ذكرى اغتيال النائب الذي قتل بالرصاص قبل عامين في بيروت.",
        ["2022-01-01"],
    ),
    "no day of the attack": (
        "نظمت العائلات اليوم وقفة في ذكرى قصف المدرسة الذي أودى بحياة 31 طالبا.",
        ["none"],
    ),
    "an evening": (
        "أحيت العائلات مساء الثلاثاء في بيروت الذكرى الثانية لغارة قتلت سبعة من أبنائها.",
        ["none"],
    ),
    "a day to come": ("تحيي المدينة غدا الذكرى الخامسة لمقتل 51 مصليا في هجوم على مسجدين.", ["none"]),
}
NEWS = {
    "an attack on those who remember": (
        "قتل خمسة أشخاص أمس في تفجير استهدف احتفالا بذكرى مجزرة في كابول.",
        ["2024-05-15"],
    ),
    "an attack on the anniversary of one": (
        "في الذكرى الأولى لمجزرة السوق، قتل ثلاثة أشخاص أمس في هجوم على المدينة نفسها في كادونا.",
        ["2024-05-15"],
    ),
    "the day of a state": ("قتل جنديان الثلاثاء في كمين في جاو، يوم ذكرى الاستقلال.", ["2024-05-14"]),
    "people hurt while they remember": (
        "قال ناشطون إن ستة أشخاص أصيبوا أمس حين أطلقت الشرطة النار على محتجين أحيوا ذكرى مقتل زميل في كوستي.",
        ["2024-05-15"],
    ),
}


@pytest.mark.parametrize(("text", "wanted"), REMEMBERED.values(), ids=REMEMBERED)
def test_the_day_of_an_anniversary_is_not_that_of_the_attack(text: str, wanted: list[str]) -> None:
    assert days(text) == wanted


@pytest.mark.parametrize(("text", "wanted"), NEWS.values(), ids=NEWS)
def test_news_beside_an_anniversary_keep_their_day(text: str, wanted: list[str]) -> None:
    assert days(text)[:1] == wanted
