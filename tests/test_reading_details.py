"""A lead that says where only roughly and the details behind it; words that only sound like arms."""

from __future__ import annotations

import datetime as dt

import pytest

from marsad.models import Reading, Report
from marsad.reader import read

SEEN = dt.date(2024, 5, 16)


def _read(text: str) -> Reading:
    return read(Report(doc="d", title="", text=text, seen=SEEN))


@pytest.mark.parametrize(
    ("text", "place"),
    [
        (
            "قتل 31 شخصا في هجوم لمسلحين شرقي نيجيريا. وقال مسؤول محلي إن مسلحين هاجموا قرية كوندوما"
            " في ولاية بورنو وأحرقوا منازلها",
            "قرية كوندوما",
        ),
        (
            "قتل 14 مدنيا في غارة على مدرسة في ميانمار. وقال سكان إن الطائرات قصفت قرية ثاييت"
            " فقتل تسعة وجرح عشرون",
            "قرية ثاييت",
        ),
    ],
)
def test_details_behind_a_rough_lead_are_of_its_incident(text: str, place: str) -> None:
    incidents = _read(text).incidents
    assert len(incidents) == 1
    assert incidents[0].place is not None
    assert incidents[0].place.name == place


@pytest.mark.parametrize(
    "text",
    [
        "قتل 14 شخصا في هجوم في شرق الكونغو. وفي هجوم آخر هاجم مسلحون قرية بيندو وقتلوا ثلاثة",
        "قتل 14 شخصا في هجوم في شرق الكونغو. وقال الحاكم إن مسلحين هاجموا قرية بيندو وقتلوا 40 شخصا",
    ],
)
def test_another_attack_or_a_larger_toll_is_none_of_its_details(text: str) -> None:
    assert len(_read(text).incidents) == 2


def test_a_suicidal_mood_is_no_suicide_attack() -> None:
    told = _read(
        "قتل حارسان في أوستن برصاص مسلح أبدى قبلها ميولا انتحارية، وأطلق النار على الجيران"
    ).incidents
    assert [one.type for one in told] == ["attack"]


def test_tear_gas_canisters_are_no_bombs() -> None:
    told = _read("أصيب سبعة متظاهرين بقنابل الغاز في نابلس حين أطلق الجنود النار").incidents
    assert [one.type for one in told] == ["attack"]
