"""Attacks that are only named, as what another one answers, what set fighting off, one of many."""

from __future__ import annotations

import datetime as dt

import pytest

from marsad import Report
from marsad.models import Account
from marsad.reader import read

Told = list[tuple[str | None, bool, list[int]]]


def incidents(text: str) -> tuple[Account, ...]:
    """Return what is read of a report of a Thursday."""
    return read(Report(doc="x", title="", text=text, seen=dt.date(2024, 5, 16))).incidents


def told(text: str) -> Told:
    """Return the place of each incident, whether it is main, and its numbers."""
    return [
        (one.place.name if one.place else None, one.main, sorted(f.low for f in one.figures if f.low))
        for one in incidents(text)
    ]


ANSWERED: dict[str, tuple[str, Told]] = {
    "the dead of the attack that is answered": (
        "قصفت باكستان أمس مواقع لطالبان في ولاية كونر ردا على مقتل ثلاثة من جنودها بنيران مسلحين "
        "قرب معبر طورخم.",
        [("ولاية كونر", True, []), ("قرب معبر طورخم", False, [3])],
    ),
    "an attack with dead and a day": (
        "شن الجيش غارات على مواقع المتمردين في جبال النوبة ردا على هجوم نفذه مسلحون السبت على نقطة للشرطة "
        "في كادوقلي قتل فيه ضابط وأصيب جنديان.",
        [("جبال النوبة", True, []), ("كادوقلي", False, [1, 2])],
    ),
    "a town that was hit": (
        "قصفت الفصائل قرية الحماميات بقذائف الهاون ردا على تعرض مدينة سراقب لغارة من الطيران الحربي.",
        [("قرية الحماميات", True, []), ("مدينة سراقب", False, [])],
    ),
    "with who says so between": (
        "أطلقت الفصائل صواريخ على سديروت، ردا بحسب قولها على اغتيال أربعة من عناصرها في جنين.",
        [("سديروت", True, []), ("جنين", False, [4])],
    ),
    "vengeance": (
        "هاجم مسلحون قرية غانوي وقتلوا تسعة مزارعين انتقاما لمقتل اثنين من رعاتهم في كمين في موبتي.",
        [("قرية غانوي", True, [9]), ("موبتي", False, [2])],
    ),
    "in a sentence of its own": (
        "قتل شرطيان بالرصاص في كركوك. وقال التنظيم إن العملية رد على هجوم استهدف مسجدا في بهرز.",
        [("كركوك", True, [2]), ("بهرز", False, [])],
    ),
    "what came of the answer": (
        "قصف الجيش بلدة كوبو بالمدفعية ردا على مقتل اثنين من جنوده في كمين، ما أدى إلى إصابة تسعة مدنيين.",
        [("بلدة كوبو", True, [9]), (None, False, [2])],
    ),
    "strikes that are pointed to": (
        "قتل خمسة جنود في تفجير في ديار بكر. وهدد الحزب بإنهاء الهدنة إثر الغارات التي شنها الجيش الاثنين "
        "على معسكرات للمقاتلين في جبال قنديل.",
        [("ديار بكر", True, [5]), ("جبال قنديل", False, [])],
    ),
    "strikes whose place stands behind a comma": (
        "قتل خمسة جنود في تفجير في ديار بكر. وهدد الحزب بإنهاء الهدنة إثر الضربات الجوية التي شنها الجيش "
        "الأحد والاثنين، على معسكرات للمقاتلين في جبال قنديل.",
        [("ديار بكر", True, [5]), ("جبال قنديل", False, [])],
    ),
    "a death behind which fighting broke out": (
        "قتل تسعة أشخاص في اشتباكات بين قبيلتين في الرنك اندلعت بعد مقتل تاجر على يد مجهولين.",
        [("الرنك", True, [9]), ("الرنك", False, [1])],
    ),
    "and what the fighting brought": (
        "قال مسؤول إن المواجهات بدأت في نيالا إثر مقتل أحد شباب القبيلة عند نقطة تفتيش، "
        "وأسفرت عن سقوط تسعة قتلى.",
        [("نيالا", True, [9]), ("نيالا", False, [1])],
    ),
}


@pytest.mark.parametrize(("text", "wanted"), ANSWERED.values(), ids=ANSWERED)
def test_what_is_answered_is_an_incident_of_its_own(text: str, wanted: Told) -> None:
    assert sorted(told(text), key=str) == sorted(wanted, key=str)


SEEN_THERE: dict[str, tuple[str, Told]] = {
    "in a month": (
        "أصيب ستة أشخاص الاثنين بانفجار عبوة قرب متجر في كانو، المدينة التي شهدت في نوفمبر هجوما انتحاريا "
        "على محطة للحافلات قتل فيه 27 شخصا.",
        [("كانو", True, [6]), ("كانو", False, [27])],
    ),
    "last year": (
        "قتل جندي برصاص مسلحين في مدينة غاو التي شهدت العام الماضي تفجيرا قتل فيه 40 شخصا.",
        [("مدينة غاو", True, [1]), ("مدينة غاو", False, [40])],
    ),
    "months ago": (
        "قتل شرطي بانفجار لغم في العريش التي تعرضت قبل شهرين لهجوم بسيارة مفخخة أوقع 13 قتيلا.",
        [("العريش", True, [1]), ("العريش", False, [13])],
    ),
    "at another place of it": (
        "قتل حارس أمس في سيدي بوزيد التي شهدت في يوليو هجوما في جبل الشعانبي أسفر عن مقتل 14 جنديا.",
        [("سيدي بوزيد", True, [1]), ("جبل الشعانبي", False, [14])],
    ),
    "fighting that goes on": (
        "قتل تسعة في قصف على بلدة سراقب التي تشهد منذ أسابيع هجمات متواصلة.",
        [("بلدة سراقب", True, [9])],
    ),
    "on the same days": (
        "قتل تسعة في هجوم على مدينة كونغوسي التي شهدت أمس اشتباكات عنيفة.",
        [("مدينة كونغوسي", True, [9])],
    ),
}


