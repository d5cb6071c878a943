"""Exports: the ledger in formats that others read. A new format is one module and one line here."""

from __future__ import annotations

import importlib
from collections.abc import Mapping

from marsad.publish.exports.model import Format

FORMATS: Mapping[str, str] = {
    "csv": "marsad.publish.exports.flat:CSV",
    "jsonl": "marsad.publish.exports.flat:LINES",
    "geojson": "marsad.publish.exports.geojson:FORMAT",
    "parquet": "marsad.publish.exports.parquet:FORMAT",
    "acled": "marsad.publish.exports.acled:FORMAT",
    "ucdp-ged": "marsad.publish.exports.ged:FORMAT",
}
"""Every format: its name, and where it is defined. It is loaded when it is wanted."""


def format_named(name: str) -> Format:
    """Return the format of this name. Raises KeyError where there is none."""
    module, _, attribute = FORMATS[name].partition(":")
    found = getattr(importlib.import_module(module), attribute)
    assert isinstance(found, Format)
    return found
