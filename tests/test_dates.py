"""The day of an incident, however it is written: names of months, figures, Hijri, weekdays, «أمس»."""

from __future__ import annotations

import datetime as dt

import pytest
from hijridate import Gregorian
from hypothesis import given, settings
from hypothesis import strategies as st

from marsad import read
from marsad.models import Report

few_examples = settings(max_examples=150, deadline=None)
ARABIC_DIGITS = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
DAY = dt.timedelta(days=1)
WEDNESDAY = dt.date(2023, 4, 5)

LEVANTINE = [
    "كانون الثاني",
    "شباط",
    "آذار",
    "نيسان",
    "أيار",
    "حزيران",
    "تموز",
    "آب",
    "أيلول",
    "تشرين الأول",
    "تشرين الثاني",
    "كانون الأول",
]
EGYPTIAN = [
    "يناير",
    "فبراير",
    "مارس",
    "أبريل",
    "مايو",
    "يونيو",
    "يوليو",
    "أغسطس",
    "سبتمبر",
    "أكتوبر",
    "نوفمبر",
    "ديسمبر",
]
TUNISIAN = [
    "جانفي",
    "فيفري",
    "مارس",
    "أفريل",
    "ماي",
    "جوان",
    "جويلية",
    "أوت",
    "سبتمبر",
    "أكتوبر",
    "نوفمبر",
    "ديسمبر",
]
MOROCCAN = [
    "يناير",
    "فبراير",
    "مارس",
    "أبريل",
    "ماي",
    "يونيو",
    "يوليوز",
    "غشت",
    "شتنبر",
    "أكتوبر",
    "نونبر",
    "دجنبر",
]
HIJRI = [
    "محرم",
    "صفر",
    "ربيع الأول",
    "ربيع الآخر",
    "جمادى الأولى",
    "جمادى الآخرة",
    "رجب",
    "شعبان",
    "رمضان",
    "شوال",
    "ذي القعدة",
    "ذي الحجة",
]
WEEKDAYS = ["الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد"]
FIRST = ["الأول", "الثاني", "الثالث", "الرابع", "الخامس", "السادس", "السابع", "الثامن", "التاسع"]
ONES = ["الحادي", *FIRST[1:]]
ORDINALS = [
    *FIRST,
    "العاشر",
    *(f"{one} عشر" for one in ONES),
    "العشرين",
    *(f"{one} والعشرين" for one in ONES),
    "الثلاثين",
    "الحادي والثلاثين",
]

days = st.dates(dt.date(2000, 1, 1), dt.date(2030, 12, 31))
seen_days = st.one_of(st.none(), st.integers(0, 700))
frames = st.sampled_from(
    [
        "قتل خمسة أشخاص في قصف على مدينة حلب {}.",
        "قتل ستة جنود {} في هجوم على بلدة سراقب.",
        "قصفت طائرات حربية {} مدينة تعز وجرح سبعة مدنيين.",
        "مقتل ثلاثة عمال {} بانفجار لغم قرب مدينة بنغازي.",
    ]
)


def spans(text: str, seen: dt.date | None) -> list[tuple[dt.date, dt.date] | None]:
    """Return first and last day of every incident that a report tells of, None for one without a date."""
    reading = read(Report(doc="made up", text=text, seen=seen))
    return [(one.date.first, one.date.last) if one.date else None for one in reading.incidents]


def after(day: dt.date, later: int | None) -> dt.date | None:
    return None if later is None else day + later * DAY


GREGORIAN = (
    "في {day} {levantine} {year}",
    "في {day} {egyptian} {year}",
    "في {day} {tunisian} {year}",
    "يوم {day} {moroccan} {year}",
    "في {day} {levantine}/{egyptian} {year}",
    "في {day} {levantine} / {egyptian} {year}",
    "في {day} {egyptian} ({levantine}) {year}",
    "في {day} {egyptian} {levantine} من عام {year}",
    "في {day} من شهر {levantine} عام {year}",
    "في {day}-{egyptian}-{year}",
    "في {ordinal} من {egyptian} {year}",
    "في {ordinal} من شهر {levantine} سنة {year}",
    "يوم {weekday} {day} {egyptian} {year}",
    "يوم {weekday} ({day} {levantine} {year})",
    "مساء {weekday} الموافق {day} {egyptian} {year}",
)
NUMERIC = (
    "بتاريخ {year}/{month}/{day}",
    "بتاريخ {day}/{month}/{year}",
    "بتاريخ {day}-{month}-{year}",
    "بتاريخ {year}-{month:02}-{day:02}",
    "بتاريخ {day}.{month}.{year}",
    "يوم {weekday} {day}/{month}/{year}",
)


