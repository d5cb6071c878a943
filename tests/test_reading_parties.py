"""Who did it, to whom, who claims it, and what kind of incident it is: made-up sentences of many wars."""

from __future__ import annotations

import datetime as dt

import pytest

from marsad import Report
from marsad.models import Account
from marsad.reader import read


def told(text: str, title: str = "") -> Account:
    """Return the first incident that a report tells of."""
    reading = read(Report(doc="x", title=title, text=text, seen=dt.date(2023, 5, 10)))
    assert reading.incidents, "no incident was read"
    return reading.incidents[0]


def doers(text: str, title: str = "") -> set[str]:
    return {party.name for party in told(text, title).perpetrators}


class TestWhoDidIt:
    @pytest.mark.parametrize(
        ("text", "name"),
        [
            ("قتل خمسة مدنيين في هجوم شنته حركة إم 23 على بلدة روتشورو شرقي الكونغو الديمقراطية.", "M23"),
            (
                "قتل أربعة حراس في هجوم شنته كتيبة عقبة بن نافع المرتبطة بتنظيم القاعدة في جندوبة بتونس.",
                "Uqba ibn Nafi Brigade",
            ),
            ("قتل سبعة جنود برصاص مسلحي حركة الشباب في بلدة أفجوي جنوبي الصومال.", "Al-Shabaab"),
            ("أعدمت جماعة بوكو حرام 11 مزارعا في قرية قرب مايدوغوري شمال شرقي نيجيريا.", "Boko Haram"),
            ("قتل 14 مدنيا في قصف لقوات الدعم السريع على حي سكني في مدينة الأبيض.", "Rapid Support Forces"),
            ("قصفت طائرات الاحتلال الروسي سوقا في مدينة معرة النعمان فقتلت ستة باعة.", "Russian army"),
            ("قتلت مسيرة تركية ثلاثة أشخاص في مدينة القامشلي شمال شرقي سوريا.", "Turkish army"),
            (
                "قتل تسعة أشخاص على أيدي مقاتلي جيش الرب للمقاومة في قرية شمالي الكونغو.",
                "Lord's Resistance Army",
            ),
        ],
    )
    def test_the_one_who_acts(self, text: str, name: str) -> None:
        assert name in doers(text)

    @pytest.mark.parametrize(
        ("text", "names"),
        [
            (
                "فيما تستمر المعارك بين الجيش السوداني والدعم السريع، قتل 12 نازحا في قصف بمسيرة للدعم "
                "السريع على مخيم قرب الفاشر.",
                {"Rapid Support Forces"},
            ),
            (
                "أقرت جماعة الحوثي بمقتل العشرات من قادتها بنيران القوات الحكومية في مأرب باليمن.",
                {"Yemeni army"},
            ),
            ("استهدف تفجير قوات الأمن الأفغانية في كابول فقتل خمسة من أفرادها.", set()),
            ("استهدف هجوم انتحاري قوات بعثة الاتحاد الأفريقي في كيسمايو بالصومال فقتل ثلاثة.", set()),
            (
                "هاجم مسلحون مركزا للشرطة الباكستانية في بنو وقتلوا أربعة، وتمكنت قوات الأمن من تحييد خمسة "
                "مهاجمين.",
                {"unidentified gunmen"},
            ),
            (
                "قتل ثلاثة شرطيين في هجوم على مقر الشرطة في بيشاور، وقتل المهاجمان برصاص قوات الأمن.",
                set(),
            ),
            ("انفجرت عبوة على كمين للشرطة المصرية جنوب العريش فقتلت مجندا.", set()),
            ("قتل خمسة جنود صوماليين في كمين لحركة الشباب قرب كيسمايو.", {"Al-Shabaab"}),
            (
                "قالت الفرقة 16 مشاة إنها قصفت تجمعا للدعم السريع في نيالا بالسودان وقتلت عشرين مسلحا.",
                {"Sudanese army"},
            ),
            ("استشهد ستة مسعفين في مجزرة إسرائيلية في بلدة الهبارية جنوبي لبنان.", {"Israeli army"}),
            (
                "ألقت قوات الأمن العراقية القبض على خمسة أشخاص ينتمون إلى تنظيم الدولة في الموصل.",
                {"Iraqi security forces"},
            ),
        ],
    )
    def test_those_named_beside_the_deed_did_not_do_it(self, text: str, names: set[str]) -> None:
        assert doers(text) == names

    def test_an_office_that_names_no_country_is_of_the_one_the_report_is_about(self) -> None:
        text = (
            "انفجرت عبوة في ديار بكر بتركيا فقتلت شرطيا وجرحت اثنين في ماردين. وقالت رئاسة الأركان إن "
            "مقاتلاتها قصفت ليلا جبل قنديل شمالي العراق فقتلت تسعة مسلحين."
        )
        reading = read(Report(doc="x", text=text, seen=dt.date(2016, 6, 9)))
        assert [party.name for party in reading.incidents[-1].perpetrators] == ["Turkish army"]

    @pytest.mark.parametrize(
        ("text", "name"),
        [
            (
                "قتل ثلاثة جنود في انفجار عبوة بمدينة كويتا. واتهم مسؤول جيش تحرير بلوشستان بالوقوف وراءه.",
                "Balochistan Liberation Army",
            ),
            ("قتل 20 مدنيا في هجوم على سوق بمدينة غاو. ونسبت السلطات الهجوم إلى تنظيم القاعدة.", "Al-Qaeda"),
        ],
    )
    def test_the_one_who_is_accused_in_another_sentence(self, text: str, name: str) -> None:
        assert name in doers(text)

    @pytest.mark.parametrize(
        ("text", "name"),
        [
            (
                "قالت الشرطة الباكستانية إن قنبلة انفجرت في سوق بمدينة بيشاور فقتلت ستة مدنيين.",
                "Pakistani police",
            ),
            ("قتل خمسة جنود في هجوم استهدف مواقع الجيش المالي قرب مدينة تمبكتو.", "Malian army"),
        ],
    )
    def test_not_a_speaker_nor_the_one_attacked(self, text: str, name: str) -> None:
        assert name not in doers(text)

    @pytest.mark.parametrize(
        ("text", "name"),
        [
            ("قتل اثنان من جنود الجيش الصومالي في قصف على معسكر قرب مدينة براوة.", "Somali army"),
            ("تكبدت قوات الدعم السريع ثلاثة قتلى في قصف على معسكر شمال الأبيض.", "Rapid Support Forces"),
            ("استهدف قصف مدفعي مواقع للجيش الأوكراني قرب باخموت فقتل أربعة جنود.", "Ukrainian army"),
            ("نعى حزب الله أربعة من مقاتليه قضوا في غارة على بلدة حولا جنوبي لبنان.", "Hezbollah"),
            ("أصيب عدد من عناصر الشرطة العراقية بقذيفة أطلقها مجهولون على حاجز في الرمادي.", "Iraqi police"),
            ("هاجم ملثمون مخفرا تابعا للشرطة العراقية في الرمادي وقتلوا ثلاثة شرطيين.", "Iraqi police"),
            ("قتل سبعة مدنيين في غارة على حي خاضع لسيطرة جماعة الحوثي في مدينة الحديدة.", "Houthis"),
            ("أصيب حارس بقذيفة سقطت داخل معسكر للجيش اللبناني قرب صيدا.", "Lebanese army"),
        ],
    )
    def test_not_one_who_only_loses_people_or_owns_what_is_hit(self, text: str, name: str) -> None:
        assert name not in doers(text)

    @pytest.mark.parametrize(
        "text",
        [
            "دانت الوزارة الهجوم الإرهابي الذي أودى بحياة ستة مصلين في مسجد بمدينة كويتا.",
            "قتل جندي وأصيب ثلاثة في هجوم مسلح على حاجز في مدينة درعا.",
            "استنكرت السفارة الاعتداء الإرهابي على فندق في باماكو، وقد راح ضحيته تسعة نزلاء.",
        ],
    )
    def test_a_word_that_describes_the_attack_names_nobody(self, text: str) -> None:
        assert doers(text) == set()

    @pytest.mark.parametrize(
        ("text", "names"),
        [
            (
                "هاجمت جماعة نصرة الإسلام والمسلمين التابعة لتنظيم القاعدة ثكنة في بوركينا فاسو "
                "وقتلت ستة جنود. وقالت الجماعة إنها انسحبت.",
                {"JNIM"},
            ),
            (
                "قتل خمسة مدنيين بقصف ميليشيا الحوثي المدعومة من قبل الحرس الثوري على حي في مأرب.",
                {"Houthis"},
            ),
        ],
    )
    def test_not_the_one_to_whom_a_group_is_loyal(self, text: str, names: set[str]) -> None:
        assert doers(text) == names

    @pytest.mark.parametrize(
        ("text", "name"),
        [
            ("اغتالت إسرائيل قياديا في غارة على مبنى ببيروت أودت بحياة ستة أشخاص.", "Israeli army"),
            ("قتلت طائرة أمريكية من دون طيار ثلاثة رجال في سيارة بمحافظة البيضاء.", "US army"),
            ("قتل 11 متسوقا في غارة على سوق إدلب، وقال مسعف إن طائرة روسية نفذت الضربة.", "Russian army"),
            ("أصيب راعيان بقذيفة أطلقت من مواقع داعش قرب مدينة سنجار.", "Islamic State"),
            ("مجهولون يغتالون موظفا في حي العامل ببغداد.", "unidentified gunmen"),
            ("قتل سبعة مدنيين بغارة شنها طيران حفتر على بلدة جنوب طرابلس الليبية.", "Libyan National Army"),
        ],
    )
    def test_arms_and_countries_that_strike(self, text: str, name: str) -> None:
        assert name in doers(text)

    @pytest.mark.parametrize(
        ("text", "name"),
        [
            ("قالت وزارة الداخلية المصرية إن قواتها قتلت خمسة من المهاجمين في العريش.", "Egyptian police"),
            ("أعلنت وزارة الداخلية العراقية القبض على سبعة مطلوبين في كركوك.", "Iraqi police"),
            ("أعلنت هيئة الأركان التركية أن مقاتلاتها قصفت مواقع في قنديل وقتلت 30 مسلحا.", "Turkish army"),
            ("أعلنت وزارة الدفاع الجزائرية القضاء على ثلاثة مسلحين قرب البويرة.", "Algerian army"),
        ],
    )
    def test_the_forces_of_an_office_that_tells_what_they_did(self, text: str, name: str) -> None:
        assert name in doers(text)

    @pytest.mark.parametrize(
        "text",
        [
            "أعلنت وزارة الداخلية العراقية مقتل شرطيين في هجوم على حاجز في كركوك.",
            "قالت وزارة الداخلية المصرية إن مسلحين قتلوا أربعة شرطيين في العريش.",
            "أكدت وزارة الدفاع المالية أن ستة من جنودها قتلوا في انفجار لغم قرب غاو.",
        ],
    )
    def test_an_office_that_tells_what_others_did_did_nothing(self, text: str) -> None:
        assert not {name for name in doers(text) if name != "unidentified gunmen"}

    @pytest.mark.parametrize(
        ("text", "name"),
        [
            (
                "هاجم رجال ملثمون نقطة لجيش سوريا الجديد قرب التنف. وقتل اثنان من جيش سوريا الجديد.",
                "New Syrian Army",
            ),
            ("استهدف مجهولون دورية لقسد في الشدادي، ما أدى إلى مقتل ثلاثة عناصر من قسد.", "SDF"),
            ("اقتحم مسلحون مقرا لحركة حماس في غزة وأطلقوا النار، فقتل عنصران من حماس.", "Hamas"),
        ],
    )
    def test_a_group_whose_ground_is_hit_and_whose_people_fall_did_not_do_it(
        self, text: str, name: str
    ) -> None:
        assert name not in doers(text)

    def test_a_group_that_attacks_did_it_though_it_lost_people(self) -> None:
        text = "هاجمت حركة الشباب قاعدة للجيش الصومالي في بلدوين، وقتل سبعة من حركة الشباب وثلاثة جنود."
        assert "Al-Shabaab" in doers(text)

    def test_who_stands_behind_the_subject_of_an_attack_is_attacked(self) -> None:
        account = told("هاجم مسلحون موقعا للجيش المصري في رفح فقتلوا أربعة جنود.")
        assert {party.name for party in account.perpetrators} == {"unidentified gunmen"}
        assert "Egyptian army" in {party.name for party in account.targets}

    @pytest.mark.parametrize(
        ("text", "names"),
        [
            ("شن مسلحون تابعون لحركة الشباب هجوما على ثكنة قرب كيسمايو وقتلوا تسعة جنود.", {"Al-Shabaab"}),
            ("هاجم مسلحون من حركة الشباب قاعدة قرب كيسمايو وقتلوا تسعة جنود.", {"Al-Shabaab"}),
            ("هاجم متطرفون من داعش موقعا للحشد في مخمور فقتل مقاتلان.", {"Islamic State"}),
            ("شن مقاتلون موالون لتنظيم القاعدة هجوما على ثكنة في أبين فقتلوا ستة جنود.", {"Al-Qaeda"}),
            ("قتل مسلحون من بلدة مجاورة ستة رعاة في قرية قرب الجنينة.", {"unidentified gunmen"}),
        ],
    )
    def test_gunmen_whose_group_is_named_behind_them_are_that_group(self, text: str, names: set[str]) -> None:
        assert doers(text) == names

    @pytest.mark.parametrize(
        ("text", "name"),
        [
            ("سقط 12 قتيلا من مقاتلي حزب الله في غارة على منزل ببلدة الناقورة.", "Hezbollah"),
            ("قتل سبعة من الحوثيين بانفجار لغم في مديرية صرواح غرب مأرب.", "Houthis"),
            ("قتل أربعة من حركة الشباب بقذائف سقطت على بلدة بلعد.", "Al-Shabaab"),
        ],
    )
    def test_not_a_group_whose_people_a_strike_or_a_blast_killed(self, text: str, name: str) -> None:
        assert name not in doers(text)

    @pytest.mark.parametrize(
        "text",
        [
            "فجر انتحاري من حركة طالبان نفسه قرب حاجز في كابل فقتل ثلاثة شرطيين.",
            "زرع عناصر من حركة طالبان عبوة انفجرت بحافلة في غزني فقتلت ستة ركاب.",
        ],
    )
    def test_a_group_that_blows_something_up_did_it(self, text: str) -> None:
        assert doers(text) == {"Taliban"}

    def test_one_who_makes_an_end_of_others_is_no_victim(self) -> None:
        text = "أعلنت وزارة الدفاع الجزائرية أن مفرزة للجيش الوطني الشعبي قضت على إرهابيين اثنين في تيبازة."
        assert doers(text) == {"Algerian army"}

    @pytest.mark.parametrize(
        ("text", "names"),
        [
            (
                "اتهم الجيش السوداني قوات الدعم السريع بقصف سوق في أم درمان ما أدى إلى مقتل تسعة.",
                {"Rapid Support Forces"},
            ),
            ("اتهم الجيش السوداني بقصف سوق في نيالا ما أدى إلى مقتل تسعة.", {"Sudanese army"}),
            (
                "نسب الجيش الكونغولي الهجوم الذي قتل فيه 18 مدنيا قرب بيني إلى القوات الديمقراطية المتحالفة.",
                {"Allied Democratic Forces"},
            ),
            ("حملت حركة حماس الجيش الإسرائيلي مسؤولية مقتل خمسة في غارة على رفح.", {"Israeli army"}),
            ("عثرت القوات العراقية على جثث سبعة شرطيين أعدمهم تنظيم داعش قرب الحويجة.", {"Islamic State"}),
            ("اقتحم مسلحون يعتقد أنهم من بوكو حرام قرية وذبحوا 12 مزارعا.", {"Boko Haram"}),
            ("قتل شاب فلسطيني برصاص جنود إسرائيليين قرب قلنديا.", {"Israeli army"}),
            ("أعلنت القيادة المركزية الأمريكية مقتل قيادي في داعش بغارة شنتها قواتها في الرقة.", {"US army"}),
            (
                "قصف طيران مسير تابع لقوات الوفاق رتلا قرب ترهونة فقتل ثلاثة.",
                {"Government of National Accord forces"},
            ),
        ],
    )
    def test_the_accused_and_those_by_whose_hand_not_the_accuser(self, text: str, names: set[str]) -> None:
        assert doers(text) == names

    def test_a_bare_army_is_the_one_named_just_before(self) -> None:
        text = "قصف الجيش التركي مواقع في جبل قنديل شمالي العراق. وقال الجيش إنه قتل سبعة مسلحين."
        assert doers(text) == {"Turkish army"}

    def test_both_sides_of_a_clash_though_both_lose_people(self) -> None:
        text = "قتل ستة في اشتباكات بين اللواء 777 وقوة الردع الخاصة في طرابلس، أربعة منهم من قوة الردع."
        assert doers(text) == {"777 Brigade", "Special Deterrence Force"}

    def test_gunmen_where_nobody_else_is_named(self) -> None:
        assert doers("قتل مسلحون مجهولون قاضيا بالرصاص في مدينة عدن.") == {"unidentified gunmen"}


