"""An input of any kind, and the inputs within it, down to reports and links."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from marsad.intake.items import Link, Part, Received
from marsad.intake.kind import Kind
from marsad.intake.kinds import LAST, by_looks, by_name, by_suffix
from marsad.intake.problem import Problem, Problems
from marsad.intake.source import Source, UnreadableError

_DEEPEST = 4
"""Inputs within inputs at most: a page in an archive in an archive."""


def unpacked(
    source: Source, kind: Kind, on_problem: Problems, *, depth: int = 0
) -> Iterator[Received | Link]:
    """Yield the reports and links of an input, and of the inputs within it, each as soon as it is read.

    Whatever cannot be read, the whole included, is told to ``on_problem``, and the rest goes on.
    """
    try:
        for item in kind.items(source, on_problem):
            if isinstance(item, Part):
                yield from unpacked_part(item, on_problem, depth=depth + 1, columns=source.columns)
            else:
                yield item
    except UnreadableError as error:
        on_problem(Problem(source.name, f"{error}{_sent_as(source)}"))


def unpacked_part(
    part: Part, on_problem: Problems, *, depth: int = 1, columns: Mapping[str, str] | None = None
) -> Iterator[Received | Link]:
    """Yield the reports and links of an input within another."""
    if depth > _DEEPEST:
        on_problem(Problem(part.name, f"an archive within {_DEEPEST} others; unpack it first"))
        return
    source = replace(part.source(), columns=columns or {})
    kind = by_name(part.kind) if part.kind else kind_of(part.name, source)
    yield from unpacked(source, kind, on_problem, depth=depth)


def kind_of(name: str | None, source: Source) -> Kind:
    """Return the kind by suffix, and where several share it (``.html``) the first of them that it looks like.

    Pipes have no suffix, and anything may be saved as .txt: there looks alone decide.
    """
    named = [kind for kind in by_suffix(name or "") if kind is not LAST]
    if not named:
        return by_looks(source.head())
    if len(named) == 1:
        return named[0]
    head = source.head()
    return next((kind for kind in named if kind.looks_like(head)), named[-1])


def _sent_as(source: Source) -> str:
    """Return what a server called an input that is not one, where it did not call it text."""
    said = next((value for name, value in source.headers if name == "content-type"), "text/")
    return "" if said.startswith("text/") else f" (sent as {said[:60]})"
