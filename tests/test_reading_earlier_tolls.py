"""Tolls known at first, which later ones replace, and words that look like counts of people but are none."""

from __future__ import annotations

import pytest

from marsad import Report
from marsad.models import Figure
from marsad.reader import read


def figures(text: str) -> list[Figure]:
    found = read(Report(doc="x", title="", text=text))
    return [figure for one in (*found.incidents, *found.tallies) for figure in one.figures]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("قتل 14 شخصا في قصف على دير الزور. وتحدثت حصيلة أولى عن تسعة قتلى.", [14, 9]),
        (
            "قتل 26 شخصا في قصف على مدينة سبها. وجاء في حصيلة سابقة نشرها مستشفى المدينة ليلا أن 17 قتلوا.",
            [26, 17],
        ),
        ("سقط 33 قتيلا في تفجير في الحلة. وكانت الحصيلة السابقة 21 قتيلا.", [33, 21]),
        ("قتل 14 شخصا في قصف على مدينة دير الزور. وقالت إحصائية سابقة إن ستة قتلوا.", [14, 6]),
    ],
)
def test_an_earlier_toll_is_no_part_of_the_later(text: str, numbers: list[int]) -> None:
    found = figures(text)
    assert [figure.low for figure in found] == numbers
    assert not any(figure.subset for figure in found)


def test_those_told_of_a_toll_are_its_parts_all_the_same() -> None:
    found = figures("قتل 14 شخصا في قصف على الرقة. وتفيد حصيلة أولية بإصابة عشرة بينهم ثلاثة أطفال.")
    assert [(figure.low, figure.subset) for figure in found] == [(14, False), (10, False), (3, True)]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("قتل خمسون شخصا في اشتباكات سبها بينهم مدنيين.", [50, None]),
        ("قتل خمسون شخصا في اشتباكات سبها بينهم مدنيين اثنين.", [50, 2]),
        ("قتل 11 شخصا في قصف على بلدة حاس بينهم تسعة عناصر ومدنيين.", [11, 9, 2]),
        ("قتل ثمانية أشخاص في اشتباكات سبها بينهم مدنيين.", [8, 2]),
        ("أدى القصف إلى مقتل مدنيين في بلدة حاس.", [2]),
        ("قتل ثمانية أفراد من أسرة واحدة في غارة على خربة، أصغرهم عمره سنتان وأكبرهم 12 عاما.", [8]),
        ("قتل أربعة أشقاء برصاص مسلحين في مدينة تكريت أكبرهم في العشرين من عمره.", [4]),
        ("قتل ثمانية أفراد من أسرة واحدة في غارة على خربة، أصغرهم رضيع عمره شهران.", [8, 1]),
        ("أصابت القذائف أهدافها إصابات مباشرة وقتل جندي في درعا.", [1]),
        ("سجلت إصابات في صفوف المدنيين وقتل طفل في قصف على درعا.", [None, 1]),
        ("أوقع الهجوم قتيلا بين حراس السد وأربعة جرحى في تكريت.", [1, 4]),
        ("خلف النزاع أربعين ألف قتيل، ودفع إلى نزوح ولجوء قرابة تسعة ملايين.", [40_000, 9_000_000]),
    ],
)
def test_who_is_counted(text: str, numbers: list[int | None]) -> None:
    assert [figure.low for figure in figures(text)] == numbers


@pytest.mark.parametrize(
    ("text", "measure"),
    [
        ("قتلت القوات الأفغانية أربعة مسلحين واحتجزت 12 آخرين في ولاية خوست.", "arrested"),
        ("قالت قوة إيساف إنها قتلت قياديا في طالبان واحتجزت ثلاثة مشتبه بهم في ولاية غزني.", "arrested"),
        ("قتلت الحركة أربعة جنود واحتجزت ستة آخرين في هجوم على قاعدة في غزني.", "abducted"),
        ("احتجزت قوات الدعم السريع 30 مدنيا في بلدة ود مدني.", "abducted"),
    ],
)
def test_forces_arrest_whom_they_hold(text: str, measure: str) -> None:
    assert figures(text)[-1].measure == measure


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("سقط 12 قتيلا وجرحى في قصف على مدينة إدلب.", [("killed", 12), ("injured", None)]),
        ("سقط 12 قتيلا وجريحا في قصف على مدينة إدلب.", [("casualties", 12)]),
        ("أودى القصف على إدلب بعشرات القتلى والجرحى.", [("casualties", None)]),
        (
            "أدى الكمين إلى مقتل تسعة جنود بينهم عريفان، وجرح سبعة غيرهم في الرمادي.",
            [("killed", 9), ("killed", 2), ("injured", 7)],
        ),
        (
            "أسفر الهجوم عن 71 ضحية: 29 قتيلا و42 جريحا في بعقوبة.",
            [("casualties", 71), ("killed", 29), ("injured", 42)],
        ),
        (
            "أفاد مراسل القناة بمقتل أربعة جراء غارة استهدفت تجمعا في سوق النفق وسط غزة.",
            [("killed", 4)],
        ),
        ("ووفقا للبيان، فقد تعاملت القوات مع المسلحين في العريش وقتلت ستة منهم.", [("killed", 6)]),
        ("وفقا للبيان، فقد 16 جنديا في كمين قرب مدينة غاو.", [("missing", 16)]),
        (
            "قتل ستة شبان في مدينة جنين، فيما قتل في هجوم منفصل صبي قرب بلدة سلفيت.",
            [("killed", 6), ("killed", 1)],
        ),
    ],
)
def test_what_befell_them(text: str, numbers: list[tuple[str, int | None]]) -> None:
    assert [(figure.measure, figure.low) for figure in figures(text)] == numbers


def test_parts_of_those_known_are_counted_before_their_verb() -> None:
    text = (
        "قتل أربعة مدنيين في انفجار في قندهار. وقال ضابط إن المدنيين، وبينهم امرأة وطفلان، قتلوا في سيارتهم."
    )
    assert [(figure.low, figure.subset) for figure in figures(text)] == [(4, False), (1, True), (2, True)]


def test_what_was_said_earlier_is_no_part() -> None:
    text = (
        "رفعت الوزارة حصيلة الغارة على بلدة تبنين إلى 33 شهيدا و51 جريحا. "
        "وذكرت الوزارة في وقت سابق أن 18 شخصا قتلوا وأن عشرين أصيبوا."
    )
    assert not any(figure.subset for figure in figures(text))
