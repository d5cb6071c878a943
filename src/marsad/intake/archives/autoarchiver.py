"""What Bellingcat's auto-archiver writes of a post or page: its table (csv_db), its JSON, its HTML summary.

All three hold the same metadata: ``url``, ``title``, ``content``, ``timestamp`` (when it was published) and
``_processed_at`` (when it was archived), by the names of the program's own class Metadata. Its Google sheet,
saved as CSV, is a table like others (``tables/columns.tsv``), its WACZ files are web archives.
"""

from __future__ import annotations

import ast
import csv
import datetime as dt
import hashlib
import io
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

from marsad.intake.encoding import decode, head_text
from marsad.intake.items import Received
from marsad.intake.kind import Kind
from marsad.intake.problem import Problem, Problems
from marsad.intake.source import LARGEST, Source, UnreadableError
from marsad.models import Report

_JSON = re.compile(r'\s*+(?:\[\s*+)?\{(?=[^{}]{0,2000}"status")(?=.{0,4000}"metadata"\s*:\s*\{)', re.S)
_TABLE = re.compile(r"status,metadata,media\b")
_SUMMARY = re.compile(r"<h2>\s*Archived media for\s*<span")
_CALL = re.compile(r"datetime\.datetime\(([\d, ]+)(?:, tzinfo=[\w.()=]*)?\)")


def looks_like(head: bytes) -> bool:
    """Tell whether the first bytes of an input are written by the auto-archiver."""
    text = head_text(head)
    return bool(_TABLE.match(text) or _JSON.match(text) or _SUMMARY.search(text))


def items(source: Source, on_problem: Problems) -> Iterator[Received]:
    """Yield the report of each post. What has no text, such as films alone, is told to ``on_problem``."""
    text = decode(source.data()).text
    if _SUMMARY.search(text):
        found: Iterable[tuple[str, Mapping[str, Any] | None]] = [(text, _of_summary(text))]
    elif _TABLE.match(text):
        found = _of_table(text)
    else:
        found = _of_json(text)
    for number, (raw, metadata) in enumerate(found, 1):
        name = f"{source.name}:{number}"
        try:
            yield _received(source, raw.encode("utf-8", "surrogatepass"), metadata, name)
        except UnreadableError as error:
            on_problem(Problem(name, str(error)))


KIND = Kind("auto-archiver", (".html", ".csv"), looks_like, items)


def _received(source: Source, data: bytes, metadata: Mapping[str, Any] | None, name: str) -> Received:
    if metadata is None:
        raise UnreadableError("not metadata as the auto-archiver writes it")
    address, title, text = (str(metadata.get(key) or "").strip() for key in ("url", "title", "content"))
    if not text and not title:
        raise UnreadableError(f"no text was archived of {address or 'it'}; watch what was")
    published = _time(metadata.get("timestamp"))
    report = Report(
        doc=address or name,
        title=title if text else "",
        text=text or title,
        seen=published.date() if published else None,
        published=published,
        url=address or None,
        sha256=hashlib.sha256(data).hexdigest(),
    )
    at = _time(metadata.get("_processed_at"))
    original = replace(source.original(data), address=address or name)
    return Received(report=report, original=replace(original, at=at) if at else original)


def _of_json(text: str) -> Iterator[tuple[str, Mapping[str, Any] | None]]:
    try:
        found = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise UnreadableError("not JSON that can be read") from error
    for one in found if isinstance(found, list) else [found]:
        metadata = one.get("metadata") if isinstance(one, dict) else None
        yield json.dumps(one, ensure_ascii=False), metadata if isinstance(metadata, dict) else None


def _of_table(text: str) -> Iterator[tuple[str, Mapping[str, Any] | None]]:
    """Yield the rows: the metadata of each is written as Python writes a dictionary, times and all."""
    with _long_fields():
        rows = list(csv.DictReader(io.StringIO(text, newline="")))
    for row in rows:
        written = row.get("metadata") or ""
        yield written, _of_repr(written)


@contextmanager
def _long_fields() -> Iterator[None]:
    """Let fields be as long as the largest file, within the block: the library has one limit for all."""
    before = csv.field_size_limit(LARGEST)
    try:
        yield
    finally:
        csv.field_size_limit(before)


def _of_repr(written: str) -> Mapping[str, Any] | None:
    """Return what is written; nothing of it is run, only literals are taken."""
    try:
        found = ast.literal_eval(_CALL.sub(r"(\1)", written))
    except (ValueError, SyntaxError, MemoryError, RecursionError):
        return None
    return found if isinstance(found, dict) else None


def _of_summary(page: str) -> Mapping[str, str] | None:
    """Return the table of metadata of a summary."""
    from lxml import html  # type: ignore[import-untyped]  # noqa: PLC0415 (a while to load)

    rows = html.document_fromstring(page).xpath("//table[contains(@class, 'metadata')]//tr[count(td) > 1]")
    return {row[0].text_content().strip(): row[1].text_content().strip() for row in rows} or None


def _time(said: object) -> dt.datetime | None:
    """Return a time in UTC: ISO, or the numbers that a time is made of; null for anything else."""
    try:
        if isinstance(said, tuple):
            return dt.datetime(*said[:7]).replace(tzinfo=dt.UTC)
        found = dt.datetime.fromisoformat(str(said))
    except (ValueError, TypeError, OverflowError):
        return None
    return found.astimezone(dt.UTC) if found.tzinfo else found.replace(tzinfo=dt.UTC)
