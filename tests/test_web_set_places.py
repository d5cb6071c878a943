"""A place set on a page: found by its name, chosen between several, or kept without coordinates."""

from __future__ import annotations

import re
from html import unescape

import pytest
from fastapi.testclient import TestClient

from marsad.ledger import Ledger
from marsad.models import Place
from review_pages import reviewing, send, shown
from web_served import CHROMIUM


def of(ledger: Ledger) -> tuple[str, Place]:
    """Return the incident of the market, and where it was."""
    found = ledger.incident(ledger.links()[0].incident)
    assert found.place is not None
    return found.id, found.place


def choices(text: str) -> dict[str, str]:
    """Return what can be chosen between, by what is said of it, and what its choice sends."""
    radios = re.findall(
        r'<input type="radio" name="place"[^>]*value="([^"]*)"[^>]*> <span>(.*?)</span>', text
    )
    return {unescape(told): unescape(value) for value, told in radios}


@pytest.mark.parametrize(
    ("lang", "told", "unknown"),
    [("en", "Wasit, Iraq, at 32.", "not known"), ("ar", "واسط، العراق، عند", "لا تُعرف")],
)
def test_where_it_was_found_is_said_and_one_key_takes_it_back(
    client: TestClient, ledger: Ledger, lang: str, told: str, unknown: str
) -> None:
    name, before = of(ledger)
    answer = send(
        client, f"/{lang}/review/incidents/{name}", "set", why="x", field="place.name", value="الكوت"
    )
    assert told in answer.text
    assert of(ledger)[1].country == "IQ"
    send(
        client, f"/{lang}/review/incidents/{name}", "set", why="x", field="place.name", value="قصابين العتيقة"
    )
    answer = client.get(f"/{lang}/review/incidents/{name}?done=2")
    assert unknown in answer.text
    undone = re.search(r'name="number" value="(\d+)"', answer.text)
    assert undone
    assert undone[1] == "2"
    for number in (2, 1):
        ledger.undo(number, who="samira", why="x")
    assert of(ledger)[1] == before


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_between_several_places_the_reviewer_chooses(client: TestClient, ledger: Ledger, lang: str) -> None:
    name, _ = of(ledger)
    page = f"/{lang}/review/incidents/{name}"
    fields = {"why": "map", "field": "place.name", "value": "الحميدية"}
    answer = send(client, page, "set", **fields)
    assert answer.status_code == 422
    found = choices(answer.text)
    homs = next(value for told, value in found.items() if ("Homs" if lang == "en" else "حمص") in told)
    assert ledger.corrections() == []
    assert 'value="map"' in answer.text
    send(client, page, "set", **fields, place=homs)
    assert (of(ledger)[1].admin1, of(ledger)[1].precision) == ("Homs", "site")
    *_, none = found.values()
    send(client, page, "set", **fields, place=none)
    assert (of(ledger)[1].name, of(ledger)[1].lat) == ("الحميدية", None)


def test_a_choice_does_not_hold_for_another_name(client: TestClient, ledger: Ledger) -> None:
    name, _ = of(ledger)
    page = f"/en/review/incidents/{name}"
    found = choices(send(client, page, "set", why="x", field="place.name", value="الحميدية").text)
    send(client, page, "set", why="x", field="place.name", value="الكوت", place=next(iter(found.values())))
    assert of(ledger)[1].admin1 == "Wasit"
    odd = send(client, page, "set", why="x", field="place.name", value="الكوت", place="<b>,1 الكوت")
    assert (odd.status_code, "<b>,1" in odd.text) == (422, False)


@pytest.mark.skipif(CHROMIUM is None, reason="needs Debian's chromium: apt install chromium")
def test_a_place_is_chosen_with_the_keyboard(ledger: Ledger) -> None:
    name, _ = of(ledger)
    with reviewing(ledger) as (page, site):
        page.goto(f"{site}/review/incidents/{name}")
        page.select_option("[name=field]", "place.name")
        page.fill("[name=value]", "الحميدية")
        page.fill("#why", "خريطة")
        page.click("#set button")
        shown(page, ".places")
        page.focus(".places input")
        page.keyboard.press("ArrowDown")
        page.keyboard.press("e")
        shown(page, ".done")
    assert of(ledger)[1].lat is not None
