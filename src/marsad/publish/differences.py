"""What changed from one version of a report to another, by paragraphs and, within these, by words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import zip_longest
from typing import Literal, TypeAlias

from marsad.models.reading import Field

Kind: TypeAlias = Literal["changed", "added", "removed"]

_WORDS = re.compile(r"\S+|\s+")
_MOST = 2000
"""Words of a paragraph above which it is shown whole: comparing takes the square of their number."""
_ALIKE = 0.4
"""Part of the words that two paragraphs must share to be one that was changed."""


@dataclass(frozen=True, slots=True)
class Difference:
    """A paragraph that is not in both versions as it is: ``before`` or ``after`` is null where it is missing.

    ``number`` counts the paragraphs of the version that has it, the later where both do, from 1.
    """

    field: Field
    number: int
    before: str | None
    after: str | None

    @property
    def kind(self) -> Kind:
        """Return what became of the paragraph."""
        return "added" if self.before is None else "removed" if self.after is None else "changed"

    def marked(self) -> str:
        """Return the paragraph with the words that went in ``[-…-]`` and those that came in ``{+…+}``."""
        pieces = _pieces(self.before or "", self.after or "")
        return "".join(_SIGNS[kind].format(text) if text.strip() else text for kind, text in pieces)


_SIGNS = {"same": "{}", "removed": "[-{}-]", "added": "{{+{}+}}"}


def differences(title: str, text: str, later_title: str, later_text: str) -> Iterator[Difference]:
    """Yield what changed from a title and text to later ones, in the order of the paragraphs."""
    yield from _of_field("title", [title] if title else [], [later_title] if later_title else [])
    yield from _of_field("text", _paragraphs(text), _paragraphs(later_text))


def summary(found: Sequence[Difference]) -> str:
    """Say in a line what changed: «title changed; 1 paragraph added, 2 changed»."""
    titled = [f"title {one.kind}" for one in found if one.field == "title"]
    kinds = Counter(one.kind for one in found if one.field == "text")
    counted = [f"{kinds[kind]} {kind}" for kind in ("added", "changed", "removed") if kinds[kind]]
    if counted:
        many = sum(kinds.values()) > 1
        counted = [f"paragraph{'s' * many}: {', '.join(counted)}"]
    return "; ".join([*titled, *counted]) or "nothing but blanks"


def _paragraphs(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


def _of_field(field: Field, old: Sequence[str], new: Sequence[str]) -> Iterator[Difference]:
    for kind, i, j, k, m in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind != "equal":
            yield from _of_block(field, old[i:j], new[k:m], i, k)


def _of_block(
    field: Field, old: Sequence[str], new: Sequence[str], before: int, after: int
) -> Iterator[Difference]:
    """Pair the paragraphs that stand in the place of others: those that are alike were changed."""
    for n, (one, other) in enumerate(zip_longest(old, new), 1):
        if one is not None and other is not None and (field == "title" or _alike(one, other)):
            yield Difference(field, after + n, one, other)
            continue
        if one is not None:
            yield Difference(field, before + n, one, None)
        if other is not None:
            yield Difference(field, after + n, None, other)


def _alike(one: str, other: str) -> bool:
    a, b = Counter(one.split()), Counter(other.split())
    return (a & b).total() >= _ALIKE * min(a.total(), b.total())


def _pieces(old: str, new: str) -> Iterator[tuple[str, str]]:
    """Yield the words of two paragraphs with what became of them, blanks with the words before them."""
    a, b = _WORDS.findall(old), _WORDS.findall(new)
    if max(len(a), len(b)) > _MOST:
        a, b = [old], [new]
    for kind, i, j, k, m in SequenceMatcher(None, a, b, autojunk=False).get_opcodes():
        if kind == "equal":
            yield "same", "".join(a[i:j])
            continue
        for sign, words in (("removed", a[i:j]), ("added", b[k:m])):
            if words:
                yield sign, "".join(words)
