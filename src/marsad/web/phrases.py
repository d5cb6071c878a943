"""Reasons that the ledger keeps in English, said in the language of the page.

They are made of fixed phrases with gaps. The phrases stand in the wording under keys such as ``sign.place``;
what fills the gaps is translated where it has a name in the reader's language.
"""

from __future__ import annotations

import datetime as dt
import re
from functools import cache

from marsad.ledger.tallies.scopes import LeftOut
from marsad.web import names, wording
from marsad.web.wording import Language

_COUNTED = re.compile(r"([\d–]+) ([^\d].*)")
_LONGEST = 1000
"""Characters of a text that is compared with the phrases: readings made elsewhere may hold anything."""
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_KINDS = ("type", "measure", "kind", "grade")


def reworded(lang: Language, group: str, text: str) -> str:
    """Return an English text made by one of the phrases of a group of keys, in a language.

    What fills a gap may be made by a phrase of the same group. A text that none of them makes, such as one of
    an older version, is returned as it is.
    """
    if lang == "en" or len(text) > _LONGEST:
        return text
    for key, pattern in _patterns(group):
        if found := pattern.fullmatch(text):
            said = wording.words()[key][lang]
            return wording.filled(lang, said, *(named(lang, part, group) for part in found.groups()))
    return text


def named(lang: Language, value: str, group: str = "") -> str:
    """Return what an actor, area, country, kind, measure or day is called in a language, or several of them.

    Where a ``group`` is given, its phrases are tried first.
    """
    if group and (said := reworded(lang, group, value)) != value:
        return said
    for apart in ("; ", ", ", " and "):
        if apart in value:
            joined = "، " if lang == "ar" else apart
            return joined.join(named(lang, part, group) for part in value.split(apart))
    known = wording.words()
    if counted := _COUNTED.fullmatch(value):
        name = named(lang, counted[2])
        return (
            f"{name}: {counted[1]}"
            if f"kind.{counted[2].replace(' ', '_')}" in known
            else f"{counted[1]} {name}"
        )
    return _one(lang, value)


def _one(lang: Language, value: str) -> str:
    if _DAY.fullmatch(value):
        return wording.day(lang, dt.date.fromisoformat(value))
    if re.fullmatch("[A-Z]{2}", value):
        return names.country(lang, value)
    code = value.replace(" ", "_")
    kinds = (wording.name_of(lang, kind, code) for kind in _KINDS)
    known = (names.actor(lang, value), *(name if name != code else value for name in kinds))
    return next((name for name in known if name != value), names.area_anywhere(lang, value))


def grounds(lang: Language, text: str) -> list[str]:
    """Return the grounds of a grade one by one: «two or more independent voices tell of it»."""
    return [reworded(lang, "ground", part) for part in text.split("; ")]


def left(lang: Language, one: LeftOut) -> str:
    """Return the particulars of the ground on which an incident is left out of a count."""
    grade, _, why = one.in_words.partition(": ")
    if one.why == "grade" and lang != "en":
        return f"{named(lang, grade)}: {'، '.join(grounds(lang, why))}"
    return reworded(lang, "left", one.in_words)


@cache
def _patterns(group: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Return a pattern for each phrase; those with more fixed words are tried first."""
    told = {key: said["en"] for key, said in wording.words().items() if key.startswith(f"{group}.")}
    ordered = sorted(told.items(), key=lambda pair: -len(pair[1].replace("{}", "")))
    return tuple((key, re.compile(re.escape(text).replace(r"\{\}", "(.*?)"), re.S)) for key, text in ordered)


def load() -> None:
    """Make the patterns of all groups, which are kept."""
    for group in {key.partition(".")[0] for key in wording.words()}:
        _patterns(group)
