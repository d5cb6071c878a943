"""Where: which names are places, which place of a report is that of the incident, and at which site."""

import datetime as dt

import pytest

from marsad.gazetteer import Gazetteer
from marsad.models import Account, Report
from marsad.reader import read
from marsad.reader.document import document
from marsad.reader.places.places import Mention
from marsad.reader.places.resolving import resolved
from marsad.reader.places.toponyms import mentions


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
        ("هاجموا منطقة أم سيال عثمان غرب كردفان", ["منطقة أم سيال عثمان", "غرب كردفان"]),
        ("هاجموا بلدة بورو مانسي قرب مدينة مانديرا", ["بلدة بورو مانسي", "قرب مدينة مانديرا"]),
        ("غارة على منطقة عين السدر الواقعة شرق مدينة صيدا", ["منطقة عين السدر", "شرق مدينة صيدا"]),
        ("لغم في منطقة الأكروب بعزلة الأعدون بمحافظة تعز", ["منطقة الأكروب", "عزلة الأعدون", "محافظة تعز"]),
        ("كمين في مقاطعة /تانكيلي/ بمنطقة الساحل", ["مقاطعة /تانكيلي", "منطقة الساحل"]),
        ("قتلوا في منطقة الاشتباك شمال مدينة صيدا", ["شمال مدينة صيدا"]),
        ("غارة في دونغولا جنوب ميكيلي عاصمة تيغراي", ["جنوب ميكيلي"]),
        ("كمين في بلدة بني في شمال كيفو", ["بلدة بني", "شمال كيفو"]),
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
        ("قتل ستة من عناصر القاعدة في غارة على سيارة في شبوة. وتنشط القاعدة هناك منذ أعوام.", None),
        ("قتل ثلاثة في قصف على سوق شعبي في تعز، وفق وزارة الصحة", "سوق شعبي"),
        ("قالت وزارة الداخلية إن ستة قتلوا بتفجير عند نقطة تفتيش في العريش", "نقطة تفتيش"),
        ("قتل خمسة بتفجير انتحاري في كابول، ونقلت جثثهم إلى مستشفى المدينة", None),
        ("قصفت طائرة مستشفى في إدلب فقتل ممرضان", "مستشفى"),
        ("قال طبيب في مستشفى الأنصار إن عشرة مدنيين قتلوا بقذائف أصابت مدرسة في حلب", "مدرسة"),
        ("قتل جندي في كمين قرب كيدال، كما أعلن الرئيس السابق محمد مرسي", None),
        ("اقتحم مسلحون مسجد الفرقان وقتلوا إمامه في مايدوغوري", "مسجد الفرقان"),
        ("فجر انتحاري نفسه بسوق في نجامينا وقتل أربعة", "سوق"),
        ("قال الناطق الرسمي باسم وزارة الدفاع إن جنديين قتلا بلغم في جندوبة", None),
    ],
)
def test_the_site_is_where_it_happened(text: str, facility: str | None) -> None:
    assert told(text).facility == facility


