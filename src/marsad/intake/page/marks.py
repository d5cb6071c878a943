"""How pages mark their parts: the names of classes and ids, and the words beside authors and times."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, TypeAlias

from marsad.language.folding import fold_text
from marsad.language.tables import rows

if TYPE_CHECKING:
    from lxml.html import HtmlElement  # type: ignore[import-untyped]

Words: TypeAlias = tuple[str, ...]

_NAME = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])|\d+")
_WORD = re.compile(r"[^\W_]+")
_LONGEST = 3
_LABEL = 4


def words(text: str) -> Words:
    """Return the words of a text, folded."""
    return tuple(_WORD.findall(fold_text(text)))


def named(element: HtmlElement, kind: str) -> bool:
    """Tell whether a class, the id or the itemprop of an element is one of the table's ``kind``."""
    names = " ".join(element.get(key) or "" for key in ("class", "id", "itemprop"))
    return bool(names) and _named(names[:300], kind)


def label_end(line: str, labels: frozenset[Words]) -> int:
    """Return where the longest of the labels at the beginning of a line ends, 0 where it has none."""
    found = list(_WORD.finditer(line))[:_LABEL]
    said = [fold_text(word.group()) for word in found]
    return next((found[n - 1].end() for n in range(len(found), 0, -1) if tuple(said[:n]) in labels), 0)


@cache
def forms(kind: str) -> frozenset[Words]:
    """Return the forms of a kind of the table, each as folded words."""
    return frozenset(
        words(form) for row in rows("page_marks") if row["kind"] == kind for form in row.values("forms")
    )


def _named(names: str, kind: str) -> bool:
    known = forms(kind)
    for name in names.split():
        parts = tuple(part.lower() for part in _NAME.findall(name))
        runs = (parts[at : at + n] for n in range(1, _LONGEST + 1) for at in range(len(parts) - n + 1))
        if any(run in known for run in runs):
            return True
    return False
