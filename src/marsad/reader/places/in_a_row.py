"""Places that a sentence names one after another: joined by «و», told by their distance, or a dateline."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from marsad.language.words import joined_by_and
from marsad.language.wordsets import word_set, word_tuple
from marsad.reader.document import Passage, Sentence
from marsad.reader.places.places import Mention


def reckoned(found: list[Mention]) -> list[Mention]:
    """Set aside places that only tell where the one before lies («على بعد 700 كم من», «المتاخمة لتشاد»)."""
    told: list[Mention] = []
    for one in found:
        before = told[-1] if told else None
        near = before is not None and one.start - before.end <= _NEAR
        only = before is not None and near and (_far_from(before, one) or _between(told, one))
        told.append(replace(one, aside=True) if only else one)
    return told


def _between(told: Sequence[Mention], one: Mention) -> bool:
    """Tell whether a place is one of the two between which that before them lies («الواقعة بين X وY»)."""
    if one.joined and len(told) > 1 and told[-1].aside:
        return _between(told[:-1], told[-1])
    between = [one.passage.word(at) for at in range(told[-1].end, one.start)]
    return between[-1:] == ["بين"] and any(word in _LYING for word in between)


def _far_from(before: Mention, one: Mention) -> bool:
    """Tell whether a distance stands between two places: «على بعد ثلاثين كيلومترا شرق», «تبعد 40 كلم عن»."""
    between = [one.passage.word(at) for at in range(before.end, one.start)]
    far = any(word in _LENGTHS for word in between) or _bordering(one, between[-_CLOSE:])
    return before.rank < _COUNTRY and far


def _bordering(one: Mention, between: Sequence[str]) -> bool:
    """Tell whether a place is only named as a neighbour: «المتاخمة لنيجيريا», «على الحدود مع تشاد»."""
    beside = one.proclitic.endswith("ل") or between[-1:] == ["مع"]
    return beside and any(word.removeprefix("ال").startswith(_BORDERING) for word in between)


_CLOSE = 2
_NEAR = 10
"""So many words may tell how far off a place is."""
_COUNTRY = 7
_LENGTHS = word_set("lengths")
_LYING = word_set("lying somewhere")
_BORDERING = word_tuple("bordering on")


def coordinated(one: Mention, before: Mention) -> Mention:
    """Let a name joined by «و» to a place be one as well, and of its kind («بلدتي الفوعة وكفريا»)."""
    joined = one.start - before.end <= 2 and joined_by_and(one.passage.word(one.start)) and one.bare
    if not joined or (one.proclitic[:1] != "و" and one.passage.word(one.start - 1) != ")"):
        return one
    return replace(one, firm=before.firm, joined=True, aside=before.aside)


def other_name(one: Mention, before: Mention) -> Mention:
    """Take the other name of a place that is only told aside («لإعمار كوباني (عين العرب)») likewise."""
    between = one.passage.word(before.end)
    beside = one.start == before.end + 1 and between in _BRACKETS
    return replace(one, aside=True) if beside and before.aside and one.rank <= before.rank else one


_BRACKETS = frozenset({"(", "/", '"', "«", "“", "او"})


def of_a_part(one: Mention) -> Mention:
    """Let «الريف الشمالي لمحافظة حلب», «الضواحي الغربية لدمشق» be places near what they are parts of."""
    passage, begin = one.passage, one.start - 1
    while passage.word(begin) in _SIDES:
        begin -= 1
    clitic = next((c for c in ("", "ب", "و") if passage.word(begin).removeprefix(c) in _PARTS), None)
    of_it = passage.word(one.start).startswith("ل") and begin < one.start - 1
    if clitic is None or not of_it:
        return one
    return replace(one, start=begin, proclitic=clitic, near=True, bare=False, firm=True)


_PARTS, _SIDES = word_set("parts of a town or province"), word_set("sides of a place")


def along_a_road(one: Mention, before: Mention) -> Mention | None:
    """Return the road between two towns («طريق دمشق - درعا»), None where these are no ends of one."""
    passage = one.passage
    between = {passage.word(at) for at in range(before.end, one.start)}
    road = passage.word(before.start).lstrip("بو") == "طريق" and before.end - before.start == _ROAD
    joined = not one.proclitic or one.proclitic == "و"
    if not (road and one.bare and joined) or between - _DASHES:
        return None
    return replace(before, end=one.end, firm=before.firm or one.firm)


_ROAD = 2


def dateline(sentence: Sentence, one: Mention) -> bool:
    """Tell whether a place only says where a report was filed («بغداد – …»)."""
    if _filed_by(one):
        return True
    first = one.start == sentence.start < _FIRST and one.passage.field == "text"
    listed = first and ":" in map(one.passage.word, range(one.start))  # an item under a heading
    told = listed or (one.passage.word(one.end) == ":" and _happens(one.passage, one.end + 1))
    return first and not told and one.bare and not one.near and one.passage.word(one.end) in {"-", ":", "("}


def _filed_by(one: Mention) -> bool:
    """Tell whether a paragraph begins with a place and an agency: «ياوندي - أ.ف.ب:», «رويترز - القاهرة:»."""
    passage = one.passage
    if passage.field != "text" or one.proclitic:
        return False
    before = range(one.start, max(one.start - _AGENCY, 0), -1)
    begins = next((at for at in before if passage.word(at - 1) == "\n"), 0)
    behind = range(one.end, one.end + _AGENCY)
    ends = next((at for at in behind if passage.word(at) == ":" or _dash_behind(passage, begins, at)), None)
    if ends is None or one.start - begins > _AGENCY:
        return False
    dashed = any(passage.word(at) in _DASHES for at in range(begins, ends))
    sent_from = passage.word(one.start - 1) == "من" and one.end == ends  # «إيلاف من لندن:»
    return (dashed or sent_from) and any(_agency(passage, at) for at in range(begins, ends))


def _dash_behind(passage: Passage, begins: int, at: int) -> bool:
    """Tell whether a second dash ends a dateline: «وكالات – بغداد –»."""
    return passage.word(at) in _DASHES and any(passage.word(n) in _DASHES for n in range(begins, at))


def _agency(passage: Passage, at: int) -> bool:
    """Tell whether an agency is named at a token, by its name or by its letters («أ ف ب»)."""
    letters = (passage.tokens[n] for n in (at, at + 1, at + 2) if n < len(passage.tokens))
    spelt = [token.is_word and len(token.text) == 1 for token in letters if token.text != "."]
    named = passage.at(at, "claimants", "media") is not None or passage.word(at) in _AGENCIES
    return named or (len(spelt) > 1 and all(spelt))


_AGENCIES = word_set("agencies")
_AGENCY = 8
"""An agency and a city take so many words before the colon, «أ.ف.ب» several of them."""
_DASHES = frozenset({"-", "–", "/", "(", "ـ"})


def _happens(passage: Passage, at: int) -> bool:
    """Tell whether an attack or harm is told right behind: «درعا: اغتيال …» says where it happened.

    A number or what brought it about may stand between: «بنغازي: 31 قتيلا», «حلب: نتيجة استهداف …».
    """
    at += passage.tokens[at].is_number or passage.word(at) in _LED_TO
    return passage.at(at, "events") is not None or passage.at(at, "casualty") is not None


_LED_TO = word_set("what led to it")


_FIRST = 12
"""Only so many tokens from its beginning does a text say where it was filed."""
