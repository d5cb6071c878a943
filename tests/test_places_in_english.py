"""Places in English, for coders and readers without Arabic, with the words of the report beside it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from export_made import csv_rows
from ledger_reports import ARIHA, market
from marsad.ledger import Ledger
from marsad.models import Place
from marsad.publish.places import in_english
from marsad.web import create

RAMADI = Place(name="الرمادي", admin1="Anbar", country="IQ", lat=33.421, lon=43.308, precision="settlement")


@pytest.mark.parametrize(
    ("place", "english"),
    [
        pytest.param(ARIHA, "Ariha", id="a town"),
        pytest.param(replace(ARIHA, name="مدينة أريحا"), "Ariha", id="with the word before it"),
        pytest.param(replace(RAMADI, name="شمال الرمادي", precision="near"), "Ramadi", id="beside a town"),
        pytest.param(replace(RAMADI, name="أطراف مدينة الرمادي"), "Ramadi", id="of its edges"),
        pytest.param(replace(RAMADI, lat=33.42, lon=43.31), "Ramadi", id="with rounded coordinates"),
        pytest.param(replace(RAMADI, lat=34.9), None, id="another place than the gazetteer's"),
        pytest.param(replace(RAMADI, lat=None, lon=None), None, id="without coordinates"),
        pytest.param(replace(RAMADI, name="قرية الزعرورية"), None, id="a name that it lacks"),
        pytest.param(replace(RAMADI, name="الرمادي", country="SY"), None, id="another country"),
        pytest.param(replace(RAMADI, name=None), None, id="without a name"),
        pytest.param(Place(), None, id="nothing known"),
    ],
)
def test_a_place_has_the_english_name_of_the_gazetteer(place: Place, english: str | None) -> None:
    assert in_english(place) == english


@pytest.mark.parametrize(
    ("place", "arabic", "english"),
    [
        (ARIHA, "أريحا، إدلب، سوريا", "Ariha (أريحا), Idlib, Syria"),
        (
            replace(RAMADI, name="شمال الرمادي", precision="near"),
            "شمال الرمادي، الأنبار، العراق",
            "near Ramadi (شمال الرمادي), Anbar, Iraq",
        ),
        (
            replace(RAMADI, name="قرية الزعرورية"),
            "قرية الزعرورية، الأنبار، العراق",
            "قرية الزعرورية, Anbar, Iraq",
        ),
        (
            Place(
                name="محافظة الأنبار",
                admin1="Anbar",
                country="IQ",
                lat=33.938,
                lon=42.178,
                precision="admin1",
            ),
            "محافظة الأنبار، الأنبار، العراق",
            "Anbar (محافظة الأنبار), Iraq",
        ),
    ],
)
def test_pages_name_it_in_their_language(tmp_path: Path, place: Place, arabic: str, english: str) -> None:
    with Ledger.open(tmp_path / "l.db", create=True) as ledger:
        ledger.add(*market(place=place))
        name = ledger.links()[0].incident
        (row,) = csv_rows(ledger, "acled")
    assert row["location"] == (in_english(place) or place.name)
    for view in (False, True):
        with TestClient(create(tmp_path / "l.db", public=view)) as client:
            for lang, told in (("ar", arabic), ("en", english)):
                assert told in client.get(f"/{lang}/incidents/{name}").text
                assert told in client.get(f"/{lang}/").text
