"""The names of those who state something: where in a sentence one stands, and where it ends."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from marsad.language.lexicon import Mark
from marsad.language.words import definite
from marsad.language.wordsets import word_set
from marsad.reader.document import Passage, Sentence

LONGEST = 14
"""The most tokens that a name has, and how far it stands from its verb."""

FIRST = 4
"""The subject of a sentence begins with one of so many first words."""

THAT = frozenset(
    {"ان", "بان", "انه", "انها", "انهم", "بانه", "بانها", "بانهم", "عن", "ب", "ف"}
    | {"فان", "وان", "انهما", "بانهما", "انو", "بانو", "انن", "انهن"}
)
_ENDS = frozenset("،,:؛()[]-–.؟!/|")
_NO_NAME_WORDS = (
    "في قبل بعد منذ من علي الي حتي خلال قد عند هذا هذه ذلك تلك فيه فيها انفا ايضا كذلك فقط له "
    "لها لهم به بها عنه عنها اليه اليها عليه هناك هنا كل لا لم ما مع وقت حينها سابقا لاحقا "
    "رسميا موخرا حديثا مجددا علنا صراحه مبدييا هاتفيا خطيا شفهيا"
)
_NO_NAME = frozenset(_NO_NAME_WORDS.split())
_JOINED_ON = frozenset({"في", "من", "خلال", "بعد", "قبل", "عند", "منذ"})
_OWNED = ("ها", "هم", "نا", "كم", "هما", "ته", "يه")
_QUOTED = 6
_GOES_ON = ("لل", "لم", "لح", "لر", "لت", "ال")
"""How a name goes on behind its quoted part: «شبكة "عين" لرصد الألغام», «وكالة "تاس" الرسمية»."""


class Name(NamedTuple):
    """The tokens ``start`` up to ``end`` that name a claimant; ``cut`` is written onto the first of them."""

    start: int
    end: int
    cut: str = ""

    def words(self, passage: Passage) -> str:
        """Return the report's own words for the claimant."""
        return passage.evidence(self.start, self.end, self.cut).quote


def is_claimant(passage: Passage, at: int) -> bool:
    """Tell whether the word at a token can be the first of a claimant's name, by the tables."""
    marks = passage.marks.get(at, ())
    kinds = {m.entry.kind for m in marks if m.entry.part not in {"nationality", "country", "member"}}
    return bool(kinds & {"actors", "forces"}) or any(
        m.entry.kind == "claimants" and m.entry.part == "person" for m in marks
    )


_AFTER = frozenset({"بعد", "وبعد"})
_ESTIMATES, _LOSSES = word_set("estimating"), word_set("losses")


def is_saying(passage: Passage, at: int) -> bool:
    """Tell whether a verb of saying stands at a token; «بعد» is none («عد» with «ب», which no verb takes)."""
    if is_estimated(passage, at):
        return False
    held = (m for m in passage.marks.get(at, ()) if m.entry.kind == "claimants")
    parts = {m.entry.part for m in held if passage.word(at) not in _AFTER}
    return bool(parts & {"say", "tell", "quote"})


def is_estimated(passage: Passage, at: int) -> bool:
    """Tell whether a verb says of nobody that he says it: «خسائر في صفوف الجيش قدرت بـ40 قتيلا»."""
    return passage.word(at) in _ESTIMATES and passage.word(at + 1).startswith("ب")


def name_at(sentence: Sentence, at: int) -> Name | None:
    """Return the name that begins at a token, None where none can begin there."""
    passage = sentence.passage
    several = several_at(passage, at) if at < sentence.end else None
    if several is not None and several < sentence.end:
        return Name(at, max(_end(sentence, several), several + 1))
    if at >= sentence.end or not _may_begin(passage, at):
        return None
    end = _end(sentence, at)
    return Name(at, end) if end > at else None


def several_at(passage: Passage, at: int) -> int | None:
    """Return where the noun stands of several who speak: «ثلاثة شهود», «خمسة من السكان»; None without one."""
    number = passage.at(at, "numbers")
    behind = number.end if number is not None else at + 1
    if number is None and not passage.tokens[at].is_number:
        return None
    behind += passage.word(behind) == "من"
    person = passage.at(behind, "claimants", "person")
    return behind if person is not None and not passage.at(behind, "actors") else None


