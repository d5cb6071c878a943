"""JSON lines: every sound line becomes a report, every other is named, and nothing else is lost."""

import datetime as dt
import hashlib
import io
import json
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.intake import Problem, reports
from marsad.intake.records.jsonlines import items as read_lines
from marsad.intake.source import LARGEST, Source, UnreadableError, blank
from marsad.models import Report

LINE = {
    "doc": "a1",
    "title": "كمين",
    "text": "قُتل جنديان.",
    "seen": "2021-03-04",
    "source": "وكالة",
    "url": "https://x.org/1",
}


def read(data: bytes, columns: Mapping[str, str] | None = None) -> tuple[list[Report], list[Problem]]:
    problems: list[Problem] = []
    stream = io.BufferedReader(io.BytesIO(data))  # type: ignore[arg-type]
    source = Source("in.jsonl", "in.jsonl", stream, columns=columns or {})
    return [one.report for one in read_lines(source, problems.append)], problems


def line(**changes: Any) -> bytes:
    return json.dumps({**LINE, **changes}, ensure_ascii=False).encode()


def test_a_line_is_a_report_with_all_that_it_tells() -> None:
    (report,), problems = read(line() + b"\n")
    assert problems == []
    assert report == Report(
        doc="a1",
        title="كمين",
        text="قُتل جنديان.",
        seen=dt.date(2021, 3, 4),
        source="وكالة",
        url="https://x.org/1",
        sha256=hashlib.sha256(line()).hexdigest(),
    )


def test_what_the_keys_are_called_otherwise_the_user_says() -> None:
    post = {"id": 7, "message": "قُتل جنديان.", "posted": "2021-03-04T22:30:00Z", "via": "المصدر: رويترز"}
    columns = {"doc": "id", "text": "message", "published": "posted", "credit": "via", "author": "who"}
    (report,), problems = read(json.dumps(post).encode(), columns)
    assert (report.doc, report.text, report.seen) == ("7", "قُتل جنديان.", dt.date(2021, 3, 5))
    assert (report.credit, report.author, problems) == ("رويترز", None, [])
    (problem,) = read(json.dumps(post).encode(), {"text": "notes"})[1]
    assert problem.why == '"notes" is missing'


def test_a_line_may_tell_when_a_text_was_published_by_whom_and_whose_it_is() -> None:
    told = {"published": "2021-03-04T22:30:00+03:00", "author": "سلمى الحديدي", "credit": "رويترز"}
    (report,), problems = read(line(seen=None, **told))
    assert problems == []
    assert report.published == dt.datetime.fromisoformat("2021-03-04T22:30:00+03:00")
    assert (report.seen, report.author, report.credit) == (dt.date(2021, 3, 4), "سلمى الحديدي", "رويترز")


def test_a_day_of_publication_is_no_time() -> None:
    (report,), problems = read(line(seen=None, published="2021-03-04"))
    assert (report.seen, report.published, problems) == (dt.date(2021, 3, 4), None, [])
    (report,), (problem,) = read(line(published="أمس"))
    assert report.published is None
    assert '"published" is not a date' in problem.why


@pytest.mark.parametrize(
    ("seen", "day"),
    [
        ("2021-03-04", dt.date(2021, 3, 4)),
        ("2021-03-04T23:59:01", dt.date(2021, 3, 4)),
        ("2021-03-04T10:00:00Z", dt.date(2021, 3, 4)),
        ("2021-03-04 10:00:00+03:00", dt.date(2021, 3, 4)),
        (None, None),
        ("", None),
    ],
)
def test_seen_is_a_date_or_a_datetime(seen: str | None, day: dt.date | None) -> None:
    (report,), problems = read(line(seen=seen))
    assert (report.seen, problems) == (day, [])


def test_without_seen_a_date_at_the_head_of_the_text_counts() -> None:
    (report,), problems = read(line(seen=None, text="4/3/2021\n\nقُتل جنديان."))
    assert (report.seen, problems) == (dt.date(2021, 3, 4), [])


def test_a_seen_that_is_no_date_is_named_and_the_report_read_without_it() -> None:
    (report,), (problem,) = read(line(seen="yesterday"))
    assert report.seen is None
    assert str(problem) == 'in.jsonl:1: "seen" is not a date such as 2022-12-27; read without it'


