"""What of a text is shown where it was found by its words, in the text's own spelling."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple, TypeAlias

from marsad.language.folding import Folded, fold
from marsad.language.stemming import Word, words

Term: TypeAlias = tuple[frozenset[str], ...]
"""A word, or the words of a phrase: for each the stems that it is found by."""
_LONGEST = 32
_BEFORE = 6
"""Words that are shown of a text, and those of them before the first that was looked for."""


class Bit(NamedTuple):
    """A stretch of the text as it came; ``found`` where it is what was looked for."""

    text: str
    found: bool


def snippet(text: str, terms: Sequence[Term], longest: int = _LONGEST) -> tuple[Bit, ...]:
    """Return the stretch of a text that holds most of what was looked for, its beginning where nothing is.

    «…» stands where the text goes on before and after it. ``longest``: how many words.
    """
    folded = fold(text)
    stems = list(words(folded.text))
    marked = dict(_matches(stems, terms))
    first = _best(marked, longest)
    shown = range(first, min(first + longest, len(stems)))
    bits = list(_bits(folded, stems, shown, marked))
    if first:
        bits.insert(0, Bit("… ", found=False))
    if shown.stop < len(stems):
        bits.append(Bit(" …", found=False))
    return tuple(bits)


def _matches(stems: Sequence[Word], terms: Sequence[Term]) -> Iterator[tuple[int, int]]:
    """Yield the number of each word that was looked for, with that of the term."""
    for number, term in enumerate(terms):
        for at in range(len(stems) - len(term) + 1):
            if all(stems[at + n].stem in one for n, one in enumerate(term)):
                yield from ((at + n, number) for n in range(len(term)))


def _best(marked: dict[int, int], longest: int) -> int:
    """Return the first word to show: where the most terms stand together, the earliest of such places."""

    def worth(at: int) -> tuple[int, int]:
        reached = [marked[n] for n in range(at, at + longest - _BEFORE) if n in marked]
        return len(set(reached)), -at

    return max(max(marked, key=worth, default=0) - _BEFORE, 0)


def _bits(folded: Folded, stems: Sequence[Word], shown: range, marked: dict[int, int]) -> Iterator[Bit]:
    if not shown:
        return
    at = folded.span(stems[shown.start].start, stems[shown.start].end)[0] if shown.start else 0
    for found, run in groupby(shown, key=lambda n: n in marked):
        numbers = list(run)
        if not found:
            continue
        start = folded.span(stems[numbers[0]].start, stems[numbers[0]].end)[0]
        end = folded.span(stems[numbers[-1]].start, stems[numbers[-1]].end)[1]
        yield from (bit for bit in (Bit(folded.original[at:start], False),) if bit.text)
        yield Bit(folded.original[start:end], found=True)
        at = end
    last = len(folded.original)
    if shown.stop < len(stems):
        last = folded.span(stems[shown.stop - 1].start, stems[shown.stop - 1].end)[1]
    if at < last:
        yield Bit(folded.original[at:last], found=False)