def _may_begin(passage: Passage, at: int) -> bool:
    """Tell whether a name may begin here: no preposition, no time, no «مسؤوليتها»."""
    word = passage.word(at)
    if (word in _NO_NAME and not _called_ali(passage, at)) or word in THAT or word.startswith("بال"):
        return False
    if word[:1] == "و" and word[1:] in _JOINED_ON:
        return False  # «وأضاف: وفي حادثة ثانية»
    if not passage.tokens[at].is_word or len(word) < 2:
        return False
    if any(passage.at(at, "claimants", part) for part in _NOT_FIRST) and not is_claimant(passage, at):
        return False
    return is_claimant(passage, at) or not any(
        passage.at(at, kind) for kind in ("times", "numbers", "casualty")
    )


def _called_ali(passage: Passage, at: int) -> bool:
    """Tell the name «علي» from «على», which folding makes one."""
    return passage.words(at, at + 1) == "علي" and not passage.word(at + 1).startswith("ال")


_NOT_FIRST = ("void", "say", "carry", "link")


def is_owned(passage: Passage, at: int) -> bool:
    """Tell whether a pronoun is written onto the end of a word («اسمه», «بيانها»)."""
    word = passage.word(at)
    if len(word) <= 4 or passage.words(at, at + 1).endswith("ة"):
        return False
    if word.endswith("يه") and any(passage.at(at + on, "claimants", "person") for on in (1, 2)):
        return False  # a first name: «أوليه فلان حاكم المنطقة»
    return word.endswith(_OWNED) or word in {"بيانه", "قوله", "اسمه"}


def _end(sentence: Sentence, start: int) -> int:
    """Return where the name of a claimant that begins at token ``start`` ends."""
    passage, last = sentence.passage, min(sentence.end, start + LONGEST)
    known = passage.at(start, "claimants", "person")
    at = known.end if known is not None and known.end <= last else start
    while at < last and not _ends(passage, at, start):
        if at > start and quote_before(passage, at):
            closed = _closed(passage, at, last)
            if closed is None or not passage.word(closed).startswith(_GOES_ON):
                return closed or at
            at = closed
        at += 1
    return at


def quote_before(passage: Passage, at: int) -> bool:
    """Tell whether a quotation mark stands right before a token."""
    tokens = passage.tokens
    return 0 < at < len(tokens) and '"' in passage.folded.text[tokens[at - 1].end : tokens[at].start]


def _closed(passage: Passage, at: int, last: int) -> int | None:
    """Return where a quoted name that begins at a token is closed («صحيفة "الخبر"»), None for a speech."""
    for end in range(at + 1, min(at + _QUOTED, last, len(passage.tokens)) + 1):
        if end == len(passage.tokens) or quote_before(passage, end):
            return end
        if _ends(passage, end, at):
            return None
    return None


def _ends(passage: Passage, at: int, start: int) -> bool:
    word, token = passage.word(at), passage.tokens[at]
    if at > start and (_called_ali(passage, at) or _speaks_for(passage, at)):
        return False
    if word in _ENDS or word in THAT or not token.is_word:
        return True
    marks = passage.marks.get(at, ())
    if at > start and any(m.entry.kind == "claimants" and _stops(m) for m in marks):
        return True
    if at > start and any(m.entry.kind in _COUNTING and not m.proclitic.startswith("ل") for m in marks):
        return True
    if _time_or_deed(passage, at, start) or _the_attack(passage, at, start):
        return True
    return at > start and (word == "ل" or (word == "في" and _no_place(passage, at + 1)))


