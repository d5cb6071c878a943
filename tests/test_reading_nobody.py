"""Counts that are none: animals, anybody at all, those who hold out, dreams; and one toll told twice."""

from __future__ import annotations

import datetime as dt

import pytest

from marsad import Report
from marsad.models import Account
from marsad.reader import read


def told(text: str) -> tuple[Account, ...]:
    return read(Report(doc="x", title="", text=text, seen=dt.date(2023, 4, 5))).incidents


def tolls(text: str) -> list[list[tuple[str, int | None]]]:
    return [[(one.measure, one.low) for one in account.figures] for account in told(text)]


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("قتل الصيادون نحو 250 حوتا في يومين، وقصفت المدفعية بلدة حيس.", []),
        ("نفق 40 رأسا من الغنم وقتل راع في قصف على قرية العين.", [("killed", 1)]),
        ("أصابت القذيفة حظيرة فقتلت ست بقرات وأصابت مزارعا في بلدة عيترون.", [("injured", 1)]),
        ("توعد المسلحون بقتل أي موظف يتعاون مع الجيش، بعد هجوم على مركز في الرمادي.", []),
        ("قتل حارسان في هجوم في الرمادي، وتوعد المهاجمون بأن يقتلوا كل شاهد يتكلم.", [("killed", 2)]),
        ("أسر المقاتلون 45 جنديا في كريتر، وأضاف أن 30 جنديا منهم بقوا متحصنين في فندق.", [("captured", 45)]),
        ("قتل الجيش 12 مسلحا في البادية، ولا يزال تسعة منهم محاصرين في نفق.", [("killed", 12)]),
        ("قتل الجيش 12 مسلحا في البادية، منهم تسعة أجانب.", [("killed", 12), ("killed", 9)]),
        ("جرح ثلاثة بقصف المتمردين سوقا في تعز، ليخطف القصف فرحة الأطفال بالعيد.", [("injured", 3)]),
        ("خطف مسلحون طفلة في تعز.", [("abducted", 1)]),
        ("رفض السكان النزوح لرعاية مزارعهم بعد قصف مدفعي على مديرية حرض أمس.", []),
        ("قتل مزارع في قصف مدفعي على مديرية حرض أمس.", [("killed", 1)]),
        ("قصفت المدفعية مديرية حرض أمس، والأهالي يقولون إن الدين بريء من المهاجمين.", []),
        ("قتل أبرياء في قصف مدفعي على مديرية حرض أمس.", [("killed", None)]),
        ("وفي بعقوبة قتل خمسة وأصيب تسعة في هجوم مسلح.", [("killed", 5), ("injured", 9)]),
        ("فشلت محاولة اغتيال ضابط في بعقوبة، وقتل شرطيان في هجوم مسلح.", [("killed", 2)]),
    ],
)
def test_who_is_counted(text: str, counted: list[tuple[str, int | None]]) -> None:
    assert [one for toll in tolls(text) for one in toll] == counted


def test_a_raid_that_another_tells_with_the_same_toll_at_a_vaguer_place_is_the_same() -> None:
    text = (
        "قصفت طائرات تركية أمس مواقع للتنظيم في بلدة حوار، وأسفر القصف عن مقتل تسعة منهم وإصابة 12 آخرين.\n"
        "وقال مدير المرصد إن الطائرات نفذت فجرا ثلاث ضربات على مواقع التنظيم في الريف الشمالي لمحافظة حلب، "
        "ما تسبب في مقتل تسعة عناصر وإصابة 12 آخرين."
    )
    assert tolls(text) == [[("killed", 9), ("injured", 12)]]


@pytest.mark.parametrize(
    "text",
    [
        "قتل أربعة وأصيب تسعة في تفجير في كركوك أمس. وفي تكريت قتل أربعة وأصيب تسعة في هجوم مسلح.",
        "قتل جندي وأصيب آخر في تفجير في كركوك أمس. وقتل جندي وأصيب آخر في هجوم في بيجي.",
        "قتل أربعة وأصيب تسعة في تفجير في كركوك أمس. وفي تكريت قتل خمسة وأصيب تسعة في هجوم مسلح.",
    ],
)
def test_two_attacks_in_two_towns_stay_two(text: str) -> None:
    assert len(tolls(text)) == 2


@pytest.mark.parametrize(
    ("text", "facility"),
    [
        ("قتل مدنيان في قصف للحوثيين على مديرية دار سعد شمال عدن.", None),
        ("قتل مدنيان في قصف على مدرسة في مديرية دار سعد.", "مدرسة"),
        ("قتل مصليان في هجوم على مسجد السلام في بلدة القديح.", "مسجد السلام"),
    ],
)
def test_a_site_in_the_name_of_a_district_is_none(text: str, facility: str | None) -> None:
    assert told(text)[0].facility == facility


def test_a_sentence_goes_on_where_another_verb_of_harm_is_joined_to_it() -> None:
    text = "قال شاهدان إن أكثر من 27 شخصا قتلوا كما أصيب 40 في انفجار هز بلدة تلعفر أمس."
    assert tolls(text) == [[("killed", 27), ("injured", 40)]]


def test_an_attack_years_ago_is_background_and_what_follows_is_of_the_news() -> None:
    text = (
        "قتل مسلح ثلاثة أشخاص في متجر في مدينة أوستن أمس. ووقع الهجوم بعد عامين على هجوم شهدته مدرسة في دنفر "
        "وقتل فيه 12 شخصا. وقالت السلطات إن سبعة أشخاص أصيبوا في الهجوم."
    )
    assert tolls(text) == [[("killed", 3), ("injured", 7)], [("killed", 12)]]
    assert [account.main for account in told(text)] == [True, False]


@pytest.mark.parametrize(
    ("text", "main"),
    [
        ("قتل جندي في تكريت أمس. ووقع بعد ثلاث سنوات تقريبا على تفجير شهدته سامراء وقتل فيه تسعة.", False),
        ("قتل جندي في تكريت أمس. وفي سامراء قتل تسعة في تفجير أمس بعد عامين من الهدوء.", True),
        ("قتل جندي في تكريت أمس. وفي سامراء قتل تسعة في تفجير سيارة.", True),
    ],
)
def test_only_an_attack_since_which_years_went_by_is_background(text: str, main: bool) -> None:
    assert [account.main for account in told(text)] == [True, main]


def test_women_who_blow_themselves_up_make_a_suicide_bombing() -> None:
    assert told("فجرت انتحاريتان نفسيهما في سوق في مايدوغوري فقتل عشرة.")[0].type == "suicide_bomb"