@pytest.mark.parametrize(
    ("text", "admin1", "country"),
    [
        ("قتل سبعة جنود في هجوم على ثكنة في بلدة سيتنغا", "Sahel", "BF"),
        ("قتل جنديان في كمين بين بلدتي دامبوا وشيبوك", "Borno", "NG"),
        ("قصفت مسيرة مخيم دريج للنازحين في نيالا فقتل أربعة", "South Darfur", "SD"),
        ("قتل جندي في اشتباك بمحافظة سولو جنوبي الفلبين", "Bangsamoro", "PH"),
        ("قتل 15 شخصا في بلدة ماكوميا بإقليم كابو ديلغادو", "Cabo Delgado", "MZ"),
        ("قصفت القوات الروسية بلدة ليبتسي فقتل رجل", "Kharkiv", "UA"),
        ("مقتل مسلحين اثنين في بولواما بكشمير الهندية", "Jammu and Kashmir", "IN"),
        ("قتل شرطي في هجوم على مركز في ضواحي كويتا", "Balochistan", "PK"),
        ("قتل عشرة جنود في هجوم على معسكر في تينزواتين شمالي مالي", "Kidal", "ML"),
        ("قتل تسعة مدنيين في هجوم على بلدة عيل طير", "Galguduud", "SO"),
        ("قتل ستة مزارعين في هجوم قرب بونيا", "Ituri", "CD"),
        ("قتل أربعة في غارة على بلدة عيترون", "Nabatieh", "LB"),
        ("قتل ثلاثة في تفجير في جلال أباد", "Nangarhar", "AF"),
        ("قتل شرطيان في كمين في سيلوبي", "Sirnak", "TR"),
        ("قتل عشرون مدنيا في قصف على ميكيلي", "Tigray", "ET"),
        ("قتل جنديان بانفجار لغم في جبل السمامة", "Kasserine", "TN"),
    ],
)
def test_places_of_many_wars_are_known_as_papers_spell_them(text: str, admin1: str, country: str) -> None:
    place = told(text).place
    assert place is not None
    assert (place.admin1, place.country) == (admin1, country)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("قتل خمسة في اشتباكات في سبها الواقعة على مسافة 700 كيلومتر جنوب طرابلس", "سبها"),
        ("قتل شرطي في تفجير في العاصمة الليبية طرابلس", "العاصمة الليبية طرابلس"),
        ("قتل شرطي في تفجير في العاصمة الصومالية مقديشو أمس", "العاصمة الصومالية مقديشو"),
        ("انفجرت قنبلة في كركوك على بعد 250 كلم شمال بغداد فقتل شرطي", "كركوك"),
        ("انفجرت عبوة على بعد 30 كلم شمال بغداد فقتل شرطي", "شمال بغداد"),
    ],
)
def test_a_place_that_distance_is_told_from_is_not_where_it_happened(text: str, name: str) -> None:
    place = told(text).place
    assert place is not None
    assert place.name == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("قتل ثمانية في هجوم في تولوكوم بمقاطعة إيتوري", "تولوكوم"),
        ("انفجر لغم في مرونغا على بعد 12 كلم من مدينة غاو فقتل جنديان", "مرونغا"),
        ("قتل شرطيان في كمين في باغوندا بولاية كيبي", "باغوندا"),
        ("قتل رجل في منزله بولاية كيبي بهجوم مسلح", "ولاية كيبي"),
        ("قتل أربعة في غارة على بلدة عين الزعرور شرق صيدا", "بلدة عين الزعرور"),
        ("قتل شخصان في قصف على منطقة شرق النيل بالسودان", "منطقة شرق النيل"),
        ("قتل جنديان في البلدة بولاية كيبي في هجوم", "ولاية كيبي"),
    ],
)
def test_unknown_names_before_words_that_say_where_they_lie(text: str, name: str) -> None:
    place = told(text).place
    assert place is not None
    assert place.name == name


