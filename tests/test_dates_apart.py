"""The day of the incident, told apart from those of a new toll, a later death, an earlier attack."""

from __future__ import annotations

import datetime as dt

import pytest

from marsad import read
from marsad.models import Report

WEDNESDAY = dt.date(2023, 4, 5)


def days(text: str, seen: dt.date | None = WEDNESDAY) -> list[str | None]:
    """Return the days of each incident, as «first» or «first..last»."""
    found = [one.date for one in read(Report(doc="x", title="", text=text, seen=seen)).incidents]
    return [
        None if day is None else f"{day.first}" if day.first == day.last else f"{day.first}..{day.last}"
        for day in found
    ]


@pytest.mark.parametrize(
    "text",
    [
        "أعيد فتح السوق في بغداد أمس بعد مرور نحو عامين على هجوم شنه مسلحون وقتل فيه 40 شخصا.",
        "دشن المحافظ النصب الأحد بعد سنة على هجوم أسفر عن مقتل تسعة جنود.",
        "زار الوزير البلدة اليوم بعد ثلاثة أشهر على تفجير قتل فيه ستة أشخاص.",
    ],
)
def test_a_day_long_after_the_attack_is_not_that_of_the_attack(text: str) -> None:
    assert days(text)[0] not in {"2023-04-05", "2023-04-04", "2023-04-02"}


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("زار قائد الأركان العريش أمس بعد يومين على مقتل تسعة مجندين في هجوم على حاجز.", "2023-04-02"),
        ("اجتمع المجلس أمس غداة سقوط قذائف على حي سكني في تعز أوقع ثلاثة قتلى.", "2023-04-03"),
    ],
)
def test_those_told_behind_such_words_fell_before(text: str, when: str) -> None:
    assert days(text)[0] == when


@pytest.mark.parametrize(
    "text",
    [
        "أقر الجانبان بمقتل ستة قرويين وحارس بعد أسبوع من القتال في المنطقة.",
        "قتل خمسة جنود بعد يومين من القتال في مدينة تعز.",
    ],
)
def test_those_told_before_such_words_did_not_fall_so_long_ago(text: str) -> None:
    assert days(text)[0] is None


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("هاجم مسلحون حاجزا في العريش أمس بعد أيام على مقتل سبعة جنود.", "2023-04-04"),
        ("ارتفعت حصيلة القتلى إلى 25 شخصا بعد يومين من الهجوم على المعسكر في تعز.", "2023-04-03"),
    ],
)
def test_the_attack_told_keeps_its_day_beside_such_words(text: str, when: str) -> None:
    assert days(text)[0] == when


def test_hours_after_another_attack_are_of_its_day() -> None:
    text = "قصفت طائرات بلدة دوما يوم الاثنين فقتلت 37 شخصا، وذلك بعد ساعات من مقتل 13 شخصا بقذائف على دمشق."
    assert days(text) == ["2023-04-03", "2023-04-03"]


@pytest.mark.parametrize(
    ("words", "when"),
    [
        ("وقبلها بخمسة أشهر", "2010-07-01..2010-07-31"),
        ("وقبل ذلك بشهرين", "2010-10-01..2010-10-31"),
        ("وقبلها بعام", "2009-01-01..2009-12-31"),
    ],
)
def test_months_and_years_before_another_attack(words: str, when: str) -> None:
    text = (
        "في كانون الأول 2010 فجر انتحاري نفسه في مسجد في كويتا، فسقط 39 قتيلا. "
        f"{words} أدى تفجير في سوق في بيشاور إلى مقتل 27 شخصا."
    )
    assert days(text)[1] == when


@pytest.mark.parametrize("words", ["قبل نحو أسبوعين", "قبل قرابة أسبوعين", "قبل أسبوعين"])
def test_roughly_so_long_ago(words: str) -> None:
    assert days(f"قتل أربعة مدنيين في هجوم في صعدة {words}.") == ["2023-03-22"]


