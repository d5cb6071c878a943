"""Names behind a word that announces a place: «حي الدرعية», «بريف دير الزور الشرقي», «شمال شرقي بغداد»."""

from __future__ import annotations

from dataclasses import replace

from marsad.gazetteer import Candidate, Gazetteer
from marsad.language.lexicon import Mark
from marsad.language.words import definite, joined_by_and
from marsad.language.wordsets import word_set
from marsad.reader.document import Passage, Sentence
from marsad.reader.places.asides import aside
from marsad.reader.places.places import TOWNS, Mention
from marsad.reader.places.quoted import quoted_end
from marsad.reader.places.spelt import longest_known, other_word, split_off
from marsad.reader.places.unknown_names import LANDS, MAYBE, NO_NAMES, begins_name, kind_of, unknown

_UNKNOWN = frozenset({"village", "neighbourhood", "settlement", "district", "admin1"})
KINDS = word_set("announcing a place")
"""Words that announce a name and are no part of it, whether or not the gazetteer has them with it."""


def head_at(passage: Passage, at: int) -> Mark | None:
    """Return the word that announces a place at a token; a hamza tells «وأدى» from «وادي»."""
    head = passage.at(at, "place_heads")
    if head is None:
        return None
    spelt, kind = passage.words(head.start, head.start + 1), kind_of(passage, head)
    doubled = kind in _VERBS_TOO and _SHADDA in spelt  # «سهّل دخول …»
    return None if doubled or (spelt.startswith("وأ") and kind.startswith("وا")) else head


_VERBS_TOO, _SHADDA = frozenset({"سهل", "وسط"}), "\u0651"


def headed(sentence: Sentence, at: int, gazetteer: Gazetteer) -> Mention | None:
    """Read «حي الدرعية», «بريف دير الزور الشرقي», «شمال شرقي بغداد», «قرية» with an unknown name."""
    passage = sentence.passage
    heads = _heads(sentence, at, gazetteer)
    inner = heads[-1]
    if any(definite(h.proclitic) and not passage.word(h.start).endswith("عاصمه") for h in (heads[0], inner)):
        return None  # «الحي», «القرية»: told of before, no name follows.
    begin = inner.end + (passage.word(inner.end) in {"(", "/"})
    if passage.at(begin, "grammar", "other") and passage.word(begin + 1) in {"هي", "هو"}:
        begin += 2  # «قرية ثالثة هي …»
    level = next((h.entry["level"] for h in reversed(heads) if h.entry["level"] not in _ROUGH), None)
    near = any(h.entry["level"] in _ROUGH for h in heads)
    length, name, clitic = longest_known(passage, begin, sentence.end, gazetteer)
    kind = kind_of(passage, inner)
    head = kind if level else None
    named = level in _UNKNOWN or kind in MAYBE | LANDS
    if length == 1 and named and begins_name(passage, begin, sentence.end):
        length = 0 if unknown(sentence, inner, begin) > begin + 1 else length
    beside = inner.entry["level"] in _ROUGH or level in {None, "area"}
    country = passage.at(begin, "forces", "country") is not None  # «مالي» is a Malian, too.
    if length == 1 and beside and not country and other_word(passage, begin, name):
        return None  # «جنوب البلاد», «محيط السجن».
    if _nameless(passage, heads, begin) or (length == 1 and name in NO_NAMES):
        return None  # «بلدة شرق …», «قرية صباح الأحد»
    if clitic.endswith("ب") or joined_by_and(clitic):
        return None  # «قرية بريف حلب»: the village has no name here.
    end = begin + length
    if not length and (inner.entry["level"] in _UNKNOWN or kind in MAYBE or kind in LANDS):
        end = quoted_end(sentence, begin) or unknown(sentence, inner, begin)
        name = " ".join(passage.word(i) for i in range(begin, end))
    found = _named(gazetteer, head, name) if length else ()
    made = Mention(passage, heads[0].start, end, name, found, head, level, near, bare=False)
    made = replace(made, proclitic=split_off(heads[0].proclitic), aside=aside(passage, at, end))
    return made if end > begin else None


def _nameless(passage: Passage, heads: list[Mark], begin: int) -> bool:
    """Tell whether a village is only told by where it lies: «هجوم على قرية شمال بوركينا فاسو»."""
    behind = [*heads[1:], *filter(None, [passage.at(begin, "place_heads")])]
    lies = behind[:1] and behind[0].entry["level"] == "direction" and not behind[0].proclitic
    quarter = lies and kind_of(passage, behind[0]) in _CALLS  # «حي طريق السد»
    return bool(lies) and not quarter and heads[0].entry["level"] in TOWNS


_CALLS = frozenset({"طريق", "ساحل", "محيط"})
"""What a quarter may be called by, though it tells where something lies."""


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
    if kind_of(sentence.passage, mark) in KINDS:
        return False
    length, _, clitic = longest_known(sentence.passage, mark.start, sentence.end, gazetteer)
    return not clitic and (length > mark.end - mark.start or (length == 1 and definite(mark.proclitic)))
