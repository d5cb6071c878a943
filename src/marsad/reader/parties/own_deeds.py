"""Who tells of an attack of its own: «قالت الحركة إنها هاجمت», «أعلن الحزب استهداف», «المنفذ من عناصرها»."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from marsad.language.lexicon import Mark
from marsad.language.words import definite
from marsad.language.wordsets import word_set, word_tuple
from marsad.reader.document import Passage, Sentence

_WE, _NEAR, _TAIL, _VERB, _VICTIMS = 6, 14, 6, 4, 7
"""Tokens behind a colon within which «we» did it, behind a speaker within which it tells of its deed, to
another name of it, from who acts to the verb, and from the verb to those killed.
"""
_THAT = frozenset({"ان", "بان"})
_THAT_SELF = frozenset({"انه", "انها", "انهم", "بانه", "بانها", "بانهم"})
_ALLEGES, _DOERS, _ITS_OWN = (
    word_tuple("alleging"),
    word_tuple("assailants"),
    frozenset({"من", "احد", "هو", "هم"}),
)
_STANDS, _LOSES, _AVENGES = (
    word_set("standing behind a deed"),
    word_set("losing people"),
    word_set("avenging"),
)


def own_deeds(sentence: Sentence, named: Sequence[Mark]) -> Iterator[Mark]:
    """Yield the actors that say that they attacked: «قالت الحركة إنها قتلت», «أعلن الحزب استهداف».

    Also at the head of what they say: «الجيش: قتلنا خمسة من المسلحين».
    """
    yield from (mark for mark in named if _heads_own(sentence, mark))
    for say in sentence.find("claimants", "say"):
        if _unsaid(sentence.passage, say):
            continue
        after = [mark for mark in named if say.end <= mark.start <= say.end + 4]
        before = [mark for mark in named if say.start - 2 <= mark.end <= say.start]
        for mark in (after or before[::-1])[:1]:
            ends = [mark.end, *_named_again(mark, named)]
            if mark.entry["kind"] != "generic" and any(
                _tells_own(sentence, max(say.end, end), mark) for end in ends
            ):
                yield mark


def _heads_own(sentence: Sentence, mark: Mark) -> bool:
    """Tell whether a name and a colon head what its bearer tells of itself as «we»."""
    passage = sentence.passage
    if passage.word(mark.end) != ":" or mark.start > sentence.start + 1:
        return False
    if passage.at(mark.end + 1, "parties", "seize") is not None:
        return True
    said = range(mark.end + 1, min(sentence.end, mark.end + _WE))
    return any(passage.word(at).endswith("نا") and _ours(passage, at) for at in said)


def _ours(passage: Passage, at: int) -> bool:
    """Tell whether a word says that we attacked: «قتلنا», «أجهزنا على», «دمرنا»."""
    harm = any(mark.entry.kind == "casualty" for mark in passage.marks.get(at, ()))
    return harm or passage.at(at, "parties", "ours") is not None


def _unsaid(passage: Passage, say: Mark) -> bool:
    """Tell whether what follows a verb of saying is doubted, denied or not said."""
    hedged = passage.word(say.start).removeprefix("و").startswith(_ALLEGES)
    return (
        hedged
        or passage.at(say.start - 1, "grammar", "negation") is not None
        or passage.at(say.start, "parties", "deny") is not None
    )


def _named_again(mark: Mark, named: Sequence[Mark]) -> Iterator[int]:
    """Yield where a group's names end that stand behind one of it: «القسام، الجناح العسكري لحركة حماس»."""
    for other in named:
        if 0 < other.start - mark.end <= _TAIL and other.entry["name"] == mark.entry["name"]:
            yield other.end


def _tells_own(sentence: Sentence, start: int, mark: Mark) -> bool:
    """Tell whether a speaker tells of an attack of its own, in the words that stand from ``start`` on."""
    passage, end = sentence.passage, sentence.end
    announced = passage.at(start, "parties", "deed")
    admitted = passage.word(start) in _STANDS and passage.word(start).startswith("ب")
    if (announced is not None and not announced.proclitic) or admitted:
        return True
    for at in range(start, min(end, start + _NEAR)):
        word = passage.word(at)
        if word in _THAT_SELF:
            return _did(sentence, at + 1, 3)
        if word in _THAT:
            return _by_its_own(sentence, at + 1, mark)
    return False