@pytest.mark.parametrize(
    ("text", "admin1", "country"),
    [
        ("قتل ستة أشخاص في تفجير قرب القصر الرئاسي في مقديشو أمس.", "Banadir", "SO"),
        ("قتل ثلاثة أشخاص بقصف قرب القصر الجمهوري وسط صنعاء أمس.", "Sanaa", "YE"),
        ("أصيب خمسة أشخاص بقصف على حي الثورة في مدينة تعز أمس.", "Taiz", "YE"),
    ],
)
def test_a_place_of_a_common_name_lies_in_the_town_that_is_named(
    text: str, admin1: str, country: str
) -> None:
    place = read(Report(doc="x", text=text, seen=dt.date(2020, 3, 2))).incidents[0].place
    assert place is not None
    assert (place.admin1, place.country) == (admin1, country)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("قتل أربعة نازحين في قصف على مدرسة تؤوي نازحين في حي الدرج بمدينة غزة.", "حي الدرج"),
        ("انفجرت عبوة في سيارة للشرطة بمديرية أندر في ولاية غزني فقتل ثلاثة شرطيين.", "مديرية أندر"),
        ("سقط قتيلان في معارك مع قوات النظام في محيط مدينة عدرا بريف دمشق.", "محيط مدينة عدرا"),
        ("قتل جنديان بعد احتراق آلية على طريق في منطقة ليجي بمحافظة ديار بكر.", "منطقة ليجي"),
    ],
)
def test_a_force_or_people_told_before_do_not_set_a_place_aside(text: str, name: str) -> None:
    place = told(text).place
    assert place is not None
    assert place.name == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("أعلن محافظ حلب أن خمسة مدنيين قتلوا في غارة على بلدة كفرناها.", "بلدة كفرناها"),
        ("قال أهالي درعا إن ثلاثة شبان قتلوا برصاص قناص في بلدة نوى.", "بلدة نوى"),
        ("ذكرت شرطة محافظة الكرك أن جنديين قتلا في هجوم على بلدة القطرانة.", "بلدة القطرانة"),
    ],
)
def test_an_office_or_the_people_of_a_town_say_nothing_of_where_it_happened(text: str, name: str) -> None:
    place = told(text).place
    assert place is not None
    assert place.name == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("قتل جنديان في هجوم على حامية الكرمك في السودان.", "الكرمك"),
        ("سقطت قذائف على سوق الفتيحاب في الخرطوم فقتل ستة باعة.", "الفتيحاب"),
        ("قتل 23 جنديا في هجوم على معسكر ديورا للجيش قرب مدينة موبتي.", "ديورا"),
        ("قتل ثلاثة مدنيين في سلوبي بتركيا أمس. وفي جزرة المجاورة قتل شرطي برصاص قناص.", "سلوبي"),
    ],
)
def test_a_small_town_is_known_behind_the_site_that_is_named_for_it(text: str, name: str) -> None:
    place = told(text).place
    assert place is not None
    assert place.name == name


def test_small_towns_that_head_the_items_of_a_list_are_where_these_happened() -> None:
    text = (
        "أعلنت وزارة الصحة اللبنانية حصيلة غارات أمس على لبنان:\n"
        "▪️ بدنايل (قضاء بعلبك): سبعة قتلى بينهم ثلاثة أطفال\n▪️ المعيصرة (كسروان): تسعة قتلى وجريحان"
    )
    read_of = read(Report(doc="x", title="", text=text, seen=dt.date(2024, 10, 25))).incidents
    assert [one.place.name for one in read_of if one.place] == ["بدنايل", "المعيصرة"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("قتل عشرون شخصا في تفجير سيارة ملغومة في شارع العباسية بحي الزهراء في حمص.", "حي الزهراء"),
        ("قتل تسعة مصلين في غارة على مدرسة بشارع النفق في حي الدرج بغزة.", "حي الدرج"),
        ("قتل ستة متسوقين في تفجير انتحاري في ساحة الطيران وسط بغداد.", "ساحة الطيران"),
        ("قتل جندي بلغم على طريق ترندة في محافظة حلب.", "طريق ترندة"),
    ],
)
def test_the_quarter_is_told_of_rather_than_a_street_in_it(text: str, name: str) -> None:
    place = told(text).place
    assert place is not None
    assert place.name == name


