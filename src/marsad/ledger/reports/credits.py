"""Whose text a report says that it is: «المصدر : رويترز», «بغداد (أ ف ب) -», «نقلا عن …», «وكالات»."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from marsad.language.folding import fold_text
from marsad.language.tables import rows
from marsad.ledger.tolls.sources import outlet_called
from marsad.models import Report

AGENCIES = "agencies"
"""The credit of a text that comes from agencies it does not name: all such are taken for one voice."""

_HEAD, _TAIL = 2, 4
"""Lines at the beginning and the end of a text in which its origin is said."""
_DATELINE = 60
"""Characters in which the head of a line names a place and whose text it is."""
_NAME = 6
"""Words that the name of an outlet has at most."""
_WORD = re.compile(r"[^\W_]+(?:\.[^\W_]+)*")
_DATELINED = re.compile(r"[(\[]([^()\[\]]{2,60})[)\]]\s*(?:[-–—ـ:]|$)")
_ENDING = re.compile(r"[(\[]([^()\[\]]{2,60})[)\]]\s*[.،]?\s*$")
_SEVERAL = re.compile(r"[،,/+&]|\sو(?=\w)")
_SEPARATOR = re.compile(r"\s[-–—ـ]+\s|\s?[-–—ـ/|:،]\s?")


def credit_of(report: Report) -> str | None:
    """Return the outlet whose text a report says that it is, ``AGENCIES`` for «وكالات», null for its own.

    An outlet of the tables is returned under its one name, another as it is written. What intake found
    beside the text («المصدر : …» of a page) comes before what the text itself says.
    """
    if report.credit and (given := _given(report.credit, report.source)):
        return given
    lines = [line.strip() for line in report.text.splitlines() if line.strip()]
    head = [name for line in lines[:_HEAD] for name in _at_the_head(line)]
    own = outlet_called(report.source) if report.source else None
    found = [name for name in (*_at_the_end(lines[-_TAIL:]), *head) if own is None or name != own.name]
    # «سبق - وكالات»: who republishes is named beside whose text it is.
    return min(found, key=lambda name: not _wire(name), default=None)


def _given(credit: str, source: str | None) -> str | None:
    """Return the outlet of a credit that stood alone, of several the first that is not the report's own."""
    own = outlet_called(source) if source else None
    parts = [part.strip() for part in _SEVERAL.split(credit) if part.strip()]
    known = [name for name in map(_known, (credit, *parts)) if name]
    names = [name for name in known or [credit.strip()] if own is None or name != own.name]
    return names[0] if names else None


def _wire(name: str) -> bool:
    outlet = outlet_called(name)
    return name == AGENCIES or (outlet is not None and outlet.kind in ("agency", "state"))


def _at_the_end(lines: list[str]) -> Iterator[str]:
    """Yield what the last lines credit, the very last first."""
    for line in reversed(lines):
        bracketed = _ENDING.search(line)
        names = [
            _named_source(line),
            _known(bracketed.group(1)) if bracketed else None,
            _known(line) if len(line.split()) <= _NAME else None,
        ]
        yield from (name for name in names if name)


def _named_source(line: str) -> str | None:
    """Read «المصدر : X» as a line of its own, and «… نقلا عن X» as the end of one, where X is known."""
    alone = _source_line().match(fold_text(line))
    if alone is not None:
        name = alone.group(1)
        words = _WORD.findall(name)
        unknown = " ".join(words) if len(words) <= _NAME and not _kind(name) else None
        return _known(name) or unknown
    at_the_end = _source_words().search(fold_text(line))
    return _known(at_the_end.group(1)) if at_the_end else None


def _at_the_head(line: str) -> Iterator[str]:
    """Yield what a dateline credits: «عدن (رويترز) -», «بغداد - أ ف ب»."""
    head = line[:_DATELINE]
    names = [found.group(1) for found in _DATELINED.finditer(head)]
    pieces = _SEPARATOR.split(head)
    # What stands behind the last separator is the text itself, unless nothing else is in the line.
    names += pieces if len(line.split()) <= _NAME else pieces[:-1]
    yield from (name for name in map(_known, names) if name)


def _known(name: str) -> str | None:
    """Return the outlet of this name, the first of several: «رويترز، أ ف ب»."""
    for part in (name, *_SEVERAL.split(name)):
        if _kind(part) == "wires":
            return AGENCIES
        outlet = outlet_called(part)
        if outlet is not None:
            return outlet.name
    return None


def _kind(name: str) -> str | None:
    """Return the kind of a word of the table, null for any other."""
    return _forms().get(" ".join(_WORD.findall(fold_text(name))))


@lru_cache(maxsize=1)
def _forms() -> dict[str, str]:
    return {fold_text(form): row["kind"] for row in rows("credits") for form in row.values("forms")}


@lru_cache(maxsize=1)
def _source_line() -> re.Pattern[str]:
    return re.compile(rf"\W*(?:{_sources()})\s*[:\-]\s*(\S.*)$")


@lru_cache(maxsize=1)
def _source_words() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{_sources()})\s+(\S.{{1,40}}?)\W*$")


def _sources() -> str:
    forms = sorted((form for form, kind in _forms().items() if kind == "source"), key=len, reverse=True)
    return "|".join(map(re.escape, forms))
