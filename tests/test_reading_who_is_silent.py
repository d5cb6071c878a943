"""Actors named for nothing they did: the silent, armies of no country in particular, media of a town."""

from __future__ import annotations

import datetime as dt

import pytest

from marsad import Report
from marsad.models import Account
from marsad.reader import read


def first(text: str) -> Account:
    """Return the first incident of a report."""
    return read(Report(doc="silent", text=text, seen=dt.date(2024, 5, 16))).incidents[0]


@pytest.mark.parametrize(
    ("text", "doers"),
    [
        ("قتل تسعة في ضربة بمسيرة على سوق. ولم يصدر تعليق من الجيش السوداني أو من قوات الدعم السريع.", []),
        ("قتل تسعة في ضربة بمسيرة على سوق. ولم يصدر تعليق فوري من قوات الدعم السريع.", []),
        ("قتل 12 مصليا في غارة على مسجد. ولم يعلق الجيش الإثيوبي على الغارة.", []),
        ("قتل ثلاثة أشخاص في تفجير في كابل ولم يصدر أي تعليق من طالبان.", []),
        (
            "قتل تسعة في ضربة لقوات الدعم السريع على سوق. ولم يصدر تعليق من قوات الدعم السريع.",
            ["Rapid Support Forces"],
        ),
        ("قتل تسعة أشخاص في قصف للجيش على سوق في نيالا. ولم يصدر بيان عن الجيش.", ["Sudanese army"]),
        ("نفذت وحدات من الجيش النظامي الليبي عمليات دهم في بنغازي، وقتل أربعة جنود.", ["Libyan army"]),
        ("قتلت قوات النظام العسكري في مالي ثمانية متمردين في كيدال.", ["Malian army"]),
        ("قتلت قوات النظام ثمانية مدنيين في قصف على إدلب.", ["Syrian army"]),
        ("أعلنت وزارة الصحة التابعة لحكومة الوفاق مقتل أربعة أشخاص في اشتباكات في طرابلس.", []),
        ("أعلنت وزارة الصحة بحكومة الوفاق الوطني أن الاشتباكات في طرابلس أسفرت عن 12 قتيلا.", []),
        (
            "قتل أربعة في قصف شنته طائرات تابعة لحكومة الوفاق على ترهونة.",
            ["Government of National Accord forces"],
        ),
        ("قتل الجيش النظامي سبعة من المعارضين في حلب.", ["Syrian army"]),
    ],
)
def test_who_has_not_commented_did_not_do_it_for_that(text: str, doers: list[str]) -> None:
    assert [one.name for one in first(text).perpetrators] == doers


@pytest.mark.parametrize(
    ("text", "whose"),
    [
        ("اعتقل جهاز الأمن والمخابرات السوداني ستة من عناصر حركة مسلحة في الخرطوم.", None),
        ("اشتبك جنود فيلبينيين مع مسلحين من أبو سياف في جولو ما أسفر عن مقتل 18 جنديا.", "Philippine army"),
    ],
)
def test_whose_they_are(text: str, whose: str | None) -> None:
    assert whose in {figure.affiliation for figure in first(text).figures}


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("قتل جنديان في انفجار لغم في جبل الشعانبي، بحسب راديو موسكو.", "جبل الشعانبي"),
        ("قتل جنديان في انفجار لغم في جبل الشعانبي، وفقا لإذاعة طرابلس المحلية.", "جبل الشعانبي"),
        ("قتل جنديان في انفجار لغم في جبل الشعانبي، حسبما ورد بوكالة أنباء موسكو.", "جبل الشعانبي"),
        ("وذكر راديو دمشق أن قذيفة سقطت على حي في درعا فقتلت ثلاثة.", "درعا"),
        ("قال راديو دبنقا إن ستة قتلوا في قصف على نيالا.", "نيالا"),
    ],
)
def test_a_medium_is_not_where_it_happened(text: str, place: str) -> None:
    found = first(text).place
    assert found is not None
    assert found.name == place


@pytest.mark.parametrize(
    "text",
    [
        "أعلنت نقابة الأطباء ارتفاع قتلى الكوادر الطبية خلال الحرب إلى 140.",
        "ارتفع عدد القتلى من الصحفيين خلال الحرب إلى 31.",
        "ارتفع عدد ضحايا الحرب إلى 400 قتيل.",
    ],
)
def test_the_dead_of_a_whole_war_are_a_tally(text: str) -> None:
    reading = read(Report(doc="war", text=text, seen=dt.date(2024, 5, 16)))
    assert reading.incidents == ()
    assert len(reading.tallies) == 1


def test_one_attack_of_a_war_is_no_tally() -> None:
    assert first("قتل 31 شخصا خلال الحرب في غارة على سوق نيالا.").figures[0].low == 31