def written(form: str, day: dt.date, *, arabic: bool) -> str:
    at = day.month - 1
    words = form.format(
        day=day.day,
        month=day.month,
        year=day.year,
        ordinal=ORDINALS[day.day - 1],
        weekday=WEEKDAYS[day.weekday()],
        levantine=LEVANTINE[at],
        egyptian=EGYPTIAN[at],
        tunisian=TUNISIAN[at],
        moroccan=MOROCCAN[at],
    )
    return words.translate(ARABIC_DIGITS) if arabic else words


@few_examples
@given(days, st.sampled_from([*GREGORIAN, *NUMERIC]), frames, st.booleans(), seen_days)
def test_a_day_of_the_common_calendar(
    day: dt.date, form: str, frame: str, arabic: bool, later: int | None
) -> None:
    text = frame.format(written(form, day, arabic=arabic))
    assert spans(text, after(day, later)) == [(day, day)]


@few_examples
@given(
    days, st.sampled_from([*GREGORIAN[:2], *GREGORIAN[8:9], *GREGORIAN[12:13]]), frames, st.integers(0, 300)
)
def test_a_day_without_its_year_is_the_last_such_day(day: dt.date, form: str, frame: str, later: int) -> None:
    bare = form.replace(" عام {year}", "").replace(" {year}", "")
    day = day.replace(day=min(day.day, 28))
    assert spans(frame.format(written(bare, day, arabic=False)), after(day, later)) == [(day, day)]


HIJRI_FORMS = (
    "في {day} {name} {year}",
    "في {day} من {name} {year}هـ",
    "يوم {day} {name} سنة {year} هـ",
    "في {ordinal} من {name} {year}",
    "بتاريخ {year}/{month}/{day}هـ",
    "بتاريخ {day}/{month}/{year} هـ",
)


@few_examples
@given(days, st.sampled_from(HIJRI_FORMS), frames, seen_days)
def test_a_day_of_the_hijri_calendar(day: dt.date, form: str, frame: str, later: int | None) -> None:
    hijri = Gregorian.fromdate(day).to_hijri()
    words = form.format(
        day=hijri.day,
        month=hijri.month,
        year=hijri.year,
        name=HIJRI[hijri.month - 1],
        ordinal=ORDINALS[hijri.day - 1],
    )
    assert spans(frame.format(words), after(day, later)) == [(day, day)]


AGO = {
    "أمس": 1,
    "مساء أمس": 1,
    "البارحة": 1,
    "أول أمس": 2,
    "أول من أمس": 2,
    "أمس الأول": 2,
    "صباح اليوم": 0,
    "قبل يوم": 1,
    "قبل يومين": 2,
    "قبل ثلاثة أيام": 3,
    "قبل 5 أيام": 5,
    "قبل عشرة أيام": 10,
}


@few_examples
@given(days, st.sampled_from(sorted(AGO)), frames)
def test_a_day_reckoned_from_the_report(seen: dt.date, words: str, frame: str) -> None:
    day = seen - AGO[words] * DAY
    assert spans(frame.format(words), seen) == [(day, day)]


@few_examples
@given(days, st.integers(0, 6), st.sampled_from(["{}", "يوم {}", "مساء {}", "فجر يوم {}"]), frames)
def test_a_weekday_is_the_last_one(seen: dt.date, ago: int, form: str, frame: str) -> None:
    day = seen - ago * DAY
    assert spans(frame.format(form.format(WEEKDAYS[day.weekday()])), seen) == [(day, day)]


