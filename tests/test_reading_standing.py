"""Who people are by what they did, whose sons they are, what stands behind a name, and who is like them."""

from __future__ import annotations

import datetime as dt

import pytest

from marsad import Report
from marsad.reader import read

ARMED, CIVILIAN, UNKNOWN = "armed", "civilian", "unknown"
TOLD: list[tuple[str, list[tuple[int, str]]]] = [
    ("قتل رجل برصاص الشرطة في ليون بعدما طعن شرطيين.", [(1, ARMED), (2, ARMED)]),
    ("قتل رجل برصاص الجنود بعد أن أطلق النار على حافلة قرب أريحا.", [(1, ARMED)]),
    ("قتل شاب بعد أن هاجم دورية للدرك في مدينة هراة.", [(1, ARMED)]),
    ("قتل شاب بعدما أطلق الجنود النار على سيارته في مدينة هراة.", [(1, UNKNOWN)]),
    ("قتل رجل بعد أن هاجم مسلحون سوقا في بلدة مايدوغوري.", [(1, UNKNOWN)]),
    ("ذكرت الوزارة أن شخصا قتل وهو يزرع لغما قرب طريق في المنامة.", [(1, ARMED)]),
    ("قتل شخص حاول اقتحام مقر للشرطة في أنقرة بشاحنة.", [(1, ARMED)]),
    ("قتل شخص حاول الفرار من القصف على مدينة تعز.", [(1, UNKNOWN)]),
    ("نعت كتائب القسام اثنين من أبنائها استشهدا في اشتباك في جنين.", [(2, ARMED)]),
    ("أكدت القيادة العامة للقوات المسلحة الكويتية استشهاد أحد أبنائها في اشتباك على الحدود.", [(1, ARMED)]),
    ("دهمت قوات الاحتلال بيت فلاح في حلحول وقتلت اثنين من أبنائه.", [(2, CIVILIAN)]),
    ("قتل أبو دجانة الليبي وتسعة مسلحين آخرين من تنظيم القاعدة في غارة على هلمند.", [(1, ARMED), (9, ARMED)]),
    ("قتل سالم العلي وتسعة أشخاص آخرين في غارة على هلمند.", [(1, UNKNOWN), (9, UNKNOWN)]),
    ("مقتل العضو السابق في تنظيم القاعدة حمزة العامري بغارة قرب مأرب.", [(1, ARMED)]),
    ("قتل تسعة ينتمون إلى حركة الشباب في اشتباك قرب لامو.", [(9, ARMED)]),
    ("قتل تسعة قناصين يتبعون لحركة الشباب في اشتباك قرب لامو.", [(9, ARMED)]),
    (
        "خطف التنظيم 12 خبازا في مدينة هيت لعصيانهم أوامر وجهت لمسلحي التنظيم، وأعدم خمسة منهم.",
        [(12, CIVILIAN), (5, CIVILIAN)],
    ),
    ("صدت القوات هجوما لمسلحي التنظيم قرب مدينة هيت وقتلت خمسة منهم.", [(5, ARMED)]),
    ("أسفر التفجير عن مقتل 30 فردا من القوات شبه العسكرية قرب سريناغار.", [(30, ARMED)]),
    ("وقتل، مساء الثلاثاء، عنصران من الحشد الشعبي وأصيب ستة آخرون في هجوم.", [(2, ARMED), (6, ARMED)]),
    ("اغتيل، فجر الخميس، ضابط في مدينة عدن برصاص مجهولين.", [(1, ARMED)]),
    ("قتل -أمس الأحد- مزارعان بلغم في مدينة مأرب.", [(2, CIVILIAN)]),
    ("اغتال مسلحون الشيخ سالم العلي، خطيب جامع البلدة، في كركوك.", [(1, CIVILIAN)]),
    ("قتل رجل أمام بيته في كركوك برصاص مسلحين.", [(1, UNKNOWN)]),
    ("قتل إمام جامع في كركوك برصاص مسلحين.", [(1, CIVILIAN)]),
    ("كرم وزير الدفاع الشهيد العقيد سالم علي الذي قتل أمس في كمين.", [(1, ARMED)]),
    (
        "قتل عشرون شخصا في هجوم قرب بلدة. وقال ناطق إن 12 جنديا وثمانية رعاة قتلوا.",
        [(20, UNKNOWN), (12, ARMED), (8, CIVILIAN)],
    ),
    ("قتل 20 راكبا في الهجوم، وتوفي ثلاثة آخرون في المستشفى.", [(20, CIVILIAN), (3, CIVILIAN)]),
    ("قتل حسن علي، وهو قائد كتيبة، في كمين في مقديشو.", [(1, ARMED)]),
    ("قتل حسن علي، أثناء مرور حارس، بعبوة في مقديشو.", [(1, UNKNOWN)]),
    (
        "أطلق مهاجم النار على مصلين أمام معبد في المدينة، فقتل ستة وأصيب عشرة. وأعلن مقتل منفذ الهجوم.",
        [(6, CIVILIAN), (10, CIVILIAN), (1, ARMED)],
    ),
]


@pytest.mark.parametrize(("text", "figures"), TOLD)
def test_what_is_told_of_people_makes_them_armed_or_civilians(
    text: str, figures: list[tuple[int, str]]
) -> None:
    reading = read(Report(doc="standing", text=text, seen=dt.date(2024, 5, 3)))
    told = [figure for part in (*reading.incidents, *reading.tallies) for figure in part.figures]
    assert sorted((figure.low or 0, figure.status) for figure in told) == sorted(figures)


NOBODY = (
    "استند التقرير إلى مقابلات مع 90 ضحية وشاهدا من مناطق القصف.",
    "تقف الجموع أمام مجلس العزاء وتقول إن الحرب تقتل الناس.",
)


@pytest.mark.parametrize("text", NOBODY)
def test_those_who_were_heard_and_those_before_whom_it_happened_are_not_counted(text: str) -> None:
    reading = read(Report(doc="heard", text=text, seen=dt.date(2024, 5, 3)))
    told = [figure for part in (*reading.incidents, *reading.tallies) for figure in part.figures]
    assert [figure for figure in told if figure.low is not None] == []
