"""The language tables are in order, and check-tables names what is wrong in a user's own."""

import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from hypothesis import given, settings
from hypothesis import strategies as st

import marsad
from marsad.cli import main
from marsad.language.checks import Finding, check
from marsad.language.folding import fold_text
from marsad.language.shapes import EXCLUSIVE, SHAPES
from marsad.language.tables import Row, TableError, names, parse, rows
from marsad.models import Report
from marsad.reader import read

ACTORS = "name\tkind\tcountry\tforms\tmembers\n"
PEOPLE = "singular\tdual\tplural\tstatus\tdemographic\tforce\n"


def own(folder: Path, name: str, text: str) -> tuple[Finding, ...]:
    (folder / f"{name}.tsv").write_text(text, encoding="utf-8")
    return check(folder).findings


def only(findings: tuple[Finding, ...]) -> str:
    assert len(findings) == 1, findings
    return findings[0].what


def check_tables(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["check-tables", *arguments])


def meaning(form: str) -> Row:
    """Return the row of people.tsv that a form stands in."""
    folded = fold_text(form)
    cells = ("singular", "dual", "plural")
    return next(r for r in rows("people") if folded in {fold_text(f) for c in cells for f in r.values(c)})


def called(form: str, country: str | None = None) -> set[str]:
    """Return the actors that a form may name, in a country."""
    found = {row["name"]: set(row.values("country")) for row in rows("actors") if form in row.values("forms")}
    return {name for name, places in found.items() if country is None or country in places}


class TestOurTables:
    def test_nothing_is_wrong_with_them(self) -> None:
        checked = check()
        assert checked.findings == ()
        assert checked.tables == len(SHAPES)

    def test_every_table_is_declared(self) -> None:
        assert set(names()) == set(SHAPES)

    def test_check_tables_says_how_much_it_looked_at(self) -> None:
        result = check_tables()
        assert result.exit_code == 0
        assert result.output.startswith(f"ok: {len(SHAPES)} tables, ")

    def test_every_set_of_words_is_asked_for_and_every_one_asked_for_is_there(self) -> None:
        code = (path.read_text(encoding="utf-8") for path in Path(marsad.__file__).parent.rglob("*.py"))
        asked = {name for text in code for name in re.findall(r'word_(?:set|tuple)\("([^"]+)"\)', text)}
        assert sorted(asked) == sorted(row["set"] for row in rows("word_sets"))

    def test_they_are_broad(self) -> None:
        assert len(rows("people")) >= 300
        assert len(rows("forces")) >= 60
        assert len(rows("actors")) >= 200
        assert sum(len(row.values("forms")) for row in rows("facilities")) >= 500

    def test_an_actor_stands_in_one_row(self) -> None:
        found = [row["name"] for row in rows("actors")]
        assert len(found) == len(set(found))

    def test_the_actors_of_the_score_are_all_there(self, shared: Path) -> None:
        lines = (shared / "score" / "actors.tsv").read_text(encoding="utf-8").splitlines()
        wanted = {line.split("\t")[0].strip() for line in lines if line.strip()}
        forces = {row[column] for row in rows("forces") for column in ("army", "police", "security")}
        assert wanted <= forces | {row["name"] for row in rows("actors")}

    def test_a_loaded_word_names_the_same_actor_as_a_neutral_one(self) -> None:
        assert called("ميليشيات الانقلابيين") == called("جماعة الحوثي") == {"Houthis"}
        assert called("العدو الصهيوني") == called("الجيش الصهيوني") == {"Israeli army"}
        assert called("مرتزقة حفتر") == called("الجيش الوطني الليبي") == {"Libyan National Army"}
        assert called("داعش") == called("دولة الخلافة") == {"Islamic State"}

    def test_one_name_is_read_by_country(self) -> None:
        assert called("الجيش الوطني", "LY") == {"Libyan National Army"}
        assert called("الجيش الوطني", "SY") == {"Syrian National Army"}
        assert called("قوات التحالف", "YE") == {"Saudi-led coalition"}
        assert called("قوات التحالف", "IQ") == {"US-led coalition"}

    @pytest.mark.parametrize(
        ("form", "status"),
        [
            ("جنود", "armed"),
            ("مسعفة", "civilian"),
            ("شخصا", "unknown"),
            ("رهائن", "unknown"),
            ("عنصرين", "armed"),
        ],
    )
    def test_a_word_tells_the_status(self, form: str, status: str) -> None:
        assert meaning(form)["status"] == status

    def test_a_word_tells_women_and_children(self) -> None:
        assert meaning("طفلتين")["demographic"] == "children"
        assert meaning("سيدات")["demographic"] == "women"
        assert meaning("مزارع")["demographic"] == ""


