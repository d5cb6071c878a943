"""Counts without a number, what most of a number are, and lists that break a number down."""

from __future__ import annotations

import datetime as dt

import pytest

from marsad import Report
from marsad.reader import read


def told(text: str) -> list[str]:
    """Return the figures of a report, each as «measure number status», parts with a star."""
    reading = read(Report(doc="x", text=text, seen=dt.date(2024, 5, 16)))
    figures = [f for part in (*reading.incidents, *reading.tallies) for f in part.figures]
    return [f"{f.measure} {f.low or f.qualifier} {f.status}{'*' * f.subset}" for f in figures]


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        (
            "سقط عدد من القتلى والجرحى من المواطنين في قصف على سوق بمدينة الأبيض. وقالت وزارة الصحة إن "
            "الحصيلة بلغت 19 قتيلا و44 جريحا.",
            ["killed 19 civilian", "injured 44 civilian"],
        ),
        (
            "قتل عشرات المدنيين في مدينة الفاشر، وقالت لجنة الأطباء إن عددهم 57.",
            ["killed 57 civilian"],
        ),
        (
            "قتل عشرات الجنود في معارك قرب بلدة باما. وأضاف السكان أن عدد القتلى المدنيين بلغ 33.",
            ["killed dozens armed", "killed 33 civilian"],
        ),
        (
            "سقط عدد من القتلى من المواطنين في قصف على سوق بمدينة الأبيض. ودانت النقابة القصف. وأغلقت "
            "المتاجر أبوابها. وقالت وزارة الصحة إن عدد القتلى بلغ 19.",
            ["killed several civilian", "killed 19 civilian"],
        ),
        ("سقط قتلى وجرحى في قصف على مدينة أم درمان.", ["killed some unknown", "injured some unknown"]),
    ],
)
def test_a_vague_count_gives_way_to_the_exact_one_of_its_people(text: str, figures: list[str]) -> None:
    assert told(text) == figures


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("لم يسفر هجوم بقذائف الهاون على مدينة بيدوا فجر اليوم عن قتلى، وأصيب جندي.", ["injured 1 armed"]),
        ("لم يؤد القصف المدفعي على أطراف تل تمر إلى سقوط ضحايا، فيما جرح مزارع.", ["injured 1 civilian"]),
        (
            "قال ناطق إن القصف على جبل هيران لم يوقع أي خسائر في صفوفه وأنه أدى إلى مقتل مزارع وابنه.",
            ["killed 1 civilian", "killed 1 civilian"],
        ),
        ("لم تخلف الغارات التي شنتها الطائرات على مطار عدن أي قتلى أو جرحى.", []),
        (
            "لم تعرف هوية المهاجمين الذين فجروا السوق في كانو، وأسفر الهجوم عن 12 قتيلا.",
            ["killed 12 unknown"],
        ),
    ],
)
def test_harm_that_an_attack_did_not_bring_is_not_counted(text: str, figures: list[str]) -> None:
    assert told(text) == figures


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("قال مسؤولون إن العشرات سقطوا قتلى في اشتباكات في مدينة أوباري.", ["killed dozens unknown"]),
        ("قالت الشرطة إن العشرات أصيبوا في تفجير في مدينة كويتا.", ["injured dozens unknown"]),
        ("قال شاهد إن خمسة جنود سقطوا جرحى في كمين قرب مدينة مأرب.", ["injured 5 armed"]),
        ("ارتفع عدد من قتلوا في القصف على بلدة تورا إلى 38 شخصا.", ["killed 38 unknown"]),
    ],
)
def test_many_who_fell_stand_before_the_verb(text: str, figures: list[str]) -> None:
    assert told(text) == figures


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("أصيب 16 شخصا معظمهم من النساء في قصف على حي بمدينة حمص.", ["injured 16 unknown"]),
        ("قتل 40 شخصا نصفهم أطفال في غارة على مخيم قرب رفح.", ["killed 40 unknown"]),
        (
            "قضى 43 شخصا غالبيتهم الساحقة مدنيون وجرح 50 في قصف على بلدة دوما.",
            ["killed 43 unknown", "injured 50 unknown"],
        ),
        (
            "سقط 18 قتيلا، معظمهم من أفراد الشرطة، و22 جريحا في هجوم على حاجز بمدينة كويتا.",
            ["killed 18 unknown", "injured 22 unknown"],
        ),
        ("قتل 30 شخصا جميعهم من الطلاب في هجوم على معهد بمدينة داماتورو.", ["killed 30 civilian"]),
    ],
)
def test_what_most_of_them_are_leaves_open_who_they_all_are(text: str, figures: list[str]) -> None:
    assert told(text) == figures


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        (
            "قتل 12 شخصا بينهم مقاتلون ومدنيون في قصف على بلدة تل رفعت.",
            ["killed 12 unknown", "killed some unknown*"],
        ),
        (
            "قُتل 18 شخصا في اشتباكات بمدينة طرابلس، ويتوزعون على عشرة مقاتلين وثمانية مدنيين.",
            ["killed 18 unknown", "killed 10 armed*", "killed 8 civilian*"],
        ),
        (
            "بلغ عدد القتلى في هجوم على قرية بولاية بلاتو 33 شخصا، بواقع 20 رجلا و9 نساء و4 أطفال.",
            ["killed 33 unknown", "killed 20 unknown*", "killed 9 civilian*", "killed 4 civilian*"],
        ),
        (
            "قتل سبعة أشخاص أحدهم صحفي وآخر مسعف في غارة على مدينة خان يونس.",
            ["killed 7 unknown", "killed 1 civilian*", "killed 1 civilian*"],
        ),
        (
            "قتل ثلاثة رجال وامرأتان وطفل في غارة على بلدة الخيام، ليبلغ مجموع القتلى ستة.",
            ["killed 3 unknown*", "killed 2 civilian*", "killed 1 civilian*", "killed 6 unknown"],
        ),
        ("سقط تسعة جرحى في قصف على مدينة غزة توزعوا على 3 مستشفيات.", ["injured 9 unknown"]),
    ],
)
def test_a_number_is_broken_down(text: str, figures: list[str]) -> None:
    assert told(text) == figures


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        (
            "القتلى: 3 جنود، 4 مدنيين، وشرطي. وقع الهجوم على حاجز في مدينة ملكال.",
            ["killed 3 armed", "killed 4 civilian", "killed 1 armed"],
        ),
        (
            "الجرحى: جندي، ضابطان، 4 عمال. وقع الهجوم على حاجز في مدينة ملكال.",
            ["injured 1 armed", "injured 2 armed", "injured 4 civilian"],
        ),
        (
            "بلغ عدد الضحايا المدنيين في القصف على مدينة تعز 15 قتيلا و60 جريحا.",
            ["killed 15 civilian", "injured 60 civilian"],
        ),
    ],
)
def test_a_label_tells_of_all_behind_it(text: str, figures: list[str]) -> None:
    assert told(text) == figures


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("قتل سبعة في قصف على بلدة منغ، والعدد مرشح للارتفاع لوجود جرحى في حالات خطرة.", [7]),
        ("قتل تسعة في غارة على قرية، وعدد الضحايا قابل للزيادة بسبب أنباء عن مفقودين.", [9]),
        ("قتل سبعة في قصف على بلدة منغ، والعدد مرشح للارتفاع لوجود أكثر من 20 جريحا.", [7, 20]),
        ("قتل سبعة وسقط جرحى في قصف على بلدة منغ، والعدد مرشح للارتفاع.", [7, None]),
    ],
)
def test_why_a_toll_may_rise_is_no_count_without_a_number(text: str, counts: list[int | None]) -> None:
    (one,) = read(Report(doc="x", title="", text=text, seen=None)).incidents
    assert [figure.low for figure in one.figures] == counts
