"""The note beside an export: what its format cannot hold, and what this very export left out."""

from __future__ import annotations

from collections.abc import Iterator

from marsad.publish.exports.export import Export
from marsad.publish.exports.model import Format, What


def format_note(form: Format) -> str:
    """Return what a format cannot hold."""
    lines = [f"Format {form.name}: {form.says}.", "", "What it cannot hold, and what to know of it:"]
    return "\n".join([*lines, *(f"- {line}" for line in form.cannot)]) + "\n"


def export_note(export: Export) -> str:
    """Return the note of an export that has been written."""
    return f"{format_note(export.form)}\nThis export:\n" + "".join(f"- {line}\n" for line in _told(export))


def _told(export: Export) -> Iterator[str]:
    yield summary(export)
    yield from (f"left out: {words}" for words in export.leftovers())
    if not export.wanted.quotes:
        yield (
            "without the words of reports, claimants who may be private persons, and homes (--quotes lets "
            "them in)"
        )
    yield f"made by {export.made_by}"


def summary(export: Export) -> str:
    """Return how much was written."""
    what: What = export.wanted.what
    if what in ("reports", "tallies"):
        return f"{what} as {export.form.name}"
    of = "" if what == "incidents" else f" of {what}"
    return f"{export.written} {'incident' if export.written == 1 else 'incidents'}{of} as {export.form.name}"
