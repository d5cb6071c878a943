"""The map of the overview: circles where places are known, shaded areas where only those are."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from ledger_reports import ARIHA, account, incident_of, market, reading
from marsad.ledger import Ledger
from marsad.ledger.incidents.filters import Filter
from marsad.models import IncidentType, Place, PlacePrecision, Report
from marsad.web import create
from web_served import CHROMIUM, served


def told(
    ledger: Ledger, text: str, place: Place, *, known: PlacePrecision, day: int, kind: IncidentType
) -> None:
    """Add an incident of which no more of its place is known than so."""
    report = Report(doc=known, text=text, source=known)
    place = replace(place, precision=known)
    ledger.add(report, reading(report, account(report, day=dt.date(2019, 3, day), type=kind, place=place)))


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    """Villages and a market, a province, a country, and an incident that happened nobody knows where."""
    with Ledger.open(tmp_path / "l.db", create=True) as ledger:
        list(ledger.add_all([market(), *map(incident_of, range(20))]))
        taiz = replace(ARIHA, name="تعز", admin1="Taiz", country="YE")
        yemen = replace(taiz, name="اليمن", admin1=None)
        told(
            ledger,
            "قصف على المحافظة ولم يُعرف أين سقطت القذائف.",
            taiz,
            known="admin1",
            day=1,
            kind="shelling",
        )
        told(
            ledger, "خُطف موظفان في بلد لم يُذكر من مدنه شيء.", yemen, known="country", day=11, kind="abduction"
        )
        told(
            ledger,
            "انفجرت عبوة بدورية في مكان لم يُسمَّ.",
            Place(name="مكان"),
            known="unknown",
            day=21,
            kind="explosive",
        )
        yield ledger


@pytest.fixture
def client(ledger: Ledger) -> Iterator[TestClient]:
    with TestClient(create(ledger.name)) as client:
        yield client


def test_every_incident_is_at_a_place_in_an_area_or_counted(ledger: Ledger) -> None:
    for chosen in (Filter(), Filter(type="shelling"), Filter(country="SY")):
        found, board = ledger.lists.spots(chosen), ledger.lists.board(chosen)
        parts = [one.sum for one in (*found.spots, *found.areas)] + [found.rest]
        assert sum(one.incidents for one in parts) == board.total.incidents
        assert sum(one.people.best for one in parts) == board.total.people.best


def test_what_is_known_only_by_area_has_no_circle(client: TestClient) -> None:
    found = client.get("/en/map.json").json()
    assert "Taiz" not in {one["title"].split(",")[0] for one in found["spots"]}
    (taiz,) = [one for one in found["areas"] if one["name"] == "Taiz"]
    assert taiz["words"].startswith("only the area is known")
    assert "country=YE&area=Taiz" in taiz["href"]
    assert found["unplaced"] == "Not on the map: 2."


def test_each_circle_leads_to_what_it_counts(client: TestClient) -> None:
    for one in client.get("/ar/map.json").json()["spots"]:
        page = client.get(one["href"])
        assert page.status_code == 200
        assert ("/incidents/" in one["href"]) == (one["count"] == 1)


def test_the_map_shows_what_the_filters_leave(client: TestClient) -> None:
    found = client.get("/en/map.json?country=YE").json()
    assert (found["spots"], [one["name"] for one in found["areas"]]) == ([], ["Taiz"])
    assert client.get("/en/map.json?first=x").status_code == 422
    assert 'data-from="/en/map.json?country=YE"' in client.get("/en/?country=YE").text


def test_what_is_published_has_a_map_of_areas(ledger: Ledger) -> None:
    with TestClient(create(ledger.name, public=True)) as client:
        assert 'id="map"' in client.get("/en/").text
        found = client.get("/en/map.json").json()
        assert found["spots"] == []
        assert {one["name"] for one in found["areas"]} >= {"Taiz"}


@pytest.mark.skipif(CHROMIUM is None, reason="needs Debian's chromium: apt install chromium")
def test_a_browser_draws_it_and_a_click_leads_on(ledger: Ledger) -> None:
    from playwright.sync_api import sync_playwright

    said: list[str] = []
    with served(ledger.name) as site, sync_playwright() as play:
        browser = play.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        page = browser.new_page()
        page.on("console", lambda message: said.append(message.text))
        page.goto(f"{site}/ar/")
        page.wait_for_selector("#map path.shaded")
        assert page.locator("#map path.spot").count() + page.locator("#map .gathered").count() > 0
        page.locator("#map path.shaded").dispatch_event("click")
        page.wait_for_url("**area=Taiz*")
        page.wait_for_selector("#map path.shaded")
        browser.close()
    assert said == []
