"""JSON larger than memory: the objects in its arrays of one name, one at a time, each with its own bytes.

Parsers that stream give values; here the bytes themselves are wanted, since they are the original of a
report, and one damaged object must not take the others with it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from typing import IO, Any

from marsad.intake.source import LARGEST, UnreadableError

_CHUNK = 1 << 20
_DEEPEST = 100
_TOKEN = re.compile(rb'"(?:[^"\\]|\\.)*+("|\\?\Z)|[{}\[\]:,]|[^\s"{}\[\]:,]+', re.S)
_CUT = "cut short: the JSON ends in the middle; what stands before is read"


@dataclass(slots=True)
class _Frame:
    """An object or array that is open; of an object its latest key, and the plain members asked for."""

    is_object: bool
    key: str = ""
    valued: bool = False
    members: dict[str, Any] = field(default_factory=dict)


def objects(stream: IO[bytes], name: str, wanted: Collection[str]) -> Iterator[tuple[dict[str, Any], bytes]]:
    """Yield the bytes of each object in an array called ``name``, with members of the object around that.

    They are those of the ``wanted`` names that are text or numbers and stand before the array. Raises
    UnreadableError where the JSON ends too early, is nested deeper than 100, or one value has more than
    20 MB; whatever came before has been yielded.
    """
    tokens = _Tokens(stream)
    frames: list[_Frame] = []
    while token := tokens.following():
        top = frames[-1] if frames else None
        if token == b"{" and top and not top.is_object and len(frames) > 1 and frames[-2].key == name:
            yield frames[-2].members, tokens.rest_of_value()
        elif token in (b"{", b"["):
            if len(frames) == _DEEPEST:
                raise UnreadableError(f"JSON nested deeper than {_DEEPEST}")
            frames.append(_Frame(token == b"{"))
        elif token in (b"}", b"]"):
            del frames[-1:]
        elif top and top.is_object:
            _member(top, token, wanted)
    if frames:
        raise UnreadableError(_CUT)


def _member(frame: _Frame, token: bytes, wanted: Collection[str]) -> None:
    """Note a key, or the plain value of one that is wanted."""
    if token in (b":", b","):
        frame.valued = token == b":"
    elif not frame.valued:
        frame.key = str(_plain(token))
    elif frame.key in wanted:
        frame.members[frame.key] = _plain(token)


def _plain(token: bytes) -> Any:
    try:
        return json.loads(token)
    except ValueError:
        return None


class _Tokens:
    """The tokens of JSON: brackets, commas, colons, strings and other plain values."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream
        self._buffer = b""
        self._at = 0
        self._kept: int | None = None

    def following(self) -> bytes | None:
        """Return the next token, null at the end."""
        while True:
            found = _TOKEN.search(self._buffer, self._at)
            closed = found and (found[1] == b'"' or found[0] in b"{}[]:," or found.end() < len(self._buffer))
            if found and closed:
                self._at = found.end()
                return found[0]
            if not self._more():
                return self._last(found)

    def rest_of_value(self) -> bytes:
        """Return the object or array whose opening bracket was the last token, up to its end."""
        self._kept = self._at - 1
        depth = 1
        while depth:
            token = self.following()
            if token is None:
                raise UnreadableError(_CUT)
            depth += (token in (b"{", b"[")) - (token in (b"}", b"]"))
        value = self._buffer[self._kept : self._at]
        self._kept = None
        return value

    def _last(self, found: re.Match[bytes] | None) -> bytes | None:
        """Return the plain value with which the input ends, null where it ends in a string or with none."""
        if found and found[0].startswith(b'"'):
            raise UnreadableError(_CUT)
        self._at = len(self._buffer)
        return found[0] if found else None

    def _more(self) -> bool:
        """Read on; tell whether there was more. What lies before the value at hand is let go."""
        start = self._at if self._kept is None else self._kept
        if len(self._buffer) - start > LARGEST:
            raise UnreadableError(f"one value in the JSON has more than {LARGEST // 1_000_000} MB")
        chunk = self._stream.read(_CHUNK)
        self._buffer = self._buffer[start:] + chunk
        self._at -= start
        self._kept = None if self._kept is None else 0
        return bool(chunk)
