"""The names of places in a sentence: known ones, and unknown ones behind a word that announces a place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from marsad.gazetteer import Candidate, Gazetteer
from marsad.gazetteer.place import fold_letters
from marsad.language.lexicon import Mark
from marsad.language.words import definite, joined_by_and
from marsad.language.wordsets import word_set
from marsad.reader.document import Passage, Sentence
from marsad.reader.parties.described import in_a_name
from marsad.reader.parties.states import state_acts
from marsad.reader.places.in_a_row import coordinated, dateline, reckoned
from marsad.reader.places.places import Mention, called, capital, nested, told_as_capital
from marsad.reader.places.quoted import quoted_end
from marsad.reader.places.unknown_names import LANDS, MAYBE, SURELY, kind_of, unannounced, unknown
from marsad.reader.voices.claimants import is_saying

_CLITICS = ("", "و", "ف", "ب", "ل", "وب", "ول", "فب", "لل", "ولل")
_LOCATIVE = frozenset({"في", "من", "الي", "علي", "نحو", "باتجاه", "بين", "داخل", "خارج", "عند", "حتي", "عن"})
_UNKNOWN = frozenset({"village", "neighbourhood", "settlement", "district", "admin1"})
_KINDS = word_set("announcing a place")
"""Words that announce a name and are no part of it, whether or not the gazetteer has them with it."""


def mentions(
    sentence: Sentence, gazetteer: Gazetteer, skipped: Sequence[tuple[int, int]] = ()
) -> list[Mention]:
    """Return the places that a sentence names, in order, those at the skipped tokens left out."""
    found: list[Mention] = []
    at = sentence.start
    while at < sentence.end:
        one = None if any(a <= at < b for a, b in skipped) else _mention(sentence, at, gazetteer)
        if one is not None and found and capital(found[-1], one):
            found[-1] = called(found[-1], one)
        elif one is not None and not (found and told_as_capital(found[-1], one)):
            found.append(coordinated(one, found[-1]) if found else one)
        at = one.end if one is not None else at + 1
    return nested(reckoned([one for one in found if not dateline(sentence, one)]))


_LANDS_TOO = frozenset({"country", "nationality"})


def _mention(sentence: Sentence, at: int, gazetteer: Gazetteer) -> Mention | None:
    passage = sentence.passage
    actor = passage.at(at, "actors") or passage.at(at, "forces")
    if actor is not None and (actor.entry.part not in _LANDS_TOO or state_acts(passage, actor)):
        return None
    if passage.word(at - 1).endswith(_LANDS) and in_a_name(passage, at):
        return None
    head = _head(passage, at)
    length, name, clitic = _known(passage, at, sentence.end, gazetteer)
    if head is not None and head.end < sentence.end:
        headed = _headed(sentence, at, gazetteer)
        longer = headed is not None and headed.end > at + length
        if longer or length < 2 or (headed is not None and kind_of(passage, head) in _KINDS):
            return headed
    if not length:
        return unannounced(sentence, at)
    if passage.at(at - 1, "place_words", "body") or _shares_border(passage, at) or _leads(passage, at):
        return None
    return _named_alone(
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


def _named_alone(passage: Passage, one: Mention, clitic: str, gazetteer: Gazetteer) -> Mention | None:
    """Return a known name that no word announces, None where it is more likely another word."""
    at, located = one.start, _located(passage, one.start, clitic)
    believed = _believed(passage, one, clitic)
    common = gazetteer.is_common(one.name) and not (believed or _spelt_so(passage, one))
    other = " " not in one.name and not believed and _other_word(passage, at, one.name)
    if believed:
        one = replace(one, candidates=tuple(replace(c, common=False) for c in one.candidates))
    if not one.candidates or (common and passage.word(at - 1) not in SURELY):
        return None
    if passage.word(at - 1).removeprefix("و") in _TITLES:
        return None  # «الرئيس حامد كرزاي», whose name an airport bears
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
        proclitic=_split(clitic),
        aside=_aside(passage, at),
        site=_site(passage, at, one.candidates),
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


def _site(passage: Passage, at: int, found: Sequence[Candidate]) -> bool:
    """Tell whether a name is that of a building («متحف باردو»), not of a town («بيت حانون», «سوق الشيوخ»)."""
    mark = passage.at(at, "facilities")
    if found and found[0].kind in _BUILT:
        return True
    if mark is None or mark.entry["kind"] == "camp" or not found:
        return False  # A camp of refugees is a place to live.
    word = passage.word(at)
    begun = [c for c in found if fold_letters(c.arabic).startswith(word)]
    if any(c.population >= _TOWN for c in begun) or (begun and passage.at(at, "place_words", "name")):
        return False
    return passage.at(at, "place_heads") is None or found[0].level == "site"


_TOWN = 5_000
_BUILT = frozenset({"market", "prison"})


def _split(proclitic: str) -> str:
    """Return the part of a proclitic that is no part of the name: the article is, and «لل» cannot be cut."""
    return "" if proclitic.endswith("لل") else proclitic.removesuffix("ال")


def _other_word(passage: Passage, at: int, name: str) -> bool:
    """Tell whether the tables know the word at a token as something else than a country."""
    marks = passage.marks.get(at, ())
    return any(
        mark.entry.part != "country"
        and mark.entry.kind not in {"place_words", "given_names"}
        and (_not_place(mark, name) if mark.entry.kind == "not_places" else not mark.proclitic)
        for mark in marks
    )


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


def _not_place(mark: Mark, name: str) -> bool:
    """Tell whether this very name stands among the other words: «رياض» does, «الرياض» does not."""
    return not mark.proclitic or any(fold_letters(form) == name for form in mark.entry.row.values("forms"))


def _located(passage: Passage, at: int, clitic: str) -> bool:
    """Tell whether a preposition, or an event before it («تفجير الكرادة»), says that this is a place."""
    before = at - 1
    word = passage.word(before)
    event = passage.at(before, "events") is not None or passage.at(before, "casualty", "count") is not None
    return clitic.endswith("ب") or word.removeprefix("و") in _LOCATIVE or (event and not clitic)


def _aside(passage: Passage, at: int) -> bool:
    """Tell whether the place only names an office («محافظ البيضاء») or where people come from or go to."""
    if passage.at(at - 1, "place_words", "folk") or any(_seat(passage, i) for i in (at - 1, at - 2)):
        return True
    if passage.word(at - 1) == "بعد":
        return True  # «ثالث أكبر مدينة بعد بغداد»
    for i in range(at - 1, max(at - _SPEAKER, -1), -1):
        if passage.word(i) in _AVENGES and "علي" in {passage.word(i + 1), passage.word(i + 2)}:
            return True  # «رد أولي على ما جرى في …»
        if passage.word(i) in _SAID or passage.at(i, "events") or passage.at(i, "casualty"):
            return False
        if is_saying(passage, i) or passage.at(i, "claimants", "accord"):
            return True
    return False


def _seat(passage: Passage, at: int) -> bool:
    """Tell whether an office is named at a token; «مركز للشرطة» is a building, wherever it stands."""
    office = passage.at(at, "place_words", "seat")
    return office is not None and not office.proclitic.endswith("لل")


_AVENGES = word_set("avenging")
_SPEAKER = 10
"""So many words before a place may name who speaks there."""
_SAID = frozenset({"ان", "بان", "انه", "انها", "بانه", ":", "،", "عن", "؛", "."})


def _head(passage: Passage, at: int) -> Mark | None:
    """Return the word that announces a place at a token; a hamza tells «وأدى» from «وادي»."""
    head = passage.at(at, "place_heads")
    spelt = head is not None and passage.words(head.start, head.start + 1).startswith("وأ")
    return None if spelt and head is not None and kind_of(passage, head).startswith("وا") else head


def _headed(sentence: Sentence, at: int, gazetteer: Gazetteer) -> Mention | None:
    """Read «حي الدرعية», «بريف دير الزور الشرقي», «شمال شرقي بغداد», «قرية» with an unknown name."""
    passage = sentence.passage
    heads = _heads(sentence, at, gazetteer)
    inner = heads[-1]
    if any(definite(h.proclitic) and not passage.word(h.start).endswith("عاصمه") for h in (heads[0], inner)):
        return None  # «الحي», «القرية»: told of before, no name follows.
    begin = inner.end + (passage.word(inner.end) in {"(", "/"})
    level = next((h.entry["level"] for h in reversed(heads) if h.entry["level"] not in _ROUGH), None)
    near = any(h.entry["level"] in _ROUGH for h in heads)
    length, name, clitic = _known(passage, begin, sentence.end, gazetteer)
    kind = kind_of(passage, inner)
    head = kind if level else None
    if length == 1 and (level in _UNKNOWN or head in MAYBE) and _goes_on(passage, begin):
        length = 0 if unknown(sentence, inner, begin) > begin + 1 else length
    beside = inner.entry["level"] in _ROUGH or level in {None, "area"}
    country = passage.at(begin, "forces", "country") is not None  # «مالي» is a Malian, too.
    if length == 1 and beside and not country and _other_word(passage, begin, name):
        return None  # «جنوب البلاد», «محيط السجن».
    if clitic.endswith("ب") or joined_by_and(clitic):
        return None  # «قرية بريف حلب»: the village has no name here.
    end = begin + length
    if not length and (inner.entry["level"] in _UNKNOWN or kind in MAYBE or kind in LANDS):
        end = quoted_end(sentence, begin) or unknown(sentence, inner, begin)
        name = " ".join(passage.word(i) for i in range(begin, end))
    found = _named(gazetteer, head, name) if length else ()
    made = Mention(passage, heads[0].start, end, name, found, head, level, near, bare=False)
    made = replace(made, proclitic=_split(heads[0].proclitic), aside=_aside(passage, at))
    return made if end > begin else None


def _goes_on(passage: Passage, at: int) -> bool:
    """Tell whether a known name may only begin another («بلدة عين الورد», «قرية بني سهلان»)."""
    first = passage.at(at, "place_words", "name")
    return first is not None and not first.proclitic


def _named(gazetteer: Gazetteer, head: str | None, name: str) -> tuple[Candidate, ...]:
    """Return the places of a name, and those whose names hold the word before it too («حي الزهراء»)."""
    whole = gazetteer.candidates(f"{head} {name}") if head else ()
    known = {one.key for one in whole}
    return (*whole, *(one for one in gazetteer.candidates(name) if one.key not in known))


_ROUGH = frozenset({"direction", "plural"})
"""Levels of words that only say near or among what the place is."""


def _heads(sentence: Sentence, at: int, gazetteer: Gazetteer) -> list[Mark]:
    """Return the words that announce a place, one after the other («شمال مدينة»)."""
    found: list[Mark] = []
    while at < sentence.end:
        mark = sentence.passage.at(at, "place_heads")
        if mark is None or (found and _begins_name(sentence, mark, gazetteer)):
            break
        if found and mark.proclitic not in {"", "ال"}:
            break  # «قرية بريف حلب»
        found.append(mark)
        at = mark.end
    return found


def _begins_name(sentence: Sentence, mark: Mark, gazetteer: Gazetteer) -> bool:
    """Tell whether a word that announces places begins a name here («ولاية الجزيرة», «شمال سيناء»)."""
    if kind_of(sentence.passage, mark) in _KINDS:
        return False
    length, _, clitic = _known(sentence.passage, mark.start, sentence.end, gazetteer)
    return not clitic and (length > mark.end - mark.start or (length == 1 and definite(mark.proclitic)))


def _known(passage: Passage, at: int, limit: int, gazetteer: Gazetteer) -> tuple[int, str, str]:
    """Return the length in tokens, folded name and proclitic of the longest known place at a token."""
    if at >= limit or not passage.tokens[at].is_word:
        return 0, "", ""
    word = passage.word(at)
    behind = [passage.word(i) for i in range(at + 1, min(at + 5, limit))]
    for clitic in _CLITICS:
        if not word.startswith(clitic) or len(word) - len(clitic) < 2:
            continue
        rest = word[len(clitic) :]
        words = [f"ال{rest}" if clitic.endswith("لل") else rest, *behind]
        length = gazetteer.longest(words, 0)
        if length:
            return length, " ".join(words[:length]), clitic
    return 0, "", ""
