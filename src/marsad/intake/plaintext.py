"""Plain text: the title in the first line, the text below it, exactly as it stands."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from marsad.intake.encoding import decode
from marsad.intake.kind import Kind
from marsad.intake.problem import Problem, Problems
from marsad.intake.source import Source
from marsad.models import Report

_LONGEST_TITLE = 250


def reports(source: Source, on_problem: Problems) -> Iterator[Report]:
    """Yield the one report of a text file."""
    data = source.data()
    decoded = decode(data)
    title, text = split(decoded.text)
    if decoded.damaged:
        on_problem(Problem(source.name, damage(decoded.damaged)))
    yield Report(doc=source.doc, title=title, text=text, sha256=hashlib.sha256(data).hexdigest())


def split(text: str) -> tuple[str, str]:
    """Return title and text. The title is the first line with words in it, where it looks like one."""
    first, _, rest = text.strip("\r\n").partition("\n")
    title = first.strip()
    if not rest.strip() or not title or len(title) > _LONGEST_TITLE or title.endswith((".", "،", ":")):
        return "", text.strip("\r\n")
    return title, rest.strip("\r\n")


def damage(count: int) -> str:
    """Return what is said of a text with damaged characters."""
    return f"{count} damaged characters, read as \ufffd"


KIND = Kind((".txt", ".text"), lambda _: True, reports)
