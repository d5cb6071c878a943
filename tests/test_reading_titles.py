"""What a title counts: all whom the text counts one by one; and countries that it names as places."""

from __future__ import annotations

import datetime as dt

import pytest

from marsad import Report
from marsad.models import Reading
from marsad.reader import read


def told(title: str, text: str) -> Reading:
    return read(Report(doc="x", title=title, text=text, seen=dt.date(2023, 4, 5)))


@pytest.mark.parametrize(
    ("title", "text", "figures"),
    [
        (
            "مقتل سبعة متشددين في غارة بمالي",
            "قالت مصادر محلية أمس إن قياديا متشددا وستة متشددين آخرين قتلوا في غارة قرب مدينة كيدال.",
            [(7, False), (1, True), (6, True)],
        ),
        (
            "مصرع 9 في هجوم على حافلة بكابل",
            "قال مسؤول إن ستة مدنيين وثلاثة جنود قتلوا في هجوم على حافلة في العاصمة كابل أمس.",
            [(9, False), (6, True), (3, True)],
        ),
        (
            "مقتل خمسة بقصف على تعز",
            "قتلت امرأة وأطفالها الأربعة في قصف على حي الروضة في تعز أمس.",
            [(5, False), (1, True), (4, True)],
        ),
        (
            "مقتل ثمانية في كمين",
            "قتل ثمانية جنود في كمين قرب البغدادي، وجرح ثلاثة.",
            [(8, False), (3, False)],
        ),
    ],
)
def test_a_title_counts_all_whom_one_sentence_counts(
    title: str, text: str, figures: list[tuple[int, bool]]
) -> None:
    reading = told(title, text)
    assert not reading.tallies
    assert [(one.low, one.subset) for one in reading.incidents[0].figures] == figures


def test_a_title_that_sums_two_incidents_is_a_tally() -> None:
    reading = told(
        "مقتل 12 في هجومين بالعراق",
        "قتل سبعة أشخاص في تفجير سيارة في بلدة الطارمية. وفي كركوك قتل خمسة جنود في هجوم على حاجز.",
    )
    assert [tally.figures[0].low for tally in reading.tallies] == [12]
    assert [one.figures[0].low for one in reading.incidents] == [7, 5]


@pytest.mark.parametrize(
    ("title", "doers"),
    [
        ("مقتل ثلاثة في غارة بسوريا", []),
        ("مقتل ثلاثة في قصف بمالي", []),
        ("مقتل ثلاثة في غارة إسرائيلية", ["Israeli army"]),
        ("مقتل ثلاثة في قصف تركي", ["Turkish army"]),
    ],
)
def test_a_country_behind_a_preposition_is_where_it_happened(title: str, doers: list[str]) -> None:
    reading = told(title, "قتل ثلاثة أشخاص في بلدة الباب أمس.")
    assert [one.name for one in reading.incidents[0].perpetrators] == doers