@pytest.mark.parametrize(
    "text",
    [
        "ارتفعت إلى 12 حصيلة قتلى الهجوم بعد وفاة جريح متأثرا بجراحه ظهر اليوم.",
        "ارتفعت حصيلة الهجوم إلى تسعة قتلى بعد وفاة مصاب مساء أمس.",
        "أعلنت الوزارة، الثلاثاء، ارتفاع حصيلة الهجوم إلى تسعة قتلى.",
    ],
)
def test_the_day_of_a_new_toll_or_a_later_death_is_not_that_of_the_attack(text: str) -> None:
    assert days(text) == [None]


def test_the_day_of_the_attack_stands_beside_a_later_death() -> None:
    text = "ارتفعت إلى 12 حصيلة قتلى هجوم الأحد على المخفر بعد وفاة جريح متأثرا بجراحه ظهر اليوم."
    assert days(text) == ["2023-04-02"]


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("أعلن الوزير أمس اعتقال ستة من المتورطين بالتفجير الذي استهدف بعقوبة الجمعة.", "2023-04-04"),
        ("اعتقلت الشرطة صباح الاثنين أربعة من منفذي تفجير السبت في البصرة.", "2023-04-03"),
    ],
)
def test_arrests_are_not_of_the_day_of_the_attack_that_they_follow(text: str, when: str) -> None:
    assert days(text)[0] == when


@pytest.mark.parametrize(
    ("words", "when"),
    [
        ("بدأت فجر الأحد وامتدت حتى مساء الاثنين", "2023-04-02..2023-04-03"),
        ("اندلعت مساء الأحد وانتهت صباح الاثنين", "2023-04-02..2023-04-03"),
        ("اندلعت الأحد واستمرت حتى ساعة متأخرة من ليل الثلاثاء", "2023-04-02..2023-04-04"),
        ("امتدت من صباح الأحد حتى مساء الاثنين", "2023-04-02..2023-04-03"),
        ("اندلعت مساء الأحد واستمرت ساعات", "2023-04-02"),
        ("اندلعت مساء الأحد، واستمرت المداهمات الثلاثاء", "2023-04-02"),
    ],
)
def test_a_battle_is_of_all_the_days_that_it_is_said_to_last(words: str, when: str) -> None:
    assert days(f"قتل تسعة مسلحين في معارك {words} في عدن.")[0] == when


def test_a_statement_that_bears_a_hijri_date_alone_reckons_from_it() -> None:
    text = "ولاية دجلة\n3 جمادى الآخرة 1439 هـ\n\nكمن مقاتلونا أمس لرتل قرب الحويجة وقتلوا خمسة جنود."
    assert days(text, None) == ["2018-02-18"]


@pytest.mark.parametrize(
    ("words", "when"),
    [("قبل منتصف ليل السبت/الأحد", "2023-04-01"), ("بعد منتصف ليل السبت/الأحد", "2023-04-02")],
)
def test_before_midnight_is_the_first_of_two_days(words: str, when: str) -> None:
    assert days(f"قتل شرطيان في تفجير استهدف حاجزا في ديالى {words}.") == [when]


@pytest.mark.parametrize(
    ("text", "when"),
    [
        (
            "قتل سبعة في تفجير في مرو أول من أمس، وستنتشر قوة مشتركة بحلول 30 نيسان/أبريل في المنطقة.",
            "2023-04-03",
        ),
        ("قتل ثلاثة مدنيين في انفجار في حمص، قبل أسابيع من الانتخابات المقررة في 20 أيار.", None),
        ("هاجم مسلحون مركزا للاقتراع في كركوك فقتلوا حارسا قبل الاقتراع المزمع في 9 أيار.", None),
        ("قتل جنديان أمس في كمين في أبين، وتبدأ الجولة المقررة في 12 نيسان.", "2023-04-04"),
        ("قتل جنديان في كمين في أبين في 2 نيسان.", "2023-04-02"),
        ("خطف طبيب في سرمدا يوم 3 آذار الماضي.", "2023-03-03"),
        ("بلغ عدد القتلى ستة في هجوم وقع في 1 نيسان في غزنة، بحلول المساء.", "2023-04-01"),
    ],
)
def test_a_date_at_which_something_is_due_dates_no_attack(text: str, when: str | None) -> None:
    assert days(text)[0] == when