class TestKind:
    @pytest.mark.parametrize(
        ("text", "kind"),
        [
            ("قتل 12 شخصا في غارة جوية على سوق بمدينة نيالا.", "air_strike"),
            ("قتل خمسة أشخاص بقذائف هاون سقطت على حي سكني في مدينة خاركيف.", "shelling"),
            ("اعتقلت قوات الأمن الأردنية ستة مشتبه بهم في مداهمة بمدينة الزرقاء.", "arrests"),
            ("خطف مسلحون أربعة عمال من موقع بناء في ولاية كادونا.", "abduction"),
            ("فجر انتحاري نفسه داخل مسجد في كابل فقتل 15 مصليا.", "suicide_bomb"),
            ("قال الجيش التركي إن مقاتلاته قصفت موقعا في قنديل وقتلت سبعة مسلحين.", "air_strike"),
            ("قتل 12 جنديا في هجوم صاروخي على معسكر في مأرب.", "shelling"),
            ("سقطت دانتان ودانات أخرى على حي الثورات بأم درمان وقتل خمسة مدنيين.", "shelling"),
            ("قتلت مروحيات أباتشي ثمانية مسلحين قرب رفح بعدما قصفت مروحيات الجيش بيتا.", "air_strike"),
            ("قتل ثمانية جنود في اشتباكات بين الجيش ومتمردين في إقليم تيغراي.", "armed_clash"),
        ],
    )
    def test_by_its_words(self, text: str, kind: str) -> None:
        assert told(text).type == kind

    def test_gunmen_who_also_blow_themselves_up_make_it_an_attack(self) -> None:
        text = (
            "هاجم مسلحون من حركة الشباب فندقا في مقديشو واقتحموه بعدما فجر أحدهم نفسه عند البوابة، "
            "وقتل في الهجوم تسعة أشخاص. وأطلق المهاجمون النار على النزلاء قبل أن تقتلهم قوات الأمن."
        )
        assert told(text, "تسعة قتلى في هجوم على فندق بمقديشو").type == "attack"


