"""Days of a plan, of the attack that recalls another, or of what was done after an attack."""

import datetime as dt

import pytest

from marsad.models import Report
from marsad.reader import read

SEEN = dt.date(2024, 5, 16)
YESTERDAY = dt.date(2024, 5, 15)


def days(text: str) -> list[dt.date | None]:
    report = Report(doc="x", title="", text=text, seen=SEEN)
    return [one.date.first if one.date else None for one in read(report).incidents]


@pytest.mark.parametrize(
    "text",
    [
        "ويذكر حادث صباح أمس بحادث مماثل وقع في مايو 2011 قرب غزنة، وقتل آنذاك ستة جنود.",
        "ويعيد قصف أمس إلى الأذهان هجوما مشابها في مايو 2011. وقتل حينها تسعة من السكان.",
    ],
)
def test_an_attack_that_is_recalled_is_not_of_the_day_of_the_one_that_recalls_it(text: str) -> None:
    assert dt.date(2011, 5, 1) in days(text)


@pytest.mark.parametrize(
    "text",
    [
        "قتل خمسة أمس في عدن بهجوم مماثل لهجوم الشهر الماضي.",
        "قتل سبعة أمس في هجوم مماثل على قرية قرب سبها.",
        "أصيب أربعة في المكلا أمس بانفجار مشابه.",
    ],
)
def test_an_attack_like_another_keeps_its_day(text: str) -> None:
    assert days(text) == [YESTERDAY]


@pytest.mark.parametrize(
    "text",
    [
        "أمر الحاكم أمس بنشر الجيش، وذلك في أعقاب هجمات أدت إلى مقتل سبعة من الشرطة يوم السبت.",
        "علقت المدارس دروسها أمس في أعقاب هجوم قتل ثلاثة معلمين يوم السبت.",
    ],
)
def test_a_measure_taken_after_an_attack_does_not_date_it(text: str) -> None:
    assert days(text) == [dt.date(2024, 5, 11)]


@pytest.mark.parametrize(
    "text",
    [
        "قتل ستة أمس في أعقاب هجوم على قرية قرب سبها.",
        "جرح أمس شرطي في أعقاب تفجير وسط بنغازي.",
    ],
)
def test_harm_that_follows_an_attack_is_of_its_own_day(text: str) -> None:
    assert days(text) == [YESTERDAY]


@pytest.mark.parametrize(
    "text",
    [
        "قتل ستة في تفجير بحمص أمس. وكانت تقارير حذرت من احتمال تنفيذ هجمات يومي 3 مايو و9 مايو.",
        "قتل حارس أمس في البصرة. وأضاف المصدر أن الخلية كانت تخطط لتفجيرات في 20 أبريل.",
    ],
)
def test_what_was_only_feared_dates_nothing(text: str) -> None:
    assert set(days(text)) == {YESTERDAY}


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("أوقفت الشرطة 80 شخصا في إطار حملة استهدفت مشتبها بهم في البصرة أطلقت أمس.", YESTERDAY),
        ("اعتقلت الشرطة سبعة من المتورطين بتفجير استهدف سوقا في البصرة يوم السبت.", None),
    ],
)
def test_a_campaign_dates_its_arrests_and_another_attack_does_not(text: str, day: dt.date | None) -> None:
    assert days(text) == [day]
