"""The form of tallies offers the names that the ledger has; whatever pages show can be typed."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from html import unescape
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from ledger_reports import ARIHA, account, market, reading
from marsad.gazetteer import Gazetteer
from marsad.ledger import Ledger
from marsad.ledger.tallies.calling import actor_of, country_called
from marsad.models import Perpetrator, Report
from marsad.web import create, names
from marsad.web.nearby import actor_meant, area_meant, near
from marsad.web.wording import LANGUAGES, Language


@pytest.fixture
def client(tmp_path: Path) -> Iterator[TestClient]:
    """Browse a ledger of Syria, Yemen, and the northern areas of two countries."""
    with Ledger.open(tmp_path / "l.db", create=True) as ledger:
        ledger.add(*market())
        for country, area, by in (("YE", "Taiz", "Houthis"), ("SD", "Northern", "Rapid Support Forces")):
            report = Report(doc=area, text=f"قصف على قرية في {area}")
            place = replace(ARIHA, name="قرية", admin1=area, country=country)
            told = account(report, place=place, perpetrators=(Perpetrator(name=by),))
            ledger.add(report, reading(report, told))
    with TestClient(create(tmp_path / "l.db")) as client:
        yield client


def offers(page: str, name: str) -> list[str]:
    (found,) = re.findall(rf'<datalist id="{name}s">(.*?)</datalist>', page)
    return [unescape(one) for one in re.findall(r'value="([^"]*)"', found)]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_each_name_that_is_offered_is_understood(client: TestClient, lang: Language) -> None:
    page = client.get(f"/{lang}/tallies").text
    for name, many in (("country", 3), ("area", 3), ("perpetrator", 2)):
        found = offers(page, name)
        assert len(found) == many
        for one in found:
            asked = {name: one, "by": "place" if name == "area" else "area"}
            answer = client.get("/api/tallies", params=asked)
            assert answer.status_code == 200, answer.text
            assert len(answer.json()["rows"]) == 1, one


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_country_area_and_actor_is_known_by_what_pages_call_it(lang: Language) -> None:
    for code in Gazetteer.load().countries():
        assert country_called(names.country(lang, code)) == code
    for area, country in Gazetteer.load().areas():
        assert area_meant(f"{names.area(lang, country, area)}, {country}") == (area, country)
    called = Counter(names.actor(lang, one) for one in names.known_actors())
    for actor in sorted(names.known_actors())[::7]:
        meant = actor_meant(names.actor(lang, actor))
        assert called[names.actor(lang, actor)] > 1 or actor_of(meant) == actor


def test_what_is_near_to_an_unknown_name_is_told_in_the_language_of_the_page(client: TestClient) -> None:
    for typed, field, told in (("الحوثييون", "perpetrator", "الحوثيون"), ("ادلبب", "area", "إدلب")):
        page = client.get("/ar/tallies", params={field: typed})
        assert page.status_code == 400
        assert f"القريب منه: \u2068{told}" in page.text
    page = client.get("/en/tallies", params={"country": "Syrria"})
    assert "near it: \u2068Syria" in page.text
    assert near("en", "actor", "Houthies")[0] == "Houthis"
    assert near("ar", "actor", "qqqqqqqq") == []


@pytest.fixture
def spelt(tmp_path: Path) -> Path:
    """Return a ledger with an actor and an area that no table knows, spelt as a report spells them."""
    path = tmp_path / "spelt.db"
    with Ledger.open(path, create=True) as ledger:
        report = Report(doc="r", text="تبنت سرايا الزعرور هجوما في قرية")
        place = replace(ARIHA, name="قرية", admin1="Zarur Highlands", country="SY")
        doers = (Perpetrator(name="سرايا الزعرور", basis="claimed"),)
        ledger.add(report, reading(report, account(report, place=place, perpetrators=doers)))
    return path


@pytest.mark.parametrize(
    ("typed", "field", "name"),
    [
        ("سرايا الزعرورر", "perpetrator", "سرايا الزعرور"),
        ("سراية الزعرور", "perpetrator", "سرايا الزعرور"),
        ("Zarur Higlands", "area", "Zarur Highlands"),
    ],
)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_name_that_only_the_ledger_knows_is_near_too(
    spelt: Path, lang: Language, typed: str, field: str, name: str
) -> None:
    with TestClient(create(spelt)) as client:
        page = client.get(f"/{lang}/tallies", params={field: typed})
        assert page.status_code == 400
        assert f"\u2068{name}\u2069" in page.text
        assert client.get(f"/{lang}/tallies", params={field: name}).status_code == 200
        assert (
            "\u2068" not in client.get(f"/{lang}/tallies", params={field: "qqqqq"}).text.partition("near")[2]
        )


def test_what_a_report_calls_somebody_is_not_told_where_anybody_may_see_it(spelt: Path) -> None:
    with TestClient(create(spelt, public=True)) as client:
        page = client.get("/ar/tallies", params={"perpetrator": "سرايا الزعرورر"})
        assert page.status_code == 400
        assert "سرايا الزعرور\u2069" not in page.text


def test_a_name_of_ones_own_tables_is_near_too(spelt: Path, tmp_path: Path) -> None:
    mine = tmp_path / "mine"
    mine.mkdir()
    (mine / "actors.tsv").write_text("name\tkind\tforms\nHawks of Zarur\tgroup\tصقور الزعرور\n", "utf-8")
    with TestClient(create(spelt, tables=mine)) as client:
        assert "صقور الزعرور" in client.get("/ar/tallies", params={"perpetrator": "صقورالزعرور"}).text


def test_an_area_may_be_typed_with_its_country(client: TestClient) -> None:
    for typed in ("الشمالية، السودان", "Northern, SD"):
        rows = client.get("/api/tallies", params={"area": typed, "by": "area"}).json()["rows"]
        assert [row["labels"]["area"] for row in rows] == ["Northern, SD"]
