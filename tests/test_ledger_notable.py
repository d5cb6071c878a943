"""What stands out in the last month of a filter, and the sums by who is reported to have done it."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from html import unescape

import pytest
from fastapi.testclient import TestClient

from ledger_reports import account, figure, reading
from marsad.ledger import Ledger
from marsad.ledger.incidents.filters import Filter
from marsad.ledger.incidents.notable import Notable
from marsad.models import DateSpan, Perpetrator, Place, Reading, Report
from marsad.web import create

QUIET = (2, 1, 2, 1, 2, 1, 2, 1)
"""Incidents of each month in the area of Hama from January 2017 on."""


def shelling(month: int, number: int, area: str, *by: str) -> tuple[Report, Reading]:
    """Return one of several incidents of a month (0: January 2017), each in a village of its own."""
    day = dt.date(2017 + month // 12, month % 12 + 1, 1 + number)
    village = f"قرية {area} {month} {number}"
    report = Report(
        doc=village, text=f"قتل {number + 2} أشخاص في قصف على {village}.", seen=day, source="Al-Ufuq"
    )
    told = account(
        report,
        figure(report, f"قتل {number + 2} أشخاص", number + 2),
        day=day,
        type="shelling",
        facility=None,
        place=Place(name=village, admin1=area, country="SY"),
        perpetrators=tuple(Perpetrator(name=name) for name in by),
    )
    return report, reading(report, told)


@pytest.fixture
def ledger(where: str) -> Iterator[Ledger]:
    """Eight quiet months in Hama; in the eighth much happens in Idlib, where nothing was before."""
    with Ledger.open(where, create=True) as ledger:
        quiet = [
            shelling(month, number, "Hama", "Syrian army")
            for month, count in enumerate(QUIET)
            for number in range(count)
        ]
        many = [shelling(7, number, "Idlib", "Syrian army", "Russian forces") for number in range(9)]
        list(ledger.add_all([*quiet, *many]))
        yield ledger


def notable(ledger: Ledger, chosen: Filter) -> Notable:
    return ledger.lists.notable(chosen, ledger.lists.board(chosen).days)


def test_an_area_in_which_more_happens_than_before_stands_out(ledger: Ledger) -> None:
    found = notable(ledger, Filter())
    assert (found.first, found.last, found.tested) == (dt.date(2017, 8, 1), dt.date(2017, 8, 31), 3)
    (idlib,) = found.areas
    assert (idlib.country, idlib.area, idlib.found.incidents) == ("SY", "Idlib", 9)
    assert (idlib.found.direction, idlib.found.mean, idlib.found.months) == ("more", 0, 7)
    assert found.whole
    assert found.whole.incidents == 10


def test_a_filter_is_held_against_its_own_months(ledger: Ledger) -> None:
    found = notable(ledger, Filter(area="Hama"))
    assert (found.tested, found.whole, found.areas) == (2, None, ())


def test_fewer_is_told_only_of_a_month_that_is_over(ledger: Ledger) -> None:
    counts = dict.fromkeys(range(12, 19), 20) | {19: 1}
    list(
        ledger.add_all(
            shelling(month, number, "Homs") for month, count in counts.items() for number in range(count)
        )
    )
    last = dt.date(2018, 8, 31)
    assert not notable(ledger, Filter(area="Homs")).whole
    over = notable(ledger, Filter(area="Homs", last=last)).whole
    assert over
    assert (over.direction, over.incidents) == ("fewer", 1)
    assert over.mean > 10  # some of the villages are taken for one
    cut = notable(ledger, Filter(area="Homs", last=dt.date(2018, 8, 30)))
    assert (cut.first, cut.whole) == (dt.date(2018, 7, 1), None)


def test_with_too_few_months_before_nothing_is_tested(ledger: Ledger) -> None:
    assert notable(ledger, Filter(first=dt.date(2017, 2, 2))) == Notable()
    assert notable(ledger, Filter(country="YE")) == Notable()


def test_a_date_that_may_be_in_two_months_counts_in_none(ledger: Ledger) -> None:
    before = notable(ledger, Filter())
    report, _ = shelling(7, 20, "Idlib")
    span = DateSpan(first=dt.date(2017, 7, 30), last=dt.date(2017, 8, 2), precision="day")
    place = Place(name="قرية أخرى", admin1="Idlib", country="SY")
    ledger.add(report, reading(report, account(report, day=None, date=span, place=place)))
    assert notable(ledger, Filter()) == before


def test_sums_by_perpetrator_count_an_incident_with_each_of_them(ledger: Ledger) -> None:
    army, russia = ledger.lists.by_perpetrator(Filter())
    assert [(name, of.incidents) for name, of in (army, russia)] == [
        ("Syrian army", sum(QUIET) + 9),
        ("Russian forces", 9),
    ]
    assert russia[1].people.best == sum(range(2, 11))
    assert ledger.lists.by_perpetrator(Filter(area="Hama"))[0][1].incidents == sum(QUIET)
    assert len(ledger.lists.by_perpetrator(Filter(), 1)) == 1


def test_the_overview_tells_it_and_leads_to_the_incidents(ledger: Ledger) -> None:
    with TestClient(create(ledger.name)) as client:
        page = client.get("/en/").text
        told = page.split("What stands out in August 2017")[1].split("</section>")[0]
        (idlib,) = re.findall(r'<a href="(\?[^"]*)">Idlib, Syria</a>', told)
        assert "more than usual: \u20660.0\u2069 a month in the 7 months before" in told
        sums = client.get(f"/en/{unescape(idlib)}").text.split('<dl class="sums">')[1]
        assert '<bdi class="count">9</bdi>' in sums.split("</div>")[0]
        actors = page.split("By reported perpetrator")[1].split("</section>")[0]
        assert re.search(r"actor=Russian\+forces&amp;role=perpetrator.*?>9</bdi>.*?>54</bdi>", actors, re.S)
        arabic = client.get("/ar/").text
        assert "ما يخرج عن المألوف في آب/أغسطس 2017" in arabic
