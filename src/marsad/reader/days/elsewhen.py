"""Days of a sentence that are not those of what it tells: of a plan, another attack, a measure taken."""

from __future__ import annotations

from marsad.language.wordsets import word_set
from marsad.reader.days.around import tells
from marsad.reader.days.when import When
from marsad.reader.document import Sentence
from marsad.reader.scenes.telling import Telling

_NEAR = 10


def of_another(when: When, telling: Telling) -> bool:
    """Tell whether a day is of an attack that was only feared, or of one that is recalled by its like."""
    return _feared(when, telling.sentence) or _has_its_like(when, telling)


def _feared(when: When, sentence: Sentence) -> bool:
    """Tell whether something was only planned or feared for a day: «احتمال تنفيذ هجمات في 5 مايو»."""
    passage = sentence.passage
    for at in range(when.start - 1, max(sentence.start, when.start - _NEAR) - 1, -1):
        if passage.word(at).removeprefix("و") in _FEARED:
            return True
        if passage.word(at) in _COMMAS or passage.at(at, "casualty", "verb"):
            return False
    return False


_FEARED, _COMMAS = word_set("planned or feared"), frozenset({"،", ",", "؛"})


def _has_its_like(when: When, telling: Telling) -> bool:
    """Tell whether a day is of the attack that recalls another: «هجوم أمس يذكر بهجوم مماثل وقع في مايو»."""
    sentence, later = telling.sentence, [one.start for one in telling.times if one.start > when.end]
    words = [sentence.passage.word(at) for at in range(sentence.start, sentence.end)]
    if not later or _RECALLING.isdisjoint(words):
        return False
    return any(sentence.passage.word(at) in _LIKE for at in range(when.end, max(later)))


_RECALLING = word_set("recalling")
_LIKE = frozenset({"مماثل", "مماثله", "مماثلا", "مشابه", "مشابهه", "مشابها"})


def aftermath(when: When, telling: Telling) -> bool:
    """Tell whether a day is of what was done after the attack: «أمر أمس بنشر الجيش في أعقاب هجوم قتل …»."""
    sentence, counts = telling.sentence, [one.start for one in telling.found]
    behind = (at for at in range(when.end, sentence.end) if _in_its_wake(sentence, at))
    wake = next(behind, None)
    if wake is None or not counts or min(counts) < wake:
        return False
    return not any(tells(sentence, at) for at in range(sentence.start, wake))


def _in_its_wake(sentence: Sentence, at: int) -> bool:
    return sentence.passage.word(at) == "اعقاب" and sentence.passage.word(at - 1).endswith("في")
