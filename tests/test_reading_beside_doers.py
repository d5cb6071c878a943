"""Who is named beside the doers of an attack: police, gunmen, whom soldiers serve."""

from __future__ import annotations

import datetime as dt

import pytest

from marsad import Report
from marsad.models import Account
from marsad.reader import read


def first(text: str) -> Account:
    """Return the first incident of a report."""
    return read(Report(doc="beside", text=text, seen=dt.date(2024, 5, 16))).incidents[0]


@pytest.mark.parametrize(
    ("text", "doers"),
    [
        ("قالت الشرطة الأفغانية إن انتحاريا فجر نفسه أمام مدرسة في كابل فقتل عشرة أشخاص.", []),
        ("فجر انتحاري نفسه في سوق ببيشاور فقتل ثمانية، وأوقفت الشرطة مشتبهين للتحقيق.", []),
        ("انفجرت عبوة في مقهى بالإسكندرية وأصيب أربعة زبائن، ومشطت قوات الأمن المكان.", []),
        ("اتهم الأهالي الشرطة بزرع العبوة التي قتلت ثلاثة أشخاص في المكسيك.", ["Mexican police"]),
        ("اعتقلت الشرطة المغربية سبعة أشخاص يشتبه بارتباطهم بتنظيم داعش في فاس.", ["Moroccan police"]),
        (
            "قتل 14 قرويا في هجوم لحركة الشباب على بلدة أفغوي. وقال شهود إن المسلحين أحرقوا بيوتا.",
            ["Al-Shabaab"],
        ),
        ("هاجم مسلحون قرية في ولاية بنوي وقتلوا تسعة مزارعين.", ["unidentified gunmen"]),
        ("أصيب تسعة جنود في عمل إرهابي استهدف حافلتهم على طريق السويس في مصر.", []),
        ("قتل سبعة أشخاص في حادث إرهابي وقع في سوق بمدينة طنطا.", []),
        ("قتلت عناصر إرهابية ثلاثة رعاة في جبل السلوم.", ["Islamist militants"]),
        ("قتل جنديان أمريكيان برصاص رجل يرتدي زي الجيش الأفغاني في ولاية هلمند.", []),
        ("قتل سبعة رعاة برصاص مسلحين يرتدون ملابس الجيش في دارفور.", ["unidentified gunmen"]),
        ("الجيش المصري لم يعلق بعد على الغارة التي قتلت خمسة مدنيين في مدينة رفح.", []),
        ("سقطت قذائف على سوق أم درمان وخلفت وفق لجان المقاومة ثمانية قتلى.", []),
        ("استشهد رقيب من القوة الإماراتية المشاركة في عمليات التحالف العربي في عدن.", []),
        ("قتل الجيش الجزائري سبعة من مسلحي تنظيم القاعدة في مرتفعات تيزي وزو.", ["Algerian army"]),
        ("قالت حركة الشباب إن الجيش الصومالي هاجم قرية وقتل أربعة من عناصرها قرب جوهر.", ["Somali army"]),
        ("قتلت غارة للتحالف العربي ستة مدنيين في صعدة.", ["Saudi-led coalition"]),
    ],
)
def test_who_stands_beside_an_attack_did_not_do_it(text: str, doers: list[str]) -> None:
    assert [one.name for one in first(text).perpetrators] == doers


@pytest.mark.parametrize(
    ("text", "source"),
    [
        (
            "أعلنت وزارة الدفاع الجزائرية مقتل مسلحين قرب تبسة. وأشار البيان إلى إصابة ثلاثة جنود.",
            "وزارة الدفاع الجزائرية",
        ),
        (
            "أعلنت وزارة الدفاع الجزائرية مقتل مسلحين قرب تبسة. وتحدث البيان عن إصابة ثلاثة جنود.",
            "وزارة الدفاع الجزائرية",
        ),
        (
            "نشرت منظمة العفو الدولية تقريرا عن هجوم على كسلا. ولفت التقرير إلى إصابة ثلاثة مزارعين.",
            "منظمة العفو الدولية",
        ),
        ("هاجم مسلحون قرية قرب كسلا. وأشار تقرير للأمم المتحدة إلى إصابة ثلاثة مزارعين.", "أمم المتحدة"),
    ],
)
def test_a_statement_speaks_for_who_issued_it(text: str, source: str | None) -> None:
    hurt = [one for one in first(text).figures if one.measure == "injured"]
    assert [(one.low, one.source) for one in hurt] == [(3, source)]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("قالت قناة سي.ان.ان ترك إن جنديا أصيب قرب بلدة كلس التركية.", "قناة سي.ان.ان ترك"),
        ("ذكرت شبكة إن.تي.في أن شرطيا أصيب في مدينة وان التركية.", "شبكة إن.تي.في"),
        ("أصيب شرطي في مدينة وان التركية.ثم فر الجاني.وقالت الشرطة إنها تبحث عنه.", None),
    ],
)
def test_full_stops_within_a_name_end_no_sentence(text: str, source: str | None) -> None:
    assert [one.source for one in first(text).figures] == [source]


