"""Whose people those are not whom a group boasts of having killed, or a force of having caught."""

import pytest

from marsad.models import Report
from marsad.reader import read


def sides(text: str) -> dict[int | None, str | None]:
    told = read(Report(doc="x", title="", text=text))
    return {f.low: f.affiliation for one in told.incidents for f in one.figures}


@pytest.mark.parametrize(
    ("text", "number"),
    [
        (
            "أعلن جيش العدل مسؤوليته عن الهجوم على الدورية في زاهدان الذي قتل فيه أربعة شرطيين، "
            "زاعما مقتل 12 عنصرا.",
            12,
        ),
        ("تبنت حركة الشباب الهجوم على القاعدة في بولمرير، مدعية أنها قتلت 20 عنصرا.", 20),
        ("اعتقلت قوة من جهاز مكافحة الإرهاب في كركوك خمسة مطلوبين بينهم قيادي.", 1),
        ("ألقت الشرطة القبض على أربعة أشخاص بينهم قائد خلية في بعقوبة.", 1),
    ],
)
def test_they_are_not_of_those_who_killed_or_caught_them(text: str, number: int) -> None:
    assert sides(text)[number] is None


@pytest.mark.parametrize(
    ("text", "number", "whose"),
    [
        ("تبنت حركة الشباب الهجوم على القاعدة في بولمرير وقالت إن ثلاثة من مقاتليها قتلوا.", 3, "Al-Shabaab"),
        ("أعلنت حركة الشباب مسؤوليتها عن الهجوم، وأقرت بأنها فقدت خمسة مقاتلين.", 5, "Al-Shabaab"),
    ],
)
def test_its_own_dead_are_its_own(text: str, number: int, whose: str) -> None:
    assert sides(text)[number] == whose


def test_a_guided_bomb_is_dropped_from_the_air() -> None:
    told = read(Report(doc="x", title="", text="قتل ستة عندما أصابت قنبلة موجهة مبنى سكنيا في خاركيف."))
    assert [one.type for one in told.incidents] == ["air_strike"]
