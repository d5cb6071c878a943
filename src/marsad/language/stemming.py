"""Words cut down to what search compares: one form for «والغارات», «بغارة» and «غارة».

Light stemming (Larkey, Ballesteros and Connell 2007, "Light stemming for Arabic information retrieval"): no
roots, no patterns, only «و», the article with what is written onto it, and the endings of the plural and
the feminine. The letters «ب ل ك ف», which begin as many names as they precede, stay on the words of a text:
``alike`` looks for them when it is asked.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from marsad.language.words import stems

_WORD = re.compile(r"[0-9]+(?:[.,][0-9]{3})*|[^\W\d_]+")
_THOUSANDS = re.compile("[.,]")
_ARTICLES = ("بال", "كال", "فال", "لل")
_ENDINGS = (("ات", 3), ("ين", 4), ("ون", 4), ("ان", 4), ("ه", 3))
"""Endings, and how many letters must be left: «لبنان», «السودان» and «غزة» stay what they are."""
_LETTERS = ("", "ب", "ل", "ك", "ف")
_LEAST = 3


class Word(NamedTuple):
    """The ``stem`` of a word that stands from ``start`` to ``end`` in a folded text."""

    stem: str
    start: int
    end: int


def words(folded: str) -> Iterator[Word]:
    """Yield the words and numbers of a folded text with their stems, in order; «10,000» is one number."""
    for match in _WORD.finditer(folded):
        yield Word(stem(match.group()), match.start(), match.end())


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """Return what search compares of a folded word."""
    if not _is_arabic(word):
        return _THOUSANDS.sub("", word).lower()
    while (shorter := _without_front(word)) != word:
        word = shorter
    if word.endswith("يا") and len(word) > _LEAST:  # «سوريا» as «سورية» and «سوري»
        return word[:-1]
    for ending, least in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= least:
            return word.removesuffix(ending)
    return word


def alike(word: str) -> frozenset[str]:
    """Return the stems that a folded word is found by, with and without «و ف ب ل ك» and the article."""
    bases = {rest for _, rest in stems(word) if len(rest) >= _LEAST} if _is_arabic(word) else set()
    fronts = _LETTERS if _is_arabic(word) else ("",)
    return frozenset(stem(front + base) for base in (bases | {word}) for front in fronts)


def _is_arabic(word: str) -> bool:
    return "\u0621" <= word[0] <= "\u064a"


def _without_front(word: str) -> str:
    if word.startswith("و") and len(word) > _LEAST:
        return word[1:]
    if word.startswith("ال") and len(word) > _LEAST:
        return word[2:]
    for front in _ARTICLES:
        if word.startswith(front) and len(word) - len(front) >= _LEAST:
            return word.removeprefix(front)
    return word
