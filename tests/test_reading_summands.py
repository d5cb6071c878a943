"""Totals and their parts: a number that the sentences behind it share out is of no incident."""

from __future__ import annotations

import datetime as dt

import pytest

from marsad import Report
from marsad.reader import read

Numbers = list[list[int]]

SUMMED = {
    "two towns, few dead": (
        "قتل خمسة جنود في ولاية بورنو أمس.\nوقتل ثلاثة جنود في كمين قرب بلدة باما.\n"
        "وقتل جنديان بلغم في مدينة مايدوغوري.",
        [[2], [3]],
        [[5]],
    ),
    "the second introduced as another matter": (
        "لقي 31 مسلحا مصرعهم في وسط الصومال.\nوقتل 11 مسلحا بنيران الجيش في محيط مدينة بلدوين.\n"
        "من جهة أخرى أعلنت الشرطة أن 20 مسلحا قتلوا في عملية أمنية.",
        [[11], [20]],
        [[31]],
    ),
    "two strikes of one sentence": (
        "أعلن الجيش مقتل 27 مسلحا في غارات على ولايتي قندهار وهلمند.\n"
        "وقال المتحدث إن ضربة جوية قتلت 19 منهم قرب مدينة قندهار، مضيفا أن غارة أخرى في مدينة لشكركاه "
        "أسفرت عن مقتل ثمانية مسلحين.",
        [[8], [19]],
        [[27]],
    ),
    "dead and injured together": (
        "سقط ستة بين قتيل وجريح جراء ألغام في محافظة الحديدة.\nوقتل طفل وأصيب اثنان بلغم في مدينة حيس.\n"
        "كما قتل مزارع وأصيب طفلان بلغم في مدينة زبيد.",
        [[1, 2], [1, 2]],
        [[6]],
    ),
    "another kind of harm told between them": (
        "أصيب عشرة شرطيين في تفجيرين واختطف ضابط في شرق تركيا.\nواختطف الضابط على طريق ديار بكر.\n"
        "وأصيب سبعة شرطيين بقنبلة في مدينة ماردين.\nوفي مدينة هكاري أصيب ثلاثة شرطيين بقنبلة.",
        [[1], [3], [7]],
        [[1, 10]],
    ),
    "attacks said to be separate": (
        "قتل تسعة جنود في هجومين منفصلين شمال شرقي نيجيريا.",
        [],
        [[9]],
    ),
    "incidents said to be scattered": (
        "أعلنت الشرطة مقتل 19 شخصا في حوادث أمنية متفرقة جنوبي الصومال.",
        [],
        [[19]],
    ),
}
KEPT = {
    "those who died there and those who died in hospital": (
        "قتل 292 شخصا في تفجير في منطقة الكرادة في بغداد.\nوتسلم الأهالي 115 جثة حتى الآن، "
        "بينما لا تزال 177 جثة في دائرة الطب العدلي.",
        1,
    ),
    "two neighbours of other items add up by chance": (
        "محافظة حلب: قتل ستة جنود في اشتباكات في حي الزهراء.\nمحافظة الحسكة: قتل أربعة مسلحين قرب تل حميس.\n"
        "محافظة دير الزور: قتل مدنيان في مدينة الميادين.",
        3,
    ),
    "a sum that is not reached": (
        "قتل 24 مدنيا في تفجير في مدينة بعقوبة.\nوقتل ستة جنود في مدينة الموصل.\nوقتل ثلاثة شرطيين في كركوك.",
        3,
    ),
    "scattered clashes in one town": ("قتل 13 مسلحا في اشتباكات متفرقة في مدينة تعز.", 1),
    "one attack alone said to be separate": ("قتل ثلاثة مدنيين في غارة منفصلة على بلدة سرمين.", 1),
    "dead of two sides in one clash": (
        "قتل 15 شخصا في اشتباكات في مدينة مأرب.\nوقتل عشرة مسلحين.\nوقتل خمسة جنود.",
        1,
    ),
}


@pytest.mark.parametrize(("text", "incidents", "tallies"), SUMMED.values(), ids=SUMMED)
def test_what_the_next_incidents_share_is_a_tally(text: str, incidents: Numbers, tallies: Numbers) -> None:
    found = read(Report(doc="x", title="", text=text, seen=dt.date(2021, 3, 4)))
    numbers = [sorted(f.low for f in one.figures if f.low is not None) for one in found.incidents]
    assert sorted(numbers) == incidents
    assert [sorted(f.low for f in one.figures if f.low is not None) for one in found.tallies] == tallies


@pytest.mark.parametrize(("text", "incidents"), KEPT.values(), ids=KEPT)
def test_numbers_that_add_up_otherwise_sum_nothing(text: str, incidents: int) -> None:
    found = read(Report(doc="x", title="", text=text, seen=dt.date(2021, 3, 4)))
    assert (len(found.incidents), len(found.tallies)) == (incidents, 0)


def test_others_that_a_total_counts_too_are_of_its_people_and_hit_by_its_hand() -> None:
    text = (
        "قتل 28 مدنيا في قصف لطائرات النظام على محافظة حلب.\n"
        "وشنت طائرات النظام غارات على مدينة منبج فقتل 21 مدنيا.\n"
        "وأوضح المرصد أن سبعة آخرين قتلوا جراء قصف على بلدة دير حافر."
    )
    _, one = read(Report(doc="x", title="", text=text, seen=dt.date(2021, 3, 4))).incidents
    assert (one.type, [each.name for each in one.perpetrators]) == ("air_strike", ["Syrian army"])
    assert [figure.status for figure in one.figures] == ["civilian"]
