"""Words of war that name something of peace where they stand: «شركات الطيران», «وقف دائم لإطلاق النار»."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from marsad.language.lexicon import Mark
from marsad.language.words import Token, definite
from marsad.language.wordsets import word_set, word_tuple

_OF_WAR = frozenset({"events", "casualty"})
_NEAR = 3
"""So many words before one that names it a cease-fire may be spoken of."""
_AND = "و"


def drop_peaceful(tokens: Sequence[Token], marks: dict[int, list[Mark]]) -> None:
    """Take away the marks of words that name an attack, or arms, in another sense than they stand in."""
    for at, found in marks.items():
        if any(_of_peace(tokens, marks, mark) for mark in found):
            marks[at] = [mark for mark in found if mark.entry.kind not in _dropped(tokens[at].text)]
    named = [mark for found in marks.values() for mark in found if _says_nothing(mark)]
    for inside in (at for mark in named for at in range(mark.start, mark.end)):
        marks[inside] = [mark for mark in marks.get(inside, []) if mark.entry.kind != "casualty"]


def _says_nothing(mark: Mark) -> bool:
    """Tell whether words stand for something that tells of no harm: «ساحة الشهداء»."""
    return mark.entry.kind == "events" and mark.entry["strength"] == "none"


def _dropped(word: str) -> frozenset[str]:
    """Return of which kinds marks are taken away: who was kidnapped before is counted all the same."""
    return frozenset({"events"}) if word.endswith(_KIDNAPPED) else _OF_WAR


def _of_peace(tokens: Sequence[Token], marks: Mapping[int, list[Mark]], mark: Mark) -> bool:
    told = _SENSES.get(mark.entry["cue"]) if mark.entry.kind == "events" else None
    return told is not None and told(_Around(tokens, marks, mark))


class _Around:
    """A word of war and the words around it, without the «و» and the article written onto them."""

    def __init__(self, tokens: Sequence[Token], marks: Mapping[int, list[Mark]], mark: Mark) -> None:
        self.tokens, self.marks, self.mark = tokens, marks, mark

    @property
    def word(self) -> str:
        """Return the first word, as it stands."""
        return self.tokens[self.mark.start].text

    @property
    def alone(self) -> bool:
        """Tell whether the mark is of a single word."""
        return self.mark.end == self.mark.start + 1

    def before(self, back: int = 1) -> str:
        """Return a word before."""
        return self._bare(self.mark.start - back)

    def after(self, on: int = 0) -> str:
        """Return a word behind."""
        return self._bare(self.mark.end + on)

    def struck(self) -> bool:
        """Tell whether another word of attack stands right before: «قصف للطيران», «غارة بالطيران»."""
        near = range(self.mark.start - _NEAR, self.mark.start)
        held: Iterable[Mark] = (mark for at in near for mark in self.marks.get(at, ()))
        return any(mark.entry.kind == "events" and mark.entry["strength"] == "strong" for mark in held)

    def _bare(self, at: int) -> str:
        word = self.tokens[at].text if 0 <= at < len(self.tokens) else ""
        return word.removeprefix(_AND).removeprefix("ال") if len(word) > _NEAR else word


def _aviation(around: _Around) -> bool:
    """Tell airlines and their aircraft from those of a war."""
    before = around.before()
    if not _AVIATION.isdisjoint({before, before[1:]}) or around.after() in _CIVIL:
        return True
    return around.word.endswith("للطيران") and not around.struck()


def _march(around: _Around) -> bool:
    """Tell a march or a career from a drone; of «المسيرة» by itself only words beside it tell."""
    if not around.alone:
        return False
    return around.after() in _MARCHES or around.before() == "في" or around.before().startswith(_MARCHING)


def _cease_fire(around: _Around) -> bool:
    """Tell «وقف دائم وشامل لإطلاق النار», where adjectives part the one from the other."""
    noun = "اطلاق" in around.word or "اطلاق" in around.before()
    return noun and any(around.before(back) in _CEASE for back in range(1, _NEAR + 2))


def _aim(around: _Around) -> bool:
    """Tell whether what is targeted is an aim: «استهدفت توفير الخدمات», «يستهدف رفع الكفاءة»."""
    return around.after() in _AIMS


def _of_words(around: _Around) -> bool:
    """Tell whether a battle is fought without arms: «معارك فكرية», «معركة البناء»."""
    return around.after().startswith(_WITHOUT_ARMS)


def _held_back(around: _Around) -> bool:
    """Tell «لن يكون مستقبلنا رهينة …» from somebody taken hostage."""
    beyond = around.after()
    held_for = beyond.startswith("ل") and beyond not in {"لدي", "له", "لها"}
    return around.word.endswith("رهينه") and (held_for or around.before() in _BEING)


def _kidnapped_before(around: _Around) -> bool:
    """Tell whether those who were kidnapped are only spoken of («أهالي المختطفين»), or a bag is taken."""
    if any(around.after(on).startswith(_SNATCHED) for on in range(_NEAR)):
        return True
    return definite(around.mark.proclitic) and around.word.endswith(_KIDNAPPED)


def _set_off(around: _Around) -> bool:
    """Tell whether what is set off is no bomb: «تفجير الطاقات»."""
    return around.after() in _SET_OFF


def _appeal(around: _Around) -> bool:
    """Tell an appeal at law («الطعن في القرار», «قابلة للطعن أمام المحكمة») from a stabbing."""
    noun = around.word.endswith(("طعن", "طعنا", "طعون"))
    behind = around.after(around.after() in _IN)
    return noun and (around.after() in _LAW or around.before() in _LAW or behind in _LAW)


def _slaughter(around: _Around) -> bool:
    """Tell whether animals are slaughtered: «ذبح الأضاحي», «أعمال الذبح»."""
    return around.after() in _ANIMALS or (definite(around.mark.proclitic) and around.before() in _ANIMALS)


_AVIATION = word_set("before civil aviation")
_CIVIL = word_set("behind civil aviation")
_MARCHES = word_set("behind a march")
_MARCHING = word_tuple("before a march")
_CEASE = word_set("cease")
_AIMS = word_set("aims of a plan")
_WITHOUT_ARMS = word_tuple("fought without arms")
_LAW = word_set("at law")
_IN = frozenset({"في", "ب", "على", "علي"})
_BEING = word_set("being in a manner of speaking")
_KIDNAPPED = ("مختطفين", "مختطفون", "مخطوفين", "مخطوفون")
_SNATCHED = word_tuple("snatched, and nobody")
_SET_OFF = word_set("set off in a manner of speaking")
_ANIMALS = word_set("about slaughter")
_SENSES: Mapping[str, Callable[[_Around], bool]] = {
    "aircraft": _aviation,
    "drone": _march,
    "gunfire": _cease_fire,
    "targeting": _aim,
    "battle": _of_words,
    "shelling": _of_words,
    "assault": _of_words,
    "hostages": _held_back,
    "blast": _set_off,
    "kidnapping": _kidnapped_before,
    "killing": _slaughter,
    "blades_and_fire": _appeal,
}
