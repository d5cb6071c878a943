"""Figures whose people are told beside them or before them: made-up sentences of many wars."""

from __future__ import annotations

import datetime as dt

import pytest

from marsad import Report, read

Told = list[tuple[str, int, str, str | None, bool]]
"""Measure, number, status, whose, and whether it is a part, for each figure in order of number."""


def told(text: str, title: str = "") -> Told:
    reading = read(Report(doc="x", title=title, text=text, seen=dt.date(2023, 5, 10)))
    figures = [f for part in (*reading.incidents, *reading.tallies) for f in part.figures]
    rows = [(f.measure, f.low or 0, f.status, f.affiliation, f.subset) for f in figures]
    return sorted(rows, key=lambda row: (row[1], row[0], row[4]))


NAMED = [
    ("استشهاد حمد راشد العلي برتبة ملازم أول خلال معارك في مأرب.", "armed"),
    ("أعلنت القيادة استشهاد محمد سالم النقبي برتبة رقيب أثناء أداء واجبه في مأرب.", "armed"),
    ("قتل سعيد خميس من القوات القطرية في معارك مأرب.", "armed"),
    ("قتل حسن علي من حركة حماس في غارة إسرائيلية على غزة.", "armed"),
    ("اغتال مسلحون أحمد سالم من قبيلة العوالق في شبوة.", "unknown"),
    ("استشهد خالد محمود من حي الشجاعية برصاص قناص.", "unknown"),
    ("قتل خالد محمود من قبل مسلحين مجهولين في درعا.", "unknown"),
]


@pytest.mark.parametrize(("text", "status"), NAMED)
def test_one_told_by_name_is_armed_by_his_rank_or_force(text: str, status: str) -> None:
    assert [row[:3] for row in told(text)] == [("killed", 1, status)]


def test_one_told_by_name_is_of_the_force_named_behind() -> None:
    assert told("قتل حسن علي من حركة حماس في غارة إسرائيلية على غزة.")[0][3] == "Hamas"
    assert told("قتل سعيد خميس من القوات القطرية في معارك مأرب.")[0][3] == "Qatari army"


def test_people_pointed_back_to_are_those_told_before() -> None:
    text = (
        "أعلن حزب العمال مسؤوليته عن قتل ضابطي شرطة في ديار بكر أمس. وأضاف الحزب "
        "أن الضابطين قتلا فجرا لتعاونهما مع داعش."
    )
    assert told(text) == [("killed", 2, "armed", "Turkish police", False)]


def test_officers_of_a_state_are_of_no_group() -> None:
    assert told("أعلنت حركة الشباب قتل ضابط كيني في مانديرا.")[0][3] == "Kenyan army"
    assert told("قتلت حركة طالبان ثلاثة ضباط في قندهار.")[0][3] == "Afghan army"


def test_a_title_counts_the_people_of_its_parts() -> None:
    title = "مقتل سبعة متطرفين في غارة على قرية تل براك"
    first = "قال المرصد السوري إن قياديا في تنظيم داعش وستة متطرفين قتلوا في غارة جوية قرب قرية تل براك."
    last = "من جهة أخرى وقع انفجار في عفرين وقال ناطق باسم وحدات حماية الشعب إن عبوة انفجرت."
    assert told(f"{first} {last}", title) == [
        ("killed", 1, "armed", "Islamic State", True),
        ("killed", 6, "armed", "Islamic State", True),
        ("killed", 7, "armed", "Islamic State", False),
    ]


FILLED = [
    (
        "قتل خمسة من عناصر الجيش المصري بينهم ضابط في انفجار. وأوضح المتحدث "
        "العسكري أن العبوة زرعت في الطريق بمدينة رفح، "
        "ما أسفر عن مقتل ضابط وأربعة جنود.",
        [(1, True), (4, True), (5, False)],
    ),
    (
        "قتل خمسة من عناصر الجيش المصري بينهم ضابط في انفجار بمدينة رفح. وقال مصدر طبي إن ستة جنود قتلوا.",
        [(1, True), (5, False), (6, False)],
    ),
]


@pytest.mark.parametrize(("text", "parts"), FILLED)
def test_those_who_fill_up_a_whole_with_its_part_are_parts(text: str, parts: list[tuple[int, bool]]) -> None:
    assert [(row[1], row[4]) for row in told(text)] == parts


