"""The names of places in a sentence: known ones, and unknown ones behind a word that announces a place."""

from __future__ import annotations

from collections.abc import Sequence

from marsad.gazetteer import Gazetteer
from marsad.language.wordsets import word_set
from marsad.reader.document import Passage, Sentence
from marsad.reader.parties.described import in_a_name
from marsad.reader.parties.states import state_acts
from marsad.reader.places.announced import KINDS, head_at, headed
from marsad.reader.places.bare import named_alone
from marsad.reader.places.in_a_row import along_a_road, coordinated, dateline, of_a_part, other_name, reckoned
from marsad.reader.places.places import Mention, called, capital, nested, told_as_capital
from marsad.reader.places.spelt import longest_known
from marsad.reader.places.unannounced import unannounced
from marsad.reader.places.unknown_names import kind_of


def mentions(
    sentence: Sentence, gazetteer: Gazetteer, skipped: Sequence[tuple[int, int]] = ()
) -> list[Mention]:
    """Return the places that a sentence names, in order, those at the skipped tokens left out."""
    found: list[Mention] = []
    at = sentence.start
    while at < sentence.end:
        one = None if any(a <= at < b for a, b in skipped) else _mention(sentence, at, gazetteer)
        road = along_a_road(one, found[-1]) if one is not None and found else None
        if one is not None and found and capital(found[-1], one):
            found[-1] = called(found[-1], one)
        elif road is not None:
            found[-1] = road
        elif one is not None and not (found and told_as_capital(found[-1], one)):
            found.append(of_a_part(other_name(coordinated(one, found[-1]), found[-1]) if found else one))
        at = one.end if one is not None else at + 1
    return nested(reckoned([one for one in found if not dateline(sentence, one)]))


def _of_a_land(sentence: Sentence, at: int, gazetteer: Gazetteer) -> bool:
    """Tell whether a land or province by its bare name holds what stands before: «… بلويزيانا»."""
    _, name, clitic = longest_known(sentence.passage, at, sentence.end, gazetteer)
    return clitic == "ب" and any(c.level in _LARGE for c in gazetteer.candidates(name))


_LARGE = frozenset({"country", "admin1"})
_LANDS_TOO = frozenset({"country", "nationality"})


def _mention(sentence: Sentence, at: int, gazetteer: Gazetteer) -> Mention | None:
    passage = sentence.passage
    actor = passage.at(at, "actors") or passage.at(at, "forces")
    if actor is not None and (actor.entry.part not in _LANDS_TOO or state_acts(passage, actor)):
        return None
    if passage.word(at - 1).endswith(_LANDS) and in_a_name(passage, at):
        return None
    head = head_at(passage, at)
    length, name, clitic = longest_known(passage, at, sentence.end, gazetteer)
    if head is not None and head.end < sentence.end:
        behind = headed(sentence, at, gazetteer)
        longer = behind is not None and behind.end > at + length
        if longer or length < 2 or (behind is not None and kind_of(passage, head) in KINDS):
            return behind
    one = unannounced(sentence, at, lambda end: _of_a_land(sentence, end, gazetteer)) if length < 2 else None
    if not length or (one is not None and one.end > at + length):
        return one
    if passage.at(at - 1, "place_words", "body") or _shares_border(passage, at) or _leads(passage, at):
        return None
    return named_alone(
        passage, Mention(passage, at, at + length, name, gazetteer.candidates(name)), clitic, gazetteer
    )


_LANDS = "بلاد"


def _shares_border(passage: Passage, at: int) -> bool:
    """Tell whether a land is only that on the other side of a border («عند الحدود الجنوبية مع اليمن»)."""
    near = (passage.word(before) for before in range(at - 1 - _BORDER, at - 1))
    return passage.word(at - 1) == "مع" and any(word.removeprefix("ال").startswith("حدود") for word in near)


_BORDER = 3


def _leads(passage: Passage, at: int) -> bool:
    """Tell whether a land is only the one that leads others («التحالف الذي تقوده المملكة …»)."""
    begin = next(before for before in range(at - 1, -2, -1) if passage.word(before) not in _STYLED)
    return passage.word(begin) in _LED_BY


_LED_BY = word_set("led by")

_STYLED = frozenset({"المملكه", "العربيه", "جمهوريه", "دوله", "الولايات"})
