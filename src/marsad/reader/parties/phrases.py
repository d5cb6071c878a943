"""The noun phrase that ends in an actor: «ثلاثة مواقع تابعة للجيش», and whether a thing heads it."""

from __future__ import annotations

from collections.abc import Iterator

from marsad.language.lexicon import Mark
from marsad.language.wordsets import word_set
from marsad.reader.document import Passage
from marsad.reader.parties.described import nameless
from marsad.reader.parties.parties import Actor

_QUOTES = frozenset({"(", "«", '"', "“", "'", "”"})
_BODIES, _SCORES = word_set("armed bodies"), word_set("scores of")
_SHORT = 3
"""Letters: words of no more may end in «ا» in any case."""
_LONGEST, _LONGEST_PHRASE = 3, 8
"""Tokens of a mark and of a phrase, at most."""


def phrase(actor: Actor) -> tuple[int, bool]:
    """Return where the noun phrase begins that ends in an actor («ثلاثة مواقع تابعة للجيش»).

    And whether its head is a thing or a site that the actor owns.
    """
    passage, at, owned = actor.passage, actor.mark.start, False
    while at > actor.sentence.start and actor.mark.start - at < _LONGEST_PHRASE:
        head = head_before(passage, at)
        of = passage.word(at - 1) == "من" and _of_several(passage, at - 1)
        if head is not None and not _is_object(passage, at, actor):
            loyal = head.entry.part == "loyal"
            arms = _arms(passage, head.start) if loyal else None
            if loyal and passage.word(head.start - 1).removeprefix("ال") in _BODIES:
                arms = head.start - 1  # «خلية تابعة للتنظيم هاجمت»
            force = next((m for m in ending(passage, head.start) if loyal and nameless(m)), None)
            arms = force.start if force is not None else arms
            at, owned = (head.start, head.entry.kind != "people") if arms is None else (arms, False)
        elif passage.word(at - 1) in _QUOTES or of or passage.word(at - 1) in _SCORES:
            at -= 1
        else:
            break
    return at, owned


def _of_several(passage: Passage, at: int) -> bool:
    """Tell whether people, a number or a band of some stands before «من»: «مجموعة من المسلحين»."""
    band = passage.word(at - 1) in _SCORES
    return band or head_before(passage, at) is not None or passage.at(at - 1, "numbers") is not None


def _is_object(passage: Passage, at: int, actor: Actor) -> bool:
    """Tell whether a noun is in the accusative, so that none before it governs it («مسلحون مقرا»)."""
    word = passage.word(at)
    return at < actor.mark.start and len(word) > _SHORT and word.endswith("ا")


def _arms(passage: Passage, at: int) -> int | None:
    """Return where arms stand that are told to be an actor's: «طيران مسير تابع للجيش», None where none do."""
    site = any(mark.entry.kind == "facilities" or mark.entry.part == "held" for mark in ending(passage, at))
    for end in (at,) if site else (at, at - 1):
        arms = (mark for mark in ending(passage, end) if mark.entry.kind == "parties")
        start = next((mark.start for mark in arms if mark.entry.part in {"of", "strike"}), None)
        if start is not None:
            return start
    return None


def head_before(passage: Passage, at: int) -> Mark | None:
    """Return the noun for people, for a thing that is owned, or for a site, that ends before a token."""
    heads = [mark for mark in ending(passage, at) if _mayhead_before(mark)]
    return next((mark for mark in heads if mark.entry.part == "loyal"), heads[0] if heads else None)


def _mayhead_before(mark: Mark) -> bool:
    owned = mark.entry.kind == "parties" and mark.entry.part in {"held", "loyal"}
    return owned or mark.entry.kind in {"people", "facilities"}


def ending(passage: Passage, at: int) -> Iterator[Mark]:
    """Yield the marks that end right before a token."""
    for start in range(at - 1, max(-1, at - 1 - _LONGEST), -1):
        yield from (mark for mark in passage.marks.get(start, ()) if mark.end == at)
