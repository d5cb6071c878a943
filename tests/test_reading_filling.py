"""Figures of later sentences that add up to a whole told before are its parts; others are not."""

from __future__ import annotations

import datetime as dt

import pytest

from marsad import Report
from marsad.reader import read

PARTS = {
    "of two kinds, joined": (
        "أوقع هجوم على مركز للدرك قرب مدينة ديفا ستة قتلى. وقضى دركيان وأربعة قرويين في تبادل النار.",
        [6],
        [2, 4],
    ),
    "told by two verbs of one sentence": (
        "قتل تسعة جنود في هجوم على قاعدة عسكرية في بلدة جاو. وقال ضابط إن خمسة جنود قتلوا في "
        "الانفجار بينما قتل أربعة آخرون في الاشتباك الذي تلاه.",
        [9],
        [5, 4],
    ),
    "of two sides": (
        "أسفر اشتباك في جزيرة خولو عن سقوط 17 قتيلا. وأكد الناطق مقتل 12 جنديا، وأضاف أن خمسة مسلحين "
        "قتلوا فيه أيضا.",
        [17],
        [12, 5],
    ),
    "one by one": (
        "قتل ستة عسكريين في كمين استهدف رتلا للجيش قرب بلدة تمبكتو. وأوضح البيان أن الكمين أدى إلى مقتل "
        "رائد ونقيب وأربعة جنود.",
        [6],
        [1, 1, 4],
    ),
    "the injured": (
        "أصيب 13 شخصا في انفجار عبوة في سوق مدينة مقديشو. وقال الطبيب إن الانفجار أصاب ثمانية باعة "
        "وخمسة جنود.",
        [13],
        [8, 5],
    ),
    "the whole in the title": (
        "سبعة قتلى في هجوم على دورية في مالي§أعلن الجيش أن جنديين وخمسة أدلاء محليين قتلوا في هجوم على "
        "دورية شرق البلاد.",
        [7],
        [2, 5],
    ),
}
NO_PARTS = {
    "they fill no number": (
        "قتل 14 شخصا في هجوم على سوق بلدة ماسو. وقال الجيش إن سبعة مسلحين قتلوا، وإنه فقد تسعة جنود.",
        3,
    ),
    "the attackers beside them": (
        "قتل عشرة أشخاص في هجوم على فندق. وقال ناطق إن الهجوم أوقع تسعة قتلى وإن انتحاريا فجر نفسه.",
        3,
    ),
    "of a whole of others": (
        "قتل 27 مدنيا في هجوم على بلدة كيدال. وأعلن الجيش مقتل 17 مسلحا وعشرة من جنوده.",
        3,
    ),
    "another harm": (
        "أصيب ثمانية أشخاص في هجوم على حافلة قرب مدينة لامو. وقتل في الهجوم ثلاثة ركاب وخمسة حراس.",
        3,
    ),
}


def _subsets(case: str) -> list[tuple[int, bool]]:
    title, _, text = case.rpartition("§")
    reading = read(Report(doc="filled", title=title, text=text, seen=dt.date(2024, 5, 3)))
    figures = [figure for part in (*reading.incidents, *reading.tallies) for figure in part.figures]
    return [(figure.low or 0, figure.subset) for figure in figures]


@pytest.mark.parametrize("kind", PARTS)
def test_figures_that_fill_a_whole_told_before_are_its_parts(kind: str) -> None:
    text, wholes, parts = PARTS[kind]
    told = _subsets(text)
    assert sorted(low for low, subset in told if not subset) == sorted(wholes)
    assert sorted(low for low, subset in told if subset) == sorted(parts)


@pytest.mark.parametrize("kind", NO_PARTS)
def test_figures_that_fill_none_are_no_parts(kind: str) -> None:
    text, many = NO_PARTS[kind]
    told = _subsets(text)
    assert len(told) >= many
    assert not any(subset for _, subset in told)


def test_a_count_stated_before_is_no_part_of_the_one_that_replaces_it() -> None:
    told = _subsets(
        "ارتفعت حصيلة التفجير في مدينة قندهار إلى 43 قتيلا. وكانت الحصيلة السابقة 38 قتيلا. وقال "
        "المدير إن خمسة جرحى توفوا ليلا."
    )
    assert (38, False) in told
