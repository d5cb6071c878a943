"""Words that name one thing or another: «القاعدة» is also a base, «ياسر» no «يأسر», «الكتيبة 812» is new."""

from __future__ import annotations

from collections.abc import Sequence

from marsad.language.folding import Folded
from marsad.language.lexicon import Mark
from marsad.language.words import Token, definite, joined_by_and
from marsad.language.wordsets import word_set, word_tuple

_NAMESAKES = word_set("a group or a common word")
_OF_A_GROUP = word_set("before the name of a group")
_BELONGING = word_tuple("belonging to a group") + word_tuple("armed people of a group")
_ACTING = word_set("a group announces")
_WITH_HAMZA = word_set("only with its hamza")
_NO_PEOPLE = word_set("no people, for all their form")
_OF_FAMILIES = word_tuple("whose families")
_NUMBERS = word_set("three to ten of men")
_TOWNS = frozenset({"جنين"})
_WITH_CHILD = word_set("with child")
_NEAR = 2
_HAMZAS = frozenset("أإآ")
_BELOW, _IMAMS = frozenset("إ"), frozenset({"امام", "اماما"})
"""«أمام» is "before", and only «إمام» a man."""
_PEOPLE = frozenset({"people", "casualty", "claimants"})
_FEMININE = "يه"
"""How an adjective ends that tells a base of it: «القاعدة العسكرية», «القاعدة الجوية»."""


def drop_namesakes(folded: Folded, tokens: Sequence[Token], marks: dict[int, list[Mark]]) -> None:
    """Take away the marks of what a word does not name where it stands."""
    for at, found in marks.items():
        bare = tokens[at].text in _WITH_HAMZA and not _has_hamza(folded, tokens[at])
        held = [
            m
            for m in found
            if not (_numbered(tokens, m) or (_of_people(m) and (bare or _no_people(tokens, m))))
            and not (_families(tokens, m) or _borders(tokens, m))
        ]
        marks[at] = held
        named = [mark for mark in held if _alone(tokens, mark)]
        if named and _is_group(folded, tokens, marks, named[0]):
            marks[at] = [mark for mark in held if mark.entry.kind != "facilities"]
        elif named:
            marks[at] = [mark for mark in held if mark not in named]


def _borders(tokens: Sequence[Token], mark: Mark) -> bool:
    """Tell «أطباء بلا حدود», a name, from «بلا إصابات», a denial."""
    words = [token.text for token in tokens[mark.start : mark.start + 2]]
    return mark.entry.kind == "grammar" and words == ["بلا", "حدود"]


def _has_hamza(folded: Folded, token: Token) -> bool:
    start, end = folded.span(token.start, token.end)
    hamzas = _BELOW if token.text in _IMAMS else _HAMZAS
    return not hamzas.isdisjoint(folded.original[start:end])


def _of_people(mark: Mark) -> bool:
    return mark.entry.kind in _PEOPLE and mark.end == mark.start + 1


def _no_people(tokens: Sequence[Token], mark: Mark) -> bool:
    """Tell whether a word that could be of people is something else: «مزارعهم» are farms, «جنين» a town."""
    word = tokens[mark.start].text[len(mark.proclitic) :]
    if word in _TOWNS:
        near = tokens[max(0, mark.start - _NEAR) : mark.end + _NEAR]
        return not any(token.text.removeprefix("و") in _WITH_CHILD for token in near)
    return word in _NO_PEOPLE


def _families(tokens: Sequence[Token], mark: Mark) -> bool:
    """Tell whether «أسر» are families: «الأسر المنتجة», «أسر نازحة», «أسر الضحايا»."""
    word = tokens[mark.start].text
    if mark.entry.kind != "casualty" or mark.end > mark.start + 1 or not word.endswith("اسر"):
        return False
    behind = tokens[mark.end].text if mark.end < len(tokens) else ""
    if mark.entry.part == "fate":
        return behind.startswith("ال")  # «بالأسر» are captured people too.
    adjective = behind.endswith("ه") and not behind.startswith("ال") and behind not in _NUMBERS
    return definite(mark.proclitic) or adjective or behind.removeprefix("ال").startswith(_OF_FAMILIES)


def _numbered(tokens: Sequence[Token], mark: Mark) -> bool:
    """Tell whether a word for a group told of before names a unit by its number: «الكتيبة 9215»."""
    points = mark.entry.kind == "grammar" and mark.entry.part == "pointer"
    return points and mark.end < len(tokens) and tokens[mark.end].is_number


def _alone(tokens: Sequence[Token], mark: Mark) -> bool:
    word = tokens[mark.start].text[len(mark.proclitic) :]
    single = mark.entry.kind == "actors" and mark.end == mark.start + 1
    return single and word.removeprefix("ال") in _NAMESAKES


def _is_group(folded: Folded, tokens: Sequence[Token], marks: dict[int, list[Mark]], mark: Mark) -> bool:
    at = mark.start
    before = [tokens[one].text if one >= 0 else "" for one in (at - 1, at - 2)]
    if _quoted(folded, tokens, at):
        return True
    if at + 1 < len(tokens) and _adjective(tokens[at + 1].text):
        return False
    to = mark.proclitic.startswith(("ب", "ل")) or before[0] in {"الي", "من", "مع", "ل", "في"}
    belongs = before[0] if mark.proclitic.startswith(("ب", "ل")) else before[1]
    if to and belongs.removeprefix("ال").startswith(_BELONGING):
        return True
    if joined_by_and(mark.proclitic) and _group_before(marks, at):
        return True
    return not mark.proclitic.startswith(("ب", "ل")) and before[0].removeprefix("و") in _OF_A_GROUP | _ACTING


def _adjective(word: str) -> bool:
    return word.startswith("ال") and word.endswith(_FEMININE) and not word.endswith("ارهابيه")


def _quoted(folded: Folded, tokens: Sequence[Token], at: int) -> bool:
    """Tell whether quotation marks or brackets stand right around a word."""
    text, token = folded.text, tokens[at]
    return text[token.start - 1 : token.start] in _OPENS and text[token.end : token.end + 1] in _CLOSES


_OPENS, _CLOSES = {'"', "(", "«"}, {'"', ")", "»"}


def _group_before(marks: dict[int, list[Mark]], at: int) -> bool:
    """Tell whether an armed group is named right before a word."""
    return any(
        mark.end == at and mark.entry.kind == "actors" and mark.entry["kind"] == "group"
        for start in range(at - 3, at)
        for mark in marks.get(start, ())
    )
