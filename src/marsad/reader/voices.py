"""Who states what: the claimant of each figure, carried on through «وأضاف» and «وتابع المصدر»."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from marsad.language.folding import fold_text
from marsad.language.words import definite
from marsad.reader.claimants import (
    LONGEST,
    THAT,
    Name,
    is_claimant,
    is_owned,
    name_at,
    quote_before,
    subjects,
)
from marsad.reader.cues import Cue, cues
from marsad.reader.document import Document, Passage, Sentence
from marsad.reader.issuers import issuer_of, of_the_issuer

_HEADLINE = 10
_FIRST = 4
"""The subject of a sentence is one of so many first words."""
_CLAUSE = 60
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
class _Course:
    """What has been heard so far: the claimants named, and the one that the sentence before was about."""

    known: list[str] = field(default_factory=list)
    topic: str = ""
    issuer: str | None = None

    def hear(self, words: str) -> None:
        self.known.append(words)
        del self.known[:-_REMEMBERED]


def voices(document: Document) -> dict[int, tuple[Voice, ...]]:
    """Return by sentence who speaks in it."""
    found: dict[int, tuple[Voice, ...]] = {}
    course = _Course(issuer=issuer_of(document))
    if course.issuer:
        course.hear(course.issuer)
    for sentence in document.sentences:
        here = tuple(_voices(sentence, course)) or _carried(sentence, course, found)
        if here:
            found[sentence.index] = here
            if _speaks_of_before(sentence, here[0]):
                found.setdefault(sentence.index - 1, (Voice(here[0].words, sentence.end, behind=True),))
        topic = next(subjects(sentence, sentence.start, min(sentence.start + _FIRST, sentence.end)), None)
        course.topic = topic.words(sentence.passage) if topic is not None and not here else ""
    return found


def _speaks_of_before(sentence: Sentence, voice: Voice) -> bool:
    """Tell whether a voice states what stands before: «…، كما أعلن الجيش», «هذا ما أكده المدير»."""
    passage, start = sentence.passage, sentence.start
    if voice.behind and voice.reach == start and sentence.continues:
        return True
    return passage.word(start) in {"هذا", "وهذا", "هو", "وهو"} and passage.word(start + 1) == "ما"


def _carried(sentence: Sentence, course: _Course, found: dict[int, tuple[Voice, ...]]) -> tuple[Voice, ...]:
    """Return who speaks in a sentence that names nobody: the issuer of a statement, or who spoke before."""
    before = found.get(sentence.index - 1)
    words: str | None = None
    if course.issuer and not sentence.continues:
        words = course.issuer
    elif before and (sentence.continues or _goes_on(sentence)):
        words = before[-1].words
    return (Voice(words, sentence.start),) if words else ()


def _goes_on(sentence: Sentence) -> bool:
    """Tell whether a sentence goes on with what the one before states, or is the speech that it announced."""
    passage, at = sentence.passage, sentence.start - 1
    while at > 0 and passage.word(at) == "\n":
        at -= 1
    if (at >= 0 and passage.word(at) == ":") or of_the_issuer(sentence):
        return True
    first = range(sentence.start, min(sentence.start + 2, sentence.end))
    return any(passage.at(one, "claimants", "on") for one in first)


def speaker(here: tuple[Voice, ...], at: int) -> str | None:
    """Return the words for the one who states what stands at token ``at`` of a sentence."""
    voice = voice_at(here, at)
    return voice.words or None if voice is not None else None


def voice_at(here: tuple[Voice, ...], at: int) -> Voice | None:
    """Return the voice that states what stands at token ``at`` of a sentence."""
    before = [voice for voice in here if voice.reach <= at]
    behind = [voice for voice in here if voice.behind and voice.reach > at]
    if before and not (behind and before[-1].behind):
        return before[-1]
    return behind[0] if behind else None


def _voices(sentence: Sentence, course: _Course) -> Iterator[Voice]:
    """Yield the claimants of a sentence."""
    headed = _headline(sentence)
    if headed is not None:
        course.hear(headed.words)
        yield headed
    own = headed.words if headed is not None else ""
    for cue in cues(sentence):
        by = cue.kind in {"accord", "toll"}
        voice = _by(sentence, cue, course) if by else _said(sentence, cue, own, course)
        if voice is not None:
            course.hear(voice.words)
            yield replace(voice, cue=cue)
            yield from _known_event(sentence, cue.end)
            own = voice.words


def _known_event(sentence: Sentence, start: int) -> Iterator[Voice]:
    """Yield the outlet's own voice behind a known event that a statement names («الهجوم الذي … وأسفر عن»)."""
    passage, known = sentence.passage, False
    for at in range(start, min(sentence.end, start + _CLAUSE)):
        word = passage.word(at)
        if word in THAT - {"عن", "ب", "ف"} and at > start + LONGEST:
            return
        if word in {"الذي", "التي"}:
            near = range(max(start, at - 3), at)
            known = known or any(
                m.entry.kind == "events"
                for one in near
                for m in passage.marks.get(one, ())
                if definite(m.proclitic)
            )
        elif known and word in _RESULTED:
            yield Voice("", at)
            return


