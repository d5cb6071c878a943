"""Posts of monitors and aid workers: what they sum up, how they count, where they place an attack."""

from __future__ import annotations

import datetime as dt

import pytest

from marsad import Reading, Report
from marsad.reader import read


def told(text: str) -> Reading:
    return read(Report(doc="x", title="", text=text, seen=dt.date(2024, 5, 16)))


def counts(reading: Reading) -> list[tuple[str, int | None, bool]]:
    figures = [figure for one in reading.incidents for figure in one.figures]
    return [(figure.measure, figure.low, figure.subset) for figure in figures]


SUMS = {
    "since the year began": (
        "قتل حارس بعبوة في بلدة صيدا. وبحسب المكتب فقد بلغت حصيلة الاغتيالات في حوران منذ مطلع الشهر"
        " 40 حادثة، تسببت بمقتل 33 شخصا.",
        [33],
    ),
    "attacks committed since the year began": (
        "قالت الرابطة إن الاعتداءات التي ارتكبت بحق الصيادين منذ بداية العام الجاري 2024، "
        "أدت إلى مقتل 51 صيادا.",
        [51],
    ),
    "a weekly report": (
        "أصدر مركز الميزان تقريره الأسبوعي حول الانتهاكات\n* إصابة (9) مواطنين في الضفة الغربية\n"
        "* اعتقال (44) مواطنا في الضفة الغربية",
        [9, 44],
    ),
    "over the provinces": (
        "قتل 20 مدنيا يوم أمس جراء القصف في عدد من المحافظات السورية.\n"
        "حيث سقط 12 قتيلا في حلب، وخمسة قتلى في إدلب، وثلاثة قتلى في حماة.",
        [20, 12, 5, 3],
    ),
    "under its heading": (
        "حصيلة الانتهاكات خلال شهر نيسان بمحافظة لحج كما وثقها فريقنا: مقتل 7 مدنيين وإصابة 11 آخرين.",
        [7, 11],
    ),
    "last month, in a province": (
        "والشهر الماضي، قتل 37 مدنيا في هجمات شنتها بوكو حرام في ولاية بورنو.",
        [37],
    ),
}


@pytest.mark.parametrize("kind", SUMS)
def test_what_a_monitor_sums_up_is_a_tally(kind: str) -> None:
    text, lows = SUMS[kind]
    reading = told(text)
    found = [figure.low for tally in reading.tallies for figure in tally.figures]
    assert [low for low in found if low in lows] == lows
    assert not [figure for one in reading.incidents for figure in one.figures if figure.low in lows]


SINGLE = [
    "أعلن المرصد في تقريره اليومي أن غارة على بلدة حارم أمس قتلت سبعة مدنيين.",
    "قتل الشهر الماضي تسعة جنود في هجوم على بلدة دوري.",
    "قتل 20 مدنيا أمس جراء قصف سوق بلدة حارم.",
]


@pytest.mark.parametrize("text", SINGLE)
def test_the_toll_of_one_attack_is_no_tally(text: str) -> None:
    reading = told(text)
    assert reading.incidents
    assert not [tally for tally in reading.tallies if tally.figures]


