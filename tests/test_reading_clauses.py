"""Attacks told in clauses of one sentence: each at a place of its own is an incident of its own."""

from __future__ import annotations

import datetime as dt

import pytest

from marsad import Report
from marsad.reader import read


def places(text: str) -> list[tuple[str | None, list[int]]]:
    """Return the place of each incident with its numbers, in order."""
    found = read(Report(doc="x", title="", text=text, seen=dt.date(2024, 5, 16))).incidents
    return [
        (one.place.name if one.place else None, sorted(f.low for f in one.figures if f.low)) for one in found
    ]


APART = {
    "two towns, joined by «و»": (
        "قالت شبكة للأطباء إن سبعة مدنيين قتلوا أمس في قصف مدفعي على سوق المواشي في الفاشر، وقتل أربعة آخرون "
        "في غارة على حي دريج في نيالا.",
        [("الفاشر", [7]), ("حي دريج", [4])],
    ),
    "without a comma": (
        "قتل ستة أشخاص في غارة على حي التفاح في غزة واستشهد شاب برصاص الجيش في مخيم بلاطة شرق نابلس.",
        [("حي التفاح", [6]), ("مخيم بلاطة", [1])],
    ),
    "the second counts nobody": (
        "قتل تسعة من الجنود في كمين قرب الخرطوم أمس، وقصفت مسيرات مطار كسلا.",
        [("قرب الخرطوم", [9]), ("كسلا", [])],
    ),
    "«وفي» and a place": (
        "قتل ثلاثة جنود في كمين قرب منبج أمس، وفي الباب أصيب مدنيان بقذيفة.",
        [("قرب منبج", [3]), ("الباب", [2])],
    ),
    "«ثم»": (
        "فجر انتحاري سيارته في الكرادة ببغداد فقتل ثلاثة، ثم قتل خمسة في تفجير آخر في الموصل.",
        [("الكرادة", [3]), ("الموصل", [5])],
    ),
    "another arm": (
        "انفجرت سيارة مفخخة في حي الكرادة وسط بغداد فقتلت سبعة، وقتل شرطيان بهجوم مسلح في الموصل.",
        [("حي الكرادة", [7]), ("الموصل", [2])],
    ),
    "a clash and a raid": (
        "قتل عشرة مسلحين في اشتباكات في مدينة كويتا، وهاجم آخرون مركزا للشرطة في مدينة بيشاور وقتلوا شرطيا.",
        [("مدينة كويتا", [10]), ("مدينة بيشاور", [1])],
    ),
}
TOGETHER = {
    "dead and wounded of one attack": (
        "قتل ثلاثة من عناصر الأمن في بلدة حرستا، وأصيب خمسة آخرون في الهجوم.",
        [("بلدة حرستا", [3, 5])],
    ),
    "the wounded brought elsewhere": (
        "قتل أربعة في غارة على سوق في مدينة صعدة، وتوفي خامس بعد نقله إلى مستشفى في صنعاء.",
        [("مدينة صعدة", [1, 4])],
    ),
    "whence they came": (
        "انطلق المهاجمون من مدينة غوزا وقتلوا خمسة في قرية دمبو، وفر سكانها إلى مدينة ميدوغوري.",
        [("قرية دمبو", [5])],
    ),
    "a quarter of the same town": (
        "قتل مسلحون حارسا في مدينة طرابلس، وقتلوا اثنين من المارة في حي أبو سليم بطرابلس.",
        [("حي أبو سليم", [1, 2])],
    ),
    "arms named together": (
        "قتل أربعة جنود في قصف بالصواريخ على بلدة أفدييفكا وقذائف الهاون من مدينة دونيتسك.",
        [("بلدة أفدييفكا", [4])],
    ),
    "who says so elsewhere": (
        "قتل أربعة في هجوم على بلدة ديفا، وأعلنت حكومة النيجر في نيامي مقتل المهاجم.",
        [("بلدة ديفا", [1, 4])],
    ),
}


@pytest.mark.parametrize(("text", "wanted"), APART.values(), ids=APART)
def test_two_attacks_in_two_places_are_two(text: str, wanted: list[tuple[str | None, list[int]]]) -> None:
    assert places(text) == wanted


