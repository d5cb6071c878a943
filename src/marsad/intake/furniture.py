"""The furniture of a page: share buttons, links to other articles, comments, cookies, captchas.

A text stays as it came in, since offsets count from its beginning: furniture is marked, not cut. How its
lines look stands in ``tables/furniture.tsv``.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple, TypeAlias

from marsad.intake.headdate import date_lines
from marsad.intake.lines import Line, lines
from marsad.language.folding import fold_text
from marsad.language.tables import rows

_SHORT = 150
_FULL_STOP = re.compile(r"[^.…]\.[\"'»”)\]]*\s*$")
_WORD = re.compile(r"[^\W_]+")
_BULLETS = re.compile(r"^[^\w©(\[«\"]+")
_BLANKS_BY_SIGNS = re.compile(r"(?<!\s)\s*+([:/|-])\s*+")

Words: TypeAlias = tuple[str, ...]


def furniture_spans(text: str) -> tuple[tuple[int, int], ...]:
    """Return the lines of a text that are furniture, as (start, end) in code points, in order."""
    return tuple((line.start, line.end) for line in _furniture(text))


def without_furniture(text: str) -> str:
    """Return the lines of a text that are not furniture."""
    dropped = set(_furniture(text))
    return "\n".join(line.text for line in lines(text) if line not in dropped)


def is_furniture(line: str) -> bool:
    """Tell whether a line is furniture wherever it stands."""
    words = _words(line)
    return _only_labels(words) or _begins_so(line) or _ends_so(line, words) or words in _forms().headings


def _furniture(text: str) -> list[Line]:
    every = lines(text)
    dates = date_lines(every)
    found = []
    told = 0
    links = False
    for line in every:
        alone = line in dates or is_furniture(line.text)
        # A heading such as «latest news» above everything else is the heading of the report itself.
        links = (told > 0 and _words(line.text) in _forms().headings) or (links and _may_be_link(line.text))
        if alone or links:
            found.append(line)
        elif not _may_be_link(line.text):
            told += 1
    return found


def _may_be_link(line: str) -> bool:
    """Tell whether a line below «related articles» may be one of them: no paragraph, or furniture too."""
    return (len(line) <= _SHORT and not _FULL_STOP.search(line)) or is_furniture(line)


def _only_labels(words: Words) -> bool:
    """Tell whether a line is made of nothing but labels and numbers."""
    at = 0
    while at < len(words):
        longest = 1 if words[at][0].isdigit() else _label_at(words[at:])
        if not longest:
            return False
        at += longest
    return bool(words)


def _label_at(words: Words) -> int:
    """Return how many words the longest label at the beginning has, 0 where there is none."""
    return next((n for n in range(min(4, len(words)), 0, -1) if words[:n] in _forms().labels), 0)


def _begins_so(line: str) -> bool:
    plain = _plain(line)
    return any(
        plain.startswith(start.form)
        and len(line) <= start.longest
        and not (start.form[-1].isalpha() and plain[len(start.form) : len(start.form) + 1].isalpha())
        for start in _forms().starts
    )


def _ends_so(line: str, words: Words) -> bool:
    return any(len(line) <= end.longest and words[-len(end.words) :] == end.words for end in _forms().ends)


class _Edge(NamedTuple):
    """A form at the beginning or end of a line that has at most ``longest`` characters."""

    form: str
    words: Words
    longest: int


class _Forms(NamedTuple):
    labels: frozenset[Words]
    headings: frozenset[Words]
    starts: tuple[_Edge, ...]
    ends: tuple[_Edge, ...]


@cache
def _forms() -> _Forms:
    found = [
        (row["match"], _Edge(_plain(form), _words(form), int(row["longest"] or 1_000_000)))
        for row in rows("furniture")
        for form in row.values("forms")
    ]
    return _Forms(
        labels=frozenset(edge.words for match, edge in found if match == "words"),
        headings=frozenset(edge.words for match, edge in found if match == "rest"),
        starts=tuple(edge for match, edge in found if match == "start"),
        ends=tuple(edge for match, edge in found if match == "end"),
    )


def _words(line: str) -> Words:
    return tuple(_WORD.findall(fold_text(line)))


def _plain(line: str) -> str:
    """Return a line folded, without bullets, emoji and the like before it, and blanks around its signs."""
    return _BULLETS.sub("", _BLANKS_BY_SIGNS.sub(r"\1", fold_text(line))).strip()
