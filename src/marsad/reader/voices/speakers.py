"""Who speaks at a word that brings in a claimant: who stands behind or before it, or was told of earlier."""

from __future__ import annotations

from dataclasses import dataclass, field

from marsad.language.folding import fold_text
from marsad.language.words import COMMAS, definite
from marsad.language.wordsets import word_set
from marsad.reader.document import Passage, Sentence
from marsad.reader.voices.claimants import (
    FIRST,
    LONGEST,
    THAT,
    Name,
    is_claimant,
    is_saying,
    name_at,
    quote_before,
    several_at,
    subjects,
)
from marsad.reader.voices.cues import Cue
from marsad.reader.voices.naming import (
    MEDIUM,
    claimant_at,
    cut_at_medium,
    is_unowned,
    passed_on,
    past_medium,
    quoted_by,
    told_to,
)
from marsad.reader.voices.statements import opens, states

_FAR = 40
_REMEMBERED = 40
"""So many of the latest claimants may be pointed back to."""


@dataclass(frozen=True, slots=True)
class Voice:
    """A claimant's words; it speaks from token ``reach`` on, or up to it where named ``behind``.

    ``behind`` is true for one that is named after what it states («…، بحسب المرصد»). ``cue`` is the word
    that brings it in; null where it is carried on from before, or named at the head of the sentence.
    """

    words: str
    reach: int
    behind: bool = False
    cue: Cue | None = None


@dataclass(slots=True)
class Course:
    """What has been heard so far: the claimants named, and the one that the sentence before was about.

    ``announced`` states the items of a list that is being told; ``quoting`` is true inside a quotation.
    """

    known: list[str] = field(default_factory=list)
    topic: str = ""
    issuer: str | None = None
    announced: str = ""
    quoting: bool = False

    def hear(self, words: str) -> None:
        """Remember a claimant."""
        self.known.append(words)
        del self.known[:-_REMEMBERED]


def by(sentence: Sentence, cue: Cue, course: Course) -> Voice | None:
    """Read who follows «بحسب», «على ما قال»."""
    start = past_medium(sentence, cue)
    name = claimant_at(sentence, start) or _same_at(sentence.passage, start)
    if name is not None:
        name = quoted_by(sentence, cue, name)
    if name is not None:
        name = cut_at_medium(sentence.passage, name, cue)
        words = _told(sentence.passage, name, course)
    elif sentence.passage.at(cue.end, "claimants", "paper"):
        words = _latest(course)
    else:
        words = ""
    last = name is not None and (name.end >= sentence.end or sentence.passage.word(name.end) in {"،", ")"})
    if cue.kind == "toll" and not (last and cue.start > sentence.start + FIRST):
        return Voice(words, cue.end) if words else None
    return Voice(words, cue.start, behind=True) if words else None


def _same_at(passage: Passage, at: int) -> Name | None:
    """Return «هذا المصدر» as the name of one told of before."""
    return Name(at, at + 2) if passage.word(at) in _THE_SAME and is_claimant(passage, at + 1) else None


def said(sentence: Sentence, cue: Cue, own: str, course: Course) -> Voice | None:
    """Read who says it: who stands behind the verb, before it, or was told of earlier."""
    passage = sentence.passage
    if cue.kind == "pass":
        source = passed_on(sentence, cue)
        return Voice(_told(passage, source, course), source.end) if source is not None else None
    held = _held_before(sentence, cue)
    if held is not None:
        return None if is_unowned(passage, held) else Voice(_told(passage, held, course), cue.end)
    name = _named(sentence, cue)
    if name is not None and not _is_subject(sentence, name) and _adjacent(sentence, cue) is not None:
        name = None
    if name is not None:
        behind = _follows_speech(sentence, cue, name)
        words = "" if is_unowned(passage, name) else _told(passage, name, course)
        return Voice(words, cue.start if behind else name.end, behind) if words else None
    words = _before(sentence, cue, own, course)
    return Voice(words, cue.end) if words else None


