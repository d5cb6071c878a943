"""What a reading names that no table knows, for somebody to add: places of incidents, armed groups."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from marsad.language.folding import fold_text
from marsad.language.lexicon import Lexicon
from marsad.language.words import tokens
from marsad.models import Account, Place, Unknown
from marsad.reader.telling import Scene
from marsad.reader.unknown_actors import unknown_actors

_SIGNS = re.compile(r"[^\w\s\u064b-\u0652\u0670-]+")
"""Quotation marks and brackets, which are no part of a name."""


def unknown_names(
    lexicon: Lexicon, accounts: Iterable[Account], scenes: Iterable[Scene]
) -> tuple[Unknown, ...]:
    """Return the names of places and armed groups that no table knows, each once, places first."""
    found = [*_places(lexicon, (one.place for one in accounts)), *_actors(scenes)]
    return tuple({(one.kind, fold_text(one.name)): one for one in reversed(found)}.values())[::-1]


def _places(lexicon: Lexicon, places: Iterable[Place | None]) -> Iterator[Unknown]:
    """Yield places of which nothing is known; of one whose name is that of several, no table lacks it."""
    for place in places:
        if place is not None and place.name and place.lat is None and place.why is None:
            yield Unknown(kind="place", name=_bare(lexicon, place.name), evidence=place.evidence)


def _bare(lexicon: Lexicon, name: str) -> str:
    """Return a name without the word that announces it: «قرية برخ» is «برخ»."""
    words = _SIGNS.sub(" ", name).split()
    folded = tokens(fold_text(" ".join(words)))
    head = next((one for one in lexicon.marks(folded).get(0, ()) if one.entry.kind == "place_heads"), None)
    announced = head is not None and head.end < len(words) == len(folded)
    return " ".join(words[head.end :] if head is not None and announced else words)


def _actors(scenes: Iterable[Scene]) -> Iterator[Unknown]:
    for sentence in (telling.sentence for scene in scenes for telling in scene.tellings):
        for start, end, proclitic in unknown_actors(sentence):
            evidence = sentence.passage.evidence(start, end, proclitic)
            name = " ".join(_SIGNS.sub(" ", evidence.quote).split())
            yield Unknown(kind="actor", name=name, evidence=evidence)
