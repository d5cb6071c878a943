"""Bodies whose offices speak, capitals that tell of their soldiers, men of a side, and who was fired at."""

from __future__ import annotations

import datetime as dt

import pytest

from marsad import Report
from marsad.models import Figure
from marsad.reader import read


def figures(text: str) -> list[Figure]:
    """Return what a report printed on a Thursday counts, tallies last."""
    reading = read(Report(doc="x", title="", text=text, seen=dt.date(2024, 5, 16)))
    return [one for told in (*reading.incidents, *reading.tallies) for one in told.figures]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        (
            "أعلنت وزارة الصحة اللبنانية أن غارة استهدفت قرية في البقاع. وأوضح وزيرها أن سبعة أشخاص قتلوا.",
            "وزارة الصحة اللبنانية",
        ),
        (
            "قالت منظمة سلام بلا حدود إن قصفا استهدف المخيم في رفح. وأضاف رئيسها سالم أن 12 نازحا قتلوا.",
            "منظمة سلام بلا حدود",
        ),
        (
            "قال الجيش النيجري إن مسلحين هاجموا ثكنة في تيرا. وأوضح المتحدث باسمه أن 11 جنديا قتلوا.",
            "الجيش النيجري",
        ),
        (
            "قال مسؤول محلي إن مسلحين هاجموا قرية كاتي أمس. وبحسب هذا المصدر، قتل تسعة أشخاص.",
            "مسؤول محلي",
        ),
        (
            "ذكرت الشبكة الليبية لحقوق الإنسان في تقريرها الشهري أن أيلول شهد سقوط ضحايا في سوريا.\n"
            "وقتلت قوات النظام 14 مدنيا.",
            "الشبكة الليبية لحقوق الإنسان",
        ),
    ],
)
def test_the_office_of_a_body_speaks_for_it(text: str, who: str) -> None:
    assert {one.source for one in figures(text)} == {who}


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("قال حاكم بلنسية إن تفجيرا هز حانة. وأوضح مساعده أن أربعة قتلوا في التفجير.", "مساعده"),
        ("قال مدير مستشفى كسلا إن سبعة أشخاص قتلوا في قصف السوق.", "مدير مستشفى كسلا"),
    ],
)
def test_others_speak_for_themselves(text: str, who: str) -> None:
    assert {one.source for one in figures(text)} == {who}


@pytest.mark.parametrize(
    ("text", "whose"),
    [
        ("أعلنت باكو مقتل ثلاثة من عسكرييها في قصف على كلبجار.", "Azerbaijani army"),
        ("قالت يريفان إن اثنين من جنودها أصيبا في الحدود.", "Armenian army"),
        ("أقرت إسلام آباد بمقتل خمسة من جنودها في قصف على قاطع حدودي.", "Pakistani army"),
        ("قال مصدر عسكري مالي: حوالي عشرة من رجالنا قتلوا في هجوم على معسكر في تمبكتو.", "Malian army"),
        (
            "اندلعت معارك في مأرب مع الحوثيين، فيما قتل من جانب المقاومة ثمانية أشخاص.",
            "Popular Resistance (Yemen)",
        ),
        ("قتل أكثر من 15 جنديا كينيا بالهجوم الذي شنته حركة الشباب في جدو.", "Kenyan army"),
        ("هاجمت طالبان قاعدة في قندهار وقتلت خمسة من قوات التحالف.", "US-led coalition"),
        ("خسرت قوات الحكومة الكولومبية ثمانية من عناصرها في كمين لفارك.", "Colombian army"),
        (
            "نفذ عناصر من داعش هجوما على حافلة تقل عناصر من قوات حكومة دمشق في بادية تدمر، ما أسفر عن مقتل "
            "14 عنصرا.",
            "Syrian army",
        ),
    ],
)
def test_soldiers_are_of_the_government_or_side_told(text: str, whose: str) -> None:
    assert {one.affiliation for one in figures(text)} == {whose}


@pytest.mark.parametrize(
    "text",
    [
        "أعلنت باكو مقتل ثلاثة مدنيين في قصف على كلبجار.",
        "قالت باكو إن 40 شخصا قتلوا في قصف على كلبجار.",
    ],
)
def test_a_capital_that_tells_of_others_has_no_soldiers_among_them(text: str) -> None:
    assert {one.affiliation for one in figures(text)} == {None}
