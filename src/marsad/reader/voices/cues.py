"""The words in a sentence that bring in a claimant: verbs of saying, «بحسب», «حسبما أعلن»."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from marsad.language.words import definite
from marsad.language.wordsets import word_set, word_tuple
from marsad.reader.document import Passage, Sentence
from marsad.reader.voices.claimants import THAT, is_estimated, name_at

_SAID = ("say", "tell", "quote", "carry", "pass")


class Cue(NamedTuple):
    """Tokens ``start`` up to ``end`` that bring in a claimant, and of which ``kind`` they are."""

    start: int
    end: int
    kind: str


def cues(sentence: Sentence) -> Iterator[Cue]:
    """Yield what brings in a claimant, in the order in which it stands."""
    at = sentence.start
    while at < sentence.end:
        cue = _accord(sentence, at) or _said(sentence, at) or _toll(sentence, at)
        if cue is not None:
            yield cue
        at = cue.end if cue is not None else at + 1


def _said(sentence: Sentence, at: int) -> Cue | None:
    """Read a verb of saying that is not denied, and no noun with the article («التابع»)."""
    passage = sentence.passage
    marks = [
        m
        for m in passage.marks.get(at, ())
        if m.entry.kind == "claimants" and m.entry.part in _SAID and m.proclitic in {"", "و", "ف"}
    ]
    if not marks or (at > sentence.start and passage.at(at - 1, "grammar", "negation")):
        return None
    carries = marks[0].entry.part == "carry"
    if _no_saying(sentence, at) or (carries and _says_nothing(sentence, at, marks[0].end)):
        return None
    if marks[0].entry.part == "quote" and passage.at(marks[0].end, "casualty", "count"):
        return None  # «ونقلت الجرحى إلى المستشفى»
    end = marks[0].end + (passage.word(marks[0].end) in _TO)
    return Cue(at, min(end, sentence.end), marks[0].entry.part)


def _no_saying(sentence: Sentence, at: int) -> bool:
    """Tell what only looks like a verb of saying: «تابع لتنظيم», «عملية رصد», «قوات الشرطة رصدت سيارتين»."""
    passage, word = sentence.passage, sentence.passage.word(at).removeprefix("و")
    if is_estimated(passage, at) or (word in _BELONGS and passage.word(at + 1).startswith("ل")):
        return True
    noun = passage.word(at - 1) in _WORK or passage.word(at + 1).startswith("ل")
    return (word == "رصد" and noun) or (word in _SPOTS and _by_a_force(sentence, at))


def _says_nothing(sentence: Sentence, at: int, end: int) -> bool:
    """Tell «معلومات مؤكدة» and «تابع الجيش عملياته» from words that carry on a speech."""
    passage = sentence.passage
    if at > sentence.start and passage.word(at - 1).removeprefix("و") in _TOLD:
        return True
    name = name_at(sentence, end) if passage.word(at).removeprefix("و") in _GOES_ON else None
    if name is None or passage.word(name.end) in THAT | {":"}:
        return False
    return any(passage.word(place).startswith(_DEEDS) for place in range(name.start + 1, name.end + 1))


_TOLD, _GOES_ON = word_set("what is told"), word_set("going on with a speech or a deed")
_DEEDS = word_tuple("deeds that go on")
_BELONGS = word_set("belonging")


def _by_a_force(sentence: Sentence, verb: int) -> bool:
    """Tell whether a force or group is the subject of a verb, right behind or before it."""
    passage = sentence.passage
    around = (verb + 1, *range(max(sentence.start, verb - _SUBJECT), verb))
    marks = (mark for at in around for mark in passage.marks.get(at, ()))
    sides = (m for m in marks if m.entry.kind in {"actors", "forces"} and m.start > verb - _SUBJECT)
    return any(m.start > verb or m.end == verb for m in sides if m.entry.part != "country")


_SPOTS, _SUBJECT = word_set("watching or spotting"), 5
_WORK = word_set("work of watching")
"""Before these «رصد» is a noun."""
_TO = frozenset({"به", "بها", "لنا", "لها", "فيه", "فيها"})
"""What may stand between a verb of saying and its subject («أفادت به الوزارة»)."""
_LEADING = _TO | {"ل"}
"""What stands between «وفق» and who states it; a «ل» alone, before quotation marks: «وفقا لـ"رويترز"»."""


def _toll(sentence: Sentence, at: int) -> Cue | None:
    """Read «حصيلة لوزارة الصحة», «حصيلة الصليب الأحمر», «إحصائية من الدفاع المدني»."""
    passage = sentence.passage
    paper = passage.at(at, "claimants", "paper")
    if paper is None or not passage.word(at).removeprefix("و").removeprefix("ال").startswith(_TOLLS):
        return None
    for end in range(at + 1, min(at + 4, sentence.end - 1)):
        person = passage.at(end, "claimants", "person")
        if person is not None and (
            person.proclitic in {"ل", "لل"} or (end == at + 1 and _counts(passage, end))
        ):
            return Cue(at, end, "toll")
        put = passage.at(end, "claimants", "put")
        if put is not None and put.end < sentence.end:
            return Cue(at, put.end, "toll")
        if passage.at(end, "casualty"):
            return None
        if passage.word(end) == "من" and passage.at(end + 1, "claimants", "person"):
            return Cue(at, end + 1, "toll")
    return None


def _counts(passage: Passage, at: int) -> bool:
    """Tell whether a noun behind «حصيلة» is who counts, and not a force whose dead are counted."""
    return not any(m.entry.kind in {"actors", "forces"} for m in passage.marks.get(at, ()))


_TOLLS = word_tuple("tolls that say")


def _accord(sentence: Sentence, at: int) -> Cue | None:
    """Read «بحسب», and a verb of saying behind «ما» or «كما»: «وفق ما أعلن», «على ما قال», «كما ذكرت»."""
    passage = sentence.passage
    mark = passage.at(at, "claimants", "accord")
    if mark is not None and (definite(mark.proclitic) or mark.proclitic == "ف"):  # «فحسب» is «only».
        mark = None
    if mark is not None and _by_mouth(sentence, at):
        return None
    end = mark.end if mark is not None else at
    behind = end + (passage.word(end) in {"ما", "لما"})
    if mark is None:
        behind = at + 2 if (passage.word(at), passage.word(at + 1)) == ("علي", "ما") else at
        known = passage.word(at).removeprefix("و") in {"هو", "هذا"} and passage.word(at + 1) == "ما"
        behind = at + 2 if known and passage.word(at + 2) in _SAID_IT else behind
        behind = at + 1 if passage.word(at) == "كما" and _ends_there(sentence, at) else behind
    said = _verb(passage, behind) if behind > at else None
    if mark is None and said is None:
        return None
    end = said if said is not None else behind
    return Cue(at, min(end + (passage.word(end) in _LEADING), sentence.end), "accord")


def _by_mouth(sentence: Sentence, at: int) -> bool:
    """Tell whether a body named before states it by somebody's mouth («أعلنت الوزارة على لسان وكيلها»)."""
    passage = sentence.passage
    if (passage.word(at), passage.word(at + 1)) != ("علي", "لسان"):
        return False
    return any(_said(sentence, before) for before in range(max(sentence.start, at - _NAMED), at))


