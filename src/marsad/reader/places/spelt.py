"""Names of places as they are written: the longest known one at a word, and what else it may be."""

from __future__ import annotations

from marsad.gazetteer import Gazetteer
from marsad.gazetteer.place import fold_letters
from marsad.language.lexicon import Mark
from marsad.language.wordsets import word_set
from marsad.reader.document import Passage
from marsad.reader.voices.claimants import is_saying


def longest_known(passage: Passage, at: int, limit: int, gazetteer: Gazetteer) -> tuple[int, str, str]:
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


_CLITICS = ("", "و", "ف", "ب", "ل", "وب", "ول", "فب", "لل", "ولل")


def split_off(proclitic: str) -> str:
    """Return the part of a proclitic that is no part of the name: the article is, and «لل» cannot be cut."""
    return "" if proclitic.endswith("لل") else proclitic.removesuffix("ال")


def other_word(passage: Passage, at: int, name: str) -> bool:
    """Tell whether the tables know the word at a token as something else than a country."""
    marks = passage.marks.get(at, ())
    return any(
        mark.entry.part != "country"
        and mark.entry.kind not in {"place_words", "given_names"}
        and (_not_place(mark, name) if mark.entry.kind == "not_places" else not mark.proclitic)
        for mark in marks
    )


def _not_place(mark: Mark, name: str) -> bool:
    """Tell whether this very name stands among the other words: «رياض» does, «الرياض» does not."""
    return not mark.proclitic or any(fold_letters(form) == name for form in mark.entry.row.values("forms"))


def only_aside(passage: Passage, at: int) -> bool:
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
