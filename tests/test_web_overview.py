"""The overview: every state is an address, the numbers say what they are, and choices narrow them."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import replace
from html import unescape
from itertools import pairwise
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from hypothesis import given
from hypothesis import strategies as st

from ledger_reports import ARIHA, account, incident_of, market, reading
from marsad.ledger import Ledger
from marsad.ledger.incidents.sums import Days, Sum
from marsad.models import Perpetrator, Report
from marsad.web import create
from marsad.web.timeline import timeline


@pytest.fixture
def where(tmp_path: Path) -> str:
    """A ledger with a market and thirty villages."""
    where = str(tmp_path / "l.db")
    with Ledger.open(where, create=True) as ledger:
        list(ledger.add_all([market(), *map(incident_of, range(60))]))
        report = Report(doc="u", text="اشتباك بين عائلتين في تعز ولم تعرف الحصيلة.", source="Al-Ufuq")
        yemen = replace(ARIHA, name="تعز", admin1="Taiz", country="YE", precision="admin1")
        by = (Perpetrator(name="آل سالم"),)
        told = account(report, day=None, type="armed_clash", place=yemen, perpetrators=by)
        ledger.add(report, reading(report, told))
    return where


@pytest.fixture
def client(where: str) -> Iterator[TestClient]:
    with TestClient(create(where)) as client:
        yield client


def listed(page: str) -> list[str]:
    """Return the ids of the incidents that a page lists."""
    return re.findall(r'href="/en/incidents/(\w+)"', page)


def links(page: str) -> list[str]:
    """Return the addresses of other states of the overview."""
    return [unescape(one) for one in re.findall(r'href="(\?[^"]*)"', page)]


def test_pages_lead_through_all_incidents_once(client: TestClient) -> None:
    found, at = list[str](), "?"
    while at:
        page = client.get(f"/en/{at}").text
        found += listed(page)
        (at,) = [one for one in links(page) if "after=" in one] or [""]
    assert len(found) == len(set(found)) == 32


def test_every_choice_of_the_form_leaves_as_many_as_it_says(client: TestClient) -> None:
    page = client.get("/en/").text
    selects = re.findall(r'<select name="(\w+)">(.*?)</select>', page)
    assert {name for name, _ in selects} >= {"country", "area", "actor", "type", "grade", "outlet", "review"}
    for name, options in selects:
        for value, count in re.findall(r'<option value="([^"]+)">[^<]*\((\d+)\)', options):
            found = client.get("/en/", params={name: unescape(value)}).text
            assert (
                f'<bdi class="count">{count}</bdi>' in found.split('<dl class="sums">')[1].split("</div>")[0]
            )


def test_what_was_chosen_is_said_and_can_be_dropped(client: TestClient) -> None:
    page = client.get("/en/?type=shelling&country=SY&first=2016-01-05").text
    assert re.search(r'<option value="shelling" selected>', page)
    assert 'name="first" value="2016-01-05"' in page
    chosen = page.split('<ul class="chosen"')[1].split("</ul>")[0]
    for words in ("Shelling", "Syria", "5 January 2016"):
        assert words in chosen
    assert any("type=" not in one and "country=SY" in one for one in links(chosen))


def test_bars_narrow_the_period_and_hold_all_that_has_a_date(client: TestClient) -> None:
    page = client.get("/en/?country=SY&area=Area+1").text
    bars = re.findall(r'<a href="(\?[^"]*)" aria-label="[^"]*: (\d+)"><title>', page)
    assert sum(int(count) for _, count in bars) == 6
    for link, count in bars:
        assert len(listed(client.get(f"/en/{unescape(link)}").text)) == int(count)


def test_time_runs_as_the_language_is_read(client: TestClient) -> None:
    def places(lang: str) -> list[float]:
        return [float(x) for x in re.findall(r'class="touch" x="([\d.]+)"', client.get(f"/{lang}/").text)]

    assert places("en")[:2] == sorted(places("en")[:2])
    assert places("ar")[:2] == sorted(places("ar")[:2], reverse=True)


@given(st.lists(st.dates(), min_size=1, max_size=5))
def test_every_day_that_there_is_has_a_bar_and_bars_follow_on_each_other(days: list[dt.date]) -> None:
    found = timeline([Days(one, one, Sum(incidents=1)) for one in days], rtl=False)
    assert sum(bar.days.sum.incidents for bar in found.bars) == len(days)
    for one, other in pairwise(bar.days for bar in found.bars):
        assert other.first == (one.last or dt.date.max) + dt.timedelta(1)


def test_the_same_state_in_the_other_language(client: TestClient) -> None:
    page = unescape(client.get("/ar/?type=shelling&country=SY").text)
    assert 'href="/en/?type=shelling&country=SY"' in page


def test_an_address_that_makes_no_sense_is_told_with_what_it_may_be(client: TestClient) -> None:
    for asked in ("type=war", "first=31.3.2016", "after=x"):
        answer = client.get(f"/en/?{asked}")
        assert answer.status_code == 422
        assert asked.partition("=")[0] in answer.text


def test_nothing_is_shown_as_markup_whatever_the_address_holds(client: TestClient) -> None:
    answer = client.get("/en/", params={"actor": "<script>x</script>", "outlet": '"><img src=x>'})
    assert answer.status_code == 200
    assert not re.search(r"<script>x|<img", answer.text)
    assert "No incident is like this." in answer.text


def test_a_change_shows_at_once(where: str, client: TestClient) -> None:
    assert "(32)" not in client.get("/en/?type=explosive").text
    with Ledger.open(where) as ledger:
        (ariha,) = listed(client.get("/en/?type=explosive").text)
        ledger.correct(ariha, "reject", who="A", why="B")
    assert listed(client.get("/en/?type=explosive").text) == []


def test_the_published_view_neither_names_unknown_parties_nor_tells_whether_they_occur(where: str) -> None:
    with TestClient(create(where, public=True)) as client:
        assert "آل سالم" not in client.get("/en/").text
        assert client.get("/en/", params={"actor": "آل سالم"}).status_code == 404
        assert len(listed(client.get("/en/?type=shelling").text)) > 20


def test_the_latest_come_before_the_tables_so_that_a_phone_shows_them_first(client: TestClient) -> None:
    page = client.get("/en/").text
    heads = [page.index(f"<h2>{one}") for one in ("Latest incidents", "By area", "By reported perpetrator")]
    assert heads == sorted(heads)


def test_the_best_figure_stands_out_between_low_and_high(client: TestClient) -> None:
    sums = client.get("/en/").text.partition('<dl class="sums">')[2].partition("</dl>")[0]
    low, best, high = re.findall(r"<small>([\d,]+)–</small><b>([\d,]+)</b><small>–([\d,]+)</small>", sums)[0]
    assert int(low.replace(",", "")) <= int(best.replace(",", "")) <= int(high.replace(",", ""))


def test_where_nothing_is_found_nothing_but_that_is_said(client: TestClient, tmp_path: Path) -> None:
    found = client.get("/en/?first=2090-01-01").text
    assert "No incident is like this." in found
    assert '<dl class="sums">' not in found
    assert 'id="map"' not in found
    with Ledger.open(tmp_path / "empty.db", create=True) as ledger:
        assert "marsad add FILES" in TestClient(create(ledger.name)).get("/ar/").text


@pytest.mark.parametrize(
    ("first", "last", "named"),
    [
        (dt.date(2015, 11, 3), dt.date(2018, 6, 1), [2016, 2017, 2018]),
        (dt.date(2016, 2, 20), dt.date(2016, 4, 10), [3, 4]),
        (dt.date(1990, 1, 1), dt.date(2025, 1, 1), [1995, 2000, 2005, 2010, 2015, 2020]),
    ],
)
def test_months_and_years_are_named_below_the_bars(first: dt.date, last: dt.date, named: list[int]) -> None:
    for rtl in (False, True):
        found = timeline([Days(one, one, Sum(incidents=1)) for one in (first, last)], rtl=rtl)
        assert [day.month if found.names_months else day.year for day, _ in found.ticks] == named
        places = [x for _, x in found.ticks]
        assert places == sorted(places, reverse=rtl)
