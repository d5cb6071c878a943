"""What people did when they came to harm tells whether they fought: made-up sentences of many wars."""

from __future__ import annotations

import datetime as dt

import pytest

from marsad import Report
from marsad.reader import read

TOLD: list[tuple[str, list[tuple[int, str]]]] = [
    ("أفادت مصادر أن تسعة أشخاص يرتدون أحزمة ناسفة قتلوا قرب حاجز في كركوك.", [(9, "armed")]),
    ("قتل شخصان لدى زرعهما لغما على طريق في هلمند.", [(2, "armed")]),
    ("قتل ثلاثة أشخاص أثناء محاولتهم اقتحام مقر الشرطة في غزني.", [(3, "armed")]),
    ("قتل أربعة وهم يهمون بتفجير سيارة قرب المطار في كابل.", [(4, "armed")]),
    ("قتل شخصان في تبادل لإطلاق النار مع قوات الأمن في القصرين.", [(2, "armed")]),
    ("قتل 13 شخصا في تبادل لإطلاق النار بين قوات الأمن ومسلحين في غروزني.", [(13, "unknown")]),
    ("قتل شخص أثناء محاولته الفرار من القصف على تعز.", [(1, "unknown")]),
    ("قتل ستة أشخاص أثناء محاولتهم عبور الحدود برصاص حرس الحدود.", [(6, "unknown")]),
    ("قتل شاب برصاص جنود ظنوا أنه يحمل سلاحا عند حاجز في الخليل.", [(1, "unknown")]),
    ("قتل شرطي أثناء محاولته تفكيك عبوة ناسفة في البصرة.", [(1, "armed")]),
    (
        "أدى التفجير إلى مقتل 22 شخصا وجرح 61 آخرين كانوا في حفل زفاف قرب بغلان.",
        [(22, "civilian"), (61, "civilian")],
    ),
    ("قتل 14 شخصا كانوا يؤدون الصلاة في تفجير بمسجد في كويتا.", [(14, "civilian")]),
    ("قتل عشرة وهم نائمون في بيوتهم بقصف على إدلب.", [(10, "civilian")]),
    ("أصيب ثلاثة رجال بينما كانوا يرعون أغنامهم بقصف على الحدود.", [(3, "civilian")]),
    ("قتل خمسة أشخاص كانوا في سيارة استهدفتها غارة بطائرة مسيرة في مأرب.", [(5, "unknown")]),
    ("قالت مصادر في حلب إن ستة قتلى على الأقل سقطوا من صفوف مقاتلي الحركة.", [(6, "armed")]),
    ("وأسفرت المواجهات عن سقوط ضابط وسبعة قتلى من الجانب الباكستاني.", [(1, "armed"), (7, "armed")]),
    ("سقط جندي وثلاثة قتلى مدنيين في القصف على البلدة.", [(1, "armed"), (3, "civilian")]),
    ("مقتل شرطي وسقوط ستة جرحى في تفجير ببغداد.", [(1, "armed"), (6, "unknown")]),
    (
        "استشهد ضابط وأربعة جنود وأصيب ستة أفراد آخرين بانفجار لغم في العريش.",
        [(1, "armed"), (4, "armed"), (6, "armed")],
    ),
    ("قتل نحو 40 وأصيب العشرات من مسلحي الحركة في معارك بولاية بورنو.", [(40, "armed")]),
    ("قتل حوثيان وأصيب خمسة آخرون في هجوم على نقطة لهم في الحديدة.", [(2, "armed"), (5, "armed")]),
]


@pytest.mark.parametrize(("text", "expected"), TOLD)
def test_what_people_did_tells_what_they_were(text: str, expected: list[tuple[int, str]]) -> None:
    """Attackers, those who exchange fire, worshippers and guests are known by what they did."""
    reading = read(Report(doc="x", title="", text=text, seen=dt.date(2023, 5, 10)))
    parts = (*reading.incidents, *reading.tallies)
    assert sorted((f.low, f.status) for part in parts for f in part.figures if f.low) == expected
