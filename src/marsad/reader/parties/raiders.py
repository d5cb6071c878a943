"""Who flew the air raids that are counted: «نفذ التحالف 23 غارة», «12 طلعة نفذها سلاح الجو الملكي»."""

from __future__ import annotations

from collections.abc import Sequence

from marsad.language.wordsets import word_tuple
from marsad.models import Figure
from marsad.reader.harm.scan import Found
from marsad.reader.parties.parties import Actor

_AIR, _FLOWN = word_tuple("air raids"), word_tuple("flying a raid")
_BEFORE, _BEHIND, _VERB = 14, 6, 4
"""Tokens before a count within which the verb stands, behind it who flew, and from verb to that one."""


def raider(one: Found, actors: Sequence[Actor]) -> Actor | None:
    """Return the actor who flew the raids of a count, None where the clause does not tell."""
    if one.measure != "incidents" or not _by_air(one):
        return None
    passage, sentence = one.sentence.passage, one.sentence
    for at in range(one.end, min(one.end + _VERB, sentence.end)):
        if passage.word(at).startswith(_FLOWN):
            return next((a for a in actors if at < a.mark.start <= at + _BEHIND), None)
    for at in range(one.start - 1, max(sentence.start, one.start - _BEFORE) - 1, -1):
        if passage.word(at) == "،":
            break
        if passage.word(at).removeprefix("و").startswith(_FLOWN):
            behind = (a for a in actors if at < a.mark.start <= at + _VERB and a.mark.end <= one.start)
            before = (a for a in actors if at - 1 <= a.mark.end <= at)
            return next(behind, None) or next(before, None)
    return None


def more_raids(one: Found, last: Figure | None) -> bool:
    """Tell whether «و» joins raids to those counted before («نفذ تسع ضربات … و14 ضربة أخرى»)."""
    return last is not None and one.measure == last.measure == "incidents" and one.group.conj and _by_air(one)


def _by_air(one: Found) -> bool:
    words = (one.sentence.passage.word(at).removeprefix("و") for at in range(one.start, one.end))
    return any(word.startswith(_AIR) for word in words)
