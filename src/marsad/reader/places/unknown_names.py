"""Names of places that no table knows: behind a word that announces them, or before one that says where."""

from __future__ import annotations

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
    if end - at > 1 and (end >= limit or not _may_follow(passage, end)):
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
    return end if word not in MAYBE or _placed(passage, end, limit) else at


def _may_follow(passage: Passage, at: int) -> bool:
    """Tell whether a word may go on with a name that «أم» or «بني» begins: no preposition does."""
    return passage.tokens[at].is_word and len(passage.word(at)) >= _SHORTEST


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
    return known <= _NAMES and passage.tokens[at].is_word and len(word) > 1 and word not in _LYING


_LONGER = 3
_NAMES = frozenset({"given_names", "place_words"})


def _placed(passage: Passage, at: int, limit: int) -> bool:
    """Tell whether the words behind a name say where it lies («… بولاية بلاتو», «… الواقعة شرق»)."""
    at += at < limit and passage.word(at) in _LYING
    mark = passage.at(at, "place_heads") if at < limit else None
    return mark is not None and mark.proclitic in {"", "ب"}


_LYING = word_set("lying somewhere")


def _nameable(passage: Passage, at: int, *, sure: bool) -> bool:
    """Tell whether a word may be the name of a place: no word that we know, no verb, no adjective.

    It is ``sure`` behind a word that only a name can follow with the article.
    """
    word = passage.word(at)
    if not passage.tokens[at].is_word or len(word) < _SHORTEST:
        return False
    if word.startswith("ال"):
        other = passage.at(at, "not_places") or passage.at(at, "events")
        return not other if sure else not passage.marks.get(at)
    return not passage.marks.get(at) and not word.endswith(("ها", "هم", "وا", "يه", "يا"))


_SHORTEST = 3
_ADJECTIVE = ("ه", "ات")


def unannounced(sentence: Sentence, at: int) -> Mention | None:
    """Read «في تولوكوم بمقاطعة إيتوري», «في كولوغون على بعد …»: what stands behind tells an unknown name."""
    passage, word = sentence.passage, sentence.passage.word(at)
    if passage.word(at - 1) not in SURELY or at + 2 >= sentence.end or len(word) < _FOREIGN:
        return None
    if word.endswith(_OWNED) or word.startswith("ال") or not _nameable(passage, at, sure=False):
        return None
    holder = passage.at(at + 1, "place_heads")
    held = holder is not None and holder.proclitic == "ب" and holder.entry["level"] in _HOLDERS
    distant = passage.word(at + 1) == "علي" and passage.word(at + 2) in _AWAY
    return Mention(passage, at, at + 1, word, (), level="settlement") if held or distant else None


_FOREIGN = 4
_OWNED = ("ه", "هم", "ها", "هما", "نا")
"""Ends of words that are somebody's («منزلهم»), or feminine nouns: no names of places far away."""
_HOLDERS = frozenset({"admin1", "district"})
_AWAY = frozenset({"بعد", "مسافه"})
