"""Plain text: the title in the first line, the text below it exactly as it stands."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from marsad.intake.arabic import why_not_arabic
from marsad.intake.encoding import decode
from marsad.intake.furniture import is_furniture
from marsad.intake.headdate import head_date
from marsad.intake.items import Received
from marsad.intake.kind import Kind
from marsad.intake.problem import Problem, Problems
from marsad.intake.source import Source, UnreadableError
from marsad.models import Report

_LONGEST_TITLE = 250


def items(source: Source, on_problem: Problems) -> Iterator[Received]:
    """Yield the one report of a text file. Raises UnreadableError where it is not Arabic text."""
    data = source.data()
    decoded = decode(data)
    if why := why_not_arabic(decoded.text):
        raise UnreadableError(why)
    if decoded.damaged:
        on_problem(Problem(source.name, decoded.damage()))
    title, text = split(decoded.text)
    day = head_date(text)
    sha256 = hashlib.sha256(data).hexdigest()
    report = Report(doc=source.doc, title=title, text=text, seen=day, url=source.address, sha256=sha256)
    yield Received(report=report, original=source.original(data))


def split(text: str) -> tuple[str, str]:
    """Return title and text; blank lines around the text go, nothing within it changes.

    The first line is the title unless it is too long for one, ends like a sentence, stands alone, or is
    page furniture; then all is text.
    """
    whole = text.strip("\r\n")
    first, _, rest = whole.partition("\n")
    title = first.strip()
    if not rest.strip() or not _looks_like_title(title):
        return "", whole
    return title, rest.strip("\r\n")


def _looks_like_title(line: str) -> bool:
    return (
        0 < len(line) <= _LONGEST_TITLE
        and not line.endswith((".", "،", ":"))
        and not is_furniture(line)
        and head_date(line) is None
    )


KIND = Kind("text", (".txt", ".text"), lambda _: True, items, alone=True)
