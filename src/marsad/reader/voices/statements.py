"""Whether a statement follows a verb of saying: «أن», a quotation, a toll, behind its subject or at once."""

from __future__ import annotations

from marsad.language.words import COMMAS
from marsad.language.wordsets import word_set
from marsad.reader.document import Sentence
from marsad.reader.voices.claimants import (
    LONGEST,
    THAT,
    Name,
    is_claimant,
    is_owned,
    quote_before,
    several_at,
)
from marsad.reader.voices.cues import Cue
from marsad.reader.voices.naming import MEDIUM, past_day


def states(sentence: Sentence, name: Name, cue: Cue) -> bool:
    """Tell whether a name behind a verb is that of its subject, and what follows it may be a statement."""
    passage = sentence.passage
    if passage.at(name.end, "claimants", "void") and name.end < sentence.end:
        return False
    if cue.kind == "quote" and not _quotes(sentence, name):
        return False
    if is_claimant(passage, name.start) or (cue.kind == "quote" and _in_his_words(sentence, name)):
        return True
    if several_at(passage, name.start) is not None:
        return states_that(sentence, name.end)
    if cue.kind == "tell":
        return _with_office(sentence, name) and states_that(sentence, name.end)
    free = not is_owned(passage, name.start)
    return free and (opens(sentence, name.end) or states_that(sentence, name.end))


def _with_office(sentence: Sentence, name: Name) -> bool:
    """Tell whether an office stands behind a name and a comma («كتب فلان، وزير الدفاع، على منصة: …»)."""
    passage, at = sentence.passage, name.end
    return passage.word(at) in COMMAS and is_claimant(passage, at + 1)


def states_that(sentence: Sentence, at: int) -> bool:
    """Tell whether «أن» or a colon stands some tokens on."""
    words = (sentence.passage.word(near) for near in range(at, min(at + LONGEST, sentence.end)))
    return any(word in THAT - {"عن", "ب", "ف"} or word == ":" for word in words)


def _quotes(sentence: Sentence, name: Name) -> bool:
    """Tell whether somebody passes on words, and carries no load («نقلت طائرة الجرحى»)."""
    passage = sentence.passage
    near = range(name.start, min(name.end + MEDIUM, sentence.end))
    return any(passage.word(at) in THAT | {":"} for at in near) or _in_his_words(sentence, name)


def _in_his_words(sentence: Sentence, name: Name) -> bool:
    """Tell whether «قوله إن» or «قوله عبر حسابه: "…"» takes up one named some way before."""
    passage = sentence.passage
    near = range(name.end, min(name.end + _TOLD_OF, sentence.end - 1))
    return any(passage.word(at) in _HIS_WORDS and _speech_begins(sentence, at + 1) for at in near)


def _speech_begins(sentence: Sentence, start: int) -> bool:
    """Tell whether «إن» stands here, or a colon or a quotation some tokens on."""
    passage = sentence.passage
    near = range(start, min(start + MEDIUM, sentence.end))
    return passage.word(start) in THAT or any(
        passage.word(at) == ":" or quote_before(passage, at) for at in near
    )


_TOLD_OF = 20
_HIS_WORDS = word_set("his words")


def opens(sentence: Sentence, at: int) -> bool:
    """Tell whether what stands here may begin a statement: «أن», «عن», «مقتل», a quotation, a number."""
    passage = sentence.passage
    at = past_day(sentence, at)
    word = passage.word(at)
    if at >= sentence.end or word in THAT or word in {":", "الي"} or word == "في":
        return True
    if passage.word(at - 1) in THAT or quote_before(passage, at):
        return True
    kinds = {m.entry.kind for m in passage.marks.get(at, ())}
    opening = bool(kinds & {"casualty", "numbers", "qualifiers"}) or passage.tokens[at].is_number
    return opening or passage.at(at, "claimants", "link") is not None
