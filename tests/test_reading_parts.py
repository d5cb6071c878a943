"""Counts of another sentence that are part of a toll, and rival counts and other people's that are not."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad import Report
from marsad.reader import read

PARTS: list[tuple[str, int]] = [
    (
        "ارتفعت حصيلة الغارة على بلدة كتم إلى 34 قتيلا، وفق غرفة الطوارئ. وقالت طبيبة إن سبعة أطفال قتلوا.",
        7,
    ),
    ("أسفر الهجوم على القرية عن مقتل 42 شخصا بحسب العمدة. وأكدت المدرسة مقتل تسعة من تلاميذها.", 9),
    ("قتل 60 شخصا في القصف على مخيم النازحين. وقال ناج إن خمسة من أقاربه قتلوا.", 5),
    ("أصيب 50 شخصا في الانفجار. وقال مدير المستشفى إن 12 جريحا ما زالوا في حالة حرجة.", 12),
    ("قتل 33 شخصا في هجوم على حافلة. ونعت النقابة صحفيين قتلا في الهجوم.", 2),
    ("قال الجيش إن تسعة جنود قتلوا في هجوم على معسكر. وأفادت مصادر طبية بوفاة اثنين من المصابين.", 2),
    ("بلغت حصيلة الغارة 17 قتيلا، بحسب البلدية. وقال طبيب إن أربعة من الجرحى فارقوا الحياة.", 4),
    ("قتل 81 شخصا في الغارة على السوق. وذكرت مديرة المستشفى أنه تم التعرف إلى 35 جثة حتى مساء أمس.", 35),
    ("أسفر الهجوم على الكلية عن 64 قتيلا. وقال مسؤول إن الأطباء حددوا هويات 20 جثة.", 20),
    ("قتل أربعة أشخاص في تفجير في بغداد. وقالت الشرطة إن أحد القتلى من عناصر الجيش.", 1),
    ("قتل ستة أشخاص في تفجير في أربيل. وأحد القتلى صحافي يعمل لقناة محلية.", 1),
    ("قتل أربعة أشخاص في تفجير في بغداد. وأوضح أن اثنين من القتلى من رجال الشرطة.", 2),
]
WHOLES = [
    "قالت وزارة الصحة إن 40 شخصا قتلوا في القصف على المدينة. وقال الجيش إن عدد القتلى 35.",
    "قتل 15 جنديا في كمين قرب بلدة تيسيت. وقال الجيش إن 40 مسلحا قتلوا.",
    "أعلن الجيش مقتل 30 مسلحا في الهجوم على القاعدة. وأضاف أن أربعة جنود قتلوا.",
    "قتل سبعة جنود في هجوم على حاجز في بنغازي. وأعلن الجيش مقتل ثلاثة من المهاجمين.",
    "قتل 12 مدنيا في قصف على حي في تعز. وقالت مصادر محلية إن القصف أدى إلى مقتل عشرة مدنيين.",
    "تحدثت حصيلة أولية عن 25 قتيلا في تفجير السوق. وأعلنت الشرطة لاحقا أن الحصيلة 31 قتيلا.",
    "قتل 18 شخصا في تفجير في كويتا. وقالت وزارة الصحة إن الحصيلة 16 قتيلا.",
    "أصيب 15 جنديا بجروح في هجومين منفصلين في مالي، استهدف أحدهما موقعا عسكريا.",
    "أصيب رجلان وامرأة وثلاثة أطفال في قصف على ناحية العوينات.",
    "قتل أربعة أشخاص في تفجير في بغداد. وقال شقيق أحد القتلى إن الانفجار وقع عند الظهر.",
]


def parts(text: str) -> list[int | None]:
    """Return the numbers that a report states as parts of others."""
    reading = read(Report(doc="x", title="", text=text, seen=dt.date(2023, 5, 10)))
    told = (*reading.incidents, *reading.tallies)
    return [figure.low for part in told for figure in part.figures if figure.subset]


@pytest.mark.parametrize(("text", "part"), PARTS)
def test_people_of_a_toll_told_before_are_a_part_of_it(text: str, part: int) -> None:
    assert parts(text) == [part]


def test_what_one_of_the_dead_was_is_not_said_of_all() -> None:
    text = "قتل أربعة أشخاص في تفجير في بغداد. وقالت الشرطة إن أحد القتلى من عناصر الجيش."
    incident = read(Report(doc="x", title="", text=text, seen=dt.date(2023, 5, 10))).incidents[0]
    assert [(f.low, f.status) for f in incident.figures] == [(4, "unknown"), (1, "armed")]


@pytest.mark.parametrize("text", WHOLES)
def test_rival_counts_and_those_of_the_other_side_are_no_parts(text: str) -> None:
    assert parts(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("قتل في الغارة 30 شخصا، 18 رجلا و12 امرأة، في بلدة قرب إدلب.", [18, 12]),
        ("ألقت الشرطة القبض على 28 شخصا، 15 تونسيا و13 أجنبيا، في مداهمات بالعاصمة.", [15, 13]),
        ("أعدم التنظيم 27 شخصا، 26 جنديا ومدنيا واحدا، في الفلوجة.", [26, 1]),
        ("أصيب 20 شخصا، سبعة أطفال و9 نساء و4 رجال، في قصف على تعز.", [7, 9, 4]),
        ("قتل 30 شخصا في مواجهات بالنيل الأزرق، 18 مدنيا و12 جنديا.", [18, 12]),
        ("قتل 30 شخصا في مواجهات بين الهوسا والفونج بالنيل الأزرق، 18 من الهوسا و12 من الفونج.", [18, 12]),
        ("قتل 21 شخصا في غارة على سوق (14 امرأة و7 أطفال) وجرح آخرون.", [14, 7]),
        ("لقي 11 شخصا حتفهم في اشتباكات بطرابلس: ثمانية مسلحين وثلاثة مدنيين.", [8, 3]),
        ("قتل سبعة جنود بانفجار لغم قرب حدود تشاد - خمسة ماليين ونيجريان - وفق الجيش.", [5, 2]),
        ("قتل عشرة أشخاص في كمين بشمال سيناء، وفي رفح أصيب جنديان وثمانية مدنيين.", []),
        ("قتل 30 شخصا في القصف على البلدة، و12 امرأة في بلدة مجاورة.", []),
        ("أصيب تسعة أشخاص في قصف على المدينة، فيما قتل ست نساء وثلاثة أطفال.", []),
        ("قتل تسعة أشخاص في القصف بينهم طفلان، مشيرا إلى ستة جرحى أيضا، بحسب مسعف.", [2]),
    ],
)
def test_those_who_fill_a_number_before_them_are_its_parts(text: str, expected: list[int]) -> None:
    """Digits written onto «و» count as well as words; no injured are part of the dead."""
    assert parts(text) == expected


@given(st.integers(3, 300), st.integers(3, 300))
def test_no_part_is_larger_than_all_others(one: int, other: int) -> None:
    text = f"أدى القصف إلى مقتل {one} شخصا. وقال ناج إن {other} من أقاربه قتلوا."
    assert all(part is not None and part < max(one, other) for part in parts(text))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("قصفت المدفعية الجبهة وسقط فيها تسعة منهم بين قتيل وجريح.", [("casualties", 9)]),
        ("كمن المسلحون للرتل، وإن أكثر من ثلاثين منهم سقطوا بين قتيل وجريح.", [("casualties", 30)]),
        ("أصيب عشرون حارسا في هجوم، واثنان منهم ما بين قتيل وجريح.", [("injured", 20), ("casualties", 2)]),
        ("هاجم مسلحون الثكنة وقتل عشرون جنديا، ستة منهم ضباط.", [("killed", 20), ("killed", 6)]),
    ],
)  # fmt: skip
def test_people_of_those_told_of_who_fell_dead_or_hurt(text: str, found: list[tuple[str, int]]) -> None:
    reading = read(Report(doc="x", text=text))
    assert [(one.measure, one.low) for one in reading.incidents[0].figures] == found


@pytest.mark.parametrize(
    ("text", "low"),
    [
        ("هاجم مسلحون نقطة تفتيش غربي الرمادي وقتل في الهجوم انتحاريان.", 2),
        ("استهدف هجوم ثكنة في كركوك، وقتل خلال الهجوم انتحاري.", 1),
        ("وقع الهجوم الانتحاري المزدوج في السوق وقتل سبعة باعة.", 7),
        ("انفجرت سيارة مفخخة في سوق بعقوبة وقتلت 14 مدنيا.", 14),
    ],
)
def test_the_dead_behind_the_attack_in_which_they_fell(text: str, low: int) -> None:
    reading = read(Report(doc="x", text=text))
    assert [one.low for one in reading.incidents[0].figures] == [low]


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("قتل عسكريان أحدهما ضابط والآخر جندي بانفجار لغم قرب سرت.", ["armed", "armed"]),
        ("استشهد ثلاثة أحدهم مسعف والثاني صحافي والثالث مزارع بغارة على خان يونس.", ["civilian"] * 3),
        ("أصيبت مدنيتان، إحداهما طفلة، والأخرى مسنة، في قصف على تعز.", ["civilian"] * 2),
        ("وقع هجومان أحدهما في بغداد والآخر في الموصل وقتل خمسة جنود.", []),
        ("قتل جنديان أحدهما في الكمين والآخر برصاص قناص في بنغازي.", ["armed"]),
    ],
)
def test_who_each_of_a_few_was_is_a_part_of_them(text: str, people: list[str]) -> None:
    figures = read(Report(doc="x", text=text)).incidents[0].figures
    assert [one.status for one in figures if one.subset] == people
