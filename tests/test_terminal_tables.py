"""Rows as a table for people, and as JSON lines and CSV for programs."""

import csv
import datetime as dt
import io
import json
import unicodedata
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.text import Text

from marsad.publish import Column, Format, Screen, emit
from marsad.publish.spreadsheet import restored

COLUMNS = (Column("id", "id"), Column("place", "place"), Column("killed", "killed", right=True))
ROWS: list[dict[str, Any]] = [
    {"id": "a1", "place": "حيّ الميدان، المدينة القديمة", "killed": 12, "more": {"why": ["x"]}},
    {"id": "b2", "place": None, "killed": None, "more": None},
]


def shown(
    form: Format, rows: list[dict[str, Any]], columns: tuple[Column, ...] = COLUMNS, **screen: Any
) -> str:
    out = io.StringIO()
    emit(rows, columns, form, Screen(out, **screen))
    return out.getvalue()


def lines(text: str) -> list[str]:
    return Text.from_ansi(text).plain.splitlines()


def test_a_table_in_a_pipe_is_plain_and_as_wide_as_it_needs_to_be() -> None:
    assert shown("table", ROWS) == (
        "id  place                        killed\na1  حيّ الميدان، المدينة القديمة      12\nb2\n"
    )


def test_a_table_without_rows_still_says_what_its_columns_are() -> None:
    assert shown("table", []) == "id  place  killed\n"


@pytest.mark.parametrize("visual", [True, False])
@pytest.mark.parametrize("width", [26, 30, 40, 80])
def test_a_table_on_a_terminal_fits_its_width_and_keeps_every_word(width: int, visual: bool) -> None:
    found = lines(shown("table", ROWS, width=width, terminal=True, visual=visual))
    assert all(cell_len(line) <= width for line in found)
    assert unicodedata.normalize("NFKC", "".join(found)).count("ن") == 2
    assert any("12" in line for line in found)


def test_on_a_terminal_too_narrow_for_columns_each_row_is_a_list() -> None:
    found = lines(shown("table", ROWS, width=12, terminal=True, visual=False))
    assert found[0] == "id: a1"
    assert "killed: 12" in found


def test_the_heads_are_bold_on_a_terminal_only() -> None:
    assert "\x1b[1m" in shown("table", ROWS, width=80, terminal=True)
    assert "\x1b" not in shown("table", ROWS)


def test_vowel_signs_and_marks_take_up_no_column() -> None:
    rows = [{"id": "قُتِلَ\u200f"}, {"id": "قتل"}]
    first, second = shown("table", rows, (Column("id", "x"), Column("y", "y"))).splitlines()[1:]
    assert cell_len(first) == cell_len(second) == 3


def test_line_breaks_and_escape_codes_in_a_cell_do_not_tear_the_table() -> None:
    (_, line) = shown("table", [{"id": "a\n\x1b[31mb\tc\u2028d"}], (Column("id", "id"),)).splitlines()
    assert line == "a [31mb c d"


def test_json_lines_hold_each_row_whole() -> None:
    found = [json.loads(line) for line in shown("jsonl", ROWS).splitlines()]
    assert found == ROWS


def test_dates_and_lists_in_every_form() -> None:
    rows = [{"day": dt.date(2021, 3, 4), "actors": ("أ", "ب"), "main": True}]
    columns = (Column("day", "day"), Column("actors", "actors"), Column("main", "main"))
    assert shown("jsonl", rows, columns) == '{"day": "2021-03-04", "actors": ["أ", "ب"], "main": true}\n'
    assert shown("csv", rows, columns) == "day,actors,main\n2021-03-04,أ; ب,yes\n"


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_a_spreadsheet_takes_no_cell_for_a_formula(start: str) -> None:
    rows = [{"id": f"{start}HYPERLINK(1)", "place": None, "killed": -3}]
    (row,) = csv.DictReader(io.StringIO(shown("csv", rows), newline=""))
    assert row == {"id": f"'{start}HYPERLINK(1)", "place": "", "killed": "-3"}


cells = st.text(st.characters(codec="utf-8", categories=["L", "M", "N", "P", "S", "Zs"]), max_size=80)


@given(
    rows=st.lists(st.fixed_dictionaries({"id": cells, "place": cells}), max_size=4), width=st.integers(1, 90)
)
def test_any_table_fits_any_terminal(rows: list[dict[str, str]], width: int) -> None:
    text = shown("table", rows, COLUMNS[:2], width=width, terminal=True, visual=True)
    if width >= 30:
        assert all(cell_len(line) <= width for line in lines(text))


@given(
    st.lists(st.fixed_dictionaries({"id": st.text(max_size=30), "place": st.text(max_size=30)}), max_size=4)
)
def test_csv_and_json_lines_cut_nothing(rows: list[dict[str, str]]) -> None:
    assert [json.loads(line) for line in shown("jsonl", rows).split("\n")[:-1]] == rows
    found = list(csv.reader(io.StringIO(shown("csv", rows, COLUMNS[:2]), newline="")))
    assert [[restored(cell) for cell in row] for row in found[1:]] == [
        [row[key].replace("\0", "␀") for key in ("id", "place")] for row in rows
    ]
