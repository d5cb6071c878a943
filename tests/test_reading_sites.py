"""The site of an incident: no town whose name begins with «بيت», no hospital from which a source speaks."""

from __future__ import annotations

import datetime as dt

import pytest

from marsad.models import Reading, Report
from marsad.reader import read

SEEN = dt.date(2024, 5, 15)


def _read(text: str) -> Reading:
    return read(Report(doc="d", title="", text=text, seen=SEEN))


@pytest.mark.parametrize(
    ("text", "site"),
    [
        ("اعتقلت قوات الاحتلال عشرة مواطنين من الخليل وبيت لحم", None),
        ("قصفت المدفعية بيت حانون وبيت لاهيا شمال القطاع، فقتل ثلاثة", None),
        ("أصيب خمسة أطفال بلغم في حيس. وذكر مصدر طبي في مستشفى المخا أنهم كانوا قرب اللغم حين انفجر", None),
        ("قتل ثلاثة مرضى في قصف أصاب مستشفى المخا أمس، بحسب مصدر طبي", "مستشفى المخا"),
    ],
)
def test_a_town_or_the_place_of_a_source_is_no_site(text: str, site: str | None) -> None:
    assert _read(text).incidents[0].facility == site
