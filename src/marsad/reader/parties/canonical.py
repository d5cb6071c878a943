"""The canonical names of actors: of armed groups as the table has them, of state forces by their country."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache

from marsad.language.folding import fold_text
from marsad.language.lexicon import Entry, Mark
from marsad.language.tables import Row, rows


def actor_name(mark: Mark, country: str | None, forces: Mapping[str, Row]) -> str | None:
    """Return the canonical name of an actor; a state force that is named in part takes the country."""
    if mark.entry.kind == "actors" and _elsewhere(mark, country):
        force = "army" if mark.entry["forms"].startswith(_ARMY) else "security"
        return force_name(force, None, country, forces)
    if mark.entry.kind == "actors":
        entries = (mark.entry, *mark.rivals)
        return None if _only_at_home(entries, country) else _of_country(entries, country)["name"]
    force = "army" if mark.entry.part in {"nationality", "country"} else mark.entry.part
    return force_name(force, mark.entry["country"], country, forces)


def actor_kind(mark: Mark, country: str | None) -> str:
    """Return the kind of an actor as the table has it, empty for a force that is named in part."""
    if mark.entry.kind != "actors" or _elsewhere(mark, country):
        return ""
    return _of_country((mark.entry, *mark.rivals), country)["kind"]


def _elsewhere(mark: Mark, country: str | None) -> bool:
    """Tell whether forces of several countries have a name, none of them of this one («الحرس الوطني»)."""
    entries = (mark.entry, *mark.rivals)
    shared = len(entries) > 1 and any(entry["kind"] == "state" for entry in entries)
    return shared and country is not None and not any(country in e.row.values("country") for e in entries)


def _only_at_home(entries: tuple[Entry, ...], country: str | None) -> bool:
    """Tell whether a bare word is the name of an actor elsewhere, and here of nobody known («التحالف»)."""
    bare = country is not None and all(entry.part == "home" for entry in entries)
    return bare and not any(country in entry.row.values("country") for entry in entries)


_ARMY = "الجيش"
"""What the name of an army begins with: «الجيش الوطني» is one army or another."""


def _of_country(entries: tuple[Entry, ...], country: str | None) -> Entry:
    """Return the entry whose countries hold this one, else one of no country, else the first."""
    for entry in entries:
        if country and country in entry.row.values("country"):
            return entry
    return next((entry for entry in entries if not entry["country"]), entries[0])


def force_name(force: str, said: str | None, here: str | None, forces: Mapping[str, Row]) -> str | None:
    """Return the canonical name of an army, police or security force, None if unknown.

    It is of the country that is ``said`` of it, else of that ``here``, where another army may be meant.
    """
    row = forces.get(said or here or "")
    if row is None:
        return None
    bare = row["bare_army"] if force == "army" and not said else ""
    return bare or row[force] or None


@cache
def general_names() -> frozenset[str]:
    """Return the names of actors that say of no one in particular who they are («مسلحون مجهولون»)."""
    return frozenset(row["name"] for row in rows("actors") if row["kind"] == "generic")


@cache
def group_names() -> frozenset[str]:
    """Return the names of armed groups."""
    return frozenset(row["name"] for row in rows("actors") if row["kind"] == "group")


def without_parents(names: Iterable[str]) -> list[str]:
    """Leave out the actors that another one is a branch of: al-Qaeda, where JNIM is named for the same.

    A branch that bears the name of the whole («القاعدة في بلاد المغرب») is called by either.
    """
    named = list(names)
    branches = [row for row in rows("branches") if row["name"] in named]
    parents = {row["of"] for row in branches if not row["name"].startswith(row["of"])}
    return [name for name in named if name not in parents]


@cache
def keepers_of_order() -> frozenset[str]:
    """Return the names of the police and security forces of all states that are no army of theirs too."""
    forces = rows("forces")
    armies = {row["army"] for row in forces}
    return frozenset(row[force] for row in forces for force in ("police", "security")) - armies - {""}


@cache
def _groups() -> Mapping[str, str]:
    """Return by each way to write them the names of armed groups."""
    held = (
        (row["name"], form)
        for row in rows("actors")
        if row["kind"] == "group"
        for form in row.values("forms")
    )
    return {fold_text(form): name for name, form in held}


def group_named(words: str) -> str | None:
    """Return the name of the armed group that these words are and nothing else («داعش»), None for others."""
    return _groups().get(fold_text(words).strip('"«»“” '))
