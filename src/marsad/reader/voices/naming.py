"""Whom the words behind a cue name: a claimant, the owner of a paper, or the one whom a claimant quotes."""

from __future__ import annotations

from marsad.language.words import COMMAS
from marsad.language.wordsets import word_set
from marsad.reader.document import Passage, Sentence
from marsad.reader.voices.claimants import FIRST, THAT, Name, is_claimant, is_owned, name_at
from marsad.reader.voices.cues import Cue

MEDIUM = 8
"""The most tokens between a verb and its subject, for the one it is told to."""
_TELL_SOMEONE = word_set("telling somebody")


def past_medium(sentence: Sentence, cue: Cue) -> int:
    """Return where a subject may begin, past the one it is said to: «قال لوكالة الأنباء مدير المستشفى»."""
    passage, at = sentence.passage, past_day(sentence, cue.end)
    while at < cue.end + FIRST and passage.at(at, "times") is not None and not is_claimant(passage, at):
        at += 1  # «أعلن مساء السبت حاكم الإقليم»
    told = passage.word(at) == "ل" or passage.at(at, "claimants", "media") or told_to(passage, at)
    told = told and passage.at(cue.end - 1, "claimants", "accord") is None
    if not told or (is_claimant(passage, at) and passage.at(at, "claimants", "media") is None):
        return at
    for later in range(at + 1, min(at + MEDIUM, sentence.end)):
        if passage.word(later) in THAT or passage.word(later) in {"،", ":", "."}:
            return at
        owned = passage.word(later).startswith("لل")  # «الوكالة الوطنية للإعلام» is one name
        if is_claimant(passage, later) and not owned and passage.at(later, "claimants", "media") is None:
            return later
    return at


def past_day(sentence: Sentence, at: int) -> int:
    """Return where a day between commas ends that stands behind a verb of saying («وذكرت، أمس الأحد، أن»)."""
    passage = sentence.passage
    end = past_when(passage, at)
    between = passage.word(at) in COMMAS and passage.word(end - 1) in COMMAS
    return end if between and end > at + 1 else at


def past_when(passage: Passage, at: int) -> int:
    """Return where a day ends that may stand here, between commas or not; the same token where none does."""
    begin = end = at + (passage.word(at) in COMMAS)
    while (day := passage.at(end, "times") or passage.at(end, "timing")) is not None:
        end = day.end
    return end + (passage.word(end) in COMMAS) if end > begin else at


def told_to(passage: Passage, at: int) -> bool:
    """Tell whether whom it is told to begins here: «لوكالة», «للصحافيين»."""
    return passage.word(at).startswith("ل") and passage.at(at, "claimants", "link") is not None


def cut_at_medium(passage: Passage, name: Name, cue: Cue) -> Name:
    """Leave out whom it is told to, where the verb takes an object: «أبلغ طبيب وكالة الأنباء»."""
    if not any(passage.word(at).removeprefix("و") in _TELL_SOMEONE for at in range(cue.start, cue.end)):
        return name
    for at in range(name.start + 2, name.end):
        if passage.at(at, "claimants", "media") and passage.word(at - 1) not in {"في", "من", "مكتب", "ل"}:
            return name._replace(end=at)
    return name


def claimant_at(sentence: Sentence, at: int) -> Name | None:
    """Return the claimant that begins here, or whose paper does: «بيان لوزارة الصحة», «أرقام المرصد»."""
    passage = sentence.passage
    at += 2 if (passage.word(at), passage.word(at + 1)) == ("كل", "من") else 0
    owner = _owner(sentence, at + (passage.word(at) in {"اخر", "احدث", "لاخر", "لاحدث"}))
    if owner is not None:
        return owner
    name = name_at(sentence, at)
    paper = passage.at(at, "claimants", "paper")
    pointing = paper is not None and paper.proclitic in {"ال", "لل"} and not is_claimant(passage, at)
    bare = paper is not None and name is not None and name.end == at + 1
    if name is None or pointing or bare or (is_owned(passage, at) and not is_claimant(passage, at)):
        return None
    return None if passage.at(at, "claimants", "rumour") else name._replace(cut=_joined_l(passage, at))


def _owner(sentence: Sentence, at: int) -> Name | None:
    """Return whose paper begins here: «بيان لوزارة الصحة», «حصيلة جديدة للدفاع المدني», «أرقام المرصد»."""
    passage = sentence.passage
    if passage.at(at, "claimants", "paper") is None or is_owned(passage, at):
        return None
    for owner in range(at + 1, min(at + 4, sentence.end)):
        put = passage.at(owner, "claimants", "put")
        if put is not None:
            return name_at(sentence, put.end)
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
        return "لل"
    clitics = {
        m.proclitic
        for m in passage.marks.get(at, ())
        if m.entry.kind in {"claimants", "actors", "forces"} and m.entry.part != "link"
    }
    return "ل" if "ل" in clitics and "" not in clitics else ""


def passed_on(sentence: Sentence, cue: Cue) -> Name | None:
    """Read «علم موقعنا من مصدر طبي», «نسبت الصحيفة إلى ضابط قوله»; «الهجوم الذي نسب إلى» states nothing."""
    passage = sentence.passage
    for at in range(cue.end + 1, min(cue.end + MEDIUM, sentence.end - 1)):
        if passage.word(at) in {"من", "الي"} and is_claimant(passage, at + 1):
            return name_at(sentence, at + 1)
    return None


def is_unowned(passage: Passage, name: Name) -> bool:
    """Tell whether nobody is named: «حصيلة غير نهائية»."""
    return any(passage.word(at).startswith("حصيل") for at in (name.start, name.start + 1))


def quoted_by(sentence: Sentence, cue: Cue, name: Name) -> Name:
    """Return whom one named behind a cue quotes («ذكرت الوكالة عن مصدر أمني»), or that one itself."""
    passage = sentence.passage
    if cue.kind == "quote" or passage.word(cue.end - 1).startswith("نقل"):
        return origin(sentence, name) or name
    if passage.at(name.start, "claimants", "media") is None or passage.word(name.end) != "عن":
        return name
    return (origin(sentence, name) if is_claimant(passage, name.end + 1) else None) or name


def origin(sentence: Sentence, name: Name) -> Name | None:
    """Return whom somebody quotes: «نقلت الوكالة عن مصدر في الشرطة»."""
    passage = sentence.passage
    for at in range(name.start + 1, min(name.end + 1, sentence.end - 1)):
        if passage.word(at) == "عن" and is_claimant(passage, at + 1):
            return name_at(sentence, at + 1)
    end = past_when(passage, past_brackets(passage, name.end))
    end += passage.word(end) in COMMAS and passage.word(end + 1) == "عن"
    if passage.word(end) != "عن" or end + 1 >= sentence.end:
        return None
    return name_at(sentence, _past_so_called(passage, end + 1))


def past_brackets(passage: Passage, at: int) -> int:
    """Return where brackets close that begin here, or the same token («وكالة الأنباء الرسمية (سبأ) عن …»)."""
    if passage.word(at) != "(":
        return at
    inside = range(at + 1, min(at + MEDIUM, len(passage.tokens)))
    return next((end + 1 for end in inside if passage.word(end) == ")"), at)


def _past_so_called(passage: Passage, at: int) -> int:
    """Return where a name begins behind «ما يسمى», by which an outlet doubts it."""
    if passage.word(at) != "ما" or passage.word(at + 1) not in _SO_CALLED:
        return at
    return at + 2 + (passage.word(at + 2) == "ب")


_SO_CALLED = word_set("so called")
