"""Which counts are joined to which, and whose people some cannot be: made-up sentences of many wars."""

from __future__ import annotations

import datetime as dt

import pytest

from marsad import Report, read
from marsad.models import Figure


def figures(text: str) -> list[Figure]:
    reading = read(Report(doc="x", title="", text=text, seen=dt.date(2023, 5, 10)))
    told = [f for part in (*reading.incidents, *reading.tallies) for f in part.figures]
    return sorted(told, key=lambda f: (f.low or 0, f.status))


JOINED = [
    (
        "أصيب رجلا شرطة على الأقل واثنان من المدنيين في انفجار قنبلة قرب نقطة تفتيش في جلال آباد.",
        [(2, "armed"), (2, "civilian")],
    ),
    ("قتل جنديان على الأقل وثلاثة مدنيين في انفجار في بيدوا.", [(2, "armed"), (3, "civilian")]),
    ("قتل جندي على الأقل وأربعة مزارعين في كمين قرب غاو.", [(1, "armed"), (4, "civilian")]),
    ("قتل شرطيان اثنان ومدني في هجوم في كويتا.", [(1, "civilian"), (2, "armed")]),
    ("قتل مدنيان على الأقل في انفجار لغم في حجة.", [(2, "civilian")]),
]


@pytest.mark.parametrize(("text", "found"), JOINED)
def test_people_joined_behind_a_qualifier_are_counted(text: str, found: list[tuple[int, str]]) -> None:
    assert [(f.low, f.status) for f in figures(text)] == found


def test_a_dual_may_be_a_least_number() -> None:
    assert [f.qualifier for f in figures("قتل مدنيان على الأقل في انفجار لغم في حجة.")] == ["at_least"]


PARTS = [
    (
        "ذكر مسؤولون أن أربعة مدنيين قتلوا بنيران هندية، واحد في بونش وثلاثة قرب سيالكوت.",
        [(1, True), (3, True), (4, False)],
    ),
    ("قتل خمسة أشخاص في القصف، اثنان في حلب وثلاثة في إدلب.", [(2, True), (3, True), (5, False)]),
    ("قتل خمسة أشخاص في القصف، وأصيب ثلاثة في إدلب.", [(3, False), (5, False)]),
    ("سقط 6 قتلى بينهم 4 أطفال في بلدة عندان، و5 قتلى في مدينة منبج.", [(4, True), (5, False), (6, False)]),
    ("سقط 9 قتلى بينهم 4 أطفال و3 نساء في بلدة عندان.", [(3, True), (4, True), (9, False)]),
    (
        "قتل خمسة مواطنين في قصف على كفر تخاريم، ليرتفع إلى 37 عدد المدنيين الذين قتلوا خلال 24 ساعة.",
        [(5, False), (37, False)],
    ),
]


@pytest.mark.parametrize(("text", "found"), PARTS)
def test_shares_are_parts_and_new_counts_are_not(text: str, found: list[tuple[int, bool]]) -> None:
    assert [(f.low, f.subset) for f in figures(text)] == found


def test_those_for_whom_a_camp_is_are_not_counted() -> None:
    text = "سقط عدد من الضحايا في صفوف المدنيين بينهم أطفال في مخيم اليرموك للاجئين الفلسطينيين جراء القصف."
    assert len(figures(text)) == 2
    assert [f.low for f in figures("قتل طفلان في مخيم عين الحلوة للاجئين الفلسطينيين في لبنان.")] == [2]


def test_a_name_that_no_table_knows_may_stand_before_what_the_man_is() -> None:
    told = figures("اعتقال قاري برهان ذبيح قائد حركة طالبان في ولاية تخار إثر اشتباك.")
    assert [(f.measure, f.low, f.affiliation) for f in told] == [("arrested", 1, "Taliban")]


def test_panic_is_nobody_who_blows_himself_up() -> None:
    text = "فجرت انتحارية نفسها في سوق مايدوغوري مما أثار حالة ذعر فقتل ستة."
    assert [(f.low, f.measure) for f in figures(text)] == [(1, "killed"), (6, "killed")]


