"""People told by name alone, and those to whom a pronoun points: each is counted once."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from marsad import Report
from marsad.reader import read

NAMED = [
    ("استشهد محمد صالح (27 عاما) في قصف مدفعي على البلدة", [["killed", 1]]),
    ("استشهد خالد عمران (19 عاما) وأحمد سعيد برصاص قناص قرب المعبر", [["killed", 1], ["killed", 1]]),
    ("اغتيل الشيخ ناصر الوائلي بعبوة ألصقت بسيارته في المكلا", [["killed", 1]]),
    ("اغتال مسلحون الحاج يوسف أمام منزله في درعا", [["killed", 1]]),
    ("اغتال مسلحون مجهولون العميد رائد القيسي في كركوك", [["killed", 1]]),
    ("اعتقلت قوات الاحتلال محمد عواد وطارق زياد خلال اقتحام المخيم", [["arrested", 1], ["arrested", 1]]),
    (
        "أسفر الهجوم عن استشهاد كل من الملازم سامر عادل وأمين الشرطة حسن علي و٤ مجندين",
        [["killed", 1], ["killed", 1], ["killed", 4]],
    ),
    ("مقتل كل من ضابط وثلاثة جنود في كمين", [["killed", 1], ["killed", 3]]),
    ("طعن أفغاني شرطيا في محطة القطار", [["injured", 1]]),
    (
        "اغتالت طائرة مسيرة القيادي علي فقيه في صيدا، كما أدت الغارة إلى استشهاد مرافقه وإصابة عابر سبيل",
        [["injured", 1], ["killed", 1], ["killed", 1]],
    ),
    ("قتل العميد سالم باعوم في تفجير. وأسفر التفجير عن مقتل سائقه أيضا", [["killed", 1], ["killed", 1]]),
    ("قتل مسلحون الاثنين النقيب حسام جواد وسائقه في بعقوبة", [["killed", 1], ["killed", 1]]),
    ("اغتال مسلحون مجهولون مساء الأحد العقيد ناصر الجابري مدير المباحث في لحج", [["killed", 1]]),
    ("اغتيل الخميس العقيد ناصر الجابري، مدير المباحث في لحج", [["killed", 1]]),
    ("اختطف مسلحون الأحد الصحافي ماجد نصار من منزله في تعز", [["abducted", 1]]),
    ("قتل مسلحون السبت الماضي الطبيب أحمد سعيد أمام عيادته في كركوك", [["killed", 1]]),
]
POINTED = [
    ("أطلقت الدورية النار على راع قرب الجدار، ما أدى إلى استشهاده", [["killed", 1]]),
    ("هاجم رجل نقطة التفتيش بسكين قبل أن ترديه الشرطة قتيلا", [["killed", 1]]),
    (
        "استهدفت عبوة ناسفة سيارة قاض في الموصل مما أسفر عن إصابته ومقتل سائقه",
        [["injured", 1], ["killed", 1]],
    ),
    ("اختطف مسلحون أربعة تجار ثم أعدموهم في البرية", [["abducted", 4], ["killed", 4]]),
    ("أصيب فتى برصاصة في الرأس أدت إلى وفاته", [["killed", 1]]),
    ("هاجم مسلحون القرية فقتلوا مزارعا", [["killed", 1]]),
]
NONE = [
    "قال مسلحون الأحد المقبل سيكون يوم حسم في المدينة",
    "استشهد علي أثر القصف جراء الشظايا",
    "أدان محمد صالح الهجوم على القرية",
    "خطف مسلحون حافلة للركاب قرب الحدود",
    "قال الطبيب خالد عمران إن القصف استهدف المشفى",
    "حاول مسلح اغتياله أمس قرب منزله في كركوك",
    "تحدث الوزير عن وفاته في كتاب عن الحرب والقصف",
    "قال القائد ياسر العلي إن القصف استهدف الجسر",
    "تظاهر الأهالي امام المحكمة بعد القصف",
]
ONCE = [
    ("قتل مدير الناحية بعبوة ناسفة، وأدان المجلس مقتله", [["killed", 1]]),
    ("قتلت قوات الأمن مهاجما بعد أن أطلقت النار عليه وأردته", [["killed", 1]]),
    ("أعلنت القيادة خسارة جنديين في الكمين", [["killed", 2]]),
    ("إصابة باكستاني وهندي بشظايا قذيفة", [["injured", 1], ["injured", 1]]),
    ("مقتل سوري ولبنانيين اثنين في القصف", [["killed", 1], ["killed", 2]]),
    ("خطف فرنسي وإيطالي قرب الحدود", [["abducted", 1], ["abducted", 1]]),
    ("قصف سوري وروسي قتل راعيا", [["killed", 1]]),
    ("قتل إمام المسجد في القصف", [["killed", 1]]),
    ("اغتالوا ليلا حارسين من حراس القافلة", [["killed", 2]]),
]


def told(text: str) -> list[list[Any]]:
    """Return measure and number of the figures of a report."""
    opening = "اندلعت اشتباكات عنيفة بالأسلحة في المنطقة وتخللها قصف.\n\n"
    reading = read(Report(doc="names", text=opening + text, seen=dt.date(2024, 5, 3)))
    figures = [f for part in (*reading.incidents, *reading.tallies) for f in part.figures]
    return sorted([f.measure, f.low] for f in figures if f.low is not None)


@pytest.mark.parametrize(("text", "figures"), [*NAMED, *POINTED, *ONCE])
def test_each_is_counted_once(text: str, figures: list[list[Any]]) -> None:
    assert told(text) == sorted(figures)


@pytest.mark.parametrize("text", NONE)
def test_nobody_is_counted_who_is_only_named(text: str) -> None:
    assert told(text) == []


def test_the_words_for_whom_are_the_name() -> None:
    report = Report(doc="names", text="استشهد محمد صالح (27 عاما) في قصف على البلدة")
    (figure,) = read(report).incidents[0].figures
    assert (figure.who, figure.status) == ("محمد صالح", "unknown")


def test_an_armed_group_calls_its_own_comrades() -> None:
    report = Report(doc="names", text="استشهد الرفيق شيار باران في اشتباك مع دورية للجيش")
    (figure,) = read(report).incidents[0].figures
    assert figure.status == "armed"
