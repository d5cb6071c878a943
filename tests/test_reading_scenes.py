"""Which incident: the sentences of one gathered; others, background and sums told apart."""

from __future__ import annotations

import datetime as dt

import pytest

from marsad import Reading, Report
from marsad.reader import read
from marsad.reader.scenes.votes import Vote, Votes


def told(text: str, title: str = "") -> Reading:
    return read(Report(doc="x", title=title, text=text, seen=dt.date(2019, 5, 20)))


def grouped(reading: Reading) -> tuple[list[list[int]], list[list[int]]]:
    """Return the numbers of each incident, and of each tally, each list sorted."""
    incidents = [sorted(f.low for f in i.figures if f.low is not None) for i in reading.incidents]
    tallies = [sorted(f.low for f in t.figures if f.low is not None) for t in reading.tallies]
    return sorted(i for i in incidents if i), sorted(tallies)


CASES = {
    "a sum over scattered parts of a country": (
        "قصفت مسيرات روسية مبنى في خيرسون أمس فقتل شخص وأصيب ثلاثة.\n"
        "وقتل ثمانية أشخاص وأصيب 21 في مناطق مختلفة من أوكرانيا خلال 24 ساعة.",
        [[1, 3]],
        [[8, 21]],
    ),
    "scattered parts of one town": (
        "قتل ثمانية أشخاص وأصيب 21 في قصف مدفعي أمس على مناطق متفرقة من مدينة الأبيض.",
        [[8, 21]],
        [],
    ),
    "one incident by two claimants": (
        "انفجرت عبوة ناسفة صباح الأحد قرب مركز للشرطة في مدينة كويتا فقتلت ستة أشخاص، بحسب الشرطة.\n"
        "وقال طبيب في المستشفى إن ثمانية أشخاص قتلوا في الانفجار وإن 21 أصيبوا.",
        [[6, 8, 21]],
        [],
    ),
    "background of another year and town": (
        "قتل أربعة جنود في هجوم شنه مسلحون الأحد على نقطة تفتيش قرب بلدة ديفا.\n"
        "وكان 26 جنديا قد قتلوا في حزيران/يونيو 2016 في هجوم على ثكنة في بلدة بوسو.",
        [[4], [26]],
        [],
    ),
    "an item after another, by heading": (
        "حلب: قتل ثلاثة مدنيين بقصف مدفعي على بلدة الأتارب.\n"
        "درعا: اغتال مجهولون عنصرين من الشرطة في بلدة المزيريب.\n"
        "الحسكة: انفجرت عبوة ناسفة في مدينة القامشلي فأصابت خمسة أشخاص.",
        [[2], [3], [5]],
        [],
    ),
    "a sum over a period": (
        "قتل سبعة متظاهرين برصاص قوات الأمن السبت في مدينة الناصرية.\n"
        "وقتل أكثر من 319 شخصا منذ انطلاق الاحتجاجات في البلاد مطلع تشرين الأول/أكتوبر.",
        [[7]],
        [[319]],
    ),
    "a sum that goes on behind a turn": (
        "قال المركز إن عدد القتلى منذ بداية العام وصل إلى 310 قتلى، فيما بلغ عدد الجرحى 540 جريحا.",
        [],
        [[310, 540]],
    ),
    "an attack told behind a sum": (
        "قتل 310 مدنيين في الإقليم منذ بداية العام، فيما قتل أمس خمسة تجار في غارة على سوق بلدة كبكابية.",
        [[5]],
        [[310]],
    ),
    "a new sum behind an attack": (
        "قتل جندي في كمين قرب خان يونس، ليرتفع عدد قتلى الجيش منذ بداية الحرب إلى 460.",
        [[1]],
        [[460]],
    ),
    "since one day until another": (
        "وثق المركز مقتل 61 مدنيا على يد الجيش منذ 29 نيسان/أبريل الماضي وحتى يوم أمس.",
        [],
        [[61]],
    ),
    "the day before, told by its distance": (
        "هاجم مسلحون فجر الأحد معسكرا للجيش في بلدة أنسونغو وقتلوا خمسة جنود.\n"
        "ويأتي الهجوم بعد يومين من انفجار لغم بحافلة قرب مدينة دوينتزا أودى بحياة 14 راكبا.",
        [[5], [14]],
        [],
    ),
    "the title says again what the text tells": (
        "فجر انتحاري نفسه وسط سوق في مدينة مايدوغوري ظهر السبت، ما أدى إلى مقتل 11 شخصا وإصابة 30.",
        [[1, 11, 30]],
        [],
    ),
    "a part in a later sentence": (
        "أطلق مسلح النار على المصلين في كنيسة بمدينة جوس فقتل 12 شخصا.\n"
        "وأفاد شهود بأن من بين القتلى أربعة أطفال.",
        [[4, 12]],
        [],
    ),
    "a new toll of the same blast": (
        "انفجرت سيارة ملغومة أمام فندق في مقديشو مساء السبت، وقالت الشرطة إن تسعة أشخاص قتلوا.\n"
        "وفي وقت لاحق ارتفعت حصيلة الانفجار إلى 17 قتيلا، بحسب خدمة الإسعاف.",
        [[9, 17]],
        [],
    ),
    "a day that dates a later statement only": (
        "والسبت قالت لجنة محلية إن نحو ثمانين شخصا قتلوا في هجوم على قرية ود البشير بولاية الجزيرة.\n"
        "فيما أكدت في بيان جديد، الأحد، أن المهاجمين قتلوا 93 شخصا في قرية ود البشير.",
        [[80, 93]],
        [],
    ),
    "a day and a night of a whole territory": (
        "أعلنت وزارة الصحة أن 43 قتيلا و110 جرحى وصلوا إلى المستشفيات خلال الـ24 ساعة الماضية.\n"
        "وقتل ثلاثة أشخاص صباح اليوم في قصف على حي التفاح في غزة.",
        [[3]],
        [[43, 110]],
    ),
    "a battle of a day and a night": (
        "قتل 19 شخصا في اشتباكات في مدينة الجنينة خلال الساعات الأربع والعشرين الماضية.",
        [[19]],
        [],
    ),
    "an item of this morning behind a long toll": (
        "ارتفع عدد القتلى منذ بداية الحرب في 7 أكتوبر 2018 إلى 4310 قتلى.\n"
        "وفي وقت سابق أشار مسعفون إلى مقتل خمسة مدنيين صباح اليوم جراء قصف على خيام في خان يونس.",
        [[5]],
        [[4310]],
    ),
    "items of a round-up with the same number": (
        "حلب: قتل 14 عنصرا في انفجار عبوتين بحافلة وسط المدينة.\n"
        "إدلب: سقطت قذائف على مدينة أريحا، وبلغ عدد الشهداء 14 مدنيا.\n"
        "درعا: قتل 14 شخصا في اشتباكات في بلدة طفس.",
        [[14], [14], [14]],
        [],
    ),
    "deaths of the day before, told in one breath": (
        "قتلت جماعة مسلحة تسعة مزارعين مساء الأحد في مدينة مايدوغوري وذلك بعد يوم واحد من مقتل أربعة جنود "
        "في كمين قرب بلدة داماساك.",
        [[4], [9]],
        [],
    ),
    "since a truce": ("قالت الوزارة إن 240 شخصا قتلوا منذ وقف إطلاق النار.", [], [[240]]),
    "two towns on one day": (
        "قتل خمسة أشخاص في غارة جوية على بلدة كفرنبل الأحد.\n"
        "وفي مدينة الرقة انفجرت دراجة نارية مفخخة في اليوم نفسه فقتلت شخصين.",
        [[2], [5]],
        [],
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_figures_stand_with_their_incident(name: str) -> None:
    text, incidents, tallies = CASES[name]
    title = "مقتل 11 شخصا بتفجير انتحاري في مايدوغوري" if name.startswith("the title") else ""
    assert grouped(told(text, title)) == (incidents, tallies)


@pytest.mark.parametrize(
    "text",
    [
        "قال رئيس الوزراء إن الحكومة ستواصل ملاحقة الإرهاب. وقتل شرطي برصاص مجهولين في مدينة سبها الأحد.",
        "قتل شرطي برصاص مجهولين في مدينة سبها الأحد. وتشهد البلاد هجمات متكررة منذ سنوات.",
    ],
)
def test_what_tells_of_no_single_incident_begins_none(text: str) -> None:
    assert len(told(text).incidents) == 1


def test_each_choice_can_be_heard_with_its_signs() -> None:
    heard: list[Vote] = []
    report = Report(doc="x", title="", text="قتل جندي قرب تعز. وقتل شرطيان في عدن.", seen=None)
    read(report, votes=Votes(lambda vote, about: heard.append(vote)))
    assert {vote.decision for vote in heard} >= {"scene"}
    assert all(vote.options[vote.chosen] for vote in heard)


def test_hearing_changes_nothing() -> None:
    report = Report(doc="x", title="مقتل جندي", text="قتل جندي قرب تعز. وقتل شرطيان في عدن.", seen=None)
    assert read(report, votes=Votes(lambda vote, about: None)) == read(report)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("قبضت قوات الأمن على تسعة مشتبه بهم في مدينة سبها، وفككت ست عبوات ناسفة.", "arrests"),
        ("اعتقل الجيش خمسة مسلحين في ريف كيدال وصادر صواريخ وقذائف هاون.", "arrests"),
        ("أوقفت الشرطة ثمانية أشخاص في وهران ينتمون إلى خلية كانت تخطط لهجمات في البلاد.", "arrests"),
        ("ألقي القبض على امرأتين من خلية متطرفة كانت تنوي تنفيذ تفجيرات في صفاقس.", "arrests"),
        ("قتل القيادي الذي خطط للهجوم على الفندق في غارة جوية على سرت.", "air_strike"),
        ("أحبطت قوات الأمن هجوما على نقطة تفتيش في العريش وقتلت خمسة مسلحين.", "attack"),
        ("قتل جندي في انفجار عبوة ناسفة في مدينة سبها، وأبطلت فرق الهندسة عبوة ثانية.", "explosive"),
        ("قتل ثلاثة مدنيين بقذائف هاون سقطت على مدينة سبها، وضبطت الشرطة مسدسا.", "shelling"),
    ],
)
def test_arms_made_harmless_and_attacks_only_planned_are_not_what_happened(text: str, kind: str) -> None:
    assert [incident.type for incident in told(text).incidents] == [kind]


