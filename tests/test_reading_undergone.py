"""What befell people who underwent it, fell into hands, survived, or share the noun of others."""

from __future__ import annotations

import pytest

from marsad.models import Reading, Report
from marsad.reader import read


def told(text: str) -> Reading:
    return read(Report(doc="r", text=text))


def counts(text: str) -> list[tuple[str, int | None, bool]]:
    found = told(text)
    figures = [one for incident in found.incidents for one in incident.figures]
    return [(one.measure, one.low, one.subset) for one in figures]


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        (
            "انفجرت سيارة قرب نقطة تفتيش في تعز، ونتج عن ذلك تعرض ثلاثة من رجال الشرطة للإصابة.",
            [("injured", 3, False)],
        ),
        ("تعرض أربعة صيادين للخطف على يد مسلحين قبالة ساحل غزة.", [("abducted", 4, False)]),
        ("تعرضت عاملتان في الإغاثة للاختطاف في مقديشو.", [("abducted", 2, False)]),
        ("تعرض قائد الكتيبة للاغتيال بعبوة في درعا.", [("killed", 1, False)]),
        ("قال الطبيب إن سبعة من زملائه تعرضوا للاعتقال عند حاجز قرب حمص.", [("arrested", 7, False)]),
        ("أكد شهود أن ضابطين تعرضا للخطف من منزليهما في طرابلس.", [("abducted", 2, False)]),
        (
            "تعرض تسعة من عناصر الشرطة، بينهم ضابط، للإصابة في تفجير عبوة في الموصل.",
            [("injured", 9, False), ("injured", 1, True)],
        ),
        ("سقط أربعة جنود في قبضة قوات الدعم السريع في معارك الفاشر.", [("captured", 4, False)]),
        ("وقع اثنان من المسعفين في قبضة مسلحين قرب باماكو.", [("captured", 2, False)]),
        ("سقطت البلدة في قبضة المسلحين بعد مقتل تسعة من حراسها.", [("killed", 9, False)]),
        ("قُتل طفل وجُرح أبواه بانفجار لغم في ريف إدلب.", [("killed", 1, False), ("injured", 2, False)]),
        (
            "قصفت الطائرات مستشفى في دنيبرو، والحصيلة الأولية قتيلة وعشر جريحات.",
            [("killed", 1, False), ("injured", 10, False)],
        ),
        ("وقع تفجير في كويتا قتل فيه تسعة وأصيب 20.", [("killed", 9, False), ("injured", 20, False)]),
        ("شهدت المدينة هجوما على موقع بناء قتل فيه سبعة.", [("killed", 7, False)]),
        (
            "توفي ثلاثة من الجرحى ليصل العدد إلى 15 قتيلا في تفجير الحافلة في زاهدان.",
            [("killed", 3, True), ("killed", 15, False)],
        ),
        ("تعرض الجنود للقصف في كيدال ولم يصب أحد.", []),
        ("قد يتعرض ثلاثة موظفين للفصل من العمل.", []),
        ("اللاعب الذي تعرض للإصابة في المباراة غادر الملعب.", []),
    ],
)
def test_people_are_counted_for_what_they_underwent(text: str, figures: list[tuple[str, int, bool]]) -> None:
    assert counts(text) == figures


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("مقتل حوثي وإصابة آخر في كمين بتعز.", [("killed", 1), ("injured", 1)]),
        ("قتل داعشي وأسر اثنان آخران في اشتباك مع البيشمركة.", [("killed", 1), ("captured", 2)]),
        ("قتل طالباني في اشتباك في قندهار.", [("killed", 1)]),
        ("قصف حوثي يقتل خمسة مدنيين في الضالع.", [("killed", 5)]),
        ("قتل قناص حوثي امرأة في تعز.", [("killed", 1)]),
        ("مقتل قيادي حوثي في غارة بصعدة.", [("killed", 1)]),
        ("مقتل الحوثي سيغير مسار الحرب.", []),
    ],
)
def test_one_of_a_group_is_called_by_its_name(text: str, figures: list[tuple[str, int]]) -> None:
    assert [(measure, low) for measure, low, _ in counts(text)] == figures


