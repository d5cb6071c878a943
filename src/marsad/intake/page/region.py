"""Which blocks of a page are its article.

The extractor library says what it takes for the text; its lines are votes. The article is then looked for as
one part of the page: the one in which the sentences that were voted for outweigh links and labels most. Its
own blocks are the text: what the library dropped within it comes back, what it took from elsewhere goes.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from marsad.intake.page.blocks import Block
from marsad.intake.page.marks import Words, words

if TYPE_CHECKING:
    from lxml.html import HtmlElement  # type: ignore[import-untyped]

_VOTED, _DECLARED, _UNVOTED = 1.0, 3.0, -0.3
"""What a word weighs in a sentence that the library takes, that the page declares, in any other."""
_LINK, _LABEL = -1.0, -0.5
_GRAM = 4
"""Words in a row that two texts have in common if one says what the other does."""
_MOSTLY = 0.6


class Votes:
    """What others take for the text of a page, asked block by block."""

    def __init__(self, every: Sequence[Block], library: Iterable[str], declared: Iterable[str] = ()) -> None:
        self._library = _Said(library)
        self._declared = _Said(declared)
        prose = [block for block in every if block.prose]
        self._silent = not any(self.voted(block) for block in prose)

    def weight(self, block: Block) -> float:
        """Return what a block weighs for the part that it stands in."""
        if block.aside or block.caption:
            return 0.0
        count = len(block.words)
        if not block.prose:
            return count * (_LINK if block.linked else _LABEL)
        if self.declared(block):
            return count * _DECLARED
        return count * (_VOTED if self.voted(block) or self._silent else _UNVOTED)

    def voted(self, block: Block) -> bool:
        """Tell whether a block is taken for text, by the library or by the page itself."""
        return self._library.has(block.words) or self.declared(block)

    def declared(self, block: Block) -> bool:
        """Tell whether a block is part of what the page declares as its text."""
        return self._declared.has(block.words)


class _Said:
    """Lines of a text, as sets of words that follow one another."""

    def __init__(self, lines: Iterable[str]) -> None:
        every = [words(line) for line in lines]
        self._lines = frozenset(every)
        self._grams = frozenset(gram for line in every for gram in _grams(line))

    def has(self, said: Words) -> bool:
        """Tell whether most of the words stand in a line, in their order."""
        if said in self._lines:
            return True
        grams = _grams(said)
        return bool(grams) and sum(gram in self._grams for gram in grams) >= len(grams) * _MOSTLY


def _grams(line: Words) -> list[Words]:
    return [line[at : at + _GRAM] for at in range(len(line) - _GRAM + 1)]


def region(every: Sequence[Block], votes: Votes) -> range:
    """Return which blocks are the article, from its first sentence to its last line; empty where none is."""
    part = _part(every, votes)
    if part is None:
        return range(0)
    inside = [at for at, block in enumerate(every) if _within(block.element, part)]
    prose = [at for at in inside if every[at].prose]
    declared = [at for at in inside if votes.declared(every[at])]
    if declared and _words(every, declared) >= _words(every, prose) * _MOSTLY:
        return range(declared[0], declared[-1] + 1)
    told = [at for at in prose if votes.voted(every[at])] or prose
    return range(told[0], inside[-1] + 1) if told else range(0)


def _words(every: Sequence[Block], which: Iterable[int]) -> int:
    return sum(len(every[at].words) for at in which)


def _part(every: Sequence[Block], votes: Votes) -> HtmlElement | None:
    """Return the part of the page that weighs most, the innermost of those that weigh the same."""
    weights: Counter[HtmlElement] = Counter()
    for block in every:
        weight = votes.weight(block)
        for part in (block.element, *block.element.iterancestors()):
            weights[part] += weight  # type: ignore[assignment]
    best = max(weights.values(), default=0.0)
    if best <= 0:
        return None
    return max((part for part, weight in weights.items() if weight == best), key=_depth)


def _depth(part: HtmlElement) -> int:
    return sum(1 for _ in part.iterancestors())


def _within(element: HtmlElement, part: HtmlElement) -> bool:
    return element is part or any(above is part for above in element.iterancestors())
