"""From the order in which a line is seen to the order in which it is read.

A line of Arabic runs from right to left, what is Latin or a number within it from left to right: the Unicode
bidirectional algorithm (UAX #9, rules W2 to W7) backwards, as far as it can be undone. In Arabic ``45%`` and
``2021-11-07`` are seen as ``%45`` and ``07-11-2021``: only ``.,/:`` keep numbers together.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from itertools import groupby, pairwise

from marsad.intake.pdf.glyphs import Glyph

_BLANK = 0.165
"""The share of an em from which on a gap is a blank; below 0.15 and above 0.19 more words are read wrong."""
_CLASSES = {"L": "L", "R": "R", "AL": "R", "EN": "N", "AN": "A", "CS": "C"}
_UNIT = r"[LN](?:[^RAS]*[LN])?"
_RUNS = re.compile(rf"(?=[^RAS]*L){_UNIT}(?:S(?=[^RAS]*L){_UNIT})*|N+(?:CN+)*|A+(?:CA+)*")
_KASHIDA = re.compile("\u0640+(?=[\u0621-\u064a\u064b-\u0652])")
_SIGNS = "\u064b\u064c\u064d\u064e\u064f\u0650\u0651\u0652"
_NEVER_FIRST = "اأإآىةدذرزوؤء"
"""Letters that do not join the next: no ligature begins with one, but for that of the name of God."""


def line_text(found: Iterable[Glyph]) -> str:
    """Return the text of the characters of one line, in the order in which it is read."""
    letters = _with_marks(found)
    items: list[str] = []
    for one, after in pairwise([*letters, None]):
        assert one is not None
        items.append(one.text)
        if after is not None and one.left - after.right > _BLANK * max(one.size, after.size):
            items.append(" ")
    return _KASHIDA.sub("", "".join(_logical(items)))


def _with_marks(found: Iterable[Glyph]) -> list[Glyph]:
    """Return the letters from right to left, each with the vowel signs that stand on it."""
    every = sorted(found, key=lambda one: (-one.origin, -one.middle))
    letters = [_joined(list(same)) for _, same in groupby(every, key=lambda one: round(one.origin, 1))]
    placed = [one for one in letters if not one.mark]
    for sign in [one for one in letters if one.mark and placed]:
        at = min(range(len(placed)), key=lambda n: abs(placed[n].middle - sign.middle))
        placed[at] = placed[at]._replace(text=placed[at].text + sign.text)
    return placed


def _joined(same: Sequence[Glyph]) -> Glyph:
    """Return the letters of one ligature as one."""
    if len(same) == 1:
        return same[0]._replace(left=min(same[0].left, same[0].origin))
    text = "".join(one.text for one in same)
    if len(set(text)) == 1:
        text = text[0]
    first = next((one for one in same if not one.mark), same[0])
    if len({one.left for one in same}) == 1:
        text = _ligature(text)
    return first._replace(
        text=_marks_last(text),
        left=min(one.left for one in same),
        right=max(one.right for one in same),
    )


def _ligature(text: str) -> str:
    """Return the letters of a ligature whose order is not told by their places; pdfium turns some round."""
    turned = text[::-1]
    if text == "الله" or turned == "الله":
        return "الله"
    last_first = text[0] in _NEVER_FIRST or (text[-1] == "ل" != text[0])
    return turned if last_first and text[-1] not in _NEVER_FIRST else text


def _marks_last(text: str) -> str:
    """Return a ligature with its signs behind its first letter, where they came before it."""
    letters = text.lstrip(_SIGNS)
    signs = text[: len(text) - len(letters)]
    return letters[:1] + signs + letters[1:]


def _logical(items: Sequence[str]) -> Sequence[str]:
    """Return the items of a line, given from right to left, as they are read."""
    classes = "".join(map(_class, items))
    if classes.count("L") > classes.count("R"):
        return _turned(list(reversed(items)), classes[::-1], re.compile(r"R(?:[^L]*R)?"))
    return _turned(items, classes, _RUNS)


def _turned(items: Sequence[str], classes: str, runs: re.Pattern[str]) -> list[str]:
    turned = list(items)
    for run in runs.finditer(classes):
        turned[run.start() : run.end()] = reversed(items[run.start() : run.end()])
    return turned


def _class(item: str) -> str:
    """Return the class of an item: S blank, R Arabic, L Latin, N and A digits, C what joins them."""
    return "S" if item == " " else _CLASSES.get(unicodedata.bidirectional(item[0]), "O")