HIMSELF = [
    ("قتل مسلح ثلاثة أشخاص في كنيسة بمدينة دنفر ثم انتحر، بحسب الشرطة.", [(1, "armed"), (3, "unknown")]),
    ("أطلق مسلح النار على رواد مطعم في مدينة دنفر فقتل أربعة قبل أن ينتحر.", [(1, "armed"), (4, "civilian")]),
    ("قتل المهاجم سبعة أشخاص في مدرسة في هلسنكي ثم أطلق النار على نفسه.", [(1, "armed"), (7, "unknown")]),
    ("قتل المهاجم سبعة أشخاص في مدرسة في هلسنكي ثم قتل نفسه.", [(1, "armed"), (7, "unknown")]),
    ("انتحر شاب في منزله شنقا لأسباب عائلية في مدينة طنطا.", []),
]


@pytest.mark.parametrize(("text", "found"), HIMSELF)
def test_an_attacker_who_kills_himself_is_counted(text: str, found: list[tuple[int, str]]) -> None:
    assert [row[1:3] for row in told(text)] == found


THEM = [
    ("أحبطت الشرطة هجوما نفذه داعش في هيت، وقالت إنها قتلت 21 من هؤلاء المسلحين.", [(21, "armed")]),
    ("القوات تمكنت من القبض على 13 عنصرا في سجنان في حين لاذ أحدهم بالفرار.", [(13, "armed")]),
    ("ضبطت الشرطة ستة صواريخ و30 لغما في منزل في العريش وقتلت مسلحا.", [(1, "armed")]),
    ("قال بيان إن القوات ضبطت 44 عنصرا من تنظيم الإخوان في القليوبية.", [(44, "armed")]),
    ("وضبطت القوات ثلاثة إرهابيين وبحوزتهم 20 قنبلة في جبل الشعانبي.", [(3, "armed")]),
]


@pytest.mark.parametrize(("text", "found"), THEM)
def test_people_in_the_hands_of_a_force_are_counted_and_things_are_not(
    text: str, found: list[tuple[int, str]]
) -> None:
    assert [row[1:3] for row in told(text)] == found


COALITION, SYRIA = "US-led coalition", "Syrian army"
RAIDS = [
    ("نفذ التحالف الدولي 27 غارة على مواقع داعش في العراق خلال يومين.", [(27, COALITION)]),
    (
        "نفذت قوات التحالف الدولي ضد تنظيم داعش المتشدد سبع ضربات جوية في سوريا "
        "و16 ضربة أخرى في العراق خلال يومين.",
        [(7, COALITION), (16, COALITION)],
    ),
    ("شن الطيران الحربي السوري 40 غارة على ريف إدلب منذ فجر الاثنين.", [(40, SYRIA)]),
    (
        "وشن سلاح الجو التركي نحو 300 غارة على مواقع حزب العمال في شمال العراق خلال أسبوع.",
        [(300, "Turkish army")],
    ),
    (
        "نفذ طيران الجيش العراقي 18 طلعة جوية، إضافة إلى تسع غارات نفذتها القوة "
        "الجوية العراقية في الأنبار خلال اليومين "
        "الماضيين.",
        [(9, "Iraqi army"), (18, "Iraqi army")],
    ),
    ("أحصى المرصد 386 غارة نفذتها طائرات النظام على ريف دمشق خلال أسبوع.", [(386, SYRIA)]),
    (
        "قال المتحدث إن القوات الجوية الفرنسية شنت 60 غارة على المتشددين في مالي خلال شهر.",
        [(60, "French army")],
    ),
    ("سجل المرصد 64 غارة جوية خلال الشهر.", [(64, None)]),
    ("استهدف الحوثيون قوات التحالف، وسجلت 12 غارة على صعدة خلال ثلاثة أيام.", [(12, None)]),
]


@pytest.mark.parametrize(("text", "flown"), RAIDS)
def test_air_raids_are_of_those_who_flew_them(text: str, flown: list[tuple[int, str | None]]) -> None:
    assert [(row[1], row[3]) for row in told(text)] == flown


KINDS = [
    ("نشطاء", "civilian"),
    ("متطوعين من الهلال الأحمر", "civilian"),
    ("متطوعين من الدفاع المدني", "civilian"),
    ("عاملين في الصليب الأحمر", "civilian"),
    ("مسؤولين حكوميين", "civilian"),
    ("مسؤولين", "unknown"),
    ("مسؤولين أمنيين", "armed"),
    ("متعاقدين أمنيين", "armed"),
    ("حرس حدود", "armed"),
    ("مغتربين", "civilian"),
    ("وكلاء نيابة", "civilian"),
    ("مدعين عامين", "civilian"),
]


@pytest.mark.parametrize(("kind", "status"), KINDS)
def test_kinds_of_people_are_civilians_or_armed(kind: str, status: str) -> None:
    assert [row[1:3] for row in told(f"قتل 3 {kind} في هجوم في مدينة سرت.")] == [(3, status)]