@pytest.mark.parametrize(("text", "wanted"), SEEN_THERE.values(), ids=SEEN_THERE)
def test_what_a_place_saw_before_is_an_incident_of_its_own(text: str, wanted: Told) -> None:
    assert told(text) == wanted


NONE: dict[str, tuple[str, Told]] = {
    "an answer to a question": (
        "قتل خمسة أشخاص في هجوم في كابل. وقال الوزير ردا على سؤال عن الهجوم إن التحقيق جار.",
        [("كابل", True, [5])],
    ),
    "to any attack": (
        "قتل أربعة في غارة على جباليا. وهددت الحركة بالرد على أي غارة.",
        [("جباليا", True, [4])],
    ),
    "to a policy": (
        "قتل جنديان في تفجير في مقديشو ردا على مشاركة بلدهما في القوة الأفريقية.",
        [("مقديشو", True, [2])],
    ),
    "to attacks without day or number": (
        "قتل جنديان في تفجير في مقديشو ردا على غارات أميركية.",
        [("مقديشو", True, [2])],
    ),
    "a death behind a battle": (
        "سيطر الجيش على بلدة كتم بعد مقتل 14 مسلحا في اشتباكات.",
        [("بلدة كتم", True, [14])],
    ),
    "wounds that kill later": (
        "ارتفع عدد قتلى تفجير سوق بيدوا إلى تسعة بعد مقتل جريحين متأثرين بإصابتهما.",
        [("بيدوا", True, [2, 9])],
    ),
}


@pytest.mark.parametrize(("text", "wanted"), NONE.values(), ids=NONE)
def test_what_answers_no_attack_is_not_cut(text: str, wanted: Told) -> None:
    assert told(text) == wanted


def test_an_attack_told_before_is_not_told_anew_as_what_is_answered() -> None:
    text = (
        "قتل ثلاثون شخصا في تفجير في مدينة أعزاز الاثنين. وقتل شرطيان بالرصاص في مدينة عفرين أمس. "
        "وقالت جماعة إن قتل الشرطيين جاء ردا على تفجير أعزاز."
    )
    assert [place for place, _, _ in told(text)] == ["مدينة أعزاز", "مدينة عفرين"]


def test_what_set_fighting_off_keeps_its_own_day() -> None:
    text = "اندلعت اشتباكات بين القبيلتين في الرنك أمس بعد مقتل تاجر الأحد، وقتل فيها تسعة أشخاص."
    days = {tuple(f.low for f in one.figures): one.date for one in incidents(text)}
    assert [str(day and day.first) for _, day in sorted(days.items())] == ["2024-05-12", "2024-05-15"]


SINGLED_OUT: dict[str, tuple[str, Told]] = {
    "two of the attacks of a year": (
        "تزايدت الهجمات في الصومال منذ مطلع العام الحالي وكان أبرزها الهجوم على متحف في هرجيسا في مارس "
        "الذي أدى إلى مقتل 22 شخصا، والهجوم على فندق في كيسمايو في أبريل ما أدى إلى مقتل 38 شخصا.",
        [("هرجيسا", True, [22]), ("كيسمايو", True, [38])],
    ),
    "in the background of another": (
        "قتل تسعة جنود في كمين في جاو. وشنت الجماعة منذ بداية العام هجمات عدة، آخرها تفجير معسكر في تيساليت "
        "قتل فيه 24 جنديا.",
        [("جاو", True, [9]), ("تيساليت", False, [24])],
    ),
    "the deadliest of a night": (
        "ضربت العاصمة تفجيرات ليل أمس، أكثرها دموية تفجير سيارة مفخخة في حي الكرادة أوقع 17 قتيلا.",
        [("حي الكرادة", True, [17])],
    ),
    "with a verb between": (
        "شهدت كينيا خلال الأشهر الماضية هجمات عدة أعنفها كان الهجوم على جامعة في غاريسا الذي قتل "
        "فيه 148 طالبا.",
        [("غاريسا", True, [148])],
    ),
    "«بينها»": (
        "نفذت الحركة هذا الشهر عشرات العمليات بينها تفجير استهدف حافلة في هرات أسفر عن مقتل سبعة ركاب.",
        [("هرات", True, [7])],
    ),
}


@pytest.mark.parametrize(("text", "wanted"), SINGLED_OUT.values(), ids=SINGLED_OUT)
def test_one_of_many_attacks_is_no_part_of_their_sum(text: str, wanted: Told) -> None:
    assert told(text) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "قتل منذ بداية العام 350 مدنيا في هجمات، أغلبهم في مايدوغوري.",
        "بلغ عدد ضحايا الغارات منذ بداية الحملة 700 قتيل، أكبرها حصيلة في يوم واحد 56.",
        "قتل منذ مطلع الشهر 90 مدنيا في هجمات أبرزها هجمات على الأسواق.",
    ],
)
def test_a_sum_of_a_period_stays_one(text: str) -> None:
    assert told(text) == []


def test_one_of_many_attacks_is_of_those_who_did_all() -> None:
    text = (
        "قتل تسعة جنود في كمين في جاو. وشنت حركة الشباب منذ بداية العام هجمات عدة، آخرها تفجير فندق في "
        "كيسمايو قتل فيه سبعة."
    )
    assert [[one.name for one in account.perpetrators] for account in incidents(text)][-1] == ["Al-Shabaab"]
