"""People named with the article: the bodies of those told before, and those whose harm comes later."""

from __future__ import annotations

from marsad.language.lexicon import Mark
from marsad.language.words import definite
from marsad.reader.counting.groups import Group, group
from marsad.reader.document import Passage
from marsad.reader.harm.scan import Scan, word_of_harm

_THAT = frozenset({"ان", "بان", "وان"})
_NAMED = 10


def harmed_later(scan: Scan, one: Group) -> bool:
    """Tell whether one named behind «أن» is harmed by a later verb («إن المواطن فلانا قتل»)."""
    if scan.passage.word(one.start - 1) not in _THAT:
        return False
    for at in range(one.end, min(one.end + _NAMED, scan.sentence.end)):
        harm = word_of_harm(scan.passage, at)
        if harm is not None:
            alone = harm.entry.part == "verb" and harm.entry["number"] == "singular" and not harm.proclitic
            return alone and harm.entry["voice"] != "active" and not _harms(scan, harm)
        if scan.passage.at(at, "claimants") or scan.passage.at(at, "events"):
            return False
    return False


def _harms(scan: Scan, verb: Mark) -> bool:
    """Tell whether a verb that may be active has its people behind it («إن المهاجم قتل شخصين»)."""
    behind = group(scan.sentence, verb.end) if verb.end < scan.sentence.end else None
    return behind is not None and verb.entry["voice"] == "either"


def their_bodies(passage: Passage, one: Group) -> bool:
    """Tell whether the bodies of dead told before are spoken of («نقلت جثتا القتيلين», «جثث الضحايا»)."""
    if one.shape not in {"singular", "dual", "plural"} or not passage.word(one.start).lstrip("وب").startswith(
        "جث"
    ):
        return False
    counts = (passage.at(at, "casualty", "count") for at in (one.start + 1, one.end))
    return any(count is not None and definite(count.proclitic) for count in counts)


def of_time(passage: Passage, start: int, end: int) -> int:
    """Return how many tokens between a verb and its people tell only the time («منذ مطلع العام الحالي،»)."""
    if end - start > _NAMED:
        return 0
    kinds = [{m.entry.kind for m in passage.marks.get(at, ())} for at in range(start, end)]
    timed = sum(bool(kind & {"times", "timing", "scopes"}) for kind in kinds)
    return timed + (passage.word(end - 1) == "،") if timed else 0
