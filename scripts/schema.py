"""Write the JSON schemas of readings and of exported incidents from the models, into src/marsad."""

import json
from pathlib import Path
from typing import Any

from marsad.models import schema
from marsad.publish.exports.lineschema import incident_schema

FOLDER = Path(__file__).parents[1] / "src" / "marsad"


def main() -> None:
    """Write the files."""
    _write("schema.json", schema())
    _write("incident.schema.json", incident_schema())


def _write(name: str, made: dict[str, Any]) -> None:
    (FOLDER / name).write_text(json.dumps(made, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