_RESULTED = frozenset(
    f"و{verb}" for verb in ("اسفر", "اسفرت", "اوقع", "اوقعت", "اودي", "اودت", "خلف", "خلفت", "ادي", "ادت")
)


def _headline(sentence: Sentence) -> Voice | None:
    """Read «المرصد السوري: مقتل …», «صنعاء - وزارة الصحة: …» at the head of a sentence."""
    passage, start = sentence.passage, sentence.start
    for at in range(sentence.start, min(sentence.start + _HEADLINE, sentence.end)):
        if passage.word(at) == ":":
            name = name_at(sentence, start) if start < at and is_claimant(passage, start) else None
            return Voice(name.words(passage), at) if name is not None else None
        if passage.word(at) in {"-", "/", ")", "|"} or (not passage.tokens[at].is_word and start == at):
            start = at + 1
    return None


def _by(sentence: Sentence, cue: Cue, course: _Course) -> Voice | None:
    """Read who follows «بحسب», «على ما قال»."""
    name = _plain(sentence, cue.end)
    if name is not None:
        words = _told(sentence.passage, name, course)
    elif sentence.passage.at(cue.end, "claimants", "paper"):
        words = _latest(course)
    else:
        words = ""
    if cue.kind == "toll":
        return Voice(words, cue.end) if words else None
    return Voice(words, cue.start, behind=True) if words else None


def _plain(sentence: Sentence, at: int) -> Name | None:
    """Return the claimant that begins here, or whose paper does: «بيان لوزارة الصحة», «أرقام المرصد»."""
    passage = sentence.passage
    owner = _owner(sentence, at + (passage.word(at) in {"اخر", "احدث", "لاخر", "لاحدث"}))
    if owner is not None:
        return owner
    name = name_at(sentence, at)
    paper = passage.at(at, "claimants", "paper")
    pointing = paper is not None and paper.proclitic in {"ال", "لل"} and not is_claimant(passage, at)
    if name is None or pointing or (is_owned(passage, at) and not is_claimant(passage, at)):
        return None
    return None if passage.at(at, "claimants", "rumour") else name._replace(cut=_joined_l(passage, at))


def _owner(sentence: Sentence, at: int) -> Name | None:
    """Return whose paper begins here: «بيان لوزارة الصحة», «حصيلة جديدة للدفاع المدني», «أرقام المرصد»."""
    passage = sentence.passage
    if passage.at(at, "claimants", "paper") is None or is_owned(passage, at):
        return None
    for owner in range(at + 1, min(at + 4, sentence.end)):
        cut = _joined_l(passage, owner)
        if cut or (owner == at + 1 and is_claimant(passage, owner)):
            name = name_at(sentence, owner)
            return name if name is None else Name(owner, max(name.end, owner + 1), cut)
        if passage.word(owner) in {"،", ",", "."}:
            return None
    return None


def _joined_l(passage: Passage, at: int) -> str:
    """Return the «ل» written onto a name («وفقا لمصدر», «بيان للجيش»)."""
    word = passage.word(at)
    if word.startswith("لل") and len(word) > 4:
        return "لل" if not word.startswith("للا") else "ل"
    clitics = {
        m.proclitic for m in passage.marks.get(at, ()) if m.entry.kind in {"claimants", "actors", "forces"}
    }
    return "ل" if "ل" in clitics and "" not in clitics else ""


def _said(sentence: Sentence, cue: Cue, own: str, course: _Course) -> Voice | None:
    """Read who says it: who stands behind the verb, before it, or was told of earlier."""
    passage = sentence.passage
    held = _held_before(sentence, cue)
    if held is not None:
        return None if _unowned(passage, held) else Voice(_told(passage, held, course), cue.end)
    name = _named(sentence, cue)
    if name is not None:
        behind = _follows_speech(sentence, cue, name)
        words = "" if _unowned(passage, name) else _told(passage, name, course)
        return Voice(words, cue.start if behind else name.end, behind) if words else None
    words = _before(sentence, cue, own, course)
    return Voice(words, cue.end) if words else None


