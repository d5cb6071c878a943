"""Whose the dead are that one side tells of: those it inflicted, those it lost, what «we» did."""

from __future__ import annotations

import datetime as dt

import pytest

from marsad import Report
from marsad.reader import read


def told(text: str) -> list[tuple[str, int | None, str]]:
    """Return measure, number and affiliation of the counts of a report, sorted."""
    reading = read(Report(doc="x", text=text, seen=dt.date(2024, 5, 16)))
    parts = (*reading.incidents, *reading.tallies)
    return sorted((f.measure, f.low, f.affiliation or "") for p in parts for f in p.figures if f.low)


def doers(text: str) -> set[str]:
    """Return who did it."""
    reading = read(Report(doc="x", text=text, seen=dt.date(2024, 5, 16)))
    return {one.name for incident in reading.incidents for one in incident.perpetrators}


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("صد الجيش السوداني هجوما للدعم السريع على بارا وأوقع في صفوفه 9 قتلى.", "Rapid Support Forces"),
        ("هاجمت حركة الشباب ثكنة للجيش الصومالي في عيلبور وأوقعت في صفوفه 9 قتلى.", "Somali army"),
        ("كبدت قسد مرتزقة الجيش الوطني 9 قتلى في محيط عين عيسى.", "Syrian National Army"),
        ("كبد الجيش المالي حركات أزواد 9 قتلى قرب بير.", "Azawad rebels"),
        ("هاجم مسلحو طالبان قافلة للجيش الأفغاني وأوقعوا بينهم 9 قتلى.", "Afghan army"),
    ],
)
def test_dead_are_of_those_on_whom_they_were_inflicted(text: str, side: str) -> None:
    assert told(text) == [("killed", 9, side)]


@pytest.mark.parametrize(
    ("text", "lost", "felled"),
    [
        (
            "قالت جبهة تحرير أزواد إنها قتلت 20 من مرتزقة فاغنر وخسرت 3 من مقاتليها قرب أنفيف.",
            "Azawad rebels",
            "Wagner Group",
        ),
        ("أعلن الجيش الكولومبي أنه قتل 20 من متمردي فارك وفقد 3 جنود في كاوكا.", "Colombian army", "FARC"),
        (
            "أعلنت طالبان أنها قتلت 20 من تنظيم داعش فيما خسرت 3 من مقاتليها في ننغرهار.",
            "Taliban",
            "Islamic State",
        ),
    ],
)
def test_who_says_that_it_lost_people_lost_its_own(text: str, lost: str, felled: str) -> None:
    assert told(text) == [("killed", 3, lost), ("killed", 20, felled)]


@pytest.mark.parametrize(
    ("text", "side", "doer"),
    [
        ("كتائب القسام: أجهزنا على 4 جنود صهاينة في جباليا", "Israeli army", "Hamas"),
        ("جيش العدل: قتلنا 4 من الحرس الثوري في راسك", "Iranian Revolutionary Guards", "Jaish al-Adl"),
        (
            "حزب الله: استهدفنا تجمعا لجنود العدو في موقع المالكية وأوقعنا فيهم 4 قتلى",
            "Israeli army",
            "Hezbollah",
        ),
        ("وزارة الدفاع التركية: تحييد 4 من إرهابيي بي كا كا شمالي العراق", "PKK", "Turkish army"),
    ],
)
def test_who_stands_before_the_colon_did_what_we_did(text: str, side: str, doer: str) -> None:
    assert told(text) == [("killed", 4, side)]
    assert doers(text) == {doer}


@pytest.mark.parametrize(
    "text", ["الجيش الإسرائيلي: قتل 4 من جنودنا في رفح", "وزارة الدفاع التركية: مقتل 4 جنود في هجوم في دهوك"]
)
def test_who_stands_before_the_colon_did_not_do_what_befell_it(text: str) -> None:
    assert not doers(text) & {"Israeli army", "Turkish army"}


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("قتل 4 من عناصر المليشيا في هجوم على مواقعها في جبل أولياء جنوب الخرطوم.", "Rapid Support Forces"),
        ("قتل 4 من عناصر المليشيا في مواجهات غرب مدينة تعز.", "Houthis"),
        ("قتل 4 من عناصر التنظيم في إنزال جوي قرب بلدة الشحيل بدير الزور.", "Islamic State"),
    ],
)
def test_a_bare_word_for_a_group_means_the_one_of_the_country(text: str, side: str) -> None:
    assert told(text) == [("killed", 4, side)]


def test_a_bare_word_for_a_group_means_the_one_called_so_before() -> None:
    text = "اشتبكت قوات الأمن مع مليشيا العصائب في ديالى. وقتل 4 من عناصر المليشيا."
    assert told(text) == [("killed", 4, "Asa'ib Ahl al-Haq")]


def test_a_title_that_the_text_says_again_is_not_what_a_rival_says() -> None:
    title = "الجيش الإسرائيلي: قتلنا مسلحين اثنين في طوباس"
    text = "قال الجيش الإسرائيلي إن قواته قتلت مسلحين اثنين في طوباس. وتتحدث السلطات الفلسطينية عن شهيدين."
    reading = read(Report(doc="x", title=title, text=text, seen=dt.date(2024, 5, 16)))
    found = [f for incident in reading.incidents for f in incident.figures]
    assert sorted((f.low or 0, f.source or "") for f in found) == [
        (2, "الجيش الإسرائيلي"),
        (2, "السلطات الفلسطينية"),
    ]


@pytest.mark.parametrize(
    ("text", "doer"),
    [
        ("صاروخ باليستي روسي على حي سكني في كريفي ريغ. وصل 4 قتلى و7 جرحى إلى المستشفى.", "Russian army"),
        ("دانات الجنجويد نزلت على أم درمان. لدينا 9 شهداء و27 جريحا في المستشفى.", "Rapid Support Forces"),
    ],
)
def test_who_is_told_of_right_before_the_toll_did_it(text: str, doer: str) -> None:
    assert doers(text) == {doer}


@pytest.mark.parametrize(
    ("text", "doer"),
    [
        (
            "نفذ الطيران الحربي التابع للجيش السوداني غارة على سوق الكومة ما خلف 31 قتيلا.",
            "Sudanese army",
        ),
        ("قال الجيش الروسي إن قواته قضت على 300 عسكري أوكراني قرب سومي.", "Russian army"),
        ("بقصف صاروخي من مناطق سيطرة قسد.. مقتل 3 مدنيين في عفرين", "SDF"),
    ],
)
def test_whose_arms_and_whose_ground_it_came_from(text: str, doer: str) -> None:
    assert doers(text) == {doer}


@pytest.mark.parametrize(
    "text",
    [
        "قصفت الطائرات موقعا تابعا للجيش السوداني في بارا وقتل 5 جنود.",
        "انسحب المسلحون من مناطق سيطرة قسد بعد مقتل 3 مدنيين في قصف على عفرين.",
    ],
)
def test_whose_ground_it_is_did_not_do_it(text: str) -> None:
    assert not doers(text) & {"Sudanese army", "SDF"}


def test_our_fighters_are_of_who_speaks() -> None:
    text = "كتائب القسام: قتلنا 10 جنود إسرائيليين وسقط قتيل واحد من مقاتلينا في خان يونس"
    assert told(text) == [("killed", 1, "Hamas"), ("killed", 10, "Israeli army")]


def test_conscripts_are_of_the_force_that_was_attacked() -> None:
    text = "هاجم مسلحون حاجزا للشرطة المصرية في العريش فقتل ضابط ومجندان."
    assert told(text) == [("killed", 1, "Egyptian police"), ("killed", 2, "Egyptian police")]