def test_the_heading_of_a_list_tells_what_its_items_leave_out() -> None:
    text = (
        "أدت غارات العدو الإسرائيلي يوم أمس إلى:\n▪️ بدنايل (قضاء بعلبك): سبعة شهداء بينهم ثلاثة أطفال\n"
        "▪️ مجدل سلم (قضاء مرجعيون): أربعة شهداء\n▪️ عين بعال (قضاء صور): شهيدان\n\n"
        "وفي طرابلس اغتال مجهولون ضابطا متقاعدا."
    )
    listed = told(text, "حصيلة الغارات").incidents
    assert [one.type for one in listed] == ["air_strike"] * 3 + ["attack"]
    doers = [[party.name for party in one.perpetrators] for one in listed]
    assert doers[:3] == [["Israeli army"]] * 3
    assert "Israeli army" not in doers[3]


def test_an_item_that_tells_what_happened_keeps_it() -> None:
    text = (
        "أبرز ما خلفته الغارات أمس في سوريا:\n- إدلب: قتل ثلاثة مدنيين في غارة على بلدة سرمين\n"
        "- درعا: اغتال مجهولون عنصرين من الشرطة في بلدة المزيريب"
    )
    assert [one.type for one in told(text).incidents] == ["air_strike", "attack"]


def test_a_total_of_the_incidents_told_next_is_a_tally() -> None:
    text = (
        "قتل 24 مدنيا وأصيب 37 أمس في مدينة بعقوبة.\n"
        "وانفجرت عبوة في حي اليرموك غربي المدينة فقتلت ستة مدنيين وأصابت 11.\n"
        "وقتل 18 مدنيا وأصيب 26 بقذائف هاون سقطت على ناحية هبهب."
    )
    assert grouped(told(text)) == ([[6, 11], [18, 26]], [[24, 37]])


