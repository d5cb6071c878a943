"""Where, most exactly: the village and not the town that frames it, names by where they lie, «البلدة»."""

import datetime as dt

import pytest

from marsad.models import Account, Report
from marsad.reader import read


def told(text: str) -> tuple[Account, ...]:
    return read(Report(doc="x", title="", text=text, seen=dt.date(2021, 3, 4))).incidents


def names(text: str) -> list[str | None]:
    return [one.place.name if one.place else None for one in told(text)]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("وفي درعا قتل مسلحون حارسين اثنين أمس قرب بلدة كفرناسا.", "قرب بلدة كفرناسا"),
        ("أما في البصرة فقتل شرطي بانفجار عبوة في قرية دويلمة.", "قرية دويلمة"),
        ("هاجم مسلحون حافلة في إقليم تيلابيري فقتلوا تسعة قرب قرية بانكوري.", "قرب قرية بانكوري"),
        ("وفي شرناق قتل جندي بانفجار لغم زرع في جبل زورافا.", "جبل زورافا"),
        ("قتلت قوات تشاد ستة من بوكو حرام في هجوم على جزيرة كايغورام في بحيرة تشاد.", "جزيرة كايغورام"),
        ("صلاح الدين: قتل مسلح واحد في كمين نصب في مطيبيجة.", "مطيبيجة"),
    ],
)
def test_the_village_is_told_of_rather_than_the_town_or_province_that_frames_it(text: str, name: str) -> None:
    assert names(text) == [name]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("قتل ستة في قصف على مدينة جازان، وأدى تطاير الشظايا إلى إصابة أربعة.", "مدينة جازان"),
        ("قتل راع في غارة على جزيرة نائية في بحيرة تشاد.", "بحيرة تشاد"),
        ("وفي النجف قتل تاجر برصاص مجهولين، وقال محافظ كربلاء إن الفاعل فر.", "النجف"),
        ("قتل خمسة قرب بلدة مضايا في هجوم، ونقل الجرحى إلى دمشق.", "قرب بلدة مضايا"),
    ],
)
def test_other_words_and_places_beside_it_do_not_take_its_place(text: str, name: str) -> None:
    assert names(text) == [name]


@pytest.mark.parametrize(
    ("text", "name", "admin1"),
    [
        ("وفي بلد (80 كلم شمال بغداد) قتل سبعة زوار في تفجير.", "بلد", "Salah al-Din"),
        ("وفي بلد شمال بغداد قتل شرطيان في هجوم.", "بلد", "Salah al-Din"),
        ("وفي الوراق بمحافظة الجيزة قتل مسلحان شرطيا.", "الوراق", "Giza"),
        ("قتل ثلاثة صيادين في غارة قبالة سواحل المخا في البحر الأحمر.", "قبالة سواحل المخا", "Taiz"),
    ],
)
def test_a_name_like_another_word_is_a_place_where_the_words_behind_say_where_it_lies(
    text: str, name: str, admin1: str
) -> None:
    place = told(text)[0].place
    assert place is not None
    assert (place.name, place.admin1) == (name, admin1)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("قتل ستة جنود في الساحل غرب الحديدة في قصف.", "غرب الحديدة"),
        ("قتل أربعة في السوق بمدينة تعز في انفجار.", "مدينة تعز"),
        ("قتل حارسان في السجن شمال بعقوبة في هجوم.", "شمال بعقوبة"),
        ("قال ناطق في الإعلام (الرسمي) إن جنديين قتلا في تكريت في العراق.", "تكريت"),
    ],
)
def test_a_word_for_a_site_is_no_name_though_the_words_behind_say_where_it_lies(text: str, name: str) -> None:
    assert names(text) == [name]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "قتل شرطي السبت برصاص مسلحين في مدينة الصنمين بمحافظة درعا.\n"
            "وكان انفجار عبوة قد قتل قبل شهرين ثمانية تلاميذ في المدينة.",
            "مدينة الصنمين",
        ),
        (
            "قتل جنديان الأحد في كمين جنوبي بلدة دوبرا في كيدال.\n"
            "ويوم الاثنين قصفت مسيرات قرب البلدة فقتلت ستة منقبين.",
            "جنوبي بلدة دوبرا",
        ),
    ],
)
def test_a_word_that_points_back_means_the_place_told_of_before(text: str, name: str) -> None:
    first, second = told(text)
    assert first.place is not None
    assert second.place is not None
    assert second.place.name == name