def _named(sentence: Sentence, cue: Cue) -> Name | None:
    """Return who is named behind a verb as its subject, or whom that one quotes."""
    passage = sentence.passage
    name = claimant_at(sentence, past_medium(sentence, cue)) if cue.end < sentence.end else None
    if name is not None:
        name = quoted_by(sentence, cue, name)
    if name is None or told_to(passage, name.start) or not states(sentence, name, cue):
        return None
    return cut_at_medium(passage, name, cue)


def _follows_speech(sentence: Sentence, cue: Cue, name: Name) -> bool:
    """Tell whether the speech stands before its verb: «"وصلنا سبعة جرحى"، تقول طبيبة»."""
    passage = sentence.passage
    if cue.start - sentence.start < 3 or passage.word(cue.start)[:1] in {"و", "ف"}:
        return False
    if passage.word(cue.start - 1) not in COMMAS and not quote_before(passage, cue.start):
        return False
    after = range(name.end, min(name.end + 8, sentence.end))
    return not any(passage.word(at) in THAT or passage.word(at) == ":" for at in after)


def _held_before(sentence: Sentence, cue: Cue) -> Name | None:
    """Read who stands between «كان» and the verb, or right before it: «وكانت الوزارة قد أعلنت»."""
    passage = sentence.passage
    low = max(sentence.start, cue.start - LONGEST - 2)
    for at in range(cue.start - 1, low - 1, -1):
        if passage.word(at).removeprefix("و") in {"كان", "كانت"}:
            held = name_at(sentence, at + 1)
            if held is not None and (passage.word(cue.start - 1) == "قد" or held.end >= cue.start):
                return Name(held.start, min(held.end, cue.start))
            return None
        if passage.word(at) in _THAT_HE and _says_that(sentence, cue):
            held = name_at(sentence, at + 1)
            return held if held is not None and held.end >= cue.start else None
        if passage.word(at) in {".", ":", "؛"}:
            break
    return None


def _says_that(sentence: Sentence, cue: Cue) -> bool:
    """Tell whether a verb of saying stands behind its subject: «… قال للصحافيين إن»."""
    passage = sentence.passage
    near = range(cue.end, min(cue.end + FIRST, sentence.end))
    plain = cue.kind == "say" and not passage.word(cue.start).startswith("و")
    return plain and any(passage.word(at) in THAT for at in near)


_THAT_HE = frozenset({"ان", "لكن", "ولكن", "اما", "واما", "انما"})
"""What stands before a subject that stands before its verb: «غير أن طبيبا قال»."""


def _before(sentence: Sentence, cue: Cue, own: str, course: Course) -> str:
    """Return who goes on: the noun right before the verb, the subject of the sentence, or who spoke last."""
    passage = sentence.passage
    if cue.kind == "carry" or (cue.kind == "say" and passage.word(cue.start - 1) in _WHERE_HE):
        denied = _denied(sentence, cue)
        if denied is not None or own:
            return own if denied is None else _told(passage, denied, course)
    near = _adjacent(sentence, cue) if cue.kind != "carry" else None
    if near is not None:
        return "" if passage.at(near.start - 1, "claimants", "paper") else _told(passage, near, course)
    paper = passage.at(cue.end, "claimants", "paper")
    if paper is not None and definite(paper.proclitic):
        return own or _latest(course)  # «وأشار البيان إلى مقتل جنديين»
    if cue.kind == "tell" or not (opens(sentence, cue.end) or cue.kind == "carry"):
        return ""
    start = past_linking(sentence)
    first = next(subjects(sentence, start, min(start + FIRST, cue.start)), None)
    if first is not None and not own:
        return _told(passage, first, course)
    return own or (course.topic if cue.kind != "carry" else "") or _latest(course)


_WHERE_HE = word_set("where he says")


def past_linking(sentence: Sentence) -> int:
    """Return where a sentence begins behind what links it to the last: «إلى ذلك، …», «من جهة أخرى، …»."""
    passage, start = sentence.passage, sentence.start
    for at in range(start + 1, min(start + FIRST + 1, sentence.end - 1)):
        if passage.word(at) in COMMAS:
            return at + 1
        if is_claimant(passage, at) or is_saying(passage, at):
            break
    return start


