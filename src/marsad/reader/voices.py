"""Who states what: the claimant of each figure, carried on through «وأضاف» and «وتابع المصدر»."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from marsad.language.lexicon import Mark
from marsad.reader.document import Document, Passage, Sentence

_LONGEST = 14
_ENDS = frozenset("،,:؛()[]-–.؟!")
_THAT = frozenset({"ان", "بان", "انه", "انها", "انهم", "بانه", "بانها", "عن", "قائلا", "قائله", "حول", "ب"})


@dataclass(frozen=True, slots=True)
class Voice:
    """A claimant's words at tokens ``start`` up to ``end``; it speaks from token ``reach`` on.

    ``behind`` is true for one that is named after what it states («…، بحسب المرصد»).
    """

    words: str
    reach: int
    behind: bool = False


def voices(document: Document) -> dict[int, tuple[Voice, ...]]:
    """Return by sentence who speaks in it."""
    found: dict[int, tuple[Voice, ...]] = {}
    last: str | None = None
    for sentence in document.sentences:
        here = tuple(_voices(sentence, last))
        if not here and sentence.continues and sentence.index - 1 in found:
            here = (Voice(found[sentence.index - 1][-1].words, sentence.start),)
        if here:
            found[sentence.index] = here
            last = here[-1].words
    return found


def speaker(here: tuple[Voice, ...], at: int) -> str | None:
    """Return the words for the one who states what stands at token ``at`` of a sentence."""
    before = [voice for voice in here if not voice.behind and voice.reach <= at]
    behind = [voice for voice in here if voice.behind and voice.reach >= at]
    if behind and not before:
        return behind[0].words
    return before[-1].words if before else None


def _voices(sentence: Sentence, last: str | None) -> Iterator[Voice]:
    passage = sentence.passage
    headed = _headline(sentence)
    if headed is not None:
        yield headed
    for mark in _speech(sentence):
        kind = mark.entry.part
        start = mark.end
        end = _name_end(sentence, start, said=kind != "accord")
        words = passage.words(start, end)
        if kind == "carry" and (not words or _pronoun(passage, start, end)):
            words = last or ""
        if words:
            yield Voice(words, mark.start if kind == "accord" and mark.start > sentence.start + 1 else end,
                        kind == "accord" and mark.start > sentence.start + 1)  # fmt: skip
            last = words


def _speech(sentence: Sentence) -> Iterator[Mark]:
    """Yield the verbs of saying and the words like «بحسب» of a sentence, the longest at each token."""
    at = sentence.start
    while at < sentence.end:
        marks = [
            mark
            for mark in sentence.passage.marks.get(at, ())
            if mark.entry.kind == "claimants" and mark.entry.part in {"say", "carry", "accord"}
        ]
        if marks:
            yield marks[0]
        at = marks[0].end if marks else at + 1


def _headline(sentence: Sentence) -> Voice | None:
    """Read «المرصد السوري: مقتل …» at the head of a title."""
    passage = sentence.passage
    for at in range(sentence.start, min(sentence.start + 7, sentence.end)):
        if passage.word(at) == ":":
            person = passage.at(sentence.start, "claimants", "person")
            return Voice(passage.words(sentence.start, at), at) if person and at > sentence.start else None
    return None


def _name_end(sentence: Sentence, at: int, *, said: bool) -> int:
    """Return where the name of a claimant that begins at token ``at`` ends."""
    passage, start = sentence.passage, at
    while at < min(sentence.end, start + _LONGEST) and not _ends_name(passage, at, start, said=said):
        at += 1
    return at


def _ends_name(passage: Passage, at: int, start: int, *, said: bool) -> bool:
    word = passage.word(at)
    if word in _ENDS or word in _THAT or not (passage.tokens[at].is_word):
        return True
    marks = passage.marks.get(at, ())
    kinds = {(mark.entry.kind, mark.entry.part) for mark in marks}
    if ("claimants", "link") in kinds and (at == start or word not in {"في", "ل", "علي", "الي"}):
        return True
    if any(kind == "casualty" or (kind, part) == ("claimants", "say") for kind, part in kinds):
        return True
    if any(kind == "times" and part in {"day", "weekday"} for kind, part in kinds):
        return True
    return said and at > start and word.startswith("ل") and passage.word(at + 1) in _THAT


def _pronoun(passage: Passage, start: int, end: int) -> bool:
    """Tell whether a name only points back («المصدر», «البيان ذاته»)."""
    return end - start <= 2 and passage.word(start) in {"المصدر", "البيان", "المصادر", "المتحدث"}
