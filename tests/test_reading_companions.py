"""Those who fell with one told of before, those whose fire others fell in, and two who do the harm."""

from __future__ import annotations

import pytest

from marsad import Report
from marsad.models import Account
from marsad.reader import read


def told(text: str) -> Account:
    (incident,) = read(Report(doc="c", text=text)).incidents
    return incident


def counts(text: str) -> list[tuple[str, int | None, bool]]:
    return [(one.measure, one.low, one.subset) for one in told(text).figures]


@pytest.mark.parametrize(
    ("text", "harmed"),
    [
        ("قتل ضابط مع أربعة جنود في تفجير لغم قرب سرت.", [("killed", 1), ("killed", 4)]),
        ("قالت الشرطة إن عقيدا قتل أمس مع خمسة جنود في انفجار لغم قرب سبها.", [("killed", 1), ("killed", 5)]),
        (
            "أعلن الجيش أن قياديا في الحركة قتل مع مقاتلين اثنين في غارة على خان يونس.",
            [("killed", 1), ("killed", 2)],
        ),
        ("اغتيل قاض برفقة حارسين في كركوك.", [("killed", 1), ("killed", 2)]),
        ("خطف مهندس تركي مع عاملين اثنين قرب سرت.", [("abducted", 1), ("abducted", 2)]),
        ("أصيب مدير المدرسة مع سبعة تلاميذ في قصف على خاركيف.", [("injured", 1), ("injured", 7)]),
        ("قتل جندي في اشتباك مع ثلاثة مسلحين قرب جنين.", [("killed", 1)]),
        ("أصيب شرطي في تبادل لإطلاق النار مع أربعة مهربين في تبسة.", [("injured", 1)]),
        ("قتل شاب وأصيب آخر في مواجهات مع 20 جنديا في رام الله.", [("killed", 1), ("injured", 1)]),
        ("قتل خمسة جنود في قتال مع تسعة متمردين قرب غوما.", [("killed", 5)]),
    ],
)
def test_those_who_fell_with_one(text: str, harmed: list[tuple[str, int]]) -> None:
    assert [(measure, low) for measure, low, _ in counts(text)] == harmed


@pytest.mark.parametrize(
    ("text", "harmed"),
    [
        (
            "أصيب 80 مدنيا بينهم تسعة أطفال و14 امرأة بقصف المتمردين ضاحية شمال تعز.",
            [("injured", 80, False), ("injured", 9, True), ("injured", 14, True)],
        ),
        (
            "قتل سبعة بينهم ثلاثة أطفال بقصف الجيش على حي في خاركيف.",
            [("killed", 7, False), ("killed", 3, True)],
        ),
        (
            "أصيب تسعة بينهم امرأتان برصاص الجنود في الخليل.",
            [("injured", 9, False), ("injured", 2, True)],
        ),
    ],
)
def test_by_whose_fire_people_fell_is_no_part_of_them(text: str, harmed: list[tuple[str, int, bool]]) -> None:
    assert counts(text) == harmed


@pytest.mark.parametrize(
    ("text", "harmed"),
    [
        ("قتل مسلحان 30 مصليا في مسجد ببيشاور.", [("killed", 30)]),
        ("قتل جنديان إسرائيليان خمسة متظاهرين في نابلس.", [("killed", 5)]),
        ("خطف مسلحان ثلاثة عمال إغاثة في دارفور.", [("abducted", 3)]),
        ("قتل مسلحان وأصيب خمسة جنود في اشتباك قرب درنة.", [("killed", 2), ("injured", 5)]),
        ("قتل مسلحان اثنان وثلاثة جنود في درنة.", [("killed", 2), ("killed", 3)]),
        ("قتل جنديان في كمين قرب غاو.", [("killed", 2)]),
    ],
)
def test_two_who_kill_and_two_who_are_killed(text: str, harmed: list[tuple[str, int]]) -> None:
    assert [(measure, low) for measure, low, _ in counts(text)] == harmed