class TestWhatIsNamed:
    def test_a_form_twice_in_a_cell(self, tmp_path: Path) -> None:
        found = own(tmp_path, "actors", f"{ACTORS}Falcons\tgroup\tSY\tصقور الوادي | صقور الوادى\t\n")
        assert "«صقور الوادي» stands more than once in forms" in only(found)

    def test_a_form_of_two_actors_in_one_country(self, tmp_path: Path) -> None:
        table = f"{ACTORS}One\tgroup\tSY\tصقور الوادي\t\nTwo\tgroup\tSY | IQ\tصقور الوادي\t\n"
        assert "stands at line 2 too" in only(own(tmp_path, "actors", table))

    def test_not_a_form_of_two_actors_in_different_countries(self, tmp_path: Path) -> None:
        table = f"{ACTORS}One\tgroup\tSY\tصقور الوادي\t\nTwo\tgroup\t\tصقور الوادي\t\n"
        assert own(tmp_path, "actors", table) == ()

    def test_a_form_that_a_built_in_row_has(self, tmp_path: Path) -> None:
        found = only(own(tmp_path, "people", f"{PEOPLE}جندي\t\t\tcivilian\t\t\n"))
        assert "«جندي» stands at people.tsv, line " in found

    def test_a_form_of_people_that_is_a_thing(self, tmp_path: Path) -> None:
        assert "stands at things.tsv, line " in only(
            own(tmp_path, "people", f"{PEOPLE}صاروخ\t\t\tarmed\t\t\n")
        )

    def test_a_form_that_is_read_anyway(self, tmp_path: Path) -> None:
        found = own(tmp_path, "actors", f"{ACTORS}Falcons\tgroup\tSY\tصقور الوادي | الصقور | صقور\t\n")
        assert "«الصقور» is never needed" in only(found)

    @pytest.mark.parametrize(
        ("form", "what"),
        [
            ("«صقور»", "has signs that are no part of a word"),
            ("ISIS", "has Latin letters"),
            ("ـًـ", "has no letters"),
            ("ل صقور", "begins with a word of one letter"),
            ("صُقور الوادي", "has vowel signs, tatweel or invisible marks"),
        ],
    )
    def test_a_form_that_is_never_met(self, tmp_path: Path, form: str, what: str) -> None:
        found = own(tmp_path, "actors", f"{ACTORS}Falcons\tgroup\tSY\t{form}\t\n")
        assert any(what in finding.what for finding in found)

    def test_a_value_outside_the_vocabulary(self, tmp_path: Path) -> None:
        found = own(tmp_path, "actors", f"{ACTORS}Falcons\tmilitia\tSyria\tصقور الوادي\t\n")
        assert [finding.line for finding in found] == [2, 2]
        assert "kind «militia» is none of state, coalition, group, generic, people" in found[0].what
        assert "ISO 3166" in found[1].what

    def test_cells_that_are_empty_or_too_many(self, tmp_path: Path) -> None:
        table = f"{ACTORS}Falcons\n\tgroup\tSY\tصقور الوادي\t\nA\tgroup\tSY\tصقور الجبل\t\tnote\n"
        told = [(finding.line, finding.what) for finding in own(tmp_path, "actors", table)]
        assert (2, "kind is empty: fill it in, or remove the row") in told
        assert (2, "none of forms, members is filled: fill in one") in told
        assert (3, "name is empty: fill it in, or remove the row") in told
        assert (4, "6 cells, but 5 columns: remove tabs from it") in told

    def test_bars_with_nothing_between(self, tmp_path: Path) -> None:
        found = own(tmp_path, "actors", f"{ACTORS}Falcons\tgroup\tSY\tصقور الوادي | | صقور الجبل\t\n")
        assert "nothing between two |" in only(found)

    def test_columns_that_are_missing_or_unknown(self, tmp_path: Path) -> None:
        found = own(tmp_path, "facilities", "forms\ttype\nبرج\tother\n")
        told = [finding.what for finding in found]
        assert told[0].startswith("column kind is missing")
        assert told[1].startswith("no column is named «type»")

    def test_a_file_that_is_no_table(self, tmp_path: Path) -> None:
        assert "no table has this name" in only(own(tmp_path, "actor", ACTORS))

    def test_a_file_that_is_not_utf8_while_the_others_are_checked(self, tmp_path: Path) -> None:
        (tmp_path / "actors.tsv").write_text(ACTORS, encoding="utf-16")
        found = own(tmp_path, "facilities", "forms\tkind\nبرج\tpalace\n")
        assert {Path(finding.file).name for finding in found} == {"actors.tsv", "facilities.tsv"}

    def test_on_the_command_line_one_line_each(self, tmp_path: Path) -> None:
        own(tmp_path, "facilities", "forms\tkind\nبرج\tpalace\n")
        result = check_tables("--tables", str(tmp_path))
        assert result.exit_code == 1
        assert result.output.startswith(
            f"{tmp_path / 'facilities.tsv'}, line 2: kind «palace» is none of worship"
        )
        assert result.output.count("\n") == 1

    @settings(max_examples=40, deadline=None)
    @given(st.text(alphabet=st.sampled_from("صقور ال\t|#\"'ًـ\u200fABéم١2\n\r-"), max_size=80))
    def test_whatever_stands_in_a_table_it_is_checked(
        self, tmp_path_factory: pytest.TempPathFactory, text: str
    ) -> None:
        folder = tmp_path_factory.mktemp("own")
        for finding in own(folder, "actors", ACTORS + text):
            assert "\n" not in str(finding)
            assert finding.line >= 1