@pytest.mark.parametrize(
    "text",
    [
        "انفجر لغم في شاحنة جنوب بلدة نوى وقتل ثلاثة، والإسعاف نقلتهم على درعا.",
        "استهدفت غارة منزلا جنوب بلدة نوى فقتل ثلاثة، ونقلوهم إلى درعا.",
        "قتل شاب وأصيب اثنان بانفجار جنوب بلدة نوى، وأسعفوا إلى درعا.",
    ],
)
def test_the_town_that_people_were_taken_to_is_not_where_it_happened(text: str) -> None:
    place = told(text).place
    assert place is not None
    assert place.name == "جنوب بلدة نوى"


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("قتل أربعة مدنيين بقصف الجيش السوري على أريحا بعد غارة على دمشق", "أريحا", "SY"),
        ("قتل فلسطيني برصاص الجيش الإسرائيلي في أريحا بعد مواجهات في نابلس", "أريحا", "PS"),
        (
            "أصيب ثلاثة جنود سوريين في قصف على قرية ناعور، وردت الطائرات بقصف ريف إدلب",
            "قرية ناعور",
            "SY",
        ),
    ],
)
def test_a_town_lies_in_the_country_that_the_rest_of_a_report_speaks_of(
    text: str, name: str, country: str
) -> None:
    place = told(text).place
    assert place is not None
    assert (place.name, place.country) == (name, country)


def test_a_name_is_of_one_place_throughout_a_report() -> None:
    title, text = "شهيد في المغير", "استشهد شاب برصاص مستوطنين في قرية المغير شمال شرق رام الله."
    found = read(Report(doc="x", title=title, text=f"{text}\nوفي المغير أيضا أحرق منزل.", seen=None))
    assert {one.place.admin1 for one in found.incidents if one.place} == {"Ramallah"}


def test_the_place_of_the_title_is_that_of_the_incident_whose_text_names_it() -> None:
    text = (
        "استشهد شاب برصاص مستوطنين في قرية المغير شمال شرق رام الله.\n"
        "من جهة أخرى، اعتقلت القوات تسعة مواطنين من بلدة قباطية."
    )
    found = read(Report(doc="x", title="شهيد في المغير واعتقال تسعة", text=text, seen=None))
    assert [one.place.name for one in found.incidents if one.place] == ["قرية المغير", "بلدة قباطية"]


@pytest.mark.parametrize(
    ("text", "facility"),
    [
        ("قتل خمسة في هجوم انتحاري على فندق «بيت السلام» في مقديشو", "فندق «بيت السلام"),
        ("قصف الطيران مدرسة أبو حنيفة في مدينة الموصل فقتل طفلان", "مدرسة أبو حنيفة"),
        ("قتل طفلان بقذيفة على مقهى بجبل محسن في طرابلس", "مقهى"),
        ("فجر انتحاري نفسه أمام محطة القطارات في أنقرة فقتل 12 شخصا", "محطة القطارات"),
        ("هاجم مسلحون نقطة للشرطة الاتحادية في ناحية الرشاد وقتلوا شرطيين", "نقطة للشرطة الاتحادية"),
        ("أطلق مجهولون النار على كمين أمني في مدينة العريش فاستشهد مجند", "كمين أمني"),
        ("استهدفت طائرة مسيرة المستشفى الجنوبي في الفاشر ما أدى إلى مقتل 20 من المرضى", "المستشفى الجنوبي"),
        ("أصيب ستة في قصف على السوق ونقلوا إلى المستشفى الجنوبي في الفاشر", "السوق"),
    ],
)
def test_sites_are_named_in_full_and_are_those_that_were_hit(text: str, facility: str) -> None:
    assert told(text).facility == facility


@pytest.mark.parametrize("area", ["دير الزور", "الرقة", "حلب", "تعز", "ديالى"])
def test_a_governorate_is_no_town_of_its_name(area: str) -> None:
    reading = read(Report(doc="a", text=f"قُتل شخصان في قصف على محافظة {area} أمس."))
    assert reading.incidents[0].place is not None
    assert reading.incidents[0].place.precision == "admin1"


def test_a_town_and_its_governorate_speak_for_the_places_around_them() -> None:
    place = told("انفجرت عبوة في قرية الصفرة بناحية الرياض، جنوب غرب كركوك، فقتل جندي في كركوك").place
    assert place is not None
    assert (place.admin1, place.country) == ("Kirkuk", "IQ")