class TestClaims:
    @pytest.mark.parametrize(
        ("claim", "name"),
        [
            ("وتبنت حركة الشباب الهجوم.", "Al-Shabaab"),
            ("وأعلنت حركة الشباب في بيان مسؤوليتها عن الهجوم.", "Al-Shabaab"),
            ("وتبنت جماعة (بوكو حرام) الهجوم في تسجيل مصور.", "Boko Haram"),
            ("وقالت حركة الشباب إنها تقف وراء الهجوم.", "Al-Shabaab"),
            ("وأكد متحدث باسم حركة الشباب أن حركته مسؤولة عن الهجوم.", "Al-Shabaab"),
            ("واعترفت حركة الشباب بالوقوف وراء الهجوم.", "Al-Shabaab"),
            ("وقالت حركة الشباب إنها لا تقف وراء الهجوم.", None),
            ("وقالت حركة الشباب إنها ليست مسؤولة عن الهجوم.", None),
            ("وقالت الشرطة إن التحقيق يفيد أن حركة الشباب تقف وراء الهجوم.", None),
            ("ولم تتبن أي جهة الهجوم.", None),
            ("ولم تعلن حركة الشباب مسؤوليتها عن الهجوم.", None),
            ("ويعتقد أن المهاجمين من خلايا حركة الشباب.", None),
        ],
    )
    def test_who_claims_it(self, claim: str, name: str | None) -> None:
        assert told(f"قتل ستة جنود في هجوم على ثكنة في مدينة كيسمايو. {claim}").claimed_by == name


