"""Kinds of sentences that reports of many wars brought up: made-up ones, and some that look like them."""

from __future__ import annotations

import datetime as dt

import pytest

from marsad import Reading, Report, read


def reading(text: str) -> Reading:
    return read(Report(doc="x", title="", text=text, seen=dt.date(2024, 5, 16)))


def counted(text: str) -> list[tuple[str, int | None]]:
    told = reading(text)
    figures = [f for part in (*told.incidents, *told.tallies) for f in part.figures]
    return sorted((f.measure, f.low) for f in figures)


TWO_AND_MORE = [
    ("قال حاكم منطقة سومي إن شخصين قتلا وأربعة أصيبوا في قصف هناك.", [("injured", 4), ("killed", 2)]),
    ("أفادت الشرطة بأن طفلين قتلا وثلاثة جرحوا في انفجار لغم قرب زوارة.", [("injured", 3), ("killed", 2)]),
    ("ذكر مسؤول أن جنديين قتلا وستة أصيبوا في كمين قرب كيدال.", [("injured", 6), ("killed", 2)]),
    (
        "قال رئيس البلدية إن امرأتين قتلتا وسبعة أشخاص جرحوا جراء غارة على أوديسا.",
        [("injured", 7), ("killed", 2)],
    ),
    ("أعلن الجيش أن جنديين أصيبا في انفجار عبوة قرب كيدال.", [("injured", 2)]),
    ("قال شاهد إن مسلحين قتلا ثلاثة مزارعين في قرية قرب غاو.", [("killed", 3)]),
]


@pytest.mark.parametrize(("text", "found"), TWO_AND_MORE)
def test_two_who_fell_before_others_who_were_hurt(text: str, found: list[tuple[str, int]]) -> None:
    assert counted(text) == found


BOTH = [
    ("خطف مسلحون 22 امرأة وطفلا من قرية في ولاية كاتسينا.", [("abducted", 22)]),
    ("قتل 31 سيدة وطفلا في قصف على مدرسة في الفاشر.", [("killed", 31)]),
    ("أصيب 14 امرأة وطفلا في غارة على بلدة عبس.", [("injured", 14)]),
    ("قتل المهاجمون 9 رجال وامرأة في قرية بإقليم إيتوري.", [("killed", 1), ("killed", 9)]),
    ("قتل 12 رجلا وامرأتان في هجوم على قرية قرب بونيا.", [("killed", 2), ("killed", 12)]),
]


@pytest.mark.parametrize(("text", "found"), BOTH)
def test_one_number_of_women_and_children(text: str, found: list[tuple[str, int]]) -> None:
    assert counted(text) == found


WANTED = [
    ("هاجم الجيش معقلا يقوده متمرد عرضت واشنطن مكافأة للقبض عليه، وقتل 8 جنود.", [("killed", 8)]),
    (
        "رصدت الحكومة مكافأة لمن يدلي بمعلومات تقود إلى القبض على زعيم الجماعة، وقتل تسعة من رجاله في غارة.",
        [("killed", 9)],
    ),
    ("نشرت الشرطة صور ثلاثة مهاجمين لتوقيفهم بعد هجوم قتل فيه شرطي في بيدوا.", [("killed", 1)]),
    ("قتل شرطي في هجوم في بيدوا، وألقي القبض على ثلاثة مهاجمين.", [("arrested", 3), ("killed", 1)]),
    ("أدى تفتيش المنزل إلى القبض على أربعة مسلحين في كويتا.", [("arrested", 4)]),
]


@pytest.mark.parametrize(("text", "found"), WANTED)
def test_those_on_whom_a_price_is_set_were_not_arrested(text: str, found: list[tuple[str, int]]) -> None:
    assert counted(text) == found


HEADS = [
    ("عثرت الشرطة على خمسة رؤوس مقطوعة لرجال مجهولي الهوية قرب بعقوبة.", [("killed", 5)]),
    ("عثر على ثلاثة رؤوس بشرية في كيس قرب تكريت.", [("killed", 3)]),
    ("سرق مسلحون أربعة رؤوس ماشية وقتلوا راعيا قرب واو.", [("killed", 1)]),
]


@pytest.mark.parametrize(("text", "found"), HEADS)
def test_heads_of_people_are_dead_and_those_of_cattle_are_none(
    text: str, found: list[tuple[str, int]]
) -> None:
    assert counted(text) == found


ACCIDENTS = [
    "قتل ستة جنود حين تدهورت شاحنة كانت تقلهم إلى قاعدتهم في محافظة كرمان.",
    "لقي أربعة جنود حتفهم إثر سقوط حافلتهم في واد بولاية خنشلة.",
    "قتل خمسة شرطيين في انقلاب حافلة على طريق أسوان. وأصيب في الحادث أربعة شرطيين جراء انقلاب حافلتهم.",
]