@pytest.mark.parametrize("site", ["سوق بعقوبة", "مستشفى الفلوجة", "سوق الموصل"])
def test_a_building_of_a_town_lies_in_it(site: str) -> None:
    place = told(f"انفجرت سيارة مفخخة في {site} وقتلت 14 شخصا.").place
    assert place is not None
    assert (place.name, place.country) == (site.split()[1], "IQ")


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("استشهد شاب برصاص الجيش في جنين.", "جنين", "PS"),
        ("قتل ثلاثة أشخاص في قصف على سراقب.", "سراقب", "SY"),
        ("مقتل أربعة بغارة على أبها.", "أبها", "SA"),
        ("قصف على الأبيض عاصمة شمال كردفان يقتل عشرة.", "الأبيض", "SD"),
        ("مقتل قيادي في عمران بغارة جوية.", "عمران", "YE"),
        ("قتل سبعة جنود في هجوم على القائم غربي العراق.", "القائم", "IQ"),
        ("اشتباكات في نبل والزهراء تقتل ثلاثة مقاتلين.", "نبل", "SY"),
    ],
)
def test_a_town_whose_name_is_a_word_is_believed_where_nothing_goes_on_with_it(
    text: str, name: str, country: str
) -> None:
    place = told(text).place
    assert place is not None
    assert (place.name, place.country) == (name, country)


@pytest.mark.parametrize(
    "text",
    [
        "أصيب طفل في رشيد الصغير بشظايا قذيفة.",
        "قتل رجل في الخمس سنوات الأخيرة بقذيفة.",
        "ظهر القتيل في مشهد مصور بعد قصف على البلدة.",
        "فقدت جنين أمه حياتها بقذيفة.",
        "قتل شرطي أثناء وقوفه على الباب الخلفي برصاصة قناص.",
    ],
)
def test_a_word_that_is_a_towns_name_too_is_no_place(text: str) -> None:
    assert named(text) == []


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("قتل ستة في قرية دارانغو المتاخمة لنيجيريا في أقصى شمال الكاميرون.", "قرية دارانغو", "CM"),
        ("هاجم مسلحون قرية بانكي في الكاميرون المحاذية لنيجيريا فقتلوا تسعة.", "قرية بانكي", "CM"),
        ("قتل ثلاثة جنود في ديفا الحدودية مع نيجيريا بهجوم انتحاري.", "ديفا", "NE"),
        ("قصف على قرى في محافظة دهوك المحاذية لتركيا يقتل راعيين.", "محافظة دهوك", "IQ"),
        ("اشتباكات في حي جوبر المجاور لدمشق القديمة أوقعت خمسة قتلى.", "حي جوبر", "SY"),
    ],
)
def test_what_a_place_borders_on_does_not_hold_it(text: str, name: str, country: str) -> None:
    place = told(text).place
    assert place is not None
    assert (place.name, place.country) == (name, country)


def test_the_first_level_area_is_the_one_that_the_text_names() -> None:
    place = told("استشهد جندي بقطاع ظهران الجنوب بمنطقة عسير إثر سقوط قذيفة.").place
    assert place is not None
    assert (place.name, place.admin1) == ("ظهران الجنوب", "Asir")


def test_a_direction_is_one_from_a_city_and_not_from_a_quarter_called_after_it() -> None:
    place = told("اغتال مسلحون شيخا قبليا في منطقة النخيل شمال عدن.").place
    assert place is not None
    assert (place.name, place.country) == ("منطقة النخيل", "YE")


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("قتل سبعة جنود في هجوم في مالي.", "ML"),
        ("قتل سبعة أشخاص في غارات على سوريا.", "SY"),
        ("قتل سبعة أشخاص في هجوم داخل أوكرانيا.", "UA"),
    ],
)
def test_a_report_that_names_only_the_country_is_of_that_country(text: str, country: str) -> None:
    place = told(text).place
    assert place is not None
    assert (place.country, place.precision, place.lat) == (country, "country", None)


