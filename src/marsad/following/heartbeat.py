"""A file that shows that a watch is alive, and how it stands."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

from marsad.models import to_json


def beat(path: Path, status: Mapping[str, object]) -> None:
    """Write the status as one JSON object: whoever reads the file finds the old or the new one, whole.

    Raises OSError.
    """
    fresh = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        fresh.write_text(to_json(dict(status)) + "\n", encoding="utf-8")
        fresh.replace(path)
    except OSError:
        fresh.unlink(missing_ok=True)
        raise
