"""Areas, countries and actors called by any of their names, English or Arabic; unknown ones are refused."""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator

from marsad.gazetteer import Gazetteer
from marsad.language.folding import fold_text
from marsad.language.loading import lexicon
from marsad.language.tables import rows
from marsad.language.words import tokens
from marsad.ledger.database.database import LedgerError
from marsad.reader.parties.canonical import actor_name

_LETTERS = re.compile(r"[^\W_]+")
_FORCES = ("army", "police", "security")
_NEAREST = 5


class UnknownNameError(LedgerError):
    """A name that means nothing; ``also`` are those that only the ledger knows, which may be meant.

    An area is named as «COUNTRY AREA».
    """

    def __init__(self, message: str, kind: str, name: str, also: Iterable[str]) -> None:
        super().__init__(message, kind, value=name)
        self.also = tuple(also)


def area_called(
    name: str, countries: Collection[str] = (), also: Iterable[tuple[str, str]] = ()
) -> tuple[str, str]:
    """Return the first-level area of a name and its country, as the gazetteer spells it or as in ``also``.

    Raises LedgerError, with the nearest known names, where there is none or, in these ``countries``, several.
    """
    gazetteer, also = Gazetteer.load(), frozenset(also)
    known = gazetteer.areas() | also
    candidates = gazetteer.candidates(fold_text(name))
    found = {area for area in known if _plain(area[0]) == _plain(name)}
    found |= {(one.admin1, one.country) for one in candidates if one.level == "admin1" and one.admin1}
    found = {area for area in found if not countries or area[1] in countries}
    if len(found) > 1:
        there = ", ".join(f"{area} ({country})" for area, country in sorted(found))
        what = f"several areas have this name: {there}; add --country"
        raise LedgerError(f"{name}: {what}", "several areas", value=name, allowed=there)
    if not found:
        inside = sorted({f"{one.admin1} ({one.country})" for one in candidates if one.admin1})
        hint = (
            f"it lies in {' or '.join(inside[:_NEAREST])}" if inside else _near(name, {a for a, _ in known})
        )
        ours = (f"{country} {area}" for area, country in sorted(also))
        raise UnknownNameError(f"{name}: no first-level area that is known; {hint}", "area", name, ours)
    return found.pop()


def country_called(name: str) -> str:
    """Return the ISO 3166 code of a country. Raises LedgerError where it is not known."""
    gazetteer = Gazetteer.load()
    known = gazetteer.countries()
    if name.upper() in known:
        return name.upper()
    found = {code for code, english in known.items() if _plain(english) == _plain(name)}
    candidates = gazetteer.candidates(fold_text(name))
    found |= {one.country for one in candidates if one.level == "country"}
    found |= {row["country"] for row in rows("countries") if _plain(row["name"]) == _plain(name)}
    if len(found) != 1:
        near = _near(name, known.values())
        raise LedgerError(f"{name}: no country that is known; {near}", "country", value=name)
    return found.pop()


def actor_of(name: str, also: Iterable[str] = ()) -> str:
    """Return the canonical name of an actor, given in any form of the tables or as one of ``also``.

    Raises LedgerError with the nearest known names.
    """
    also = set(also)
    known = {*_actors(), *also}
    if name in known:
        return name
    plain = {_plain(one): one for one in sorted(known)}
    if called := plain.get(_plain(name)) or _in_arabic(name):
        return called
    what = f"no actor that is known; {_near(name, known)}"
    raise UnknownNameError(f"{name}: {what}", "actor", name, sorted(also))


def _actors() -> Iterator[str]:
    yield from (row["name"] for row in rows("actors"))
    yield from (row[force] for row in rows("forces") for force in _FORCES if row[force])


def _in_arabic(name: str) -> str | None:
    """Return the actor that the whole of a name stands for in a report."""
    words = tokens(fold_text(name))
    marks = lexicon().marks(words).get(0, ()) if words else ()
    whole = (mark for mark in marks if mark.end == len(words) and mark.entry.kind in ("actors", "forces"))
    return next((found for mark in whole if (found := actor_name(mark, None, lexicon().forces))), None)


def _plain(name: str) -> str:
    """Return a name without case, accents, hyphens and apostrophes."""
    bare = unicodedata.normalize("NFKD", name.casefold().replace("'", "").replace("’", ""))
    return " ".join(_LETTERS.findall("".join(c for c in bare if not unicodedata.combining(c))))


def _near(name: str, known: Iterable[str]) -> str:
    plain = {_plain(one): one for one in sorted(known)}
    near = difflib.get_close_matches(_plain(name), plain, n=_NEAREST, cutoff=0.5)
    near += [one for one in plain if _plain(name) in one and one not in near][:_NEAREST]
    return f"near it: {', '.join(plain[one] for one in near[:_NEAREST])}" if near else "and none is near it"