@few_examples
@given(days, st.integers(1, 7), st.sampled_from(["{} الماضي", "يوم {} الماضي", "{} الفائت"]), frames)
def test_a_past_weekday_is_never_today(seen: dt.date, ago: int, form: str, frame: str) -> None:
    day = seen - ago * DAY
    assert spans(frame.format(form.format(WEEKDAYS[day.weekday()])), seen) == [(day, day)]


@few_examples
@given(days, frames)
def test_a_weekday_beside_yesterday_agrees(seen: dt.date, frame: str) -> None:
    day = seen - DAY
    for words in (f"أمس {WEEKDAYS[day.weekday()]}", f"أمس ({WEEKDAYS[day.weekday()]})"):
        assert spans(frame.format(words), seen) == [(day, day)]


@few_examples
@given(days, st.integers(0, 5), st.sampled_from([" - ", "/", " ", " إلى "]), frames)
def test_a_night_lies_between_two_days(seen: dt.date, ago: int, sign: str, frame: str) -> None:
    second = seen - ago * DAY
    night = WEEKDAYS[(second - DAY).weekday()] + sign + WEEKDAYS[second.weekday()]
    assert spans(frame.format(f"ليل {night}"), seen) == [(second - DAY, second)]
    assert spans(frame.format(f"بعد منتصف ليل {night}"), seen) == [(second, second)]


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("في الثالث من الشهر الجاري", dt.date(2023, 4, 3)),
        ("في 3 نيسان الجاري", dt.date(2023, 4, 3)),
        ("في 20 من الشهر الماضي", dt.date(2023, 3, 20)),
        ("في 20 كانون الأول الماضي", dt.date(2022, 12, 20)),
        ("في 7 آذار من العام الماضي", dt.date(2022, 3, 7)),
    ],
)
def test_a_day_of_this_or_the_last_month_or_year(words: str, day: dt.date) -> None:
    assert spans(f"قتل خمسة أشخاص في قصف على مدينة حلب {words}.", WEDNESDAY) == [(day, day)]


@pytest.mark.parametrize(
    "words", ["", "أمس", "صباح اليوم", "مساء الخميس", "الخميس الماضي", "قبل يومين", "في 3 أيار"]
)
def test_without_a_day_of_its_own_a_report_dates_nothing(words: str) -> None:
    assert spans(f"قتل خمسة أشخاص {words} في قصف على مدينة حلب.", None) == [None]