@pytest.mark.parametrize("text", ACCIDENTS)
def test_soldiers_die_in_accidents_too(text: str) -> None:
    assert not reading(text).relevant


ATTACKS = [
    "قتل ستة جنود حين تدهورت شاحنتهم بعد أن أطلق مسلحون النار عليها في محافظة كرمان.",
    "انقلبت حافلة تقل جنودا بعد انفجار عبوة ناسفة استهدفتها قرب قندهار فقتل سبعة منهم.",
]


@pytest.mark.parametrize("text", ATTACKS)
def test_a_bus_that_was_attacked_is_no_accident(text: str) -> None:
    assert reading(text).relevant


MONTHS = [
    ("قتل خمسة مدنيين في غارة على قرية تاونغ، وفي يونيو الماضي قتل 19 مدنيا في غارة على قرية مينغو.", 2),
    ("أدى انفجار عبوة إلى مقتل شرطي في بيدوا، وفي مارس 2023 قتل سبعة في تفجير في كيسمايو.", 2),
    ("قتل راع في هجوم على قرية ندوما، وفي أغسطس الماضي قتل 40 شخصا في هجوم على سوق فيها.", 2),
    ("قتل خمسة مدنيين في غارة على قرية تاونغ، وفي الغارة نفسها جرح تسعة.", 1),
]


@pytest.mark.parametrize(("text", "incidents"), MONTHS)
def test_what_happened_in_another_month_is_another_incident(text: str, incidents: int) -> None:
    assert len(reading(text).incidents) == incidents


def test_gendarmes_of_turkey_are_hurt_and_do_no_harm() -> None:
    told = reading("أسفر الهجوم عن إصابة ثلاثة من قوة الدرك التركية في ولاية تونجلي.").incidents[0]
    assert [f.affiliation for f in told.figures] == ["Turkish security forces"]
    assert not told.perpetrators


SOME_WORDS_ON = [
    ("أعلن قائد الشرطة أن مسلحين قتلوا صباح أمس السبت 28 من ركاب حافلة قرب الحدود.", [("killed", 28)]),
    ("أفاد سكان بأن متمردين قتلوا ليل الاثنين 14 قرويا في إقليم إيتوري.", [("killed", 14)]),
    ("قال ناج إن مسلحين قتلوا فجر الأحد ثمانية رعاة في ولاية بلاتو.", [("killed", 8)]),
    ("قال ناج إن مسلحين قتلوا فجر الأحد في غارة على معسكرهم.", [("killed", None)]),
]


@pytest.mark.parametrize(("text", "found"), SOME_WORDS_ON)
def test_gunmen_kill_those_told_behind_the_day(text: str, found: list[tuple[str, int | None]]) -> None:
    assert counted(text) == found


BESIDE = [
    ("لقي عشرة من رجال الشرطة كانوا يحرسون زعيما محليا حتفهم في كمين.", [("killed", 10)]),
    ("لقي ستة جنود كانوا يرافقون قاضيا مصرعهم في انفجار لغم.", [("killed", 6)]),
    ("أسفر الهجوم عن مقتل حارس. وقال المسؤول إن الانتحاري قتل أيضا.", [("killed", 1), ("killed", 1)]),
    ("قالت الوزارة إن 50 شهيدا وعشرات الإصابات سقطوا جراء القصف.", [("injured", None), ("killed", 50)]),
    ("من بين القتلى 22 امرأة و17 رجلا وطفلا واحدا.", [("killed", 1), ("killed", 17), ("killed", 22)]),
    ("قصف الحزب مدينة حيفا دون ورود معلومات عن وقوع إصابات أو أضرار.", []),
    ("قصفت المدفعية بلدة عبس من دون ورود أنباء عن وقوع ضحايا.", []),
    ("بعد هجوم قتل فيه شرطي في بيدوا، أغلقت الطرق.", [("killed", 1)]),
]


@pytest.mark.parametrize(("text", "found"), BESIDE)
def test_who_is_counted_beside_others(text: str, found: list[tuple[str, int | None]]) -> None:
    assert sorted(counted(text), key=str) == sorted(found, key=str)


BY_PLACES = [
    (
        "وثقت الهيئة اختطاف 97 مدنيا في إب، 63 في صعدة، 40 في الحديدة، و10 في ريمة.",
        [("abducted", low) for low in (10, 40, 63, 97)],
    ),
    ("قتل ثلاثة في كادقلي، خمسة في الدلنج، واثنان في تلودي.", [("killed", low) for low in (2, 3, 5)]),
    ("قتل ستة مدنيين في غارة على حي في حلب، 14 في المئة من سكانه نازحون.", [("killed", 6)]),
]


