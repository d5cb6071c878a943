"""Names as the pages show them, understood when they are typed; and what is near to one that is not known."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import Literal, TypeAlias, get_args

from marsad.gazetteer import Gazetteer
from marsad.language.folding import fold_text
from marsad.language.tables import State, state
from marsad.web import names
from marsad.web.wording import LANGUAGES, Language

Kind: TypeAlias = Literal["country", "area", "actor"]
KINDS: tuple[Kind, ...] = get_args(Kind)
_NEAREST = 3
_LIKE = 0.6
"""From how alike on names are near: the ratio of difflib, from 0 to 1."""


def actor_meant(typed: str, own: Path | None = None) -> str:
    """Return the actor that a page shows by this name, in either language; else what was typed."""
    found = _shown("actor", own, state(own)).get(_plain(typed), set())
    return next(iter(found)) if len(found) == 1 else typed


def area_meant(typed: str) -> tuple[str, str]:
    """Return an area by its English name, and its country, as typed: «الشمالية، السودان».

    The country is empty where it is not said; an area that no page shows by this name is as typed.
    """
    known = _shown("area", None, ())
    name, country = typed.strip(), ""
    if _plain(name) not in known:
        left, comma, right = name.replace("،", ",").rpartition(",")
        name, country = (left.strip(), right.strip()) if comma else (name, "")
    shown = [one.partition(" ") for one in sorted(known.get(_plain(name), ()))]
    codes = {country.upper(), *_shown("country", None, ()).get(_plain(country), ())}
    shown = [one for one in shown if one[0] in codes] or shown
    names = {area for _, _, area in shown}
    return (names.pop() if len(names) == 1 else name), country or (shown[0][0] if len(shown) == 1 else "")


def is_shared(area: str) -> bool:
    """Tell whether pages call areas of several countries so."""
    return len(_shown("area", None, ()).get(_plain(area), ())) > 1


def near(
    lang: Language, kind: Kind, typed: str, own: Path | None = None, also: Iterable[str] = ()
) -> list[str]:
    """Return the names nearest to what was typed, in either language, as a page shows them.

    ``also`` are names that only the ledger knows, an area as «COUNTRY AREA».
    """
    known = {**_called_so(kind, also, own), **_shown(kind, own, state(own))}
    found = difflib.get_close_matches(_plain(typed), known, n=_NEAREST, cutoff=_LIKE)
    return list(dict.fromkeys(_called(lang, kind, name, own) for one in found for name in sorted(known[one])))


@lru_cache(maxsize=12)
def _shown(kind: Kind, own: Path | None, _: State) -> dict[str, set[str]]:
    """Return what is meant by each name that pages show, plain; an area as «COUNTRY AREA»."""
    return _called_so(kind, _every(kind, own), own)


def _called_so(kind: Kind, every: Iterable[str], own: Path | None) -> dict[str, set[str]]:
    """Return which of some names pages show so, in either language, plain."""
    found: dict[str, set[str]] = {}
    for name in every:
        for lang in LANGUAGES:
            found.setdefault(_plain(_called(lang, kind, name, own)), set()).add(name)
    return found


def _every(kind: Kind, own: Path | None) -> Iterable[str]:
    if kind == "actor":
        return names.known_actors(own)
    if kind == "country":
        return (code for code, _ in names.countries("en"))
    return (f"{country} {area}" for area, country in Gazetteer.load().areas())


def _called(lang: Language, kind: Kind, name: str, own: Path | None) -> str:
    if kind == "actor":
        return names.actor(lang, name, own)
    if kind == "country":
        return names.country(lang, name)
    country, _, area = name.partition(" ")
    return names.area(lang, country, area)


def _plain(name: str) -> str:
    return fold_text(name).casefold().strip()