class TestOwnTables:
    REPORT = Report(doc="1", text="قُتل ثلاثة جنود في هجوم شنّه صقور الوادي في مدينة الرقة.")

    def test_an_actor_of_ones_own_is_read(self, tmp_path: Path) -> None:
        own(tmp_path, "actors", f"{ACTORS}Valley Falcons\tgroup\tSY\tصقور الوادي\t\n")
        account = read(self.REPORT, tmp_path).incidents[0]
        assert [party.name for party in account.perpetrators] == ["Valley Falcons"]
        assert "Valley Falcons" not in {p.name for p in read(self.REPORT).incidents[0].perpetrators}

    def test_a_spreadsheet_may_leave_a_byte_order_mark(self, tmp_path: Path) -> None:
        (tmp_path / "actors.tsv").write_text(f"{ACTORS}A\tgroup\tSY\tصقور الوادي\t\n", encoding="utf-8-sig")
        assert rows("actors", tmp_path)[-1]["name"] == "A"

    @pytest.mark.parametrize(
        "written", [f"{ACTORS}A\tgroup\t\tصقور\t\t\t\n".encode(), ACTORS.encode("utf-16")]
    )
    def test_a_broken_table_is_named(self, tmp_path: Path, written: bytes) -> None:
        (tmp_path / "actors.tsv").write_bytes(written)
        with pytest.raises(TableError, match=r"actors\.tsv.*check-tables"):
            rows("actors", tmp_path)

    def test_comments_and_empty_lines_are_passed_over(self) -> None:
        (row,) = parse("t.tsv", "# words\n\nforms\tkind\n# more\nأ | ب\tx\n")
        assert (row.line, row.values("forms"), row["kind"], row["none"]) == (5, ("أ", "ب"), "x", "")

    def test_exclusive_tables_are_declared(self) -> None:
        assert all(name in SHAPES for pair in EXCLUSIVE for name in pair)
