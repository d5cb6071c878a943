"""Places that only say whose office speaks, where people come from or go to, or which government acts."""

from __future__ import annotations

from marsad.language.wordsets import word_set
from marsad.reader.document import Passage
from marsad.reader.parties.capitals import country_of_capital
from marsad.reader.voices.claimants import is_saying


def aside(passage: Passage, at: int, end: int) -> bool:
    """Tell whether the place named at tokens ``at`` to ``end`` is not told of as where it happened."""
    return (
        _of_people(passage, at)
        or _of_a_mood(passage, at)
        or _of_a_government(passage, at, end)
        or _heads_a_title(passage, at, end)
        or _takes_in(passage, at, end)
        or _of_a_speaker(passage, at)
        or _of_an_origin(passage, at)
        or _of_a_meeting(passage, at)
        or _fired_from(passage, at)
        or _compared_with(passage, at)
    )


def _fired_from(passage: Passage, at: int) -> bool:
    """Tell whether a place is where those stand who fire: «قصفت … من أماكن تمركزها في مدينة …»."""
    for near in range(at - 1, max(at - _STANDS, 0), -1):
        word = passage.word(near)
        if word in _STATIONED or (word in _POSITIONS and passage.word(near - 1) == "من"):
            return True
        if word not in {"في", "ب", "من", "داخل"} and passage.at(near, "place_heads") is None:
            return False
    return False


def _compared_with(passage: Passage, at: int) -> bool:
    """Tell whether a place is that of an older attack, to which this one is likened: «منذ هجوم بولواما»."""
    attack = passage.at(at - 1, "events")
    attack = attack or (passage.at(at - 2, "events") if passage.word(at - 1) == "في" else None)
    since = attack is not None and passage.word(attack.start - 1) == "منذ"
    compared = range(max(0, at - _LIKENED), at)
    likened = since and any(passage.at(near, "scopes", "superlative") is not None for near in compared)
    return likened and all(passage.at(near, "casualty") is None for near in range(at, at + _LIKENED))


_STATIONED, _POSITIONS = word_set("where those who fire stand"), word_set("positions of one's own")
_STANDS, _LIKENED = 4, 8


def _of_people(passage: Passage, at: int) -> bool:
    """Tell whether a place names an office, folk, or where the wounded went («نقلوا إلى …»)."""
    folk = passage.at(at - 1, "place_words", "folk") is not None
    brought = passage.word(at - 1) == "الي" and any(
        passage.at(i, "place_words", "care") for i in range(at - _BROUGHT, at)
    )
    hit = passage.word(at - 1) == "في" and passage.word(at - 3) in _HIT  # «على قوات الشرطة في بلدة …»
    seats = [i for i in (at - 1, at - 2) if _seat(passage, i)]
    seat = bool(seats) and not (hit or _hit_there(passage, seats[0]))
    return folk or seat or brought or passage.word(at - 1) == "بعد"


_HIT = word_set("no office of a speaker")
_BROUGHT = 5
"""«نقل عدد من الجرحى إلى …»"""


def _seat(passage: Passage, at: int) -> bool:
    """Tell whether an office is named at a token; «مركز للشرطة» is a building, wherever it stands."""
    office = passage.at(at, "place_words", "seat")
    return office is not None and not office.proclitic.endswith("لل")


def _hit_there(passage: Passage, at: int) -> bool:
    """Tell whether a building is what was hit: «استهدف القصف مستشفى …», «طال محيط مستشفى في …»."""
    if passage.at(at, "facilities") is None:
        return False
    return any(passage.at(i, "parties", "against") is not None for i in range(at - _BY, at))


_BY = 3


def _of_an_origin(passage: Passage, at: int) -> bool:
    """Tell whether one comes from a place, or goes to help it («المولود في …», «لإعادة إعمار …»)."""
    before = at - (passage.word(at - 1) in _FROM)
    return passage.word(before - 1) in _ORIGINS


_FROM, _ORIGINS = frozenset({"في", "من", "الي"}), word_set("of an origin")


def _of_a_meeting(passage: Passage, at: int) -> bool:
    """Tell whether people meet or speak at a place («عقب لقائه نظيره في روما»), no meeting that was hit."""
    if passage.word(at - 1) != "في" and not passage.word(at).startswith("ب"):
        return False
    for i in range(at - 1, max(at - _SPEAKER, -1), -1):
        if passage.word(i) in _MEETINGS:
            return not any(_hits(passage, before) for before in range(i - _SPEAKER, i))
        if passage.word(i) in _SAID or passage.at(i, "events") or passage.at(i, "casualty"):
            return False
    return False


_MEETINGS = word_set("meetings")


def _hits(passage: Passage, at: int) -> bool:
    return any(passage.at(at, kind) for kind in ("events", "casualty")) or (
        passage.at(at, "parties", "against") is not None
    )


def _takes_in(passage: Passage, at: int, end: int) -> bool:
    """Tell whether a place is a hospital that dead and wounded came to: «مستشفى س: وصلنا 8 شهداء»."""
    near = (*range(at - _SAYS_SO, at), *range(end, end + _SAYS_SO))
    return _seat(passage, at) and any(passage.at(i, "place_words", "care") for i in near)