def test_a_toll_that_the_next_incidents_do_not_sum_up_to_is_of_its_own_incident() -> None:
    text = (
        "قتل 24 مدنيا في تفجير في مدينة بعقوبة.\n"
        "وقتل ستة جنود في هجوم في مدينة الموصل.\nوقتل ثلاثة شرطيين في كمين في مدينة كركوك."
    )
    assert grouped(told(text)) == ([[3], [6], [24]], [])


def test_numbers_that_sum_up_to_the_toll_are_of_the_same_incident() -> None:
    text = (
        "قتل 12 مسلحا في حملة دهم في مدينة الشيخ زويد.\n"
        "وأوضح المتحدث أن ذلك أسفر عن مقتل سبعة مسلحين، إضافة إلى مقتل خمسة آخرين."
    )
    assert grouped(told(text)) == ([[5, 7, 12]], [])


def test_the_title_at_the_foot_of_a_page_is_no_incident() -> None:
    title = "مقتل عشرين شخصا في تفجيرات هزت العاصمة بغداد"
    text = (
        "قتل 18 شخصا في تفجير سيارة مفخخة في حي البياع في بغداد.\nوأصيب ثلاثون في التفجير.\n"
        "وقتل شخصان في تفجير في منطقة الشعب.\nوفتحت الشرطة تحقيقا.\nللقراءة والمشاركة: " + title + "."
    )
    assert grouped(told(text, title))[0] == [[2], [18, 30]]


