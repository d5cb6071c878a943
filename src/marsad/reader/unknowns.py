"""What a reading names that no table knows, for somebody to add: places of incidents, armed groups."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from marsad.language.folding import fold_text
from marsad.language.lexicon import Lexicon
from marsad.language.words import tokens
from marsad.language.wordsets import word_set
from marsad.models import Account, Place, Unknown
from marsad.reader.parties.unknown_actors import unknown_actors
from marsad.reader.scenes.telling import Scene

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
    """Return a name without the words that announce it and those that say where: «طريق قرية برخ بولاية …»."""
    words = _SIGNS.sub(" ", name).split()
    folded = tokens(fold_text(" ".join(words)))
    if len(folded) != len(words):
        return " ".join(words)
    heads = {
        at: mark
        for at, marks in lexicon.marks(folded).items()
        for mark in marks
        if mark.entry.kind == "place_heads"
    }
    start = heads[0].end if 0 in heads else 0
    if start in heads and folded[start].text in _PLAIN:
        start = heads[start].end
    end = next((at for at in heads if at > start and heads[at].proclitic == "ب"), len(words))
    return " ".join(words[start:end] or words)


_PLAIN = word_set("only announcing")
"""Words that only announce a name: «تل» behind another is the first word of one."""


def _actors(scenes: Iterable[Scene]) -> Iterator[Unknown]:
    for sentence in (telling.sentence for scene in scenes for telling in scene.tellings):
        for start, end, proclitic in unknown_actors(sentence):
            evidence = sentence.passage.evidence(start, end, proclitic)
            name = " ".join(_SIGNS.sub(" ", evidence.quote).split())
            yield Unknown(kind="actor", name=name, evidence=evidence)
