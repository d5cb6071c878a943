"""Who states what: the claimant of each figure, carried on through «وأضاف» and «وتابع المصدر»."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from marsad.language.folding import fold_text
from marsad.language.lexicon import Mark
from marsad.language.words import definite
from marsad.reader.document import Document, Passage, Sentence

_LONGEST = 14
_HEADLINE = 14
_ENDS = frozenset("،,:؛()[]-–.؟!")
_THAT = frozenset({"ان", "بان", "انه", "انها", "انهم", "بانه", "بانها", "عن", "قائلا", "قائله", "حول", "ب"})


@dataclass(frozen=True, slots=True)
class Voice:
    """A claimant's words; it speaks from token ``reach`` on, or up to it where named ``behind``.

    ``behind`` is true for one that is named after what it states («…، بحسب المرصد»).
    """

    words: str
    reach: int
    behind: bool = False


def voices(document: Document) -> dict[int, tuple[Voice, ...]]:
    """Return by sentence who speaks in it."""
    found: dict[int, tuple[Voice, ...]] = {}
    issuer = _issuer(document)
    known: list[str] = [issuer] if issuer else []
    for sentence in document.sentences:
        here = tuple(_voices(sentence, known))
        if not here and issuer and not sentence.continues:
            here = (Voice(issuer, sentence.start),)
        if not here and sentence.continues and sentence.index - 1 in found:
            here = (Voice(found[sentence.index - 1][-1].words, sentence.start),)
        if here:
            found[sentence.index] = here
    return found


def _issuer(document: Document) -> str | None:
    """Return who issues a statement: «بيان النائب العام», «شبكة الأطباء / بيان» in the lines at its head."""
    for sentence in document.sentences[:3]:
        passage = sentence.passage
        words = [passage.word(at).removeprefix("ال") for at in range(sentence.start, sentence.end)]
        if len(words) > _HEADLINE or "بيان" not in words or sentence.has("casualty"):
            continue
        at = sentence.start + words.index("بيان")
        start = at + 1 + 2 * (passage.word(at + 1) == "صادر")
        person = passage.at(start, "claimants", "person") if start < sentence.end else None
        if person is not None:
            return passage.words(start, _name_end(sentence, start, said=False)) or None
        if passage.at(sentence.start, "claimants", "person") and at > sentence.start:
            return passage.words(sentence.start, at).rstrip(" /-:|") or None
    return None


def speaker(here: tuple[Voice, ...], at: int) -> str | None:
    """Return the words for the one who states what stands at token ``at`` of a sentence."""
    before = [voice for voice in here if voice.reach <= at]
    behind = [voice for voice in here if voice.behind and voice.reach > at]
    if before and not (behind and before[-1].behind):
        return before[-1].words
    return behind[0].words if behind else None


def _voices(sentence: Sentence, known: list[str]) -> Iterator[Voice]:
    """Yield the claimants of a sentence; ``known`` are those of the report so far, and grows."""
    headed = _headline(sentence)
    if headed is not None:
        yield headed
    for mark in _speech(sentence):
        words, end = _claimant(sentence, mark, known)
        if words:
            known.append(words)
            accord = mark.entry.part == "accord"
            yield Voice(words, mark.start if accord else end, behind=accord)


def _claimant(sentence: Sentence, mark: Mark, known: list[str]) -> tuple[str, int]:
    """Return the words for who says it, and where they end: behind the verb, before it, or told earlier."""
    passage, start = sentence.passage, mark.end
    end = _name_end(sentence, start, said=mark.entry.part != "accord")
    if start < end and _names_someone(passage, start):
        to = (
            "ل" if passage.word(mark.end - 1).endswith(("وفقا", "طبقا")) and _joined_l(passage, start) else ""
        )
        words = passage.evidence(start, end, to).quote
        return _antecedent(words, known) if _points_back(passage, start, end) else words, end
    if mark.entry.part == "carry":
        return (known[-1] if known else ""), mark.end
    return _before(sentence, mark, known), mark.end


_NO_NAME = frozenset(
    [
        "في",
        "قبل",
        "بعد",
        "منذ",
        "من",
        "علي",
        "الي",
        "حتي",
        "خلال",
        "قد",
        "ان",
        "لاحقا",
        "سابقا",
        "عند",
        "هذا",
        "ذلك",
        "فيه",
    ]
)


def _names_someone(passage: Passage, at: int) -> bool:
    """Tell whether a name may begin here: no preposition, no time, no «للمعلومات» of nobody."""
    if passage.word(at) in _NO_NAME or passage.at(at, "times"):
        return False
    return not passage.word(at).startswith("لل") or passage.at(at, "claimants", "person") is not None


def _joined_l(passage: Passage, at: int) -> bool:
    """Tell whether «ل» is written onto a name («وفقا لمصدر»); of «لل» nothing can be cut."""
    return passage.word(at).startswith("ل") and not passage.word(at).startswith("لل")


def _before(sentence: Sentence, mark: Mark, known: list[str]) -> str:
    """Read who stands before the verb: «وكانت الوزارة قد أعلنت», «المرصد الذي كان قد أحصى»."""
    passage = sentence.passage
    for at in range(mark.start - 1, max(sentence.start, mark.start - _LONGEST) - 1, -1):
        word = passage.word(at)
        if word in {"الذي", "التي"}:
            return known[-1] if known else ""
        if word.removeprefix("و") in {"كان", "كانت"} and passage.word(mark.start - 1) == "قد":
            return passage.words(at + 1, mark.start - 1)
        if word in _ENDS:
            break
    person = passage.at(sentence.start, "claimants", "person")
    near = person is not None and mark.start - sentence.start <= 6
    return passage.words(sentence.start, mark.start) if near else ""


def _points_back(passage: Passage, start: int, end: int) -> bool:
    """Tell whether a name only points back: one word with the article («المصدر», «الوزارة ذاتها»)."""
    return passage.word(start).startswith("ال") and end - start <= 2


def _antecedent(words: str, known: list[str]) -> str:
    """Return the latest claimant named in full that a short name points back to, or the name itself."""
    stem = fold_text(words).split()[0][2:].removesuffix("ه")
    heads = {"مصدر": ("مصدر", "مصادر", "مسؤول"), "مصادر": ("مصدر", "مصادر")}.get(stem, (stem,))
    for name in reversed(known):
        folded = fold_text(name)
        if any(head in folded for head in heads) and len(name) > len(words):
            return name
    return words


def _speech(sentence: Sentence) -> Iterator[Mark]:
    """Yield the verbs of saying and the words like «بحسب» of a sentence, the longest at each token."""
    at = sentence.start
    while at < sentence.end:
        marks = [
            mark
            for mark in sentence.passage.marks.get(at, ())
            if mark.entry.kind == "claimants"
            and mark.entry.part in {"say", "carry", "accord"}
            and not definite(mark.proclitic)  # «التابع» is no «تابع».
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
