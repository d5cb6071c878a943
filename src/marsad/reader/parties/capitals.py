"""Capitals that stand for their government: «أعلنت باكو مقتل ثلاثة من جنودها», «باريس تدعم الهجوم»."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from marsad.language.folding import fold_text
from marsad.language.tables import rows
from marsad.language.wordsets import word_set
from marsad.reader.document import Passage, Sentence
from marsad.reader.voices.claimants import is_saying

_ADMITS = word_set("admitting a loss")


def government_that_tells(sentence: Sentence, before: int) -> str | None:
    """Return the country whose capital stands last before a token as who says something."""
    passage = sentence.passage
    said = (
        country_of_capital(passage, at + 1)
        for at in range(before - 1, sentence.start - 1, -1)
        if _tells(passage, at)
    )
    return next(said, None)


def speaks(passage: Passage, at: int) -> bool:
    """Tell whether a capital is only who says something («أعلنت كييف مقتل …»), and no place of an event."""
    return at > 0 and _tells(passage, at - 1) and country_of_capital(passage, at) is not None


def _tells(passage: Passage, at: int) -> bool:
    return is_saying(passage, at) or passage.word(at).removeprefix("و") in _ADMITS


def country_of_capital(passage: Passage, at: int) -> str | None:
    """Return the country whose capital is named here, in two words or one."""
    word, behind = passage.word(at), passage.word(at + 1)
    known = _capitals()
    return known.get(f"{word} {behind}") or known.get(word) or known.get(word.removeprefix("و"))


@cache
def _capitals() -> Mapping[str, str]:
    return {fold_text(form): row["country"] for row in rows("capitals") for form in row.values("forms")}
