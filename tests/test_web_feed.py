"""Feeds of a filter: Atom that readers of feeds understand, each incident under one name that stays."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import feedparser
import pytest
from fastapi.testclient import TestClient
from hypothesis import given
from hypothesis import strategies as st

from ledger_reports import ARIHA, incident_of, market
from marsad.ledger import Ledger
from marsad.web import create
from marsad.web.atom import Entry, Feed, atom, entry_id

ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture
def where(tmp_path: Path) -> str:
    """A ledger with a market, told twice, and sixty villages that are shelled."""
    where = str(tmp_path / "l.db")
    with Ledger.open(where, create=True) as ledger:
        list(ledger.add_all([market(), market("m2"), *map(incident_of, range(120))]))
    return where


@pytest.fixture
def client(where: str) -> Iterator[TestClient]:
    with TestClient(create(where)) as client:
        yield client


def feed(client: TestClient, lang: str = "en", **asked: str) -> Any:
    """Return a feed as a reader of feeds understands it, after what the standard demands of it."""
    answer = client.get(f"/{lang}/feed.atom", params=asked)
    assert answer.headers["content-type"].startswith("application/atom+xml")
    root = ET.fromstring(answer.content)
    required(root)
    for entry in root.findall(f"{ATOM}entry"):
        required(entry)
        assert entry.find(f"{ATOM}link[@rel='alternate']") is not None
    found = feedparser.parse(answer.content)
    assert not found.bozo
    return found


def required(element: ET.Element) -> None:
    """Check what RFC 4287 (4.1.1, 4.1.2) demands exactly once of a feed and of an entry."""
    for name in ("id", "title", "updated"):
        (one,) = element.findall(f"{ATOM}{name}")
        assert one.text
    stamp = element.findtext(f"{ATOM}updated") or ""
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", stamp)


def times(found: Any) -> dict[str, str]:
    return {one.id: one.updated for one in found.entries}


def test_it_holds_the_latest_of_its_filter_in_the_language_of_its_page(client: TestClient) -> None:
    every, markets = feed(client), feed(client, type="explosive")
    assert len(every.entries) == 50
    (one,) = markets.entries
    assert one.title == "12 March 2019, Explosive device, Ariha (أريحا), Idlib, Syria"
    assert "Killed \u20666\u2069" in one.summary
    assert markets.feed.title == "Incidents; Kind: Explosive device"
    (arabic,) = feed(client, "ar", type="explosive").entries
    assert (arabic.id, arabic.title) == (one.id, "12 آذار/مارس 2019، انفجار عبوة، أريحا، إدلب، سوريا")


def test_entries_and_the_feed_lead_to_their_pages(client: TestClient) -> None:
    found = feed(client, type="explosive")
    (page,) = (one.href for one in found.feed.links if one.rel == "alternate")
    assert client.get(found.entries[0].link).status_code == 200
    assert "Explosive device" in client.get(page).text
    (itself,) = (one.href for one in found.feed.links if one.rel == "self")
    assert itself == found.feed.id
    assert client.get(itself).status_code == 200


def test_the_overview_names_the_feed_of_its_filter(client: TestClient) -> None:
    page = client.get("/en/?type=explosive&contested=&x=1").text
    assert re.search(
        r'<link rel="alternate" type="application/atom\+xml"[^>]* href="/en/feed.atom\?type=explosive"', page
    )
    assert '<a href="/en/feed.atom?type=explosive"' in page


def test_only_what_changed_is_new(client: TestClient, where: str, monkeypatch: pytest.MonkeyPatch) -> None:
    before = feed(client)
    monkeypatch.setattr("marsad.ledger.reviewing.corrections.now", lambda: "2031-05-01T10:00:00+00:00")
    with Ledger.open(where) as ledger:
        (ariha,) = (one.id for one in ledger.incidents() if one.type == "explosive")
        ledger.correct(ariha, "confirm", who="A", why="B")
    after = feed(client)
    different = {name for name, at in times(after).items() if times(before)[name] != at}
    assert different == {entry_id(ariha)}
    assert times(after)[entry_id(ariha)] == after.feed.updated == "2031-05-01T10:00:00Z"
    monkeypatch.setattr("marsad.ledger.reports.adding.now", lambda: "2031-06-01T10:00:00+00:00")
    with Ledger.open(where) as ledger:
        ledger.add(*market("m3", "سقط ستة قتلى وأصيب 14 شخصا في انفجار سوق الخضار وسط أريحا الثلاثاء."))
    assert {times(feed(client))[name] for name in different} == {"2031-06-01T10:00:00Z"}


@pytest.mark.parametrize("public", [False, True])
def test_a_report_that_is_withheld_moves_its_incident_and_the_feed(
    where: str, monkeypatch: pytest.MonkeyPatch, public: bool
) -> None:
    monkeypatch.setattr("marsad.ledger.reviewing.corrections.now", lambda: "2031-05-01T10:00:00+00:00")
    with TestClient(create(where, public=public)) as client, Ledger.open(where) as ledger:
        before = times(feed(client, type="explosive"))
        ledger.forget("m2", who="A", why="a witness asked for it")
        after = feed(client, type="explosive")
        assert set(times(after)) == set(before)
        assert set(times(after).values()) == {"2031-05-01T10:00:00Z"}
        ledger.forget("m1", who="A", why="a witness asked for it")
        gone = feed(client, type="explosive")
        assert (gone.entries, gone.feed.updated) == ([], "2031-05-01T10:00:00Z")


def test_a_filter_that_leaves_nothing_has_an_empty_feed(client: TestClient) -> None:
    found = feed(client, country="ZZ")
    assert found.entries == []
    assert client.get("/en/feed.atom?type=war").status_code == 422


def test_in_the_published_view_it_tells_what_its_pages_tell(where: str) -> None:
    with Ledger.open(where) as ledger:
        home = replace(ARIHA, name="بيت أبو سمير", lat=None, lon=None)
        ledger.add(*market("home", "سقط ستة قتلى في بيت أبو سمير.", facility="بيت أبو سمير", place=home))
    with TestClient(create(where)) as inside, TestClient(create(where, public=True)) as outside:
        private, public = (feed(one, first="2019-01-01") for one in (inside, outside))
    assert times(private) == times(public)
    assert "أبو سمير" in str(private)
    assert "أبو سمير" not in str(public)


@given(st.text(), st.text())
def test_whatever_a_text_holds_is_text(title: str, address: str) -> None:
    import datetime as dt

    entry = Entry("0920", title, title, address, dt.datetime(2020, 1, 1, tzinfo=dt.UTC), "attack", title)
    root = ET.fromstring(atom(Feed("ar", title, "مرصد", address, address, [entry])))
    assert {one.tag for one in root.iter()} == {
        ATOM + name
        for name in (
            *("feed", "id", "title", "updated", "author", "name"),
            *("link", "entry", "category", "summary"),
        )
    }
