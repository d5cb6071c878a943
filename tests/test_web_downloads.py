"""Downloads: the incidents of a scope, in every format of the exports."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from ledger_reports import market
from marsad.ledger import Ledger
from marsad.publish.exports import FORMATS
from marsad.web import create


@pytest.fixture
def client(tmp_path: Path) -> Iterator[TestClient]:
    """A browser on a ledger with the car bomb of Ariha."""
    where = tmp_path / "l.db"
    with Ledger.open(where, create=True) as ledger:
        ledger.add(*market())
    with TestClient(create(where)) as client:
        yield client


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_can_be_had_and_says_what_it_cannot_hold(client: TestClient, name: str) -> None:
    answer = client.get(f"/ar/downloads/{name}?country=SY&since=2019")
    assert answer.status_code == 200
    assert answer.content
    assert f'filename="marsad-{name}.' in answer.headers["content-disposition"]
    page = client.get("/ar/downloads?country=SY&since=2019").text
    assert f'href="/ar/downloads/{name}?since=2019&amp;country=SY' in page


def test_only_what_is_inside_the_scope_goes_out(client: TestClient) -> None:
    inside, outside = (
        client.get(f"/en/downloads/csv?area={area}").text.splitlines() for area in ("إدلب", "Homs")
    )
    assert (len(inside), len(outside)) == (2, 1)


def test_the_words_of_reports_stay_here(client: TestClient) -> None:
    assert "سقط ستة قتلى" not in client.get("/en/downloads/jsonl").text


@pytest.mark.parametrize(("path", "code"), [("pdf", 404), ("csv?area=nowhere", 422), ("csv?by=moon", 422)])
def test_what_cannot_be_had_is_told(client: TestClient, path: str, code: int) -> None:
    assert client.get(f"/en/downloads/{path}").status_code == code


@pytest.mark.parametrize(("lang", "says"), [("en", "cannot be had from this server"), ("ar", "يثبّت الحزمة")])
def test_a_format_whose_package_is_not_installed_is_told(
    client: TestClient, monkeypatch: pytest.MonkeyPatch, lang: str, says: str
) -> None:
    monkeypatch.setitem(__import__("sys").modules, "pyarrow", None)
    answer = client.get(f"/{lang}/downloads/parquet")
    assert answer.status_code == 501
    assert says in answer.text
    assert "marsad[parquet]" in answer.text
