"""Those who blow themselves up: «فجر انتحاري نفسه»."""

from __future__ import annotations

from dataclasses import replace

from marsad.language.lexicon import Mark
from marsad.language.words import definite
from marsad.language.wordsets import word_tuple
from marsad.reader.counting.groups import Group
from marsad.reader.harm.scan import NEAR, Scan

_RECENT = 12
"""So many groups before «نفسه» may be those who blow themselves up."""
_HIMSELF = 8
"""So many words before «نفسه» the one who blows himself up may be told of."""


def blows_himself_up(scan: Scan, mark: Mark) -> None:
    """Count the one who blows himself up: «فجر انتحاري نفسه»."""
    before = range(mark.start - 1, max(scan.sentence.start, mark.start - _HIMSELF) - 1, -1)
    two = mark.entry["number"] == "dual"
    if mark.proclitic == "ب":
        return  # «لم يفجر الزعيم بنفسه»
    blast = [at for at in before if _blows(scan, at) and (two or scan.passage.word(at) != _TWO_BLOW)]
    if not blast or _the_same(scan, mark):
        return
    if scan.found and scan.found[-1].rule == "one of" and blast[0] - scan.found[-1].end <= NEAR:
        scan.awaited = False
        return  # «أحدهم فجر نفسه»
    low = {"dual": 2, "singular": 1}.get(mark.entry["number"])
    if scan.passage.at(blast[0] + 1, "parts", "one") is not None:
        scan.find(Group(blast[0], mark.end, "singular", 1, 1, None, None), "killed", "own")
        scan.awaited = False
        return  # «حاصروا ثلاثة مسلحين ففجر أحدهم نفسه»
    near = [g for g in scan.loose[-_RECENT:] if mark.start - g.end <= 6 and g.low is not None and g.vouched]
    one = Group(blast[0], mark.end, "singular", low, low, None if low else "some", None)
    if near:
        scan.loose.remove(near[-1])
        one = replace(near[-1], start=min(near[-1].start, blast[0]), end=mark.end)
    scan.find(one, "killed", "own")
    scan.awaited = False


def _blows(scan: Scan, at: int) -> bool:
    """Tell «فجر» from the dawn («فجر الأحد») and from what is only meant («يستعد لتفجير نفسه»)."""
    mark = scan.passage.at(at, "casualty", "blast")
    meant = mark is not None and (mark.proclitic == "ل" or scan.passage.word(at - 1) == "قبل")
    tried = any(scan.passage.at(at - back, "grammar", "unreal") for back in (1, 2))  # «حاول أحدهما تفجير …»
    known = mark is not None and definite(mark.proclitic)  # «التفجير ذاته»
    real = not (meant or tried or known or _hindered(scan, at))
    return mark is not None and real and scan.passage.at(at + 1, "times") is None


def _hindered(scan: Scan, at: int) -> bool:
    """Tell whether somebody was kept from blowing himself up: «منعته إصابته من تفجير نفسه»."""
    if scan.passage.word(at - 1) not in _FROM:
        return False
    words = (scan.passage.word(back).lstrip("وف") for back in range(at - _KEPT, at - 1))
    return any(word.startswith(_HINDERS) for word in words)


_FROM = frozenset({"من", "دون", "عن"})
_HINDERS, _KEPT = word_tuple("keeping somebody from it"), 6


_TWO_BLOW = "فجرا"


def _the_same(scan: Scan, mark: Mark) -> bool:
    """Tell «في القرية نفسها», the same village, from the one who blew himself up."""
    if scan.passage.words(mark.start, mark.start + 1).endswith("حالة"):
        return True  # «أثار حالة ذعر», no «حاله»
    before, word = scan.passage.word(mark.start - 2), scan.passage.word(mark.start - 1)
    return word.startswith("بال") or (before in _AT and word.startswith("ال"))


_AT = frozenset({"في", "قرب", "داخل", "خارج"})