@pytest.mark.parametrize(
    ("text", "happened"),
    [
        ("نجا قائد الشرطة من محاولة اغتيال بعبوة ناسفة استهدفت موكبه في عدن.", ["explosive"]),
        ("نجا النائب من محاولة اغتيال عندما أطلق مسلحون النار على سيارته في البصرة.", ["attack"]),
        ("تعرض عضو المجلس البلدي لمحاولة اغتيال في مدينة سرت مساء الثلاثاء.", ["attack"]),
        ("نجت ناشطة من محاولة خطف في حي الكرادة ببغداد.", ["abduction"]),
        ("أحبطت الشرطة محاولة لاغتيال وزير في عدن.", []),
        ("قال الرئيس إنه نجا من محاولات الإطاحة به في الانتخابات.", []),
        ("حذر المتحدث من محاولة اغتيال قد تستهدف رئيس الحكومة في بغداد.", []),
        ("ناقش المؤتمر في القاهرة محاولة اغتيال الرئيس قبل عشرين عاما.", []),
    ],
)
def test_an_attempt_that_somebody_survived_is_an_attack(text: str, happened: list[str]) -> None:
    found = told(text)
    assert [one.type for one in found.incidents] == happened
    assert found.relevant == bool(happened)


@pytest.mark.parametrize(
    ("text", "statuses"),
    [
        ("مصرع 5 وجرح 11 من المليشيا غرب مأرب.", ["armed", "armed"]),
        ("قتل اثنان وأصيب أربعة من رجال الشرطة في تفجير بكابول.", ["armed", "armed"]),
        ("استشهاد أربعة وإصابة عشرة مدنيين في قصف على رفح.", ["civilian", "civilian"]),
        ("مقتل 9 وأسر 12 من مسلحي الحركة في معارك كيسمايو.", ["armed", "armed"]),
        ("قتل 6 وأصيب 13 آخرون من قوات الأمن في هجوم على مخفر في خاش.", ["armed", "armed"]),
        ("مقتل خمسة وإصابة طفل في قصف على تعز.", ["unknown", "civilian"]),
        ("مقتل خمسة وإصابة ثلاثة أطفال في قصف على تعز.", ["unknown", "civilian"]),
        ("مقتل مدني وإصابة ثلاثة جنود في هجوم في غزني.", ["civilian", "armed"]),
    ],
)
def test_a_number_shares_the_noun_of_the_next(text: str, statuses: list[str]) -> None:
    (incident,) = told(text).incidents
    assert [one.status for one in incident.figures] == statuses


@pytest.mark.parametrize(
    ("text", "doers"),
    [
        ("عثرت الشرطة على ثلاث جثث مقطوعة الرؤوس في بغداد.", []),
        ("العثور على جثة شاب مقطوعة الرأس في درنة.", []),
        ("الشرطة تعثر على جثة صحفي خطف قبل أيام في مقديشو.", []),
        ("وقالت الشرطة إنها عثرت على خمس جثث في حقل قرب كانو بعد هجوم على القرية.", []),
        ("انفجرت عبوة في سوق بكركوك فقتل خمسة مدنيين، وفتحت قوات الأمن تحقيقا في الحادث.", []),
        ("فتحت الشرطة النار على متظاهرين في كركوك فقتلت أربعة منهم.", ["Iraqi police"]),
        ("وقع انفجاران في سوق ببغداد أوقعا 40 ضحية بين قتيل وجريح.", []),
    ],
)
def test_who_only_comes_after_an_attack_did_not_do_it(text: str, doers: list[str]) -> None:
    (incident,) = told(text).incidents
    assert incident.figures
    assert [one.name for one in incident.perpetrators] == doers
