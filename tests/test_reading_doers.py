"""Who did it: forces whose office tells of raids, men by whose hand one fell, both sides of a clash."""

from __future__ import annotations

import datetime as dt

import pytest

from marsad import Report
from marsad.reader import read


def doers(text: str) -> set[str]:
    """Return who did it in the one incident of a report."""
    reading = read(Report(doc="x", title="", text=text, seen=dt.date(2024, 5, 16)))
    return {one.name for incident in reading.incidents for one in incident.perpetrators}


@pytest.mark.parametrize(
    ("text", "who"),
    [
        (
            "وكانت وزارة الداخلية قد أعلنت أن قواتها دهمت وكرا في حرستا بريف دمشق وقبضت على أربعة من عناصر "
            "داعش.",
            "Syrian police",
        ),
        (
            "أعلنت قيادة عمليات نينوى من جانبها القبض على 19 مطلوبا خلال حملة دهم في بعشيقة بالعراق.",
            "Iraqi security forces",
        ),
        (
            "قال الناطق الرسمي باسم وزارة الداخلية التونسية إن المداهمات أفضت إلى القبض على ثلاثة عناصر في "
            "القصرين.",
            "Tunisian security forces",
        ),
        (
            "أعلن وزير الداخلية اللبناني أمس توقيف ستة من عناصر داعش في طرابلس.",
            "Lebanese Internal Security Forces",
        ),
    ],
)
def test_an_office_that_tells_of_arrests_tells_of_its_own_forces(text: str, who: str) -> None:
    assert doers(text) == {who}


@pytest.mark.parametrize(
    "text",
    [
        "أعلنت وزارة الداخلية العراقية مقتل خمسة مدنيين بانفجار عبوة في سوق بالرمادي.",
        "قال الناطق باسم وزارة الداخلية إن تفجيرا استهدف مقهى في بعقوبة بالعراق وقتل سبعة.",
        "أكد وزير الدفاع أن أربعة أشخاص قتلوا في هجوم على محطة حافلات في كدنا.",
    ],
)
def test_an_office_that_tells_of_an_attack_did_not_do_it(text: str) -> None:
    assert doers(text) == set()


@pytest.mark.parametrize(
    ("text", "group"),
    [
        ("لقي 12 من عناصر حركة الشباب مصرعهم في عملية عسكرية قرب أفجوي بالصومال.", "Al-Shabaab"),
        ("قتل تسعة من مسلحي بوكو حرام في عملية مشتركة على ضفاف بحيرة تشاد.", "Boko Haram"),
        ("قتل أربعة من عناصر داعش خلال عملية أمنية في جبال حمرين بالعراق.", "Islamic State"),
    ],
)
def test_a_group_that_fell_in_an_operation_did_not_make_it(text: str, group: str) -> None:
    assert group not in doers(text)


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("قتل شاب برصاص شرطي في مدينة ديترويت بالولايات المتحدة.", {"US police"}),
        ("قتلت امرأة برصاص الشرطي توم هيل في بوسطن.", {"US police"}),
        ("استشهد فتى برصاص جندي إسرائيلي قرب طوباس.", {"Israeli army"}),
        ("قتل متظاهر بنيران جندي في الخرطوم بالسودان.", {"Sudanese army"}),
        ("أصيب رجل بطلق ناري من مجهولين في العريش.", {"unidentified gunmen"}),
        ("نهب مسلحون مجهولون شاحنات قرب كتم في دارفور وقتلوا سائقا.", {"unidentified gunmen"}),
        (
            "قتل ثلاثة شرطيين في تفجير في مدينة بوبايان بكولومبيا ألقي باللوم فيه على جيش التحرير الوطني.",
            {"ELN"},
        ),
    ],
)
def test_who_shot_or_is_blamed_did_it(text: str, who: set[str]) -> None:
    assert doers(text) == who


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        (
            "اشتبكت قوات البيشمركة مع عناصر داعش قرب مخمور ما أسفر عن مقتل 12 مسلحا.",
            {"Peshmerga", "Islamic State"},
        ),
        (
            "خاض الجيش السوداني معارك ضد قوات الدعم السريع في أم درمان قتل فيها 20 شخصا.",
            {"Sudanese army", "Rapid Support Forces"},
        ),
    ],
)
def test_both_sides_of_a_clash_fought(text: str, sides: set[str]) -> None:
    assert doers(text) == sides
