"""A report taken apart: folded title and text, their tokens, what the lexicon knows of them, sentences."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Literal, TypeAlias

from marsad.intake.furniture import furniture_spans
from marsad.language.folding import Folded, fold
from marsad.language.lexicon import Lexicon, Mark
from marsad.language.loading import lexicon
from marsad.language.words import COMMAS, Token, tokens
from marsad.language.wordsets import word_set
from marsad.models import Evidence, Field, Report
from marsad.reader.longer_names import lengthen_names
from marsad.reader.namesakes import drop_namesakes
from marsad.reader.peaceful import drop_peaceful
from marsad.reader.units import add_divisions

_STOPS = frozenset(".!?؟؛;\n•|")
_SHORTEST, _LONGEST, _ENDLESS = 6, 300, 400
"""Tokens that a stretch of a sentence has at least, from which on it is cut at the next comma, and anywhere.

Who did what is asked of all pairs in a sentence. Of 43,000 sentences of newspapers 5 are longer, each a list.
"""
Recall: TypeAlias = Literal["", "answered", "set off", "seen there", "singled out"]


@dataclass(frozen=True, slots=True, eq=False)
class Passage:
    """The title or the text of a report, with its tokens and the marks at each of them.

    ``kinds`` holds for each kind of mark the tokens at which one stands, in order.
    """

    field: Field
    folded: Folded
    tokens: list[Token]
    marks: dict[int, list[Mark]]
    kinds: Mapping[str, Sequence[int]]

    def at(self, index: int, kind: str, part: str | None = None) -> Mark | None:
        """Return the longest mark of this kind (and part) at a token, or None."""
        held = self.marks.get(index)
        if held is None:
            return None
        for mark in held:
            if mark.entry.kind == kind and (part is None or mark.entry.part == part):
                return mark
        return None

    def word(self, index: int) -> str:
        """Return the folded token at this index, empty beyond the end."""
        return self.tokens[index].text if 0 <= index < len(self.tokens) else ""

    def evidence(self, start: int, end: int, proclitic: str = "") -> Evidence:
        """Return the evidence for tokens ``start`` up to ``end``, a proclitic of the first left out."""
        first, last = self.folded.span(self.tokens[start].start + len(proclitic), self.tokens[end - 1].end)
        return Evidence(field=self.field, start=first, end=last, quote=self.folded.original[first:last])

    def words(self, start: int, end: int) -> str:
        """Return the report's own words for tokens ``start`` up to ``end``."""
        return self.evidence(start, end).quote if start < end else ""


@dataclass(frozen=True, slots=True)
class Sentence:
    """Tokens ``start`` up to ``end`` of a passage. ``index`` counts the sentences of the report.

    A long sentence is cut where it turns to something else («فيما», «إلى ذلك»); what follows
    ``continues`` it. ``recalls`` says whether it is a clause that only names another incident: that which
    the words before it answer, which set off the fighting told there, which the place told there saw
    before, or one of the many that they sum up.
    """

    passage: Passage
    start: int
    end: int
    index: int
    continues: bool = False
    recalls: Recall = ""

    def find(self, kind: str, part: str | None = None) -> Iterator[Mark]:
        """Yield the marks of this kind in the sentence, none inside another of the same kind."""
        places, passed = self.passage.kinds.get(kind, ()), self.start
        for at in islice(places, bisect_left(places, self.start), None):
            if at >= self.end:
                return
            mark = self.passage.at(at, kind, part) if at >= passed else None
            if mark is not None:
                passed = mark.end
                if mark.end <= self.end:
                    yield mark

    def has(self, kind: str, part: str | None = None) -> bool:
        """Tell whether a mark of this kind stands in the sentence."""
        return next(self.find(kind, part), None) is not None


@dataclass(frozen=True, slots=True)
class Document:
    """A report taken apart."""

    report: Report
    lexicon: Lexicon
    sentences: tuple[Sentence, ...]

    @property
    def title(self) -> tuple[Sentence, ...]:
        """Return the sentences of the title."""
        return tuple(s for s in self.sentences if s.passage.field == "title")


def document(report: Report, own: Path | None = None) -> Document:
    """Take a report apart; furniture of the page is in no sentence."""
    words = lexicon(own)
    found: list[Sentence] = []
    for field in ("title", "text"):
        passage = _passage(field, report.body(field), words)
        skipped = furniture_spans(report.text) if field == "text" else ()
        for start, end in _sentences(passage, skipped):
            for part in _cut(passage, start, end):
                found.append(Sentence(passage, *part, len(found), continues=part[0] > start))
    return Document(report, words, tuple(found))


def _passage(field: Field, text: str, words: Lexicon) -> Passage:
    folded = fold(text, words.knows)
    found = tokens(folded.text)
    marks = words.marks(found)
    drop_namesakes(folded, found, marks)
    drop_peaceful(found, marks)
    lengthen_names(marks)
    add_divisions(found, marks)
    return Passage(field, folded, found, marks, _kinds(marks))


def _kinds(marks: Mapping[int, Iterable[Mark]]) -> dict[str, list[int]]:
    """Return for each kind of mark the tokens at which one stands, in order."""
    found: dict[str, list[int]] = {}
    for at, held in marks.items():
        for kind in {mark.entry.kind for mark in held}:
            found.setdefault(kind, []).append(at)
    return found


