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
