"""Names of places that no table knows: behind a word that announces them, or before one that says where."""

from __future__ import annotations

import re
from collections.abc import Callable

from marsad.language.lexicon import Mark
from marsad.language.wordsets import word_set
from marsad.reader.document import Passage, Sentence
from marsad.reader.places.places import Mention

SURELY = frozenset({"في", "وفي"})
"""Words behind which even an everyday word may name a town, if it is a large one: «وفي سراقب»."""
MAYBE = word_set("announcing an area")
"""Words for an area that other words than names follow, too: «منطقة القصف», «محلية بحتة»."""
LANDS = word_set("announcing land")
"""Words for land that a name follows as often as an adjective: «جبل شاهق», «جزيرة نائية»."""
_SURE = word_set("announcing a name")
"""Words that only a name can follow with the article, whatever it means: «حي الفلاح»."""


def kind_of(passage: Passage, head: Mark) -> str:
    """Return the word that announces a place, without what is written onto it."""
    return passage.word(head.start).removeprefix(head.proclitic)


def unknown(sentence: Sentence, head: Mark, at: int) -> int:
    """Return the end of a name that no table knows behind a word that announces it, ``at`` for none."""
    passage, limit = sentence.passage, sentence.end
    end = at
    while end < min(at + 3, limit) and passage.at(end, "place_words", "name"):
        end += 1
    if end > at and (end >= limit or not _may_follow(passage, end)):
        end -= 1  # «قرية ود الجبل»: the second may end the name that the first begins
    word = kind_of(passage, head)
    site = passage.at(head.start, "facilities")
    if site is not None and site.end > head.end:
        return at  # «مركز ثقافي»
    if end >= limit or not (
        _may_follow(passage, end) if end > at else _nameable(passage, end, sure=word in _SURE)
    ):
        return at
    if word in LANDS and passage.word(end).endswith(_ADJECTIVE):
        return at
    end = _up_to_where(passage, end + 1, limit)
    placed = _placed(passage, end, limit)
    if word in _AREAS:
        return end if _names_area(passage.word(end - 1), placed=placed) else at
    return end if word not in MAYBE or placed else at


def _names_area(word: str, *, placed: bool) -> bool:
    """Tell whether a word that nothing is known of looks like the name of an area: no adjective, no verb.

    Where it is told where it lies, only shapes that no name has speak against it.
    """
    if placed:
        return _ADJECTIVES.fullmatch(word) is None
    return word not in _NO_NAMES and _NO_NAME.fullmatch(word) is None


_AREAS = word_set("announcing one area")
_NO_NAMES = word_set("no name of an area")
_ADJECTIVES = re.compile(r".ا..ه|\w+يه")
"""«عازلة», «حدودية»."""
_NO_NAME = re.compile(
    r".ا..ه|م\w{2,4}ه|..ي.ه|\w+يه|..?ه"  # «عازلة», «معزولة», «عريضة», «نائية», «هشة»
    r"|[يت]...?|...ت|ا...ت"  # «تقع», «شهدت», «أرسلت»
    r"|(?:وال|لل)\w+|ل\w+ي"  # «والذهاب», «لمسلمي»
)
"""Shapes of adjectives of a feminine noun, of verbs, and of words that something is written onto."""


def _may_follow(passage: Passage, at: int) -> bool:
    """Tell whether a word may go on with a name that «أم» or «بني» begins: no preposition does."""
    word = passage.word(at)
    return passage.tokens[at].is_word and len(word) >= _SHORTEST and word not in _CLOSE_BY


def _up_to_where(passage: Passage, at: int, limit: int) -> int:
    """Return where a name ends that goes on up to the words for where it lies («أم سنط حاج عمر شمال …»)."""
    end = at
    while end < min(at + _LONGER, limit) and _goes_on(passage, end):
        end += 1
        if _placed(passage, end, limit):
            return end
    return at


def _goes_on(passage: Passage, at: int) -> bool:
    """Tell whether a word may be a further one of a name: none that we know but as a name."""
    known = {mark.entry.kind for mark in passage.marks.get(at, ())}
    word = passage.word(at)
    named = known <= _NAMES and passage.tokens[at].is_word and len(word) > 1
    return named and word not in _LYING | _CLOSE_BY  # «منطقة الحوش قرب صور»


_LONGER = 3
_NAMES = frozenset({"given_names", "place_words"})


def _placed(passage: Passage, at: int, limit: int) -> bool:
    """Tell whether the words behind a name say where it lies («… بولاية بلاتو», «… الواقعة شرق»)."""
    at += at < limit and passage.word(at) in _LYING
    mark = passage.at(at, "place_heads") if at < limit else None
    return mark is not None and mark.proclitic in {"", "ب"}


_LYING, _CLOSE_BY = word_set("lying somewhere"), word_set("close by")


