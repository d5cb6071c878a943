"""Sums that an attack raises, and what it takes to read reports of Palestine, Lebanon and Ukraine."""

from __future__ import annotations

import datetime as dt

import pytest

from marsad import Report
from marsad.reader import read

Numbers = list[list[int]]
DAY = dt.date(2024, 5, 16)

CASES: dict[str, tuple[str, Numbers, Numbers]] = {
    "province by province, a tally of some days": (
        "بلغ القتلى منذ 19 ديسمبر 21 قتيلا، 8 منهم في ولاية القضارف و7 في ولاية نهر النيل و6 في ولاية سنار.",
        [],
        [[6, 7, 8, 21]],
    ),
    "where the wounded lie is no town of an attack": (
        "أصيب سبعة جنود بانفجار لغم قرب مدينة تدمر، ثلاثة منهم في حالة خطرة واثنان في المستشفى.",
        [[2, 3, 7]],
        [],
    ),
    "whence the dead come": (
        "قتل خمسة أشخاص في غارة على بلدة حولا، ثلاثة منهم من النبطية واثنان من صور.",
        [[2, 3, 5]],
        [],
    ),
    "gone into place by place": (
        "استشهد عدد من المواطنين في غارات على بلدتي عيترون وكفركلا.\n"
        "ففي عيترون، استشهد مواطنان بقصف منزل.\n"
        "وفي بلدة كفركلا، استشهد ثلاثة مواطنين بقصف منزل آخر.",
        [[2], [3]],
        [[]],
    ),
    "two strikes, one of which injured nobody": (
        "قتل شخصان وأصيب سبعة في غارتين إسرائيليتين على جنوب لبنان الاثنين.\n"
        "وقالت الوزارة إن شخصا قتل وأصيب سبعة في غارة على بلدة كفررمان.\n"
        "وأضافت أن شخصا آخر قتل في غارة على بلدة عيتا الشعب.",
        [[1], [1, 7]],
        [[2, 7]],
    ),
    "a sum since some day": (
        "قتل أربعة في هجوم صاروخي على بئر السبع، مما يرفع عدد القتلى في إسرائيل "
        "إلى 28 على الأقل منذ يوم الجمعة.",
        [[4]],
        [[28]],
    ),
    "the dead of an army over a war": (
        "قتل جندي بانفجار عبوة ناسفة شرق خان يونس، وهو ما يرفع عدد قتلى الجيش "
        "الإسرائيلي إلى 810 منذ بداية الحرب.",
        [[1]],
        [[810]],
    ),
    "with the verb alone": (
        "استشهد صحفي في غارة على مدينة غزة، ليرتفع عدد الشهداء من الصحفيين إلى 204 منذ بدء الحرب.",
        [[1]],
        [[204]],
    ),
    "the new toll of the attack itself": (
        "قتل ثلاثة في غارة على مخيم البريج، ما رفع حصيلة القصف إلى 9 شهداء.",
        [[3, 9]],
        [],
    ),
    "two peoples in the same period": (
        "ومنذ بداية عام 2022 قتلت القوات الإسرائيلية 150 فلسطينيا، فيما قتل 20 إسرائيليا في نفس الفترة.",
        [],
        [[20, 150]],
    ),
}


@pytest.mark.parametrize("kind", CASES)
def test_numbers_of_incidents_and_of_sums(kind: str) -> None:
    """Check which numbers each incident and each tally of a report holds."""
    text, incidents, tallies = CASES[kind]
    reading = read(Report(doc="t", title="", text=text, seen=DAY))
    found = [sorted(f.low for f in one.figures if f.low is not None) for one in reading.incidents]
    summed = [sorted(f.low for f in one.figures if f.low is not None) for one in reading.tallies]
    assert (sorted(found), sorted(summed)) == (incidents, tallies)


def test_two_peoples_are_no_part_of_each_other() -> None:
    """Check that 20 people of one country are no part of 150 of another."""
    text = CASES["two peoples in the same period"][0]
    (tally,) = read(Report(doc="t", title="", text=text, seen=DAY)).tallies
    assert [figure.subset for figure in tally.figures] == [False, False]