@few_examples
@given(days)
def test_the_day_of_the_report_alone_dates_nothing(seen: dt.date) -> None:
    assert spans("قتل خمسة أشخاص في قصف على مدينة حلب.", seen) == [None]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("قال ناشطون اليوم الأربعاء إن خمسة أشخاص قتلوا في قصف على مدينة حلب الأحد.", dt.date(2023, 4, 2)),
        ("أعلنت الوزارة الأربعاء مقتل خمسة جنود في هجوم على بلدة سراقب يوم 2 أبريل.", dt.date(2023, 4, 2)),
        ("أعلن الدفاع المدني اليوم مقتل طفلين في قصف على مدينة تعز مساء الاثنين.", dt.date(2023, 4, 3)),
        ("قال شهود الثلاثاء إن قصفا على مدينة حلب يوم الجمعة الماضي أوقع خمسة قتلى.", dt.date(2023, 3, 31)),
        ("قتل عامل في قصف على مدينة حلب الأحد. وقال طبيب الأربعاء إن القصف طال سوقا.", dt.date(2023, 4, 2)),
    ],
)
def test_the_day_of_a_statement_is_not_that_of_the_incident(text: str, day: dt.date) -> None:
    assert spans(text, WEDNESDAY) == [(day, day)]


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("قتل خمسة أشخاص في قصف على مدينة حلب في 7 آذار من العام الماضي 2023.", 2023),
        ("قتل جنديان بهجوم على مدينة حلب في 7 آذار. وقد هوجمت مرارا في العام الماضي 2023.", 2024),
        ("قتل جنديان بهجوم على مدينة حلب في 7 آذار. وهي هادئة طوال العام الجاري 2022.", 2022),
    ],
)
def test_a_year_that_the_text_implies(text: str, year: int) -> None:
    assert spans(text, None) == [(dt.date(year, 3, 7), dt.date(year, 3, 7))]


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("قبل أسبوع", "2023-03-29", "2023-03-29"),
        ("قبل أسبوعين", "2023-03-22", "2023-03-22"),
        ("منذ يومين", "2023-04-03", "2023-04-03"),
        ("الأسبوع الماضي", "2023-03-27", "2023-04-02"),
        ("الشهر الماضي", "2023-03-01", "2023-03-31"),
        ("العام الماضي", "2022-01-01", "2022-12-31"),
        ("قبل ثلاثة أعوام", "2020-01-01", "2020-12-31"),
        ("قبل شهرين", "2023-01-01", "2023-02-28"),
        ("في شباط الماضي", "2023-02-01", "2023-02-28"),
        ("مطلع آذار الماضي", "2023-03-01", "2023-03-10"),
        ("منتصف شهر شباط", "2023-02-11", "2023-02-20"),
        ("أواخر كانون الثاني الفارط", "2023-01-20", "2023-01-31"),
        ("عام 2019", "2019-01-01", "2019-12-31"),
        ("بين 3 و5 آذار", "2023-03-03", "2023-03-05"),
        ("الثلاثاء قبل الماضي", "2023-03-28", "2023-03-28"),
        ("البارحة الأولى", "2023-04-03", "2023-04-03"),
        ("الليلة قبل الماضية", "2023-04-03", "2023-04-04"),
        ("بعد منتصف ليلة أمس", "2023-04-05", "2023-04-05"),
        ("مساء أمس وفجر اليوم", "2023-04-04", "2023-04-05"),
        ("خلال الساعات الأربع والعشرين الماضية", "2023-04-04", "2023-04-05"),
        ("منذ فجر الاثنين", "2023-04-03", "2023-04-05"),
        ("قبل قليل", "2023-04-05", "2023-04-05"),
        ("يوم 2/4", "2023-04-02", "2023-04-02"),
        ("يوم 2 / 4 / 2023", "2023-04-02", "2023-04-02"),
    ],
)
def test_a_longer_time_is_a_span(words: str, first: str, last: str) -> None:
    assert spans(f"قتل خمسة أشخاص في قصف على مدينة حلب {words}.", WEDNESDAY) == [(day(first), day(last))]


@pytest.mark.parametrize(
    "text",
    [
        "قتل ثلاثة صيادين في قصف على مدينة الحديدة حتى اليوم.",
        "قتل جنديان في هجوم على بلدة بنش. وتغير الطائرات عليها منذ 3 كانون الثاني.",
        "قتل جنديان في هجوم على معسكر قرب مدينة إب.",
        "قتل طفل في قصف على سوق الخميس في مدينة تعز.",
        "قتل ستة جنود في هجوم على بلدة سراقب، بحسب صحيفة أخبار اليوم.",
        "قتل عاملان في قصف على شارع 26 سبتمبر في مدينة تعز.",
        "قتل خمسة أشخاص في قصف على مدينة حلب قبل ساعات من انتهاء الهدنة.",
    ],
)
def test_words_of_time_that_date_nothing(text: str) -> None:
    assert spans(text, WEDNESDAY) == [None]


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("أعلنت لجنة التحقيق في تفجير مقديشو، الثلاثاء، أن تسعة قتلوا في 14 آذار.", "2023-03-14"),
        ("تبنى التنظيم الثلاثاء هجوما على مدينة كركوك. وقتل خمسة جنود في الهجوم فجر الأحد.", "2023-04-02"),
        ("شيع المئات أمس ضحايا هجوم شنه مسلحون على بلدة بنش الأحد الماضي وقتل فيه ستة.", "2023-04-02"),
        ("كشفت الشرطة أمس عن مقتل جنديين في كمين قرب مدينة بيجي يوم السبت.", "2023-04-01"),
        ("زار الوزير مدينة نيالا الثلاثاء غداة قصف أوقع سبعة قتلى في سوقها.", "2023-04-03"),
        ("بعد ثلاثة أيام على قصف مدينة نيالا: أربعة قتلى في المستشفى.", "2023-04-02"),
        ("جدد الوالي الاثنين دعوته للهدوء. وفي اليوم نفسه قتل جنديان في هجوم بمدينة غاو.", "2023-04-03"),
    ],
)
def test_the_day_of_the_incident_among_others(text: str, when: str) -> None:
    assert (day(when), day(when)) in spans(text, WEDNESDAY)


