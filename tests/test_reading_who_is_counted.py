"""Words that say who the counted are, and those that count nobody themselves."""

from __future__ import annotations

import datetime as dt

import pytest

from marsad.models import Reading, Report
from marsad.reader import read

SEEN = dt.date(2024, 5, 15)


def _read(text: str) -> Reading:
    return read(Report(doc="d", title="", text=text, seen=SEEN))


@pytest.mark.parametrize(
    ("behind", "figures"),
    [
        ("ومن بين الضحايا المدنيين ثلاثة أطفال", [(23, False), (3, True)]),
        ("وكان من بين القتلى المدنيين أستاذ جامعي", [(23, False), (1, True)]),
        ("وقال الوزير إن بين القتلى المدنيين نائبة سابقة", [(23, False), (1, True)]),
        ("وبين القتلى مدنيون", [(23, False), (None, True)]),
    ],
)
def test_of_the_civilian_dead_counts_nobody_itself(behind: str, figures: list[tuple[int, bool]]) -> None:
    (one,) = _read(f"قتل 23 شخصا في هجوم على فندق في مقديشو. {behind}").incidents
    assert [(figure.low, figure.subset) for figure in one.figures] == figures


@pytest.mark.parametrize(
    "text",
    [
        "قتل تسعة من رجال الأمن والمهاجمون الخمسة في هجوم على فندق",
        "قتل تسعة من رجال الأمن وخمسة مهاجمين في هجوم على فندق",
    ],
)
def test_a_number_of_its_own_makes_another_group(text: str) -> None:
    (one,) = _read(text).incidents
    assert [(figure.low, figure.status) for figure in one.figures] == [(9, "armed"), (5, "armed")]


@pytest.mark.parametrize("family", ["أسرة كاملة من سبعة أفراد", "عائلة كاملة من سبعة أشخاص"])
def test_a_whole_family_are_civilians(family: str) -> None:
    (one,) = _read(f"قصف طيران الجيش حي المطار في نيالا فقتل {family}").incidents
    assert [(figure.low, figure.status) for figure in one.figures] == [(7, "civilian")]


def test_a_tent_is_for_those_who_are_not_counted() -> None:
    (one,) = _read("قتل 14 في غارتين أمس، تسعة منهم في منزل وخمسة في خيمة للنازحين في رفح").incidents
    assert [figure.low for figure in one.figures] == [14, 9, 5]
