"""Whose people those counted cannot be: made-up sentences of attacks, bombers, enemies' words."""

from __future__ import annotations

import datetime as dt

import pytest

from marsad import Report
from marsad.reader import read

ATTACKED = [
    ("نفذت قسد كمينا لرتل من قوات النظام السوري قرب مسكنة، ما أسفر عن مقتل تسعة عناصر.", 9, "Syrian army"),
    (
        "تعرضت قوات النظام السوري لكمين نفذه عناصر داعش قرب السخنة قتل خلاله ثمانية عناصر.",
        8,
        "Syrian army",
    ),
    (
        "هاجم عناصر من حركة الشباب معسكرا للجيش الصومالي قرب بلدوين، ما أدى إلى مقتل 13 عنصرا.",
        13,
        "Somali army",
    ),
    (
        "وقعت اشتباكات بين الجيش المصري ومسلحين في رفح، ما أسفر عن استشهاد أربعة ضباط وإصابة ثلاثة مجندين.",
        4,
        "Egyptian army",
    ),
    (
        "تظاهر مئات في بغداد بعد مجزرة ارتكبها تنظيم داعش قرب تكريت بالعراق راح ضحيتها نحو 1500 مجند.",
        1500,
        "Iraqi army",
    ),
    ("أعلن تنظيم القاعدة أنه هاجم الجيش الجزائري قرب البويرة وتبنى مقتل 12 جنديا.", 12, "Algerian army"),
    (
        "استهدف الحوثيون مواقع للجيش اليمني في مأرب بطائرة مسيرة، فقتل ستة عناصر وأصيب أربعة.",
        6,
        "Yemeni army",
    ),
    (
        "قال المرصد إن مجموعة من المسلحين هاجمت شاحنتين لقوات النظام في ريف السويداء فقتل 17 عنصرا من "
        "قوات النظام وأصيب سبعة آخرون بجروح.",
        7,
        "Syrian army",
    ),
]
THEIR_ENEMIES = [
    ("شنت قوات الأمن الأفغانية عملية أعقبتها غارة أميركية فقتل 16 متمردا من طالبان.", 16, "Taliban"),
    (
        "هاجم داعش نقطة للحشد الشعبي في الحويجة. وأكدت هيئة الحشد الشعبي قتل ستة إرهابيين.",
        6,
        "Islamic State",
    ),
    (
        "قالت الشرطة إن قوات الأمن الباكستانية قتلت سبعة من حركة طالبان باكستان في بنو. وقال الجيش إن "
        "القوات نجحت في تحييد خمسة إرهابيين آخرين.",
        5,
        "Pakistani Taliban",
    ),
]


def affiliation(text: str, count: int) -> set[str | None]:
    """Return whose people the figures of a size are."""
    reading = read(Report(doc="x", title="", text=text, seen=dt.date(2024, 5, 16)))
    figures = (f for part in (*reading.incidents, *reading.tallies) for f in part.figures)
    return {figure.affiliation for figure in figures if figure.low == count}


@pytest.mark.parametrize(("text", "count", "whose"), ATTACKED)
def test_fighters_who_fell_in_an_attack_are_those_of_the_one_attacked(
    text: str, count: int, whose: str
) -> None:
    assert affiliation(text, count) == {whose}


@pytest.mark.parametrize(("text", "count", "whose"), THEIR_ENEMIES)
def test_who_speaks_of_terrorists_or_rebels_does_not_speak_of_its_own(
    text: str, count: int, whose: str
) -> None:
    assert affiliation(text, count) == {whose}


@pytest.mark.parametrize(
    "text",
    [
        "فجر انتحاري نفسه داخل ثكنة للحشد الشعبي قرب تكريت فقتل 14 مقاتلا.",
        "فجر انتحاريان نفسيهما أمام مقر لحركة طالبان في قندوز فقتل خمسة من حراسه.",
    ],
)
def test_a_bomber_is_not_of_those_whom_he_hit(text: str) -> None:
    bombers = affiliation(text, 1) | affiliation(text, 2)
    assert not bombers & {"Popular Mobilization Forces", "Taliban"}


