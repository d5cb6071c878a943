"""Who claims an attack: «تبنى التنظيم الهجوم», «أعلنت الحركة مسؤوليتها عنه», «قال الحزب إن مقاتليه قصفوا»."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from marsad.language.lexicon import Mark
from marsad.language.words import definite
from marsad.language.wordsets import word_set
from marsad.reader.document import Passage, Sentence
from marsad.reader.parties.media import announcing
from marsad.reader.parties.own_deeds import own_deeds
from marsad.reader.voices.claimants import THAT

_FAR, _NEAR, _TAIL = 30, 14, 6
_GOVERN = frozenset({"علي", "ضد", "في", "من", "الي", "عن", "بين", "بحق", "مع", "لدي", "قرب"})
_OTHERS = word_set("of another time or place")
_HEARSAY = frozenset({"يقال", "يزعم", "يعتقد", "يشتبه"})
_PRONOUNS = ("ه", "ها", "هما", "هم")
_SEVERAL = {"الهجومين": 2, "التفجيرين": 2, "العمليتين": 2, "الاعتداءين": 2, "كليهما": 2, "كلاهما": 2}
_NUMBERS = {"الثلاثه": 3, "الثلاث": 3, "الاربعه": 4, "الاربع": 4, "الخمسه": 5, "الخمس": 5}


@dataclass(frozen=True, slots=True)
class Claim:
    """The actor that claims an attack, and how many attacks it claims («الهجمات الثلاثة»)."""

    mark: Mark
    attacks: int = 1


def claims(sentence: Sentence, named: Sequence[Mark]) -> list[Claim]:
    """Return the claims in a sentence; ``named`` are the actors in it that may claim, in order."""
    told = (*own_deeds(sentence, named), *announcing(sentence))
    found = [*_claims(sentence, named), *(Claim(mark) for mark in told)]
    return list({claim.mark.start: claim for claim in reversed(found)}.values())


def _claims(sentence: Sentence, named: Sequence[Mark]) -> Iterator[Claim]:
    for word in sentence.find("parties", "claim"):
        owned = sentence.passage.at(word.start, "parties", "answer") is not None
        if not _void(sentence, word):
            subject = _answering(sentence, word, named) if owned else _claiming(sentence, word, named)
            if subject is not None and not _of_others(sentence.passage, subject.end):
                yield Claim(subject, _attacks(sentence, word))


def _void(sentence: Sentence, word: Mark) -> bool:
    """Tell whether a claim is denied, or is one of other attacks: «لم يتبن», «تبنى هجمات مماثلة»."""
    passage = sentence.passage
    if passage.word(word.end) in _NUMBERS:
        return False
    before = range(max(sentence.start, word.start - 3), word.start)
    if any(passage.at(at, "grammar", "negation") for at in before):
        return True
    earlier = range(max(sentence.start, word.start - _NEAR), word.start)
    if _of_others(passage, word.end) or _of_earlier(passage, word.end) or _aside(passage, word):
        return True
    return any(
        passage.at(at, "parties", kind) is not None
        for at in earlier
        for kind in ("no_claim", "often", "deny")
    )


def _of_others(passage: Passage, at: int) -> bool:
    return passage.at(at, "parties", "others") is not None


def _of_earlier(passage: Passage, at: int) -> bool:
    """Tell whether responsibility is claimed for other attacks than that told of: «عن هجمات سابقة»."""
    if passage.word(at) != "عن" or passage.at(at + 1, "parties", "others") is None:
        return False
    share = passage.at(at + 1, "events") is None
    return share or any(passage.word(near) in _OTHERS for near in (at + 2, at + 3))


def _aside(passage: Passage, word: Mark) -> bool:
    """Tell whether several attacks not told of before are claimed beside the news: «تفجيرين تبناهما»."""
    event = next((m for at in (1, 2) if (m := passage.at(word.start - at, "events"))), None)
    several = event is not None and passage.word(event.end - 1).endswith(("ين", "ات"))
    owned = passage.word(word.end - 1).endswith(_PRONOUNS)
    return event is not None and several and owned and not definite(event.proclitic)


def _answering(sentence: Sentence, word: Mark, named: Sequence[Mark]) -> Mark | None:
    """Return whose responsibility is announced: «أعلنت حركة الشباب في بيان مسؤوليتها», «مسؤولية الحركة»."""
    passage = sentence.passage
    say = _said_before(sentence, word.start)
    if say is None or passage.word(word.start - 1) == "من":
        return None  # «تحقق المركز من مسؤولية المليشيا عن …»
    behind = [mark for mark in named if mark.start == word.end]
    noun = passage.word(word.start)  # of «المسؤولية الكاملة», which no one owns
    owned = noun.endswith(_PRONOUNS) and not noun.endswith("يه")
    if not owned and not _the_speakers(sentence, say, word):
        return behind[0] if behind else None
    between = [mark for mark in named if say <= mark.start < word.start]
    before = [mark for mark in named if say - _TAIL <= mark.end <= say]
    return _first(passage, between) or _first(passage, before[::-1])


def _the_speakers(sentence: Sentence, say: int, word: Mark) -> bool:
    """Tell whether «المسؤولية» is the speaker's own: announced behind the verb, no one being charged."""
    between = {sentence.passage.word(at) for at in range(say, word.start)}
    return definite(word.proclitic) and not between & THAT