def _time_or_deed(passage: Passage, at: int, start: int) -> bool:
    """Tell whether a word dates a statement («الأمم المتحدة العام الماضي») or says what it is about."""
    marks = passage.marks.get(at, ())
    if any(m.entry.kind == "times" and m.entry.part in {"day", "weekday"} for m in marks):
        return True
    if at > start and passage.word(at).removeprefix("ب").removeprefix("ال") in _LOSSES:
        return True  # «اعترفت الحركة بخسائر»
    if (
        at > start
        and passage.word(at).startswith("ب")
        and passage.word(at)[1:].removeprefix("ال") in _TOLD_OF
    ):
        return True  # «أفاد المركز بوقوع انفجار»
    deed = passage.at(at, "parties", "deed")
    last = passage.at(at, "times") is not None and passage.at(at + 1, "times", "last") is not None
    return at > start and (last or (deed is not None and not deed.proclitic))


def _the_attack(passage: Passage, at: int, start: int) -> bool:
    """Tell whether a word is the attack that somebody confirms or claims («أكد مصدر محلي الهجوم»)."""
    attack = passage.at(at, "grammar", "assault") or passage.at(at, "events")
    if at == start or attack is None:
        return False
    one = not attack.proclitic and passage.word(attack.end - 1).endswith("ا")  # «تبنى الحزب هجوما»
    return one or (attack.entry.kind == "grammar" and definite(attack.proclitic))


def _speaks_for(passage: Passage, at: int) -> bool:
    """Tell whether «عن» goes on with a name: «النائب عن الحزب»."""
    return passage.word(at) == "عن" and passage.word(at - 1).removeprefix("ال") in _FOR


_FOR = word_set("speaking for")
_TOLD_OF = word_set("what is reported")
_COUNTING = frozenset({"casualty", "numbers", "qualifiers"})


def _stops(mark: Mark) -> bool:
    """Tell whether a mark ends a name: what comes before a statement, or a verb; «التابع» is no «تابع»."""
    part = mark.entry.part
    verb = part in {"say", "carry", "quote", "accord"} and not definite(mark.proclitic)
    return verb or part == "void" or (part == "link" and mark.proclitic in {"", "ال", "و", "ف"})


def _no_place(passage: Passage, at: int) -> bool:
    """Tell whether what follows «في» is said of the statement and no part of the name («في بيان»)."""
    said = (
        passage.at(at, "claimants", "paper")
        or passage.word(at).startswith(("تقرير", "احصا", "حصيل"))
        or passage.word(at) in {"احدث", "اخر"}
        or passage.at(at, "times")
        or passage.at(at, "numbers")
    )
    return bool(said) or (at < len(passage.tokens) and passage.tokens[at].is_number)


def subjects(sentence: Sentence, start: int, end: int) -> Iterator[Name]:
    """Yield the claimants that stand free between two tokens, those behind a preposition left out."""
    passage, at = sentence.passage, start
    while at < end:
        if is_claimant(passage, at) and _free(passage, at):
            name = name_at(sentence, at)
            if name is not None:
                yield name._replace(cut="و" if _joined(passage, at) else "")
                at = name.end
                continue
        at += 1


def _joined(passage: Passage, at: int) -> bool:
    """Tell whether «و» is written onto the first word of a name."""
    kinds = {"actors", "forces", "claimants"}
    return all(m.proclitic[:1] == "و" for m in passage.marks.get(at, ()) if m.entry.kind in kinds)


_PREPOSITION_WORDS = "في من علي الي عن بعد قبل ضد مع بين لدي عند غداه عبر الذي حول منذ اثر خلال احد"
_PREPOSITIONS = frozenset(_PREPOSITION_WORDS.split())


def _free(passage: Passage, at: int) -> bool:
    """Tell whether a noun may be the subject: no preposition, no «مقتل» before it."""
    if passage.word(at - 1) in _PREPOSITIONS or passage.at(at - 1, "casualty"):
        return False
    owners = (m.proclitic for m in passage.marks.get(at - 1, ()) if m.entry.kind == "people")
    if any(clitic.endswith(("ب", "ل")) for clitic in owners):
        return False  # «أشاد بمقاتلي الحركة»
    clitics = {
        m.proclitic for m in passage.marks.get(at, ()) if m.entry.kind in {"actors", "forces", "claimants"}
    }
    return any(clitic in {"", "و", "ف", "ال", "وال", "فال"} for clitic in clitics)
