"""The JSON form of a reading: the schema in the package is current, and nothing is lost on the way."""

import json
from importlib.resources import files
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from marsad.models import Reading, from_json, from_plain, schema, to_json

SCHEMA = json.loads(files("marsad").joinpath("schema.json").read_text(encoding="utf-8"))
VALIDATOR = Draft202012Validator(SCHEMA)


def figure(**changes: Any) -> dict[str, Any]:
    return {
        "measure": "injured",
        "low": 4,
        "high": 4,
        "qualifier": "at_least",
        "who": "عمال",
        "status": "civilian",
        "affiliation": None,
        "subset": False,
        "demographic": None,
        "source": "مشفى البلدة",
        "evidence": {"field": "text", "start": 12, "end": 28, "quote": "جرح أربعة عمال"},
        **changes,
    }


EXAMPLE: dict[str, Any] = {
    "doc": "r1",
    "relevant": True,
    "incidents": [
        {
            "id": "a",
            "main": True,
            "type": "shelling",
            "date": {"first": "2021-03-12", "last": "2021-03-13"},
            "place": {"name": "النخيل", "admin1": "Idlib", "country": "SY", "lat": 35.9, "lon": 36.6},
            "facility": "معمل الزيت",
            "perpetrators": [{"name": "Syrian army", "words": "قوات النظام", "basis": "stated"}],
            "targets": [{"name": "civilians", "words": "العمال"}],
            "claimed_by": None,
            "figures": [figure(), figure(low=None, high=None, qualifier="dozens", evidence=None)],
        }
    ],
    "tallies": [
        {
            "scope": {"first": "2021-01-01", "last": None, "place": "ريف إدلب", "text": "منذ مطلع العام"},
            "figures": [figure(measure="incidents", who=None)],
        }
    ],
}


def test_the_schema_file_is_current() -> None:
    assert json.loads(json.dumps(schema())) == SCHEMA, "run: make schema"


def test_a_reading_made_elsewhere_keeps_every_key_and_value() -> None:
    VALIDATOR.validate(EXAMPLE)
    assert_holds(json.loads(to_json(from_json(json.dumps(EXAMPLE), Reading))), EXAMPLE)


def assert_holds(found: Any, wanted: Any) -> None:
    """Assert that all that is wanted is there; more may be."""
    if isinstance(wanted, dict):
        for key, value in wanted.items():
            assert key in found
            assert_holds(found[key], value)
    elif isinstance(wanted, list):
        assert len(found) == len(wanted)
        for one, other in zip(found, wanted, strict=True):
            assert_holds(one, other)
    else:
        assert found == wanted


def test_unknown_keys_are_passed_over() -> None:
    assert from_plain({**EXAMPLE, "comment": "x"}, Reading) == from_plain(EXAMPLE, Reading)


@pytest.mark.parametrize(
    ("change", "named"),
    [({"doc": None}, "doc"), ({"relevant": "yes"}, "relevant"), ({"incidents": [{"id": 1}]}, "incidents")],
)
def test_a_wrong_value_is_named_and_does_not_validate(change: dict[str, Any], named: str) -> None:
    wrong = {**EXAMPLE, **change}
    with pytest.raises(ValueError, match=named):
        from_plain(wrong, Reading)
    assert not VALIDATOR.is_valid(wrong)


hostile = st.text(st.characters(codec=None), max_size=30)


@given(readings=st.builds(lambda **parts: parts, doc=hostile, quote=hostile, who=st.none() | hostile))
def test_hostile_readings_validate_and_come_back_the_same(readings: dict[str, Any]) -> None:
    evidence = {"field": "title", "start": 0, "end": 3, "quote": readings["quote"]}
    told = figure(who=readings["who"], evidence=evidence)
    made = {**EXAMPLE, "doc": readings["doc"], "tallies": [{"scope": {}, "figures": [told]}]}
    reading = from_plain(made, Reading)
    line = to_json(reading)
    line.encode()
    assert "\n" not in line
    VALIDATOR.validate(json.loads(line))
    assert from_json(line, Reading) == reading
