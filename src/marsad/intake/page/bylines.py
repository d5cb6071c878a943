"""Who wrote an article, and whose text it is where it was taken over: «بقلم», «المصدر : …»."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from marsad.intake.page.blocks import Block
from marsad.intake.page.marks import Words, forms, label_end, named, words
from marsad.intake.page.place import Place
from marsad.language.tables import rows

_NAME = 6
"""Words that the name of an author or an outlet has at most."""
_LINE = 12
_LONGEST = 200
_CUT = re.compile(r"\s*(?:[|,،;؛/]|\s[-–—·•]\s|\s(?:في|بتاريخ|on|at)\s).*$|\s*\d.*$")
_EDGES = " \t:-–—|/.,،•·«»\"'()[]"
_STRANGE = re.compile(r"[\d@_]|://|www\.")
_SIGN = re.compile(r"\s*[:/\-–—]")


def author(declared: Sequence[str], place: Place, outlet: str | None) -> str | None:
    """Return who wrote an article: as declared, as marked up, or as the lines around it say."""
    around = [
        block
        for block in (*place.between, *place.above, *place.below)
        if not block.aside and not block.caption and block.spoken <= _LINE
    ]
    said = (*declared, *_marked(around), *_bylines(around, place.inside))
    return next((name for name in (_name(one, outlet) for one in said) if name), None)


def credit(place: Place, outlet: str | None) -> str | None:
    """Return the outlet whose text the last lines of an article say that it is, null for the outlet's own."""
    last = [block for block in (*place.inside, *place.below) if not block.prose and not block.aside]
    name = next((name for name in (_behind_label(block.text) for block in reversed(last)) if name), None)
    return name if words(name or "") != words(outlet or "") else None


def credited(said: str) -> str:
    """Return whose text it is, of «المصدر : رويترز» as of «رويترز» alone."""
    return _behind_label(said) or said.strip()


def _behind_label(line: str) -> str | None:
    """Return the outlet that a line such as «المصدر : رويترز» names, null where it is none."""
    end = label_end(line, _sources())
    name = line[end:].strip(_EDGES)
    told = end and _SIGN.match(line, end) and 0 < len(words(name)) <= _NAME and not _STRANGE.search(name)
    return name if told else None


def _marked(around: Sequence[Block]) -> Iterator[str]:
    """Yield the names that the markup calls the author's."""
    for block in around:
        element = block.element
        for part in (element, *element.iter("a", "span", "b", "strong", "i")):
            if part.get("rel") == "author" or named(part, "author"):
                yield " ".join(part.text_content().split())[:_LONGEST]
        if (above := element.getparent()) is not None and named(above, "author"):
            yield block.text


def _bylines(around: Sequence[Block], inside: Sequence[Block]) -> Iterator[str]:
    """Yield the lines that begin as a byline does; in the text only with a sign behind it, «تقرير : فلان»."""
    for block in around:
        if label_end(block.text, forms("byline")):
            yield block.text
    for block in (*inside[:2], *inside[-2:]):
        if (end := label_end(block.text, forms("byline"))) and _SIGN.match(block.text, end):
            yield block.text


def _name(said: str, outlet: str | None) -> str | None:
    """Return the name in what is said of the author, null where it is nobody's, the outlet's or no name."""
    text = _CUT.sub("", _own(_unlabelled(said), outlet)).strip(_EDGES)
    known = words(text)
    if not 0 < len(known) <= _NAME or _STRANGE.search(text) or known in forms("nobody"):
        return None
    return None if known == words(outlet or "") or known in forms("byline") else text


def _own(text: str, outlet: str | None) -> str:
    """Return a name without that of the outlet beside it: «المرفأ - سلمى الحديدي»."""
    return (
        text.replace(outlet, " ", 1).strip(_EDGES) if outlet and outlet in text and text != outlet else text
    )


def _unlabelled(line: str) -> str:
    """Return a line without the words of a byline before the name."""
    end = label_end(line, forms("byline"))
    return line[end:].lstrip(_EDGES) if end else line


@cache
def _sources() -> frozenset[Words]:
    """Return the words before whose text it is: «المصدر», «نقلا عن»."""
    return frozenset(
        words(form) for row in rows("credits") if row["kind"] == "source" for form in row.values("forms")
    )
