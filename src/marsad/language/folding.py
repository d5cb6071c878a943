"""Folding: many spellings to one, with every position mapped back to the original text.

أإآٱ→ا, ى→ي, ة→ه, ؤ→و, ئ→ي; digits of any kind to ASCII; presentation forms to letters; quotes, dashes and
blanks of every kind to one; Latin to lower case. Diacritics, tatweel, zero-width and bidi marks vanish, and
an HTML entity that was left in the text becomes one blank. Scrambled words («د ا ع ش», «مق-تل»,
«قتـ ـلى») are joined where, and only where, the result is a known word.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

Known = Callable[[str], bool]

_LETTERS = {
    **dict.fromkeys("أإآٱٲٳ", "ا"),
    **dict.fromkeys("ىئیېے", "ي"),
    **dict.fromkeys("ةۀہەۃ", "ه"),
    **dict.fromkeys("کڪګگ", "ك"),
    "ؤ": "و",
    "ھ": "ه",
    "پ": "ب",
    "چ": "ج",
    "ڤ": "ف",
    "ژ": "ز",
}
_SIGNS = {
    **dict.fromkeys("“”„‟«»‹›″＂〝〞", '"'),
    **dict.fromkeys("‘’‚‛`´′＇", "'"),
    **dict.fromkeys("‐‑‒–—―−", "-"),
    **dict.fromkeys("\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a", " "),
    **dict.fromkeys("\u202f\u205f\u3000\t\v\f", " "),
    **dict.fromkeys("\r\u2028\u2029\x85", "\n"),
    "٫": ".",
    "٬": ",",
    "٪": "%",
    "…": ".",
}
_DROPPED = (
    "\u00ad\u0610-\u061a\u061c\u0640\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed"
    "\u08d3-\u08ff\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff"
)
_PRESENTATION = [*range(0xFB50, 0xFE00), *range(0xFE70, 0xFEFF)]


def _simple(text: str) -> str:
    return "".join(_LETTERS.get(char, _SIGNS.get(char, char)) for char in text)


def _drop(text: str) -> str:
    return re.sub(f"[{_DROPPED}]", "", text)


def _forms() -> dict[str, str]:
    """Map each Arabic presentation form to the plain letters that it stands for."""
    plain = {chr(code): unicodedata.normalize("NFKC", chr(code)) for code in _PRESENTATION}
    return {form: _simple(_drop(letters)).strip() for form, letters in plain.items() if letters != form}


def _digits() -> dict[str, str]:
    zeros = (0x0660, 0x06F0, 0xFF10)
    return {chr(zero + value): str(value) for zero in zeros for value in range(10)}


_FORMS = _forms()
_LATIN = {chr(code): chr(code + 32) for code in range(ord("A"), ord("Z") + 1)}
_ONE_TO_ONE = {**_LETTERS, **_SIGNS, **_digits(), **_LATIN}
_ONE_TO_ONE.update({form: letters for form, letters in _FORMS.items() if len(letters) == 1})
_SEVERAL = {form: letters for form, letters in _FORMS.items() if len(letters) != 1}
_TABLE = str.maketrans(_ONE_TO_ONE)
_IRREGULAR = re.compile(f"&#?[0-9A-Za-z]{{2,8}};|[{_DROPPED}]|[{''.join(_SEVERAL)}]")
_MARK_AFTER = re.compile("[\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4]+")

_LETTER = "\u0621-\u064a\u064b-\u0652\u0670\u0671"
_GLUE = "-.,،*_/\\\\|·•~+'’‐‑–"
# Possessive, and only from the start of a run of letters: the time is proportional to the length.
_SCRAMBLED = re.compile(
    f"(?<![{_LETTER}])(?:"
    f"[{_LETTER}]++(?:[{_GLUE}]{{1,2}}[{_LETTER}]++)+"
    f"|[{_LETTER}]++(?:(?:ـ++ ++ـ*+| ++ـ++)[{_LETTER}]++)+"
    f"|[{_LETTER}]{{1,2}}(?![{_LETTER}])(?: ++[{_LETTER}]{{1,2}}(?![{_LETTER}])){{2,}}"
    ")"
)
_SHARD = re.compile(f"[{_LETTER}]+")


class _Edit(NamedTuple):
    """Original code points ``start`` to ``end`` that become ``output``, of another length."""

    start: int
    end: int
    output: str


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text and the way back to the original it was made from."""

    text: str
    original: str
    _starts: tuple[int, ...] = ()
    _origins: tuple[int, ...] = ()

    def origin(self, position: int) -> int:
        """Return the original offset of the folded character at this position."""
        at = bisect_right(self._starts, position) - 1
        if at < 0:
            return position
        return min(self._origins[at] + position - self._starts[at], len(self.original))

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return the original offsets of folded ``start`` to ``end``, start < end, with marks after it."""
        first, last = self.origin(start), self.origin(end - 1) + 1
        marks = _MARK_AFTER.match(self.original, last)
        return first, marks.end() if marks else last


def fold_text(text: str) -> str:
    """Return the folded text alone, where no way back is needed."""
    return _IRREGULAR.sub(_replacement, _spelled(text)).translate(_TABLE)


def _spelled(text: str) -> str:
    """Return the text with «مسئول», as Egypt writes it, made «مسؤول»; nothing moves by it."""
    return text.replace("ئو", "ؤو")


def fold(text: str, known: Known | None = None) -> Folded:
    """Fold a text; scrambled words are joined where ``known``, given the folded word, says yes."""
    edits = list(_irregular(text))
    if known is not None:
        edits = _merged(edits, list(_unscrambled(text, known)))
    if not edits:
        return Folded(_spelled(text).translate(_TABLE), text)
    return _apply(text, edits)


def _replacement(match: re.Match[str]) -> str:
    piece = match.group()
    return " " if piece[0] == "&" else _SEVERAL.get(piece, "")


def _irregular(text: str) -> Iterator[_Edit]:
    return (_Edit(m.start(), m.end(), _replacement(m)) for m in _IRREGULAR.finditer(text))


def _unscrambled(text: str, known: Known) -> Iterator[_Edit]:
    """Yield the separators to drop: those between shards whose joining is a known word."""
    for match in _SCRAMBLED.finditer(text):
        shards = [m.span() for m in _SHARD.finditer(text, match.start(), match.end())]
        spaced = " " in match.group() and "ـ" not in match.group()
        yield from _joins(text, shards, known, everywhere=spaced)


def _joins(text: str, shards: list[tuple[int, int]], known: Known, *, everywhere: bool) -> Iterator[_Edit]:
    """Join all shards into one word or, where ``everywhere``, any run of three to nine of them."""
    at = 0
    while at < len(shards) - 1:
        longest = min(len(shards), at + 9) if everywhere else len(shards)
        shortest = at + 3 if everywhere else longest
        ends = [end for end in range(longest, shortest - 1, -1) if known(_word(text, shards[at:end]))]
        if ends:
            run = shards[at : ends[0]]
            yield from (_Edit(a[1], b[0], "") for a, b in pairwise(run))
        if not everywhere:
            return
        at = ends[0] if ends else at + 1


def _word(text: str, shards: list[tuple[int, int]]) -> str:
    return fold_text("".join(text[start:end] for start, end in shards))


def _merged(edits: list[_Edit], joins: list[_Edit]) -> list[_Edit]:
    """Merge edits of single characters with joins, which swallow the edits inside them."""
    if not joins:
        return edits
    starts = [join.start for join in joins]

    def outside(edit: _Edit) -> bool:
        before = bisect_right(starts, edit.start) - 1
        return before < 0 or joins[before].end <= edit.start

    return sorted([*filter(outside, edits), *joins])


def _apply(text: str, edits: list[_Edit]) -> Folded:
    """Build the folded text and, for each stretch of it, where it begins in the original."""
    spelled = _spelled(text)
    pieces: list[str] = []
    starts: list[int] = []
    origins: list[int] = []
    read = written = 0
    for edit in edits:
        plain = spelled[read : edit.start].translate(_TABLE)
        pieces += (plain, edit.output)
        written += len(plain)
        starts += range(written, written + len(edit.output) + 1)
        origins += [edit.start] * len(edit.output) + [edit.end]
        written += len(edit.output)
        read = edit.end
    pieces.append(spelled[read:].translate(_TABLE))
    return Folded("".join(pieces), text, tuple(starts), tuple(origins))
