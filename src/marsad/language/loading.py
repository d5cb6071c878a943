"""The lexicon put together from the language tables."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import product
from pathlib import Path

from marsad.language.folding import fold_text
from marsad.language.lexicon import Entry, Lexicon
from marsad.language.tables import Row, State, rows, state
from marsad.language.wordsets import word_set

_ARTICLE = "ال"
_SUFFIXES = ("", "ا", "ه", "ون", "ين", "ان", "تان", "تين", "ات")


def _inflected(stem: str) -> Iterator[str]:
    """Yield the written forms of an adjective in -ي, from its masculine singular."""
    return (stem + suffix for suffix in _SUFFIXES)


def _simple(lexicon: Lexicon, kind: str, own: Path | None, part: str = "") -> None:
    for row in rows(kind, own):
        for form in row.values("forms"):
            entry = Entry(kind, row, row[part] if part else "")
            lexicon.add(form, entry)
            if kind == "casualty" and form.endswith("وا"):
                lexicon.add(form[:-1], entry)  # «قتلو», as careless writers have it.


def _people(lexicon: Lexicon, own: Path | None) -> None:
    for row in rows("people", own):
        for number in ("singular", "dual", "plural"):
            for form in row.values(number):
                lexicon.add(form, Entry("people", row, number))
                # «مرافقين» may be two or many: with a pronoun, as a rule, many.
                told = "plural" if form in row.values("plural") else number
                for owned in _owned(form, number):
                    lexicon.add(owned, Entry("people", row, told))


def _owned(form: str, number: str) -> Iterator[str]:
    """Yield a kind of people with the pronoun of whose they are: «شقيقها», «زوجته», «طفليها»."""
    if number == "dual" and form.endswith("ان"):
        yield from (form[:-1] + pronoun for pronoun in ("ه", "ها", "هم", "هما"))
    if number == "dual" and form.endswith(("تان", "تين")):
        yield form[:-1]  # «بائعتا شاي», before another noun.
    if number == "dual" and form.endswith("ان"):
        return
    if " " in form or form.endswith(("ا", "ون", "ان", "ى")) or (number != "dual" and form.endswith("ين")):
        return
    if form.endswith("يين"):
        return  # «مدنييه» is not written, and «مدنيه» would be taken for «مدنية».
    feminine = form.endswith("ة")
    stem = form.removesuffix("ن") if number == "dual" else form.removesuffix("ة") + "ت" * feminine
    # «محافظه» would be taken for «محافظة», «مديريه» for «مديرية»: once folded they are written alike.
    alike = number != "plural" and not stem.endswith(("ت", "تي"))
    yield from (stem + pronoun for pronoun in ("ه", "ها", "هم", "هما")[alike:])


def _actors(lexicon: Lexicon, own: Path | None) -> None:
    at_home = word_set("names at home")
    for row in rows("actors", own):
        for form in row.values("forms"):
            lexicon.add(form, Entry("actors", row, "home" if fold_text(form) in at_home else ""))
        for member in row.values("members"):
            for form in _inflected(member):
                lexicon.add(form, Entry("actors", row, "member"))


def _media(lexicon: Lexicon, own: Path | None) -> None:
    """Add the media arms of armed groups, each with the row of the group that it speaks for."""
    actors = {row["name"]: row for row in reversed(rows("actors", own))}
    for row in rows("media", own):
        for form in row.values("forms") if row["actor"] in actors else ():
            lexicon.add(form, Entry("media", actors[row["actor"]]))


def _forces(lexicon: Lexicon, own: Path | None) -> None:
    called = rows("force_names", own)
    for row in rows("forces", own):
        lexicon.forces[row["country"]] = row
        made: dict[str, Entry] = {}
        for part, head, behind in forms_of_forces(row, called):
            if part not in made:
                made[part] = Entry("forces", row, part)
            lexicon.add(head, made[part], behind)
    bare = Row("forces.tsv", 0, {})
    for force, form in _names_of_forces(called, "alone"):
        lexicon.add(form, Entry("forces", bare, force))


def _offices(lexicon: Lexicon, own: Path | None) -> None:
    """Add the offices that speak for forces, bare and with the adjective of each country."""
    for office in rows("offices", own):
        for form in office.values("forms"):
            lexicon.add(form, Entry("offices", office, office["kind"]))
            for row in lexicon.forces.values():
                for adjective, ending in product(row.values("adjectives"), ("", "ة")):
                    behind = f"{_ARTICLE}{adjective}{ending}"  # «وزير الدفاع التركي», «وزارة الدفاع التركية»
                    lexicon.add(form, Entry("offices", row, office["kind"]), behind)


def forms_of_forces(row: Row, called: Sequence[Row]) -> Iterator[tuple[str, str, str]]:
    """Yield (part, head, what stands behind it) of a country and its forces: «عراقيون», «الجيش العراقي»,
    «جيش النيجر».

    ``row`` is that of the country in the table ``forces``, ``called`` those of ``force_names``.
    """
    described, named = (list(_names_of_forces(called, use)) for use in ("adjective", "name"))
    for adjective in row.values("adjectives"):
        yield from (("nationality", form, "") for form in _inflected(adjective))
        for (force, head), ending in product(described, ("", "ة")):
            article = _ARTICLE if _ARTICLE in head else ""
            yield force, head, f"{article}{adjective}{ending}"
    for name in row.values("names"):
        yield "country", name, ""
        yield from ((force, head, name) for force, head in named)


def _names_of_forces(called: Sequence[Row], use: str) -> Iterator[tuple[str, str]]:
    """Yield (force, form) of what forces are called in a place: before an adjective, a name, or alone."""
    return ((row["force"], form) for row in called if row["use"] == use for form in row.values("forms"))


def lexicon(own: Path | None = None) -> Lexicon:
    """Return the lexicon of the built-in tables and those of the user's own folder.

    It is made once, and anew where a table of the folder was changed.
    """
    return _lexicon(own, state(own))


@lru_cache(maxsize=4)
def _lexicon(own: Path | None, _state: State) -> Lexicon:
    made = Lexicon()
    for kind, part in (
        ("casualty", "role"),
        ("numbers", "unit"),
        ("qualifiers", "side"),
        ("parts", "where"),
        ("events", ""),
        ("claimants", "kind"),
        ("times", "kind"),
        ("timing", "kind"),
        ("scopes", "kind"),
        ("place_heads", ""),
        ("facilities", ""),
        ("things", "kind"),
        ("grammar", "kind"),
        ("parties", "kind"),
        ("not_places", "kind"),
        ("place_words", "kind"),
        ("absences", "kind"),
        ("given_names", "kind"),
    ):
        _simple(made, kind, own, part)
    _people(made, own)
    _actors(made, own)
    _media(made, own)
    _forces(made, own)
    _offices(made, own)
    return made
