"""The kinds of input. A new kind is one module with a ``KIND`` and one line in the registry here."""

from __future__ import annotations

from marsad.intake import html, jsonlines, plaintext
from marsad.intake.kind import Kind

KINDS: tuple[Kind, ...] = (jsonlines.KIND, html.KIND, plaintext.KIND)
"""Every kind, in the order in which their looks are tried; the last one takes whatever is text."""


def by_suffix(suffix: str) -> Kind | None:
    """Return the kind of files with this suffix (``.html``), null where it is unknown."""
    return next((kind for kind in KINDS if suffix.lower() in kind.suffixes), None)


def by_looks(head: str) -> Kind:
    """Return the kind that the first characters of an input look like."""
    return next((kind for kind in KINDS if kind.looks_like(head)), KINDS[-1])


def known_suffixes() -> str:
    """Return all known suffixes in one line."""
    return " ".join(suffix for kind in KINDS for suffix in kind.suffixes)
