"""What is refused is told first: in the title, and where the keyboard and a screen reader stand then."""

from __future__ import annotations

import re

import pytest
from fastapi.testclient import TestClient

from marsad.ledger import Ledger
from review_pages import reviewing, send, shown
from web_served import CHROMIUM

REFUSED = {"en": "Not accepted: ", "ar": "لم يُقبل: "}


def title(text: str) -> str:
    return text.partition("<title>")[2].partition("</title>")[0]


@pytest.mark.parametrize("lang", REFUSED)
def test_the_title_says_that_something_was_refused(client: TestClient, ledger: Ledger, lang: str) -> None:
    page = f"/{lang}/review/incidents/{ledger.links()[0].incident}"
    told = {
        "tally": client.get(f"/{lang}/tallies?since=someday").text,
        "search": client.get(f"/{lang}/search?q=x&since=someday").text,
        "decision": send(client, page, "set", why="x", field="date", value="someday").text,
        "signing in": client.post(f"/{lang}/sign-in", data={"name": "samira", "password": "no"}).text,
    }
    for what, text in told.items():
        assert title(text).startswith(REFUSED[lang]), what
        assert re.search(r'role="alert" tabindex="-1" autofocus', text), what
    for path in (f"/{lang}/tallies", f"/{lang}/search", page):
        assert not title(client.get(path).text).startswith(REFUSED[lang])


@pytest.mark.parametrize(("lang", "told"), [("en", "no such page (404)"), ("ar", "لا توجد صفحة كهذه (404)")])
def test_the_title_of_an_error_is_no_bare_number(client: TestClient, lang: str, told: str) -> None:
    assert told in title(client.get(f"/{lang}/nowhere").text)


def test_the_page_that_one_is_on_is_marked_in_the_menu(client: TestClient) -> None:
    for path in ("", "review", "tallies", "search"):
        text = client.get(f"/en/{path}").text.partition("<main")[0]
        assert re.findall(r'<a href="([^"]*)" aria-current="page">', text) == [f"/en/{path}"]
    assert 'aria-current="page"' not in client.get("/en/api").text


@pytest.mark.skipif(CHROMIUM is None, reason="needs Debian's chromium: apt install chromium")
def test_the_keyboard_stands_at_what_was_refused(ledger: Ledger) -> None:
    with reviewing(ledger) as (page, site):
        page.goto(f"{site}/tallies?country=Atlantis")
        shown(page, "[role=alert]")
        assert page.evaluate("document.activeElement.getAttribute('role')") == "alert"
        page.goto(f"{site}/search?q=سوق")
        shown(page, "[role=status]")
        assert page.evaluate("document.activeElement.tagName") == "BODY"
        page.goto(f"{site}/search")
        shown(page, "form.asking")
        assert page.evaluate("document.activeElement.name") == "q"


@pytest.mark.skipif(CHROMIUM is None, reason="needs Debian's chromium: apt install chromium")
def test_who_asks_stands_at_the_answer_and_not_at_the_form_again(ledger: Ledger) -> None:
    with reviewing(ledger) as (page, site):
        page.set_viewport_size({"width": 390, "height": 800})
        for path, field, good, bad in (("tallies", "since", "2019", "x"), ("search", "q", "سوق", None)):
            page.goto(f"{site}/{path}")
            page.fill(f"[name={field}]", good)
            page.click("form.asking button")
            page.wait_for_url("**#result")
            assert 0 <= page.evaluate("document.querySelector('#result').getBoundingClientRect().top") < 700
            if bad:
                page.goto(f"{site}/{path}?{field}={bad}#result")
                shown(page, "[role=alert]")
                assert page.evaluate("document.querySelector('#result').getBoundingClientRect().top") < 700


@pytest.mark.parametrize("lang", REFUSED)
def test_links_say_where_they_lead_when_they_are_heard_alone(
    client: TestClient, ledger: Ledger, lang: str
) -> None:
    """A screen reader lists the links of a page by their names."""
    for path, link in (
        ("", rf"/{lang}/incidents/\w+"),
        ("tallies?by=area", rf"/{lang}/tallies/behind\?[^\"]*"),
    ):
        text = client.get(f"/{lang}/{path}").text
        names = re.findall(rf'<a href="{link}" aria-label="([^"]*)"', text)
        assert len(names) == len(set(names)) >= 2, path


def test_without_scripts_the_page_says_what_takes_the_place_of_the_map(client: TestClient) -> None:
    text = client.get("/en/").text
    assert re.search(r"<noscript>.*#areas.*</noscript>", text, re.DOTALL)
    assert 'id="areas"' in text
    assert '<span id="map-about" hidden>' in text
