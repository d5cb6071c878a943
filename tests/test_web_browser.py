"""The pages in a real browser: nothing sticks out on a phone, nothing is blocked or broken."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from marsad.intake import reports
from marsad.ledger import Ledger
from marsad.reader import read
from web_served import CHROMIUM, served

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="needs Debian's chromium: apt install chromium")
SAMPLES = Path(__file__).parents[1] / "examples" / "reports"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The sample reports, served."""
    where = str(tmp_path_factory.mktemp("web") / "l.db")
    with Ledger.open(where, create=True) as ledger:
        list(ledger.add_all((one, read(one)) for one in reports([SAMPLES], print)))
    with served(where) as address:
        yield address


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("lang", ["ar", "en"])
def test_pages_fit_their_width_and_load_without_a_complaint(site: str, lang: str, width: int) -> None:
    from playwright.sync_api import sync_playwright

    complaints: list[str] = []
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": width, "height": 900})
        page.on("console", lambda message: complaints.append(message.text))
        for path in ("", "incidents/09ff7b917831", "reports/ofoq-4"):
            page.goto(f"{site}/{lang}/{path}")
            assert page.evaluate("document.documentElement.scrollWidth") <= width
            assert page.evaluate("document.fonts.load('16px Marsad', 'مرصد').then(one => one.length)")
        browser.close()
    assert complaints == []


@pytest.mark.parametrize(("lang", "name"), [("ar", "قصف"), ("en", "Shelling")])
def test_filters_are_chosen_by_keyboard_alone_and_without_scripts(site: str, lang: str, name: str) -> None:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        page = browser.new_context(java_script_enabled=False).new_page()
        page.goto(f"{site}/{lang}/")
        assert page.locator("#map").is_hidden()
        page.locator(".filters summary").press("Enter")
        choice = page.locator("select[name=type]")
        values = [one.get_attribute("value") for one in choice.locator("option").all()]
        for _ in range(values.index("shelling")):
            choice.press("ArrowDown")
        page.locator(".filters button").press("Enter")
        page.wait_for_url("**type=shelling**")
        assert page.locator(".cards .what").all_inner_texts() == [name]
        page.locator("svg.incidents a").press("Enter")
        page.wait_for_url("**first=2024-05-21**")
        page.locator(".cards .what a").press("Enter")
        page.wait_for_url("**/incidents/**")
        assert name in page.locator("h1").inner_text()
        browser.close()
