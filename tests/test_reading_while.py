"""Where and how the dead were when they were hit («بينما كان في سيارة قرب …») is told of the same attack."""

import datetime as dt

import pytest

from marsad.models import Reading, Report
from marsad.reader import read

SEEN = dt.date(2024, 5, 16)
"""A Thursday."""


def reading(text: str) -> Reading:
    return read(Report(doc="x", title="", text=text, seen=SEEN))


@pytest.mark.parametrize(
    ("text", "place"),
    [
        (
            "قالت الوزارة في بيان أمس إن القيادي أبو سالم لقي حتفه في ضربة جوية أميركية في سوريا "
            "بينما كان في سيارة قرب بلدة سرمدا في الثامن من أيار، وقال ناطق باسمها إنه شارك في هجمات سابقة.",
            "قرب بلدة سرمدا",
        ),
        (
            "قتل خمسة مزارعين بنيران مسلحين في ولاية بورنو النيجيرية "
            "فيما كانوا يحصدون الأرز في بلدة غوزا، وأضاف السكان أن المهاجمين فروا على دراجات نارية.",
            "بلدة غوزا",
        ),
    ],
)
def test_one_attack_is_told_with_what_its_victims_were_doing(text: str, place: str) -> None:
    told = reading(text).incidents
    assert [one.place.name for one in told if one.place] == [place]


def test_while_still_turns_to_another_attack() -> None:
    text = (
        "قتل ثلاثة أشخاص في غارة على بلدة سرمدا يوم الاثنين الماضي، "
        "بينما قتل خمسة آخرون في قصف مدفعي على مدينة الباب."
    )
    assert len(reading(text).incidents) == 2


@pytest.mark.parametrize(
    "text",
    [
        "أوقفت سعاد في عرسال في شباط بينما كانت تقود سيارة مفخخة نحو بيروت.",
        "اعتقلت الشرطة في بعقوبة أمس شابين وهما ينقلان عبوات ناسفة، وبحوزتهما صواريخ.",
    ],
)
def test_arms_that_one_was_caught_with_are_no_attack(text: str) -> None:
    assert not {one.type for one in reading(text).incidents} & {"explosive", "shelling", "suicide_bomb"}


def test_a_driven_car_bomb_that_kills_is_an_attack() -> None:
    told = reading("هاجم انتحاري يقود سيارة مفخخة حاجزا في بعقوبة أمس فقتل أربعة جنود.").incidents
    assert [one.type for one in told] == ["suicide_bomb"]


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("وبينهن سجى وهي زوجة سابقة لزعيم التنظيم، وقد أوقفت نهاية العام الماضي.", []),
        ("قال المحامي إن قائد الكتيبة أوقف نهاية العام الماضي.", [1]),
        ("قال المحامي إن طبيبة في المستشفى أوقفت أمس.", [1]),
    ],
)
def test_a_verb_of_a_woman_is_not_said_of_the_man_before_it(text: str, people: list[int]) -> None:
    told = reading(text)
    figures = [f for i in told.incidents for f in i.figures] + [f for t in told.tallies for f in t.figures]
    assert [one.low for one in figures] == people