@pytest.mark.parametrize(
    ("text", "incidents"),
    [
        (
            "شهدت البلاد هجمات عدة هذا العام، ففي شباط قتل خمسة شرطيين في كمين قرب بلدة الدلنج، وفي العاشر "
            "من آذار قتل تسعة رعاة في غارة على سوق كادوقلي.",
            [[5], [9]],
        ),
        (
            "قتل ثلاثة جنود يوم الأحد في انفجار لغم بمدينة ميدي، ثم قتل أربعة مزارعين مساء الاثنين بقصف على "
            "بلدة حيران.",
            [[3], [4]],
        ),
        (
            "كان أشدها تفجير سوق بعقوبة في نيسان الماضي الذي أودى بحياة 14 شخصا، وهجوم على حافلة في الحويجة "
            "في شباط الماضي قتل فيه ستة عمال.",
            [[6], [14]],
        ),
        (
            "قتل ثمانية أشخاص في تفجير بمدينة كسمايو يوم السبت، وارتفعت الحصيلة أمس إلى 11 قتيلا.",
            [[8, 11]],
        ),
        (
            "قتل ثمانية أشخاص في تفجير بمدينة كسمايو يوم السبت، وقالت الشرطة أمس إن 14 أصيبوا.",
            [[8, 14]],
        ),
        (
            "قتل خمسة أشخاص في تفجير بمدينة كسمايو السبت، ونقل سبعة جرحى إلى المستشفى.",
            [[5, 7]],
        ),
    ],
)
def test_a_sentence_may_tell_of_two_incidents_each_of_its_own_day(
    text: str, incidents: list[list[int]]
) -> None:
    assert grouped(told(text)) == (incidents, [])


@pytest.mark.parametrize(
    ("text", "incidents"),
    [
        (
            "قتل طفلان بقذيفة سقطت على حي الجحملية في مدينة تعز صباح الأحد.\n"
            "إلى ذلك، اندلعت معارك عنيفة بين الجيش والحوثيين في جبهة مريس بمحافظة الضالع.\n"
            "وأسفرت المواجهات عن مقتل ستة مسلحين وجرح جنديين.",
            [[2], [2, 6]],
        ),
        (
            "قتل ثلاثة جنود في كمين قرب بلدة الكفرة الأحد.\n"
            "وقالت الوزارة إن القوات تلاحق المنفذين في الصحراء.\n"
            "وأصيب في الكمين خمسة آخرون.",
            [[3, 5]],
        ),
    ],
)
def test_the_dead_are_of_the_attack_told_in_the_sentence_before_them(
    text: str, incidents: list[list[int]]
) -> None:
    assert grouped(told(text)) == (incidents, [])


