"""Harm that people underwent: «تعرض ثلاثة من رجال الشرطة للإصابة», «تعرض أحد المهندسين للخطف»."""

from __future__ import annotations

from marsad.language.lexicon import Mark
from marsad.language.wordsets import word_set
from marsad.reader.counting.groups import Group
from marsad.reader.harm.before import give
from marsad.reader.harm.scan import Scan

_UNDERGOING = word_set("undergoing an attack")
_TO = frozenset({"ل", "لل"})
_FAR = 9
"""So many tokens may stand between the people and what befell them."""


def undergone(scan: Scan, mark: Mark) -> bool:
    """Give a noun of harm behind «ل» to the people who are said before it to have undergone it."""
    if mark.entry.part != "event" or mark.proclitic not in _TO or not scan.loose:
        return False
    one = scan.loose[-1]
    if mark.start - one.end > _FAR or not _undergoing(scan, one):
        return False
    give(scan, mark, [one], "before fate")
    return True


def _undergoing(scan: Scan, one: Group) -> bool:
    bare = one.shape == "plural" and one.article  # «تعرض الجنود للاعتقال»
    return not bare and scan.passage.word(one.start - 1).lstrip("وف") in _UNDERGOING