def test_today_is_the_day_that_the_report_calls_so() -> None:
    text = "التقى الوزير اليوم الاثنين وفدا. وقتل جنديان في هجوم على مدينة غاو قبل يومين."
    assert spans(text, WEDNESDAY) == [(day("2023-04-01"), day("2023-04-01"))]


def test_what_is_told_beside_a_dated_incident_is_of_the_same_day() -> None:
    text = (
        "قتل تسعة أشخاص في تفجير سيارة ملغومة بمدينة الموصل الاثنين. "
        "كما انفجرت عبوة في مدينة كركوك وقتلت ثلاثة جنود."
    )
    assert spans(text, WEDNESDAY) == [(day("2023-04-03"), day("2023-04-03"))] * 2


def test_a_round_up_of_one_day_dates_all_that_it_tells() -> None:
    text = (
        "حصاد الأحد من الجبهات\nتعز: قتل أربعة مدنيين بقصف على مدينة تعز.\n"
        "مأرب: أصيب جنديان بانفجار لغم قرب مدينة مأرب."
    )
    assert set(spans(text, WEDNESDAY)) == {(day("2023-04-02"), day("2023-04-02"))}


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("قتل حارس في هجوم عشية عيد الميلاد 2021", "2021-12-24", "2021-12-24"),
        ("قتل حارسان في كمين في ثاني أيام عيد الفطر", "2022-05-03", "2022-05-03"),
        ("قتل أربعة صيادين صباح يوم عيد الأضحى بقذيفة", "2022-07-09", "2022-07-09"),
        ("قتل جنديان يوم عاشوراء في تفجير", "2022-08-08", "2022-08-08"),
        ("قتل ثلاثة جنود في هجوم في رأس السنة", "2023-01-01", "2023-01-01"),
        ("قتل خمسة في قصف ليلة عيد نوروز", "2023-03-20", "2023-03-20"),
        ("قتل سبعة في الأول من رمضان في غارة", "2023-03-23", "2023-03-23"),
        ("قتل تسعة ما بين السادس والعاشر من آذار الماضي في هجوم", "2023-03-06", "2023-03-10"),
        ("قتل عشرة جنود في حصار القرية من 11 إلى 14 آذار", "2023-03-11", "2023-03-14"),
    ],
)
def test_feasts_and_stretches_of_days(text: str, first: str, last: str) -> None:
    assert spans(text, WEDNESDAY) == [(day(first), day(last))]


@pytest.mark.parametrize(
    "text",
    [
        "هنأ الوزير الجنود بعيد الفطر، وقتل ثلاثة في هجوم على حاجز",
        "انهارت هدنة عيد الأضحى وقتل جنديان في قصف",
        "قتل حارس في هجوم على سوق عيد الميلاد",
    ],
)
def test_feasts_that_date_nothing(text: str) -> None:
    assert spans(text, WEDNESDAY) == [None]


MONDAYS_ATTACK = "قتل تسعة جنود في هجوم على معسكر في مدينة كيدال الاثنين. "


