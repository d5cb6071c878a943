"""Known names that no word announces: whether they are places here, or other words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from marsad.gazetteer import Candidate, Gazetteer
from marsad.gazetteer.place import fold_letters
from marsad.language.words import definite
from marsad.language.wordsets import word_set
from marsad.reader.document import Passage
from marsad.reader.places.asides import aside, names_a_medium
from marsad.reader.places.places import Mention
from marsad.reader.places.spelt import other_word, split_off
from marsad.reader.places.unknown_names import SURELY

_LOCATIVE = frozenset({"في", "من", "الي", "علي", "نحو", "باتجاه", "بين", "داخل", "خارج", "عند", "حتي", "عن"})


def named_alone(passage: Passage, one: Mention, clitic: str, gazetteer: Gazetteer) -> Mention | None:
    """Return a known name that no word announces, None where it is more likely another word."""
    at, located = one.start, _located(passage, one.start, clitic)
    believed = _believed(passage, one, clitic)
    common = gazetteer.is_common(one.name) and not (believed or _spelt_so(passage, one))
    other = " " not in one.name and not believed and other_word(passage, at, one.name)
    if believed:
        one = replace(one, candidates=tuple(replace(c, common=False) for c in one.candidates))
    if not one.candidates or (common and passage.word(at - 1) not in SURELY):
        return None
    if passage.word(at - 1).removeprefix("و") in _TITLES:
        return None  # «الرئيس حامد كرزاي», whose name an airport bears
    if names_a_medium(passage, at):
        return None
    if other and not (located and (_all_the_same(passage, one) or _says_where(passage, one.end))):
        return None
    sure = (
        located
        or _of_a_town(passage, one)
        or passage.at(at, "place_heads")
        or any(c.level in _LARGE for c in one.candidates)
    )
    doubtful = common or (other and not _spelt_so(passage, one))
    return replace(
        one,
        firm=bool(sure) and not doubtful,
        proclitic=split_off(clitic),
        aside=aside(passage, at, one.end),
        site=_site(passage, at, split_off(clitic), one.candidates),
    )


def _believed(passage: Passage, one: Mention, clitic: str) -> bool:
    """Tell whether a town's name that is a word as well stands as a town's («قتلى بقصف على سراقب»).

    The table lists those which, right behind «في» or «على» and with nothing that goes on behind them, are
    hardly ever the other word.
    """
    located = not clitic and passage.word(one.start - 1).removeprefix("و") in _IN
    return located and one.name in _TOWNS and _closes(passage, one.end)


def _closes(passage: Passage, at: int) -> bool:
    """Tell whether nothing goes on with the name before a token: no adjective, no noun that it governs."""
    word, marks = passage.word(at), passage.marks.get(at, ())
    if not word.isalpha() or word.startswith("و") or word in _LOCATIVE | _GOES_ON:
        return True
    return any(mark.entry.kind in _AFTER_A_TOWN or mark.proclitic.startswith("ب") for mark in marks)


_IN = frozenset({"في", "علي", "قرب", "مدينتي", "بلدتي"})

_TOWNS = word_set("towns that are words")

_GOES_ON = word_set("behind the name of a town")

_AFTER_A_TOWN = frozenset({"times", "place_heads", "casualty", "qualifiers", "claimants"})


def _of_a_town(passage: Passage, one: Mention) -> bool:
    """Tell whether a building is a town's («سوق بعقوبة», «مستشفى الفلوجة»), whose name is sure then."""
    site = passage.at(one.start - 1, "facilities")
    return (
        site is not None
        and not definite(site.proclitic)
        and any(c.population >= _CITY for c in one.candidates)
    )


_CITY = 50_000

_LARGE = frozenset({"country", "admin1"})

_TITLES = word_set("titles")


def _site(passage: Passage, at: int, clitic: str, found: Sequence[Candidate]) -> bool:
    """Tell whether a name is that of a building («متحف باردو»), not of a town («بيت حانون», «سوق الشيوخ»)."""
    mark = passage.at(at, "facilities")
    if found and found[0].kind in _BUILT:
        return True
    if mark is None or mark.entry["kind"] == "camp" or not found:
        return False  # A camp of refugees is a place to live.
    word = passage.word(at).removeprefix(clitic)
    begun = [c for c in found if fold_letters(c.arabic).startswith(word)]
    if any(c.population >= _TOWN for c in begun) or (begun and passage.at(at, "place_words", "name")):
        return False
    return passage.at(at, "place_heads") is None or found[0].level == "site"


_TOWN = 5_000

_BUILT = frozenset({"market", "prison"})


def _all_the_same(passage: Passage, one: Mention) -> bool:
    """Tell whether a word may be a place though it is a person's or a month's too («من جنين», «في إب»)."""
    return passage.at(one.start, "people") is not None or _spelt_so(passage, one)


def _says_where(passage: Passage, at: int) -> bool:
    """Tell whether words for where a place lies begin at a token: «… بولاية», «… (80 كم شمال»."""
    mark = passage.at(at, "place_heads")
    return passage.word(at) == "(" or (mark is not None and mark.proclitic in {"", "ب"})


def _spelt_so(passage: Passage, one: Mention) -> bool:
    """Tell whether a hamza below the line tells a name from the other word («إب» from «آب»)."""
    if passage.at(one.start, "not_places") is not None:
        return False  # «الإعلام» is spelt so whatever it means.
    spelt = passage.evidence(one.start, one.end).quote
    return "إ" in spelt and any(spelt.endswith(c.arabic) for c in one.candidates)


def _located(passage: Passage, at: int, clitic: str) -> bool:
    """Tell whether a preposition, or an event before it («تفجير الكرادة»), says that this is a place."""
    before = at - 1
    word = passage.word(before)
    event = passage.at(before, "events") is not None or passage.at(before, "casualty", "count") is not None
    return clitic.endswith("ب") or word.removeprefix("و") in _LOCATIVE or (event and not clitic)
