"""Bodies that are found: an attack that no word names, not by those who found them."""

from __future__ import annotations

import datetime as dt

import pytest

from marsad.models import Reading, Report
from marsad.reader import read

SEEN = dt.date(2024, 5, 15)


def _read(text: str) -> Reading:
    return read(Report(doc="d", title="", text=text, seen=SEEN))


@pytest.mark.parametrize(
    "text",
    [
        "عثر الأهالي على مقبرة جماعية تضم رفات 18 شخصا جنوب الموصل، يرجح أنهم أعدموا على يد داعش",
        "عثرت دوريات الشرطة العراقية أمس على جثتين في بغداد قتل صاحباهما بالرصاص",
    ],
)
def test_the_dead_of_no_named_means_fell_in_an_attack_and_are_not_of_who_found_them(text: str) -> None:
    (one,) = _read(text).incidents
    assert one.type == "attack"
    assert {figure.affiliation for figure in one.figures} == {None}
