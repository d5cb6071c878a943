"""What one sentence counts twice is one claim; parts and attackers beside a toll; deaths that are none."""

from __future__ import annotations

import datetime as dt

import pytest

from marsad import Report
from marsad.reader import read


def _told(text: str) -> list[tuple[int, bool]]:
    told = read(Report(doc="again", text=text, seen=dt.date(2024, 5, 3)))
    parts = (*told.incidents, *told.tallies)
    return sorted((f.low, f.subset) for one in parts for f in one.figures if f.low is not None)


ONCE = [
    (
        "قالت الشركة إن خمسة عمال أجانب خطفوا قرب مدينة سبها وإن الخمسة اقتيدوا نحو الجنوب.",
        [(5, False)],
    ),
    (
        "سقط صاروخ على سوق في حلب فقتل 21 شخصا، بحسب المرصد السوري، وقال مدير المرصد إن القصف أدى إلى "
        "مقتل 21 شخصا.",
        [(21, False)],
    ),
    (
        "أعلن تنظيم الدولة الإسلامية أنه خطف سبعة رعاة قرب تدمر. وأضاف داعش أنه خطف سبعة رعاة بعد مطاردة.",
        [(7, False)],
    ),
    ("قال الجيش إن ستة جنود قتلوا في تعز فيما قالت الشرطة إن ستة شرطيين قتلوا.", [(6, False), (6, False)]),
    ("قتل أربعة شرطيين في هجوم بالكرك. وقتل أربعة من الخارجين على القانون.", [(4, False), (4, False)]),
]
PARTS = [
    (
        "قالت السلطات إن تسعة أشخاص جرحوا في هجوم على مقهى في نيس. وأوضح الطبيب أن أحد الجرحى خضع لجراحة.",
        [(1, True), (9, False)],
    ),
    (
        "أوقع التفجير في سروج 31 قتيلا. وأقيمت الصلاة أمس على 24 من القتلى.",
        [(24, True), (31, False)],
    ),
    (
        "أعلن التحالف أن قياديا في القاعدة قتل مع مسلحين اثنين في غارة بولاية خوست. وأدت العملية إلى "
        "مقتل ثلاثة متطرفين.",
        [(1, True), (2, True), (3, False)],
    ),
    (
        "قالت الوزارة إن 14 شخصا قتلوا في التفجير، وإن بين القتلى صبيا يبلغ من العمر 12 عاما وشرطيا وطالبة.",
        [(1, True), (1, True), (1, True), (14, False)],
    ),
    (
        "قال المتحدث إن ستة مدنيين؛ بينهم طفل، أصيبوا في قصف على بلدة سنجار.",
        [(1, True), (6, False)],
    ),
    (
        "قتل خمسة طلاب في إطلاق نار بجامعة في براغ. وقال قائد الشرطة إن المسلح قتل نفسه بعد ذلك.",
        [(1, False), (5, False)],
    ),
]


@pytest.mark.parametrize(("text", "figures"), ONCE)
def test_what_a_sentence_counts_again_is_one_claim(text: str, figures: list[tuple[int, bool]]) -> None:
    assert _told(text) == figures


@pytest.mark.parametrize(("text", "figures"), PARTS)
def test_some_of_the_harmed_are_parts_and_attackers_are_none(
    text: str, figures: list[tuple[int, bool]]
) -> None:
    assert _told(text) == figures


FOUND = [
    ("قال الجيش إن 17 مسلحا على الأقل يعتقد أنهم من القاعدة قتلوا في معركة قرب مدينة شبوة.", [17]),
    ("قتل انتحاري يشتبه بانتمائه إلى داعش، 26 شخصا على الأقل، في بلدة سروج.", [26]),
    ("في نيسان الماضي قتل ناشطو الحركة المرتبطة بالقاعدة، 90 شخصا في جامعة غاريسا.", [90]),
    ("أكدت الجماعة مهلك 30 من المرتزقة في كمين قرب مدينة غاو.", [30]),
    ("وقال إن مقاتلي الجبهة خسروا أربعة جنود في الهجوم على مدينة الناصر.", [4]),
    ("قتل حارس يبلغ من العمر 50 عاما وسائق في هجوم بمدينة سومي.", [1, 1]),
    ("قالت مصادر إن توجيهات القيادة قضت بسحب القادة من صنعاء بعد معارك في عدن.", []),
    ("قضت محكمة جنايات القاهرة بمعاقبة تسعة متهمين بعد اشتباكات مع الشرطة.", []),
    ("قتل حارسان في هجوم على سجن قرب مدينة غزني وفر الآخرون، وقتل الآخرون من الحراس.", [2]),
    ("قالت المنظمة إن 67 في المائة من النازحين جرحوا في القصف على الرمادي.", []),
    ("قضى تسعة مدنيين بقصف على مدينة دوما.", [9]),
    ("قضت سيدة وطفلها بانفجار لغم قرب مدينة دير الزور.", [1, 1]),
    ("وصل جثمان الشهيد إلى البلدة وفي مقدمتهم المحافظ وقائد الشرطة، وقتل جندي في نجران.", [1]),
]


@pytest.mark.parametrize(("text", "counts"), FOUND)
def test_those_far_from_their_verb_are_counted_and_decrees_kill_nobody(text: str, counts: list[int]) -> None:
    assert [low for low, _ in _told(text)] == counts


def test_gunmen_killed_in_return_do_not_hold_the_soldiers_told_before() -> None:
    text = (
        "مقتل ضابط وجنديين بعبوة في بنقردان. وقال الجيش التونسي إن قواته ردت على النيران"
        " فقتلت ثلاثة مسلحين وأصيب أربعة جنود."
    )
    figures = [figure for one in read(Report(doc="d", text=text)).incidents for figure in one.figures]
    assert [(figure.low, figure.subset) for figure in figures] == [
        (1, False),
        (2, False),
        (3, False),
        (4, False),
    ]
