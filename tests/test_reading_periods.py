"""Days that stretch, years that head a chronology, days of the town rather than of the attack."""

from __future__ import annotations

import datetime as dt

import pytest

from marsad import Reading, Report
from marsad.reader import read

DAY = dt.date


def told(text: str, title: str = "") -> Reading:
    return read(Report(doc="x", title=title, text=text, seen=DAY(2024, 5, 16)))


STRETCHES = {
    "over two months": (
        "تجددت المواجهات بين القبيلتين في ولاية غرب كردفان بين 28 نيسان و3 أيار وقتل فيها 21 شخصا.",
        (DAY(2024, 4, 28), DAY(2024, 5, 3)),
    ),
    "with both names of a month": (
        "قتل 21 شخصا في اشتباكات في الفاشر بين 28 نيسان/أبريل و 3 أيار/مايو 2024.",
        (DAY(2024, 4, 28), DAY(2024, 5, 3)),
    ),
    "weekdays": (
        "قتل تسعة في معارك بين الأحد والثلاثاء في بلدة باخموت.",
        (DAY(2024, 5, 12), DAY(2024, 5, 14)),
    ),
    "from and to": (
        "قتل تسعة في معارك في تل تمر من 29 أبريل إلى 2 مايو.",
        (DAY(2024, 4, 29), DAY(2024, 5, 2)),
    ),
    "of a town taken before": ("قتل جندي بعبوة في مدينة تلعفر التي استعادتها القوات العام الماضي.", None),
    "of a town held since": ("قتل جندي في هجوم على بلدة باخموت التي سيطر عليها الروس في أيار الماضي.", None),
    "of the attack itself": (
        "قتل جندي في هجوم وقع أمس على بلدة باخموت التي سيطر عليها الروس.",
        (DAY(2024, 5, 15), DAY(2024, 5, 15)),
    ),
    "what brought the dead": (
        "نفت الحركة في بيان اليوم الخميس مسؤوليتها عن الهجوم على بلدة بيني الذي أسفر أمس عن مقتل تسعة.",
        (DAY(2024, 5, 15), DAY(2024, 5, 15)),
    ),
    "a clause of the same day": (
        "قتل ستة في كمين قرب الفاشر الأحد، وقتل اثنان في غارة على نيالا.",
        (DAY(2024, 5, 12), DAY(2024, 5, 12)),
    ),
}


@pytest.mark.parametrize(("text", "wanted"), STRETCHES.values(), ids=STRETCHES)
def test_the_days_of_what_happened(text: str, wanted: tuple[dt.date, dt.date] | None) -> None:
    dates = {(one.date.first, one.date.last) if one.date else None for one in told(text).incidents}
    assert dates == {wanted}


def test_a_year_on_a_line_of_its_own_dates_what_is_told_under_it() -> None:
    text = (
        "2019\nقتل 14 مدنيا في غارة على سوق في معرة النعمان في تموز.\n"
        "2020\nقتل 33 جنديا في ضربة جوية على إدلب في 27 شباط.\n"
        "عام 2021:\nقتل ستة في قصف على مشفى في عفرين في حزيران."
    )
    years = [(one.date.first.year, one.date.first.month) for one in told(text).incidents if one.date]
    assert years == [(2019, 7), (2020, 2), (2021, 6)]


def test_a_single_such_line_does_not() -> None:
    (one,) = told("2019\nقتل 14 مدنيا في غارة على سوق في معرة النعمان في 3 نيسان.").incidents
    assert one.date is not None
    assert one.date.first == DAY(2024, 4, 3)


SUMS = {
    "a region in a day": (
        "أعلنت الوزارة استشهاد 44 فلسطينيا في غارات على قطاع غزة خلال أربع وعشرين ساعة.",
        True,
    ),
    "two weeks": ("أسفرت هجمات على قرى في ولاية بلاتو عن مقتل 19 شخصا على مدار الأسبوعين الماضيين.", True),
    "one camp in a day": ("أسفرت غارات على مخيم البريج عن استشهاد 12 شخصا خلال أربع وعشرين ساعة.", False),
    "arrests in a region": ("اعتقلت الشرطة 12 شخصا في مداهمات في وسط سيناء خلال 48 ساعة.", False),
}


