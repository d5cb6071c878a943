"""What a report says twice is one claim: titles, short accounts before full ones, spokesmen of one source."""

from __future__ import annotations

import datetime as dt

import pytest

from marsad import Reading, Report
from marsad.reader import read
from marsad.reader.figures.sameness import same_source


def told(text: str, title: str) -> Reading:
    return read(Report(doc="x", title=title, text=text, seen=dt.date(2021, 6, 10)))


def numbers(reading: Reading) -> list[list[int]]:
    """Return the numbers of each incident and tally, sorted."""
    told_of = (*reading.incidents, *reading.tallies)
    return sorted(sorted(f.low for f in one.figures if f.low is not None) for one in told_of)


_TITLES = {
    "by another name for its source": (
        "قوات الأمن: مقتل 17 متطرفا في كمين قرب غاو",
        "أعلنت وزارة الدفاع المالية أن 17 متطرفا قتلوا في كمين نصبه الجيش قرب مدينة غاو.",
        [[17]],
    ),
    "whose people only the text tells": (
        "مقتل 14 جنديا في هجوم على قاعدة في بلدة بلعد",
        "قال متحدث باسم الجيش الأوغندي إن 14 من جنوده قتلوا في هجوم على قاعدة في بلدة بلعد الصومالية.",
        [[14]],
    ),
    "rounded": (
        "أكثر من مئتي قتيل في تفجير في مقديشو",
        "ارتفعت إلى 237 قتيلا حصيلة تفجير شاحنة ملغومة السبت في مقديشو.",
        [[237]],
    ),
    "no rounding of a far larger number": (
        "أكثر من عشرين قتيلا في تفجير في مقديشو",
        "قال مسعفون إن 58 شخصا قتلوا في تفجير شاحنة ملغومة السبت في مقديشو.",
        [[20, 58]],
    ),
    "beside two claimants in the text": (
        "المرصد: مقتل سبعة جنود في هجوم على حاجز في تدمر",
        "قال تنظيم الدولة إن سبعة أشخاص قتلوا في هجوم على حاجز قرب مدينة تدمر.\n"
        "وذكر مصدر في الجيش أن سبعة جنود قتلوا في الهجوم.",
        [[7, 7, 7]],
    ),
    "of two incidents": (
        "مقتل تسعة جنود في تلعفر و12 شرطيا في كركوك",
        "انفجرت عبوة ناسفة بآلية عسكرية في مدينة تلعفر الثلاثاء فقتلت تسعة جنود.\n"
        "وفي كركوك قتل 12 شرطيا أمس الأربعاء في هجوم على مركز للشرطة.",
        [[9], [12]],
    ),
    "once more at the end of the text": (
        "مقتل ستة جنود في انفجار لغم شرق بلدة باسيلة",
        "قتل ستة جنود عندما انفجر لغم بمركبتهم شرق بلدة باسيلة الثلاثاء.\n"
        "وفي بلدة أخرى قتل راع في قصف مدفعي.\n"
        "رابط الخبر: مقتل ستة جنود في انفجار لغم شرق بلدة باسيلة",
        [[1], [6]],
    ),
}


@pytest.mark.parametrize("name", _TITLES)
def test_a_title_says_in_short_what_the_text_tells(name: str) -> None:
    title, text, expected = _TITLES[name]
    assert numbers(told(text, title)) == expected


_ACCOUNTS = {
    "a short account, then the full one": (
        "أعلن الناطق باسم الجيش مقتل ضابط وأربعة جنود في انفجار عبوة ناسفة في شمال سيناء.\n"
        "وقال الناطق إن العبوة انفجرت صباح الأربعاء في آلية للجيش في مدينة الشيخ زويد، "
        "ما أسفر عن مقتل ضابط وأربعة جنود.",
        [[1, 4]],
    ),
    "two attacks with the same number": (
        "قتل خمسة جنود في تفجير في مدينة الموصل أمس.\nوفي مدينة البصرة قتل خمسة جنود في كمين أمس.",
        [[5], [5]],
    ),
    "two attacks in one town on two days": (
        "قتل خمسة جنود في تفجير في مدينة الموصل يوم الأحد.\n"
        "ويوم الثلاثاء قتل خمسة جنود في هجوم على حاجز في مدينة الموصل.",
        [[5], [5]],
    ),
    "dead and injured in one number, then each": (
        "قُتل وأصيب 13 عنصرا من الحشد بتفجير سيارة مفخخة في محافظة ديالى.\n"
        "وأفاد مصدر في شرطة المحافظة بمقتل أربعة عناصر من الحشد وإصابة تسعة آخرين بتفجير سيارة مفخخة "
        "يقودها انتحاري على نقطة تفتيش في المقدادية في ديالى.",
        [[4, 9, 13]],
    ),
    "the head of the one who stated it before": (
        "قتل 18 شخصا في قصف على حي المشهد في حلب، وفق المرصد السوري لحقوق الإنسان.\n"
        "وقال مدير المرصد إن القصف تسبب في مقتل 18 شخصا.",
        [[18]],
    ),
}


@pytest.mark.parametrize("name", _ACCOUNTS)
def test_an_incident_told_twice_is_one(name: str) -> None:
    text, expected = _ACCOUNTS[name]
    assert numbers(told(text, "")) == expected


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("وزارة الداخلية", "المتحدث الإعلامي بالوزارة", True),
        ("الهلال الأحمر", "الهلال الأحمر الليبي", True),
        ("شبكة أطباء السودان", "الشبكة", True),
        ("قوات الأمن", "المتحدث باسم القوات المسلحة", False),
        ("وزارة الداخلية", "وزارة الصحة", False),
        ("مصدر طبي", "شهود", False),
        (None, "شهود", True),
    ],
)
def test_which_words_may_name_one_source(one: str | None, other: str, same: bool) -> None:
    assert same_source(one, other) is same
    assert same_source(other, one) is same


AGAIN = {
    "by a source, at a finer place": (
        "أصيب 18 مجندا إثر انفجار عبوة ناسفة في شمال سيناء.\n"
        "وأوضح مصدر أمني أن عبوة ناسفة انفجرت بحافلة على طريق العريش "
        "في شمال سيناء وأسفرت عن إصابة 18 مجندا.",
        1,
    ),
    "by a resident, of a village": (
        "قتل 21 شخصا في هجوم لمسلحين في ولاية بورنو.\n"
        "وقال أحد السكان إن مسلحين هاجموا قرية في ولاية بورنو وقتلوا 21 شخصا.",
        1,
    ),
    "as many in another town": (
        "أصيب 18 مجندا إثر انفجار عبوة ناسفة في مدينة العريش.\n"
        "وأوضح مصدر أمني أن عبوة ناسفة انفجرت في مدينة السويس وأسفرت عن إصابة 18 مجندا.",
        2,
    ),
    "as few, by chance": (
        "أصيب مجندان إثر انفجار عبوة ناسفة في شمال سيناء.\n"
        "وفي هجوم آخر قال مصدر إن عبوة انفجرت في الشيخ زويد وأصابت مجندين.",
        2,
    ),
}


@pytest.mark.parametrize(("text", "incidents"), AGAIN.values(), ids=AGAIN)
def test_what_a_source_tells_anew_is_the_same_incident(text: str, incidents: int) -> None:
    assert len(told(text, "").incidents) == incidents
