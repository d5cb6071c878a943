"""A spreadsheet that is opened with our CSV runs nothing, and every text can be had back from it."""

from __future__ import annotations

import csv
import io
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.publish.spreadsheet import defused, plain, restored, write_csv

SIGNS = "=+-@＝＋－＠﹢﹣﹦﹫−"
hostile = st.text(
    st.one_of(
        st.sampled_from(list(SIGNS + ";,|\t\r\n '\"«»\u200f\ufeff\u00a0\0aق7")), st.characters(codec=None)
    ),
    max_size=25,
)


def written(*rows: list[object]) -> str:
    out = io.StringIO(newline="")
    write_csv(rows, out)
    return out.getvalue()


@pytest.mark.parametrize(
    "text",
    [
        "=HYPERLINK(1)",
        "+1",
        "-1",
        "@SUM(A1)",
        "\t=1",
        "\r=1",
        "\n=1",
        " =1",
        "\u00a0=1",
        "'=1",
        '"=1',
        "«=1",
        "\u200f=1",
        "\ufeff=1",
        "＝1",
        "＋1",
        "－1",
        "＠A",
        "=cmd|'/C calc'!A0",
        '=DDE("server";"file";"item")',
        "-2+3+cmd|' /C notepad'!D2",
        "\0=1",
    ],
)
def test_what_could_be_a_formula_begins_with_an_apostrophe(text: str) -> None:
    assert defused(text) == f"'{text}" or defused(text).startswith("'")
    assert restored(defused(text)) == text


@pytest.mark.parametrize(
    "text", ["", "قتل 5", "2019-03-12", "a=b", "3-5", "x@y", "'quoted'", "«اقتباس»", "a, b"]
)
def test_what_could_not_stays_as_it_is(text: str) -> None:
    assert defused(text) == text


@pytest.mark.parametrize("separator", [";", ",", "\t", "|", "\n", "\r"])
def test_nor_does_a_spreadsheet_with_another_separator_find_one(separator: str) -> None:
    assert defused(f"قرية{separator}=1+1") == f"قرية{separator}'=1+1"
    assert defused(f'قرية{separator} "=1+1') == f"قرية{separator}' \"=1+1"


@given(hostile)
def test_no_cell_of_any_separator_begins_as_a_formula_and_all_come_back(text: str) -> None:
    safe = defused(text)
    assert restored(safe) == text
    assert restored(text) == text or defused(text) != text
    for cell in re.split("[;,|\t\r\n]", safe):
        assert not cell.lstrip(' \u00a0\u200f\ufeff\0"«»').startswith(tuple(SIGNS))


@given(st.lists(st.lists(hostile, min_size=3, max_size=3), max_size=4))
def test_csv_holds_every_text(rows: list[list[str]]) -> None:
    text = written(["a", "b", "=c"], *[[*row] for row in rows])
    text.encode()
    head, *found = csv.reader(io.StringIO(text, newline=""))
    assert head == ["a", "b", "'=c"]
    assert [[restored(cell) for cell in row] for row in found] == [
        [plain(cell) for cell in row] for row in rows
    ]


def test_numbers_stay_numbers() -> None:
    assert written(["n"], [-3], [2.5], [None], [True], ["-3"]) == 'n\n-3\n2.5\n""\nyes\n\'-3\n'
