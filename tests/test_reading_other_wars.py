"""Kinds of sentences that reports of many wars brought up: made-up ones, and some that look like them."""

from __future__ import annotations

import datetime as dt

import pytest

from marsad import Reading, Report, read


def reading(text: str) -> Reading:
    return read(Report(doc="x", title="", text=text, seen=dt.date(2024, 5, 16)))


def counted(text: str) -> list[tuple[str, int | None]]:
    told = reading(text)
    figures = [f for part in (*told.incidents, *told.tallies) for f in part.figures]
    return sorted((f.measure, f.low) for f in figures)


TWO_AND_MORE = [
    ("قال حاكم منطقة سومي إن شخصين قتلا وأربعة أصيبوا في قصف هناك.", [("injured", 4), ("killed", 2)]),
    ("أفادت الشرطة بأن طفلين قتلا وثلاثة جرحوا في انفجار لغم قرب زوارة.", [("injured", 3), ("killed", 2)]),
    ("ذكر مسؤول أن جنديين قتلا وستة أصيبوا في كمين قرب كيدال.", [("injured", 6), ("killed", 2)]),
    (
        "قال رئيس البلدية إن امرأتين قتلتا وسبعة أشخاص جرحوا جراء غارة على أوديسا.",
        [("injured", 7), ("killed", 2)],
    ),
    ("أعلن الجيش أن جنديين أصيبا في انفجار عبوة قرب كيدال.", [("injured", 2)]),
    ("قال شاهد إن مسلحين قتلا ثلاثة مزارعين في قرية قرب غاو.", [("killed", 3)]),
]


@pytest.mark.parametrize(("text", "found"), TWO_AND_MORE)
def test_two_who_fell_before_others_who_were_hurt(text: str, found: list[tuple[str, int]]) -> None:
    assert counted(text) == found


BOTH = [
    ("خطف مسلحون 22 امرأة وطفلا من قرية في ولاية كاتسينا.", [("abducted", 22)]),
    ("قتل 31 سيدة وطفلا في قصف على مدرسة في الفاشر.", [("killed", 31)]),
    ("أصيب 14 امرأة وطفلا في غارة على بلدة عبس.", [("injured", 14)]),
    ("قتل المهاجمون 9 رجال وامرأة في قرية بإقليم إيتوري.", [("killed", 1), ("killed", 9)]),
    ("قتل 12 رجلا وامرأتان في هجوم على قرية قرب بونيا.", [("killed", 2), ("killed", 12)]),
]


@pytest.mark.parametrize(("text", "found"), BOTH)
def test_one_number_of_women_and_children(text: str, found: list[tuple[str, int]]) -> None:
    assert counted(text) == found


WANTED = [
    ("هاجم الجيش معقلا يقوده متمرد عرضت واشنطن مكافأة للقبض عليه، وقتل 8 جنود.", [("killed", 8)]),
    (
        "رصدت الحكومة مكافأة لمن يدلي بمعلومات تقود إلى القبض على زعيم الجماعة، وقتل تسعة من رجاله في غارة.",
        [("killed", 9)],
    ),
    ("نشرت الشرطة صور ثلاثة مهاجمين لتوقيفهم بعد هجوم قتل فيه شرطي في بيدوا.", [("killed", 1)]),
    ("قتل شرطي في هجوم في بيدوا، وألقي القبض على ثلاثة مهاجمين.", [("arrested", 3), ("killed", 1)]),
    ("أدى تفتيش المنزل إلى القبض على أربعة مسلحين في كويتا.", [("arrested", 4)]),
]


@pytest.mark.parametrize(("text", "found"), WANTED)
def test_those_on_whom_a_price_is_set_were_not_arrested(text: str, found: list[tuple[str, int]]) -> None:
    assert counted(text) == found


HEADS = [
    ("عثرت الشرطة على خمسة رؤوس مقطوعة لرجال مجهولي الهوية قرب بعقوبة.", [("killed", 5)]),
    ("عثر على ثلاثة رؤوس بشرية في كيس قرب تكريت.", [("killed", 3)]),
    ("سرق مسلحون أربعة رؤوس ماشية وقتلوا راعيا قرب واو.", [("killed", 1)]),
]


@pytest.mark.parametrize(("text", "found"), HEADS)
def test_heads_of_people_are_dead_and_those_of_cattle_are_none(
    text: str, found: list[tuple[str, int]]
) -> None:
    assert counted(text) == found


ACCIDENTS = [
    "قتل ستة جنود حين تدهورت شاحنة كانت تقلهم إلى قاعدتهم في محافظة كرمان.",
    "لقي أربعة جنود حتفهم إثر سقوط حافلتهم في واد بولاية خنشلة.",
    "قتل خمسة شرطيين في انقلاب حافلة على طريق أسوان. وأصيب في الحادث أربعة شرطيين جراء انقلاب حافلتهم.",
]


@pytest.mark.parametrize("text", ACCIDENTS)
def test_soldiers_die_in_accidents_too(text: str) -> None:
    assert not reading(text).relevant


ATTACKS = [
    "قتل ستة جنود حين تدهورت شاحنتهم بعد أن أطلق مسلحون النار عليها في محافظة كرمان.",
    "انقلبت حافلة تقل جنودا بعد انفجار عبوة ناسفة استهدفتها قرب قندهار فقتل سبعة منهم.",
]


@pytest.mark.parametrize("text", ATTACKS)
def test_a_bus_that_was_attacked_is_no_accident(text: str) -> None:
    assert reading(text).relevant


MONTHS = [
    ("قتل خمسة مدنيين في غارة على قرية تاونغ، وفي يونيو الماضي قتل 19 مدنيا في غارة على قرية مينغو.", 2),
    ("أدى انفجار عبوة إلى مقتل شرطي في بيدوا، وفي مارس 2023 قتل سبعة في تفجير في كيسمايو.", 2),
    ("قتل راع في هجوم على قرية ندوما، وفي أغسطس الماضي قتل 40 شخصا في هجوم على سوق فيها.", 2),
    ("قتل خمسة مدنيين في غارة على قرية تاونغ، وفي الغارة نفسها جرح تسعة.", 1),
]


@pytest.mark.parametrize(("text", "incidents"), MONTHS)
def test_what_happened_in_another_month_is_another_incident(text: str, incidents: int) -> None:
    assert len(reading(text).incidents) == incidents


def test_gendarmes_of_turkey_are_hurt_and_do_no_harm() -> None:
    told = reading("أسفر الهجوم عن إصابة ثلاثة من قوة الدرك التركية في ولاية تونجلي.").incidents[0]
    assert [f.affiliation for f in told.figures] == ["Turkish security forces"]
    assert not told.perpetrators
