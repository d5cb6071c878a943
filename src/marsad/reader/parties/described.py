"""Names that only describe: to whom a group is loyal, what kind of attack it was («هجوم مسلح»)."""

from __future__ import annotations

from marsad.language.lexicon import Mark
from marsad.language.words import stems
from marsad.language.wordsets import word_set, word_tuple
from marsad.reader.document import Passage, Sentence


def nameless(mark: Mark) -> bool:
    """Tell whether a force is named without its country: «قوات الأمن»."""
    return mark.entry.kind == "forces" and bool(mark.entry.part) and not mark.entry["country"]


def only_described(passage: Passage, mark: Mark, last: Mark | None) -> bool:
    """Tell whether a name only says to whom the group before it is loyal, or is that of a ministry.

    ``last`` is the actor before: «حركة الشباب المرتبطة بتنظيم القاعدة», «وزارة الدفاع الوطني».
    """
    if passage.word(mark.start - 1).endswith(_MINISTRY) and mark.entry.kind == "actors":
        return True
    dressed = any(passage.word(mark.start - back) in _UNIFORMS for back in (1, 2))
    if dressed and (mark.entry.kind == "forces" or mark.entry["kind"] == "state"):
        return True  # «يرتدي زي الجيش», «بزات عسكرية للجيش»
    if _adjective_of_deed(passage, mark, last):
        return True
    if last is None or last.entry.kind not in {"actors", "grammar"} or last.entry["kind"] == "generic":
        return False
    if passage.word(mark.start - 2) in _FACTIONS and mark.start - last.end <= _APPOSED:
        return True  # «حركة العدل والمساواة، إحدى فصائل الجبهة»
    return any(
        loyal.end == mark.start and 0 <= loyal.start - last.end <= _QUOTED
        for at in range(mark.start - _LOYAL, mark.start)
        if (loyal := passage.at(at, "parties", "loyal")) is not None
    )


def names_its_group(passage: Passage, mark: Mark) -> bool:
    """Tell whether the group of gunmen is named right behind them: «مسلحون من حركة الشباب», «تابعون لها»."""
    if mark.entry.kind != "actors" or mark.entry["kind"] != "generic":
        return False
    loyal = passage.at(mark.end, "parties", "loyal")
    if passage.at(mark.end, "parties", "suspect") is not None:
        places = range(mark.end + 1, mark.end + _SUSPECTED)  # «يعتقد أنهم من حركة الشباب»
    else:
        at = loyal.end if loyal is not None else mark.end + 1 if passage.word(mark.end) == "من" else None
        places = range(at, at + 1) if at is not None else range(0)
    groups = (group for at in places if (group := passage.at(at, "actors")) is not None)
    return any(group.entry["kind"] == "group" for group in groups)


def serves_with(passage: Passage, mark: Mark) -> bool:
    """Tell whether soldiers are only told to serve with an actor: «القوة المشاركة في عمليات التحالف»."""
    words = [passage.word(mark.start - back) for back in range(1, _SERVING + 1)]
    at = next((at for at, word in enumerate(words) if word in _SERVES), None)
    return at is not None and not any(word in _STOPS for word in words[:at]) and bool(_IN & set(words[:at]))


def operated_against(sentence: Sentence, mark: Mark) -> bool:
    """Tell whether an operation is told to be against an actor: «عمليات ضد الحركة», «حملة استهدفت»."""
    passage, first = sentence.passage, mark.start
    back = range(first - 1, max(sentence.start, first - _OPERATION) - 1, -1)
    return any(passage.word(at) in _HUNTING for at in back[:2]) and any(
        stem in _OPERATIONS for at in back for _, stem in stems(passage.word(at))
    )


def in_a_name(passage: Passage, at: int) -> bool:
    """Tell whether a country is only a word of an actor's name: «القاعدة في بلاد المغرب الإسلامي»."""
    return any(
        mark.entry.kind == "actors" and mark.end > at
        for start in range(at - _LONG_NAME, at)
        for mark in passage.marks.get(start, ())
    )


_LONG_NAME = 6
"""Tokens before a country within which an actor's name begins that holds it."""


def _adjective_of_deed(passage: Passage, mark: Mark, last: Mark | None) -> bool:
    """Tell whether a word for gunmen describes an attack or a group: «هجوم مسلح», «التنظيم المتطرف»."""
    if mark.entry.part != "member" or mark.entry["kind"] != "generic" or mark.proclitic not in {"", "ال"}:
        return False
    if last is not None and last.end == mark.start:
        return last.entry.kind == "grammar" or last.entry["kind"] != "generic"
    if any(stem in _DEEDS for _, stem in stems(passage.word(mark.start - 1))):
        return True
    acts = any(passage.at(mark.start - 1, "parties", part) for part in ("act", "set_on"))
    event = passage.at(mark.start - 1, "events")
    return event is not None and event.entry["rank"] > "3" and not acts


def holds_ground(sentence: Sentence, mark: Mark) -> bool:
    """Tell whether an actor only holds, or lost, a place told of: «المدينة التي استعادها الجيش منه»."""
    passage, before = sentence.passage, mark.start - 1
    if passage.word(before) in _THERE and passage.word(before - 1).startswith((*_HOLDING, *_ACTIVE)):
        return True  # «في منطقة ينشط فيها التنظيم»
    for at in range(before, max(sentence.start, mark.start - _CLAUSE) - 1, -1):
        if passage.word(at) in _STOPS:
            return False
        if passage.word(at).removeprefix("و") in _WHICH:
            verbs = (passage.word(near) for near in range(at + 1, min(at + 1 + _VERB, mark.start)))
            return any(verb.startswith(_HOLDING) for verb in verbs) and not _of_actor(passage, at)
    return False


def _of_actor(passage: Passage, at: int) -> bool:
    """Tell whether «التي» goes on to tell of an actor, who then does what follows."""
    return any(
        mark.end in {at, at - 1} and mark.entry.kind in {"actors", "forces"}
        for start in range(max(0, at - _LONG_NAME), at)
        for mark in passage.marks.get(start, ())
        if mark.entry.part not in {"nationality", "country"}
    )


_THERE, _ACTIVE = frozenset({"فيها", "فيه", "عليها", "عليه", "منها", "منه"}), tuple(word_set("being active"))
_WHICH, _STOPS = frozenset({"التي", "الذي", "اللتين", "اللتان"}), frozenset({"،", ",", ":", "("})
_HOLDING, _CLAUSE, _VERB = word_tuple("holding ground"), 10, 4
_UNIFORMS, _DEEDS = word_set("uniforms"), word_set("deeds of terror")
_MINISTRY, _FACTIONS = word_tuple("a ministry"), word_set("one of the factions")
_SERVES, _IN, _SERVING = word_set("serving with"), frozenset({"في", "ضمن", "مع", "الي"}), 6
_HUNTING, _OPERATIONS, _OPERATION = word_set("hunting"), word_set("operations"), 8
_APPOSED = 4
_SUSPECTED = 6
"""Tokens behind gunmen within which the group stands that they are suspected to be of."""
_LOYAL = 3
"""Tokens of the longest word for loyalty: «مدعومة من قبل»."""
_QUOTED = 2
"""So many tokens, a bracket or an adjective, may stand behind a name before what is said of it."""