@pytest.mark.parametrize(
    ("text", "whose"),
    [
        (
            "قتل الجيش الباكستاني 14 مسلحا في بانو. وقال إن العملية استهدفت حركة طالبان باكستان.",
            "Pakistani Taliban",
        ),
        ("أعلن الجيش النيجيري مقتل 14 مسلحا في بورنو. ونفذت القوات حملات ضد بوكو حرام.", "Boko Haram"),
        ("قتل الجيش الصومالي 14 مسلحا في هيران خلال عملية ضد حركة الشباب.", "Al-Shabaab"),
        (
            "قتل الجيش 14 مسلحا في قندهار. وكان قد نفذ عمليات ضد حركة طالبان وأخرى ضد تنظيم الدولة.",
            None,
        ),
        ("قتل الجيش الكولومبي 14 مسلحا في كاوكا أمس.", None),
    ],
)
def test_gunmen_are_of_the_one_group_that_forces_hunt(text: str, whose: str | None) -> None:
    assert [one.affiliation for one in first(text).figures] == [whose]


def test_who_is_hunted_did_not_hunt() -> None:
    text = "قتل الجيش الباكستاني 14 مسلحا في بانو. وقال إن العملية استهدفت حركة طالبان باكستان."
    assert [one.name for one in first(text).perpetrators] == ["Pakistani army"]


@pytest.mark.parametrize(
    ("text", "doers"),
    [
        (
            "قتل ستة أشخاص في قصف للقوات الروسية على كوبيانسك.\nوفي خيرسون أصاب قصف مدرسة وجرح ثلاثة.",
            [["Russian army"], ["Russian army"]],
        ),
        (
            "قتل ستة في غارة إسرائيلية على رفح.\nوفي جباليا قتل ثلاثة أشخاص في غارة على منزل.",
            [["Israeli army"], ["Israeli army"]],
        ),
        (
            "قتل ستة في قصف للجيش السوداني على نيالا. وقصفت قوات الدعم السريع الفاشر.\n"
            "وفي كوستي قتل ثلاثة أشخاص في قصف على سوق.",
            [["Sudanese army"], []],
        ),
        (
            "قتل ستة في غارة إسرائيلية على رفح.\nوفي بغداد قتل ثلاثة أشخاص في انفجار عبوة.",
            [["Israeli army"], []],
        ),
    ],
)
def test_strikes_of_a_report_with_one_actor_are_its(text: str, doers: list[list[str]]) -> None:
    told = read(Report(doc="strikes", text=text, seen=dt.date(2024, 5, 16))).incidents
    assert [[one.name for one in incident.perpetrators] for incident in told] == doers


@pytest.mark.parametrize(
    ("text", "whose"),
    [
        ("قتل ستة أشخاص في تفجير في بعقوبة. والقتلى من عناصر الحشد الشعبي.", "Popular Mobilization Forces"),
        ("قتل ستة أشخاص في تفجير في بعقوبة، جميعهم من عناصر الحشد الشعبي.", "Popular Mobilization Forces"),
        ("قتل ستة أشخاص في تفجير في أربيل. وأوضحت الشرطة أن الضحايا كلهم من البيشمركة.", "Peshmerga"),
        ("قتل ستة أشخاص في هجوم قرب الحسكة. وينتمي القتلى إلى قوات سوريا الديمقراطية.", "SDF"),
        ("قتل أربعة في غارة على ريف دمشق. والقتلى هم من حزب الله.", "Hezbollah"),
        ("قتل ستة أشخاص في تفجير في بعقوبة. والقتلى من المزارعين.", None),
        ("قتل ستة أشخاص في هجوم في بعقوبة. ويعتقد أن المهاجمين من تنظيم الدولة.", None),
        ("قتل ستة أشخاص في تفجير في بعقوبة. ولم يعرف ما إذا كان القتلى من الحشد الشعبي.", None),
    ],
)
def test_whose_men_all_the_dead_are(text: str, whose: str | None) -> None:
    told = first(text)
    assert [one.affiliation for one in told.figures] == [whose]
    assert whose not in {one.name for one in told.perpetrators}


@pytest.mark.parametrize(
    ("text", "doers"),
    [
        (
            "سقط 40 قتيلا في غارة على سوق في إقليم تيغراي، حيث تدور حرب منذ عام ونصف العام بين الجيش "
            "الإثيوبي والجبهة الشعبية لتحرير تيغراي.",
            [],
        ),
        (
            "قتل ستة أشخاص في قصف على سوق في مدينة الأبيض بالسودان، ضمن النزاع الدائر بين الجيش السوداني "
            "وقوات الدعم السريع.",
            [],
        ),
        (
            "قتل ستة أشخاص في معارك بين الجيش السوداني وقوات الدعم السريع في الأبيض.",
            ["Sudanese army", "Rapid Support Forces"],
        ),
        (
            "قصفت قوات الدعم السريع سوقا في الأبيض بالسودان وقتلت ستة، في ظل الحرب بين الجيش السوداني "
            "وقوات الدعم السريع.",
            ["Rapid Support Forces"],
        ),
        (
            "قتل سبعة جنود في انفجار لغم في ولاية كاوكا بكولومبيا، رغم الهدنة بين الجيش الكولومبي "
            "وحركة فارك.",
            [],
        ),
    ],
)
def test_sides_of_a_war_did_not_make_the_attack(text: str, doers: list[str]) -> None:
    """Who is named for the war, a truce or talks is not named for the attack told of beside."""
    assert [one.name for one in first(text).perpetrators] == doers
