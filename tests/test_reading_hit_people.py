"""Bare counts of those who fell in an attack of which the report says elsewhere whom it hit."""

from __future__ import annotations

import datetime as dt

import pytest

from marsad import Report
from marsad.reader import read


def told(text: str) -> list[tuple[str, int | None, str]]:
    """Return measure, number and status of the figures of a report, sorted."""
    reading = read(Report(doc="x", text=text, seen=dt.date(2024, 5, 16)))
    parts = (*reading.incidents, *reading.tallies)
    return sorted((f.measure, f.low, f.status) for part in parts for f in part.figures)


@pytest.mark.parametrize(
    "text",
    [
        "هز انفجار سيارة مفخخة ساحة في بيدوا واستهدف عمالا كانوا ينتظرون من يشغلهم، ما أدى إلى مقتل تسعة.",
        "فتح مسلحون النار على متظاهرين وسط مدينة كانو فقتل تسعة.",
        "دهس سائق شاحنة مارة في سوق بمدينة مانهايم، فقتل تسعة.",
        "انفجرت عبوة بحافلة تقل عمال منجم قرب بلدة جيبو في بوركينا فاسو، وقتل تسعة أشخاص.",
        "لقي تسعة أشخاص حتفهم عندما صدمت شاحنة مفخخة حافلة تقل موظفين على الطريق إلى مطار مقديشو.",
        "قُتل تسعة في هجوم استهدف متسوقين بمدينة باوتشي.",
        "قتل تسعة بعد أن أطلق مسلحون النار على مصلين في بلدة ديفا.",
        "فتح مهاجمون النار على مشيعين في مدينة كويتا. وقال مسؤول في المستشفى إن تسعة قتلوا.",
        "استهدف القصف عمال بناء في حي الزهور بمدينة تعز، وسقط تسعة قتلى.",
    ],
)
def test_those_who_fell_are_of_the_civilians_that_were_hit(text: str) -> None:
    assert told(text) == [("killed", 9, "civilian")]


@pytest.mark.parametrize(
    "text",
    [
        "هاجم مسلحون دورية للجيش في منطقة كيدال وقتل تسعة أشخاص.",
        "استهدف انتحاري تجمعا لقوات الشرطة في مدينة بنو فقتل تسعة.",
        "هاجم مستوطنون قرية قرب نابلس فقتل تسعة.",
        "قصفت المدفعية حافلة كانت تقل جنودا في منطقة تيغراي، وقتل تسعة.",
        "قتل تسعة أشخاص في انفجار سيارة مفخخة بسوق في مدينة زليتن.",
    ],
)
def test_those_who_act_and_things_that_are_hit_make_nobody_a_civilian(text: str) -> None:
    assert told(text) == [("killed", 9, "unknown")]


def test_the_second_of_two_attacks_hits_others() -> None:
    text = "استهدف التفجير الأول زوارا قرب كربلاء فقتل أربعة، والثاني حاجزا أمنيا فقتل اثنان."
    assert told(text) == [("killed", 2, "unknown"), ("killed", 4, "civilian")]


def test_an_attack_of_the_sentence_itself_hits_others_than_the_one_before() -> None:
    text = (
        "كان الانفجار سيارة مفخخة استهدفت زوارا في كربلاء. ويأتي ذلك غداة مقتل تسعة أشخاص في تفجير في بعقوبة."
    )
    assert told(text) == [("killed", 9, "unknown")]


def test_who_the_victims_were_is_said_after_two_attacks() -> None:
    text = (
        "أدى تفجير سيارة مفخخة في سوق بمدينة بعقوبة إلى مقتل 14 شخصا. كما انفجرت سيارة في بلدة بهرز "
        "وقتل خمسة أشخاص.\nوقال التنظيم إن التفجيرين استهدفا متطوعين. وأكد الأطباء أن الضحايا مدنيون."
    )
    assert told(text) == [("killed", 5, "civilian"), ("killed", 14, "civilian")]


def test_more_injured_of_two_kinds_are_of_neither() -> None:
    text = "أسفر القصف على مدينة خيرسون عن مقتل عسكريين اثنين، ومدني، وإصابة ثمانية."
    assert told(text) == [("injured", 8, "unknown"), ("killed", 1, "civilian"), ("killed", 2, "armed")]