@pytest.mark.parametrize(("text", "tally"), SUMS.values(), ids=SUMS)
def test_what_is_summed_over_an_area_and_a_time_is_a_tally(text: str, tally: bool) -> None:
    found = told(text)
    assert (len(found.tallies), len(found.incidents)) == ((1, 0) if tally else (0, 1))


@pytest.mark.parametrize(
    ("text", "facility"),
    [
        ("قتل تسعة في غارة على بلدة الخيام.", None),
        ("اعتقلت القوات أسيرا محررا في بلدة بيت أمر.", None),
        ("قتل تسعة في غارة على مسجد في بلدة الخيام.", "مسجد"),
    ],
)
def test_a_word_for_a_site_in_the_name_of_a_town_is_no_site(text: str, facility: str | None) -> None:
    assert told(text).incidents[0].facility == facility


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("درعا: اغتيال قيادي سابق برصاص مجهولين.", "درعا"),
        ("محور نتساريم: قنص جندي من لواء ناحال.", "محور نتساريم"),
        ("بغداد: كريم سعيد. قتل ثلاثة في انفجار في بعقوبة.", "بعقوبة"),
        ("بغداد – قتل ثلاثة في انفجار في بعقوبة.", "بعقوبة"),
    ],
)
def test_a_place_that_heads_a_short_report_is_where_it_happened(text: str, place: str) -> None:
    where = told(text).incidents[0].place
    assert where is not None
    assert where.name == place


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("سيطرت قوات الدعم السريع على المثلث الحدودي مع ليبيا ومصر بعد اشتباكات مع الجيش السوداني.", "SD"),
        ("قتل ثلاثة في كمين قرب المثلث الحدودي بين النيجر وليبيا وتشاد شمال النيجر.", "NE"),
        ("قتل ثلاثة جنود عراقيين في هجوم في المثلث الحدودي بين العراق وسوريا وتركيا في دهوك.", "IQ"),
    ],
)
def test_which_border_triangle_is_meant_by_the_countries_told(text: str, country: str) -> None:
    where = told(text).incidents[0].place
    assert where is not None
    assert where.country == country


ASIDES = {
    "the month in which a force ended its task": (
        "وقتل في آذار 2014 خمسة جنود أفغان في ولاية لوغار.\n"
        "وقتل آنذاك ثلاثة شرطيين بصاروخ أطلقته القوة الدولية "
        "التي أنهت في كانون الأول الماضي مهمتها في أفغانستان.",
        0,
    ),
    "since when a town is held": (
        "قتل تسعة مسلحين في غارة على مدينة الشدادي التي يسيطر عليها التنظيم منذ عام 2014.",
        0,
    ),
    "since when land is occupied": (
        "قتل أربعة أشخاص في انفجار في الجزء الشمالي من الجزيرة الذي تحتله تركيا منذ 1974.",
        0,
    ),
    "since when a war goes on": ("قتل 3200 شخص في الحرب التي اندلعت في البلاد منذ عام 2013.", 1),
    "violence that provinces have seen": (
        "وثقت الشبكة مقتل 803 أشخاص في أعمال العنف التي شهدتها محافظات الساحل خلال آذار 2021.",
        1,
    ),
    "people killed since a month": ("بلغ عدد الصحفيين الذين قتلوا منذ مطلع العام في أفغانستان 11 صحفيا.", 1),
}


@pytest.mark.parametrize(("text", "tallies"), ASIDES.values(), ids=ASIDES)
def test_a_time_in_a_clause_about_somebody_sums_up_nothing(text: str, tallies: int) -> None:
    assert len(told(text).tallies) == tallies
