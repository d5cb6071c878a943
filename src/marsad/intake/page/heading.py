"""The title of an article and the outlet that publishes it, told apart in a page's own title.

«مقتل جندي غرب تعز - شبكة المرفأ»: what stands in the page as a heading is the title, what is left over the
outlet.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from urllib.parse import urlsplit

from marsad.intake.furniture import is_furniture
from marsad.intake.headdate import nothing_but_date
from marsad.intake.page.blocks import Block
from marsad.intake.page.declared import Declared
from marsad.intake.page.marks import Words, words
from marsad.language.folding import fold_text
from marsad.language.tables import rows

_BETWEEN = re.compile(r"\s+[-–—|•·«»›>/\\]+\s+|\s*::+\s*|\s*\|\s*|:\s+")
_NAME = 7
"""Words that the name of an outlet has at most."""
_NEAR = 3
"""Lines above the text among which an unmarked heading may be."""
_HEADING = 3
"""Words that a heading has at least."""


@dataclass(frozen=True, slots=True)
class Heading:
    """The ``title``, empty where none was found, the block ``at`` which it stands, and the ``outlet``."""

    title: str
    at: int | None
    outlet: str | None


def heading(every: Sequence[Block], where: range, declared: Declared, whole: str) -> Heading:
    """Return title and outlet of the article in the blocks ``where``; ``whole`` is the page's own title."""
    given = (*declared.titles, *([whole] if whole else []))
    at = _place(every, where, given, declared)
    title = every[at].text if at is not None else _without_outlet(given, declared)
    named = next(iter(declared.outlets), None) or _left_over(given, title)
    return Heading(title, at, named)


def host_outlet(address: str | None) -> str | None:
    """Return the outlet of an address: by its name if the tables know it, else the bare host."""
    host = (urlsplit(address or "").hostname or "").removeprefix("www.")
    labels = set(host.split(".")[:-1])
    for row in rows("outlets"):
        if labels & {form.lower() for form in row.values("forms") if form.isascii() and len(form) > 2}:
            return row["name"]
    return host or None


def _place(every: Sequence[Block], where: range, given: Sequence[str], declared: Declared) -> int | None:
    """Return the block that is the title: one that the page's title holds, else a heading before the text."""
    before = range(where.start if where else len(every))
    outlets = {words(name) for name in declared.outlets}
    wanted = {words(part): len(part) for text in given for part in _parts(text) if words(part) not in outlets}
    named = [at for at in before if every[at].words in wanted and len(every[at].words) > 1]
    longest = max((wanted[every[at].words] for at in named), default=0)
    for at in reversed(named):
        if wanted[every[at].words] == longest and (longest or every[at].heading):
            return at
    return _last_heading(every, before, known=bool(where))


def _last_heading(every: Sequence[Block], before: range, *, known: bool) -> int | None:
    """Return the line above the text that may be its title, where nothing names it.

    An unmarked line is taken only where it is ``known`` where the text begins.
    """
    fit = [
        at
        for at in before
        if len(every[at].words) >= _HEADING
        and not (every[at].aside or every[at].caption or every[at].linked or every[at].prose)
        and not (is_furniture(every[at].text) or nothing_but_date(fold_text(every[at].text)))
    ]
    marked = [at for at in fit if every[at].tag == "h1"] or [at for at in fit if every[at].heading]
    near = marked or [at for at in fit if known and at >= before.stop - _NEAR]
    return near[-1] if near else None


def _parts(text: str) -> Iterator[str]:
    """Yield a page's title, and what is left when pieces before or behind its dashes and bars are cut off."""
    edges = [(m.start(), m.end()) for m in _BETWEEN.finditer(text)]
    starts = [0, *(end for _, end in edges)]
    ends = [*(start for start, _ in edges), len(text)]
    for start in starts:
        for end in ends:
            if start < end and (start == 0 or end == len(text)):
                yield text[start:end].strip()


def _without_outlet(given: Sequence[str], declared: Declared) -> str:
    """Return the first title given, cut of the names of outlets at its ends."""
    if not given:
        return ""
    outlets = {words(name) for name in declared.outlets} | _known()
    kept = [part for part in _parts(given[0]) if words(_rest(given[0], part)) in outlets]
    return max(kept, key=len, default=given[0])


def _left_over(given: Sequence[str], title: str) -> str | None:
    """Return what the page's title names beside the title of the article: the outermost piece."""
    for text in given:
        if title and text != title and title in text:
            before, _, behind = text.partition(title)
            pieces = [piece.strip() for piece in _BETWEEN.split(f" {behind} ") if piece.strip(" -–—|•:«»")]
            first = [piece.strip() for piece in _BETWEEN.split(f" {before} ") if piece.strip(" -–—|•:«»")]
            name = pieces[-1] if pieces else first[0] if first else ""
            if 0 < len(words(name)) <= _NAME:
                return name.strip(" -–—|•:«»")
    return None


def _rest(text: str, part: str) -> str:
    return text.replace(part, " ", 1)


@cache
def _known() -> frozenset[Words]:
    return frozenset(words(form) for row in rows("outlets") for form in row.values("forms"))