def _sentences(passage: Passage, skipped: tuple[tuple[int, int], ...]) -> Iterator[tuple[int, int]]:
    """Yield (first token, end) for each sentence outside the skipped original offsets."""
    start = 0
    for at, token in enumerate(passage.tokens):
        if token.text in _STOPS and not (_abbreviation(passage, at) or _parts_behind(passage, at)):
            if start < at and not _within(passage, start, skipped):
                yield start, at
            start = at + 1
    if start < len(passage.tokens) and not _within(passage, start, skipped):
        yield start, len(passage.tokens)


def _parts_behind(passage: Passage, at: int) -> bool:
    """Tell whether a semicolon stands for the comma before parts («تسعة مدنيين؛ بينهم طفل، أصيبوا»)."""
    return passage.word(at) in {"؛", ";"} and passage.at(at + 1, "parts", "before") is not None


def _cut(passage: Passage, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the stretches of a sentence between the words by which it turns to something else."""
    last = start
    for at in range(start + _SHORTEST, end - _SHORTEST):
        turns = _turns(passage, at) or _sums_up(passage, at, end)
        turns = turns or _another_death(passage, last, at) or _another_day(passage, last, at, end)
        if at - last >= _SHORTEST and (turns or _endless(passage, last, at)):
            yield last, at
            last = at
    yield last, end


def _endless(passage: Passage, last: int, at: int) -> bool:
    """Tell whether a text that never stops is to be cut here: at a comma, if one comes soon enough."""
    return at - last >= (_LONGEST if passage.word(at - 1) in COMMAS else _ENDLESS)


def _turns(passage: Passage, at: int) -> bool:
    """Tell whether a word turns to something else, as «قتلوا كما أصيب» and «قتل اثنان في هجوم آخر» do not."""
    if passage.at(at, "scopes", "turn") is None:
        return False
    goes_on = passage.word(at) == "كما" and passage.at(at + 1, "casualty", "verb") is not None
    if passage.word(at) in _WHILE and passage.word(at + 1) in _WAS:
        return False  # «قتل في غارة بينما كان في سيارة قرب البلدة»
    tells_where = passage.word(at) == "في" and passage.at(at, "scopes", "separate") is not None
    return not ((goes_on or tells_where) and passage.word(at - 1) not in COMMAS)


def _sums_up(passage: Passage, start: int, end: int) -> bool:
    """Tell whether a new total of a whole period begins here: «ليرتفع عدد القتلى منذ بداية الحرب إلى»."""
    if passage.word(start) not in _RISES:
        return False
    return any(passage.at(at, "scopes", "period") for at in range(start + 1, min(start + _TOTAL, end)))


def _another_death(passage: Passage, start: int, at: int) -> bool:
    """Tell whether deaths of another day than those before begin here: «… بعد يوم واحد من مقتل أربعة»."""
    sequel = passage.at(at, "scopes", "sequel")
    if sequel is None or not _deaths_at(passage, sequel.end):
        return False
    return any(passage.at(before, "casualty") for before in range(start, at))


def _deaths_at(passage: Passage, at: int) -> bool:
    """Tell whether deaths are told at a token, or an attack not told before that brought them."""
    if passage.at(at, "casualty", "event") is not None:
        return True
    attack = passage.at(at, "events")
    new = attack is not None and not attack.proclitic and not passage.word(attack.end).startswith("ال")
    return new and any(passage.at(near, "casualty") for near in range(at + 1, at + _OUTCOME))


_OUTCOME = 6


def _another_day(passage: Passage, start: int, at: int, end: int) -> bool:
    """Tell whether a clause begins here that tells, as the words before it do, of harm and its own day:
    «… في آذار قتل ضابط، وفي السادس من حزيران قتل خمسة …».
    """
    if passage.word(at - 1) not in COMMAS or not passage.word(at).startswith(_THEN):
        return False
    if passage.at(at, "scopes", "toll") or any(passage.at(near, "claimants", "say") for near in (at, at + 1)):
        return False
    far = min(at + _CLAUSE, end)
    until = next((near for near in range(at + 1, far) if _clause_ends(passage, near)), far)
    clauses = (range(start, at), range(at, until))
    return all(_dated(passage, clause) and _harms(passage, clause) for clause in clauses)


def _clause_ends(passage: Passage, at: int) -> bool:
    """Tell whether another clause begins, or who says so: a day behind is that of the statement."""
    spoken = any(passage.at(at, "claimants", part) for part in ("say", "accord"))
    return spoken or passage.at(at, "scopes", "turn") is not None


def _dated(passage: Passage, clause: range) -> bool:
    days = (at for at in clause for part in ("weekday", "month", "day") if passage.at(at, "times", part))
    return any(_BOUNDS.isdisjoint((passage.word(at - 1), passage.word(at - 2))) for at in days)


def _harms(passage: Passage, clause: range) -> bool:
    return any(
        passage.at(at, "casualty", part) for at in clause for part in ("verb", "event", "count", "give")
    )


_THEN = ("و", "ثم", "ف")
_WHILE = frozenset({"بينما", "فيما"})
_WAS = frozenset({"كان", "كانت", "كانوا", "كانا"})
_CLAUSE = 24
_BOUNDS = frozenset({"منذ", "حتي", "ومنذ", "وحتي"})
_RISES = word_set("a toll rises")
_TOTAL = 9


def _abbreviation(passage: Passage, at: int) -> bool:
    """Tell whether a full stop follows a single letter («أ.ف.ب»), and so ends no sentence."""
    return passage.word(at) == "." and len(passage.word(at - 1)) == 1 and passage.tokens[at - 1].is_word


def _within(passage: Passage, index: int, spans: tuple[tuple[int, int], ...]) -> bool:
    offset = passage.folded.origin(passage.tokens[index].start)
    return any(start <= offset < end for start, end in spans)
