"""Lists of a toll over lines, and what the numbers of a report tell of each other: made-up bulletins."""

from __future__ import annotations

from typing import Any

import pytest

from marsad import Report
from marsad.models import Reading
from marsad.reader import read

MONTH = """وثقت لجنة الرصد مقتل 310 أشخاص في إقليم دارفور خلال شهر آذار 2024، توزعوا على النحو التالي:
المدنيون: 180، بينهم 40 طفلا.
قوات الدعم السريع: 70 عنصرا.
الجيش السوداني: 45 عنصرا، بينهم 3 ضباط.
مقاتلو الحركات المسلحة: 15.
"""
KILLERS = """أحصت الشبكة مقتل 60 مدنيا في محافظة تعز خلال شهر حزيران 2023، توزعوا بحسب الجهة على النحو التالي:
جماعة الحوثي: 41، بينهم 6 أطفال
القوات الحكومية: 12
تنظيم القاعدة: 7
"""


def read_text(text: str) -> Reading:
    """Return the reading of a report of May 2024."""
    return read(Report(doc="list", text=text))


def counts(text: str) -> list[list[Any]]:
    """Return measure, number, status and whether it is a part, of all numbers of a report."""
    reading = read_text(text)
    figures = [f for part in (*reading.incidents, *reading.tallies) for f in part.figures]
    return [[f.measure, f.low, f.status, f.subset] for f in figures if f.low is not None]


def test_a_list_by_lines_is_one_tally_of_parts() -> None:
    reading = read_text(MONTH)
    assert reading.incidents == ()
    assert [[f.low for f in tally.figures] for tally in reading.tallies] == [[310, 180, 40, 70, 45, 3, 15]]
    assert [f.subset for f in reading.tallies[0].figures] == [False, True, True, True, True, True, True]


def test_a_line_counts_the_force_that_its_label_names() -> None:
    told = {f.low: (f.status, f.affiliation) for f in read_text(MONTH).tallies[0].figures}
    assert told[180] == ("civilian", None)
    assert told[70] == ("armed", "Rapid Support Forces")
    assert told[45] == ("armed", "Sudanese army")
    assert told[15][0] == "armed"


def test_in_a_list_of_civilians_a_label_names_who_killed_them() -> None:
    told = counts(KILLERS)
    assert [one[1] for one in told] == [60, 41, 6, 12, 7]
    assert {one[2] for one in told} == {"civilian"}


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        (
            "هاجم مسلحون رتلا للجيش قرب بلدة دفا: 14 قتيلا بينهم ضابط، و9 جرحى.",
            [("killed", 14, False), ("killed", 1, True), ("injured", 9, False)],
        ),
        (
            "ارتفع عدد قتلى القصف على سوق البلدة إلى 40 قتيلا بينهم 7 أطفال، والجرحى أكثر من 55 جريحا.",
            [("killed", 40, False), ("killed", 7, True), ("injured", 55, False)],
        ),
        (
            "أوقفت الشرطة 12 شخصا بعد الهجوم على المخفر، بينهم ثلاث نساء.",
            [("arrested", 12, False), ("arrested", 3, True)],
        ),
        (
            "استقبل المستشفى ضحايا القصف، وهم:\n- وفيات: 30 حالة.\n- من بين الوفيات: 4 نساء.",
            [("killed", 4, True), ("killed", 30, False)],
        ),
    ],
)
def test_what_is_part_of_what(text: str, figures: list[tuple[str, int, bool]]) -> None:
    assert sorted((m, low, part) for m, low, _, part in counts(text)) == sorted(figures)


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("قتل مسلحون خمس فتيات تراوحت أعمارهن بين 15 و25 عاما في قرية بالجبل.", [("killed", 5, False)]),
        (
            "قتل مسلحون فتاة، وبين الجرحى ما بين 10 و12 مزارعا.",
            [("killed", 1, False), ("injured", 10, False)],
        ),
        (
            "اشتبك الجيش مع قبائل في دارفور. وبلغت حصيلة جديدة من الضحايا 37 قتيلا و59 جريحا.",
            [("killed", 37, False), ("injured", 59, False)],
        ),
        ("أسفر القصف عن مقتل 80 مدنيا وأزيد من ألف مقاتل.", [("killed", 80, False), ("killed", 1000, False)]),
        ("وقتل في الاشتباكات /14/ مسلحا وأصيب /20/ آخرون.", [("killed", 14, False), ("injured", 20, False)]),
        (
            "خلفت الحرب مقتل (14) ألفا من المدنيين ونزوح (2.5) مليون شخص منذ نيسان الماضي.",
            [("killed", 14_000, False), ("displaced", 2_500_000, False)],
        ),
        ("قتل (14) جنديا في هجوم شنه ألف مسلح على القاعدة.", [("killed", 14, False)]),
        (
            "قصفت المدفعية المدينة فقتل 30 مواطنا ومواطنة، وأصيب 12 جنديا ومسعفة.",
            [("killed", 30, False), ("injured", 12, False), ("injured", 1, False)],
        ),
        (
            "قتل أكثر من مئة شخص في الهجوم على القرية بما في ذلك 18 طفلا.",
            [("killed", 100, False), ("killed", 18, True)],
        ),
        ("قتل شيخ قبلي واثنان من مرافقيه في كمين بشبوة.", [("killed", 1, False), ("killed", 2, False)]),
        ("ارتفع العدد الإجمالي لقتلى الهجمات الثلاث إلى 70.", [("killed", 70, False)]),
        (
            "قتل مسلحان في الهجوم على الحاجز، ونال شرف الشهادة ضابط.",
            [("killed", 2, False), ("killed", 1, False)],
        ),
        ("قالت الحركة إن ستة من مقاتليها فقدوا حياتهم في غارة على قاعدة.", [("killed", 6, False)]),
        ("قصفت طائرة سوقا في البلدة. ونقل الطبيب أن ثلاثة منهم في العناية المركزة.", [("injured", 3, False)]),
        (
            "قصفت طائرة سوقا في البلدة فأصيب تسعة. وثلاثة منهم أدخلوا المستشفى.",
            [("injured", 9, False), ("injured", 3, True)],
        ),
        (
            "وثق التقرير الدوري للجنة مقتل 40 مدنيا في القصف على الأحياء السكنية، بينهم تسعة أطفال.",
            [("killed", 40, False), ("killed", 9, True)],
        ),
        (
            "قتل ستة أشخاص في الاشتباكات، وعولج 20 شخصا من إصابات بالرصاص.",
            [("killed", 6, False), ("injured", 20, False)],
        ),
    ],
)
def test_what_numbers_count(text: str, figures: list[tuple[str, int, bool]]) -> None:
    assert sorted((m, low, part) for m, low, _, part in counts(text)) == sorted(figures)