NOT_THEIRS = [
    (
        "فجر انتحاري نفسه بسيارة مفخخة على حاجز لوحدات حماية الشعب في عفرين، ما "
        "أدى إلى مقتل عنصرين من الوحدات.",
        [None, "YPG"],
    ),
    ("فجر انتحاري نفسه عند نقطة تفتيش للجيش العراقي في الموصل فقتل أربعة جنود.", [None, "Iraqi army"]),
    ("فجر انتحاري من تنظيم داعش نفسه في الرمادي فقتل تسعة جنود.", ["Islamic State", "Iraqi army"]),
]


@pytest.mark.parametrize(("text", "whose"), NOT_THEIRS)
def test_bombers_are_not_of_those_whom_they_hit(text: str, whose: list[str | None]) -> None:
    assert [f.affiliation for f in figures(text)] == whose


def test_rebels_are_of_no_army() -> None:
    text = (
        "قتل 16 متمردا في إقليم هلمند بعد أن شنت القوات الأفغانية عملية، وانسحبت "
        "القوات الأمريكية العام الماضي."
    )
    assert "army" not in (figures(text)[0].affiliation or "")
    assert "army" not in (figures("قتل الجيش الأميركي تسعة مسلحين في غارة قرب بوصاصو.")[0].affiliation or "")


HIMSELF_TOLD = [
    (
        "سقط سبعة قتلى بين صفوف القوات الموالية للرئيس هادي في معارك مع الحوثيين في لحج.",
        7,
        "Yemeni pro-government forces",
    ),
    ("سقط سبعة قتلى بين صفوف الجيش العراقي في معارك في بيجي.", 7, "Iraqi army"),
    ("سقط تسعة قتلى في صفوف قوات الرئيس هادي في معارك في لحج.", 9, "Yemeni army"),
]


@pytest.mark.parametrize(("text", "number", "whose"), HIMSELF_TOLD)
def test_the_dead_between_the_ranks_of_a_side_are_its(text: str, number: int, whose: str) -> None:
    assert [(f.low, f.status, f.affiliation) for f in figures(text)] == [(number, "armed", whose)]


NAMED = [
    ("وكان رصاص الجيش الإسرائيلي قد قتل أمس، محمد علاونة (22 سنة) قرب جنين.", 1),
    ("قتل صباح الأحد خالد منصور برصاص قناص في حلب.", 1),
    ("قتل صباح الأحد تسعة جنود في كمين قرب حلب.", 9),
]


@pytest.mark.parametrize(("text", "number"), NAMED)
def test_a_day_may_stand_before_a_name(text: str, number: int) -> None:
    assert [(f.measure, f.low) for f in figures(text)] == [("killed", number)]


SOUGHT = [
    "جاء الجنود إلى مخيم بلاطة للقبض على محمد سالم فقتلوا والده.",
    "إن فلسطينيا مطلوبا القبض عليه قتل برصاص الشرطة في قلنديا.",
]


@pytest.mark.parametrize("text", SOUGHT)
def test_one_who_is_sought_is_not_arrested(text: str) -> None:
    assert [(f.measure, f.low) for f in figures(text)] == [("killed", 1)]


def test_women_blow_themselves_up() -> None:
    text = "قال قائد الشرطة إن ثلاث انتحاريات قاصرات فجرن أنفسهن في داماتورو، ما أسفر عن مقتل 13 شخصا."
    assert [(f.low, f.status) for f in figures(text)] == [(3, "armed"), (13, "unknown")]


POLICE = [
    ("مقتل جندي من قوات حفظ السلام في هجوم في كيدال بمالي.", 1, "UN peacekeepers"),
    ("مقتل ثلاثة من جنود حفظ السلام في هجوم في كيدال بمالي.", 3, "UN peacekeepers"),
    ("مقتل ستة من شرطة الحدود الأفغانية في هلمند.", 6, "Afghan police"),
    ("مقتل ثلاثة من شرطة المحافظة في هجوم في هلمند.", 3, "Afghan police"),
]


@pytest.mark.parametrize(("text", "number", "whose"), POLICE)
def test_a_body_holds_the_men_who_are_counted(text: str, number: int, whose: str) -> None:
    assert [(f.low, f.status, f.affiliation) for f in figures(text)] == [(number, "armed", whose)]