COUNTED = {
    "سقط تسعة قتلى ومثلهم جرحى بانفجار لغم قرب الرطبة.": [("killed", 9, False), ("injured", 9, False)],
    "أسفر تفجير في كويتا عن 7 قتلى ومثلهم من الجرحى.": [("killed", 7, False), ("injured", 7, False)],
    "ارتقى شهيدان ومثلهما من الجرحى بقصف على حي الزهراء.": [("killed", 2, False), ("injured", 2, False)],
    "سقط تسعة قتلى وعدد مثلهم من المنازل تهدم بقصف على كسلا.": [("killed", 9, False)],
    "مقتل 8 في القتال بين رعاة ومسلحين محليين بمحيط بلدة كاس، هم: 5 رعاة و3 مزارعين.": [
        ("killed", 8, False),
        ("killed", 5, True),
        ("killed", 3, True),
    ],
    "انفجار في عدن خلف مية قتيل وتلتمية جريح.": [("killed", 100, False), ("injured", 300, False)],
    "قصف على ام روابة قتل فيه سبعتاشر مواطن.": [("killed", 17, False)],
    "مسلحون سفكوا دماء ما لا يقل عن 30 مدنيا في هجوم على بلدة دبري.": [("killed", 30, False)],
    "إصابة 4 نازحين بقصف على مخيم، إضافة إلى أضرار في عدة خيام.": [("injured", 4, False)],
    "اعتقال (21) مواطنا، منهم (3) أطفال، في (35) عملية اقتحام في هجوم على نابلس.": [
        ("arrested", 21, False),
        ("arrested", 3, True),
    ],
    "مقتل 40 شخصا في اشتباكات بلدة كتم، تشمل 25 مدنيا و15 مسلحا.": [
        ("killed", 40, False),
        ("killed", 25, True),
        ("killed", 15, True),
    ],
    "مقتل 12 شخصا بقصف على ريف حمص، توزعوا كالتالي: 5 في القصير، 7 في قرية البويضة.": [
        ("killed", 12, False),
        ("killed", 5, True),
        ("killed", 7, True),
    ],
    "ارتكبت الطائرات مجزرة بحق عائلة مؤلفة من سبعة أفراد في بلدة تلمنس.": [("killed", 7, False)],
    "أدانت الوزارة المجزرة بحق المصلين في مسجد غارديز.": [],
    "قال المكتب إن 19 طالبا تعرضوا للاحتجاز في هجوم على جامعة الأبيض.": [("arrested", 19, False)],
    "قصف الطيران صالة في شارع الستين بصنعاء وقتل 12 مدنيا.": [("killed", 12, False)],
}


@pytest.mark.parametrize("text", COUNTED)
def test_how_posts_count(text: str) -> None:
    assert counts(told(text)) == COUNTED[text]


PLACED = {
    "قتل ستة جراء قصف مدينة أريحا بصواريخ أطلقت من أماكن تمركزها في مدينة سراقب.": "مدينة أريحا",
    "قصفت المليشيا قرية العرضي بقذائف أطلقتها من مواقعها في جبل هان وقتلت امرأة.": "قرية العرضي",
    "قتل 30 في تفجير في كويتا هو الأعنف منذ هجوم بيشاور.": "كويتا",
    "حلب: نتيجة استهداف الطيران أحد المباني قتل أربعة مدنيين.": "حلب",
    "قصفت الطائرات مواقعها في جبل هان وقتل ثلاثة.": "جبل هان",
}


@pytest.mark.parametrize("text", PLACED)
def test_where_posts_place_an_attack(text: str) -> None:
    places = [one.place.name for one in told(text).incidents if one.place]
    assert places == [PLACED[text]]


@pytest.mark.parametrize(
    ("text", "force"),
    [
        ("تبنى تنظيم داعش هجوما استهدف معسكرا لجيش النيجر خلف 40 قتيلا في صفوفه.", "Nigerien army"),
        ("هاجم مسلحون نقطة للجيش المالي في غاو ما أوقع تسعة قتلى في صفوفه.", "Malian army"),
    ],
)
def test_those_who_fall_in_the_ranks_of_an_army_attacked_are_its_own(text: str, force: str) -> None:
    assert [figure.affiliation for one in told(text).incidents for figure in one.figures] == [force]


def test_neither_coalition_fights_in_congo() -> None:
    text = "هاجم عناصر التحالف المتمرد قرية في شمال كيفو بالكونغو وقتلوا ثمانية مدنيين."
    assert [who.name for one in told(text).incidents for who in one.perpetrators] == []


@pytest.mark.parametrize(
    ("text", "source"),
    [
        (
            "أفاد المرصد السوري لحقوق الإنسان بسماع دوي انفجار في ريف حماة أدى إلى مقتل عنصرين.",
            "المرصد السوري لحقوق الإنسان",
        ),
        ("قال المرصد في آخر حصيلة له إن تسعة مدنيين قتلوا في القصف على نابلس.", "المرصد"),
        ("أفادت غرفة طوارئ بحري بوقوع قصف على السوق قتل فيه سبعة أشخاص.", "غرفة طوارئ بحري"),
    ],
)
def test_a_name_ends_where_it_is_said_what_is_reported(text: str, source: str) -> None:
    assert {figure.source for one in told(text).incidents for figure in one.figures} == {source}


def test_a_responsibility_that_others_established_is_no_claim() -> None:
    text = "قال المركز إنه تحقق من مسؤولية مليشيا الحوثي عن قتل ثلاثة مدنيين بقصف على حرض."
    assert [one.claimed_by for one in told(text).incidents] == [None]
