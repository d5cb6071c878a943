"""Deaths by hunger and disease, beside those by arms: «توفي 12 بالكوليرا، وقتل ثلاثة بقصف»."""

from __future__ import annotations

from marsad.language.lexicon import Mark
from marsad.language.words import COMMAS
from marsad.language.wordsets import word_set
from marsad.reader.harm.scan import Scan

_REACH = 9
"""So many words behind the dead what they died of may be told."""
_CAUSES = word_set("what people die of without arms")
_HARMS = frozenset({"killed", "injured"})


def of_illness(scan: Scan, mark: Mark) -> bool:
    """Tell whether people are said to have died or fallen ill of hunger or disease, by nobody's hand."""
    if mark.entry["measure"] not in _HARMS:
        return False
    for at in range(mark.end, min(mark.end + _REACH, scan.sentence.end)):
        word = scan.passage.word(at)
        if word.removeprefix("ب").removeprefix("ل") in _CAUSES:
            return scan.passage.word(at - 1) not in _FROM
        harm = scan.passage.at(at, "casualty", "verb") or scan.passage.at(at, "casualty", "event")
        if word in COMMAS or harm is not None or scan.passage.at(at, "events") is not None:
            return False
    return False


_FROM = frozenset({"هربا"})
