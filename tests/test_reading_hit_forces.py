"""Bare counts of those who fell where armed men attacked one force, and the parts of a force's own dead."""

from __future__ import annotations

import datetime as dt

import pytest

from marsad import Report
from marsad.reader import read


def told(text: str) -> list[tuple[str, int | None, str, str]]:
    """Return measure, number, status and affiliation of the counts of a report, sorted."""
    reading = read(Report(doc="x", text=text, seen=dt.date(2024, 5, 16)))
    parts = (*reading.incidents, *reading.tallies)
    found = [f for part in parts for f in part.figures if f.low is not None]
    return sorted((f.measure, f.low, f.status, f.affiliation or "") for f in found)


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("هاجم مسلحو حركة الشباب ثكنة للجيش الكيني في لامو، ما أسفر عن 9 قتلى.", "Kenyan army"),
        ("تعرضت دورية للجيش النيجري لكمين قرب تيلابيري، وبلغت الحصيلة 9 قتلى.", "Nigerien army"),
        ("نصب مسلحون كمينا لقافلة من الجيش التشادي قرب بحيرة تشاد فسقط 9 قتلى.", "Chadian army"),
        (
            "هجوم لتنظيم داعش على حاجز للحشد الشعبي في الحويجة يوقع 9 قتلى.",
            "Popular Mobilization Forces",
        ),
        ("اقتحم مسلحون موقعا لقوات البشمركة قرب مخمور. الحصيلة النهائية: 9 قتلى.", "Peshmerga"),
    ],
)
def test_the_dead_of_an_assault_on_one_force_are_its_own(text: str, side: str) -> None:
    assert told(text) == [("killed", 9, "armed", side)]


@pytest.mark.parametrize(
    "text",
    [
        "انفجرت سيارة مفخخة قرب مقر للشرطة في كركوك، والحصيلة 9 قتلى.",
        "استهدف قصف إسرائيلي موقعا للجيش السوري في القنيطرة، والحصيلة 9 قتلى.",
        "هاجم مسلحون مركزا للشرطة في قفصة بين متسوقين، فسقط 9 قتلى.",
        "هاجم مسلحون معسكرا للجيش المالي قرب موبتي، وتحدثت مصادر عن مقتل تسعة أشخاص.",
        "معارك بين الجيش والحوثيين في الجوف أسفرت عن 9 قتلى.",
    ],
)
def test_where_others_may_have_fallen_a_bare_count_says_nothing(text: str) -> None:
    assert told(text) == [("killed", 9, "unknown", "")]


def test_a_later_toll_and_the_injured_in_hospital_are_of_the_force_that_lost_people() -> None:
    text = (
        "هاجم مسلحون مجهولون نقطة تفتيش للجيش السوري شرق السخنة، وأسفر الهجوم عن مقتل ثلاثة جنود، "
        "ووصل إلى المشفى 7 مصابين."
    )
    assert told(text) == [("injured", 7, "armed", "Syrian army"), ("killed", 3, "armed", "Syrian army")]


def test_a_whole_of_which_others_are_a_part_is_of_several() -> None:
    text = "هاجم تنظيم الدولة سجنا لقسد في الحسكة، وخلف الهجوم 90 قتيلا من بينهم 70 تربطهم صلات بالتنظيم."
    assert told(text) == [("killed", 70, "armed", "Islamic State"), ("killed", 90, "unknown", "")]


@pytest.mark.parametrize(
    ("text", "side"),
    [
        (
            "قال الجيش السوداني إنه صد هجوما لقوات الدعم السريع وقتل 30 من عناصرها بينهم قائد ميداني.",
            "Rapid Support Forces",
        ),
        ("أعلن الجيش الإسرائيلي تصفية 30 من مسلحي حماس، من بينهم قيادي.", "Hamas"),
        ("قتلت القوات العراقية 30 من داعش بينهم مسؤول عسكري غرب الحضر.", "Islamic State"),
    ],
)
def test_one_of_the_dead_is_of_their_side_not_of_those_who_killed_them(text: str, side: str) -> None:
    assert told(text) == [("killed", 1, "armed", side), ("killed", 30, "armed", side)]


@pytest.mark.parametrize(
    "text",
    [
        "هاجمت مليشيا الحوثي مواقعنا في جبهة ثرة فكسرنا الهجوم بفضل الله، وقتل 30 من الحوثيين واستشهد "
        "اثنان من أبطال المقاومة الشعبية على يد مجاهدينا.",
        "بفضل الله كسر مجاهدونا هجوما لمرتزقة الدعم السريع على بابنوسة وقتل 30 من الدعم السريع.",
    ],
)
def test_a_group_that_its_enemies_name_did_not_write_the_report(text: str) -> None:
    reading = read(Report(doc="x", text=text, seen=dt.date(2024, 5, 16)))
    assert [one.claimed_by for one in reading.incidents] == [None]