@pytest.mark.parametrize(
    ("text", "count", "whose"),
    [
        ("هاجمت حركة الشباب معسكرا للجيش الصومالي وخسرت خمسة من عناصرها.", 5, "Al-Shabaab"),
        ("هاجم الجيش المالي معسكرا لفاغنر قرب كيدال وفقد ثلاثة من جنوده.", 3, "Malian army"),
        ("صد الجيش الصومالي هجوما لحركة الشباب وقتل سبعة من عناصرها.", 7, "Al-Shabaab"),
        ("قصف الجيش التركي مواقع لحزب العمال الكردستاني، ما أدى إلى مقتل أربعة عناصر.", 4, "PKK"),
        (
            "أعلنت هيئة الحشد الشعبي في العراق، اليوم الخميس، مقتل ستة من مقاتليها في هجوم لتنظيم داعش.",
            6,
            "Popular Mobilization Forces",
        ),
        ("أعلن الجيش المالي مقتل ثلاثة من جنوده في هجوم لمسلحين قرب غاو.", 3, "Malian army"),
    ],
)
def test_attackers_lose_people_too(text: str, count: int, whose: str) -> None:
    assert affiliation(text, count) == {whose}


BESIDE = [
    ("قالت وزارة الدفاع إن قوات الجيش قتلت 14 من مقاتلي حركة الشباب، وإن خمسة جنود قتلوا.", 5, None),
    ("قتل 11 من مقاتلي جبهة النصرة وثلاثة جنود سوريين في اشتباكات قرب جسر الشغور.", 3, "Syrian army"),
]


@pytest.mark.parametrize(("text", "count", "whose"), BESIDE)
def test_soldiers_are_not_of_the_group_counted_beside_them(text: str, count: int, whose: str | None) -> None:
    reading = read(Report(doc="x", text=text))
    figures = [f for part in (*reading.incidents, *reading.tallies) for f in part.figures]
    assert [f.affiliation for f in figures if f.low == count] == [whose]


HELPED = [
    (
        "أعلنت وزارة الدفاع الصومالية أن قوات الجيش بالتعاون مع شركاء دوليين قتلت 60 مقاتلا من حركة الشباب.",
        "Somali army",
    ),
    ("قتل 14 من مقاتلي حركة الشباب في عملية للجيش الصومالي.", "Somali army"),
    (
        "قصف الحوثيون الذين يواجهون عملية للقوات الموالية للحكومة حيا في عدن فقتل 60 شخصا.",
        "Houthis",
    ),
    ("قوات النظام السوري مدعومة بميليشيات محلية هاجمت قرية وقتلت أربعة من أهلها.", "Syrian army"),
    ("الجيش المالي بمساندة ميليشيا محلية اقتحم بلدة وقتل 12 من سكانها.", "Malian army"),
]


@pytest.mark.parametrize(("text", "doer"), HELPED)
def test_who_acts_with_the_help_of_others_did_it(text: str, doer: str) -> None:
    incident = read(Report(doc="x", text=text)).incidents[0]
    assert doer in {one.name for one in incident.perpetrators}


SUSPECTED = [
    ("هاجم مسلحون قرية في النيجر وقتلوا سبعة، ويبدو أنهم من بوكو حرام.", "Boko Haram"),
    ("قتل سبعة في هجوم يحمل بصمات تنظيم القاعدة في شبوة.", "Al-Qaeda"),
    ("قتل سبعة في هجوم في شبوة. ولم يستبعد مصدر أمني تورط تنظيم القاعدة في الهجوم.", "Al-Qaeda"),
    (
        "قتل سبعة في هجوم في مالي. لكن مصدرا أمنيا رجح أن يكون منفذوه من جماعة نصرة الإسلام والمسلمين.",
        "JNIM",
    ),
]


@pytest.mark.parametrize(("text", "doer"), SUSPECTED)
def test_whom_an_attack_resembles_is_only_suspected(text: str, doer: str) -> None:
    incident = read(Report(doc="x", text=text)).incidents[0]
    assert {one.name: one.basis for one in incident.perpetrators}[doer] == "suspected"


@pytest.mark.parametrize(
    ("text", "count", "whose"),
    [
        ("اشتبكت مليشيتان قبليتان قرب بيدوا بالصومال وسقط سبعة قتلى من الطرفين.", 7, None),
        (
            "اندلعت معارك بين قوات النظام السوري وداعش قرب الرصافة قتل فيها نحو ستين مقاتلا من الطرفين.",
            60,
            None,
        ),
        (
            "دارت اشتباكات بين الجيش السوداني والدعم السريع في بارا أسفرت عن مقتل 40 عنصرا من الجانبين.",
            40,
            None,
        ),
        ("أعلن رئيس الحكومة اعتقال 590 من عناصر الطرفين في حملة على داعش وحزب العمال في تركيا.", 590, None),
        ("قتل 12 عنصرا من الجيش السوداني في معارك مع الدعم السريع في بارا.", 12, "Sudanese army"),
    ],
)
def test_people_of_both_sides_are_of_neither(text: str, count: int, whose: str | None) -> None:
    assert affiliation(text, count) == {whose}


