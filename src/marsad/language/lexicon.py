"""The words that the reader knows, and where they stand in a text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from marsad.language.folding import fold_text
from marsad.language.tables import Row
from marsad.language.words import Token, definite, stems

_ARTICLE = "ال"


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


class _Beginning(NamedTuple):
    """How a form begins: the list of those with its first word, its later words, whether it has «ال»."""

    held: list[_Form]
    rest: tuple[str, ...]
    article: bool


@dataclass(slots=True)
class Lexicon:
    """All entries by the first word of their forms, and the state forces by country code."""

    forces: dict[str, Row] = field(default_factory=dict)
    forms: dict[str, list[_Form]] = field(default_factory=dict)
    _cache: dict[str, _Candidates] = field(default_factory=dict)
    _beginnings: dict[str, _Beginning | None] = field(default_factory=dict)
    _endings: dict[str, tuple[str, ...]] = field(default_factory=lambda: {"": ()})

    def add(self, form: str, entry: Entry, behind: str = "") -> None:
        """Add a form of one word or several. A form with the article is met only with it.

        What stands ``behind`` it belongs to the form: forces have some thousand forms of few heads and few
        adjectives, each of which is folded once.
        """
        if form not in self._beginnings:
            self._beginnings[form] = self._beginning(form)
        if behind not in self._endings:
            self._endings[behind] = tuple(fold_text(behind).split())
        begun = self._beginnings[form]
        if begun is not None:
            begun.held.append(_Form(begun.rest + self._endings[behind], begun.article, entry))

    def _beginning(self, form: str) -> _Beginning | None:
        words = fold_text(form).split()
        if not words:
            return None
        # Of the unfolded form: «آلاف» begins with the same letters once folded.
        article = form.strip().startswith(_ARTICLE) and len(words[0]) > 3
        key = words[0][2:] if article else words[0]
        return _Beginning(self.forms.setdefault(key, []), tuple(words[1:]), article)

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
