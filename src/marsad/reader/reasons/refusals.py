"""Why numbers and people of a report became no figure, as the code that passed them over tells it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from marsad.language.lexicon import Mark
from marsad.models import Evidence
from marsad.reader.counting.groups import Group
from marsad.reader.counting.numerals import is_ordinal, uncountable
from marsad.reader.counting.quantities import quantity
from marsad.reader.counting.uncounted import no_people
from marsad.reader.document import Document, Passage, Sentence
from marsad.reader.harm.frames import items, scanned
from marsad.reader.harm.scan import Found, Scan, word_of_harm
from marsad.reader.relevance import only_accident

_UNCOUNTED = frozenset({"singular", "plural", "named"})
"""Shapes of people told without a number: passing these over is no news."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Refused:
    """What became no figure: its words, the ``reason`` (a row of the table of reasons).

    ``number`` is false for people told without one («المسلح»). ``about`` is the word that the reason turns
    on; ``figure`` the place among all figures of the one that states the same.
    """

    evidence: Evidence
    reason: str
    number: bool = True
    about: str | None = None
    figure: int | None = None


def refused(found: Found, reason: str, figure: int) -> Refused:
    """Return why a find is no figure of its own."""
    evidence = found.sentence.passage.evidence(found.start, found.end)
    return Refused(
        evidence=evidence, reason=reason, number=found.group.shape not in _UNCOUNTED, figure=figure
    )


def refused_in(taken: Document, found: Iterable[Found], *, relevant: bool) -> Iterator[Refused]:
    """Yield all numbers and people of a report that nothing was found for, with reasons."""
    spans: dict[int, set[int]] = {}
    for one in found:
        held = range(min(one.start, one.group.start), max(one.end, one.group.end))
        spans.setdefault(one.sentence.index, set()).update(held)
    for sentence in taken.sentences:
        yield from _in_sentence(sentence, spans.get(sentence.index, set()), relevant=relevant)
    for passage in {id(s.passage): s.passage for s in taken.sentences}.values():
        yield from _in_furniture(passage, [s for s in taken.sentences if s.passage is passage])


def _in_sentence(sentence: Sentence, held: set[int], *, relevant: bool) -> Iterator[Refused]:
    """Yield the groups of a sentence that are no figures, and the numbers that are no groups."""
    passed, taken = _Passed.of(sentence, relevant=relevant), set(held)
    for item in items(sentence):
        if isinstance(item, Group):
            span = range(item.start, item.end)
            if taken.isdisjoint(span):
                yield passed.refused(item)
            taken.update(span)
    for start, end in _numbers(sentence.passage, sentence.start, sentence.end):
        if taken.isdisjoint(range(start, end)):
            yield _of_number(sentence.passage, start, sentence.end)


@dataclass(frozen=True, slots=True)
class _Passed:
    """What was met in a sentence: its words of harm, and why all of it counts nobody, where that is so."""

    scan: Scan
    harms: list[Mark]
    why_all: str | None

    @classmethod
    def of(cls, sentence: Sentence, *, relevant: bool) -> _Passed:
        marks = (word_of_harm(sentence.passage, at) for at in range(sentence.start, sentence.end))
        accident = "accident" if only_accident(sentence) else None
        why_all = accident if relevant else "irrelevant"
        return cls(scanned(sentence), [mark for mark in marks if mark is not None], why_all)

    def refused(self, one: Group) -> Refused:
        """Return why nobody of a group was counted."""
        reason, about = self._why(one)
        evidence = self.scan.passage.evidence(one.start, one.end)
        return Refused(evidence=evidence, reason=reason, number=one.shape not in _UNCOUNTED, about=about)

    def _why(self, one: Group) -> tuple[str, str | None]:
        """Return the reason, and the word that it turns on."""
        reason = self.why_all or self.scan.notes.get(one.start)
        if reason is None and not self.harms:
            reason = "no harm"
        if reason is not None:
            return reason, None
        after = bisect_left(self.harms, one.start, key=lambda mark: mark.start)
        near = min(self.harms[max(after - 1, 0) : after + 1], key=lambda mark: abs(mark.start - one.start))
        reason = self.scan.notes.get(near.start)
        if reason is None and one.shape in _UNCOUNTED:
            return "named", None
        return reason or "far", self.scan.passage.words(near.start, near.end)


def _numbers(passage: Passage, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield where numbers stand, in digits or words, whether they count or not."""
    at = start
    while at < end:
        count = quantity(passage, at, end)
        if count is None and not _numeral(passage, at):
            at += 1
            continue
        upto = count.end if count is not None else at + 1
        yield at, upto
        at = upto


def _numeral(passage: Passage, at: int) -> bool:
    if passage.tokens[at].is_number or passage.at(at, "times", "weekday"):
        return passage.tokens[at].is_number  # «الاثنين» is written like two.
    words = (mark for mark in passage.marks.get(at, ()) if mark.entry.kind == "numbers")
    return any(mark.entry["unit"] != "vague" for mark in words)


def _of_number(passage: Passage, at: int, limit: int) -> Refused:
    """Return why a number counts no people."""
    count = quantity(passage, at, limit)
    if count is None:
        word = "ordinal" if is_ordinal(passage, at) else "great"
        reason = uncountable(passage.word(at)) if passage.tokens[at].is_number else word
        return Refused(evidence=passage.evidence(at, at + 1), reason=reason or "great")
    thing = passage.at(count.end, "things")
    end = thing.end if thing is not None else count.end
    return Refused(evidence=passage.evidence(at, end), reason=no_people(passage, count) or "restated")


def _in_furniture(passage: Passage, sentences: list[Sentence]) -> Iterator[Refused]:
    """Yield the numbers of a passage that stand in no sentence."""
    told = {at for sentence in sentences for at in range(sentence.start, sentence.end)}
    for start, end in _numbers(passage, 0, len(passage.tokens)):
        if told.isdisjoint(range(start, end)):
            yield Refused(evidence=passage.evidence(start, end), reason="furniture")