_SAYS_SO = 3


def _of_a_mood(passage: Passage, at: int) -> bool:
    """Tell whether a place is where people are angry or mourn over what happened: «غضب في بغداد بعد …»."""
    word, before = passage.word(at - 1), passage.word(at - 2)
    return (word == "في" and before in _MOODS) or (word in _MOODS and passage.word(at).startswith("ب"))


_MOODS = word_set("moods")


def _of_a_government(passage: Passage, at: int, end: int) -> bool:
    """Tell whether a capital stands for its government: «حق أنقرة», «باريس تدعم …»."""
    if country_of_capital(passage, at) is None:
        return False
    before = passage.word(at - 1)
    if before in _GOVERNMENTS:
        return True  # «في سجون حكومة دمشق»
    begins = not before.isalpha() and _does(passage, end)
    did = len(before) > _VERB and before.endswith(_DID_IT)
    speaks = passage.word(end).endswith("ت") and (is_saying(passage, end) or passage.word(end) in _SPOKE)
    return (
        before in _STANCES
        or did
        or begins
        or (speaks and _subject(passage, at))
        or _did(passage, at - 1)
        or (not passage.word(at - 2).isalpha() and _does(passage, at - 1))
    )


def _did(passage: Passage, at: int) -> bool:
    """Tell whether a word looks like what a government did: «تحركت», «وسمحت», but not «شهدت», «قتلت»."""
    word = passage.word(at).removeprefix("و")
    happens = ("events", "casualty", "people", "facilities", "place_heads", "forces", "things")
    if not word.endswith("ت") or word.endswith("ات") or len(word) < _VERB or word in _UNDERGOES:
        return False
    before = passage.word(at - 1)
    begins = word != passage.word(at) or before in _CLAUSES or not before.isalpha()
    return begins and not any(passage.at(at, kind) for kind in happens)


_CLAUSES = word_set("opening a clause")


def _subject(passage: Passage, at: int) -> bool:
    """Tell whether a name may be the subject of the verb behind it, and is no «في بغداد قالت الوزارة»."""
    before = passage.word(at - 1)
    return before not in _PREPOSITIONS and passage.at(at - 1, "place_heads") is None


_PREPOSITIONS, _SPOKE = word_set("prepositions of place"), word_set("a government did")


def _does(passage: Passage, at: int) -> bool:
    """Tell whether a word looks like what a government does: «تدافع», but not «تشهد», «تفجير»."""
    word = passage.word(at)
    happens = passage.at(at, "events") or passage.at(at, "casualty")
    return word.startswith("ت") and len(word) >= _VERB and word not in _UNDERGOES and not happens


_STANCES, _UNDERGOES = word_set("stances"), word_set("a town undergoes")
_GOVERNMENTS = word_set("governments of a capital")
_VERB = 4
_DID_IT = ("تها", "ته")
"""«الهجمات التي شنتها باريس»"""


def _heads_a_title(passage: Passage, at: int, end: int) -> bool:
    """Tell whether a title begins with the capital that speaks: «موسكو: …», but not «بغداد: مقتل …»."""
    heads = passage.field == "title" and at == 0 and passage.word(end) == ":"
    if not heads or country_of_capital(passage, at) is None:
        return False
    happens = ("events", "casualty", "numbers")
    return not any(passage.at(end + 1, kind) for kind in happens)


def _of_a_speaker(passage: Passage, at: int) -> bool:
    """Tell whether a verb of saying stands before a place, and nothing that is said between the two."""
    for i in range(at - 1, max(at - _SPEAKER, -1), -1):
        if passage.word(i) in _AVENGES and "علي" in {passage.word(i + 1), passage.word(i + 2)}:
            return True  # «رد أولي على ما جرى في …»
        if passage.word(i) == "،" and passage.at(i + 1, "claimants", "person"):
            continue  # «وقال فلان، رئيس نقابة الصيادين في عدن، إن …»
        if passage.word(i) in _SAID or passage.at(i, "events") or passage.at(i, "casualty"):
            return False
        if is_saying(passage, i) or passage.at(i, "claimants", "accord"):
            return True
    return False


_AVENGES = word_set("avenging")
_SPEAKER = 10
"""So many words before a place may name who speaks there."""
_SAID = frozenset({"ان", "بان", "انه", "انها", "بانه", ":", "،", "عن", "؛", "."})


def names_a_medium(passage: Passage, at: int) -> bool:
    """Tell whether a town only names a radio or agency that tells of the attack: «بحسب راديو موسكو»."""
    medium = passage.word(at - 1)
    if not any(medium == clitic + word for word in _MEDIA for clitic in ("", "ب", "ل")):
        return False
    before = range(max(0, at - _TELLS), at - 1)
    return any(is_saying(passage, i) or passage.at(i, "claimants", "accord") for i in before)


_MEDIA, _TELLS = word_set("media named by a town"), 5
