"""Words that are no month, no site, no person's rank; «منذ بداية العام»; attacks that no word names."""

from __future__ import annotations

import datetime as dt

import pytest

from marsad.models import Reading, Report
from marsad.reader import read

SEEN = dt.date(2024, 5, 15)


def _read(text: str) -> Reading:
    return read(Report(doc="d", title="", text=text, seen=SEEN))


@pytest.mark.parametrize(
    "text",
    ["قتل خمسة من العائلة في غارة هم الأب والأم وطفلان ورضيع", "قتلت أم وأب وطفلان في غارة على حلب"],
)
def test_a_father_is_no_month(text: str) -> None:
    assert _read(text).incidents[0].date is None


@pytest.mark.parametrize("month", ["آب", "اب"])
def test_august_is_a_month_with_or_without_its_hamza(month: str) -> None:
    date = _read(f"قتل خمسة في غارة على حلب في {month} الماضي").incidents[0].date
    assert date is not None
    assert date.first == dt.date(2023, 8, 1)


@pytest.mark.parametrize(
    ("text", "site"),
    [
        ("اعتقلت قوات الاحتلال عشرة مواطنين من الخليل وبيت لحم", None),
        ("قصفت المدفعية بيت حانون وبيت لاهيا شمال القطاع، فقتل ثلاثة", None),
        ("أصيب خمسة أطفال بلغم في حيس. وذكر مصدر طبي في مستشفى المخا أنهم كانوا قرب اللغم حين انفجر", None),
        ("قتل ثلاثة مرضى في قصف أصاب مستشفى المخا أمس، بحسب مصدر طبي", "مستشفى المخا"),
    ],
)
def test_a_town_or_the_place_of_a_source_is_no_site(text: str, site: str | None) -> None:
    assert _read(text).incidents[0].facility == site


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        ("قتل ضابط برتبة نقيب ومنتسب في الشرطة بهجوم مسلح في كركوك", [1, 1]),
        ("قتل ضابط برتبة ملازم وجنديان في كمين في سيناء", [1, 2]),
        ("مقتل ضابط برتبة عميد ومرافقه في كمين في تعز", [1, 1]),
        ("قتل عقيد وضابط صف برتبة رقيب ومجندان في كمين", [1, 1, 2]),
        ("قتل ضابطان برتبة مقدم ورائد في كمين في سيناء", [2]),
    ],
)
def test_one_officer_s_rank_ends_before_the_next_person(text: str, killed: list[int]) -> None:
    assert [one.low for one in _read(text).incidents[0].figures] == killed


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("قتل 97 فلسطينيا في الضفة منذ بداية العام", "منذ بداية العام"),
        ("وبذلك يرتفع عدد القتلى في الضفة منذ مطلع العام الجاري إلى 97", "منذ مطلع العام الجاري"),
    ],
)
def test_since_the_new_year_is_since_the_first_of_january(text: str, words: str) -> None:
    (tally,) = _read(text).tallies
    assert tally.scope.first == dt.date(2024, 1, 1)
    assert tally.scope.last is None
    assert tally.scope.text == words


def test_another_year_is_that_year() -> None:
    (tally,) = _read("ارتفع عدد ضحايا الألغام منذ بداية العام 2023 إلى 97 قتيلا").tallies
    assert tally.scope.first == dt.date(2023, 1, 1)


@pytest.mark.parametrize(
    "text",
    [
        "عثر الأهالي على مقبرة جماعية تضم رفات 18 شخصا جنوب الموصل، يرجح أنهم أعدموا على يد داعش",
        "عثرت دوريات الشرطة العراقية أمس على جثتين في بغداد قتل صاحباهما بالرصاص",
    ],
)
def test_the_dead_of_no_named_means_fell_in_an_attack_and_are_not_of_who_found_them(text: str) -> None:
    (one,) = _read(text).incidents
    assert one.type == "attack"
    assert {figure.affiliation for figure in one.figures} == {None}


@pytest.mark.parametrize(
    "who",
    [
        "رئيس قسم في وزارة الطاقة",
        "رئيس لجنة الانتخابات",
        "وكيل وزارة",
        "أمين عام الحزب",
        "ممثل منظمة إغاثية",
        "منسق فريق طبي",
        "مراقب انتخابات",
        "قائممقام القضاء",
        "متعهد بناء",
        "قبطان السفينة",
    ],
)
def test_one_who_holds_an_office_or_a_trade_is_counted(who: str) -> None:
    (one,) = _read(f"قتل {who} بانفجار عبوة في كركوك").incidents
    assert [figure.low for figure in one.figures] == [1]


@pytest.mark.parametrize(
    ("who", "force"),
    [("رئيس مخفر", "Iraqi police"), ("رئيس هيئة الأركان", "Iraqi army")],
)
def test_the_head_of_a_post_or_staff_is_of_its_force(who: str, force: str) -> None:
    (one,) = _read(f"قتل {who} بانفجار عبوة في كركوك شمال العراق").incidents
    assert [(figure.status, figure.affiliation) for figure in one.figures] == [("armed", force)]


@pytest.mark.parametrize(
    ("behind", "figures"),
    [
        ("ومن بين الضحايا المدنيين ثلاثة أطفال", [(23, False), (3, True)]),
        ("وكان من بين القتلى المدنيين أستاذ جامعي", [(23, False), (1, True)]),
        ("وقال الوزير إن بين القتلى المدنيين نائبة سابقة", [(23, False), (1, True)]),
        ("وبين القتلى مدنيون", [(23, False), (None, True)]),
    ],
)
def test_of_the_civilian_dead_counts_nobody_itself(behind: str, figures: list[tuple[int, bool]]) -> None:
    (one,) = _read(f"قتل 23 شخصا في هجوم على فندق في مقديشو. {behind}").incidents
    assert [(figure.low, figure.subset) for figure in one.figures] == figures


@pytest.mark.parametrize(
    "text",
    [
        "قتل تسعة من رجال الأمن والمهاجمون الخمسة في هجوم على فندق",
        "قتل تسعة من رجال الأمن وخمسة مهاجمين في هجوم على فندق",
    ],
)
def test_a_number_of_its_own_makes_another_group(text: str) -> None:
    (one,) = _read(text).incidents
    assert [(figure.low, figure.status) for figure in one.figures] == [(9, "armed"), (5, "armed")]


@pytest.mark.parametrize("family", ["أسرة كاملة من سبعة أفراد", "عائلة كاملة من سبعة أشخاص"])
def test_a_whole_family_are_civilians(family: str) -> None:
    (one,) = _read(f"قصف طيران الجيش حي المطار في نيالا فقتل {family}").incidents
    assert [(figure.low, figure.status) for figure in one.figures] == [(7, "civilian")]


def test_a_tent_is_for_those_who_are_not_counted() -> None:
    (one,) = _read("قتل 14 في غارتين أمس، تسعة منهم في منزل وخمسة في خيمة للنازحين في رفح").incidents
    assert [figure.low for figure in one.figures] == [14, 9, 5]
