"""Words of a folded text, and the proclitics (و ف ب ل ك ال) that Arabic writes onto them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

COMMAS, WHICH = frozenset({"،", ","}), frozenset({"الذي", "التي"})
"""Commas of either script; the words that open a clause about one person or thing."""
_SHORT = r"[\u0621-\u064a]{1,3}(?:\.[\u0621-\u064a]{1,3}){2,}(?![\u0621-\u064a])"
"""Letters with full stops between, as of a broadcaster or an agency: «سي.ان.ان», «د.ب.أ»."""
_TOKEN = re.compile(_SHORT + r"|[\u0621-\u064a]+|[0-9]+(?:[.,/][0-9]+)*|[a-z]+|\n|[^\s\"'#_*]")
_PROCLITICS = (
    *("", "و", "ف", "ب", "ل", "ك", "ال"),
    *("وال", "فال", "بال", "كال", "لل", "وب", "ول", "فب", "فل", "وك", "وبال", "ولل", "فبال", "فلل"),
)


class Token(NamedTuple):
    """A word, number or sign of a folded text, ``start`` to ``end`` in it. Quotation marks are no tokens."""

    text: str
    start: int
    end: int

    @property
    def is_word(self) -> bool:
        """Tell whether this is an Arabic word."""
        return "\u0621" <= self.text[0] <= "\u064a"

    @property
    def is_number(self) -> bool:
        """Tell whether this is written in digits."""
        return "0" <= self.text[0] <= "9"


def tokens(folded: str) -> list[Token]:
    """Return the tokens of a folded text, in order."""
    return [Token(m.group(), m.start(), m.end()) for m in _TOKEN.finditer(folded)]


def stems(word: str) -> Iterator[tuple[str, str]]:
    """Yield (proclitic, rest) for each way to split a word, the whole word first; no rest is one letter."""
    for clitic in _PROCLITICS:
        rest = word[len(clitic) :]
        if len(rest) > 1 and word.startswith(clitic):
            # «لل» is ل and ال written together: the rest of «للجيش» is «جيش».
            yield clitic, rest


def joined_by_and(proclitic: str) -> bool:
    """Tell whether a proclitic holds «و» or «ف», which join a word to what stands before it."""
    return proclitic[:1] in {"و", "ف"}


def definite(proclitic: str) -> bool:
    """Tell whether a proclitic holds the article."""
    return proclitic.endswith(("ال", "لل"))