def _by_its_own(sentence: Sentence, at: int, mark: Mark) -> bool:
    """Tell whether what a speaker says is that people of its own did it, or that it avenged something.

    «إن مقاتليها هاجموا», «إن المنفذ من عناصرها», «إن الحركة تقف وراءه», «إن العملية جاءت انتقاما».
    """
    passage = sentence.passage
    own = passage.at(at, "parties", "own")
    if own is not None:
        return _did(sentence, own.end, _VERB) or _is_the_doer(passage, own.end)
    if passage.word(at).removeprefix("ال").startswith(_DOERS):
        return any(_one_of_its(passage, near) for near in range(at + 1, min(sentence.end, at + 1 + _VERB)))
    if _is_named(passage, at, mark):
        return _did(sentence, at + 1, _VERB)
    return _avenges(passage, at)


def _did(sentence: Sentence, start: int, most: int) -> bool:
    said = range(start, min(sentence.end, start + most))
    return not _negated(sentence.passage, said) and any(_deed(sentence.passage, at) for at in said)


def _is_the_doer(passage: Passage, at: int) -> bool:
    """Tell whether its man is called the one who did it: «أن أحد مقاتليه هو المنفذ»."""
    at += passage.word(at) in _ITS_OWN
    return passage.word(at).removeprefix("ال").startswith(_DOERS)


def _one_of_its(passage: Passage, at: int) -> bool:
    """Tell whether who did it is told to be of the speaker: «المنفذ من عناصرها», «المهاجم ينتمي إليها»."""
    own = passage.at(at, "parties", "own")
    tied = passage.word(at) in {"اليه", "اليها"} and passage.at(at - 1, "parties", "behind") is not None
    return tied or (own is not None and (own.end > at + 1 or passage.word(at - 1) in _ITS_OWN))


def _is_named(passage: Passage, at: int, mark: Mark) -> bool:
    """Tell whether the speaker is named once more as who acts: «حسابات مقربة من التنظيم إن التنظيم يقف»."""
    again = passage.at(at, "actors")
    if again is not None:
        return again.entry["name"] == mark.entry["name"] and mark.entry["name"] != ""
    points = passage.at(at, "grammar", "pointer") is not None
    return points and passage.word(at).removeprefix("ال") in mark.entry["forms"].split()


def _avenges(passage: Passage, at: int) -> bool:
    """Tell whether an attack told of before is said to answer something: «إن العملية جاءت انتقاما من»."""
    event = passage.at(at, "events")
    told = event is not None and definite(event.proclitic)
    told = told or passage.at(at, "grammar", "assault") is not None
    return told and any(passage.word(near) in _AVENGES for near in range(at + 1, at + 1 + _VERB))


def _negated(passage: Passage, places: Iterable[int]) -> bool:
    """Tell whether what is said is that one did not do it: «إنها لا تقف وراء», «إنها ليست مسؤولة»."""
    return any(
        passage.at(at, "grammar", "negation") is not None or passage.word(at).startswith("ليس")
        for at in places
    )


def _deed(passage: Passage, at: int) -> bool:
    """Tell whether a word says that one attacks: «هاجمت», «قتلت», «تقف وراء الهجوم»; arrests are no such."""
    if passage.word(at) in _STANDS:
        return True
    event = passage.at(at, "events")
    if event is not None and event.entry["type"] == "arrests":
        return False
    undertaken = passage.at(at, "parties", "set_on") is not None and passage.word(at).endswith("وا")
    acts = any(passage.at(at, "parties", kind) for kind in ("act", "by"))
    return undertaken or acts or _kills(passage, at)


def _makes_an_end(passage: Passage, at: int) -> Mark | None:
    """Return a verb that kills with its «على»: «قضت على», «أجهزوا على»; «القضاء على» is a noun."""
    harm = passage.at(at, "casualty", "event")
    verb = harm is not None and harm.end - harm.start > 1 and not passage.word(at).startswith("ا")
    return harm if verb and passage.word(at + 1) == "علي" else None


def _kills(passage: Passage, at: int) -> bool:
    """Tell whether a verb says that its subject killed or hurt people, not that it lost them.

    Who kills gunmen says it as forces do that fight them, and claims no attack.
    """
    harm = _makes_an_end(passage, at) or passage.at(at, "casualty", "verb")
    if harm is None or harm.entry["voice"] == "passive" or passage.word(at) in _LOSES:
        return False
    victims = (passage.at(near, "actors") for near in range(harm.end, harm.end + _VICTIMS))
    gunmen = any(one is not None and one.entry["kind"] in {"group", "generic"} for one in victims)
    return harm.entry["measure"] in {"killed", "injured"} and not gunmen
