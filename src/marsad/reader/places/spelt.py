"""Names of places as they are written: the longest known one at a word, and what else it may be."""

from __future__ import annotations

from marsad.gazetteer import Gazetteer
from marsad.gazetteer.place import fold_letters
from marsad.language.lexicon import Mark
from marsad.reader.document import Passage


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