@pytest.mark.parametrize(
    ("text", "doer", "country"),
    [
        ("روسيا تشن هجوما صاروخيا على خاركيف والحصيلة خمسة قتلى.", "Russian army", "UA"),
        ("إسرائيل تقصف بلدة الخيام وتقتل ثلاثة أشخاص.", "Israeli army", "LB"),
        ("إيران تقصف مقرات لأحزاب معارضة في أربيل وتقتل تسعة.", "Iranian army", "IQ"),
        ("قال مسؤول إن باكستان شنت غارات على خوست قتلت خمسة أطفال.", "Pakistani army", "AF"),
    ],
)
def test_a_state_that_acts_is_the_doer_and_not_the_place(text: str, doer: str, country: str) -> None:
    incident = read(Report(doc="x", text=text)).incidents[0]
    assert [one.name for one in incident.perpetrators] == [doer]
    assert incident.place is not None
    assert incident.place.country == country


def test_a_fight_that_is_told_of_again_has_the_sides_named_before() -> None:
    text = (
        "أوقعت اشتباكات الأحد بين اللواء 444 وجهاز الردع في طرابلس 31 قتيلا.\n\n"
        "وكان مصدر طبي قال السبت إن 12 شخصا قتلوا في المعارك التي اندلعت ليلا في ضاحية عين زارة، "
        "إثر توقيف آمر اللواء 444."
    )
    names = [[one.name for one in i.perpetrators] for i in read(Report(doc="x", text=text)).incidents]
    assert names[0] == ["444 Brigade", "Special Deterrence Force"]
    assert all(one == names[0] for one in names)
