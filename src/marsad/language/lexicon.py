"""The words that the reader knows, put together from the language tables, and where they stand in a text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import product
from pathlib import Path
from typing import NamedTuple

from marsad.language.folding import fold_text
from marsad.language.tables import Row, State, rows, state
from marsad.language.words import Token, definite, stems

_ARTICLE = "ال"
_SUFFIXES = ("", "ا", "ه", "ون", "ين", "ان", "تان", "تين", "ات")


@dataclass(frozen=True, slots=True)
class Entry:
    """What a word or phrase of the tables stands for: the table's name (``kind``) and its row."""

    kind: str
    row: Row
    part: str = ""

    def __getitem__(self, column: str) -> str:
        """Return a cell of the row."""
        return self.row[column]


class Mark(NamedTuple):
    """An entry that stands at tokens ``start`` up to ``end``, with the proclitic written onto its first.

    ``rivals`` are other entries of the same kind and words («أنصار الشريعة» of two countries).
    """

    start: int
    end: int
    proclitic: str
    entry: Entry
    rivals: tuple[Entry, ...] = ()


class _Form(NamedTuple):
    rest: tuple[str, ...]
    article: bool
    entry: Entry


class _Candidates(NamedTuple):
    """The (proclitic, form) of all forms that begin with a word: of one word, and by the second word."""

    alone: tuple[tuple[str, _Form], ...]
    longer: dict[str, list[tuple[str, _Form]]]

    def before(self, word: str) -> Iterator[tuple[str, _Form]]:
        """Yield those of one word, and those whose second word this may be, with or without its article."""
        yield from self.alone
        if self.longer:
            yield from self.longer.get(word, ())
            if word.startswith(_ARTICLE):
                yield from self.longer.get(word[2:], ())


@dataclass(slots=True)
class Lexicon:
    """All entries by the first word of their forms, and the state forces by country code."""

    forces: dict[str, Row] = field(default_factory=dict)
    forms: dict[str, list[_Form]] = field(default_factory=dict)
    _cache: dict[str, _Candidates] = field(default_factory=dict)

    def add(self, form: str, entry: Entry) -> None:
        """Add a form of one word or several. A form with the article is met only with it."""
        words = fold_text(form).split()
        if not words:
            return
        first = words[0]
        # Of the unfolded form: «آلاف» begins with the same letters once folded.
        article = form.strip().startswith(_ARTICLE) and len(first) > 3
        key = first[2:] if article else first
        self.forms.setdefault(key, []).append(_Form(tuple(words[1:]), article, entry))

    def knows(self, word: str) -> bool:
        """Tell whether a folded word, with or without proclitics, is one that outlets scramble.

        The first word of a longer form counts too («تنظيم»); a word of three letters only if it tells of
        harm or names an actor.
        """
        found = self._split(word) if len(word) > 2 else ()
        return any(_scrambled(word, clitic, form) for clitic, form in found)

    def candidates(self, word: str) -> _Candidates:
        """Return every form that begins with this word."""
        found = self._cache.get(word)
        if found is None:
            found = _grouped(self._split(word))
            if len(self._cache) < 50_000:
                self._cache[word] = found
        return found

    def _split(self, word: str) -> Iterator[tuple[str, _Form]]:
        for clitic, rest in stems(word):
            for form in self.forms.get(rest, ()):
                if not form.article or definite(clitic):
                    yield clitic, form

    def marks(self, tokens: Sequence[Token]) -> dict[int, list[Mark]]:
        """Return by token index what stands there: of each kind and part the longest, longest first."""
        found: dict[int, list[Mark]] = {}
        for at, token in enumerate(tokens):
            candidates = self.candidates(token.text)
            if candidates.alone or candidates.longer:
                behind = tokens[at + 1].text if at + 1 < len(tokens) else ""
                here = list(_longest(at, tokens, candidates.before(behind)))
                if here:
                    found[at] = here
        return found


def _grouped(forms: Iterable[tuple[str, _Form]]) -> _Candidates:
    alone: list[tuple[str, _Form]] = []
    longer: dict[str, list[tuple[str, _Form]]] = {}
    for clitic, form in forms:
        held = longer.setdefault(form.rest[0], []) if form.rest else alone
        held.append((clitic, form))
    return _Candidates(tuple(alone), longer)


def _scrambled(word: str, clitic: str, form: _Form) -> bool:
    if form.entry.kind == "given_names":
        return False
    length = len(word) - len(clitic)
    if form.entry.kind not in {"casualty", "events", "actors"}:
        return length > 3 and not form.rest
    return length > 3 or (length == 3 and not form.rest)


def _longest(at: int, tokens: Sequence[Token], candidates: Iterable[tuple[str, _Form]]) -> Iterator[Mark]:
    """Yield the longest mark of each kind and part; of equal ones, that with the fewest letters split off."""
    best: dict[tuple[str, str], Mark] = {}
    for clitic, form in candidates:
        end = at + 1 + len(form.rest)
        if form.rest and not _follows(form.rest, tokens[at + 1 : end], article=definite(clitic)):
            continue
        key = (form.entry.kind, form.entry.part)
        mark, known = Mark(at, end, clitic, form.entry), best.get(key)
        if known is None or (end, -len(clitic)) > (known.end, -len(known.proclitic)):
            best[key] = mark
        elif (end, clitic) == (known.end, known.proclitic) and form.entry.row != known.entry.row:
            best[key] = known._replace(rivals=(*known.rivals, form.entry))
    return iter(sorted(best.values(), key=lambda mark: -mark.end))


