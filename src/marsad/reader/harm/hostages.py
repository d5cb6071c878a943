"""Hostages: «احتجاز 12 رهينة», «تحتجز الحركة 40 رهينة» count the abducted, but not those freed."""

from __future__ import annotations

from marsad.language.wordsets import word_tuple
from marsad.reader.counting.groups import Group
from marsad.reader.harm.scan import Scan, word_of_harm

_HOSTAGES = ("رهين", "مختطف", "مخطوف")
_HOLDS = word_tuple("holding")
_SEVERAL = 2
_VERB, _HELD = 3, 6
"""Within so many tokens behind hostages, a word of harm may tell what befell them («40 رهينة قتلوا»), and
within so many before them stands the verb that says they are held."""


def taken_hostage(scan: Scan, one: Group) -> bool:
    """Tell whether those arrested are called hostages («احتجاز 12 رهينة») or those captured civilians."""
    if scan.measure == "captured":
        return one.people is not None and one.people.status == "civilian"  # «وأسروا سبعة من المزارعين»
    return scan.measure == "arrested" and _hostages(one)


def are_hostages(scan: Scan, one: Group) -> bool:
    """Tell whether people are held hostage, no other harm being told of them («تحتجز الحركة 40 رهينة»)."""
    if not _hostages(one) or (one.low or 0) < _SEVERAL or one.article:
        return False
    before = range(max(scan.sentence.start, one.start - _HELD), one.start)
    behind = range(one.end, min(one.end + _VERB, scan.sentence.end))
    held = any(scan.passage.word(at).removeprefix("و").startswith(_HOLDS) for at in before)
    return held and not any(word_of_harm(scan.passage, at) for at in behind)


def _hostages(one: Group) -> bool:
    return one.people is not None and one.people.kind.startswith(_HOSTAGES)
