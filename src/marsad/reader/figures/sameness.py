"""Whether two figures of one incident are one claim, stated twice, and what the two together tell."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from marsad.language.folding import fold_text
from marsad.language.words import definite, stems, tokens
from marsad.language.wordsets import word_set, word_tuple
from marsad.models import Figure
from marsad.reader.parties.canonical import general_names, group_named
from marsad.reader.scenes.repeats import rounded

_HEADS = 2
"""Among so many first words of a source stands what its head may later be named by («مصدر في المرصد»)."""


def same_claim(a: Figure, b: Figure) -> bool:
    """Tell whether two figures of one measure and number are one claim."""
    if not _agree(a, b) or not (same_source(a.source, b.source) or named_next(a, b)):
        return False
    if a.low == 1 and a.who != b.who and a.subset != b.subset:
        return False
    if a.low == 1 and a.who and b.who and _attacks(a) != _attacks(b):
        return False  # «قتل حارس … وقال إن الانتحاري قتل أيضا»
    if a.low == 1 and in_title(a) == in_title(b) and _chief_and_companion(a, b):
        return False
    named = {one.affiliation for one in (a, b) if not (_open(one) or (_officers(one) and one.low != 1))}
    return len(named) < 2


def _open(one: Figure) -> bool:
    """Tell whether no force is named, or one so general that it may be any."""
    return one.affiliation is None or one.affiliation in general_names()


def _officers(one: Figure) -> bool:
    """Tell whether people are only called officers, who may be of the army or of the police."""
    words = _words(one.who or "")
    return bool(words) and _bare(words[0]) in _OFFICERS and _POLICE.isdisjoint(words)


_OFFICERS, _POLICE = word_set("officers"), word_set("of the police")


def _attacks(one: Figure) -> bool:
    """Tell whether one person is told with the article to be he who attacked."""
    return any(
        word.startswith("ال") and _bare(word).startswith(_ASSAILANTS) for word in _words(one.who or "")[:1]
    )


_ASSAILANTS = word_tuple("assailants")


def _chief_and_companion(a: Figure, b: Figure) -> bool:
    """Tell whether one is told as the companion or kin of the other («القيادي …», «استشهاد مرافقه»)."""
    first, second = (next(iter(_words(one.who or "")), "") for one in (a, b))
    if not (first and second) or (first.startswith(_COMPANIONS) and second.startswith(_COMPANIONS)):
        return False  # «سائق القاضي», then «سائقه»
    return any(word.startswith(_COMPANIONS) and word.endswith(("ه", "هم")) for word in (first, second))


_COMPANIONS = word_tuple("companions")


def likeness(a: Figure, b: Figure) -> int:
    """Return in how much two claims agree about their people («قتل شاب وطفلة … مقتل طفلة» is of the girl)."""
    return (a.demographic == b.demographic) + (a.status == b.status) + (a.affiliation == b.affiliation)


def named_next(a: Figure, b: Figure) -> bool:
    """Tell whether the next sentence names the official of the news («كشف مسؤول … ألف قتيل. وقال المدير»)."""
    if a.source is None or b.source is None or a.evidence is None or b.evidence is None:
        return False
    near = a.evidence.field == b.evidence.field and 0 < b.evidence.start - a.evidence.end < _NEXT
    return near and _words(a.source)[0] == _OFFICIAL != _words(b.source)[0]


_NEXT = 120
"""Characters between two counts of which the second names whom the first only calls an official."""
_OFFICIAL = "مسوول"


def restated(title: Figure, text: Figure) -> bool:
    """Tell whether a figure of the text is one of the title, whoever the title names for it in short."""
    same = (title.measure, title.low, title.high, title.subset) == (
        text.measure,
        text.low,
        text.high,
        text.subset,
    )
    return same and not in_title(text) and title.low is not None and _agree(title, text)


def _agree(a: Figure, b: Figure) -> bool:
    """Tell whether two figures do not contradict each other about whom they count."""
    told = ((a.status, b.status), (a.demographic, b.demographic))
    return all(x == y or x in {None, "unknown"} or y in {None, "unknown"} for x, y in told)


def in_title(figure: Figure) -> bool:
    """Tell whether a figure stands in the title."""
    return figure.evidence is not None and figure.evidence.field == "title"


def roughly(figure: Figure) -> bool:
    """Tell whether the title gives a figure roughly: without a number, or a number that may be rounded."""
    return in_title(figure) and not figure.subset


def tells(rough: Figure, other: Figure) -> bool:
    """Tell whether a number in the text is what the title says roughly («عشرات القتلى», then 37)."""
    if other.measure != rough.measure or other.subset or in_title(other) or other.low is None:
        return False
    if rough.low is not None:
        return rough.low != other.low and rounded(rough.low, other.low)
    return other.low >= {"dozens": 20, "hundreds": 200, "thousands": 2000}.get(rough.qualifier or "", 3)


def united(a: Figure, b: Figure) -> Figure:
    """Return what two figures that are one claim tell together."""
    vague = in_title(a) and a.low is None
    return replace(
        a,
        source=b.source if named_next(a, b) else a.source or b.source,
        evidence=b.evidence if vague or (b.source and not a.source) else a.evidence,
        status=a.status if a.status != "unknown" else b.status,
        affiliation=(b.affiliation if _officers(a) else None) or a.affiliation or b.affiliation,
        demographic=a.demographic or b.demographic,
        who=a.who or b.who,
        subset=a.subset or b.subset,
        qualifier=a.qualifier or b.qualifier,
    )


def same_source(a: str | None, b: str | None) -> bool:
    """Tell whether two words for who states something may name one source, as none named may be any.

    «مدير المرصد» speaks for «المرصد السوري لحقوق الإنسان», «الناطق باسم الوزارة» for «وزارة الداخلية».
    """
    if not a or not b:
        return True
    first, second = fold_text(a), fold_text(b)
    if first in second or second in first:
        return True
    group = group_named(a)
    return _points_to(a, b) or _points_to(b, a) or (group is not None and group == group_named(b))


def _points_to(short: str, full: str) -> bool:
    """Tell whether a word with the article in one source names the head of another («الوزارة»)."""
    heads = [_bare(word) for word in _words(full)[:_HEADS]]
    words = _words(short)
    for at, word in enumerate(words):
        stem = next((rest for clitic, rest in _splits(word) if definite(clitic)), None)
        described = at + 1 < len(words) and words[at + 1].startswith("ال")
        if stem in heads and not described:
            return True
    return False


def _words(source: str) -> list[str]:
    return [token.text for token in tokens(fold_text(source)) if token.is_word]


def _splits(word: str) -> Iterator[tuple[str, str]]:
    return ((clitic, rest) for clitic, rest in stems(word) if len(rest) > _SHORTEST)


_SHORTEST = 2


def _bare(word: str) -> str:
    """Return a word without the article."""
    return next((rest for clitic, rest in _splits(word) if definite(clitic)), word)
