"""JSON lines: an object a line with ``doc``, ``title``, ``text``; where known ``seen``, ``published``,
``source``, ``url``, ``author``, ``credit``, or by what other names the user says (``Source.columns``).

A line that is no such object is named by its number, and the rest is read all the same. Other keys are
passed over.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from marsad.intake.days import day_of
from marsad.intake.encoding import decode, head_text, is_utf16
from marsad.intake.headdate import head_date
from marsad.intake.items import Received
from marsad.intake.kind import Kind
from marsad.intake.page.bylines import credited
from marsad.intake.problem import Problem, Problems
from marsad.intake.source import Source, UnreadableError, blank, checked
from marsad.models import Report

_JSON = re.compile(r"\s*(\{\s*\"|\[\s*\{)")


def looks_like(head: bytes) -> bool:
    """Tell whether the first bytes of an input begin JSON."""
    return _JSON.match(head_text(head)) is not None


def items(source: Source, on_problem: Problems) -> Iterator[Received]:
    """Yield the report of each line. Raises UnreadableError where there is nothing but blanks."""
    empty = True
    for number, line in enumerate(_lines(source), 1):
        if blank(line):
            continue
        empty = False
        name = f"{source.name}:{number}"
        try:
            decoded = decode(checked(line))
            if decoded.damaged:
                on_problem(Problem(name, decoded.damage()))
            item = _renamed(_object(decoded.text), source.columns)
            for key in ("seen", "published"):
                if (given := item.get(key)) and _time(given) is None:
                    on_problem(Problem(name, f'"{key}" is not a date such as 2022-12-27; read without it'))
            received = line.rstrip(b"\r\n")
            report = _report(item, received, f"{source.doc}:{number}")
            yield Received(report=report, original=replace(source.original(received), address=name))
        except UnreadableError as error:
            on_problem(Problem(name, str(error)))
    if empty:
        raise UnreadableError("empty")


KIND = Kind("jsonl", (".jsonl", ".ndjson"), looks_like, items)


def _lines(source: Source) -> Iterator[bytes]:
    if is_utf16(source.head()):
        return iter(decode(source.data()).text.encode("utf-8", "surrogatepass").split(b"\n"))
    return source.lines()


def _report(item: dict[str, Any], received: bytes, unnamed: str) -> Report:
    text = _text(item, "text", required=True) or ""
    return Report(
        doc=_doc(item) or unnamed,
        title=_text(item, "title") or "",
        text=text,
        seen=_day(item.get("seen")) or day_of(_time(item.get("published"))) or head_date(text),
        source=_text(item, "source"),
        url=_text(item, "url"),
        sha256=hashlib.sha256(received).hexdigest(),
        published=_time(item.get("published")) if ":" in str(item.get("published")) else None,
        author=_text(item, "author"),
        credit=credited(credit) if (credit := _text(item, "credit")) else None,
    )


def _object(line: str) -> dict[str, Any]:
    if line.strip() in {"{", "["}:
        how = ". FILE" if line.strip() == "{" else "'.[]' FILE"
        raise UnreadableError(f"JSON over several lines; write each object on one line (jq -c {how})")
    try:
        item = json.loads(line)
    except json.JSONDecodeError as error:
        raise UnreadableError(f"not JSON: {error.msg} at character {error.pos + 1}") from error
    except (ValueError, RecursionError) as error:
        raise UnreadableError("not JSON that can be read: numbers too long or brackets too deep") from error
    if isinstance(item, list) and item and isinstance(item[0], dict):
        raise UnreadableError("a JSON array; write each object on one line (jq -c '.[]' FILE)")
    if not isinstance(item, dict):
        raise UnreadableError("not a JSON object with doc, title and text")
    return item


def _renamed(item: dict[str, Any], columns: Mapping[str, str]) -> dict[str, Any]:
    """Return an object with what the user says that it has under other names."""
    if (text := columns.get("text")) and text not in item:
        raise UnreadableError(f'"{text}" is missing')
    return item | {field: item.get(key) for field, key in columns.items()}


def _doc(item: dict[str, Any]) -> str | None:
    """Return the id; numbers serve too, as the text that stands for them."""
    doc = item.get("doc")
    if isinstance(doc, int) and not isinstance(doc, bool):
        return str(doc)
    return _text(item, "doc")


def _text(item: dict[str, Any], key: str, *, required: bool = False) -> str | None:
    value = item.get(key)
    if value is None and not required:
        return None
    if not isinstance(value, str):
        raise UnreadableError(f'"{key}" is missing' if value is None else f'"{key}" is not text')
    return value


def _day(value: object) -> dt.date | None:
    at = _time(value)
    return at.date() if at else None


def _time(value: object) -> dt.datetime | None:
    """Return a date or datetime in ISO form, null for anything else."""
    try:
        return dt.datetime.fromisoformat(str(value))
    except ValueError:
        return None
