"""Tallies on pages: what a count covers is chosen in a form, and every number opens into its incidents."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import replace
from html import unescape
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from ledger_reports import DAY, market
from marsad import read
from marsad.ledger import Ledger
from marsad.models import Report
from marsad.web import create
from marsad.web.wording import LANGUAGES

YEAR = Report(
    doc="year",
    title="حصيلة العام",
    text="قتل 148 شخصا في هجمات التنظيم خلال عام 2019، هم 54 مدنيا و93 مسلحا، بحسب المرصد.",
    seen=dt.date(2020, 1, 2),
)


@pytest.fixture
def client(tmp_path: Path) -> Iterator[TestClient]:
    """A browser on a ledger with the car bomb of Ariha and a report that publishes a tally."""
    where = tmp_path / "l.db"
    with Ledger.open(where, create=True) as ledger:
        ledger.add(*market())
        ledger.add(YEAR, read(YEAR))
    with TestClient(create(where)) as client:
        yield client


def links(page: str, start: str) -> list[str]:
    """Return the addresses that a page leads to and that begin so."""
    return [unescape(one) for one in re.findall(r'href="([^"]+)"', page) if one.startswith(start)]


def test_a_number_opens_into_the_incidents_behind_it(client: TestClient) -> None:
    page = client.get("/en/tallies?country=SY&by=month&by=area&measure=killed&measure=injured").text
    assert "March 2019" in page
    assert "Idlib" in page
    behind = links(page, "/en/tallies/behind")
    listed = client.get(next(one for one in behind if "label=" in one and "of=killed" in one)).text
    assert links(listed, "/en/incidents/")
    assert '<bdi class="count">6</bdi>' in listed


def test_the_rows_are_named_in_the_language_of_the_page(client: TestClient) -> None:
    page = client.get("/ar/tallies?by=area&by=type&by=status").text
    assert "إدلب" in page
    assert "انفجار عبوة" in page
    assert "explosive</" not in page


def test_names_are_understood_in_either_language(client: TestClient) -> None:
    for area in ("إدلب", "ادلب", "Idlib"):
        assert "/behind" in client.get("/ar/tallies", params={"area": area}).text


def test_what_is_left_out_is_told_with_its_grounds(client: TestClient) -> None:
    page = client.get("/en/tallies?perpetrator=Islamic+State").text
    (left,) = links(page, "/en/tallies/behind?why=") or links(page, "/en/tallies/behind?perpetrator")[-1:]
    assert "perpetrator unknown" in page
    assert links(client.get(left).text, "/en/incidents/")


@pytest.mark.parametrize(
    "query", ["since=x", "since=2020&until=2019", "area=nowhere", "country=ZZZ", "perpetrator=%00"]
)
def test_what_cannot_be_counted_is_told_on_the_page(client: TestClient, query: str) -> None:
    answer = client.get(f"/en/tallies?{query}")
    assert (answer.status_code, 'role="alert"' in answer.text) == (400, True)


def test_published_tallies_stand_beside_the_count_of_the_ledger(client: TestClient) -> None:
    for lang in LANGUAGES:
        listed = client.get(f"/{lang}/tallies/published").text
        (first, *_) = links(listed, f"/{lang}/tallies/published/")
        page = client.get(first).text
        assert "148" in page
        assert 'class="verdict' in page
    assert client.get("/en/tallies/published/m1").status_code == 404


def test_published_tallies_can_be_leafed_through_all_of_them(tmp_path: Path) -> None:
    with Ledger.open(tmp_path / "many.db", create=True) as ledger:
        many = [replace(YEAR, doc=f"year {n}", title="", text=f"{YEAR.text} الطبعة {n}.") for n in range(60)]
        list(ledger.add_all((one, read(one)) for one in many))
    with TestClient(create(tmp_path / "many.db")) as client:
        found, at = list[str](), "/en/tallies/published"
        while at:
            page = client.get(at).text
            found += re.findall(r">(year \d+)</bdi>", page)
            (at,) = re.findall(r'rel="next" href="([^"]+)"', page) or [""]
            at = at and f"/en/tallies/published{at}"
    assert found == [f"year {n}" for n in reversed(range(60))]


def test_reports_are_found_and_lead_to_their_incidents(client: TestClient) -> None:
    page = client.get("/ar/search", params={"q": "سيارات أريحا", "since": "2019", "outlet": ""}).text
    assert '<mark class="hit">سيارة</mark>' in page
    assert links(page, "/ar/incidents/")
    assert links(page, "/ar/reports/")
    assert (
        links(client.get("/ar/search", params={"q": "سيارة", "until": str(DAY.year - 1)}).text, "/ar/rep")
        == []
    )


def test_a_search_can_be_narrowed_to_an_area_and_an_actor(client: TestClient) -> None:
    page = client.get("/ar/search?q=سيارة&area=إدلب&actor=مدنيون").text
    assert 'name="area" value="إدلب"' in page
    assert "/ar/incidents/" in page
    assert "/ar/incidents/" not in client.get("/ar/search?q=سيارة&area=حلب").text


@pytest.mark.parametrize("query", ["q=%22%22", "q=x&since=y", "q=" + "x" * 401])
def test_what_cannot_be_looked_for_is_told_on_the_page(client: TestClient, query: str) -> None:
    answer = client.get(f"/en/search?{query}")
    assert (answer.status_code, 'role="alert"' in answer.text) == (400, True)