def test_a_word_for_a_camp_does_not_point_back_to_a_town() -> None:
    text = "قتل شرطي السبت في هجوم في نابلس.\nوكان ثمانية قد قتلوا قبل شهرين في قصف على المخيم."
    assert names(text) == ["نابلس", None]


def test_an_item_of_a_list_tells_the_town_and_the_district_that_holds_it() -> None:
    text = "حصيلة الغارات أمس:\n- الخيام - مرجعيون: ثلاثة قتلى\n- عيتا الشعب - بنت جبيل: قتيل وجريحان"
    assert [one.place.admin1 if one.place else None for one in told(text)] == ["Nabatieh", "South Lebanon"]


def test_the_first_item_under_a_heading_is_no_dateline() -> None:
    assert names("حصيلة القصف اليوم:\nكفرنبل: ثلاثة قتلى\nالبارة: قتيل وخمسة جرحى") == ["كفرنبل", "البارة"]


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("قتل تسعة جنود في هجوم شنه مسلحون شمال شرقي مالي.", "شمال شرقي مالي", "ML"),
        ("قصفت مسيرات قرية «قوز النعام» جنوب نيالا فقتلت أربعة مدنيين.", "قرية «قوز النعام", "SD"),
        (
            "قتل 15 في هجوم على فندق في العاصمة الصومالية مقديشو، واقتحم المسلحون الفندق بشارع مكة المكرمة.",
            "العاصمة الصومالية مقديشو",
            "SO",
        ),
        ("قال مراسل القاهرة الإخبارية إن خمسة مدنيين قتلوا بقصف على الفاشر.", "الفاشر", "SD"),
    ],
)
def test_places_are_those_of_the_war_and_named_in_full(text: str, name: str, country: str) -> None:
    place = told(text)[0].place
    assert place is not None
    assert (place.name, place.country) == (name, country)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("قصفت المدفعية بلدة دير سمعان أمس فقتلت مدنيا.", "بلدة دير سمعان"),
        ("قتل شرطيان في هجوم على قرية بني سهلان.", "قرية بني سهلان"),
        ("سقطت قذائف على قرية بئر سليمان وجرحت راعيا.", "قرية بئر سليمان"),
        ("قتل مدني في قصف على بلدة دير حافر.", "بلدة دير حافر"),
        ("قتل مدني في قصف على دير الزور.", "دير الزور"),
    ],
)
def test_a_name_of_two_words_is_not_cut_to_the_town_called_by_its_first(text: str, name: str) -> None:
    assert names(text)[0] == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("انفجرت عبوة في منطقة السبيحات صباح اليوم فقتلت طفلين.", "منطقة السبيحات"),
        ("قصفت الطائرات منطقة حرجلين فقتل خمسة مدنيين.", "منطقة حرجلين"),
        ("قتل شرطيان في جبهة الحمراوين وأصيب خمسة.", "جبهة الحمراوين"),
        ("اندلعت معارك في جبهتي الحريدة والسمراء وقتل أربعة جنود.", "جبهتي الحريدة"),
        ("قتل ثلاثة في قصف على مخيم قرنيطة للنازحين.", "مخيم قرنيطة"),
        ("قتل أربعة أشخاص في سوبرينغا (جنوب غرب) بانفجار لغم.", "سوبرينغا"),
        ("قتل شرطيان في اشتباك في تارنوفا (ولاية كولورادو).", "تارنوفا"),
        ("قتل أربعة عمال في هجوم مسلح في كرمودا غربي البلاد.", "كرمودا"),
        ("وفي تامباورا على الحدود مع مالي قتل مسلحون سبعة قرويين.", "تامباورا"),
        ("قتل خمسة في منطقة دار سعد بعدن بقصف مدفعي.", "منطقة دار سعد"),
    ],
)
def test_a_name_that_no_table_knows_is_a_place_where_its_neighbours_say_so(text: str, name: str) -> None:
    assert names(text) == [name]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("قتل سبعة قرويين في منطقة نائية بولاية تخار في هجوم مسلح.", "ولاية تخار"),
        ("قتل خمسة في منطقة تقع بين زالنجي ونيالا في هجوم مسلح.", "زالنجي"),
        ("قتل جنديان في منطقة عازلة قرب القنيطرة بانفجار لغم.", "قرب القنيطرة"),
        ("قتل خمسة في هجوم على قرى حدودية في محافظة ديالى.", "محافظة ديالى"),
        ("قتل ثلاثة مسلحين في منطقة تنشط فيها حركة طالبان بولاية فراه.", "ولاية فراه"),
        ("قتل ثلاثة في إقليمين جنوب شرق تركيا بتفجيرين.", "جنوب شرق تركيا"),
    ],
)
def test_adjectives_and_verbs_behind_the_word_for_an_area_are_no_names(text: str, name: str) -> None:
    assert names(text) == [name]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("قتل جندي بتفجير في رفح. وقال مصدر إن العبوة انفجرت في البرث جنوبي رفح.", "البرث"),
        (
            "قتل سبعة جنود في نابل أمس. وأضافت الوزارة أن الهجوم وقع في بلدة قليبية بولاية نابل.",
            "بلدة قليبية",
        ),
        ("قتل سبعة في حلب. وقال ناشط إن البرميل سقط في مدينة حلب ثم طال القصف ريف محافظة حلب.", "حلب"),
        ("واس-الرياض: قتل ضابط صف في اليمن في معارك مع الحوثيين.", "اليمن"),
        ("قتل ضابط من التحالف الذي تقوده المملكة العربية السعودية في اليمن.", "اليمن"),
        ("اقتحم مسلحون مركزا للشرطة في ولاية البنجاب بشمال الهند فقتلوا ستة.", "ولاية البنجاب"),
    ],
)
def test_the_place_that_is_told_by_another_is_the_finer_one(text: str, name: str) -> None:
    assert names(text) == [name]