@pytest.mark.parametrize(("text", "wanted"), TOGETHER.values(), ids=TOGETHER)
def test_what_goes_on_with_an_attack_is_none(text: str, wanted: list[tuple[str | None, list[int]]]) -> None:
    assert places(text) == wanted


BACKGROUND = {
    "the day after": (
        "قتل شرطيان في تفجير عبوة في مدينة ديار بكر السبت. ويأتي التفجير غداة قيام الجيش التركي "
        "بقصف قواعد في جبال قنديل.",
        "جبال قنديل",
        dt.date(2024, 5, 10),
    ),
    "a day after, in the same sentence": (
        "أصيب أربعة الأربعاء في سقوط صاروخ على بلدة شلومي، بعد يوم من غارة إسرائيلية على بلدة الخيام.",
        "بلدة الخيام",
        dt.date(2024, 5, 14),
    ),
    "raids the day before": (
        "قتل ثلاثة جنود في كمين قرب سنجار الأحد غداة غارات تركية على بلدة كاني ماسي.",
        "بلدة كاني ماسي",
        dt.date(2024, 5, 11),
    ),
}


@pytest.mark.parametrize(("text", "place", "day"), BACKGROUND.values(), ids=BACKGROUND)
def test_an_attack_told_by_its_distance_in_time_is_background(text: str, place: str, day: dt.date) -> None:
    news, before = read(Report(doc="x", title="", text=text, seen=dt.date(2024, 5, 16))).incidents
    assert (news.main, before.main) == (True, False)
    assert before.place is not None
    assert before.date is not None
    assert (before.place.name, before.date.first) == (place, day)


def test_the_attack_just_told_is_not_told_again() -> None:
    text = "قتل سبعة في هجوم على قرية دمبو الأحد. وجاء إعلان الحصيلة بعد ساعات من الهجوم على القرية."
    assert places(text) == [("قرية دمبو", [7])]


STRUCK = {
    "beside a threat": ("هددت الحركة بالرد، وقصفت طائرات مسيرة مطار بورتسودان فجر الثلاثاء.", ["بورتسودان"]),
    "beside a vow": ("توعد قائد الجيش المتمردين، وهاجم مسلحون نقطة تفتيش في بلدة ديفا.", ["بلدة ديفا"]),
    "beside a denial": (
        "نفت الحكومة نيتها مهاجمة الإقليم، وشنت مقاتلاتها غارات على بلدة مكيلي.",
        ["بلدة مكيلي"],
    ),
    "what is warned of": ("حذرت المنظمة من هجوم وشيك على الفاشر، وقصف الأحياء السكنية في المدينة.", []),
    "threatened raids": ("هدد متحدث بشن غارات على مطار أربيل، وقال إن الهجوم سيكون قريبا.", []),
    "an exercise": ("أجرى الجيش مناورات، وقصفت المدفعية أهدافا وهمية في جبل الشيخ.", []),
    "a sea exercise": ("تبدأ مناورات بحرية الأسبوع المقبل قبالة سواحل اللاذقية، بمشاركة طائرات.", []),
}


@pytest.mark.parametrize(("text", "wanted"), STRUCK.values(), ids=STRUCK)
def test_what_was_done_is_told_from_what_is_threatened_by_the_clause(text: str, wanted: list[str]) -> None:
    assert [place for place, _ in places(text)] == wanted


KINDS = {
    "raids that go on elsewhere": (
        "قتل ستة في غارات شنها التحالف على معسكر في مدينة صعدة، كما استهدفت سوقا في مدينة حجة فقتلت اثنين.",
        ["air_strike", "air_strike"],
    ),
    "another arm of its own": (
        "قتل ستة في غارات شنها التحالف على معسكر في مدينة صعدة، كما استهدفت عبوة ناسفة "
        "دورية في مدينة حجة فقتلت اثنين.",
        ["air_strike", "explosive"],
    ),
}


@pytest.mark.parametrize(("text", "wanted"), KINDS.values(), ids=KINDS)
def test_a_clause_that_only_says_what_was_targeted_is_of_the_kind_before(
    text: str, wanted: list[str]
) -> None:
    found = read(Report(doc="x", title="", text=text, seen=dt.date(2024, 5, 16))).incidents
    assert [one.type for one in found] == wanted
