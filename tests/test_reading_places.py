"""Where: which names are places, which place of a report is that of the incident, and at which site."""

import datetime as dt

import pytest

from marsad.gazetteer import Gazetteer
from marsad.models import Account, Report
from marsad.reader import read
from marsad.reader.document import document
from marsad.reader.places import Mention, resolved
from marsad.reader.toponyms import mentions


def named(text: str) -> list[Mention]:
    taken = document(Report(doc="x", title="", text=text, seen=None))
    rows = resolved([mentions(sentence, Gazetteer.load()) for sentence in taken.sentences])
    return [one for row in rows for one in row]


def told(text: str, title: str = "") -> Account:
    return read(Report(doc="x", title=title, text=text, seen=dt.date(2021, 3, 4))).incidents[0]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("سقطت قذيفتان على حي الكفاح في مدينة تعز", ["حي الكفاح", "مدينة تعز"]),
        ("اقتحم مسلحون قرية أم السلم بولاية سنار", ["قرية أم السلم", "ولاية سنار"]),
        ("هاجموا بلدة دانغورا في ولاية بورنو", ["بلدة دانغورا", "ولاية بورنو"]),
        ("قصفوا منطقة بانكورا بولاية بورنو", ["منطقة بانكورا", "ولاية بورنو"]),
        ("اشتباكات في بلدتي الفوعة وكفريا", ["بلدتي الفوعة", "كفريا"]),
        ("عبوة انفجرت في (الشيخ زويد) و(رفح)", ["الشيخ زويد", "رفح"]),
        ("كمين في محافظة شمال سيناء", ["محافظة شمال سيناء"]),
        ("قتل ثلاثة في ولاية الجزيرة وسط السودان", ["ولاية الجزيرة", "وسط السودان"]),
        ("نقطة تفتيش في الرياض", ["الرياض"]),
        ("وفي سراقب قتل اثنان من أهالي إدلب", ["سراقب", "إدلب"]),
        ("انسحب الجيش من جنين بعد اشتباكات في نابلس", ["جنين", "نابلس"]),
        ("غارة على إب في اليمن", ["إب", "اليمن"]),
        ("معارك في تل أبيض بريف الرقة", ["تل أبيض", "ريف الرقة"]),
    ],
)
def test_names_of_places_are_found_whole(text: str, words: list[str]) -> None:
    assert [one.words for one in named(text)] == words


@pytest.mark.parametrize(
    "text",
    [
        "سيطروا على قرى وسلبوا أهلها",
        "أطلقوا النار على قرى تسكنها أقلية",
        "وصل إلى قرية نائية",
        "بادر الحارس بالرد",
        "التقى بايدن قادة من الحزب",
        "انفجار في مركز ثقافي ومحلية تجارية",
        "تبنت سرايا القدس الهجوم",
        "في آب الماضي",
        "السجن في محيط السجن",
        "حضروا جنوب البلاد",
    ],
)
def test_other_words_are_no_places(text: str) -> None:
    assert named(text) == []


def test_a_town_in_a_direction_of_another_lies_beside_it() -> None:
    village, city = named("غارة على سوق في بلدة كتم شمالي مدينة الفاشر")
    assert village.inside is not None
    assert village.inside.words == city.words
    assert city.near
    assert not village.near


def test_the_middle_of_a_town_is_in_it() -> None:
    assert not named("انفجرت سيارة وسط كركوك")[0].near


def test_a_village_of_a_province_has_not_the_name_of_the_province() -> None:
    assert [one.words for one in named("صاروخ يصيب قرية بخاركيف")] == ["خاركيف"]


