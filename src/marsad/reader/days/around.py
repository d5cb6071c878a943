"""What the words around a day say of it: that something happened then, or that it was stated then."""

from __future__ import annotations

from collections.abc import Iterator

from marsad.language.wordsets import word_set, word_tuple
from marsad.reader.days.when import When, mark
from marsad.reader.document import Sentence
from marsad.reader.voices.claimants import is_saying

_BACK = 40
_NEAR = 3
_THAT = frozenset({"ان", "بان", "انه", "انها", "عن"})
_AFTERWARDS = frozenset({"بعد", "غداه", "عقب", "اثر"})
_CAUSING = word_tuple("causing")
_COMMAS = frozenset({"،", ",", ")"})


def of_statement(when: When, sentence: Sentence) -> bool:
    """Tell whether a day is that on which something was stated («أكدت في بيان جديد، الخميس، أن …»)."""
    return not when.bound and "of statement" in by_words(when, sentence)


def of_plan(when: When, sentence: Sentence) -> bool:
    """Tell whether a date is to come, at which something is due: «بحلول 30 أيلول», «المقررة في 4 آذار»."""
    words = (sentence.passage.word(at) for at in range(max(sentence.start, when.start - _NEAR), when.start))
    due = any(word.removeprefix("و") in _DUE for word in words)
    return when.written and (due or sentence.passage.at(when.end, "timing", "next") is not None)


_DUE = word_set("due")


def by_words(when: When, sentence: Sentence) -> Iterator[str]:
    """Yield what the words before and behind a day say: «قتل … أمس», «أعلنت أمس», «أمس بعد …»."""
    brought = sentence.passage.word(when.start - 1).startswith(_CAUSING)  # «أسفر أمس عن مقتل …»
    if brought and when.start > sentence.start:
        yield "of attack"
        return
    before = "of statement" if _before_that(sentence, when.end) else _governs(when, sentence)
    if before is not None:
        yield before
    elif sentence.passage.word(when.end) in _AFTERWARDS:
        yield "before cause"
    elif _event_in(sentence, when.end, when.end + _NEAR):
        yield "before event"


def _governs(when: When, sentence: Sentence) -> str | None:
    """Tell whether the word before a day that it belongs to is one of an attack, a death or a statement.

    Behind another day («نعت الهيئة، الاثنين، مقاتلين وقعوا مساء الأحد في كمين») none does.
    """
    for at in range(when.start - 1, max(sentence.start, when.start - _BACK) - 1, -1):
        if mark(sentence, at, "weekday", "day"):
            return None
        if tells(sentence, at):
            return "of event" if _falls(sentence, at) else "of attack"
        if _states(sentence, at):
            return "of statement"
        if sentence.passage.word(at) in _THAT:
            return None
    return None


def _event_in(sentence: Sentence, start: int, end: int) -> bool:
    return any(tells(sentence, at) for at in range(max(start, sentence.start), min(end, sentence.end)))


def _before_that(sentence: Sentence, at: int) -> bool:
    """Tell whether what is stated follows a day: «أعلنت الوزارة، السبت، أن …», «كشفت أمس عن …»."""
    at += sentence.passage.word(at) in _COMMAS
    return sentence.passage.word(at) in _THAT


def tells(sentence: Sentence, at: int) -> bool:
    """Tell whether a word says that something happened; «فجر» beside a day is the dawn."""
    passage = sentence.passage
    if passage.at(at, "times", "part") is not None or passage.at(at, "timing", "stated") is not None:
        return False
    return (
        passage.at(at, "events") is not None
        or passage.at(at, "casualty") is not None
        or passage.at(at, "timing", "happens") is not None
    )


def _falls(sentence: Sentence, at: int) -> bool:
    """Tell whether a word says that people came to harm, maybe after the attack («توفي جريح أمس»)."""
    return any(sentence.passage.at(at, "casualty", part) for part in ("verb", "count"))


def _states(sentence: Sentence, at: int) -> bool:
    """Tell whether a word says that something was stated; «بعد» is no «عد» with «ب»."""
    passage = sentence.passage
    if passage.at(at, "times", "part") is not None:
        return False
    return (
        is_saying(passage, at)
        or passage.at(at, "parties", "claim") is not None
        or passage.at(at, "scopes", "statement") is not None
        or passage.at(at, "scopes", "toll") is not None
        or passage.at(at, "timing", "stated") is not None
    )
