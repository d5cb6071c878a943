"""Dates, counts and tolls in words: as brief as they are exact."""

from __future__ import annotations

import datetime as dt

import pytest

from marsad.models import DateSpan, Group, Place, Toll
from marsad.publish.incidents import date_words, place_words
from marsad.publish.tolls import count_words, people_words, toll_words


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        ((2022, 12, 26), (2022, 12, 26), "2022-12-26"),
        ((2022, 1, 1), (2022, 1, 31), "2022-01"),
        ((2024, 2, 1), (2024, 2, 29), "2024-02"),
        ((2024, 1, 1), (2024, 12, 31), "2024"),
        ((2022, 12, 25), (2022, 12, 26), "2022-12-25 to 2022-12-26"),
    ],
)
def test_dates(first: tuple[int, int, int], last: tuple[int, int, int], words: str) -> None:
    assert date_words(DateSpan(first=dt.date(*first), last=dt.date(*last))) == words


@pytest.mark.parametrize(
    ("low", "high", "qualifier", "words"),
    [
        (6, 6, None, "6"),
        (10, 12, None, "10–12"),
        (10, 10, "at_least", "at least 10"),
        (10, None, "more_than", "more than 10"),
        (None, 9, "at_most", "at most 9"),
        (None, None, "tens_of_thousands", "tens of thousands"),
        (None, None, None, "some"),
    ],
)
def test_counts(low: int | None, high: int | None, qualifier: str | None, words: str) -> None:
    assert count_words(low, high, qualifier) == words


def test_tolls() -> None:
    def toll(low: int | None, best: int | None, high: int | None) -> Toll:
        return Toll(measure="killed", group=Group(), low=low, best=best, high=high, rule="")

    assert toll_words(toll(6, 8, 9)) == "6–8–9"
    assert toll_words(toll(0, 0, 0)) == "0"
    assert toll_words(toll(None, None, None)) == "no number"
    assert toll_words(None) is None


def test_places_and_people() -> None:
    assert place_words(Place(name="أريحا", country="SY")) == "أريحا, SY"
    assert place_words(Place()) is None
    assert place_words(None) is None
    assert date_words(None) is None
    group = Group(status="civilian", demographic="women_children")
    assert people_words(group) == "women and children, civilian"
    assert people_words(Group()) == ""
