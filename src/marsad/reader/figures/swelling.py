"""Dead of whom a toll rises, found or dead of their wounds: «انتشال 13 جثة ليرتفع العدد إلى 36»."""

from __future__ import annotations

from collections.abc import Sequence

from marsad.language.wordsets import word_set, word_tuple
from marsad.reader.document import Passage, Sentence
from marsad.reader.harm.scan import Found
from marsad.reader.parties.standing import Claim

_BEFORE, _BEHIND, _NEAR = 5, 4, 6
"""Tokens before the dead within which they are found or die, and behind them; figures to the toll."""


def swells(claims: Sequence[Claim], at: int) -> bool:
    """Tell whether the dead are those of whom a larger toll of the same sentence rises, which holds them."""
    one, sentence = claims[at], claims[at].found.sentence
    if one.figure.measure != "killed" or not (_late(one.found) and _rises(sentence)):
        return False
    near = claims[max(0, at - _NEAR) : at + _NEAR + 1]
    here = (claim.figure for claim in near if claim.found.sentence is sentence)
    return any(f.measure == "killed" and (f.low or 0) > (one.figure.low or 0) > 0 for f in here)


def _rises(sentence: Sentence) -> bool:
    return any(_forms(sentence.passage, at) & _RISES for at in range(sentence.start, sentence.end))


def _late(one: Found) -> bool:
    """Tell whether people are said to have been found or to have died later."""
    passage, first = one.sentence.passage, max(one.sentence.start, one.start - _BEFORE)
    behind = range(one.group.end, min(one.sentence.end, one.group.end + _BEHIND))
    died = any(_forms(passage, at) & _DIES for at in range(first, one.group.start + 1))
    return died or any(passage.word(at).startswith(_OF_WOUNDS) for at in behind)


def _forms(passage: Passage, at: int) -> set[str]:
    """Return a word as it stands, and without what is written onto it: «وارتفع», «بوفاة»."""
    word = passage.word(at)
    return {word} | {word[1:] for joined in "وفب" if word.startswith(joined)}


_RISES = word_set("a toll rises") | word_set("rising")
_DIES = word_set("finding") | word_set("dying later")
_OF_WOUNDS = word_tuple("of one's wounds")
