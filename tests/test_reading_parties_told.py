"""Who did it, told by the way: to whom the attackers belong, who ended the attack, who only speaks."""

from __future__ import annotations

import datetime as dt

import pytest

from marsad import Report
from marsad.models import Account
from marsad.reader import read


def first(text: str) -> Account:
    """Return the first incident of a report."""
    return read(Report(doc="told", text=text, seen=dt.date(2026, 11, 20))).incidents[0]


@pytest.mark.parametrize(
    ("text", "doers"),
    [
        (
            "هاجم أربعة مسلحين مخفرا في كويتا الباكستانية فقتلوا ضابطين. وقتلت قوات الأمن المهاجمين.",
            ["unidentified gunmen"],
        ),
        (
            "قتل تسعة نزلاء في هجوم على فندق في مقديشو. وقضت القوات الخاصة الصومالية على جميع المهاجمين.",
            [],
        ),
        ("قتلت الشرطة الباكستانية أربعة من عناصر طالبان باكستان في بيشاور.", ["Pakistani police"]),
        (
            "نفذ الجيش النيجيري عملية في بورنو أسفرت عن مقتل 14 عنصرا من بوكو حرام. وأصيب جنديان في العملية.",
            ["Nigerian army"],
        ),
        (
            "صد الجيش النيجيري هجوما لبوكو حرام على ثكنة في بورنو، وقتل عشرة من عناصر بوكو حرام وجنديان.",
            ["Boko Haram"],
        ),
    ],
)
def test_who_ends_an_attack_did_not_make_it_and_who_is_hunted_made_none(text: str, doers: list[str]) -> None:
    assert [one.name for one in first(text).perpetrators] == doers


@pytest.mark.parametrize(
    ("text", "doers"),
    [
        (
            "قال الحوثيون إن طيران التحالف شن غارتين على منزل في حجة، ما أدى إلى مقتل ستة من أسرة واحدة.",
            ["Saudi-led coalition"],
        ),
        ("اتهم سكان حركة الشباب بقتل 12 راعيا قرب بلدوين.", ["Al-Shabaab"]),
    ],
)
def test_who_says_that_another_did_it_did_not(text: str, doers: list[str]) -> None:
    assert [one.name for one in first(text).perpetrators] == doers


@pytest.mark.parametrize(
    ("text", "doers"),
    [
        (
            "خطف متمردون تسعة قرويين قرب مامباسا، وقيل إن المهاجمين ينتمون إلى القوات الديمقراطية المتحالفة.",
            ["Allied Democratic Forces"],
        ),
        (
            "قتل 12 مزارعا في هجوم لمسلحين في ولاية بورنو. وينتمي المسلحون إلى جماعة بوكو حرام.",
            ["Boko Haram"],
        ),
    ],
)
def test_gunmen_are_of_the_group_to_which_they_are_said_to_belong(text: str, doers: list[str]) -> None:
    assert [one.name for one in first(text).perpetrators] == doers


def test_those_who_fell_in_a_fight_with_others_fought_too() -> None:
    clash = first("قتل ثلاثة جنود باكستانيين في تبادل لإطلاق النار مع القوات الأفغانية عند معبر تورخم.")
    assert {one.name for one in clash.perpetrators} == {"Afghan army", "Pakistani army"}


def test_civilians_who_fell_in_a_fight_are_no_side_of_it() -> None:
    clash = first("قتل ثلاثة مدنيين في اشتباكات مع القوات الأفغانية عند معبر تورخم.")
    assert [one.name for one in clash.perpetrators] == ["Afghan army"]


@pytest.mark.parametrize(
    ("text", "whose"),
    [
        (
            "قتل 25 راكبا في هجوم على محطة قطارات بكويتا تبناه جيش تحرير بلوشستان. وتم القضاء على 21 مهاجما.",
            "Balochistan Liberation Army",
        ),
        ("قتل ستة مصلين في هجوم مسلحين على كنيسة في كادونا. وقتل خمسة من المهاجمين.", None),
    ],
)
def test_attackers_who_are_killed_are_of_the_group_that_attacked(text: str, whose: str | None) -> None:
    assert first(text).figures[-1].affiliation == whose


@pytest.mark.parametrize(
    ("text", "doers"),
    [
        (
            "أعلن الجيش الصومالي أن قواته قتلت 20 من مقاتلي حركة الشباب قرب أفغوي، وأن ثلاثة جنود أصيبوا.",
            {"Somali army", "Al-Shabaab"},
        ),
        ("أعلن الجيش الصومالي أن حركة الشباب قتلت ثلاثة من جنوده قرب أفغوي.", {"Al-Shabaab"}),
        ("أعلنت الداخلية العراقية القبض على ثلاثة إرهابيين في كركوك ينتمون إلى داعش.", {"Iraqi police"}),
        ("أعلنت الداخلية العراقية مقتل ثلاثة زوار بتفجير عبوة في كركوك.", set()),
        ("قتلت امرأة بقصف صاروخي للنظام على بلدة سرمين شرق إدلب.", {"Syrian army"}),
    ],
)
def test_a_state_that_tells_what_its_forces_did_did_it(text: str, doers: set[str]) -> None:
    assert {one.name for one in first(text).perpetrators} == doers


@pytest.mark.parametrize(
    ("text", "doers"),
    [
        ("اعتقل جهاز الأمن التابع للحوثيين عشرة موظفين أمميين في صنعاء.", ["Houthis"]),
        ("اعتقلت قوات الأمن التابعة لحماس ثلاثة أشخاص في مدينة رفح.", ["Hamas"]),
        ("قصفت القوات المسلحة التابعة للحوثيين قرية في مأرب وقتل ثلاثة مدنيين.", ["Houthis"]),
        ("اعتقلت قوات الأمن التابعة للحكومة اليمنية ثلاثة أشخاص في عدن.", ["Yemeni security forces"]),
    ],
)
def test_a_force_that_is_a_groups_is_the_group(text: str, doers: list[str]) -> None:
    assert [one.name for one in first(text).perpetrators] == doers


@pytest.mark.parametrize(
    ("text", "whose"),
    [
        ("قتل 12 من قوات الحكومة في هجوم شنه الحوثيون غربي مأرب.", "Yemeni army"),
        ("قتل 12 من قوات الحكومة في هجوم شنته حركة الشباب على بلدة أفغوي.", "Somali army"),
        ("قتل 12 من موظفي الحكومة في هجوم شنته حركة الشباب على بلدة أفغوي.", None),
    ],
)
def test_the_governments_forces_are_those_of_the_country(text: str, whose: str | None) -> None:
    assert first(text).figures[0].affiliation == whose
