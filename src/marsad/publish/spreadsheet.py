"""CSV that a spreadsheet opens without running anything, and from which every text can be had back.

A spreadsheet takes a cell for a formula by its first sign, and where its separator is another than ours, a
cell may begin in the middle of ours. So an apostrophe goes before each such sign, wherever one may be first.
After OWASP, "CSV Injection".
"""

from __future__ import annotations

import csv
import datetime as dt
import re
from collections.abc import Iterable, Sequence
from typing import Any, TextIO

from marsad.models import to_json

_FORMULA = "=+\\-@\u2212\u207a\u207b\u207c\ufe62\ufe63\ufe66\ufe6b\uff0b\uff0d\uff1d\uff20"
"""Signs that begin a formula: ``= + - @``, and their full-width and small forms, which some programs fold."""
_SEPARATORS = ";,|\t\r\n"
_BEFORE = (
    " '\"`\u00b4\u00ab\u00bb\u2018-\u201f\u2039\u203a\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u00a0"
    "\u00ad\u061c\u1680\u180e\u2000-\u200f\u2028-\u202f\u205f-\u206f\u2400\u3000\ufeff\uff02\uff07"
)
"""What may stand before such a sign without being seen or counted: quotes, blanks, marks of direction."""
_RISK = f"(?=[{_BEFORE}]*[{_FORMULA}])"
_RISKY = re.compile(rf"^(?=[{_BEFORE}]*[{_FORMULA}\t\r\n])|(?<=[{_SEPARATORS}]){_RISK}")
_MARKED = re.compile(rf"^'(?=[{_BEFORE}]*[{_FORMULA}\t\r\n])|(?<=[{_SEPARATORS}])'{_RISK}")
_NUL, _NUL_SHOWN = "\0", "\u2400"


def defused(text: str) -> str:
    """Return a text in which nothing is a formula, wherever a spreadsheet may let a cell begin."""
    return _RISKY.sub("'", text)


def restored(cell: str) -> str:
    """Return the text that ``defused`` was given; of a cell that it would have changed, the cell itself."""
    return _MARKED.sub("", cell)


def plain(text: str) -> str:
    r"""Return a text that every reader of UTF-8 takes: lone surrogates as ``\udc80``, NUL as ``␀``."""
    return text.replace(_NUL, _NUL_SHOWN).encode("utf-8", "backslashreplace").decode()


def write_csv(rows: Iterable[Sequence[object]], out: TextIO) -> None:
    """Write rows, the header among them: numbers as numbers, texts defused, absent values blank."""
    writer = csv.writer(out, lineterminator="\n")
    quoting = csv.writer(out, lineterminator="\n", quoting=csv.QUOTE_ALL)
    for row in rows:
        cells = [_cell(value) for value in row]
        # The writer does not quote a lone carriage return, yet readers take it for the end of a row.
        (quoting if any("\r" in str(cell) for cell in cells) else writer).writerow(cells)


def words(value: Any) -> str:
    """Return a value as text: yes and no, lists of words with semicolons between them, else JSON."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, (str, int, float, dt.date)):
        return str(value)
    if isinstance(value, Sequence) and all(isinstance(part, str) for part in value):
        return "; ".join(value)
    return to_json(value)


def _cell(value: object) -> object:
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return value
    return defused(plain(words(value)))
