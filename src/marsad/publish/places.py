"""What a place is called in English, for those who do not read the words of the report."""

from __future__ import annotations

from marsad.gazetteer import Gazetteer
from marsad.language.folding import fold_text
from marsad.models import Place

_SAME_DEGREES = 0.02
"""Coordinates that differ by less are of one place: those that are published are rounded."""
_MOST_WORDS = 6


def in_english(place: Place) -> str | None:
    """Return the English name of where a place lies, null where the gazetteer has none of it there.

    Of «شمال الرمادي», placed in Ramadi, that is Ramadi: see ``precision`` for how near it is.
    """
    if not place.name or place.lat is None or place.lon is None:
        return None
    known, words = Gazetteer.load(), fold_text(place.name).split()[:_MOST_WORDS]
    for start in range(len(words)):
        for one in known.candidates(" ".join(words[start:])):
            apart = max(abs(one.lat - place.lat), abs(one.lon - place.lon))
            if one.english and one.country == place.country and apart < _SAME_DEGREES:
                return one.english
    return None
