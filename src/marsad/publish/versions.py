"""Versions of a page, and what changed between two of them, for tables, JSON lines and CSV alike."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from rich.text import Text

from marsad.ledger.reports.versions import Version
from marsad.publish.bidi import runs_rtl
from marsad.publish.differences import Difference, differences, summary
from marsad.publish.rows import Row
from marsad.publish.screen import Screen
from marsad.publish.table import printable, wrap

_STYLES = {r"\[-[^\[\]]*-\]": "red", r"\{\+[^{}]*\+\}": "green"}


def version_rows(versions: Sequence[Version]) -> Iterator[Row]:
    """Yield a row for each version, with what changed since the one before."""
    for before, one in zip([None, *versions], versions, strict=False):
        yield {
            "at": one.at.isoformat(timespec="seconds"),
            "report": one.report,
            "doc": one.doc,
            "seen": one.seen.isoformat() if one.seen else None,
            "title": one.title,
            "change": summary(between(before, one)) if before else "the first",
            "sha256": one.sha256 or None,
        }


def between(before: Version, after: Version) -> list[Difference]:
    """Return what changed from one version to another."""
    return list(differences(before.title, before.text, after.title, after.text))


def difference_rows(found: Iterable[Difference]) -> Iterator[Row]:
    """Yield a row for each paragraph that changed."""
    for one in found:
        yield {
            "field": one.field,
            "number": one.number,
            "kind": one.kind,
            "before": one.before,
            "after": one.after,
            "marked": one.marked(),
        }


def write_differences(found: Iterable[Difference], screen: Screen) -> None:
    """Write each paragraph that changed, the words that went in ``[-…-]``, those that came in ``{+…+}``."""
    console = screen.console()
    for one in found:
        where = "title" if one.field == "title" else f"paragraph {one.number}"
        console.print(Text(f"{where} {one.kind}:", style="bold"))
        paragraph = printable(one.marked())
        rtl = runs_rtl(paragraph)
        lines = [paragraph] if screen.width is None else wrap(paragraph, screen.width, screen)
        for line in lines:
            console.print(_coloured(screen.shown(line, rtl=rtl)))
        console.print()


def _coloured(line: str) -> Text:
    text = Text(line)
    for pattern, style in _STYLES.items():
        text.highlight_regex(pattern, style)
    return text
