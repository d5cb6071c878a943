"""Two attacks in one sentence, the second called another one, at a place of its own."""

from __future__ import annotations

import datetime as dt

import pytest

from marsad import Report
from marsad.reader import read

Told = list[tuple[str | None, list[int]]]


def told(text: str) -> Told:
    """Return the place of each incident of a report of a Thursday, with its numbers."""
    report = Report(doc="x", title="", text=text, seen=dt.date(2024, 5, 16))
    return [
        (one.place.name if one.place else None, sorted(f.low for f in one.figures if f.low))
        for one in read(report).incidents
    ]


TWO: dict[str, tuple[str, Told]] = {
    "camps beside each other": (
        "قتل 12 شخصا في غارة على مركز للإيواء في مخيم جباليا الأحد، وقتل خمسة آخرون في غارة أخرى "
        "على مخيم الشاطئ.",
        [("مخيم جباليا", [12]), ("مخيم الشاطئ", [5])],
    ),
    "quarters of one city": (
        "قتل تسعة أشخاص في تفجير في حي الكرادة ببغداد أمس، وقتل أربعة في انفجار ثان في حي الشعب.",
        [("حي الكرادة", [9]), ("حي الشعب", [4])],
    ),
    "the second by a verb": (
        "استهدفت غارة منزلا في رفح فقتلت ستة، واستهدفت غارة أخرى خيمة في المواصي فقتلت ثلاثة نازحين.",
        [("رفح", [6]), ("المواصي", [3])],
    ),
    "«ثم على»": (
        "أغارت الطائرات الأحد على مبنى في حي الشعار بحلب فقتلت أربعة أشخاص، ثم على متجر "
        "في حي الميسر فقتلت شخصين.",
        [("حي الشعار", [4]), ("حي الميسر", [2])],
    ),
    "a quarter of the city before": (
        "قتل جندي برصاص قناص في تعز، وأصيب ثلاثة مدنيين بقصف آخر على حي الروضة في المدينة.",
        [("تعز", [1]), ("حي الروضة", [3])],
    ),
    "one blew up and another": (
        "انفجرت سيارة مفخخة في حي الصدر ببغداد فقتلت ثمانية، فيما انفجرت سيارة أخرى في حي الحرية وقتلت خمسة.",
        [("حي الصدر", [8]), ("حي الحرية", [5])],
    ),
    "with an adjective between": (
        "قتل ثلاثة في ضربة جوية على بلدة بنش، وقتلت امرأتان في غارة روسية أخرى على بلدة سرمين.",
        [("بلدة بنش", [3]), ("بلدة سرمين", [2])],
    ),
}


@pytest.mark.parametrize(("text", "wanted"), TWO.values(), ids=TWO)
def test_a_second_attack_elsewhere_is_an_incident_of_its_own(text: str, wanted: Told) -> None:
    assert told(text) == wanted


ONE: dict[str, tuple[str, Told]] = {
    "others who died of wounds": (
        "قتل 17 شخصا في غارة على مخيم النصيرات، وقتل ستة آخرون متأثرين بجراحهم في مستشفى دير البلح.",
        [("مخيم النصيرات", [6, 17])],
    ),
    "others who were taken elsewhere": (
        "قتل أربعة جنود في كمين قرب غاو، وأصيب ستة آخرون نقلوا إلى مستشفى في باماكو.",
        [("قرب غاو", [4, 6])],
    ),
    "a second blast at the same place": (
        "انفجرت سيارة مفخخة في حي الكرادة فقتلت ثلاثة، ثم انفجرت أخرى في المكان نفسه وقتلت مسعفين.",
        [("حي الكرادة", [2, 3])],
    ),
    "another person": (
        "أصيب عشرة شرطيين في تفجير في نصيبين، وخطف آخر في إقليم ماردين.",
        [("نصيبين", [1, 10])],
    ),
    "where else it was heard": (
        "قتل خمسة في انفجار في مدينة غزة، وسمع انفجار آخر في رفح.",
        [("مدينة غزة", [5])],
    ),
}


@pytest.mark.parametrize(("text", "wanted"), ONE.values(), ids=ONE)
def test_what_is_no_second_attack_with_dead_stays(text: str, wanted: Told) -> None:
    assert told(text) == wanted
