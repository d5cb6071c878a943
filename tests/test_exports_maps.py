"""GeoJSON as RFC 7946 has it, in which no place is more precise than it is known."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from export_made import made, one_account, two_of_one, written
from marsad.models import Place

GHOUTA = Place(
    name="الغوطة الشرقية", admin1="Rif Dimashq", country="SY", lat=33.53, lon=36.45, precision="area"
)


def map_of(tmp_path: Path, *places: Place | None) -> dict[str, Any]:
    texts = (f"قصف مدفعي على المنطقة رقم {number}." for number in range(len(places)))
    told = [
        one_account(text, place=place, type="shelling") for text, place in zip(texts, places, strict=True)
    ]
    with made(tmp_path, told) as ledger:
        layer = json.loads(written(ledger, "geojson"))
    assert isinstance(layer, dict)
    return layer


def assert_valid(layer: dict[str, Any]) -> None:
    """Assert what RFC 7946 asks of a collection of points: sections 3.1.1, 3.1.2, 3.2, 3.3, 5 and 7.1."""
    assert layer["type"] == "FeatureCollection"
    assert "crs" not in layer
    for feature in layer["features"]:
        assert feature["type"] == "Feature"
        assert isinstance(feature["id"], str)
        assert isinstance(feature["properties"], dict)
        assert not {"coordinates", "geometries", "features"} & set(feature)
        if feature["geometry"] is not None:
            assert feature["geometry"]["type"] == "Point"
            lon, lat = feature["geometry"]["coordinates"]
            assert -180 <= lon <= 180
            assert -90 <= lat <= 90
    points = [feature["geometry"]["coordinates"] for feature in layer["features"] if feature["geometry"]]
    assert ("bbox" in layer) == bool(points)
    if points:
        lons, lats = zip(*points, strict=True)
        assert layer["bbox"] == [min(lons), min(lats), max(lons), max(lats)]


def test_a_town_is_a_point_with_longitude_first(tmp_path: Path) -> None:
    with made(tmp_path, two_of_one()) as ledger:
        layer = json.loads(written(ledger, "geojson"))
    assert_valid(layer)
    (feature,) = layer["features"]
    assert feature["geometry"]["coordinates"] == [36.61, 35.81]
    assert feature["properties"]["place_precision"] == "settlement"
    assert feature["properties"]["rule"] == "middle v1"
    assert "1 incident without a point" not in " ".join(layer["marsad"]["left_out"])
    assert "rule middle v1" in layer["marsad"]["made_by"]


@pytest.mark.parametrize("precision", ["area", "admin1", "country", "unknown"])
def test_an_area_is_no_point(tmp_path: Path, precision: Any) -> None:
    place = Place(name="منطقة", country="SY", lat=33.5, lon=36.4, precision=precision)
    layer = map_of(tmp_path, place)
    assert_valid(layer)
    (feature,) = layer["features"]
    assert feature["geometry"] is None
    assert (feature["properties"]["place"], feature["properties"]["place_precision"]) == ("منطقة", precision)
    assert not {"lat", "lon"} & set(feature["properties"])
    assert "1 incident without a point, as its place is an area or not known" in layer["marsad"]["left_out"]


def test_an_unknown_place_is_null_and_the_collection_may_be_empty(tmp_path: Path) -> None:
    assert_valid(map_of(tmp_path, None))
    with made(tmp_path, [], "empty.db") as ledger:
        assert_valid(json.loads(written(ledger, "geojson")))


def test_the_box_holds_all_points(tmp_path: Path) -> None:
    idlib = Place(name="سرمين", country="SY", lat=35.9, lon=36.7, precision="settlement")
    aden = Place(name="كريتر", country="YE", lat=12.8, lon=45.0, precision="near")
    layer = map_of(tmp_path, idlib, GHOUTA, aden)
    assert_valid(layer)
    assert len(layer["features"]) == 3
    assert layer["bbox"] == [36.7, 12.8, 45.0, 35.9]