def _said_before(sentence: Sentence, at: int) -> int | None:
    """Return where a verb of saying stands before a word, not negated, the nearest one."""
    passage = sentence.passage
    for say in range(at - 1, max(sentence.start, at - _FAR) - 1, -1):
        aside = passage.word(say) in _HEARSAY  # «أعلنت الحركة، التي يقال إنها …، مسؤوليتها»
        if passage.at(say, "claimants", "say") and not aside:
            return None if passage.at(say - 1, "grammar", "negation") else say
    return None


def _claiming(sentence: Sentence, word: Mark, named: Sequence[Mark]) -> Mark | None:
    """Return the subject of «تبنى»: right before it, else behind it, else the nearest before."""
    passage = sentence.passage
    before = [mark for mark in named if word.start - _NEAR <= mark.end <= word.start]
    after = [mark for mark in named if word.end <= mark.start <= word.end + _NEAR]
    if not passage.word(word.end - 1).endswith(_PRONOUNS):
        close = [mark for mark in before if word.start - mark.end <= (passage.word(word.start - 1) == "قد")]
        if close:
            return close[-1]
    return _first(passage, after) or _first(passage, before[::-1])


def _first(passage: Passage, marks: Sequence[Mark]) -> Mark | None:
    """Return the first actor that no preposition governs; a named one before those of no name."""
    free = [mark for mark in marks if not _governed(passage, mark)]
    named = [mark for mark in free if mark.entry["kind"] != "generic"]
    return next(iter(named or free), None)


def _governed(passage: Passage, mark: Mark) -> bool:
    clitic = mark.proclitic.removesuffix("ال").removeprefix("و")
    statement = passage.at(mark.start - 1, "claimants", "paper") is not None
    held = passage.at(mark.start - 1, "parties", "held") or passage.at(mark.start - 1, "parties", "against")
    return passage.word(mark.start - 1) in _GOVERN or held is not None or (clitic != "" and not statement)


def _attacks(sentence: Sentence, word: Mark) -> int:
    """Return how many attacks are claimed: «تبناهما», «الهجومين», «الهجمات الثلاث»."""
    passage = sentence.passage
    if passage.word(word.end - 1).endswith("هما"):
        return 2
    for at in range(word.end, min(sentence.end, word.end + _NEAR)):
        several = _SEVERAL.get(passage.word(at)) or _NUMBERS.get(passage.word(at))
        if several:
            return several
    return 1