_NAMED = 6
"""So many tokens at most stand between a verb of saying and «على لسان»."""


def _verb(passage: Passage, at: int) -> int | None:
    """Return where a verb of saying ends, an object written onto it or not («ذكرته»)."""
    for part in ("say", "tell", "quote"):
        mark = passage.at(at, "claimants", part)
        if mark is not None and mark.proclitic == "":
            return mark.end
    return at + 1 if passage.word(at) in _SAID_IT else None


_SAYING_WORDS = (
    "ذكر اورد نقل اعلن قال اكد كشف يقول تقول اوضح افاد نشر بث احصي وثق رصد صرح "
    "اصدر سجل عرض اشار ابلغ حدد قدر زعم ادعي"
)
_SAID_IT = frozenset(
    f"{verb}{past}{it}" for verb in _SAYING_WORDS.split() for past in ("", "ت") for it in ("ه", "ها")
) | {"جاء في", "ورد"}


def _ends_there(sentence: Sentence, at: int) -> bool:
    """Tell whether «كما أعلن فلان» adds its claimant to what was said, and states nothing new itself."""
    passage = sentence.passage
    said = _verb(passage, at + 1)
    name = name_at(sentence, said) if said is not None else None
    if name is None or (at == sentence.start and not sentence.continues):
        return False
    end = _past_hearer(sentence, name.end)
    return (
        end >= sentence.end
        or passage.word(end) in {"،", ",", ")", "."}
        or (passage.word(name.end) not in THAT and passage.at(name.end, "times") is not None)
    )


def _past_hearer(sentence: Sentence, at: int) -> int:
    """Return where the words for whom it is told to end: «لوكالة الأنباء», «في بيان»."""
    passage = sentence.passage
    if not passage.word(at).startswith("ل") or passage.at(at, "claimants", "link") is None:
        return at
    while at < sentence.end and passage.tokens[at].is_word and passage.word(at) not in THAT:
        at += 1
    return at