def _denied(sentence: Sentence, cue: Cue) -> Name | None:
    """Return who takes a stand before going on to speak: «ونفى الناطق ذلك، قائلا إن»."""
    passage = sentence.passage
    for at in range(cue.start - 1, max(sentence.start, cue.start - _FAR) - 1, -1):
        if is_saying(passage, at):
            return None
        if passage.at(at, "claimants", "stand"):
            name = name_at(sentence, at + 1)
            land = passage.at(at + 1, "forces", "country")
            if name is not None and land is not None:
                name = name._replace(end=min(name.end, land.end))  # «اتهمت إريتريا إثيوبيا»
            return name if name is not None and name.end < cue.start else None
    return None


def _is_subject(sentence: Sentence, name: Name) -> bool:
    """Tell whether a noun behind a verb states what follows, and is not itself stated («أكد تسلم 63 جثة»)."""
    passage = sentence.passage
    if passage.word(name.start).startswith("ل") and (
        told_to(passage, name.start) or not is_claimant(passage, name.start)
    ):
        return False
    known = is_claimant(passage, name.start) or several_at(passage, name.start) is not None
    return known or passage.word(name.end) in THAT | {":"}


def _adjacent(sentence: Sentence, cue: Cue) -> Name | None:
    """Return the claimant that stands right before a verb as its subject."""
    near = list(subjects(sentence, max(sentence.start, cue.start - LONGEST), cue.start))
    short = bool(near) and near[-1].end - near[-1].start <= MEDIUM
    return near[-1] if short and near[-1].end >= _skipped_back(sentence, cue) else None


def _skipped_back(sentence: Sentence, cue: Cue) -> int:
    """Return where the words between a subject and its verb begin («الذي», «قد»)."""
    at = cue.start
    while at > sentence.start and sentence.passage.word(at - 1) in {
        "الذي",
        "التي",
        "هي",
        "هو",
        "قد",
        "ف",
        '"',
    }:
        at -= 1
    return at


def _latest(course: Course) -> str:
    return course.known[-1] if course.known else course.topic


def _told(passage: Passage, name: Name, course: Course) -> str:
    """Return the words for a claimant; a short name that points back gets the full one told before.

    So does the office of a body told of before: «قالت الوزارة … وأوضح وكيلها», «المتحدث باسمها».
    """
    words = name.words(passage)
    body = _body_of(passage, name, course)
    if body is not None:
        return body
    if passage.word(name.start) in _THE_SAME and name.end - name.start == 2:
        return _antecedent(passage.words(name.start + 1, name.end), course.known)
    points = passage.word(name.start).startswith("ال") and name.end - name.start <= 2
    return _antecedent(words, course.known) if points else words


def _body_of(passage: Passage, name: Name, course: Course) -> str | None:
    """Return the body told of last whose office a claimant holds: «وكيلها», «أمينه العام», «الناطق باسمه»."""
    named = (word for word in (passage.word(at) for at in range(name.start, name.end)) if word in _OFFICES)
    its = next((its for word in named for its in ("ها", "ه") if word.endswith(its)), None)
    latest = (course.topic, *reversed(course.known)) if course.topic else course.known[::-1]
    bodies = [body for body in latest if (words := fold_text(body).split()) and words[0] in _BODIES]
    fits = (body for body in bodies if (fold_text(body).split()[0] in _FEMININE) == (its == "ها"))
    return next(fits, None) if its is not None else None


_OFFICES, _BODIES, _FEMININE = (
    word_set("an office of it"),
    word_set("bodies that speak"),
    word_set("feminine bodies"),
)
_THE_SAME = word_set("the same")


def _antecedent(words: str, known: list[str]) -> str:
    """Return the latest claimant named in full that a short name points back to, or the name itself."""
    stem = fold_text(words).split()[0][2:].removesuffix("ه")
    heads = {"مصدر": ("مصدر", "مصادر", "مسؤول"), "مصادر": ("مصدر", "مصادر")}.get(stem, (stem,))
    for name in reversed(known):
        folded = fold_text(name)
        if any(head in folded for head in heads) and len(name) > len(words):
            return name
    return known[-1] if known and stem == "مصدر" else words
