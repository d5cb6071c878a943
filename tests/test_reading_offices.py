"""People told by their rank, office or trade alone, each counted as one."""

from __future__ import annotations

import datetime as dt

import pytest

from marsad.models import Reading, Report
from marsad.reader import read

SEEN = dt.date(2024, 5, 15)


def _read(text: str) -> Reading:
    return read(Report(doc="d", title="", text=text, seen=SEEN))


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        ("قتل ضابط برتبة نقيب ومنتسب في الشرطة بهجوم مسلح في كركوك", [1, 1]),
        ("قتل ضابط برتبة ملازم وجنديان في كمين في سيناء", [1, 2]),
        ("مقتل ضابط برتبة عميد ومرافقه في كمين في تعز", [1, 1]),
        ("قتل عقيد وضابط صف برتبة رقيب ومجندان في كمين", [1, 1, 2]),
        ("قتل ضابطان برتبة مقدم ورائد في كمين في سيناء", [2]),
    ],
)
def test_one_officer_s_rank_ends_before_the_next_person(text: str, killed: list[int]) -> None:
    assert [one.low for one in _read(text).incidents[0].figures] == killed


@pytest.mark.parametrize(
    "who",
    [
        "رئيس قسم في وزارة الطاقة",
        "رئيس لجنة الانتخابات",
        "وكيل وزارة",
        "أمين عام الحزب",
        "ممثل منظمة إغاثية",
        "منسق فريق طبي",
        "مراقب انتخابات",
        "قائممقام القضاء",
        "متعهد بناء",
        "قبطان السفينة",
    ],
)
def test_one_who_holds_an_office_or_a_trade_is_counted(who: str) -> None:
    (one,) = _read(f"قتل {who} بانفجار عبوة في كركوك").incidents
    assert [figure.low for figure in one.figures] == [1]


@pytest.mark.parametrize(
    ("who", "force"),
    [("رئيس مخفر", "Iraqi police"), ("رئيس هيئة الأركان", "Iraqi army")],
)
def test_the_head_of_a_post_or_staff_is_of_its_force(who: str, force: str) -> None:
    (one,) = _read(f"قتل {who} بانفجار عبوة في كركوك شمال العراق").incidents
    assert [(figure.status, figure.affiliation) for figure in one.figures] == [("armed", force)]
