"""Reasons that the ledger keeps in English, said in the language of the page.

They are made of fixed phrases with gaps. The phrases stand in the wording under keys such as ``sign.place``;
what fills the gaps is translated where it has a name in the reader's language.
"""

from __future__ import annotations

import re
from functools import cache

from marsad.web import names, wording
from marsad.web.wording import Language

_COUNTED = re.compile(r"(\d+) ([^\d].*)")
_KINDS = ("type", "measure", "kind", "grade")


def reworded(lang: Language, group: str, text: str) -> str:
    """Return an English text made by one of the phrases of a group of keys, in a language.

    A text that none of them makes, such as one of an older version, is returned as it is.
    """
    if lang == "en":
        return text
    for key, pattern in _patterns(group):
        if found := pattern.fullmatch(text):
            said = wording.words()[key][lang]
            return said.format(*(named(lang, part) for part in found.groups()))
    return text


def named(lang: Language, value: str) -> str:
    """Return what an actor, area, country, kind or measure is called in a language, or several of them."""
    for apart in ("; ", ", ", " and "):
        if apart in value:
            joined = "، " if lang == "ar" else apart
            return joined.join(named(lang, part) for part in value.split(apart))
    if counted := _COUNTED.fullmatch(value):
        return f"{counted[1]} {named(lang, counted[2])}"
    if (found := names.actor(lang, value)) != value:
        return found
    for kind in _KINDS:
        if (found := wording.name_of(lang, kind, value.replace(" ", "_"))) != value.replace(" ", "_"):
            return found
    if re.fullmatch("[A-Z]{2}", value):
        return names.country(lang, value)
    return names.area_anywhere(lang, value)


def grounds(lang: Language, text: str) -> list[str]:
    """Return the grounds of a grade one by one: «two or more independent voices tell of it»."""
    return [reworded(lang, "ground", part) for part in text.split("; ")]


@cache
def _patterns(group: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Return a pattern for each phrase; those with more fixed words are tried first."""
    told = {key: said["en"] for key, said in wording.words().items() if key.startswith(f"{group}.")}
    ordered = sorted(told.items(), key=lambda pair: -len(pair[1].replace("{}", "")))
    return tuple((key, re.compile(re.escape(text).replace(r"\{\}", "(.*?)"), re.S)) for key, text in ordered)