@pytest.mark.parametrize(
    ("title", "text", "name", "admin1"),
    [
        (
            "عشرة قتلى قرب كركوك",
            "قتل عشرة مزارعين في هجوم شنه تنظيم الدولة على قرية السعدونية بقضاء الحويجة جنوب غربي كركوك",
            "قرية السعدونية",
            "Kirkuk",
        ),
        (
            "ستة قتلى في شمال سوريا",
            "قتل ستة مدنيين في قصف على مدينة الباب بريف حلب الشرقي",
            "مدينة الباب",
            "Aleppo",
        ),
        (
            "قتيلان في بغداد",
            "قال مصدر أمني في محافظة بابل إن رجلين قتلا بانفجار عبوة في منطقة البياع غربي بغداد",
            "منطقة البياع",
            "Baghdad",
        ),
        (
            "",
            "قتل خمسة جنود في كمين بمديرية المخا. وقال محافظ عدن إن الجنود من أبناء لحج",
            "مديرية المخا",
            "Taiz",
        ),
        (
            "تفجير في مقديشو",
            "قتل تسعة أشخاص في تفجير سيارة. ووقع التفجير في حي هدن بالعاصمة مقديشو",
            "حي هدن",
            "Banadir",
        ),
        (
            "",
            "قتل سبعة مصلين في هجوم على مسجد في باماكو، ونقل الجرحى إلى مستشفى في كيدال",
            "باماكو",
            "Bamako",
        ),
    ],
)
def test_the_most_specific_place_of_the_event_wins(title: str, text: str, name: str, admin1: str) -> None:
    place = told(text, title).place
    assert place is not None
    assert (place.name, place.admin1) == (name, admin1)


@pytest.mark.parametrize("again", ["وشهدت المدينة نفسها", "وكان المكان ذاته قد شهد"])
def test_the_same_place_told_again_is_that_of_the_first_incident(again: str) -> None:
    text = f"قتل ستة باعة في تفجير سيارة في مدينة الصويرة. {again} عام 2009 تفجيرا قتل فيه 41 شخصا"
    found = read(Report(doc="x", title="", text=text, seen=dt.date(2021, 3, 4))).incidents
    assert [one.place.name for one in found if one.place] == ["مدينة الصويرة"] * len(found)


def test_an_incident_of_which_no_place_is_told_has_none() -> None:
    text = "قتل ستة باعة في تفجير سيارة في مدينة الصويرة. وقتل 41 شخصا في هجوم آخر قبل عام"
    found = read(Report(doc="x", title="", text=text, seen=dt.date(2021, 3, 4))).incidents
    assert [one.place for one in found[1:]] == [None] * (len(found) - 1)


def test_a_building_is_no_place_where_a_town_is_named() -> None:
    account = told("قتل أربعة حراس في هجوم على سجن الصناعة في مدينة الحسكة")
    assert account.place is not None
    assert (account.place.name, account.facility) == ("مدينة الحسكة", "سجن الصناعة")


@pytest.mark.parametrize(
    ("text", "facility"),
    [
        ("قتل ثلاثة في قصف على سوق شعبي في تعز، وفق وزارة الصحة", "سوق شعبي"),
        ("قالت وزارة الداخلية إن ستة قتلوا بتفجير عند نقطة تفتيش في العريش", "نقطة تفتيش"),
        ("قتل خمسة بتفجير انتحاري في كابول، ونقلت جثثهم إلى مستشفى المدينة", None),
        ("قصفت طائرة مستشفى في إدلب فقتل ممرضان", "مستشفى"),
        ("قال طبيب في مستشفى الأنصار إن عشرة مدنيين قتلوا بقذائف أصابت مدرسة في حلب", "مدرسة"),
        ("قتل جندي في كمين قرب كيدال، كما أعلن الرئيس السابق محمد مرسي", None),
        ("اقتحم مسلحون مسجد الفرقان وقتلوا إمامه في مايدوغوري", "مسجد الفرقان"),
        ("فجر انتحاري نفسه بسوق في نجامينا وقتل أربعة", "سوق"),
    ],
)
def test_the_site_is_where_it_happened(text: str, facility: str | None) -> None:
    assert told(text).facility == facility
