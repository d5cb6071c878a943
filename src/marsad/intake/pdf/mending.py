"""What producers of PDF do to a text layer, told by the text itself, and undone where it can be."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

_PAIRS = (("(", ")"), ("[", "]"), ("«", "»"), ("{", "}"))
_JOINING = "[بتثجحخسشصضطظعغفقكلمنهيئ]"
_SIGN = "[\u064b-\u0652]"
_FILLED = re.compile(
    rf"(?:(?<={_JOINING})|(?<={_JOINING}{_SIGN}))([^\w\s\u064b-\u0652]|[0-9A-Za-z])\1*(?={_SIGN}*[ء-ي])"
)
_LEAST_FILLED = 5
_FILLED_SHARE = 0.03
_WORD = re.compile(r"[^\W\d_]+")
_ARABIC = re.compile("[\u0600-\u06ff]")
_LATIN = re.compile("[A-Za-z\u00aa-\u024f\u0400-\u052f]")
_ACCENTED = re.compile("[\u00c0-\u00ff]")
_MOST_GARBLED = 0.1


def garbled(text: str) -> bool:
    """Tell whether letters have wrong codes: a tenth of the words mix Arabic and Latin, or are neither.

    Neither are words of accented letters alone, as the Arabic of older fonts comes out: ``ÞÊá ËáÇËÉ``.
    """
    words = _WORD.findall(text)
    return sum(map(_strange, words)) > _MOST_GARBLED * len(words)


def _strange(word: str) -> bool:
    accented = len(word) > 1 and len(_ACCENTED.findall(word)) > 0.8 * len(word)
    return accented or bool(_ARABIC.search(word)) == bool(_LATIN.search(word))


def mended(text: str) -> str:
    """Return a text with the brackets turned round that a font drew mirrored: ``)so(``."""
    for opening, closing in _PAIRS:
        if _paired(text, closing, opening) > _paired(text, opening, closing):
            text = text.translate(str.maketrans(opening + closing, closing + opening))
    return text


def without_filling(texts: Sequence[str]) -> list[str]:
    """Return the paragraphs without the character that stands within words all over the text.

    Where words are stretched to fill the line, some producers give the stroke that does it the code of a
    digit or a sign: «مق9تل». One that stands so in few words only is left: it may be the author's.
    """
    words = sum(len(text.split()) for text in texts)
    seen = Counter(found[1] for text in texts for found in _FILLED.finditer(text))
    often = {sign for sign, n in seen.items() if n >= _LEAST_FILLED and n >= _FILLED_SHARE * words}
    return [_FILLED.sub(lambda found: "" if found[1] in often else found[0], text) for text in texts]


def _paired(text: str, opening: str, closing: str) -> int:
    return len(
        re.findall(rf"{re.escape(opening)}[^{re.escape(opening + closing)}]*{re.escape(closing)}", text)
    )
