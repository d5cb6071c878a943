"""Text in the database exactly as it came, also what databases refuse: NUL and lone surrogates."""

from __future__ import annotations

import re
from typing import Any

from sqlalchemy import Dialect, Text, TypeDecorator

_ESCAPE = "\x10"
_REFUSED = re.compile("[\x00\x10\ud800-\udfff]")
_ESCAPED = re.compile("\x10([0-9a-f]{4})")


def escaped(text: str) -> str:
    """Return text that every database takes: U+0010 and four hexadecimal digits for what it refuses."""
    return _REFUSED.sub(lambda found: f"{_ESCAPE}{ord(found.group()):04x}", text)


def unescaped(text: str) -> str:
    """Return the text that was escaped."""
    return _ESCAPED.sub(lambda found: chr(int(found.group(1), 16)), text)


class Exact(TypeDecorator[str]):
    """A text column from which comes exactly what went in."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:  # noqa: ARG002
        """Escape on the way in."""
        return None if value is None else escaped(value)

    def process_result_value(self, value: Any, dialect: Dialect) -> str | None:  # noqa: ARG002
        """Unescape on the way out."""
        return None if value is None else unescaped(value)
