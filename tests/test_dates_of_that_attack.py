"""Days of an attack told again: «الهجوم الذي شنه … في أيلول 2022», «نفذوا حادث البلدة الاثنين الماضي»."""

import datetime as dt

from marsad.models import DateSpan, Report
from marsad.reader import read


def span(text: str) -> DateSpan | None:
    told = read(Report(doc="x", title="", text=text, seen=dt.date(2024, 5, 16))).incidents
    return told[0].date


def test_a_month_behind_the_attack_told_before_is_its_own() -> None:
    text = (
        "افتتح السوق في نيروبي أمس بعد مرور نحو عامين على هجوم شنه مسلحون وأسفر عن مقتل 67 شخصا. "
        "ولحقت بالسوق أضرار كبيرة خلال الهجوم الذي نفذه عناصر من الحركة في سبتمبر (أيلول) 2022."
    )
    told = span(text)
    assert told is not None
    assert (told.first, told.last) == (dt.date(2022, 9, 1), dt.date(2022, 9, 30))


def test_the_months_of_a_battle_elsewhere_are_not_those_of_an_attack() -> None:
    text = (
        "قتل ثلاثون شخصا في تفجير انتحاري في سروج. وكان الضحايا يريدون إعمار مدينة كوباني "
        "المدمرة جراء المعركة التي دارت فيها في سبتمبر 2014."
    )
    assert span(text) is None


def test_who_carried_out_an_incident_of_a_day_is_told_of_the_attack() -> None:
    text = (
        "زعم مدون أن خلايا التنظيم هي التي نفذت حادث بلدة سروج الاثنين الماضي وأن الحكومة تكتمت على الأمر. "
        "ورأى باحث أن تفجيرات سروج جاءت بعد فشل المحادثات."
    )
    told = span(text)
    assert told is not None
    assert told.first == told.last == dt.date(2024, 5, 13)
