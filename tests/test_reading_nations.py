"""Who did it: soldiers told by their nation, arms of a government, bands of some, longer names, totals."""

from __future__ import annotations

import datetime as dt

import pytest

from marsad import Report
from marsad.models import Reading
from marsad.reader import read


def reading(text: str) -> Reading:
    """Return what a report printed on a Thursday says."""
    return read(Report(doc="x", title="", text=text, seen=dt.date(2024, 5, 16)))


def doers(text: str) -> set[str]:
    """Return who did it in the incidents of a report."""
    return {one.name for incident in reading(text).incidents for one in incident.perpetrators}


def whose(text: str) -> set[str | None]:
    """Return whose the people are that a report counts."""
    return {figure.affiliation for incident in reading(text).incidents for figure in incident.figures}


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("قتل جنود كينيون أربعة رعاة قرب لامو أمس.", "Kenyan army"),
        ("قتل أربعة رعاة على يد جنود كينيين قرب لامو أمس.", "Kenyan army"),
        ("لقيت بائعتان مصرعهما على أيدي عسكريين تشاديين في أبشي.", "Chadian army"),
        ("قتل تلميذان على يد شرطي أوغندي في غولو.", "Ugandan police"),
        ("أصيب ثلاثة صيادين برصاص جنود هنود قبالة راميشوارام.", "Indian army"),
        ("قتل خمسة قرويين بنيران هندية في قطاع نيلوم.", "Indian army"),
        ("قتلت عجوز بقذائف روسية سقطت على نيكوبول.", "Russian army"),
        ("أطلق جنود إسرائيليون النار على مزارعين شرق دير البلح فأصابوا اثنين.", "Israeli army"),
        ("اقتحمت قوة إسرائيلية بلدة سلواد وأصابت شابين بالرصاص.", "Israeli army"),
        ("قتل تسعة من سكان القرية في قصف حكومي على كادوقلي.", "Sudanese army"),
    ],
)
def test_soldiers_and_fire_of_a_nation_are_of_its_army(text: str, who: str) -> None:
    assert doers(text) == {who}


@pytest.mark.parametrize(
    "text",
    [
        "قتل جنود كينيون في انفجار لغم قرب لامو أمس.",
        "قتل أربعة جنود كينيين قرب لامو أمس.",
        "خطف مجهولون عسكريين تشاديين اثنين قرب أبشي.",
        "قالت مصادر حكومية إن انفجارا في كادوقلي أودى بحياة خمسة.",
    ],
)
def test_soldiers_of_a_nation_who_are_harmed_did_nothing(text: str) -> None:
    assert not {name for name in doers(text) if name.endswith(("army", "police", "forces"))}


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("تعرضت دورية قرب تيرا لهجوم شنته مجموعة من الإرهابيين، وقتل ثلاثة جنود.", "Islamist militants"),
        ("قتل حارسان في هجوم نفذته مجموعة من المسلحين على منجم في كيدوغو.", "unidentified gunmen"),
        ("قتل شرطيان بعبوة في بينغول، وحملت السلطات متمردين أكرادا المسؤولية.", "Kurdish militants"),
    ],
)
def test_a_band_of_some_did_it(text: str, who: str) -> None:
    assert doers(text) == {who}


@pytest.mark.parametrize(
    ("name", "whom"),
    [
        ("تنظيم الدولة الإسلامية في غرب أفريقيا", "ISWAP"),
        ("طالبان الباكستانية", "Pakistani Taliban"),
        ("داعش في الصحراء الكبرى", "Islamic State in the Greater Sahara"),
        ("حزب الله التركي", "Turkish Hezbollah"),
        ("طالبان", "Taliban"),
        ("داعش", "Islamic State"),
    ],
)
def test_the_longest_name_is_taken(name: str, whom: str) -> None:
    assert whose(f"قتل سبعة من عناصر {name} في غارة على معسكر أمس.") == {whom}


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("شنت قوات الدفاع الرواندية هجوما على قرية في مانيما، ما أسفر عن مقتل خمسة مدنيين.", "Rwandan army"),
        ("هاجمت ميليشيا زائير قرية في إيتوري وقتلت ستة مزارعين.", "Zaire militia"),
        ("قتل ثلاثة عمال في هجوم شنه الجيش القومي البلوشي على ورشة في تربت.", "Baloch Nationalist Army"),
        ("هاجم متمردو رينامو حافلة في سوفالا وقتلوا اثنين من ركابها.", "RENAMO"),
        ("خطف مقاتلو حكمتيار ثلاثة سائقين في لوغر.", "Hezb-e-Islami"),
        ("نصب متمردو الناكسال كمينا لدورية في باستار وقتلوا أربعة من رجال الشرطة.", "Naxalites"),
        ("هاجم شبان التلال قرية المغير وأصابوا مزارعين.", "Israeli settlers"),
        ("قتل ستة مدنيين في هجوم لقوات قره باغ على حافلة.", "Nagorno-Karabakh forces"),
    ],
)
def test_names_of_actors_of_many_wars(text: str, who: str) -> None:
    assert doers(text) == {who}


@pytest.mark.parametrize(
    "text",
    [
        "قتل 57 شخصا خلال ثلاثة أيام في هجمات لقوات الدعم السريع على مدينة الأبيض وقرى مجاورة. وأوضحت اللجنة "
        "أن الهجوم الأول استهدف صباح الأحد سوق أم روابة وأسفر عن مقتل 30 مدنيا.",
        "شنت قوات الدعم السريع هجمات على قرى في شمال كردفان أسفرت عن مقتل العشرات هذا الأسبوع. وقتل 12 شخصا "
        "في الهجوم على قرية الزريبة.",
    ],
)
def test_attacks_of_a_total_have_its_doers(text: str) -> None:
    told = reading(text).incidents
    assert told
    assert all({one.name for one in each.perpetrators} == {"Rapid Support Forces"} for each in told)


@pytest.mark.parametrize(
    "text",
    [
        "قتل 57 شخصا خلال ثلاثة أيام في هجمات لقوات الدعم السريع على مدينة الأبيض. من جهة أخرى، قتل سبعة من "
        "عناصر الدعم السريع في انفجار لغم قرب بارا.",
        "قتل 57 شخصا خلال ثلاثة أيام في هجمات على مدينة الأبيض. وقتل 30 مدنيا في هجوم على سوق بارا الأحد.",
    ],
)
def test_a_total_hands_on_no_doer_to_its_own_losses_and_none_that_it_does_not_name(text: str) -> None:
    assert not reading(text).incidents[-1].perpetrators
