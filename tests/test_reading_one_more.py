"""«وآخر», «وثالث»: one more of whom the same is told as of those just counted."""

import datetime as dt

import pytest

from marsad import Report
from marsad.reader import read

Told = list[tuple[str, int, str, str | None]]

MORE: list[tuple[str, Told]] = [
    (
        "قتل جندي من الجيش المالي وآخر من الدرك في كمين قرب غاو.",
        [("killed", 1, "armed", "Malian army"), ("killed", 1, "armed", "Malian security forces")],
    ),
    (
        "قتل عنصران من الحشد وثالث من الشرطة العراقية في كمين قرب الحويجة.",
        [("killed", 2, "armed", "Popular Mobilization Forces"), ("killed", 1, "armed", "Iraqi police")],
    ),
    (
        "قتل جنديان أميركيان وثالث بريطاني في هجوم في هلمند.",
        [("killed", 2, "armed", "US army"), ("killed", 1, "armed", "British army")],
    ),
    (
        "قتل ضابط تركي وآخر سوري في انفجار عبوة قرب الباب.",
        [("killed", 1, "armed", "Turkish army"), ("killed", 1, "armed", "Syrian army")],
    ),
    (
        "قتل طفل في حي الكلاكلة وآخر في أم درمان جراء القصف.",
        [("killed", 1, "civilian", None), ("killed", 1, "civilian", None)],
    ),
    (
        "قتلت امرأة في دير البلح وأخرى في رفح جراء القصف.",
        [("killed", 1, "civilian", None), ("killed", 1, "civilian", None)],
    ),
    (
        "أصيب راع بشظايا وآخر بحروق في انفجار لغم شرقي تدمر.",
        [("injured", 1, "civilian", None), ("injured", 1, "civilian", None)],
    ),
    (
        "استشهد شاب من مخيم بلاطة وآخر من عنبتا برصاص الاحتلال.",
        [("killed", 1, "unknown", None), ("killed", 1, "unknown", None)],
    ),
    (
        "قتل ثلاثة من عائلة واحدة ورابع من الجيران في قصف على كادقلي.",
        [("killed", 3, "civilian", None), ("killed", 1, "civilian", None)],
    ),
    (
        "قتل ستة جنود ماليين ووقع آخر في الأسر في كمين قرب كيدال.",
        [("killed", 6, "armed", "Malian army"), ("captured", 1, "armed", "Malian army")],
    ),
    (
        "قتل خمسة جنود ماليين ووقع سادس أسيرا بيد المتمردين قرب كيدال.",
        [("killed", 5, "armed", "Malian army"), ("captured", 1, "armed", "Malian army")],
    ),
    (
        "قالت المقاومة الشعبية إن قائدا بارزا من قادة الحوثيين وقع في الأسر قرب تعز.",
        [("captured", 1, "armed", "Houthis")],
    ),
    (
        "قالت الشرطة إن ضابطا كبيرا من ضباط الجيش العراقي قتل أمس في انفجار قرب بلد.",
        [("killed", 1, "armed", "Iraqi army")],
    ),
    (
        "قتل شرطي في انفجار عبوة وآخر في هجوم على نقطة تفتيش في بيشاور.",
        [("killed", 1, "armed", "Pakistani police")],
    ),
    ("سقط صاروخ في الساحة وآخر في السوق فقتل مدني في صيدا.", [("killed", 1, "civilian", None)]),
    ("قتل مدني في زليتن وأحرقت سيارة وأخرى تابعة للبلدية.", [("killed", 1, "civilian", None)]),
    ("قال مصدر طبي وآخر أمني إن مدنيا قتل في قصف على درنة.", [("killed", 1, "civilian", None)]),
]
"""What is told, and whom it counts; «آخر» behind an attack may be another attack."""


@pytest.mark.parametrize(("text", "told"), MORE)
def test_one_more_is_counted_of_whom_the_same_is_told(text: str, told: Told) -> None:
    reading = read(Report(doc="x", text=text, seen=dt.date(2023, 5, 10)))
    figures = [f for part in (*reading.incidents, *reading.tallies) for f in part.figures]
    assert [(f.measure, f.low or 0, f.status, f.affiliation) for f in figures] == told
