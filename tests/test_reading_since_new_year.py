"""Tallies of a year so far: «منذ بداية العام»."""

from __future__ import annotations

import datetime as dt

import pytest

from marsad.models import Reading, Report
from marsad.reader import read

SEEN = dt.date(2024, 5, 15)


def _read(text: str) -> Reading:
    return read(Report(doc="d", title="", text=text, seen=SEEN))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("قتل 97 فلسطينيا في الضفة منذ بداية العام", "منذ بداية العام"),
        ("وبذلك يرتفع عدد القتلى في الضفة منذ مطلع العام الجاري إلى 97", "منذ مطلع العام الجاري"),
    ],
)
def test_since_the_new_year_is_since_the_first_of_january(text: str, words: str) -> None:
    (tally,) = _read(text).tallies
    assert tally.scope.first == dt.date(2024, 1, 1)
    assert tally.scope.last is None
    assert tally.scope.text == words


def test_another_year_is_that_year() -> None:
    (tally,) = _read("ارتفع عدد ضحايا الألغام منذ بداية العام 2023 إلى 97 قتيلا").tallies
    assert tally.scope.first == dt.date(2023, 1, 1)
