"""Files and folders: everything readable is read in order, everything else is named."""

import os
from pathlib import Path

import pytest

from marsad.intake import Problem, reports
from marsad.intake.kinds import known_suffixes
from marsad.intake.source import LARGEST

TEXT = "قُتل جنديان في كمين قرب القرية.\nوأصيب ثالث."


def read(*paths: Path) -> tuple[list[str], list[str]]:
    problems: list[Problem] = []
    return [report.doc for report in reports(paths, problems.append)], [str(p) for p in problems]


def test_a_folder_is_read_with_those_in_it_sorted(tmp_path: Path) -> None:
    for name in ("b.txt", "a.txt", "c/d.jsonl", "c/a.HTML"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        content = f"<p>{TEXT}</p>" if name.endswith("HTML") else TEXT
        path.write_text('{"doc": "line", "text": "x"}' if "json" in name else content, encoding="utf-8")
    assert read(tmp_path) == (["a.txt", "b.txt", "a.HTML", "line"], [])


def test_hidden_files_and_the_parts_of_saved_pages_are_passed_over(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text(f"<p>{TEXT}</p>", encoding="utf-8")
    (tmp_path / ".DS_Store").write_bytes(b"\0")
    for folder in ("page_files", ".git"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "x.css").write_text("{}", encoding="utf-8")
    assert read(tmp_path) == (["page.html"], [])


def test_unknown_kinds_in_a_folder_are_named(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "b.xyz").write_bytes(b"xyz")
    docs, (problem,) = read(tmp_path)
    assert docs == ["a.txt"]
    assert problem == f"{tmp_path}/b.xyz: unknown kind of file; known are {known_suffixes()}"
    assert {".jsonl", ".html", ".txt", ".rss"} <= set(known_suffixes().split())


def test_a_folder_without_reports_is_named(tmp_path: Path) -> None:
    (tmp_path / "deep").mkdir()
    assert read(tmp_path) == ([], [f"{tmp_path}: no reports in this folder"])


def test_a_file_of_any_name_is_known_by_its_looks(tmp_path: Path) -> None:
    (tmp_path / "post").write_text(TEXT, encoding="utf-8")
    (tmp_path / "lines.json").write_text('{"doc": "line", "text": "x"}\n', encoding="utf-8")
    assert read(tmp_path / "post", tmp_path / "lines.json") == (["post", "line"], [])


@pytest.mark.parametrize("json", ['[{"text": "قُتل جنديان"}]', '[\n{"doc": "1",\n"text": "قُتل"}]'])
def test_a_json_array_is_not_taken_for_text(tmp_path: Path, json: str) -> None:
    path = tmp_path / "reports.json"
    path.write_text(json, encoding="utf-8")
    docs, problems = read(path)
    assert docs == []
    assert problems[0].startswith(f"{path}:1: ")


@pytest.mark.parametrize("content", [b"", b" \n\t\r\n", b"\xef\xbb\xbf\n"])
def test_empty_files_are_named_and_the_rest_is_read(tmp_path: Path, content: bytes) -> None:
    for suffix in ("txt", "html", "jsonl"):
        (tmp_path / f"a.{suffix}").write_bytes(content)
    (tmp_path / "z.txt").write_text(TEXT, encoding="utf-8")
    docs, problems = read(tmp_path)
    assert docs == ["z.txt"]
    assert problems == [f"{tmp_path}/a.{suffix}: empty" for suffix in ("html", "jsonl", "txt")]


def test_files_that_cannot_be_read_are_named_and_the_rest_is_read(tmp_path: Path) -> None:
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nowhere")
    (tmp_path / "huge.txt").write_bytes(b"x" * (LARGEST + 1))
    (tmp_path / "z.txt").write_text(TEXT, encoding="utf-8")
    docs, problems = read(tmp_path / "missing.txt", tmp_path)
    assert docs == ["z.txt"]
    assert problems == [
        f"{tmp_path}/missing.txt: cannot be read: No such file or directory",
        f"{tmp_path}/gone.txt: cannot be read: No such file or directory",
        f"{tmp_path}/huge.txt: larger than 20 MB, the most that one report may have",
    ]


def test_a_pipe_in_a_folder_does_not_hold_the_reading_up(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "z.txt").write_text(TEXT, encoding="utf-8")
    assert read(tmp_path) == (["z.txt"], [f"{tmp_path}/pipe.txt: not a file"])


def test_damaged_characters_are_told_and_the_report_is_read(tmp_path: Path) -> None:
    path = tmp_path / "cut.txt"
    path.write_bytes(TEXT.encode()[:-2] + b"\n")
    docs, problems = read(path)
    assert docs == ["cut.txt"]
    assert problems == [f"{path}: damaged characters: 1, read as \ufffd"]


@pytest.mark.parametrize(("name", "cut"), [("cut.html", b"<p>"), ("cut.jsonl", b'{"text": "')])
def test_damage_in_pages_and_lines_is_told_too(tmp_path: Path, name: str, cut: bytes) -> None:
    path = tmp_path / name
    path.write_bytes(cut + TEXT.replace("\n", " ").encode() + b"\xd9" + (b'"}' if "json" in name else b""))
    docs, (problem,) = read(path)
    assert len(docs) == 1
    assert problem.endswith(": damaged characters: 1, read as \ufffd")


def test_a_file_in_another_language_is_named_and_the_rest_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Two soldiers were killed in an ambush.", encoding="utf-8")
    (tmp_path / "z.txt").write_text(TEXT, encoding="utf-8")
    docs, problems = read(tmp_path)
    assert docs == ["z.txt"]
    assert problems == [f"{tmp_path}/a.txt: not Arabic: 0% of its letters are, 25% must be"]
