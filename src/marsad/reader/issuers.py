"""Who issues a report that is itself a statement: «بيان النائب العام», «شهداؤنا» of an army."""

from __future__ import annotations

from marsad.reader.claimants import name_at
from marsad.reader.document import Document, Sentence

_HEADLINE = 14
_OUR_WORDS = (
    "قواتنا قطعاتنا مجاهدينا مجاهدونا مجاهدي شهداينا شهداونا جيشنا مقاتلينا مقاتلونا عناصرنا "
    "جنودنا ابطالنا رجالنا وحداتنا مستشفانا مستشفياتنا طواقمنا فرقنا"
)
_OURS = frozenset(_OUR_WORDS.split())


def issuer_of(document: Document) -> str | None:
    """Return who issues a statement: «بيان النائب العام», «شبكة الأطباء / بيان» in the lines at its head."""
    for sentence in document.sentences[:3]:
        passage = sentence.passage
        words = [passage.word(at).removeprefix("ال") for at in range(sentence.start, sentence.end)]
        if len(words) > _HEADLINE or "بيان" not in words or sentence.has("casualty"):
            continue
        at = sentence.start + words.index("بيان")
        start = at + 1 + 2 * (passage.word(at + 1) == "صادر")
        if start < sentence.end and passage.at(start, "claimants", "person"):
            name = name_at(sentence, start)
            return name.words(passage) if name is not None else None
        if passage.at(sentence.start, "claimants", "person") and at > sentence.start:
            return passage.words(sentence.start, at).rstrip(" /-:|") or None
    return None


def of_the_issuer(sentence: Sentence) -> bool:
    """Tell whether a sentence speaks of «our forces», as only one who issues a statement does."""
    passage = sentence.passage
    return any(
        passage.word(at).removeprefix("و").removeprefix("ل") in _OURS
        for at in range(sentence.start, sentence.end)
    )
