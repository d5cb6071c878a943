"""Why numbers and people of a report became no figure, as the code that passed them over tells it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from marsad.models import Evidence
from marsad.reader.document import Document, Passage, Sentence
from marsad.reader.frames import items, scanned
from marsad.reader.groups import Group, no_people
from marsad.reader.quantities import is_ordinal, quantity, uncountable
from marsad.reader.reader import only_accident
from marsad.reader.scan import Found, Scan, word_of_harm

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
    scan, taken = scanned(sentence), set(held)
    for item in items(sentence):
        if isinstance(item, Group):
            span = range(item.start, item.end)
            if taken.isdisjoint(span):
                yield _of_group(scan, item, relevant=relevant)
            taken.update(span)
    for start, end in _numbers(sentence.passage, sentence.start, sentence.end):
        if taken.isdisjoint(range(start, end)):
            yield _of_number(sentence.passage, start, sentence.end)


def _of_group(scan: Scan, one: Group, *, relevant: bool) -> Refused:
    reason, about = ("irrelevant", None) if not relevant else _passed_over(scan, one)
    evidence = scan.passage.evidence(one.start, one.end)
    return Refused(evidence=evidence, reason=reason, number=one.shape not in _UNCOUNTED, about=about)


def _passed_over(scan: Scan, one: Group) -> tuple[str, str | None]:
    """Return why nobody of a group was counted, and the word that this turns on."""
    if only_accident(scan.sentence):
        return "accident", None
    if one.start in scan.notes:
        return scan.notes[one.start], None
    sentence, passage = scan.sentence, scan.passage
    marks = (word_of_harm(passage, at) for at in range(sentence.start, sentence.end))
    harms = [mark for mark in marks if mark is not None]
    if not harms:
        return "no harm", None
    if one.shape in _UNCOUNTED:
        return "named", None
    near = min(harms, key=lambda mark: abs(mark.start - one.start))
    return scan.notes.get(near.start, "far"), passage.words(near.start, near.end)


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
