"""Where it happened, not where one speaks, mourns or governs; roads, sides of towns, names nobody knows."""

import datetime as dt

import pytest

from marsad.models import Report
from marsad.reader import read


def names(text: str, title: str = "") -> list[str | None]:
    report = Report(doc="x", title=title, text=text, seen=dt.date(2022, 5, 12))
    return [one.place.name if one.place else None for one in read(report).incidents]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "قال ناصر عدوان، رئيس نقابة الصيادين في عدن، إن زورقا هاجم صيادين قرب المخا فقتل أربعة.",
            "قرب المخا",
        ),
        ("وقال هاشم كامل، مسؤول إعلام الحزب في كركوك، إن سيارة مفخخة قتلت ثمانية في داقوق.", "داقوق"),
        ("تكرم باريس جنودها بعد أن قتل أربعة منهم في هجوم على غاو.", "غاو"),
        ("أيدت برلين حق أنقرة في الرد بعد مقتل جنديين أمس في محافظة شرناق.", "محافظة شرناق"),
        ("قتل سبعة في انفجار سيارة، وقال علي حميد، مدير مستشفى في بغداد، إن الجرحى عشرة.", "بغداد"),
        ("قال شهود في حلب إن قذيفة قتلت ثلاثة في منبج.", "منبج"),
    ],
)
def test_who_speaks_or_governs_somewhere_does_not_say_where_it_happened(text: str, name: str) -> None:
    assert names(text) == [name]


@pytest.mark.parametrize(
    ("title", "text", "name"),
    [
        (
            "غضب في بغداد بعد غارة تقتل خمسة جنود",
            "أسفرت غارة عن مقتل خمسة جنود في محافظة الأنبار.",
            "محافظة الأنبار",
        ),
        ("واشنطن: مدبر تفجير كيسمايو فر", "قتل تسعة أمس في تفجير كيسمايو.", "كيسمايو"),
        ("بغداد: مقتل خمسة بتفجير", "قتل خمسة في تفجير سيارة.", "بغداد"),
        ("بغداد تشهد تفجيرا يقتل خمسة", "قتل خمسة في تفجير سيارة.", "بغداد"),
    ],
)
def test_a_title_may_name_only_the_capital_that_speaks_or_mourns(title: str, text: str, name: str) -> None:
    assert names(text, title) == [name]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("قتل جنديان بعبوة على طريق دمشق - درعا.", "طريق دمشق - درعا"),
        ("قتل جنديان على طريق بغداد كركوك قرب منطقة تل رمان.", "قرب منطقة تل رمان"),
        (
            "قتل تسعة بغارات على الريف الشمالي الشرقي لمحافظة حلب ونقل الجرحى إلى منبج.",
            "الريف الشمالي الشرقي لمحافظة حلب",
        ),
        ("سقطت قذيفة في الضواحي الغربية لدمشق وأصابت سبعة.", "الضواحي الغربية لدمشق"),
        ("سقطت قذيفة في دمشق وأصابت سبعة كانوا في طريقهم إلى المدرسة.", "دمشق"),
    ],
)
def test_roads_and_sides_of_towns_are_places(text: str, name: str) -> None:
    assert names(text) == [name]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("قتل ثلاثة رجال في كريمونتا وهي مدينة صغيرة قرب ميلانو.", "كريمونتا"),
        ("خطف أربعة عمال في الحويزرة، وهي إحدى قرى محافظة سبها.", "الحويزرة"),
        ("قتل خمسة أشخاص في لا بويرتا بولاية تشوكو الكولومبية.", "لا بويرتا"),
        ("قتل ثلاثة بإطلاق نار في نورث هيل بتكساس.", "نورث هيل"),
        ("قتل سبعة أشخاص في حي يوسف خان شمال بيشاور.", "حي يوسف خان"),
        ("قتل ثلاثة أشخاص في ظروف غامضة بولاية تكساس.", "ولاية تكساس"),
        ("قتل ثلاثة أشخاص في سيارة مدنية بمحافظة درعا.", "محافظة درعا"),
        ("قتل ثلاثة في حافلة وهي متجهة إلى درعا.", "درعا"),
    ],
)
def test_what_is_said_of_an_unknown_name_tells_that_it_is_a_place(text: str, name: str) -> None:
    assert names(text) == [name]


def test_a_quarter_nobody_knows_is_of_the_city_named_just_before() -> None:
    text = "قتل رجل في إسطنبول برصاص مجهولين. وقالت صحيفة إنه قتل في حي سلطان مراد. وأوقف اثنان في أضنة."
    found = read(Report(doc="x", title="", text=text, seen=dt.date(2022, 5, 12))).incidents
    assert found[0].place is not None
    assert found[0].place.admin1 == "Istanbul"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("قتل تسعة بقنبلة في إقليم بلوشستان. وذكرت الشرطة أن الانفجار وقع في مدينة تونسا.", "مدينة تونسا"),
        ("قتل شرطيان بانفجار لغم في محافظة ديالى. ووقع الهجوم قرب بلدة العبارة.", "قرب بلدة العبارة"),
        ("قتل شرطيان بانفجار لغم في محافظة ديالى. ووقع الحادث في ناحية العظيم.", "ناحية العظيم"),
        ("قتل شرطيان بانفجار لغم في بلدة العبارة. وتقع البلدة في محافظة ديالى.", "بلدة العبارة"),
        (
            "قتل شرطيان بانفجار لغم في بلدة العبارة. ووقع الانفجار بعد يوم من زيارة مسؤول إلى بغداد.",
            "بلدة العبارة",
        ),
    ],
)
def test_where_an_attack_is_said_to_have_happened_is_its_place(text: str, name: str) -> None:
    assert names(text) == [name]


def test_a_particle_is_no_place() -> None:
    assert names("وقالت مصادر محلية إن مسلحين قتلوا أربعة جنود قرب بلدة العبارة.") == ["قرب بلدة العبارة"]