def _nameable(passage: Passage, at: int, *, sure: bool) -> bool:
    """Tell whether a word may be the name of a place: no word that we know, no verb, no adjective.

    It is ``sure`` behind a word that only a name can follow with the article.
    """
    word = passage.word(at)
    if not passage.tokens[at].is_word or len(word) < _SHORTEST:
        return False
    if word.startswith("ال"):
        other = passage.at(at, "not_places") or passage.at(at, "events")
        known = {mark.entry.kind for mark in passage.marks.get(at, ())}
        return not other if sure else known <= {"place_words"}
    known = {mark.entry.kind for mark in passage.marks.get(at, ())}
    return known <= (_PERSONS if sure else frozenset()) and not word.endswith(_NEVER)


_PERSONS = frozenset({"given_names"})
"""What a quarter or a village may be called after."""
_NEVER = ("ها", "هم", "وا", "يه", "يا")
_SHORTEST = 3
_ADJECTIVE = ("ه", "ات")


def unannounced(sentence: Sentence, at: int, in_a_land: Callable[[int], bool]) -> Mention | None:
    """Read «في تولوكوم بمقاطعة إيتوري», «في كولوغون على بعد …»: what stands behind tells an unknown name.

    ``in_a_land`` tells whether the word at a token is the bare name of a land or province that holds it.
    """
    passage, end = sentence.passage, _foreign_end(sentence.passage, at)
    least = _FOREIGN if end == at + 1 else _SHORTEST
    in_it = passage.word(at - 1) in SURELY and end < sentence.end
    if not in_it or not _foreign(passage, end - 1, least):
        return None
    told = _described(passage, end) or (end > at + 1 and in_a_land(end))
    if not passage.word(at).startswith("ال"):
        told = told or _held(passage, end) or _directed(passage, end) or _apart(passage, end)
    name = " ".join(passage.word(i) for i in range(at, end))
    return Mention(passage, at, end, name, (), level="settlement") if told else None


def _foreign_end(passage: Passage, at: int) -> int:
    """Return where a name ends that a word such as «سان» may begin: «في سان مارتيل بولاية …»."""
    begins = passage.at(at, "place_words", "name")
    return at + 2 if passage.word(at) in _BEGINNINGS or (begins and not begins.proclitic) else at + 1


_BEGINNINGS = word_set("beginning a foreign name")


def _foreign(passage: Passage, at: int, least: int) -> bool:
    """Tell whether a word that nothing announces may be a name: unknown, and no one's («هجومه»)."""
    word = passage.word(at)
    owned = word.endswith(_OWNED) and not word.startswith("ال")
    return len(word) >= least and not owned and _nameable(passage, at, sure=False)


def _described(passage: Passage, at: int) -> bool:
    """Tell whether the words behind a name say what kind of place it is: «… وهي بلدة», «… وهي أحد معاقل»."""
    if passage.word(at + (passage.word(at) == "،")) not in _IS:
        return False
    at += 1 + (passage.word(at) == "،")
    at += passage.word(at) in _ONE_OF
    kind = passage.at(at, "place_heads")
    return passage.word(at) in _KINDS or (kind is not None and kind.entry["level"] in _TOWNS)


_IS, _ONE_OF = frozenset({"وهي", "وهو"}), frozenset({"احد", "احدي", "من", "ثاني", "ثالث", "اكبر", "اخر"})
_TOWNS = frozenset({"settlement", "village", "neighbourhood", "district", "area", "plural"})
_KINDS = word_set("kinds of places")


def _held(passage: Passage, at: int) -> bool:
    """Tell whether a province or district is named that holds what stands before: «… بمقاطعة إيتوري»."""
    holder = passage.at(at, "place_heads")
    return holder is not None and holder.proclitic == "ب" and holder.entry["level"] in _HOLDERS


def _directed(passage: Passage, at: int) -> bool:
    """Tell whether a part of the country stands behind a name: «… (جنوب)», «… غرب البلاد»."""
    opened = passage.word(at) == "("
    direction = passage.at(at + opened, "place_heads")
    if direction is None or direction.entry["level"] not in {"direction", "admin1"}:
        return False
    of_land = (
        passage.word(direction.end) == _LAND or passage.at(direction.end, "forces", "country") is not None
    )
    return opened or (of_land and not passage.word(at - 1).endswith(_PLURALS))


_LAND = "البلاد"
_PLURALS = ("اء", "ين", "ان", "ات", "ون")


def _apart(passage: Passage, at: int) -> bool:
    """Tell whether a distance or a border stands behind a name: «… على بعد», «… على الحدود مع»."""
    return passage.word(at) == "علي" and passage.word(at + 1) in _AWAY


_FOREIGN = 4
_OWNED = ("ه", "هم", "ها", "هما", "نا")
"""Ends of words that are somebody's («منزلهم»), or feminine nouns: no names of places far away."""
_HOLDERS = frozenset({"admin1", "district"})
_AWAY = frozenset({"بعد", "مسافه", "الحدود"})
