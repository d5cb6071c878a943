"""The JSON schema of an incident as ``marsad export --format jsonl`` writes it."""

from __future__ import annotations

from typing import Any

import msgspec

from marsad.models import Incident
from marsad.publish.exports.provenance import MadeBy

_DEFS = "#/$defs/{name}"


def incident_schema() -> dict[str, Any]:
    """Return the JSON schema (2020-12) of an incident with what made it."""
    _, parts = msgspec.json.schema_components((Incident, MadeBy), ref_template=_DEFS)
    incident = parts.pop("Incident")
    incident["properties"]["made_by"] = {"$ref": _DEFS.format(name="MadeBy")}
    incident["required"] = [*incident["required"], "made_by"]
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **incident,
        "title": "Marsad incident",
        "$defs": parts,
    }
