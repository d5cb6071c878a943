"""Write the JSON schema of readings from the models: src/marsad/schema.json."""

import json
from pathlib import Path

from marsad.models import schema

TARGET = Path(__file__).parents[1] / "src" / "marsad" / "schema.json"


def main() -> None:
    """Write the file."""
    TARGET.write_text(json.dumps(schema(), ensure_ascii=False, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
