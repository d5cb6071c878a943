"""Losses that a number tells behind them, and people in training: whose they are, and that they are armed."""

import datetime as dt

import pytest

from marsad import Report
from marsad.models import Figure
from marsad.reader import read

LOST: list[tuple[str, list[tuple[int, str | None]]]] = [
    (
        "قالت قوات الدعم السريع إنها كبدت الجيش خسائر فادحة في محور أم كدادة بلغت 120 قتيلا.",
        [(120, "Sudanese army")],
    ),
    ("كبدت حركة الشباب القوات الصومالية خسائر في بلدة عدن يبال قدرت بنحو 35 قتيلا.", [(35, "Somali army")]),
    ("ألحقت حركة طالبان بالجيش الأفغاني خسائر فادحة في غزنة بلغت 22 قتيلا.", [(22, "Afghan army")]),
    ("أوقع الجيش خسائر في صفوف الحوثيين بلغت 19 قتيلا في هجوم قرب حرض.", [(19, "Houthis")]),
    ("خسائر الحوثيين في معركة الجوف وصلت إلى 17 قتيلا، وفق مصدر طبي.", [(17, "Houthis")]),
    ("بلغت خسائر الجيش الأوكراني 11 قتيلا في معارك قرب باخموت.", [(11, "Ukrainian army")]),
    ("بلغت الخسائر البشرية 16 قتيلا في هجوم على سوق في كويتا.", [(16, None)]),
    ("أعلن الجيش الفرنسي مقتل ثلاثة من جنوده في مالي بانفجار لغم.", [(3, "French army")]),
    ("أعلن الجيش الكيني مقتل أربعة من جنوده في الصومال.", [(4, "Kenyan army")]),
]
"""What is told, and how many people of which force it counts."""


def _counted(text: str) -> list[Figure]:
    reading = read(Report(doc="x", text=text, seen=dt.date(2023, 5, 10)))
    return [f for part in (*reading.incidents, *reading.tallies) for f in part.figures if f.low]


@pytest.mark.parametrize(("text", "told"), LOST)
def test_losses_are_of_the_side_that_lost_them(text: str, told: list[tuple[int, str | None]]) -> None:
    assert [(figure.low, figure.affiliation) for figure in _counted(text)] == told


SAID_BY_NOBODY = [
    "أسفر الهجوم عن خسائر في صفوف الجيش قدرت بـ14 قتيلا.",
    "أوقع الكمين خسائر في صفوف الشرطة قدرت بنحو 14 قتيلا.",
]


@pytest.mark.parametrize("text", SAID_BY_NOBODY)
def test_who_lost_people_does_not_state_the_estimate(text: str) -> None:
    assert [(figure.low, figure.source) for figure in _counted(text)] == [(14, None)]


def test_an_estimate_with_a_subject_is_that_subject_s() -> None:
    figures = _counted("وقدرت وزارة الصحة عدد القتلى بـ40 في الهجوم على السوق.")
    assert [(figure.low, figure.source) for figure in figures] == [(40, "وزارة الصحة")]


OWN_FORCES = [
    "تمكنت قواتنا المسلحة من قتل ستة إرهابيين قرب تبسة في الجزائر.",
    "قتلت قواتنا المسلحة ستة إرهابيين قرب تبسة في الجزائر.",
]


@pytest.mark.parametrize("text", OWN_FORCES)
def test_our_armed_forces_are_no_gunmen(text: str) -> None:
    incident = read(Report(doc="x", text=text)).incidents[0]
    assert "unidentified gunmen" not in {doer.name for doer in incident.perpetrators}


TRAINED: list[tuple[str, list[tuple[int, str]]]] = [
    (
        "استهدف التفجير حافلة تقل متدربين في الجيش فقتل تسعة منهم واثنين من المارة.",
        [(2, "civilian"), (9, "armed")],
    ),
    ("قتل سبعة من طلبة الكلية العسكرية في قصف بمسيرة على حمص.", [(7, "armed")]),
    ("قتل ثلاثة طلاب عسكريين في هجوم على ثكنة في مقديشو.", [(3, "armed")]),
    ("قتل خمسة من حرس السفارة في هجوم بقذائف في كابول.", [(5, "armed")]),
    ("فجر انتحاري نفسه بين متطوعين للشرطة في بعقوبة فقتل 12 منهم.", [(1, "armed"), (12, "armed")]),
    ("قتل عشرة متدربين في مركز للتعليم المهني في قصف على غزة.", [(10, "unknown")]),
]


@pytest.mark.parametrize(("text", "told"), TRAINED)
def test_who_is_trained_for_a_force_is_armed(text: str, told: list[tuple[int, str]]) -> None:
    assert sorted((figure.low or 0, figure.status) for figure in _counted(text)) == told
