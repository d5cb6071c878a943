"""Names compared: which of their words tell one place, site or claimant from another."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import product

from marsad.language.folding import fold_text
from marsad.language.loading import forms_of_forces
from marsad.language.tables import rows
from marsad.language.wordsets import word_tuple

_WORD = re.compile(r"[^\W_]+")
_VOWELS = re.compile("[اويآ]")
_ARTICLES = ("وال", "بال", "لل", "ال")


@lru_cache(maxsize=65536)
def words(name: str) -> frozenset[str]:
    """Return the folded words of a name, without article."""
    return frozenset(_bare(word) for word in _WORD.findall(fold_text(name)))


@lru_cache(maxsize=65536)
def place_words(name: str) -> frozenset[str]:
    """Return the words of a place's name that tell it from others; all of them where none does."""
    return words(name) - _place_kinds() or words(name)


@lru_cache(maxsize=65536)
def facility_kinds(name: str) -> frozenset[str]:
    """Return what kinds of site a name speaks of: worship, prison, market, …"""
    kinds = _facility_kinds()
    return frozenset(kinds[word] for word in words(name) if word in kinds)


@lru_cache(maxsize=65536)
def facility_words(name: str) -> frozenset[str]:
    """Return the words that tell a site from others of its kind."""
    return words(name) - _place_kinds() - _facility_kinds().keys()


def spelt_alike(one: frozenset[str], other: frozenset[str]) -> bool:
    """Tell whether two names may be one foreign name in two spellings, such as سروج and سوروتش."""
    return any(_near(a, b) for a in skeletons(one) for b in skeletons(other))


@lru_cache(maxsize=65536)
def written_as_one(one: str, other: str) -> bool:
    """Tell whether a name joins what the other writes as two words, such as خانيونس and خان يونس."""
    a, b = _named(one), _named(other)
    return len(a) != len(b) and bool(_joined(a) & _joined(b))


def _named(name: str) -> list[str]:
    """Return the words of a place's name in order, without those for kinds of places."""
    return [word for word in _WORD.findall(fold_text(name)) if _bare(word) not in _place_kinds()]


def _joined(name: list[str]) -> set[str]:
    """Return the consonants of a name, with its articles and without; none of a name of three or fewer."""
    told = ("".join(name), "".join(map(_bare, name)))
    return {bones for bones in (_VOWELS.sub("", one) for one in told) if len(bones) > 3}


def nameless(source: str) -> bool:
    """Tell whether a source cannot be told from others: «a security source», «witnesses»."""
    found = _WORD.findall(fold_text(source))
    return not found or _bare(found[0]) in _first_words("unnamed_sources")


def actor_called(name: str) -> str | None:
    """Return the canonical name of the actor that has exactly this Arabic name: قسد is the SDF."""
    return _actor_forms().get(words(name))


def generic_actors() -> frozenset[str]:
    """Return the names of actors that are no particular force or group: civilians, settlers."""
    return _actor_kinds("generic", "people")


def unknown_actors() -> frozenset[str]:
    """Return the names of actors that say nothing of who they are: gunmen, militants."""
    return _actor_kinds("generic")


def _bare(word: str) -> str:
    """Return a word without article."""
    for article in _ARTICLES:
        if word.startswith(article) and len(word) > len(article) + 2:
            return word[len(article) :]
    return word


@lru_cache(maxsize=65536)
def skeletons(names: frozenset[str]) -> frozenset[str]:
    """Return the longer words without the letters that spellings of a foreign name differ in."""
    return frozenset(_VOWELS.sub("", word.replace("تش", "ج")) for word in names if len(word) > 3)


def _near(one: str, other: str) -> bool:
    """Tell whether two skeletons of three letters or more are one edit apart at most."""
    if min(len(one), len(other)) < 3:
        return one == other and len(one) == 2
    if abs(len(one) - len(other)) > 1:
        return False
    start = next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), None)
    if start is None:
        return True
    return (
        one[start + 1 :] == other[start + 1 :]
        or one[start:] == other[start + 1 :]
        or (one[start + 1 :] == other[start:])
    )


@lru_cache(maxsize=1)
def _place_kinds() -> frozenset[str]:
    return _first_words("place_heads")


@lru_cache(maxsize=8)
def _first_words(table: str) -> frozenset[str]:
    """Return every word of the forms of a table."""
    return frozenset(word for row in rows(table) for form in row.values("forms") for word in words(form))


@lru_cache(maxsize=1)
def _facility_kinds() -> dict[str, str]:
    return {
        word: row["kind"]
        for row in rows("facilities")
        for form in row.values("forms")
        for word in words(form)
    }


@lru_cache(maxsize=1)
def _actor_forms() -> dict[frozenset[str], str]:
    called = rows("force_names")
    forces = {
        words(f"{head} {behind}"): row[part]
        for row in rows("forces")
        for part, head, behind in forms_of_forces(row, called)
        if part in {"army", "police", "security"}
    }
    speakers = {
        words(f"{head} {adjective}{ending}"): row["army"]
        for row in rows("forces")
        for adjective, head, ending in product(
            row.values("adjectives"), word_tuple("speaking for an army"), ("", "ة")
        )
    }
    named = {words(form): row["name"] for row in rows("actors") for form in row.values("forms")}
    return forces | speakers | named


@lru_cache(maxsize=4)
def _actor_kinds(*kinds: str) -> frozenset[str]:
    return frozenset(row["name"] for row in rows("actors") if row["kind"] in kinds)
