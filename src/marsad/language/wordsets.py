"""Sets of words by which the reader's grammar goes: the table ``word_sets``."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from marsad.language.folding import fold_text
from marsad.language.tables import rows


def word_set(name: str) -> frozenset[str]:
    """Return the words of a set, folded. Raises KeyError where the table has none of this name."""
    return frozenset(_sets()[name])


def word_tuple(name: str) -> tuple[str, ...]:
    """Return the words of a set, folded, as ``str.startswith`` takes them. Raises KeyError likewise."""
    return _sets()[name]


@cache
def _sets() -> Mapping[str, tuple[str, ...]]:
    return {row["set"]: tuple(map(fold_text, row.values("forms"))) for row in rows("word_sets")}