@pytest.mark.parametrize(
    ("bad", "why"),
    [
        (b"{", "JSON over several lines; write each object on one line (jq -c . FILE)"),
        (b"[", "JSON over several lines; write each object on one line (jq -c '.[]' FILE)"),
        (b'[{"text": "x"}]', "a JSON array; write each object on one line (jq -c '.[]' FILE)"),
        (b"{nonsense", "not JSON: Expecting property name enclosed in double quotes at character 2"),
        (b"[]", "not a JSON object with doc, title and text"),
        (b'"text"', "not a JSON object with doc, title and text"),
        (b"{}", '"text" is missing'),
        (b'{"text": null}', '"text" is missing'),
        (b'{"text": 7}', '"text" is not text'),
        (b'{"text": "x", "title": ["y"]}', '"title" is not text'),
        (b'{"text": "x", "doc": {}}', '"doc" is not text'),
        (b'{"text": "x", "doc": true}', '"doc" is not text'),
        (b"[" * 100_000, "not JSON that can be read: numbers too long or brackets too deep"),
        (
            b'{"text": ' + b"9" * 9999,
            "not JSON that can be read: numbers too long or brackets too deep",
        ),
    ],
)
def test_a_broken_line_is_named_and_the_others_are_read(bad: bytes, why: str) -> None:
    found, (problem,) = read(b"\n".join([line(doc="1"), b"", bad, line(doc="2")]))
    assert [report.doc for report in found] == ["1", "2"]
    assert str(problem) == f"in.jsonl:3: {why}"


def test_a_line_larger_than_any_report_is_named_and_the_others_are_read() -> None:
    huge = b'{"text": "' + b"x" * LARGEST + b'"}'
    found, (problem,) = read(b"\n".join([line(doc="1"), huge, line(doc="2")]))
    assert [report.doc for report in found] == ["1", "2"]
    assert str(problem) == "in.jsonl:2: larger than 20 MB, the most that one report may have"


def test_a_line_without_doc_is_called_by_file_and_number() -> None:
    found, problems = read(b'{"text": "x"}\n{"text": "y", "doc": 12}')
    assert [report.doc for report in found] == ["in.jsonl:1", "12"]
    assert problems == []


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "windows-1256"])
def test_lines_in_any_encoding(encoding: str) -> None:
    text = f"{line(doc='1').decode()}\n{line(doc='2').decode()}\n".replace("ُ", "")
    found, problems = read(text.encode(encoding))
    assert [(report.doc, report.text) for report in found] == [("1", "قتل جنديان."), ("2", "قتل جنديان.")]
    assert problems == []


def test_a_file_of_blank_lines_is_empty() -> None:
    with pytest.raises(UnreadableError, match="empty"):
        read(b"\n \n")


hostile = st.text(st.characters(codec=None), max_size=60)


@given(docs=st.lists(st.tuples(hostile.filter(bool), hostile, hostile), max_size=5), escape=st.booleans())
def test_any_text_comes_through_unchanged(docs: list[tuple[str, str, str]], escape: bool) -> None:
    """Lone surrogates, controls, bidi marks: offsets count in what was sent, so nothing may be cleaned."""
    made = [{"doc": doc, "title": title, "text": text} for doc, title, text in docs]
    sent = [json.dumps(item, ensure_ascii=escape).encode("utf-8", "surrogatepass") for item in made]
    if any("\ud800" <= char <= "\udfff" for item in made for value in item.values() for char in value):
        sent = [json.dumps(item).encode() for item in made]
    if sent:
        found, problems = read(b"\n".join(sent))
        assert [(r.doc, r.title, r.text) for r in found] == docs
        assert problems == []


@given(st.lists(st.binary(max_size=40).map(lambda junk: junk.replace(b"\n", b"")), max_size=4))
def test_junk_between_lines_costs_nothing_else(junk: list[bytes]) -> None:
    found, problems = read(b"\n".join([line(doc="first"), *junk, line(doc="last")]))
    assert (found[0].doc, found[-1].doc) == ("first", "last")
    assert len(found) + len(problems) >= 2 + sum(not blank(piece) for piece in junk)


def test_standard_input_is_known_by_its_looks(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for data, doc in ((line(), "a1"), ("قُتل جنديان.".encode(), "-")):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
        (report,) = reports(["-"], on_problem=pytest.fail)
        assert (report.doc, report.text) == (doc, "قُتل جنديان.")
