"""Names of months, and the words that only look like them: «آب» and «الأب»."""

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
    ["قتل خمسة من العائلة في غارة هم الأب والأم وطفلان ورضيع", "قتلت أم وأب وطفلان في غارة على حلب"],
)
def test_a_father_is_no_month(text: str) -> None:
    assert _read(text).incidents[0].date is None


@pytest.mark.parametrize("month", ["آب", "اب"])
def test_august_is_a_month_with_or_without_its_hamza(month: str) -> None:
    date = _read(f"قتل خمسة في غارة على حلب في {month} الماضي").incidents[0].date
    assert date is not None
    assert date.first == dt.date(2023, 8, 1)
