"""What is wrong with one's own tables is told in Arabic where the page is Arabic."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from marsad.language.checks import check
from marsad.language.own import OwnTables
from marsad.language.shapes import SHAPES
from marsad.language.tables import TableError
from marsad.web.phrases import reworded
from marsad.web.wrong import told

ENGLISH = re.compile(r"\b(is|the|of|too|keep|it|none|line|cells|has|write|remove|begins|without)\b")


def faults(folder: Path, **files: bytes) -> list[str]:
    for name, content in files.items():
        (folder / f"{name}.tsv").write_bytes(content)
    return [str(one).replace(str(folder), "/t") for one in check(folder).findings]


def actors(*cells: str, header: str = "\t".join(SHAPES["actors"].columns)) -> bytes:
    return "\n".join([header, *cells]).encode()


def test_each_fault_that_the_check_finds_is_told_in_arabic(tmp_path: Path) -> None:
    columns = SHAPES["actors"].columns

    def row(**cells: str) -> str:
        given = {"name": "Hawks", "kind": "group", "forms": "صقور الهضبة"} | cells
        return "\t".join(given.get(name, "") for name in columns)

    found = faults(
        tmp_path,
        actors=actors(
            row(),
            row(name="Hawks 2"),
            row(forms="القمر الأحمر|قمر|القمر", name="Moon"),
            row(forms="x كتيبة", name="Latin"),
            row(forms="كَتيبة النهر", name="Vowels"),
            row(forms="ب جبل", name="Short"),
            row(forms="...", name="Signs"),
            row(forms="لواء، الفجر", name="Comma"),
            row(forms="لواء النهر||لواء البحر", name="Bars"),
            row(kind="planet", name="Kind", forms="لواء القمر"),
            row(name="", forms="لواء السهل"),
            "\t".join(["a"] * (len(columns) + 3)),
        ),
        moons=b"name\n",
        places=b"name\tnames\nx\ty\n",
        events="نوع".encode("cp1256"),
    )
    assert len(found) > 15
    for one in found:
        arabic = reworded("ar", "finding", one)
        assert arabic != one, one
        assert not ENGLISH.search(re.sub("\u2068[^\u2069]*\u2069|«[^»]*»", "", arabic)), arabic
        assert "السطر" in arabic


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_a_row_that_is_refused_is_told_in_the_language_of_the_page(tmp_path: Path, lang: str) -> None:
    cells = {"name": "Hawks", "kind": "group", "forms": "Hawks"}
    with pytest.raises(TableError) as error:
        OwnTables(tmp_path).add("actors", cells, "samira")
    said = told(lang, error.value)  # type: ignore[arg-type]
    assert ("حروف لاتينية" in said) == (lang == "ar")
    assert ("has Latin letters" in said) == (lang == "en")
    assert not list(tmp_path.glob("*.tsv"))
