"""What an incident's page says first: civilians beside all people, its id, when it changed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from ledger_reports import account, figure, reading
from marsad.ledger import Ledger
from marsad.models import Report
from marsad.web import create
from marsad.web.wording import LANGUAGES, Language, day
from queued_slowly import counted

TEXT = (
    "قال المتحدث العسكري إن 12 مقاتلا قتلوا. وقالت بلدية المدينة إن ثمانية مدنيين قتلوا، بينهم خمسة أطفال، "
    "وأصيب مدنيان. وقال شهود إن سبعة مدنيين قتلوا."
)


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    """Hold an incident of which one side counts fighters only, and others count civilians."""
    report = Report(doc="r", text=TEXT)
    told = account(
        report,
        figure(report, "12 مقاتلا", 12, status="armed", source="المتحدث العسكري"),
        figure(report, "ثمانية مدنيين", 8, status="civilian", source="بلدية المدينة"),
        figure(report, "خمسة أطفال", 5, status="civilian", demographic="children", subset=True),
        figure(report, "سبعة مدنيين", 7, status="civilian", source="شهود"),
        figure(report, "مدنيان", 2, measure="injured", status="civilian", source="بلدية المدينة"),
    )
    with Ledger.open(tmp_path / "l.db", create=True) as opened:
        opened.add(report, reading(report, told))
        opened.add(*counted())
        yield opened


def glance(ledger: Ledger, lang: Language, *, public: bool = False) -> list[str]:
    """Return what the page says of civilians at a glance, of each measure in turn."""
    with TestClient(create(ledger.name, public=public)) as client:
        page = client.get(f"/{lang}/incidents/{ledger.links()[0].incident}").text
    found = re.findall(r'<span class="harmed">(.*?)</span>', page, re.DOTALL)
    return [" ".join(unescape(re.sub("<[^>]*>", "", one)).split()) for one in found]


@pytest.mark.parametrize("public", [False, True])
def test_civilians_are_told_beneath_the_sum_of_all(ledger: Ledger, public: bool) -> None:
    assert glance(ledger, "en", public=public) == [
        "civilians: 7–7–8",
        "children, civilians: 5",
        "civilians: 2",
    ]
    assert glance(ledger, "ar", public=public)[1] == "أطفال، مدنيون: 5"


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("public", [False, True])
def test_an_incident_can_be_cited_and_fetched(ledger: Ledger, lang: Language, public: bool) -> None:
    name = ledger.links()[0].incident
    with TestClient(create(ledger.name, public=public)) as client:
        page = client.get(f"/{lang}/incidents/{name}").text
        assert f"<code>{name}</code>" in page
        assert day(lang, ledger.changed([name])[name].date()) in page
        (address,) = re.findall(r'href="(/api/incidents/[^"]*)" type="application/json"', page)
        assert client.get(address).json()["id"] == name


@pytest.mark.parametrize(("lang", "told"), [("en", "period not stated"), ("ar", "مدة غير محددة")])
def test_a_published_tally_without_a_period_says_so(ledger: Ledger, lang: str, told: str) -> None:
    with TestClient(create(ledger.name)) as client:
        page = client.get(f"/{lang}/tallies/published").text
    assert told in page
    assert "وكالة" in page
    assert "40 قتيلا" in page