@pytest.mark.parametrize(
    ("text", "source"),
    [
        (
            "قصفت طائرة سوقا في تعز. وأكد مصدر طبي في مستشفى الثورة العام تلقي تسع جثث.",
            "مصدر طبي في مستشفى الثورة العام",
        ),
        ("قصفت طائرة سوقا في تعز. وقالت وزارة الصحة وفقا لقناة محلية إن تسعة أشخاص قتلوا.", "وزارة الصحة"),
        ("هاجم مسلحون قرية في ياتنغا. وأكد مصدر محلي الهجوم لإذاعة، مشيرا إلى 20 قتيلا.", "مصدر محلي"),
        ("قصفت طائرة سوقا في تعز. وقالت قناة محلية نقلا عن مصادر أمنية إن تسعة أشخاص قتلوا.", "مصادر أمنية"),
    ],
)
def test_who_states_what_was_received_or_heard(text: str, source: str) -> None:
    assert [f.source for one in read_text(text).incidents for f in one.figures] == [source]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("أسفرت الاشتباكات في بلدة رداع عن سقوط 20 قتيلا من الطرفين.", {"armed"}),
        ("اشتبكت ميليشيتان غربي طرابلس وسقط أربعة قتلى وسبعة جرحى من الجانبين.", {"armed"}),
        ("قصفت المدفعية مقاتلي الحركة في أم درمان ما أوقع ستة قتلى في صفوفهم.", {"armed"}),
        ("كبّدت المقاومة جماعة الحوثي 18 قتيلا في هجوم على جبهة مريس.", {"armed"}),
        ("ألقت الشرطة القبض على خمسة مطلوبين بتهمة الانتماء لتنظيم داعش في الموصل بعد هجوم مسلح.", {"armed"}),
        ("ألقت الشرطة القبض على خمسة أشخاص بتهمة تهريب البضائع بعد هجوم مسلح في الموصل.", {"unknown"}),
        ("قصفت المدفعية سوقا في بلدة كادقلي وسقط 20 قتيلا. وتبادل الطرفان الاتهامات.", {"unknown"}),
        ("أدى القصف إلى سقوط 30 ضحية مدنية (10 قتلى و20 جريحا) في مدينة الحديدة.", {"civilian"}),
        ("سجلت البعثة 50 إصابة بين المدنيين، 15 قتيلا و35 جريحا، في القصف على طرابلس.", {"civilian"}),
        ("اعتقلت قوات الأمن تسعة أشخاص بعد الهجوم على الحاجز، بينهم امرأة وقاصران.", {"unknown"}),
        ("اعتقل الجيش 9 مواطنين في مداهمة بلدة بيتا، بينهم طفلان.", {"civilian"}),
        ("خلف القصف على المدينة 12 قتيلا ومصابا من المدنيين.", {"civilian"}),
        ("قتل ستة أشخاص في تفجير بسوق بنغازي. وأربعة من القتلى جنود.", {"unknown", "armed"}),
        ("قتل 11 فردا من عائلة سورية واحدة في غارة على بلدة أريحا.", {"civilian"}),
        ("ذبح مسلحون أسرة مؤلفة من سبعة أفراد في قرية قرب المدية.", {"civilian"}),
        ("سقطت قذيفة على منزل فقتلت عائلة من خمسة أشخاص في مدينة تعز.", {"civilian"}),
        ("شيعت عائلة من المدينة خمسة قتلى سقطوا في اشتباكات مع الجيش.", {"unknown"}),
        ("أدى الهجوم إلى مقتل ضابط وجرح اثنين آخرين من جنود الجيش الصومالي.", {"armed"}),
        ("أدى الهجوم على القافلة إلى مقتل سائق وإصابة ثلاثة آخرين من رجال الشرطة.", {"civilian", "armed"}),
        ("استشهد عشرة من الكوادر العاملة في المستشفى بقصف على المدينة.", {"unknown"}),
    ],
)
def test_who_people_are_by_the_words_around_them(text: str, status: set[str]) -> None:
    assert {one[2] for one in counts(text)} == status
