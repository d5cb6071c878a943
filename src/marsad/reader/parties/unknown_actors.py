"""Names of armed groups that no table knows: behind a word that such names begin with, where one acts."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from marsad.language.folding import fold_text
from marsad.language.tables import rows
from marsad.language.words import joined_by_and
from marsad.reader.document import Passage, Sentence
from marsad.reader.voices.claimants import is_saying

_LONGEST = 5
"""Words that a name has at most, its first one included."""
_JOINED = ("", "و", "ف", "ب", "ل", "وب", "ول", "ك")
"""What may be written onto the first word of a name: an article makes of «لواء» the rank of an officer."""
_OTHER = ("numbers", "people", "grammar")
"""What no name of a group goes on with, besides words of saying."""
_ACTS = {
    "any": ("by", "act", "between", "claim"),
    "armed": ("by", "act", "between", "claim", "against", "suspect", "behind", "held", "of"),
}
"""Words beside a name that say of its bearer that he attacks, is attacked or claims an attack."""


def unknown_actors(sentence: Sentence) -> Iterator[tuple[int, int, str]]:
    """Yield the first token, the end and the proclitic of each name of a group that no table knows."""
    at, last = sentence.start, -1
    while at < sentence.end:
        end, proclitic = _named(sentence, at, last)
        if end:
            yield at, end, proclitic
            last = end
        at = max(at + 1, end)


def _named(sentence: Sentence, at: int, last: int) -> tuple[int, str]:
    """Return where the name ends that begins here, and what is written onto it; 0 where none does.

    ``last`` is the end of the name before: one that «و» joins to it is a name as well.
    """
    passage = sentence.passage
    kind, proclitic = _heads().get(passage.word(at), ("", ""))
    if not kind:
        return 0, ""
    quoted = _quoted(sentence, at)
    end = quoted or _plain(sentence, at)
    known = any(_is_known(passage, word) for word in range(at, end))
    sure = (quoted and kind == "armed") or (at == last and joined_by_and(proclitic))
    if not end or known or not (sure or _fights(sentence, at, end, kind)):
        return 0, ""
    return end, proclitic


def _is_known(passage: Passage, at: int) -> bool:
    """Tell whether an actor of the tables is named here; a country may be part of a group's name."""
    force = passage.at(at, "forces")
    named = force is not None and force.entry.part not in {"country", "nationality"}
    return named or passage.at(at, "actors") is not None


@cache
def _heads() -> dict[str, tuple[str, str]]:
    """Return each word that a name may begin with, as it may be written, with its kind and proclitic."""
    found = [(fold_text(form), row["kind"]) for row in rows("actor_heads") for form in row.values("forms")]
    return {clitic + form: (kind, clitic) for clitic in _JOINED for form, kind in found}


def _quoted(sentence: Sentence, at: int) -> int:
    """Return where a name in quotation marks behind this word ends: «جماعة "أنصار الفجر"»."""
    passage, limit = sentence.passage, min(sentence.end, at + _LONGEST + 1)
    if not _mark_behind(passage, at):
        return 0
    return next((end + 1 for end in range(at + 1, limit) if _mark_behind(passage, end)), 0)


def _mark_behind(passage: Passage, at: int) -> bool:
    """Tell whether a quotation mark stands behind a token, or before the next."""
    after = passage.tokens[at + 1].start if at + 1 < len(passage.tokens) else None
    return '"' in passage.folded.text[passage.tokens[at].end : after]


def _plain(sentence: Sentence, at: int) -> int:
    """Return where a name ends that is told without quotation marks: with its first definite words."""
    passage, end = sentence.passage, at + 1
    while end < min(sentence.end, at + 3) and _may_belong(passage, end):
        if passage.word(end).startswith("ال"):
            return end + 1
        end += 1
    return 0


def _may_belong(passage: Passage, at: int) -> bool:
    other = is_saying(passage, at) or any(passage.at(at, kind) for kind in _OTHER)
    return passage.tokens[at].is_word and not other


def _fights(sentence: Sentence, at: int, end: int, kind: str) -> bool:
    """Tell whether the words beside a name say that it attacks, is attacked or claims an attack."""
    passage = sentence.passage
    before = range(max(sentence.start, at - 2), at)
    behind = range(end, min(sentence.end, end + 2))
    return any(_armed(passage, one) for one in before) or any(
        passage.at(one, "parties", act) for one in (*before, *behind) for act in _ACTS[kind]
    )


def _armed(passage: Passage, at: int) -> bool:
    """Tell whether armed people are named here: «مسلحون من حركة …», «مقاتلو لواء …»."""
    people, actor = passage.at(at, "people"), passage.at(at, "actors")
    fighters = people is not None and people.entry["status"] == "armed"
    return fighters or (actor is not None and actor.entry["kind"] == "generic")
