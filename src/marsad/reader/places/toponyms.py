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
from marsad.reader.places.places import Mention, called, capital, nested
from marsad.reader.places.unknown_names import MAYBE, SURELY, kind_of, unannounced, unknown
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
        elif one is not None:
            found.append(_coordinated(one, found[-1]) if found else one)
        at = one.end if one is not None else at + 1
    return nested(_reckoned([one for one in found if not _dateline(sentence, one)]))


def _reckoned(found: list[Mention]) -> list[Mention]:
    """Set aside the places that only tell how far off the one before is («سبها على بعد 700 كم من …»)."""
    return [
        replace(one, aside=True)
        if before is not None and one.start - before.end <= _SPEAKER and _far_from(before, one)
        else one
        for before, one in zip([None, *found], found, strict=False)
    ]


def _far_from(before: Mention, one: Mention) -> bool:
    """Tell whether a distance stands between two places: «على بعد ثلاثين كيلومترا شرق», «تبعد 40 كلم عن»."""
    between = [one.passage.word(at) for at in range(before.end, one.start)]
    return before.rank < _COUNTRY and any(word in _LENGTHS for word in between)


_COUNTRY = 7
_LENGTHS = word_set("lengths")


def _coordinated(one: Mention, before: Mention) -> Mention:
    """Let a name joined by «و» to a place be one as well, and of its kind («بلدتي الفوعة وكفريا»)."""
    joined = one.start - before.end <= 2 and joined_by_and(one.passage.word(one.start)) and one.bare
    if not joined or (one.proclitic[:1] != "و" and one.passage.word(one.start - 1) != ")"):
        return one
    return replace(one, firm=before.firm, joined=True, aside=before.aside)


def _dateline(sentence: Sentence, one: Mention) -> bool:
    """Tell whether a place only says where a report was filed («بغداد – …»)."""
    first = one.start == sentence.start < _FIRST and one.passage.field == "text"
    return first and one.bare and not one.near and one.passage.word(one.end) in {"-", ":", "("}


_FIRST = 12
"""Only so many tokens from its beginning does a text say where it was filed."""


def _mention(sentence: Sentence, at: int, gazetteer: Gazetteer) -> Mention | None:
    passage = sentence.passage
    actor = passage.at(at, "actors") or passage.at(at, "forces")
    if actor is not None and actor.entry.part not in {"country", "nationality"}:
        return None
    head = passage.at(at, "place_heads")
    length, name, clitic = _known(passage, at, sentence.end, gazetteer)
    if head is not None and head.end < sentence.end:
        headed = _headed(sentence, at, gazetteer)
        longer = headed is not None and headed.end > at + length
        if longer or length < 2 or (headed is not None and kind_of(passage, head) in _KINDS):
            return headed
    if not length:
        return unannounced(sentence, at)
    if passage.at(at - 1, "place_words", "body"):
        return None
    return _named_alone(
        passage, Mention(passage, at, at + length, name, gazetteer.candidates(name)), clitic, gazetteer
    )


def _named_alone(passage: Passage, one: Mention, clitic: str, gazetteer: Gazetteer) -> Mention | None:
    """Return a known name that no word announces, None where it is more likely another word."""
    at, located = one.start, _located(passage, one.start, clitic)
    common = gazetteer.is_common(one.name) and not _spelt_so(passage, one)
    other = " " not in one.name and _other_word(passage, at, one.name)
    if not one.candidates or (common and passage.word(at - 1) not in SURELY):
        return None
    if passage.word(at - 1).removeprefix("و") in _TITLES:
        return None  # «الرئيس حامد كرزاي», whose name an airport bears
    if other and not (located and _all_the_same(passage, one)):
        return None
    sure = located or passage.at(at, "place_heads") or any(c.level in _LARGE for c in one.candidates)
    doubtful = common or (other and passage.at(at, "people") is not None)
    return replace(
        one,
        firm=bool(sure) and not doubtful,
        proclitic=_split(clitic),
        aside=_aside(passage, at),
        site=_site(passage, at, one.candidates),
    )


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
    if any(c.population >= _TOWN and fold_letters(c.arabic).startswith(word) for c in found):
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


def _spelt_so(passage: Passage, one: Mention) -> bool:
    """Tell whether a hamza below the line tells a name from the other word («إب» from «آب»)."""
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
    for i in range(at - 1, max(at - _SPEAKER, -1), -1):
        if passage.word(i) in _SAID or passage.at(i, "events") or passage.at(i, "casualty"):
            return False
        if is_saying(passage, i) or passage.at(i, "claimants", "accord"):
            return True
    return False


def _seat(passage: Passage, at: int) -> bool:
    """Tell whether an office is named at a token; «مركز للشرطة» is a building, wherever it stands."""
    office = passage.at(at, "place_words", "seat")
    return office is not None and not office.proclitic.endswith("لل")


_SPEAKER = 10
"""So many words before a place may name who speaks there."""
_SAID = frozenset({"ان", "بان", "انه", "انها", "بانه", ":", "،", "عن", "؛", "."})


def _headed(sentence: Sentence, at: int, gazetteer: Gazetteer) -> Mention | None:
    """Read «حي الدرعية», «بريف دير الزور الشرقي», «شمال شرقي بغداد», «قرية» with an unknown name."""
    passage = sentence.passage
    heads = _heads(sentence, at, gazetteer)
    inner = heads[-1]
    if definite(inner.proclitic) and not passage.word(inner.start).endswith("عاصمه"):
        return None  # «الحي», «القرية»: told of before, no name follows.
    begin = inner.end + (passage.word(inner.end) == "(")
    level = next((h.entry["level"] for h in reversed(heads) if h.entry["level"] not in _ROUGH), None)
    near = any(h.entry["level"] in _ROUGH for h in heads)
    length, name, clitic = _known(passage, begin, sentence.end, gazetteer)
    head = kind_of(passage, inner) if level else None
    beside = inner.entry["level"] in _ROUGH or level in {None, "area"}
    if length == 1 and beside and _other_word(passage, begin, name):
        return None  # «جنوب البلاد», «محيط السجن».
    if clitic.endswith("ب") or joined_by_and(clitic):
        return None  # «قرية بريف حلب»: the village has no name here.
    if length == 1 and level in _UNKNOWN and _goes_on(passage, begin):
        length = 0 if unknown(sentence, inner, begin) > begin + 1 else length
    end = begin + length
    if not length and (inner.entry["level"] in _UNKNOWN or head in MAYBE):
        end = unknown(sentence, inner, begin)
        name = " ".join(passage.word(i) for i in range(begin, end))
    found = _named(gazetteer, head, name) if length else ()
    made = Mention(passage, heads[0].start, end, name, found, head, level, near, bare=False)
    made = replace(made, proclitic=_split(heads[0].proclitic), aside=_aside(passage, at))
    return made if end > begin else None


def _goes_on(passage: Passage, at: int) -> bool:
    """Tell whether a known name is only the first word of another («بلدة عين الورد»)."""
    first = passage.at(at, "place_words", "name")
    return first is not None and not first.proclitic and passage.word(at + 1).startswith("ال")


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