def test_a_blast_itself_is_nobody_who_blows_himself_up() -> None:
    text = "ليس الأهم التفجير ذاته أو الجهة المقصودة نفسها بل من خطط له، وقتل ثمانية في ذلك التفجير بسيناء."
    assert counts(text) == [("killed", 8, False)]


@pytest.mark.parametrize(
    ("text", "doers"),
    [
        ("قتل ضابط وثلاثة جنود مصريين في انفجار عبوة أثناء تمشيط قوات الجيش قرية في رفح.", set()),
        ("انفجرت سيارة مفخخة لدى مرور رتل للجيش التركي في شرناق فقتل جنديان تركيان.", set()),
        ("سقطت قذيفة على موقع كان الجيش العراقي يقصف منه قرب بيجي فقتل أربعة جنود عراقيين.", set()),
        ("فجر انتحاري نفسه بينما كان الجيش الصومالي يداهم قرية قرب مركة فقتل ستة جنود صوماليين.", set()),
        ("أطلق الجيش التركي النار على مسلحين قرب شرناق فقتل خمسة مسلحين.", {"Turkish army"}),
        ("قصف الجيش السوداني سوقا في نيالا فقتل 12 مدنيا وجندي سوداني.", {"Sudanese army"}),
    ],
)
def test_a_state_whose_own_men_alone_fell_did_not_do_it(text: str, doers: set[str]) -> None:
    assert {one.name for one in told(text).perpetrators if one.name.endswith(" army")} == doers


@pytest.mark.parametrize(
    ("text", "doers"),
    [
        (
            "قتل مسلحون من حركة الشباب ستة مزارعين قرب مركة، ووصلت الشرطة الصومالية إلى المكان.",
            {"Al-Shabaab"},
        ),
        ("انفجرت عبوة ناسفة بسيارة لقيادي في طالبان في كويتا وأصيب أربعة.", set()),
        ("استهدفت تفجيرات سيارات ناشطين في كتائب القسام في غزة وأصيب طفل.", set()),
        ("انفجرت عبوة تحت سيارة تعود لعضو في حزب الله في صور فقتل اثنان.", set()),
        ("هاجم مقاتلون في حركة الشباب قاعدة قرب كيسمايو وقتلوا أربعة جنود.", {"Al-Shabaab"}),
        ("قتل عناصر في تنظيم داعش ثلاثة مدنيين في هيت.", {"Islamic State"}),
        ("اعتقلت الشرطة الكينية ثلاثة من حركة الشباب في نيروبي.", {"Kenyan police"}),
    ],
)
def test_who_came_later_and_whose_car_it_was_are_no_doers(text: str, doers: set[str]) -> None:
    assert {one.name for one in told(text).perpetrators} == doers


@pytest.mark.parametrize(
    ("text", "harmed"),
    [
        ("قتل خمسة في هجوم على فندق في كابول، وخصص أحد أقسامه لذكراهم.", [("killed", 5)]),
        ("قتل سبعة من قبيلة كان على أرضها أحد أهم مقرات الوزارة في سبها.", [("killed", 7)]),
        ("قتل تسعة في تفجير بالكويت، ووقف أهلها صفا واحدا.", [("killed", 9)]),
        ("قتل ثمانية في هجوم تبنته حركة لا يعرفها أحد قرب باماكو.", [("killed", 8)]),
        ("قتل واحد وأصيب خمسة في انفجار ببغداد.", [("killed", 1), ("injured", 5)]),
        ("أسفر القصف عن قتيل واحد في كركوك.", [("killed", 1)]),
        ("أصيب أحد الرعاة في قصف على شبعا.", [("injured", 1)]),
        ("قتل أحد عشر شخصا في هجوم على قرية في غاو.", [("killed", 11)]),
        ("وأصيبت واحدة منهن في انفجار بكابول.", [("injured", 1)]),
    ],
)
def test_one_of_things_is_nobody(text: str, harmed: list[tuple[str, int]]) -> None:
    assert [(measure, low) for measure, low, _ in counts(text)] == harmed
