"""Names of places that no table knows: behind a word that announces them, or before one that says where."""

from __future__ import annotations

import re

from marsad.language.lexicon import Mark
from marsad.language.wordsets import word_set
from marsad.reader.document import Passage, Sentence

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
    passage, limit, word = sentence.passage, sentence.end, kind_of(sentence.passage, head)
    site = passage.at(head.start, "facilities")
    end = _begun(passage, at, limit)
    if end >= limit or (site is not None and site.end > head.end):
        return at  # «مركز ثقافي»
    if not (
        _may_follow(passage, end) if end > at else nameable(passage, end, sure=word in _SURE, headed=True)
    ):
        return at
    last = passage.word(end)
    if word in _FEMININE and last.endswith(_ADJECTIVE) and not last.startswith("ال"):
        return at
    end = _up_to_where(passage, end + 1, limit)
    placed = _placed(passage, end, limit)
    if word in _AREAS or (word in _IN_AREAS and _located(passage, head)):
        return end if _names_area(passage, at, end, placed=placed) else at
    return end if word not in MAYBE or placed else at


_FEMININE = LANDS - {"جبل"}
"""An adjective of these ends like many a name: «جزيرة نائية», «جبال وعرة»."""


def _located(passage: Passage, head: Mark) -> bool:
    """Tell whether a preposition stands before a word: «في محلية X», but not «مصادر محلية»."""
    return head.proclitic == "ب" or passage.word(head.start - 1) in SURELY | {"من", "الي"}


def _begun(passage: Passage, at: int, limit: int) -> int:
    """Return where the words end that only begin a name: «أم», «بني», «سان», «ده»."""
    end = at
    while end < min(at + 3, limit) and begins_name(passage, end, limit):
        end += 1
    if end > at and (end >= limit or not _may_follow(passage, end)):
        end -= 1  # «قرية ود الجبل»: the second may end the name that the first begins
    return end


def begins_name(passage: Passage, at: int, limit: int) -> bool:
    """Tell whether the word at a token only begins a name, as «أم» does, or «ده» before an unknown word."""
    word, begins = passage.word(at), passage.at(at, "place_words", "name")
    if begins is not None and not begins.proclitic:
        return True
    short = len(word) < SHORTEST and word.isalpha() and word not in NO_NAMES and not passage.marks.get(at)
    if not (word in BEGINNINGS or short) or at + 1 >= limit or passage.word(at + 1).startswith("ال"):
        return False
    return _goes_on(passage, at + 1) and passage.word(at + 1) not in NO_NAMES


def _names_area(passage: Passage, at: int, end: int, *, placed: bool) -> bool:
    """Tell whether words that nothing is known of look like the name of an area: no adjective, no verb.

    Where it is told where it lies, only shapes that no name has speak against it.
    """
    word = passage.word(end - 1)
    if end - at > 1 or word.startswith("ال"):
        return word not in _NO_AREAS
    if placed:
        return _ADJECTIVES.fullmatch(word) is None
    of_folk = _OF_FOLK.fullmatch(word) is not None and passage.word(end).startswith("ال")
    return word not in _NO_AREAS and _NO_NAME.fullmatch(word) is None and not of_folk


_AREAS, _IN_AREAS = word_set("announcing one area"), word_set("announcing an area behind in")
_NO_AREAS = word_set("no name of an area")
_ADJECTIVES = re.compile(r".ا..ه|\w+يه")
"""«عازلة», «حدودية»."""
_NO_NAME = re.compile(
    r".ا..ه|م\w{2,4}ه|..ي.ه|\w+يه|..?ه"  # «عازلة», «معزولة», «عريضة», «نائية», «هشة»
    r"|[يت]...?|...ت|ا...ت"  # «تقع», «شهدت», «أرسلت»
    r"|(?:وال|لل)\w+"  # «والذهاب»
)
"""Shapes of adjectives of a feminine noun, of verbs, and of words that something is written onto."""
_OF_FOLK = re.compile(r"ل\w+ي")
"""«لمسلمي الروهينغا»"""


def _may_follow(passage: Passage, at: int) -> bool:
    """Tell whether a word may go on with a name that «أم» or «بني» begins: no preposition does."""
    word, head = passage.word(at), passage.at(at, "place_heads")
    lies = head is not None and (head.proclitic == "ب" or head.entry["level"] == "direction")
    other = lies or word in _CLOSE_BY | _LYING | NO_NAMES
    return passage.tokens[at].is_word and len(word) >= SHORTEST and not other


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


def nameable(passage: Passage, at: int, *, sure: bool, headed: bool = False) -> bool:
    """Tell whether a word may be the name of a place: no word that we know, no verb, no adjective.

    It is ``sure`` behind a word that only a name can follow with the article, ``headed`` behind any word
    that announces a place.
    """
    word = passage.word(at)
    if not passage.tokens[at].is_word or len(word) < SHORTEST or _no_name(word):
        return False
    known = {mark.entry.kind for mark in passage.marks.get(at, ())}
    if word.startswith("ال"):
        other = passage.at(at, "not_places") or passage.at(at, "events")
        return not other if sure else known <= {"place_words"}
    never = _NEVER if headed and passage.word(at + 1) not in _OF_IT else _NEVER + _VERBS
    return known <= (_PERSONS if sure else frozenset()) and not word.endswith(never)


def _no_name(word: str) -> bool:
    """Tell whether a word is never a name: a particle, a verb, an adjective for how it is."""
    return word in NO_NAMES or (word.startswith("و") and word[1:] in NO_NAMES)


_PERSONS = frozenset({"given_names"})
"""What a quarter or a village may be called after."""
_NEVER, _VERBS = ("ها", "هم", "يه"), ("وا", "يا")
_OF_IT = frozenset({"منها", "فيها", "اليها", "عنها", "بها", "منه", "فيه", "اليه", "عنه", "به"})
"""Behind what people did there: «قرية نزحوا منها»."""
NO_NAMES, BEGINNINGS = word_set("no name of a place"), word_set("beginning a foreign name")
SHORTEST = 3
_ADJECTIVE = ("ه", "ات")
