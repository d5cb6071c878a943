"""Of whom a count is: those held or unharmed, who made the attack, drivers, kinds of people joined."""

from __future__ import annotations

import datetime as dt

import pytest

from marsad import Report
from marsad.reader import read


def counts(text: str) -> list[tuple[str, int | None, str]]:
    found = read(Report(doc="x", title="", text=text, seen=dt.date(2023, 4, 5)))
    figures = [figure for part in (*found.incidents, *found.tallies) for figure in part.figures]
    return [(one.measure, one.low, one.status) for one in figures]


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        (
            "اعتقل التنظيم أمس 12 خياطا في الموصل، وأعدم التنظيم فورا أربعة منهم.",
            [("arrested", 12, "civilian"), ("killed", 4, "civilian")],
        ),
        (
            "خطف المسلحون تسعة عمال قرب سرت وقتلوا لاحقا اثنين منهم.",
            [("abducted", 9, "civilian"), ("killed", 2, "civilian")],
        ),
        ("قتل 20 مسلحا وأصيب عدد منهم في هجوم شنه أحد قادتهم على معسكر أمس.", [("killed", 20, "armed")]),
        ("نشر الجيش 500 جندي، 200 منهم في البصرة، بعد هجوم أمس قتل فيه شرطي.", [("killed", 1, "armed")]),
        ("أصيب 40 جنديا في هجوم أمس، سبعة منهم ضباط.", [("injured", 40, "armed"), ("injured", 7, "armed")]),
        ("أصيب قائد المركبة برصاص مسلحين في كمين قرب مأرب أمس.", [("injured", 1, "civilian")]),
        ("قتل قائد اللواء في كمين نصبه مسلحون قرب مأرب أمس.", [("killed", 1, "armed")]),
        (
            "اتهمت النيابة الخلية بقتل ضابطين وبالشروع في قتل أكثر من 60 شرطيا في تفجيرات بالقاهرة.",
            [("killed", 2, "armed")],
        ),
        (
            "أسفرت التفجيرات عن مقتل أربعة ضباط وثلاثة من أفراد الأمن وأحد المواطنين في القاهرة أمس.",
            [("killed", 4, "armed"), ("killed", 3, "armed"), ("killed", 1, "civilian")],
        ),
        ("قتل شرطي واحد والمواطنون يحتجون بعد هجوم أمس في القاهرة.", [("killed", 1, "armed")]),
    ],
)
def test_a_count_is_of_those_of_whom_it_is_said(text: str, counted: list[tuple[str, int, str]]) -> None:
    assert counts(text) == counted


def test_those_who_are_still_held_are_not_dead() -> None:
    text = "قتل الخاطفون ثلاثة من الرهائن قرب عرسال أمس ولا يزالون يحتفظون بـ 18 منهم في الجرود."
    assert [(measure, low) for measure, low, _ in counts(text)] == [("killed", 3), ("abducted", 18)]


@pytest.mark.parametrize(
    ("text", "low"),
    [
        ("أدت الغارة إلى مقتل مدنيين وجنود في قندوز أمس.", None),
        ("أدت الغارة إلى مقتل مدنيين اثنين وجنود في قندوز أمس.", 2),
        ("أدت الغارة إلى مقتل مدنيين وجندي في قندوز أمس.", 2),
        ("أدت الغارة إلى مقتل شرطيين ومدنيين في قندوز أمس.", 2),
    ],
)
def test_a_word_for_two_or_many_is_many_beside_many(text: str, low: int | None) -> None:
    assert counts(text)[0][1] == low


@pytest.mark.parametrize(
    "text",
    [
        "نفذت السلطات أمس حكم القتل قصاصا في جان قتل شخصين، وصدر بحقه صك شرعي أيدته محكمة الاستئناف.",
        "لقي قائد الشاحنة مصرعه أمس في حادث تصادم على طريق الساحل وأصيب قائد السيارة الأخرى.",
    ],
)
def test_executions_by_courts_and_drivers_in_accidents_are_of_peace(text: str) -> None:
    assert not read(Report(doc="r", text=text)).relevant


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        (
            "دان المتحدث مقتل كل من ستيفن غروس، ومارك ديلان، وأليستر كوك على يد تنظيم داعش أمس.",
            [("killed", 1, "unknown")] * 3,
        ),
        (
            "اعتقلت قوات الاحتلال كل من يزن فرارجة وعدي ومعاذ أبو نصار من مخيم قرب جنين أمس.",
            [("arrested", 1, "unknown")] * 3,
        ),
        ("أسفر الهجوم عن مقتل كل من في المبنى أمس في عدن.", []),
        ("يعتقل الأمن كل من يشارك في الهجوم أو يدعمه في عدن.", []),
        ("أعلنت الشرطة اعتقال داعشي في مدينة سامراء أمس.", [("arrested", 1, "armed")]),
        ("ألقت قوات الأمن القبض على حوثي كان يزرع لغما في مدينة تعز أمس.", [("arrested", 1, "armed")]),
        ("اعتقل الأمن العام داعشيا خطط لتفجير في طرابلس أمس.", [("arrested", 1, "armed")]),
        ("قصفت طائرات موقعا حوثيا في مأرب أمس وقتل جنديان.", [("killed", 2, "armed")]),
        ("أقدم الشاب على قتل والده العقيد ثم فجر سيارة أمس.", [("killed", 1, "armed")]),
        (
            "انفجرت عبوة في كركوك أمس. الحصيلة: شهيد وجريحان.",
            [("killed", 1, "unknown"), ("injured", 2, "unknown")],
        ),
        (
            "هاجم مسلحون حاجزا أمس. الحصيلة: ثلاثة شهداء وجريح.",
            [("killed", 3, "unknown"), ("injured", 1, "unknown")],
        ),
        ("أوقعت الغارة 40 قتيلا وجريحا في تعز أمس.", [("casualties", 40, "unknown")]),
    ],
)
def test_names_members_and_short_tolls_are_counted(text: str, counted: list[tuple[str, int, str]]) -> None:
    assert counts(text) == counted
