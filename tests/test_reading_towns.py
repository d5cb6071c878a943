"""Counts told town by town: each is of an incident of its own, and their total is of none."""

from __future__ import annotations

import pytest

from marsad import Report
from marsad.models import Reading
from marsad.reader import read

Told = list[tuple[str | None, list[int | None]]]


def reading(text: str) -> Reading:
    return read(Report(doc="x", title="", text=text))


def told(found: Reading) -> Told:
    return [(one.place and one.place.name, [figure.low for figure in one.figures]) for one in found.incidents]


BY_TOWN: dict[str, tuple[str, Told, list[int]]] = {
    "a total, then bare numbers": (
        "أعلن الجيش الباكستاني مقتل 40 مسلحا في إقليم السند. وأوضح أن قواته قتلت 22 مسلحا في مديرية دادو، "
        "و11 في منطقة شكاربور، و7 آخرين في منطقة لاركانا.",
        [("مديرية دادو", [22]), ("منطقة شكاربور", [11]), ("منطقة لاركانا", [7])],
        [40],
    ),
    "a total of the same sentence": (
        "أعلن الجيش النيجيري تحييد 25 إرهابيا، بينهم 15 في بلدة باما، و6 في ديكوا، و4 في غوزا.",
        [("بلدة باما", [15]), ("ديكوا", [6]), ("غوزا", [4])],
        [25],
    ),
    "two shares that are the same number": (
        "قتل 13 جنديا في هجمات بولاية بورنو. وسقط تسعة جنود في بلدة باما، واثنان في ديكوا، واثنان في غوزا.",
        [("بلدة باما", [9]), ("ديكوا", [2]), ("غوزا", [2])],
        [13],
    ),
    "shares of those just counted": (
        "استشهد 12 مدنيا أمس في غارات على ريف حلب، ثمانية منهم في بلدة الأتارب، وأربعة في دارة عزة.",
        [("بلدة الأتارب", [8]), ("دارة عزة", [4])],
        [12],
    ),
    "one and another": (
        "قتل مدني في بلدة حاس وآخر في مدينة أريحا جراء قصف مدفعي.",
        [("بلدة حاس", [1]), ("مدينة أريحا", [1])],
        [],
    ),
    "two towns and no total": (
        "قتل 4 أشخاص في خيرسون و3 في خاركيف في قصف روسي.",
        [("خيرسون", [4]), ("خاركيف", [3])],
        [],
    ),
}


@pytest.mark.parametrize(("text", "incidents", "total"), BY_TOWN.values(), ids=BY_TOWN)
def test_each_town_has_its_incident(text: str, incidents: Told, total: list[int]) -> None:
    found = reading(text)
    assert told(found) == incidents
    assert [figure.low for tally in found.tallies for figure in tally.figures] == total
    assert not any(figure.subset for one in found.incidents for figure in one.figures)


def test_the_people_and_the_doer_are_those_told_once() -> None:
    text, *_ = BY_TOWN["a total of the same sentence"]
    for one in reading(text).incidents:
        assert [actor.name for actor in one.perpetrators] == ["Nigerian army"]
        assert {figure.status for figure in one.figures} == {"armed"}


@pytest.mark.parametrize(
    "text",
    [
        "قتل 20 شخصا في تفجيرات، بينهم خمسة في الموصل وثلاثة في تلعفر.",
        "نقل 5 جرحى إلى مستشفى في أربيل و3 إلى دهوك بعد هجوم في سنجار.",
        "قتل 11 شخصا في هجوم على حافلة، ستة من كسلا وخمسة من القضارف.",
        "قتل تسعة أشخاص في القصف، ستة في بلدة حاس وثلاثة في مدينة أريحا.",
        "قتل تسعة أشخاص في مدينة سبها، ستة في حي المنشية وثلاثة في حي الجديد.",
        "وثقت البعثة مقتل 38 مدنيا خلال أيار 2019. وسقط 31 من القتلى في تعز، واثنان في إب، وخمسة في زبيد.",
        "قتل 30 شخصا هذا الأسبوع، 18 في ولاية القضارف و12 في ولاية كسلا.",
    ],
)
def test_other_shares_stay_parts(text: str) -> None:
    found = reading(text)
    assert len(found.incidents) < 2