@pytest.mark.parametrize(
    "text",
    [
        "وفي مدينة غاو، أصيب مدنيان بانفجار عبوة على طريق المطار.",
        "أما في مدينة سيغو فقد خطف مسلحون أربعة معلمين.",
        "في المقابل قتل سبعة مسلحين في غارة للجيش على مدينة موبتي.",
        "من جهة أخرى قتل راع بانفجار لغم قرب مدينة تمبكتو.",
        "وردا على ذلك قتل الجيش اثني عشر مسلحا بقصف مدينة موبتي.",
    ],
)
def test_a_round_up_goes_on_to_other_places_on_the_same_day(text: str) -> None:
    assert spans(MONDAYS_ATTACK + text, WEDNESDAY) == [(day("2023-04-03"), day("2023-04-03"))] * 2


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("وكان أربعة تجار قد قتلوا في هجوم على سوق مدينة غاو.", None),
        ("وفي مدينة غاو قتل حارس في هجوم فجر الأحد.", ("2023-04-02", "2023-04-02")),
        ("وفي عام 2012 قتل ثلاثون شخصا في هجوم على مدينة غاو.", ("2012-01-01", "2012-12-31")),
    ],
)
def test_what_has_its_own_day_or_is_long_past_is_not_of_that_day(
    text: str, when: tuple[str, str] | None
) -> None:
    own = (day(when[0]), day(when[1])) if when else None
    assert spans(MONDAYS_ATTACK + text, WEDNESDAY) == [(day("2023-04-03"), day("2023-04-03")), own]


def test_a_day_long_before_the_news_is_not_that_of_the_news() -> None:
    text = (
        "ويأتي ذلك بعد هجوم على مدينة سيغو في 10 كانون الثاني الماضي قتل فيه ستة حراس. "
        "وفي مدينة غاو، أصيب مدنيان بانفجار عبوة على طريق المطار."
    )
    assert spans(MONDAYS_ATTACK + text, WEDNESDAY)[-1] == (day("2023-04-03"), day("2023-04-03"))


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        (
            "وهو الهجوم الأعنف في البلاد منذ تفجير سوق غاو عام 2017 الذي أودى بسبعة وسبعين شخصا.",
            "2017-01-01",
            "2017-12-31",
        ),
        (
            "وهذه أكبر خسارة للجيش منذ آذار 2019، حين قتل مسلحون 23 جنديا في مدينة موبتي.",
            "2019-03-01",
            "2019-03-31",
        ),
        (
            "ولم تشهد المدينة مثله منذ هجمات 13 أيار 2021 التي خلفت ثلاثين قتيلا في سوقها.",
            "2021-05-13",
            "2021-05-13",
        ),
        ("وقبل ذلك بيومين قتل أربعة حراس في كمين قرب مدينة غاو.", "2023-04-01", "2023-04-01"),
        ("وقبلها بأسبوع قتل أربعة حراس في كمين قرب مدينة غاو.", "2023-03-27", "2023-03-27"),
        ("وبعد ذلك بيوم قتل أربعة حراس في كمين قرب مدينة غاو.", "2023-04-04", "2023-04-04"),
    ],
)
def test_another_attack_is_dated_by_the_words_that_hold_the_two_together(
    text: str, first: str, last: str
) -> None:
    assert spans(MONDAYS_ATTACK + text, WEDNESDAY)[-1] == (day(first), day(last))


@pytest.mark.parametrize(
    "text",
    [
        "قتل جنديان في هجوم على مدينة غاو. وتقصفها الطائرات منذ بدء الحملة في 3 كانون الثاني.",
        "قتل جنديان في هجوم على مدينة غاو التي تشهد اضطرابات منذ اندلاع الحرب في 2012.",
        "قتل جنديان في هجوم على مدينة غاو. وترتفع الحصيلة بذلك منذ بداية الشهر.",
    ],
)
def test_since_when_it_goes_on_dates_nothing(text: str) -> None:
    assert spans(text, WEDNESDAY)[0] is None


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("من الخميس إلى السبت", "2023-03-30", "2023-04-01"),
        ("من مساء الجمعة حتى فجر الاثنين", "2023-03-31", "2023-04-03"),
    ],
)
def test_a_fight_from_one_day_to_another_is_a_span(words: str, first: str, last: str) -> None:
    text = f"قتل عشرون مسلحا في اشتباكات دارت {words} في مدينة غاو."
    assert spans(text, WEDNESDAY) == [(day(first), day(last))]


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("نعت القبيلة الاثنين أربعة مقاتلين قتلوا مساء الأحد في كمين قرب مدينة غاو.", "2023-04-02"),
        ("شيع الأهالي أمس ستة مزارعين قتلوا السبت في قصف على مدينة نيالا.", "2023-04-01"),
        (
            "أعلنت الشرطة الثلاثاء أن تسعة ركاب قتلوا قرب مدينة غاو. "
            "وقال ضابط إن المهاجمين قتلوا الركاب بعد ظهر الاثنين عند جسر.",
            "2023-04-03",
        ),
        ("توفي جريحان أمس، فارتفعت إلى تسعة حصيلة التفجير الذي هز مدينة غاو مساء الأحد.", "2023-04-02"),
    ],
)
def test_the_day_of_the_attack_and_not_of_what_was_said_or_done_later(text: str, when: str) -> None:
    assert spans(text, WEDNESDAY) == [(day(when), day(when))]


