"""Whom a verb of harm takes past its doer, a day or the manner; attackers who die; words for nobody."""

from __future__ import annotations

import datetime as dt

import pytest

from marsad import Report
from marsad.models import Figure
from marsad.reader import read


def told(text: str) -> list[Figure]:
    found = read(Report(doc="x", title="", text=text, seen=dt.date(2023, 4, 5)))
    parts = (*found.incidents, *found.tallies)
    return [figure for part in parts for figure in part.figures]


def counts(text: str) -> list[tuple[str, int | None]]:
    return [(one.measure, one.low) for one in told(text)]


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("دهم مسلحون قرية قرب بعقوبة أمس وأعدموا ميدانيا تسعة من سكانها.", [("killed", 9)]),
        ("أعدم داعش حرقا ثلاثة عسكريين في الحويجة أمس.", [("killed", 3)]),
        ("سبعة رعاة أعدموا ميدانيا في هجوم على بادية السخنة أمس.", [("killed", 7)]),
        (
            "قتلت حركة الشباب التي تريد إسقاط الحكومة في الصومال عضوا بالمجلس وحارسه في هجوم أمس.",
            [("killed", 1), ("killed", 1)],
        ),
        ("قتلت القوات التي تحاصر المدينة خمسة مدنيين أمس في تعز.", [("killed", 5)]),
        ("قتل الجيش السوري القيادي في جبهة النصرة أبو همام أمس في إدلب.", [("killed", 1)]),
        ("اعتقلت قوات الاحتلال أمس النائب نبيل الزير في الخليل بعد اقتحام منزله.", [("arrested", 1)]),
        ("اعتقلت قوات الاحتلال، أمس، فتيين من بلدة سعير وطفلا من دورا.", [("arrested", 2), ("arrested", 1)]),
        ("استقبل الجيش أمس القائد الجديد بعد هجوم على ثكنة في الرمادي.", []),
        ("قصف الجيش الذي يتقدم في المدينة مدرسة ومستشفى أمس في حلب.", []),
    ],
)
def test_people_are_found_past_who_harmed_them_and_how(text: str, counted: list[tuple[str, int]]) -> None:
    assert counts(text) == counted


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("قتل مسلح أربعة جنود في كنتاكي أمس، قبل أن يقتل هو بالرصاص.", [("killed", 4), ("killed", 1)]),
        (
            "قتل مهاجم ستة حراس قبل أن يقتل في تبادل لإطلاق النار في نيروبي أمس.",
            [("killed", 6), ("killed", 1)],
        ),
        ("أوقع هجومه على الثكنة أمس خمسة قتلى قبل أن ينتحر في دالاس.", [("killed", 5), ("killed", 1)]),
        ("خطف طبيب قبل أن يقتل على يد خاطفيه أمس في درعا.", [("abducted", 1), ("killed", 1)]),
        ("كان سالم قائد إحدى الكتائب في اللواء، وقتل أمس في كمين في بنغازي.", [("killed", 1)]),
        ("فجر مسلح الحافلة وقتل من فيها أمس في كويتا.", []),
        ("هاجم مسلح المركز وقتل في الهجوم جندي أمس في كويتا.", [("killed", 1)]),
        ("يقودها انتحاري وقتلت بالرصاص ضابطا أمس في كويتا.", [("killed", 1)]),
    ],
)
def test_who_attacked_is_counted_where_he_dies(text: str, counted: list[tuple[str, int]]) -> None:
    assert counts(text) == counted


def test_an_attacker_of_whom_nothing_is_told_is_armed_and_of_no_army() -> None:
    figures = told("قتل خمسة جنود أميركيين أمس في أوهايو في هجوم شنه قبل أن يقتل هو نفسه.")
    assert [(one.low, one.status, one.affiliation) for one in figures][1:] == [(1, "armed", None)]


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("أصيب الضابط بحالة من الهلع بعد قصف مقره في الرقة أمس.", []),
        ("أصيب السكان بالذعر بعد سقوط صاروخ في حيفا أمس.", []),
        ("أصيب حارس بالصمم جراء انفجار في غزة أمس.", [("injured", 1)]),
        ("أصيب خمسة عمال بالهلع في هجوم على حافلة في حيفا أمس.", [("injured", 5)]),
        ("طلبت الوزارة من رعاياها مغادرة ليبيا بعد هجوم على السفارة أمس.", []),
        ("تبيع الأسر المنتجة أعمالها برعاية أمير المنطقة بعد هجوم على مسجد أمس.", []),
        ("وقع جنديان في الأسر خلال معارك في تعز أمس.", [("captured", 2)]),
        ("زار المقاتلون مقبرة شهداء أحد بعد قصف المدفعية أمس.", []),
        ("توفي راع إثر سقوط مقذوف عسكري في جازان أمس، وسقط مقذوف عسكري آخر قرب قرية.", [("killed", 1)]),
        ("وجهت إليه 24 تهمة قتل و140 تهمة شروع فيه بعد هجوم مسلح على مدرسة.", []),
        ("وثق التقرير قتل مدنيين من رجال ونساء في القرى خلال المعارك.", [("killed", None), ("killed", None)]),
    ],
)
def test_words_that_count_nobody_are_passed_over(text: str, counted: list[tuple[str, int | None]]) -> None:
    assert counts(text) == counted


def test_all_that_a_toll_divides_into_are_its_parts() -> None:
    figures = told("قتلت القوات 150 شخصا، يتوزعون إلى 20 مسلحا، و130 مدنيا، بينهم 30 طفلا، في حلب أمس.")
    assert [(one.low, one.subset) for one in figures] == [(150, False), (20, True), (130, True), (30, True)]


def test_a_source_written_with_and_without_its_hamza_is_one() -> None:
    text = "قتل 12 جنديا في كمين قرب الموصل أمس، حسبما قال أحمد أوغلو. وقال احمد اوغلو: «قتل 12 جنديا»."
    assert counts(text) == [("killed", 12)]


def test_his_two_guards_are_counted_with_him() -> None:
    text = "نصب مهاجمون كمينا للنائب وقتلوه مع حارسيه وسائقه أمس في مقديشو."
    assert counts(text) == [("killed", 1), ("killed", 2), ("killed", 1)]
