"""The pages of a ledger: in either language, to be shared by address, and nothing shown as markup."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from marsad import read
from marsad.ledger import Ledger
from marsad.models import Report
from marsad.web import create
from marsad.web.wording import LANGUAGES, words

WEB = Path(__file__).parents[1] / "src" / "marsad" / "web"
HOSTILE = Report(
    doc="<script>alert(1)</script>",
    title="مقتل ثلاثة جنود في انفجار عبوة ناسفة <img src=x onerror=alert(2)>",
    text='قُتل ثلاثة جنود وأصيب "أربعة" آخرون الثلاثاء في انفجار عبوة في بعقوبة. <script>alert(3)</script>',
    source="<b>وكالة</b>",
    url="javascript:alert(4)",
)


@pytest.fixture
def client(tmp_path: Path) -> Iterator[TestClient]:
    """A browser without scripts on a ledger with one report, which is full of markup."""
    where = tmp_path / "l.db"
    with Ledger.open(where, create=True) as ledger:
        ledger.add(HOSTILE, read(HOSTILE))
    with TestClient(create(where)) as client:
        yield client


def addresses(client: TestClient) -> list[str]:
    """Return all pages that can be reached from the first one."""
    known, new = set[str](), ["/"]
    while new:
        known.add(at := new.pop())
        found = re.findall(r'href="(/[^"#]*)', client.get(at).text)
        new += {unescape(one) for one in found} - known - set(new)
    return sorted(known)


def test_every_page_can_be_reached_in_either_language(client: TestClient) -> None:
    found = addresses(client)
    assert all(client.get(one).status_code == 200 for one in found)
    for lang in LANGUAGES:
        assert sum(one.startswith(f"/{lang}/") for one in found) >= 3


def test_reports_are_text_whatever_markup_they_hold(client: TestClient) -> None:
    for one in addresses(client):
        answer = client.get(one)
        page = (
            answer.text if "html" in answer.headers["content-type"] else ""
        )  # downloads are saved, not shown
        assert not re.search(r"<script>|<img|<b>وكالة|javascript:alert\(4\)\"", page), one


def test_nothing_comes_from_elsewhere(client: TestClient) -> None:
    for one in addresses(client):
        answer = client.get(one)
        assert "script-src 'self'" in answer.headers["content-security-policy"]
        assert not re.search(r'(?:src|<link[^>]* href)="(?:https?:)?//(?!testserver/)', answer.text), one
        assert "style=" not in answer.text


def test_a_page_is_in_its_language_and_leads_to_the_other(client: TestClient) -> None:
    arabic, english = client.get("/ar/").text, client.get("/en/").text
    assert '<html lang="ar" dir="rtl">' in arabic
    assert '<html lang="en" dir="ltr">' in english
    assert 'href="/en/"' in arabic
    assert 'href="/ar/"' in english


def test_a_name_that_leads_nowhere_is_told_in_the_language_of_the_page(client: TestClient) -> None:
    for path, said in (("/en/incidents/none", "no such page"), ("/ar/x/y", "لا توجد"), ("/fr/", "لا توجد")):
        answer = client.get(path)
        assert (answer.status_code, said in answer.text) == (404, True)


def test_every_text_that_a_page_asks_for_is_there_in_both_languages() -> None:
    asked = {
        key
        for path in WEB.rglob("*")
        if path.suffix in (".py", ".html")
        for key in re.findall(r"""say\(\s*['"]([\w.]+)['"]\s*[,)]""", path.read_text(encoding="utf-8"))
    }
    assert asked <= set(words())
    assert all(text for told in words().values() for text in told.values())
