"""The gazetteer as a reader and a reviewer use it: with the places of the user's own tables."""

from __future__ import annotations

from pathlib import Path

from marsad.gazetteer import COLUMNS, Gazetteer
from marsad.language.tables import rows


def gazetteer(tables: Path | None = None) -> Gazetteer:
    """Return the gazetteer, with the places of the user's own tables before it."""
    own = rows("places", tables) if tables else ()
    lines = ("\t".join(["|".join(row.values("arabic")), *map(row.__getitem__, COLUMNS[1:])]) for row in own)
    return Gazetteer.beside("places.tsv", "\n".join(lines))
