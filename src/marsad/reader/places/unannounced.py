"""Names of places that no table knows and no word announces: what stands behind tells («في X بمقاطعة Y»)."""

from __future__ import annotations

from collections.abc import Callable

from marsad.language.wordsets import word_set
from marsad.reader.document import Passage, Sentence
from marsad.reader.places.places import Mention
from marsad.reader.places.quoted import quoted_end
from marsad.reader.places.unknown_names import BEGINNINGS, SHORTEST, SURELY, nameable


def unannounced(sentence: Sentence, at: int, in_a_land: Callable[[int], bool]) -> Mention | None:
    """Read «في تولوكوم بمقاطعة إيتوري», «في كولوغون على بعد …»: what stands behind tells an unknown name.

    ``in_a_land`` tells whether the word at a token is the bare name of a land or province that holds it.
    """
    passage, quoted = sentence.passage, quoted_end(sentence, at)
    end = quoted or _foreign_end(passage, at)
    least = _FOREIGN if end == at + 1 else SHORTEST
    in_it = passage.word(at - 1) in SURELY and end < sentence.end
    if not in_it or not (quoted or _foreign(passage, end - 1, least)):
        return None
    told = _described(passage, end) or passage.word(end) in _AROUND or (end > at + 1 and in_a_land(end))
    if quoted or not passage.word(at).startswith("ال"):
        told = told or _held(passage, end) or _directed(passage, end) or _apart(passage, end)
    name = " ".join(passage.word(i) for i in range(at, end))
    return Mention(passage, at, end, name, (), level="settlement") if told else None


_AROUND = word_set("and around it")


def _foreign_end(passage: Passage, at: int) -> int:
    """Return where a name ends that a word such as «سان» may begin: «في سان مارتيل بولاية …»."""
    begins = passage.at(at, "place_words", "name")
    return at + 2 if passage.word(at) in BEGINNINGS or (begins and not begins.proclitic) else at + 1


def _foreign(passage: Passage, at: int, least: int) -> bool:
    """Tell whether a word that nothing announces may be a name: unknown, and no one's («هجومه»)."""
    word = passage.word(at)
    owned = word.endswith(_OWNED) and not word.startswith("ال")
    return len(word) >= least and not owned and nameable(passage, at, sure=False)


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


def _held(passage: Passage, end: int) -> bool:
    """Tell whether a province or district is named that holds what stands before: «… بمقاطعة إيتوري».

    Behind «في» only a name of many long vowels is surely none of our words: «ناميسيغينا، في مقاطعة …».
    """
    at = end + (passage.word(end) == "،")
    inside = passage.word(at) in SURELY and sum(map(passage.word(end - 1).count, _VOWELS)) >= _MANY
    holder = passage.at(at + inside, "place_heads")
    held = holder is not None and holder.entry["level"] in _HOLDERS
    return held and holder is not None and holder.proclitic == ("" if inside else "ب")


_VOWELS, _MANY = "اوي", 3


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