def test_a_bulletin_of_one_day_stays_with_its_day() -> None:
    text = (
        "نشرة الثلاثاء\nنيالا: نعت غرفة الطوارئ طبيبا اغتيل الأحد في مدينة نيالا.\n"
        "الأبيض: مقتل أربعة مدنيين في قصف على مدينة الأبيض."
    )
    assert spans(text, WEDNESDAY)[-1] == (day("2023-04-04"), day("2023-04-04"))


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("خلال اليومين الماضيين", "2023-04-03", "2023-04-05"),
        ("خلال 48 ساعة", "2023-04-03", "2023-04-05"),
        ("خلال الـ48 ساعة الماضية", "2023-04-03", "2023-04-05"),
        ("خلال الساعات الـ48 الماضية", "2023-04-03", "2023-04-05"),
        ("خلال 24 ساعة", "2023-04-04", "2023-04-05"),
    ],
)
def test_the_last_days_by_their_hours(words: str, first: str, last: str) -> None:
    text = f"اعتقلت الشرطة {words} ستة مسلحين في مدينة غاو."
    assert spans(text, WEDNESDAY) == [(day(first), day(last))]


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("كشف الوزير مساء الاثنين أن ستة جنود قتلوا في هجوم وقع قبل خمسة أيام على مدينة غاو.", "2023-03-29"),
        ("قال عمدة المدينة أمس إن المعارك عنيفة. وقال إن تسعة قتلوا في هجوم قبل يومين.", "2023-04-02"),
        ("قتل ستة جنود في هجوم وقع قبل خمسة أيام على مدينة غاو.", "2023-03-31"),
        ("أكدت الوزارة في آذار أنها تراقب. وقتل ستة جنود في هجوم قبل يومين على مدينة غاو.", "2023-04-03"),
    ],
)
def test_days_ago_count_from_the_day_of_the_one_who_says_so(text: str, when: str) -> None:
    assert spans(text, WEDNESDAY)[0] == (day(when), day(when))


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("قتل ستة باعة في التفجير الذي استهدف في التاسع عشر من الشهر سوق مدينة غاو.", "2023-03-19"),
        ("قتل ستة باعة في التفجير الذي استهدف في الثالث من الشهر سوق مدينة غاو.", "2023-04-03"),
    ],
)
def test_a_day_of_the_month_is_the_last_such_day(text: str, when: str) -> None:
    assert spans(text, WEDNESDAY) == [(day(when), day(when))]


@pytest.mark.parametrize("hour", ["ليلا", "بعد الظهر", "فجرا"])
def test_an_attack_told_by_the_hour_is_of_the_day_of_the_news(hour: str) -> None:
    text = f"قتل جنديان أمس في كمين في مدينة تعز. وقصفت طائرات {hour} معسكرا في مدينة إب، فقتل ثلاثة مجندين."
    assert spans(text, WEDNESDAY) == [(day("2023-04-04"), day("2023-04-04"))] * 2