def test_one_dead_of_a_whole_land_is_of_one_incident() -> None:
    assert names("استشهد ضابط صف في اليمن أثناء أداء واجبه.") == ["اليمن"]


def test_an_unknown_area_is_finer_than_the_town_of_the_title() -> None:
    text = "قتل رجلان بقصف حي القصيلة، فيما لم ترد معلومات عن خسائر في القصف الذي تعرضت له منطقة الكرينات."
    told = read(Report(doc="x", title="قصف على أحياء في حماة", text=text, seen=dt.date(2021, 3, 4)))
    assert [one.place and one.place.name for one in told.incidents] == ["حي القصيلة", "منطقة الكرينات"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "قتل جندي في دير الزور. وقال المرصد إن مسلحين هاجموا سيارته في مدينة هجين بريف دير الزور الشرقي.",
            "مدينة هجين",
        ),
        (
            "اندلعت اشتباكات في شوارع الحديدة، رابع أكبر مدينة بعد صنعاء وعدن وتعز، وقتل خمسة.",
            "شوارع الحديدة",
        ),
        ("قتل سبعة في تفجير في دير الزور، وقتل حارس في مدينة دير الزور.", "دير الزور"),
    ],
)
def test_a_region_that_bears_a_towns_name_and_towns_that_are_ranked_are_not_where_it_was(
    text: str, name: str
) -> None:
    assert names(text)[0] == name
