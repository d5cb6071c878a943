"""Each decision of a reviewer by the keyboard alone, in a real browser, and taken back with one key."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from ledger_reports import market
from marsad.models import Report
from marsad.reader import read
from review_pages import filled, only, reviewing, shown
from web_served import CHROMIUM

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="needs Debian's chromium: apt install chromium")
WHY = "قرأت الخبرين"
RAID = "هاجم مسلحون حاجزا للجيش في قرية ود الجبل بولاية شمال كردفان، وقتلوا أربعة جنود."


def press(page: Page, key: str) -> None:
    """Choose a decision by its key, give the reason, send both."""
    page.keyboard.press(key)
    page.keyboard.type(WHY)
    with page.expect_navigation():
        page.keyboard.press("Enter")
    shown(page, ".done")


def take_back(page: Page) -> None:
    with page.expect_navigation():
        page.keyboard.press("u")
    shown(page, "#decide, .kinds")


def test_every_decision_is_made_and_taken_back_by_keys(tmp_path: Path) -> None:
    with filled(tmp_path / "l.db") as ledger:
        ledger.add(*market("m3"))
        found = ledger.incidents()
        two = next(one.id for one in found if len(one.mentions) > 1)
        near, silent = only(ledger, "near miss").key, only(ledger, "no incident").key
        steps = (
            (f"review/incidents/{two}", "c", "confirm"),
            (f"review/incidents/{two}", "r", "reject"),
            (f"review/{near}", "m", "merge"),
            (f"review/{near}", "s", "split"),
            (f"review/{silent}", "n", "dismiss"),
        )
        with reviewing(ledger) as (page, site):
            for path, key, decision in steps:
                page.goto(f"{site}/{path}")
                press(page, key)
                made = ledger.corrections()[-1]
                assert (made.decision, made.why, made.who) == (decision, WHY, "samira")
                take_back(page)
                assert ledger.corrections()[-1].undoes == made.number
            page.goto(f"{site}/review/incidents/{two}")
            page.focus("[name=parts]")
            page.keyboard.press("Space")
            press(page, "s")
            assert ledger.corrections()[-1].decision == "split"
            take_back(page)
            page.focus("[name=field]")
            page.select_option("[name=field]", "type")
            page.keyboard.press("Tab")
            page.keyboard.type("غارة جوية")
            page.keyboard.press("Escape")
            press(page, "e")
            assert ledger.incident(two).type == "air_strike"
            take_back(page)
        assert ledger.incidents() == found
        assert ledger.verify().problems == ()


def test_an_unknown_place_is_added_by_keys_field_by_field(tmp_path: Path) -> None:
    (tables := tmp_path / "tables").mkdir()
    with filled(tmp_path / "l.db") as ledger:
        raid = Report(doc="raid", text=RAID)
        ledger.add(raid, read(raid))
        with reviewing(ledger, tables) as (page, site):
            page.goto(f"{site}/review?kind=unknown+place")
            page.keyboard.press("j")
            shown(page, "#named-why")
            page.keyboard.press("a")  # leads to what is still to be filled in
            for value in ("Wad al-Jabal", "13.1", "30.2", "خريطة الولاية"):
                page.keyboard.type(value)
                page.keyboard.press("Enter")
            shown(page, "h1 bdi, .lead, table")
            page.wait_for_url("**/review/named?*")
        place = ledger.report("raid").reading.incidents[0].place
        assert place is not None
        assert (place.lat, place.lon) == (13.1, 30.2)
