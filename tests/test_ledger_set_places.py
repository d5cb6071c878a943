"""A place that a reviewer sets by its name brings where it lies; of several, one is to be chosen."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from ledger_reports import ARIHA, market
from marsad.cli import main
from marsad.ledger import Ledger
from marsad.ledger.reviewing.fields import incident_values
from marsad.ledger.reviewing.locating import SeveralPlacesError, located
from marsad.models import Place

BY = {"who": "ر. حسن", "why": "خريطة"}
OWN = """arabic\tkind\tenglish\tparent\tadmin1\tcountry\tlat\tlon\twithin_km
بئر العسل\tvillage\tBir al-Asal\t\tIdlib\tSY\t35.7\t36.6\t3
"""


@pytest.fixture
def ledger(where: str) -> Iterator[Ledger]:
    with Ledger.open(where, create=True) as ledger:
        ledger.add(*market())
        yield ledger


def placed(ledger: Ledger) -> Place:
    (found,) = ledger.incidents()
    assert found.place is not None
    return found.place


def test_a_name_brings_area_country_and_coordinates_as_one_decision(ledger: Ledger) -> None:
    (before,) = ledger.incidents()
    made = ledger.amend(before.id, {"place.name": "الكوت"}, **BY)
    place = placed(ledger)
    assert (place.name, place.admin1, place.country, place.precision) == (
        "الكوت",
        "Wasit",
        "IQ",
        "settlement",
    )
    assert place.lat == pytest.approx(32.5, abs=0.1)
    changed = {one.field: (one.value, one.read) for one in ledger.incidents()[0].changes}
    assert changed["place.country"] == ("IQ", "SY")
    assert changed["place.lat"][1] == "35.81"
    assert [one.number for one in ledger.corrections()] == [made.number]
    ledger.undo(made.number, **BY)
    assert ledger.incidents() == [before]
    assert not ledger.verify().problems


@pytest.mark.parametrize(
    ("typed", "here", "lies"),
    [
        pytest.param(
            "بعقوبة", Place(), ("Diyala", "IQ", "settlement"), id="a town, of no place known before"
        ),
        pytest.param("مدينة حلب", Place(), ("Aleppo", "SY", "settlement"), id="a town by the word before it"),
        pytest.param("محافظة حلب", Place(), ("Aleppo", "SY", "admin1"), id="its province by that word"),
        pytest.param("ليبيا", Place(country="TN"), (None, "LY", "country"), id="a country"),
        pytest.param("الرقّة", ARIHA, ("Raqqa", "SY", "settlement"), id="with a mark on a letter"),
        pytest.param(
            "طرابلس", Place(country="LB"), ("North Lebanon", "LB", "settlement"), id="in the country"
        ),
        pytest.param("طرابلس", Place(country="LY"), ("Tripoli", "LY", "settlement"), id="in the other"),
        pytest.param(
            "الحميدية", Place(country="SY", admin1="Homs"), ("Homs", "SY", "site"), id="in the area"
        ),
        pytest.param("قصابين العتيقة", ARIHA, None, id="of a name that nobody knows"),
        pytest.param("", ARIHA, None, id="no place at all"),
    ],
)
def test_the_place_of_a_name_is_looked_for_where_the_incident_was(
    typed: str, here: Place, lies: tuple[str | None, ...] | None
) -> None:
    found = located(incident_values({"place.name": typed}), here)
    told = tuple(found.get(f"place.{field}") for field in ("admin1", "country", "precision"))
    assert told == (lies or (None, None, None))
    assert ("place.lat" in found) == (lies is not None)
    assert found["place.name"] == (typed or None)


@pytest.mark.parametrize(
    ("fields", "lies"),
    [
        ({"place.name": "الحميدية", "place.admin1": "Tartus"}, ("Tartus", "settlement")),
        ({"place.name": "الحميدية", "place.lat": "35.132", "place.lon": "36.758"}, ("Hama", "site")),
        ({"place.name": "الحميدية", "place.lat": "", "place.lon": ""}, None),
        ({"place.name": "الحميدية", "place.lat": "10", "place.lon": "20"}, None),
        ({"place.name": "الحميدية", "place.country": "FR"}, None),
        ({"place.admin1": "Homs"}, None),
        ({"place.precision": "near"}, None),
    ],
)
def test_what_is_set_beside_the_name_holds(fields: dict[str, str], lies: tuple[str, str] | None) -> None:
    values = incident_values(fields)
    found = located(values, ARIHA)
    assert values.items() <= found.items()
    if lies:
        assert (found["place.admin1"], found["place.precision"]) == lies
    else:
        assert found == values


def test_another_area_is_where_the_place_of_the_same_name_is_looked_for() -> None:
    here = Place(name="الحميدية", admin1="Idlib", country="SY")
    found = located(incident_values({"place.admin1": "Homs"}), here)
    assert (found["place.country"], found["place.lat"] is None) == ("SY", False)


def test_of_several_places_none_is_taken_and_each_can_be_had_by_what_is_said(ledger: Ledger) -> None:
    (before,) = ledger.incidents()
    with pytest.raises(SeveralPlacesError) as raised:
        ledger.amend(before.id, {"place.name": "الحميدية"}, **BY)
    assert len(raised.value.candidates) > 3
    assert {one.country for one in raised.value.candidates} == {"SY"}
    assert ledger.corrections() == []
    for one in raised.value.candidates:
        at = {"place.lat": str(one.lat), "place.lon": str(one.lon)}
        found = located(incident_values({"place.name": "الحميدية", **at}), ARIHA)
        assert found["place.admin1"] == one.admin1


@pytest.mark.parametrize(
    ("typed", "here", "name", "admin1"),
    [
        ("Baqubah", Place(), "بعقوبة", "Diyala"),
        ("harasta", Place(), "حرستا", "Rif Dimashq"),
        ("Tripoli", Place(country="LB"), "طرابلس", "North Lebanon"),
        ("Hamidiyah", Place(country="SY", admin1="Homs"), "الحميدية", "Homs"),
        ("Nowhereville", Place(country="SY"), "Nowhereville", None),
        ("-", Place(country="SY"), "-", None),
    ],
)
def test_a_name_may_be_typed_in_english(typed: str, here: Place, name: str, admin1: str | None) -> None:
    found = located(incident_values({"place.name": typed}), here)
    assert (found["place.name"], found.get("place.admin1")) == (name, admin1)


def test_of_several_places_of_an_english_name_one_is_chosen_by_its_coordinates() -> None:
    with pytest.raises(SeveralPlacesError) as raised:
        located(incident_values({"place.name": "Tripoli"}), Place())
    one = raised.value.candidates[0]
    at = {"place.lat": str(one.lat), "place.lon": str(one.lon)}
    found = located(incident_values({"place.name": "Tripoli", **at}), Place())
    assert (found["place.name"], found["place.country"]) == ("طرابلس", one.country)
    none = located(incident_values({"place.name": "Tripoli", "place.lat": ""}), Place())
    assert none == {"place.name": "Tripoli", "place.lat": None}


@pytest.mark.parametrize(
    ("typed", "country", "both"),
    [("القاهرة", "SY", {"SY", "EG"}), ("ليبيا", "SD", {"SD", "LY"}), ("طرابلس", "FR", {"LY", "LB"})],
)
def test_a_small_place_nearby_does_not_hide_a_large_one_elsewhere(
    typed: str, country: str, both: set[str]
) -> None:
    with pytest.raises(SeveralPlacesError) as raised:
        located(incident_values({"place.name": typed}), Place(country=country))
    assert {one.country for one in raised.value.candidates} == both


def test_places_of_ones_own_tables_are_found_too(tmp_path: Path, ledger: Ledger) -> None:
    name = ledger.incidents()[0].id
    ledger.amend(name, {"place.name": "بئر العسل"}, **BY)
    assert (placed(ledger).lat, placed(ledger).admin1) == (None, "Idlib")
    (tmp_path / "places.tsv").write_text(OWN, encoding="utf-8")
    ledger.amend(name, {"place.name": "بئر العسل"}, **BY, tables=tmp_path)
    assert (placed(ledger).lat, placed(ledger).precision) == (35.7, "settlement")


def run(path: Path, *arguments: str) -> Result:
    return CliRunner(env={"MARSAD_LEDGER": str(path), "MARSAD_REVIEWER": "هدى"}).invoke(main, arguments)


def test_the_command_says_where_it_was_found_or_which_places_there_are(tmp_path: Path) -> None:
    path = tmp_path / "l.db"
    with Ledger.open(path, create=True) as ledger:
        ledger.add(*market())
        name = ledger.incidents()[0].id
    done = run(path, "set", name, "place.name=الكوت", "--why", "x")
    assert "الكوت, Wasit, IQ: 32.5" in done.stdout
    unknown = run(path, "set", name, "place.name=قصابين العتيقة", "--why", "x")
    assert "without coordinates; set place.lat" in unknown.stdout
    assert "at" not in run(path, "set", name, "type=attack", "--why", "x").stdout.partition("(")[0].split()
    several = run(path, "set", name, "place.country=SY", "place.name=الحميدية", "--why", "x")
    assert several.exit_code == 1
    told = several.stderr
    assert 'place.admin1="Homs" place.country=SY (neighbourhood of حمص' in told
    assert run(path, "set", name, "place.name=الحميدية", "place.admin1=Homs", "--why", "x").exit_code == 0
    assert json.loads(run(path, "show", name, "--format", "jsonl").stdout)["place"]["admin1"] == "Homs"
