"""What «و», «إضافة إلى» and the like join to what stands before them."""

from __future__ import annotations

from marsad.language.words import joined_by_and
from marsad.reader.document import Passage


def joined_at(passage: Passage, at: int) -> bool:
    """Tell whether «و» joins this token to what stands before it, as far as the marks tell."""
    written = any(joined_by_and(mark.proclitic) for mark in passage.marks.get(at, ()))
    return (
        written
        or and_one_of(passage, at)
        or passage.word(at - 1) == "و"
        or (
            passage.word(at)[:1] == "و"
            and (passage.word(at)[1:].isdecimal() or passage.word(at)[1:4] == "مثل")
        )
        or any(_adds(passage, at - back, at) for back in (1, 2))
    )


def and_one_of(passage: Passage, at: int) -> bool:
    """Tell «وأحد مرافقيه» from «واحد», which is written alike and has no people right behind it."""
    people = passage.at(at + 1, "people", "plural") if passage.word(at) == "واحد" else None
    return people is not None and people.proclitic in {"", "ال"}


def _adds(passage: Passage, start: int, end: int) -> bool:
    """Tell whether «إضافة إلى» or the like stands at these tokens: it joins as «و» does."""
    mark = passage.at(start, "grammar", "addition")
    return mark is not None and mark.end == end
