"""A place told by a word that points back: «قرب البلدة», «في المدينة», «المخيم»."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from marsad.language.words import definite
from marsad.reader.document import Sentence
from marsad.reader.places.places import Mention
from marsad.reader.places.unknown_names import kind_of
from marsad.reader.scenes.telling import Scene, Telling

_TOWN, _QUARTER, _PROVINCE = (1, 2), (0,), (5,)
_RANKS = {
    "settlement": _TOWN, "village": _TOWN, "neighbourhood": _QUARTER, "admin1": _PROVINCE,
}  # fmt: skip
"""The ranks of the places that a word of each level may point back to."""
_CAMP = "مخيم"


def pointed_back(scene: Scene, told: Sequence[Telling]) -> Mention | None:
    """Return the place told of last before the words of a scene that point back to it, or None."""
    for telling in scene.known:
        for level, word in _words(telling.sentence):
            held = [one for one in _before(telling, told) if _fits(one, level, word)]
            if held:
                return held[-1]
    return None


def _words(sentence: Sentence) -> Iterator[tuple[str, str]]:
    """Yield (level, word) for each definite word for a place that no name goes with («البلدة», «المدينة»)."""
    for mark in sentence.find("place_heads"):
        if definite(mark.proclitic) and mark.end - mark.start == 1 and mark.entry["level"] in _RANKS:
            yield mark.entry["level"], kind_of(sentence.passage, mark)


def _before(telling: Telling, told: Sequence[Telling]) -> list[Mention]:
    """Return the places told before a sentence, in order, the one that each tells of last."""
    earlier = (other for other in told if other.sentence.index < telling.sentence.index)
    rows = ([*sorted(other.places, key=lambda place: place.start), other.place] for other in earlier)
    return [one for row in rows for one in row if one is not None and not one.aside and not one.site]


def _fits(one: Mention, level: str, word: str) -> bool:
    return one.rank in _RANKS[level] and (one.head == _CAMP) == (word == _CAMP)