@pytest.mark.parametrize(
    "later",
    [
        "وأضاف المصدر أن الغارات على مواقع المسلحين في قرية المسحك أدت إلى مقتل 11 منهم.",
        "وفي وقت سابق من النهار قتل مدني بانفجار عبوة في تكريت.",
        "وفي اليوم نفسه قتل مدني بانفجار عبوة في تكريت.",
    ],
)
def test_an_attack_told_as_known_is_of_the_day_of_the_news(later: str) -> None:
    text = f"قتل أربعة جنود أمس في هجوم على ثكنة في بيجي.\n{later}"
    found = read(Report(doc="x", title="", text=text, seen=WEDNESDAY)).incidents
    assert [one.date.first if one.date else None for one in found] == [WEDNESDAY - DAY] * 2


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("بعد أيام من هجوم", "2023-03-27", "2023-04-02"),
        ("بعد عدة أيام على هجوم", "2023-03-27", "2023-04-02"),
        ("وذلك بعد أسابيع من هجوم", "2023-02-07", "2023-03-21"),
        ("بعد أسابيع على الهجوم", "2023-02-07", "2023-03-21"),
    ],
)
def test_some_days_or_weeks_after_another_attack(words: str, first: str, last: str) -> None:
    text = f"قتل جندي أمس في كمين في الرقة. وكثفت الشرطة المداهمات {words} على فندق في تدمر أوقع 12 قتيلا."
    assert (dt.date.fromisoformat(first), dt.date.fromisoformat(last)) in spans(text, WEDNESDAY)


@pytest.mark.parametrize("words", ["بعد أيام من القصف", "بعد أسابيع من القتال", "بعد أيام من الآن"])
def test_days_that_something_went_on_date_nothing(words: str) -> None:
    text = f"قتل جنديان أمس في الرقة {words}."
    assert spans(text, WEDNESDAY) == [(WEDNESDAY - DAY, WEDNESDAY - DAY)]


@pytest.mark.parametrize(
    ("words", "days"), [("بعد يوم واحد من", 2), ("بعد أسبوع واحد من", 8), ("بعد يومين من", 3)]
)
def test_one_day_after_another_attack(words: str, days: int) -> None:
    text = (
        "قتل شخصان في هجوم على بلدة كيدال أمس. "
        f"ويأتي الحادث {words} مقتل خمسة أشخاص في هجوم على مطعم في باماكو."
    )
    found = read(Report(doc="x", title="", text=text, seen=WEDNESDAY)).incidents
    assert [one.date.first if one.date else None for one in found] == [
        WEDNESDAY - DAY,
        WEDNESDAY - days * DAY,
    ]


@pytest.mark.parametrize(
    ("words", "seen", "day"),
    [
        ("مساء يوم العيد", "2015-07-21", "2015-07-17"),
        ("في ثاني أيام العيد", "2015-07-21", "2015-07-18"),
        ("يوم العيد", "2024-06-20", "2024-06-16"),
        ("يوم العيد", "2015-09-01", None),
        ("يوم العيد الوطني", "2015-07-21", None),
    ],
)
def test_a_feast_that_is_not_named_is_the_latest(words: str, seen: str, day: str | None) -> None:
    text = f"قتل جندي {words} في هجوم على حاجز."
    found = read(Report(doc="x", title="", text=text, seen=dt.date.fromisoformat(seen))).incidents[0].date
    assert (found.first.isoformat() if found else None) == day


def test_an_attack_of_no_stated_time_elsewhere_stays_without_a_day() -> None:
    text = "قتل جنديان أمس في كمين في مدينة تعز. وقال طبيب إن ثلاثة مجندين قتلوا بقصف على مدينة إب."
    assert spans(text, WEDNESDAY)[1] is None


def test_a_list_of_a_day_dates_its_items() -> None:
    text = (
        "أعلنت الوزارة حصيلة غارات يوم أمس الثلاثاء:\n"
        "▪️ النبطية: مقتل سبعة مدنيين\n▪️ صور: مقتل أربعة مدنيين\n▪️ بعلبك: مقتل ثلاثة مدنيين"
    )
    assert set(spans(text, WEDNESDAY)) == {(day("2023-04-04"), day("2023-04-04"))}


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("في الثالث من نيسان هاجمت قواتنا مخفرا في سروج وقتل جنديان.\n5 نيسان 2023\nالقيادة", "2023-04-03"),
        ("الأربعاء 5-4-2023\n\nقتل جنديان أمس في كمين في مدينة تعز.", "2023-04-04"),
    ],
)  # fmt: skip
def test_a_report_of_unknown_day_reckons_from_the_date_that_it_bears(text: str, first: str) -> None:
    assert spans(text, None)[0] == (day(first), day(first))