def _named(sentence: Sentence, cue: Cue) -> Name | None:
    """Return who is named behind a verb as its subject, or whom that one quotes."""
    name = _plain(sentence, cue.end) if cue.end < sentence.end else None
    if name is not None and cue.kind == "quote":
        name = _origin(sentence, name) or name
    return name if name is not None and _states(sentence, name, cue) else None


def _unowned(passage: Passage, name: Name) -> bool:
    """Tell whether nobody is named: «حصيلة غير نهائية»."""
    return any(passage.word(at).startswith("حصيل") for at in (name.start, name.start + 1))


def _follows_speech(sentence: Sentence, cue: Cue, name: Name) -> bool:
    """Tell whether the speech stands before its verb: «"وصلنا سبعة جرحى"، تقول طبيبة»."""
    passage = sentence.passage
    if cue.start - sentence.start < 3 or passage.word(cue.start)[:1] in {"و", "ف"}:
        return False
    if passage.word(cue.start - 1) not in {"،", ","} and not quote_before(passage, cue.start):
        return False
    after = range(name.end, min(name.end + 8, sentence.end))
    return not any(passage.word(at) in THAT or passage.word(at) == ":" for at in after)


def _origin(sentence: Sentence, name: Name) -> Name | None:
    """Return whom somebody quotes: «نقلت الوكالة عن مصدر في الشرطة»."""
    if sentence.passage.word(name.end) != "عن" or name.end + 1 >= sentence.end:
        return None
    return name_at(sentence, name.end + 1)


def _states(sentence: Sentence, name: Name, cue: Cue) -> bool:
    """Tell whether a name behind a verb is that of its subject, and what follows it may be a statement."""
    passage = sentence.passage
    if passage.at(name.end, "claimants", "void") and name.end < sentence.end:
        return False
    if is_claimant(passage, name.start):
        return True
    if cue.kind == "tell" or is_owned(passage, name.start):
        return False
    return _opens(sentence, name.end) or any(
        passage.word(at) in THAT - {"عن", "ب", "ف"} or passage.word(at) == ":"
        for at in range(name.end, min(name.end + LONGEST, sentence.end))
    )


def _opens(sentence: Sentence, at: int) -> bool:
    """Tell whether what stands here may begin a statement: «أن», «عن», «مقتل», a quotation, a number."""
    passage = sentence.passage
    word = passage.word(at)
    if at >= sentence.end or word in THAT or word in {":", "الي"} or word == "في":
        return True
    if passage.word(at - 1) in THAT or quote_before(passage, at):
        return True
    kinds = {m.entry.kind for m in passage.marks.get(at, ())}
    opening = bool(kinds & {"casualty", "numbers", "qualifiers"}) or passage.tokens[at].is_number
    return opening or passage.at(at, "claimants", "link") is not None


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
        if passage.word(at) in {".", ":", "؛"}:
            break
    return None


def _before(sentence: Sentence, cue: Cue, own: str, course: _Course) -> str:
    """Return who goes on: the noun right before the verb, the subject of the sentence, or who spoke last."""
    passage = sentence.passage
    if cue.kind == "carry" and own:
        return own
    end = _skipped_back(sentence, cue)
    near = list(subjects(sentence, max(sentence.start, cue.start - LONGEST), cue.start))
    if cue.kind != "carry" and near and near[-1].end >= end:
        return (
            "" if passage.at(near[-1].start - 1, "claimants", "paper") else _told(passage, near[-1], course)
        )
    if cue.kind == "tell" or not (_opens(sentence, cue.end) or cue.kind == "carry"):
        return ""
    first = next(subjects(sentence, sentence.start, min(sentence.start + _FIRST, cue.start)), None)
    if first is not None and not own:
        return _told(passage, first, course)
    return own or (course.topic if cue.kind != "carry" else "") or _latest(course)


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


def _latest(course: _Course) -> str:
    return course.known[-1] if course.known else course.topic


def _told(passage: Passage, name: Name, course: _Course) -> str:
    """Return the words for a claimant; a short name that points back gets the full one told before."""
    words = name.words(passage)
    points = passage.word(name.start).startswith("ال") and name.end - name.start <= 2
    return _antecedent(words, course.known) if points else words


def _antecedent(words: str, known: list[str]) -> str:
    """Return the latest claimant named in full that a short name points back to, or the name itself."""
    stem = fold_text(words).split()[0][2:].removesuffix("ه")
    heads = {"مصدر": ("مصدر", "مصادر", "مسؤول"), "مصادر": ("مصدر", "مصادر")}.get(stem, (stem,))
    for name in reversed(known):
        folded = fold_text(name)
        if any(head in folded for head in heads) and len(name) > len(words):
            return name
    return words
