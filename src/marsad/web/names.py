"""What actors, areas and countries are called in the language of the page."""

from __future__ import annotations

from functools import cache, lru_cache
from importlib.resources import files
from pathlib import Path

from marsad.language.tables import State, TableError, rows, state
from marsad.web.wording import Language, words

_KINDS = {
    " army": ("الجيش ال{}", "جيش"),
    " police": ("الشرطة ال{}ة", "شرطة"),
    " security forces": ("قوات الأمن ال{}ة", "قوات أمن"),
}
"""What a force is called with the adjective of its state, and with its name, by how its English name ends."""


@lru_cache(maxsize=4)
def _actors(own: Path | None, _: State = ()) -> dict[str, str]:
    """Return the Arabic name of each actor by its English one, as the tables are in this state.

    Forces of states are called by their state, some actors by a name of the wording (``actor.NAME``): the
    forms in the tables are words of reports, which may belittle, or tell only a part. Others have the
    first of their forms. Where somebody's own table cannot be read, the built-in one tells them.
    """
    try:
        known = rows("actors", own)
    except TableError:
        known = rows("actors")
    first = {row["name"]: forms[0] for row in reversed(known) if (forms := row.values("forms"))}
    said = {
        key.removeprefix("actor."): text["ar"] for key, text in words().items() if key.startswith("actor.")
    }
    return first | _forces() | said


def _forces() -> dict[str, str]:
    """Return the Arabic name of each force of a state: «الجيش العراقي», «شرطة جنوب السودان»."""
    found = {}
    for row in rows("forces"):
        of, adjective = row.values("names")[0], row.values("adjectives")[0]
        for kind, (whole, bare) in _KINDS.items():
            for name in {row["army"], row["police"], row["security"]}:
                if name.endswith(kind):
                    found[name] = f"{bare} {of}" if " " in adjective else whole.format(adjective)
    return found


@cache
def _areas() -> dict[tuple[str, str], str]:
    """Return the Arabic name of each first-level area by its country and English name."""
    table = files("marsad").joinpath("gazetteer", "places.tsv").read_text(encoding="utf-8")
    found: dict[tuple[str, str], str] = {}
    for line in table.splitlines():
        cells = line.split("\t")
        if not line.startswith("#") and cells[1] in ("admin1", "country"):
            found.setdefault((cells[5], cells[2] if cells[1] == "admin1" else ""), cells[0].split("|")[0])
    return found


def actor(lang: Language, name: str, own: Path | None = None) -> str:
    """Return the name of an actor; ``own`` is the folder of the user's own tables."""
    return _actors(own, state(own)).get(name, name) if lang == "ar" else name


def known_actors(own: Path | None = None) -> frozenset[str]:
    """Return the English names of all actors of the tables, forces of states among them."""
    return frozenset(_actors(own, state(own)))


def area(lang: Language, country: str | None, admin1: str) -> str:
    """Return the name of a first-level area, given its English one."""
    return _areas().get((country or "", admin1), admin1) if lang == "ar" else admin1


def area_anywhere(lang: Language, admin1: str) -> str:
    """Return the name of a first-level area whose country is not said; itself where several are called so."""
    return _anywhere().get(admin1, admin1) if lang == "ar" else admin1


@cache
def _anywhere() -> dict[str, str]:
    """Return the Arabic name of each area whose English one means no other."""
    found: dict[str, set[str]] = {}
    for (_, english), arabic in _areas().items():
        found.setdefault(english, set()).add(arabic)
    return {english: min(arabic) for english, arabic in found.items() if english and len(arabic) == 1}


def country(lang: Language, code: str) -> str:
    """Return the name of a country by its ISO 3166 code."""
    if lang == "ar":
        return _areas().get((code, ""), code)
    return _english().get(code, code)


def countries(lang: Language) -> list[tuple[str, str]]:
    """Return the code and the name of every country, in the order of the names."""
    return sorted(((code, country(lang, code)) for code in _english()), key=lambda one: one[1])


@cache
def _english() -> dict[str, str]:
    return {row["country"]: row["name"] for row in rows("countries")}
