"""The pages for those who hear them, use no mouse, or need strong contrast: in real Chromium, by axe-core."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from lxml import html

from ledger_reports import account, figure, market, reading
from marsad.intake import reports
from marsad.ledger import Ledger
from marsad.reader import read
from web_served import CHROMIUM, served

HOME = Path(__file__).parents[1]
AXE = HOME / "frontend" / "node_modules" / "axe-core" / "axe.min.js"
PAGES = ("reports/ofoq-4?how=1", "reports/none", "sign-in")
"""Pages to which no other page leads in just this state."""
PASSWORD = "seven olive trees by the well"
HOW = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"],
    "resultTypes": ["violations"],  # of what passes, one node of each rule: a third of the time
}
pytestmark = [
    pytest.mark.skipif(CHROMIUM is None, reason="needs Debian's chromium: apt install chromium"),
    pytest.mark.skipif(not AXE.is_file(), reason="needs scripts/frontend.py to have run"),
]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The sample reports and one of a very long number, served."""
    where = str(tmp_path_factory.mktemp("web") / "l.db")
    with Ledger.open(where, create=True) as ledger:
        list(ledger.add_all((one, read(one)) for one in reports([HOME / "examples" / "reports"], print)))
        many, _ = market("m", "قتل 142308 أشخاص في أريحا.")
        ledger.add(many, reading(many, account(many, figure(many, "142308 أشخاص", 142308))))
        ledger.users.add("rana", "administrator", PASSWORD)
    with served(where) as address:
        yield address


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """A browser."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


def signed_in(browser: Any, site: str, width: int) -> Any:
    """Return a page of somebody who may see all that there is."""
    page = browser.new_page(viewport={"width": width, "height": 900})
    page.goto(f"{site}/en/sign-in")
    page.fill("[name=name]", "rana")
    page.fill("[name=password]", PASSWORD)
    page.press("[name=password]", "Enter")
    page.wait_for_url(f"{site}/en/")
    return page


def kinds_of_pages(page: Any, site: str, lang: str) -> list[str]:
    """Return a page of each kind that links lead to, whatever incident, report or filter it shows."""
    known: dict[str, str] = {}
    new = [f"{site}/{lang}/"]
    while new:
        at = new.pop(0)
        answer = page.request.get(at)
        if not answer.headers["content-type"].startswith("text/html"):
            continue
        tree = html.document_fromstring(answer.text())
        tree.make_links_absolute(at)
        for link in (each.partition("#")[0] for each in tree.xpath("//a[not(@download)]/@href")):
            path, _, asked = link.partition("?")
            kind = re.sub(r"/(?:[0-9a-f]{12}|[^/]*\d[^/]*)(?=/|$)", "/*", path) + "?" * bool(asked)
            if (
                link.startswith(f"{site}/{lang}/")
                and kind not in known
                and "." not in path.rpartition("/")[2]
            ):
                known[kind] = link
                new.append(link)
    return list(known.values())


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("lang", ["ar", "en"])
def test_axe_finds_nothing_serious_and_nothing_sticks_out(
    site: str, browser: Any, lang: str, width: int
) -> None:
    page = signed_in(browser, site, width)
    found = []
    for path in (*kinds_of_pages(page, site, lang), *(f"{site}/{lang}/{one}" for one in PAGES)):
        page.goto(path)
        page.evaluate(AXE.read_text(encoding="utf-8"))
        if (wide := page.evaluate("document.documentElement.scrollWidth")) > width:
            found.append((path, "sticks out", str(wide)))
        told = page.evaluate("how => axe.run(document, how)", HOW)
        assert told["passes"]
        found += [
            (path, one["id"], node["html"][:160])
            for one in told["violations"]
            if one["impact"] in ("serious", "critical")
            for node in one["nodes"]
        ]
    page.close()
    assert found == []


def test_the_first_key_leads_to_the_content_and_each_stop_is_seen(site: str, browser: Any) -> None:
    page = browser.new_page()
    page.goto(f"{site}/ar/incidents/09ff7b917831")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('href')") == "#main"
    assert page.evaluate("document.activeElement.getBoundingClientRect().left") >= 0
    for _ in range(12):
        page.keyboard.press("Tab")
        outline = "getComputedStyle(document.activeElement).outlineStyle"
        assert page.evaluate(f"document.activeElement === document.body || {outline} !== 'none'")
    page.close()


def test_a_mark_leads_to_its_figure_and_back_by_keyboard(site: str, browser: Any) -> None:
    page = browser.new_page()
    page.goto(f"{site}/ar/reports/ofoq-4")
    page.focus("a.note.figure")
    page.keyboard.press("Enter")
    row = page.evaluate("location.hash")
    assert page.locator(row).is_visible()
    page.focus(f"{row} a.number")
    page.keyboard.press("Enter")
    assert page.evaluate("location.hash") == row.replace("r", "m")
    page.locator(f"{row} a", has_text="في الحادث").click()
    assert page.locator(page.evaluate("location.hash")).is_visible()
    page.close()


def test_a_mark_within_a_word_does_not_part_its_letters(browser: Any) -> None:
    """A word is as wide with a mark in it as without: its letters keep their joined forms."""
    page = browser.new_page()
    style = (HOME / "src" / "marsad" / "web" / "assets" / "site.css").read_text(encoding="utf-8")
    words = [f"<p><span>{word}</span></p>" for word in ("وأصيبستة", 'وأصيب<mark class="figure">ستة</mark>')]
    page.set_content(f'<html dir="rtl" lang="ar"><style>{style}</style>{"".join(words)}</html>')
    widths = page.evaluate(
        "[...document.querySelectorAll('span')].map(one => one.getBoundingClientRect().width)"
    )
    page.close()
    assert widths[0] == pytest.approx(widths[1], abs=0.5)