@pytest.mark.parametrize(
    ("text", "places"),
    [
        (
            "قتل أربعة في قصف على مدينة إدلب صباح الأحد.\n"
            "كما اندلعت اشتباكات بين الجيش وفصائل معارضة في بلدة كباني بريف اللاذقية.",
            ["مدينة إدلب", "بلدة كباني"],
        ),
        (
            "حلب: قتل ثلاثة مدنيين بقصف مدفعي على بلدة الأتارب.\n"
            "البادية: هاجمت طائرة مسيرة قاعدة التيفور ولم تقع إصابات.",
            ["بلدة الأتارب", "التيفور"],
        ),
        (
            "حلب: قتل ثلاثة مدنيين بقصف مدفعي على بلدة الأتارب.\nمراسلنا: القصف مستمر على الأتارب.",
            ["بلدة الأتارب"],
        ),
    ],
)
def test_an_attack_elsewhere_that_harmed_nobody_is_an_incident_too(text: str, places: list[str]) -> None:
    assert [one.place.name for one in told(text).incidents if one.place] == places


def test_a_goal_is_no_bomb() -> None:
    report = (
        "فوز كبير للمنتخب بثلاثية نظيفة في كأس آسيا، وقنبلة من المهاجم سعد فجرت المدرجات.\n"
        "إصابة وحيدة بشد عضلي."
    )
    assert not told(report, "الأسود يقصفون الشباك").incidents


@pytest.mark.parametrize(
    ("text", "incidents", "tallies"),
    [
        ("وثق المرصد في تقريره الشهري مقتل 63 مدنيا خلال أيار 2019، بينهم تسعة أطفال.", [], [[9, 63]]),
        (
            "قالت منظمة حقوقية في تقرير وزعته السبت الماضي إن 412 شخصا قتلوا "
            "خلال الأشهر الأربعة الأولى من العام.",
            [],
            [[412]],
        ),
        ("شهدت الضفة الغربية منذ مطلع العام مقتل 70 فلسطينيا على الأقل.", [], [[70]]),
        (
            "قتل ثلاثة جنود في كمين قرب بلدة العامرية أمس.\n"
            "وهذا الكمين هو الثالث خلال أسبوع، وبلغت حصيلة الكمائن الثلاثة سبعة قتلى و12 جريحا.",
            [[3]],
            [[7, 12]],
        ),
        (
            "حمص: قتل أربعة مدنيين بانفجار في حي الوعر.\n"
            "إدلب: قتل اثنان بقصف على بلدة كفرنبل.\n"
            "وبذلك يرتفع إلى 31 عدد من قضوا أمس في عموم سوريا.",
            [[2], [4]],
            [[31]],
        ),
        ("قتل 16 شخصا في قصف على بلدة سرمين، وأعلن الحداد في عموم المحافظات.", [[16]], []),
        ("هزت ثلاثة تفجيرات متزامنة سوقا في مدينة السويداء صباح الأحد وقتلت 38 مدنيا.", [[38]], []),
        ("قال بيان صدر السبت إن خمسة جنود قتلوا في هجوم على ثكنة في بيجي.", [[5]], []),
        ("قتل شرطيان في هجوم على مخفر قرب الأنبار في أيار الجاري.", [[2]], []),
    ],
)
def test_a_count_over_months_many_attacks_or_a_whole_country_is_a_tally(
    text: str, incidents: list[list[int]], tallies: list[list[int]]
) -> None:
    assert grouped(told(text)) == (incidents, tallies)


@pytest.mark.parametrize(
    ("text", "incidents"),
    [
        (
            "قتل شرطيان في تفجير في كويتا أمس الأحد، غداة هجوم أسفر عن مقتل ستة جنود قرب ثكنة في بيشاور.",
            [[2], [6]],
        ),
        ("قتل شرطيان في تفجير في كويتا أمس الأحد، غداة الهجوم على الثكنة الذي جرح فيه ضابط.", [[1, 2]]),
        (
            "قتل تسعة في تفجير في لاهور أمس. وفي كانون الثاني الماضي قتل 64 شخصا في هجوم على منشأة في كابول "
            "في أكثر التفجيرات دموية منذ 2011.",
            [[9], [64]],
        ),
    ],
)
def test_what_an_attack_follows_or_is_held_to_is_neither_of_it_nor_a_sum(
    text: str, incidents: list[list[int]]
) -> None:
    assert grouped(told(text)) == (incidents, [])
