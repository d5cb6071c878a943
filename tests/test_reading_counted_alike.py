"""A sentence that counts as many as one before tells of it again, if not of another place or day."""

from __future__ import annotations

import datetime as dt

import pytest

from marsad import Report
from marsad.models import Account
from marsad.reader import read


def told(text: str) -> tuple[Account, ...]:
    return read(Report(doc="x", title="", text=text, seen=dt.date(2024, 5, 16))).incidents


@pytest.mark.parametrize(
    "text",
    [
        "قتل 33 مسلحا في تفجير بقضاء بعاج قرب الموصل أول من أمس. وقال مسؤول في الموصل إن انتحاريا فجر سيارته "
        "وسط مسلحين وقتل 33 منهم وأصيب آخرون.",
        "هاجم مسلحون نقطة للجيش في ولاية سيغو وقتلوا 23 جنديا وأصابوا 11. وأكد بيان للجيش أن 23 عسكريا "
        "قتلوا وجرح 11 في هجوم وقع قرب نيورو أمس.",
        "قتل ثمانية من المسلحين في كمين بمدينة رداع. وقالت المصادر إن المقاومة نصبت كمينا استهدف دورية في "
        "جبل الغول مما أسفر عن مقتل 8 مسلحين.",
        "غارة على بلدة الخيام قتلت ثمانية وجرحت 13. وأعلنت وزارة الصحة أن غارة العدو على سيارة في حارة "
        "الرجوم أدت إلى ثمانية شهداء و13 جريحا.",
    ],
)
def test_what_counts_as_many_is_told_again(text: str) -> None:
    assert len(told(text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "قتل أربعة أشخاص في غارة على صنعاء. وقتل أربعة أشخاص في غارة على صعدة.",
        "قتل عشرة جنود في هجوم على مدينة كركوك. وقتل عشرة من عناصر التنظيم في معارك بالحويجة أول من أمس.",
        "قتل 18 شخصا في تفجير بغداد يوم الاثنين. وقتل 18 شخصا في تفجير آخر يوم الخميس في بغداد.",
        "قصفت المدفعية خاركيف فقتل شخصان. وقتل شخصان في قصف مدفعي على خيرسون.",
        "قتل سبعة جنود في هجوم على حاجز قرب غاو. وفي بلدة سوميسا في بوركينا فاسو قتل سبعة مزارعين.",
    ],
)
def test_other_places_and_days_are_other_incidents(text: str) -> None:
    assert len(told(text)) == 2


@pytest.mark.parametrize(
    ("text", "forces"),
    [
        (
            "قال متحدث إن ضابطي شرطة قتلا في هجوم على حاجز في مدينة وان أمس. "
            "وذكر بيان أن ضابطين تركيين قتلا في الهجوم.",
            ["Turkish police"],
        ),
        (
            "قتل ضابطان في الجيش في مدينة وان، وقتل شرطيان في المدينة نفسها.",
            ["Turkish army", "Turkish police"],
        ),
    ],
)
def test_officers_may_be_those_of_the_police_told_before(text: str, forces: list[str]) -> None:
    assert [figure.affiliation for one in told(text) for figure in one.figures] == forces


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("أوقفت الشرطة في أنقرة 70 شخصا لانتمائهم إلى جماعات إرهابية.", "unknown"),
        ("أوقفت الشرطة في أنقرة 70 شخصا ينتمون إلى تنظيم داعش.", "armed"),
    ],
)
def test_arrested_for_unnamed_groups_are_no_fighters_known(text: str, status: str) -> None:
    assert [figure.status for one in told(text) for figure in one.figures] == [status]
