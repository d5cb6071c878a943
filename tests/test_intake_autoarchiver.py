"""What Bellingcat's auto-archiver writes: its table, its sheet, its JSON and its summary of a post."""

import csv
import datetime as dt
import io
import json
from pathlib import Path

import pytest

from marsad.intake import Problem, Received, received

POST = "https://social.example/user/1"
TEXT = "قتل ثلاثة أشخاص في قصف على بلدة المرج مساء اليوم، والدفاع المدني ينتشل العالقين."
PUBLISHED = dt.datetime(2031, 2, 3, 17, 30, tzinfo=dt.UTC)
ARCHIVED = dt.datetime(2031, 2, 4, 5, 6, 7, 890, tzinfo=dt.UTC)
METADATA = {
    "_processed_at": ARCHIVED,
    "url": POST,
    "title": "مراسل المرج",
    "content": TEXT,
    "timestamp": PUBLISHED,
}


def read(folder: Path, name: str, text: str) -> tuple[list[Received], list[str]]:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    problems: list[Problem] = []
    found = list(received([path], problems.append))
    return found, [problem.why for problem in problems]


def table(*rows: object) -> str:
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(["status", "metadata", "media"])
    writer.writerows(["archiver: success", str(row), "[]"] for row in rows)
    return out.getvalue()


def summary() -> str:
    rows = "".join(f"<tr><td>{key}</td><td><span>{value}</span></td></tr>" for key, value in METADATA.items())
    return (
        f'<!DOCTYPE html><html lang="en"><head><title>{POST}</title></head><body><h2>Archived media for '
        f'<span class="copy">{POST}</span></h2><table class="content"><tr><td>x</td></tr></table>'
        f'<table class="metadata"><tr><th>key</th><th>value</th></tr>{rows}</table></body></html>'
    )


def as_json() -> str:
    metadata = {key: str(value) for key, value in METADATA.items()}
    return json.dumps([{"status": "ok", "metadata": metadata, "media": []}], ensure_ascii=False)


@pytest.mark.parametrize(
    ("name", "text"),
    [("db.csv", table(METADATA)), ("item.json", as_json()), ("summary.html", summary())],
    ids=["table", "json", "summary"],
)
def test_a_post_is_a_report_with_its_address_and_times(tmp_path: Path, name: str, text: str) -> None:
    (one,), said = read(tmp_path, name, text)
    assert said == []
    assert (one.report.doc, one.report.url, one.report.title) == (POST, POST, "مراسل المرج")
    assert (one.report.text, one.report.published) == (TEXT, PUBLISHED)
    assert (one.original.address, one.original.at) == (POST, ARCHIVED)


def test_its_sheet_saved_as_csv_is_read(tmp_path: Path) -> None:
    text = (
        "Link,Archive status,Archive location,Upload timestamp,Upload title,Text content\n"
        f"{POST},archiver: success,s3://x,2031-02-03T17:30:00+00:00,مراسل المرج,{TEXT}\n"
    )
    (one,), said = read(tmp_path, "sheet.csv", text)
    assert said == []
    assert (one.report.url, one.report.text, one.report.seen) == (POST, TEXT, PUBLISHED.date())


def test_posts_without_text_are_named_and_the_rest_read(tmp_path: Path) -> None:
    found, said = read(tmp_path, "db.csv", table({"url": "https://v.example/film"}, METADATA, "broken {"))
    assert [one.report.doc for one in found] == [POST]
    assert said == [
        "no text was archived of https://v.example/film; watch what was",
        "not metadata as the auto-archiver writes it",
    ]


def test_nothing_that_is_written_in_a_table_is_run(tmp_path: Path) -> None:
    mark = tmp_path / "run"
    found, said = read(tmp_path, "db.csv", table(f"{{'url': open({str(mark)!r}, 'w')}}"))
    assert found == []
    assert said == ["not metadata as the auto-archiver writes it"]
    assert not mark.exists()
