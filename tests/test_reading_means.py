"""A means or one man who kills stands where the doer does: «قتلت مسيرة إسرائيلية شابا»."""

from __future__ import annotations

import datetime as dt

import pytest

from marsad import Report
from marsad.models import Reading
from marsad.reader import read


def reading(text: str) -> Reading:
    return read(Report(doc="x", title="", text=text, seen=dt.date(2024, 5, 16)))


def told(text: str) -> list[tuple[str, int | None]]:
    """Return measure and number of all figures of a report."""
    return [(f.measure, f.low) for incident in reading(text).incidents for f in incident.figures]


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("اغتالت مسيرة إسرائيلية القيادي علي فقيه في النبطية الخميس.", [("killed", 1)]),
        ("قتلت طائرة مسيرة إسرائيلية شابا في جنين.", [("killed", 1)]),
        ("قتلت قذيفة تركية مدنيين اثنين في عفرين.", [("killed", 2)]),
        ("قتل صاروخ إسرائيلي أربعة أطفال في مجدل شمس.", [("killed", 4)]),
        ("أصابت شظية صاروخ إيراني عاملا في حيفا.", [("injured", 1)]),
        ("قتلت قنبلة يدوية ثلاثة مصلين في بوجمبورا.", [("killed", 3)]),
        ("قتلت دورية إسرائيلية فلسطينيا قرب الخليل.", [("killed", 1)]),
        ("قتل الجيش الإسرائيلي فلسطينيا قرب الخليل في اشتباك.", [("killed", 1)]),
        ("قتل جندي إسرائيلي فلسطينيا عند حاجز قلنديا.", [("killed", 1)]),
        ("قتل حرس الحدود الإيراني أفغانيا على الحدود بالرصاص.", [("killed", 1)]),
        ("خطفت جماعة مسلحة فرنسيا في كابل.", [("abducted", 1)]),
        ("أصيبت إسرائيلية بجروح في عملية طعن في القدس.", [("injured", 1)]),
        ("قصف الجيش التركي سوريا وقتل راعيا قرب عفرين.", [("killed", 1)]),
    ],
)
def test_those_whom_a_means_or_a_man_kills_are_counted(text: str, figures: list[tuple[str, int]]) -> None:
    assert told(text) == figures


def test_a_nation_told_of_a_means_is_no_woman() -> None:
    incident = reading("اغتالت مسيرة إسرائيلية القيادي سليم نصر في صيدا الخميس.").incidents[0]
    assert [f.demographic for f in incident.figures] == [None]
    assert [one.name for one in incident.perpetrators] == ["Israeli army"]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("قتلت قوة إسرائيلية خاصة فلسطينيا في جنين.", ["Israeli army"]),
        ("قتل جنديان بنيران قناص روسي قرب باخموت.", ["Russian army"]),
        ("استشهد صياد بقذيفة زورق إسرائيلي قبالة غزة.", ["Israeli army"]),
        ("استهدف تفجير قوة تركية في عفرين ما أدى إلى مقتل جندي.", []),
        ("قتل ثلاثة جنود في هجوم استهدف دورية فرنسية شمال مالي.", []),
    ],
)
def test_whose_a_means_is_did_it(text: str, who: list[str]) -> None:
    assert [one.name for one in reading(text).incidents[0].perpetrators] == who
