"""JSON in and out of the frozen values, and the schema that is generated from them.

Values go through plain dictionaries, so that text with lone surrogates, which UTF-8 cannot hold, is
written with ``\\u`` escapes instead of failing.
"""

from __future__ import annotations

import json
from typing import Any, TypeVar

import msgspec

from marsad.models.reading import Reading

T = TypeVar("T")


def to_json(value: object, *, indent: int | None = None) -> str:
    """Return a value as one JSON text: every key present, absent things null."""
    plain = msgspec.to_builtins(value)
    text = json.dumps(plain, ensure_ascii=False, indent=indent)
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return json.dumps(plain, ensure_ascii=True, indent=indent)
    return text


def from_json(text: str | bytes, kind: type[T]) -> T:
    """Return the value of this kind that the JSON text holds. Unknown keys are passed over.

    Raises ValueError, naming the key, where a required one is missing or a value is of the wrong type.
    """
    try:
        return msgspec.json.decode(text, type=kind)
    except (msgspec.DecodeError, UnicodeEncodeError):  # lone surrogates, or what json names better
        return from_plain(json.loads(text), kind)


def from_plain(plain: Any, kind: type[T]) -> T:
    """Return the value of this kind that plain dictionaries and lists hold; errors as from_json."""
    try:
        return msgspec.convert(plain, kind)
    except msgspec.ValidationError as error:
        raise ValueError(str(error)) from error


def schema() -> dict[str, Any]:
    """Return the JSON schema (2020-12) of a reading."""
    made = msgspec.json.schema(Reading)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "Marsad reading", **made}
