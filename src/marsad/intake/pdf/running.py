"""Headers, footers and page numbers: lines at the edges of pages that come again."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import TypeAlias

from marsad.intake.paragraphs import Line
from marsad.language.folding import fold_text

Key: TypeAlias = tuple[str, int]

_EDGE = 2
_PLACE = 8
_NUMBER = re.compile(r"\W*\d{1,4}(\W+\d{1,4})?\W*")


def without_running_lines(pages: Sequence[Sequence[Line]]) -> list[list[Line]]:
    """Return the lines of the pages without those at the top or bottom that half of the pages have.

    Numbers in them may differ, their place may not. A number alone at an edge is the page's.
    """
    seen = Counter(key for page in pages for key in {_key(line) for line in _edge(page)})
    often = {key for key, count in seen.items() if count >= max(2, len(pages) // 2 + 1)}
    kept = []
    for page in pages:
        edge = [
            line for line in _edge(page) if _key(line) in often or _NUMBER.fullmatch(fold_text(line.text))
        ]
        kept.append([line for line in page if line not in edge])
    return kept


def _edge(page: Sequence[Line]) -> list[Line]:
    """Return the two highest and the two lowest lines of a page."""
    by_height = sorted(page, key=lambda line: -line.base)
    return [*by_height[:_EDGE], *by_height[_EDGE:][-_EDGE:]]


def _key(line: Line) -> Key:
    return re.sub(r"\d+", "#", fold_text(line.text)).strip(), round(line.base / _PLACE)