PLACES = {
    "قتل رجل في هجوم بالرصاص قرب مستوطنة «كدوميم» الواقعة بين مدينتي قلقيلية ونابلس.": "كدوميم",
    "أصيب رجلان في عملية دهس بالقرب من مستوطنة بركان الإسرائيلية في شمال الضفة الغربية.": "بركان",
    "قتل جندي طعنا عند مدخل مستوطنة شيلو شمال رام الله.": "شيلو",
    "إيلاف من بيروت: قتل ضابط سوري بانفجار عبوة ناسفة في محافظة درعا.": "درعا",
    "العين الإخبارية - دبي: قتل خمسة جنود في هجوم على ثكنة في بوركينا فاسو.": "بوركينا فاسو",
    "قتلت مستوطنة إسرائيلية بالرصاص في مدينة الخليل.": "الخليل",
}


@pytest.mark.parametrize("text", PLACES)
def test_places_of_settlements_and_datelines(text: str) -> None:
    """Check that a settlement is where it happened, and neither what it lies between nor a dateline."""
    incident = read(Report(doc="t", title="", text=text, seen=DAY)).incidents[0]
    assert incident.place is not None
    assert PLACES[text] in incident.place.name


COUNTED = {
    "قتلت ثلاث نساء وأصيبت رابعة بشظايا في قصف على بلدة حولا.": [("killed", 3), ("injured", 1)],
    "قتل 3 أشخاص وأصيب كذلك نحو 12 في القصف على سومي.": [("killed", 3), ("injured", 12)],
    "قتل 9 أشخاص في خاركيف وأصيب أيضا ما لا يقل عن 60 في الهجوم الجوي.": [("killed", 9), ("injured", 60)],
    "قتل شخصان في غارة ثالثة على بلدة حولا.": [("killed", 2)],
    "أصيب 25 شخصا بينهم 11 امرأة وطفل في غارة على بلدة حولا.": [("injured", 25), ("injured", 11)],
    "استهدفت غارة رابعة منزلا في بلدة حولا وقتل طفل.": [("killed", 1)],
}


@pytest.mark.parametrize("text", COUNTED)
def test_one_more_and_also(text: str) -> None:
    """Check that «رابعة» counts one more person, not an attack, and that «أيضا» stands before a number."""
    incident = read(Report(doc="t", title="", text=text, seen=DAY)).incidents[0]
    assert [(figure.measure, figure.low) for figure in incident.figures] == COUNTED[text]


def test_an_agency_of_several_words() -> None:
    """Check that «للإعلام» ends the name of an agency, and is nobody to whom it spoke."""
    text = "قالت الوكالة الوطنية للإعلام إن غارة على بلدة كفركلا أدت إلى مقتل شخصين."
    (incident,) = read(Report(doc="t", title="", text=text, seen=DAY)).incidents
    assert incident.figures[0].source == "الوكالة الوطنية للإعلام"


STRIKES = {
    "قالت مصادر إن هجوما جويا تركيا بطائرة مسيرة قتل شخصين في شمال العراق.": ["Turkish army"],
    "قالت مصادر إن قصفا مدفعيا إيرانيا عنيفا أودى بحياة مدنيين في ناحية سيدكان.": ["Iranian army"],
    "قتل مدني في ضربات جوية وصاروخية روسية على إدلب.": ["Russian army"],
    "قتل شاب برصاص إسرائيلي في بلدة سلواد.": ["Israeli army"],
    "أصيب جندي برصاص مواطن سوري في درعا.": [],
    "قتل طفل في القصف الذي تعرضت له القرية من مواقع قوات الأسد قرب إدلب.": ["Syrian army"],
    "قتل مدني في قصف على حي تسكنه عائلات تركية في إدلب.": [],
}


@pytest.mark.parametrize("text", STRIKES)
def test_whose_a_strike_is_behind_adjectives(text: str) -> None:
    """Check that the nation of a strike is its doer's, behind other adjectives too."""
    (incident,) = read(Report(doc="t", title="", text=text, seen=DAY)).incidents
    assert [doer.name for doer in incident.perpetrators] == STRIKES[text]


def test_no_number_of_the_dead_behind_what_is_pointed_out_next() -> None:
    """Check that those who got away are not the number of the dead spoken of before."""
    text = "هاجم زورق سفينة في البحر. أكد مصدر حصيلة القتلى، مشيرا إلى أن 6 ناجين وصلوا إلى الميناء."
    figures = [
        f for one in read(Report(doc="t", title="", text=text, seen=DAY)).incidents for f in one.figures
    ]
    assert figures == []