@pytest.mark.parametrize(
    ("text", "count", "whose"),
    [
        (
            "صد الجيش السوداني هجوما لقوات الدعم السريع على الفاشر وكبدها 61 قتيلا.",
            61,
            "Rapid Support Forces",
        ),
        (
            "هاجمت الحركة الشعبية - شمال حامية تلودي، وقال الجيش السوداني إنه كبد المهاجمين 18 قتيلا.",
            18,
            "SPLM-N",
        ),
        (
            "شن تنظيم القاعدة هجوما على معسكر للجيش اليمني في شبوة، وقتلت القوات ثمانية من المهاجمين.",
            8,
            "Al-Qaeda",
        ),
        ("قال الجيش المالي إنه أحبط هجوما لمسلحين وكبد المهاجمين 25 قتيلا.", 25, None),
    ],
)
def test_attackers_who_fell_are_those_who_attacked(text: str, count: int, whose: str | None) -> None:
    assert affiliation(text, count) == {whose}


@pytest.mark.parametrize(
    ("text", "count", "whose"),
    [
        ("اعتقلت الشرطة العراقية أربعة أشخاص يشتبه بأنهم من قادة تنظيم القاعدة في بعقوبة.", 4, "Al-Qaeda"),
        ("ألقت السلطات القبض على 30 من خلايا تنظيم داعش في الرياض.", 30, "Islamic State"),
        ("أوقفت قوات الأمن التونسية ستة أشخاص ينتمون إلى خلية تابعة لداعش.", 6, "Islamic State"),
        ("أوقف الأمن سبعة أشخاص يعتقد أنهم من عناصر حركة الشباب في مومباسا.", 7, "Al-Shabaab"),
        ("قتل أربعة أشخاص يعتقد أنهم مدنيون في غارة على حجة باليمن.", 4, None),
    ],
)
def test_suspects_are_of_the_group_they_are_held_to_be_of(text: str, count: int, whose: str | None) -> None:
    assert affiliation(text, count) == {whose}


@pytest.mark.parametrize(
    ("text", "count", "whose"),
    [
        ("قتل جنديان من قوة المساعدة الأمنية الدولية (إيساف) بنيران مسلح في هلمند.", 2, "NATO"),
        (
            "أدى تفجير إلى مقتل 30 فردا من القوات شبه العسكرية الهندية في بولواما.",
            30,
            "Indian security forces",
        ),
    ],
)
def test_forces_by_their_longer_names(text: str, count: int, whose: str) -> None:
    assert affiliation(text, count) == {whose}


@pytest.mark.parametrize(
    ("text", "affiliations"),
    [
        ("قتل خمسة عناصر وثلاثة من داعش في هجوم على مقر في الحسكة", [None, "Islamic State"]),
        ("هاجم داعش مقرا في منبج فقتل تسعة مقاتلين وأربعة من مسلحي داعش", [None, "Islamic State"]),
        ("اندلعت اشتباكات في براوة قتل فيها ثمانية عناصر وستة من حركة الشباب", [None, "Al-Shabaab"]),
        ("أعلنت حركة طالبان هجوما على مقر في غزنة أدى لمقتل خمسة عناصر واثنين من الحركة", [None, "Taliban"]),
        ("قتل خمسة عناصر وقيادي في داعش في هجوم على مقر في الحسكة", ["Islamic State"] * 2),
        ("قتل ثلاثة عناصر وثلاثة قياديين من داعش بغارة على الحسكة", ["Islamic State"] * 2),
    ],
)
def test_fighters_told_beside_the_dead_of_a_group_are_not_its_own(
    text: str, affiliations: list[str | None]
) -> None:
    (one,) = read(Report(doc="d", title="", text=text)).incidents
    assert [figure.affiliation for figure in one.figures] == affiliations


@pytest.mark.parametrize(
    "text",
    [
        "تعرض مقر للأسايش في الحسكة لهجوم يعتقد أن خلايا داعش نفذته، ما أدى إلى مقتل اثنين من حراس المقر",
        "تعرضت قاعدة للجيش في مايدوغوري لهجوم يشتبه بأن بوكو حرام تقف خلفه، فقتل ثلاثة من حراس القاعدة",
    ],
)
def test_guards_are_not_of_the_group_that_is_suspected(text: str) -> None:
    (one,) = read(Report(doc="d", title="", text=text)).incidents
    assert {figure.affiliation for figure in one.figures}.isdisjoint({"Islamic State", "Boko Haram"})