def _follows(rest: tuple[str, ...], tokens: Sequence[Token], *, article: bool) -> bool:
    """Tell whether the later words of a form stand here; after an article each may have its own."""
    if len(tokens) < len(rest):
        return False
    return all(
        token.text == word or (article and token.text == _ARTICLE + word)
        for token, word in zip(tokens, rest, strict=True)
    )


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
    for row in rows("actors", own):
        for form in row.values("forms"):
            lexicon.add(form, Entry("actors", row))
        for member in row.values("members"):
            for form in _inflected(member):
                lexicon.add(form, Entry("actors", row, "member"))


def _media(lexicon: Lexicon, own: Path | None) -> None:
    """Add the media arms of armed groups, each with the row of the group that it speaks for."""
    actors = {row["name"]: row for row in reversed(rows("actors", own))}
    for row in rows("media", own):
        for form in row.values("forms") if row["actor"] in actors else ():
            lexicon.add(form, Entry("media", actors[row["actor"]]))


_FORCES = {
    "army": (
        *("الجيش", "القوات", "القوات المسلحة", "قوات الجيش", "جيش", "قوات", "القوات البرية", "القوات الخاصة"),
        *("القوات الحكومية", "سلاح الجو", "سلاح الطيران", "القوات الجوية", "الطيران", "الطيران الحربي"),
        *("الطائرات الحربية", "المقاتلات", "المدفعية", "البحرية", "القوات البحرية"),
        *("رئاسة الأركان", "هيئة الأركان", "قيادة الأركان", "الجيش الوطني", "القوات النظامية"),
    ),
    "police": ("الشرطة", "شرطة", "قوات الشرطة"),
    "security": (
        *(
            "الأمن",
            "قوات الأمن",
            "القوات الأمنية",
            "قوى الأمن",
            "الأجهزة الأمنية",
            "رجال الأمن",
            "أجهزة الأمن",
        ),
        *("مصالح الأمن", "المصالح الأمنية", "الوحدات الأمنية", "حرس الحدود", "قوات حرس الحدود", "الدرك"),
        *("قوات الدرك", "الاستخبارات", "المخابرات", "قوات مكافحة الإرهاب", "وحدات مكافحة الإرهاب"),
    ),
}
_BARE = {
    "army": (
        *("الجيش", "القوات الحكومية", "القوات النظامية", "قوات الجيش", "القوات المسلحة", "الجيش الوطني"),
        *("قوة عسكرية", "القوة العسكرية", "قوات عسكرية", "وحدات الجيش", "وحدات عسكرية"),
        *("القوات الخاصة", "الجيش النظامي"),
    ),
    "police": ("الشرطة", "قوات الشرطة"),
    "security": (
        *(
            "قوات الأمن",
            "القوات الأمنية",
            "الأجهزة الأمنية",
            "قوى الأمن",
            "رجال الأمن",
            "الأمن",
            "أجهزة الأمن",
        ),
        *("مصالح الأمن", "المصالح الأمنية", "الوحدات الأمنية", "حرس الحدود", "قوات حرس الحدود", "الدرك"),
        *("قوات الدرك", "أسلاك الأمن", "قوة أمنية", "القوة الأمنية", "قوات أمنية", "عناصر الأمن"),
    ),
}
_NAMED = (("army", "جيش"), ("army", "قوات"), ("police", "شرطة"))
"""Forces that are called after the country's name: «جيش النيجر»."""


def _forces(lexicon: Lexicon, own: Path | None) -> None:
    for row in rows("forces", own):
        lexicon.forces[row["country"]] = row
        for part, form in forms_of_forces(row):
            lexicon.add(form, Entry("forces", row, part))
    bare = Row("forces.tsv", 0, {})
    for force, forms in _BARE.items():
        for form in forms:
            lexicon.add(form, Entry("forces", bare, force))


def _offices(lexicon: Lexicon, own: Path | None) -> None:
    """Add the offices that speak for forces, bare and with the adjective of each country."""
    for office in rows("offices", own):
        for form in office.values("forms"):
            lexicon.add(form, Entry("offices", office, office["kind"]))
            for row in lexicon.forces.values():
                for adjective in row.values("adjectives"):
                    lexicon.add(f"{form} {_ARTICLE}{adjective}ة", Entry("offices", row, office["kind"]))


def forms_of_forces(row: Row) -> Iterator[tuple[str, str]]:
    """Yield (part, form) of a country and its forces: «عراقيون», «الجيش العراقي», «جيش النيجر»."""
    for adjective in row.values("adjectives"):
        yield from (("nationality", form) for form in _inflected(adjective))
        for force, heads in _FORCES.items():
            for head, ending in product(heads, ("", "ة")):
                article = _ARTICLE if _ARTICLE in head else ""
                yield force, f"{head} {article}{adjective}{ending}"
    for name in row.values("names"):
        yield "country", name
        yield from ((force, f"{head} {name}") for force, head in _NAMED)


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