@pytest.mark.parametrize(("text", "found"), BY_PLACES)
def test_lists_go_on_place_by_place(text: str, found: list[tuple[str, int]]) -> None:
    assert counted(text) == found


SUMS = [
    "قتل ستة شرطيين في هجومين منفصلين في كولومبيا. في الأول قتل أربعة شرطيين بانفجار قنبلة في مدينة كالي. "
    "وقتل شرطيان آخران في بلدة مورالس عندما هاجم متمردون مركزا للشرطة.",
    "قتل ثلاثة أشخاص جراء انفجار لغمين في محافظة الحديدة. وقالت مصادر إن طفلا قتل إثر انفجار لغم في مديرية "
    "الدريهمي، كما قتل مدنيان بانفجار لغم آخر في حيس.",
    "قتل جندي بريطاني في انفجار قنبلة في ولاية هلمند. وبذلك يرتفع إلى 151 عدد الجنود البريطانيين الذين قتلوا "
    "في أفغانستان منذ غزوها.",
]


@pytest.mark.parametrize("text", SUMS)
def test_sums_over_attacks_are_tallies(text: str) -> None:
    assert [len(tally.figures) for tally in reading(text).tallies] == [1]


NO_SUMS = [
    "قتل خمسة أشخاص في انفجارين متزامنين أمام مسجد في بغداد. وأضاف المصدر أن تسعة جرحوا.",
    "قتل شرطيان في كمين قرب بيدوا. وبذلك يرتفع عدد القتلى في الكمين إلى أربعة.",
]


@pytest.mark.parametrize("text", NO_SUMS)
def test_tolls_of_one_attack_are_no_tallies(text: str) -> None:
    assert not reading(text).tallies


def test_the_attack_that_came_a_year_before_is_another() -> None:
    told = reading(
        "قتل شخصان في هجوم على حافلة في مانديرا، ويأتي هذا الهجوم بعد عام من هجوم نفذه مسلحون على حافلة "
        "وقتلوا فيه 28 راكبا."
    )
    assert [[f.low for f in one.figures] for one in told.incidents] == [[2], [28]]


ONLY_TOLD = [
    "أعلن متحدث باسم طالبان أن انفجارا وقع في مسجد في ننغرهار، ما أدى إلى مقتل ثلاثة مصلين.",
    "قال متحدث باسم حركة الشباب إن غارة استهدفت منزلا في جلب وأدت إلى مقتل ثلاثة.",
]


@pytest.mark.parametrize("text", ONLY_TOLD)
def test_a_speaker_that_tells_what_happened_is_no_doer(text: str) -> None:
    assert not reading(text).incidents[0].perpetrators


def test_a_speaker_of_its_own_deed_is_the_doer() -> None:
    told = reading("أعلنت حركة الشباب أن هجوما شنه مقاتلوها على قاعدة في بيدوا أدى إلى مقتل سبعة جنود.")
    assert [one.name for one in told.incidents[0].perpetrators] == ["Al-Shabaab"]


def test_a_mission_of_the_united_nations_has_people() -> None:
    told = reading("أعلنت البعثة الأممية مقتل اثنين من عناصرها بهجوم للمسلحين جنوبي إفريقيا الوسطى.")
    assert [f.affiliation for f in told.incidents[0].figures] == ["UN peacekeepers"]


TWO_BOMBS = [
    ("قتلت قنبلتان جنديا وأصابتا تسعة شرطيين في إقليم يالا.", {("killed", 1), ("injured", 9)}),
    (
        "انفجرت عبوتان أخريان قتلتا شرطيا وأصابتا 12 من أفراد الجيش ومدنيين اثنين.",
        {("killed", 1), ("injured", 12), ("injured", 2)},
    ),
]


@pytest.mark.parametrize(("text", "expected"), TWO_BOMBS)
def test_what_two_bombs_did_to_people(text: str, expected: set[tuple[str, int]]) -> None:
    assert {(f.measure, f.low) for one in reading(text).incidents for f in one.figures} == expected


def test_tolls_of_the_attacks_counted_just_before_are_tallies() -> None:
    told = reading(
        "قتل عنصر من قسد في هجوم قرب بلدة الشحيل. وأحصى المرصد 120 عملية لخلايا التنظيم منذ مطلع العام. "
        "وبلغت حصيلة القتلى جراء العمليات آنفة الذكر 61 قتيلا."
    )
    assert [[f.low for f in one.figures] for one in told.incidents] == [[1]]
    assert 61 in {f.low for tally in told.tallies for f in tally.figures}
