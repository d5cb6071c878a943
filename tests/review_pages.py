"""Pages of reviewers as the tests use them: a ledger with something to decide, forms filled in and sent."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from html import unescape
from pathlib import Path
from typing import TYPE_CHECKING

from fastapi.testclient import TestClient
from httpx2 import Response

from ledger_reports import market
from marsad.ledger import Ledger
from marsad.ledger.reviewing.queued import Item
from marsad.models import Reading, Report
from marsad.models.waiting import Kind
from marsad.web import create
from web_served import CHROMIUM, served

if TYPE_CHECKING:
    from playwright.sync_api import Page

PASSWORD = "ثلاث كلمات طويلة"
HERE = {"Origin": "http://testserver"}
OTHER = "سقط ستة قتلى في هجوم على سوق في إدلب يوم الثلاثاء، كما قال ناشطون، ولم تعرف الجهة المنفذة."


def filled(path: Path) -> Ledger:
    """Return a ledger with two incidents that were nearly one, and a report that yielded nothing."""
    silent = Report(doc="quiet", text="اشتباكات متقطعة في الريف.", source="وكالة")
    ledger = Ledger.open(path, create=True)
    ledger.add(*market("m1"))
    ledger.add(*market("m2", text=OTHER, type="attack", facility=None, place=None))
    ledger.add(silent, Reading(doc=silent.doc, relevant=True, reader="made 1.0"))
    ledger.users.add("samira", "reviewer", PASSWORD)
    ledger.users.add("omar", "reviewer", PASSWORD)
    ledger.users.add("lina", "reader", PASSWORD)
    return ledger


def signed_in(ledger: Ledger, name: str) -> TestClient:
    """Return a browser without scripts in which this person is signed in."""
    client = TestClient(create(ledger.name, "users"), headers=HERE)
    assert client.post("/en/sign-in", data={"name": name, "password": PASSWORD}).status_code == 200
    return client


def only(ledger: Ledger, kind: Kind) -> Item:
    (found,) = ledger.queue([kind])
    return found


def send(client: TestClient, page: str, decision: str, **fields: str) -> Response:
    """Send the form that stands on a page, as a browser without scripts would, with some fields filled in."""
    text = client.get(page).text
    form = text[text.index('id="decide"') :] if 'id="decide"' in text else text
    form = form[: form.index("</form>")]
    data: dict[str, str] = {}
    for tag in re.findall(r"<input[^>]*>", form):
        of = {name: unescape(value) for name, value in re.findall(r'(\w+)="([^"]*)"', tag)}
        if of.get("type") != "checkbox" or " checked" in tag:
            data[of["name"]] = of.get("value", "")
    return client.post(f"/{page[1:3]}/review", data={**data, "decision": decision, **fields})


def shown(page: Page, what: str) -> None:
    """Wait until a page shows this and its scripts have run, so that keys are heard."""
    page.wait_for_selector(what)
    page.wait_for_load_state("load")


@contextmanager
def reviewing(ledger: Ledger, tables: Path | None = None) -> Iterator[tuple[Page, str]]:
    """Sign in with a browser; give its page, and the address of the pages in Arabic."""
    from playwright.sync_api import sync_playwright

    with served(ledger.name, tables) as site, sync_playwright() as play:
        browser = play.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        page = browser.new_page()
        page.goto(f"{site}/ar/sign-in?after=/ar/review")
        page.fill("[name=name]", "samira")
        page.fill("[name=password]", PASSWORD)
        page.press("[name=password]", "Enter")
        shown(page, ".kinds")
        yield page, f"{site}/ar"
        browser.close()