def test_a_land_across_the_border_is_not_where_it_happened() -> None:
    assert told("قتل ستة جنود كولومبيين في كمين لدورية عند الحدود مع فنزويلا.").place is None
    assert told("قتل جندي سعودي بقذيفة على الحدود الجنوبية مع اليمن.").place is None


def test_where_a_country_only_speaks_nothing_happened_there() -> None:
    assert told("قتل سبعة جنود في كمين. وأدانت أوكرانيا الهجوم.").place is None


def test_who_opens_fire_may_stand_between_the_verb_and_the_fire() -> None:
    text = (
        "قتل شرطيان في كمين شمال نيجيريا، بحسب ضابط. "
        "وأطلق مقاتلو بوكو حرام الرصاص على قافلة شاحنات كانت تمر قرب قرية تانغوري."
    )
    place = told(text).place
    assert place is not None
    assert place.name == "قرب قرية تانغوري"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("هاجم مسلحون قرية في ساغينغ فقتلوا 22 شخصا.", "ساغينغ"),
        ("اغتالت عصابات مسلحة ضابط شرطة في بور أو برنس.", "بور أو برنس"),
    ],
)
def test_places_far_away_are_known_in_more_than_one_spelling(text: str, name: str) -> None:
    place = told(text).place
    assert place is not None
    assert place.name == name


def test_the_ministry_that_accuses_somebody_is_not_the_site() -> None:
    text = "اتهمت وزارة الداخلية حركة الشباب بالوقوف وراء تفجير أدى إلى مقتل 11 شخصا في بيدوا."
    assert told(text).facility is None


def test_the_name_of_a_village_is_no_site() -> None:
    assert told("قتل شاب برصاص الجيش خلال مواجهات في بيتا.").facility is None
    assert told("قتل شاب حين اقتحم الجيش بيتا في نابلس.").facility == "بيتا"


@pytest.mark.parametrize(
    ("where", "precision"),
    [
        ("في قضاء سنجار", "area"),
        ("في إقليم دجوغو", "area"),
        ("في مديرية الضالع", "area"),
        ("في مدينة سنجار", "settlement"),
        ("في سنجار", "settlement"),
        ("في محافظة الضالع", "admin1"),
    ],
)
def test_a_district_is_less_precise_than_the_town_it_is_called_by(where: str, precision: str) -> None:
    (account,) = read(Report(doc="x", title="", text=f"قتل ستة أشخاص في هجوم {where}.")).incidents
    assert account.place is not None
    assert account.place.precision == precision


SITES = [
    ("قصفت طائرة مستشفى في حيدان وقالت منظمة أطباء بلا حدود إن تسعة قتلوا.", "مستشفى", 9),
    ("استهدف تفجير وزارة الزراعة في كابل وقتل ستة.", "وزارة", 6),
    ("قتل ستة جنود في هجوم لطالبان في هلمند، لكن وزارة الدفاع تحدثت عن ثلاثة جرحى.", None, 6),
    ("قالت منظمة مراسلون بلا حدود إن أربعة صحفيين قتلوا في غارة على غزة.", None, 4),
]


@pytest.mark.parametrize(("text", "site", "count"), SITES)
def test_who_speaks_is_no_site_and_no_denial(text: str, site: str | None, count: int) -> None:
    incident = read(Report(doc="x", text=text)).incidents[0]
    assert (incident.facility or "").split()[:1] == ([site] if site else [])
    assert count in {figure.low for figure in incident.figures}


def test_a_name_that_no_table_knows_ends_before_what_it_lies_close_by() -> None:
    place = read(Report(doc="x", text="قتل أربعة في غارة على منطقة الحوش قرب صور.")).incidents[0].place
    assert place is not None
    assert place.name == "منطقة الحوش"


def test_the_land_of_the_attacker_is_not_that_of_a_town_that_no_table_knows() -> None:
    place = read(Report(doc="x", text="قتل أربعة في غارة إسرائيلية على بلدة الصوانية.")).incidents[0].place
    assert place is not None
    assert place.country is None
