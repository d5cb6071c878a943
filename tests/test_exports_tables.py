"""Tables out of a ledger: every row with its id and what made it, nothing that is private by accident."""

from __future__ import annotations

import datetime as dt
import itertools
import json
from dataclasses import replace
from importlib.resources import files
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from jsonschema import Draft202012Validator

from export_made import csv_rows, export_of, json_rows, made, one_account, two_of_one, written
from ledger_reports import MARKET, figure, incident_of, market, quoted, reading
from marsad import __version__
from marsad.ledger.tallies.scopes import CountScope
from marsad.models import Incident, Scope, Tally, from_plain
from marsad.publish.exports import FORMATS, format_named
from marsad.publish.exports.discretion import public_claimant
from marsad.publish.exports.export import ELSEWHERE, REJECTED, Export
from marsad.publish.exports.lineschema import incident_schema
from marsad.publish.exports.model import WHATS
from marsad.publish.exports.parquet import SCHEMA_VERSION
from marsad.publish.exports.release import wanted


def test_an_incident_is_a_row_with_its_tolls_and_what_made_it(tmp_path: Path) -> None:
    with made(tmp_path, two_of_one()) as ledger:
        (row,) = csv_rows(ledger)
        (incident,) = ledger.incidents()
    assert row["id"] == incident.id
    assert (row["date_first"], row["place"], row["country"]) == ("2019-03-12", "أريحا", "SY")
    assert (row["killed_low"], row["killed_best"], row["killed_high"]) == ("6", "6", "8")
    assert (row["perpetrators_claimed"], row["perpetrators_stated"]) == ("Islamic State", "")
    assert row["outlets"] == "outlet m1; outlet m2"
    assert (row["marsad"], row["readers"], row["rule"]) == (__version__, "made 1.0", "middle v1")


def test_the_rule_can_be_chosen_and_stands_in_every_row(tmp_path: Path) -> None:
    with made(tmp_path, two_of_one()) as ledger:
        (row,) = csv_rows(ledger, rule="latest-authority")
        tolls = csv_rows(ledger, what="tolls", rule="conservative")
    assert row["rule"].startswith("latest-authority v")
    assert {toll["rule"].split()[0] for toll in tolls} == {"conservative"}


def test_each_claim_is_a_row_with_its_words_and_where_they_stand(tmp_path: Path) -> None:
    with made(tmp_path, two_of_one()) as ledger:
        rows = {row["doc"]: row for row in csv_rows(ledger, what="claims")}
    first, second = rows["m1"], rows["m2"]
    assert (second["claimant"], second["low"], second["quote"]) == ("مديرية الصحة", "8", "ثمانية أشخاص")
    assert MARKET[int(first["start"]) : int(first["end"])] == first["quote"] == "ستة قتلى"
    assert first["claimant"] == ""
    assert first["incident"] == second["incident"]
    assert first["id"] != second["id"]


def test_ids_of_claims_outlive_new_reports_and_new_links(tmp_path: Path) -> None:
    with made(tmp_path, two_of_one()[1:], "late.db") as alone, made(tmp_path, two_of_one()) as both:
        late = {row["id"] for row in csv_rows(alone, what="claims")}
        assert late < {row["id"] for row in csv_rows(both, what="claims")}


def test_json_lines_hold_the_whole_incident(tmp_path: Path) -> None:
    with made(tmp_path, two_of_one()) as ledger:
        (line,) = json_rows(ledger)
        assert from_plain(line, Incident) == ledger.incidents()[0]
    assert line["made_by"] == {"marsad": __version__, "readers": ["made 1.0"], "rule": "middle v1"}


def test_json_lines_are_as_their_schema_says(tmp_path: Path) -> None:
    schema = json.loads(files("marsad").joinpath("incident.schema.json").read_text(encoding="utf-8"))
    assert json.loads(json.dumps(incident_schema())) == schema, "run: make schema"
    with made(tmp_path, two_of_one()) as ledger:
        lines = json_rows(ledger)
    for line in lines:
        Draft202012Validator(schema).validate(line)
    assert not Draft202012Validator(schema).is_valid({**lines[0], "made_by": None})


def test_links_and_reports_are_tables(tmp_path: Path) -> None:
    with made(tmp_path, two_of_one()) as ledger:
        links, reports = json_rows(ledger, "links"), json_rows(ledger, "reports")
    assert {link["id"] for link in links} == {f"{report['id']}/a" for report in reports}
    assert all(link["grounds"] for link in links)
    assert {report["outlet"] for report in reports} == {"outlet m1", "outlet m2"}
    assert all(len(report["sha256"]) == 64 for report in reports)


def test_tallies_are_rows_of_figures(tmp_path: Path) -> None:
    report, read = market("t1")
    tally = Tally(
        scope=Scope(first=dt.date(2019, 1, 1), text="صباح الثلاثاء"),
        figures=(figure(report, "ستة قتلى", 6),),
        evidence=quoted(report, "ستة قتلى"),
    )
    with made(tmp_path, [(report, replace(read, tallies=(tally,)))]) as ledger:
        (row,) = csv_rows(ledger, what="tallies")
    assert (row["low"], row["first"], row["scope"]) == ("6", "2019-01-01", "صباح الثلاثاء")
    assert row["id"] == f"{row['report']}/1/1"
    assert row["check"].startswith("cannot be checked")


def test_parquet_has_types_and_nested_claims(tmp_path: Path) -> None:
    with made(tmp_path, two_of_one()) as ledger:
        (tmp_path / "i.parquet").write_bytes(written(ledger, "parquet"))
    table = pq.read_table(tmp_path / "i.parquet")
    (row,) = table.to_pylist()
    assert (row["date_first"], row["killed_high"]) == (dt.date(2019, 3, 12), 8)
    assert row["outlets"] == ["outlet m1", "outlet m2"]
    assert {claim["quote"] for claim in row["claims"]} == {"ستة قتلى", "ثمانية أشخاص"}
    assert table.schema.metadata[b"marsad.schema"] == SCHEMA_VERSION.encode()
    assert b"rule middle v1" in table.schema.metadata[b"marsad.made_by"]


@pytest.mark.parametrize("what", WHATS)
def test_an_empty_ledger_gives_empty_tables_with_their_columns(tmp_path: Path, what: str) -> None:
    with made(tmp_path, []) as ledger:
        assert written(ledger, "csv", what).count(b"\n") == 1  # type: ignore[arg-type]
        assert written(ledger, "jsonl", what) == b""  # type: ignore[arg-type]
        (tmp_path / "e.parquet").write_bytes(written(ledger, "parquet", what))  # type: ignore[arg-type]
    assert pq.read_table(tmp_path / "e.parquet").num_rows == 0


def test_what_a_reviewer_rejected_stays_out_unless_asked_for(tmp_path: Path) -> None:
    with made(tmp_path, two_of_one()) as ledger:
        ledger.correct(ledger.incidents()[0].id, "reject", who="R", why="a film set")
        for form in FORMATS:
            export = export_of(ledger, form)
            assert list(export.incidents()) == []
            assert export.leftovers()[-1] == "1 incident rejected by a reviewer"
        (row,) = csv_rows(ledger, rejected=True)
    assert row["decision"] == "reject"


def test_only_incidents_inside_a_scope_are_put_together_and_rejected_ones_counted(tmp_path: Path) -> None:
    scope = CountScope(countries=("SY",))
    with made(tmp_path, [*two_of_one(), one_account("قتل مدنيان في كمين.", place=None)]) as ledger:
        (inside,) = ledger.each_incident(scope=scope)
        assert (inside.place is not None, ledger.size()) == (True, 2)
        ledger.correct(inside.id, "reject", who="R", why="a film set")
        form = format_named("csv")
        export = Export(ledger, form, wanted(form, "incidents"), within=scope)
        assert list(export.incidents()) == []
        assert dict(export.left_out) == {REJECTED: 1, ELSEWHERE: 1}


def test_the_same_reports_in_another_order_give_the_same_rows_but_for_their_time(tmp_path: Path) -> None:
    told = [*two_of_one(), market("m3", "سيارة ملغومة تقتل ستة قتلى في سوق الخضار بأريحا.")]
    tables = []
    for number, order in enumerate(itertools.permutations(told)):
        with made(tmp_path, list(order), f"{number}.db") as ledger:
            claims = [{**row, "incident": ""} for row in csv_rows(ledger, what="claims")]
            tables.append(sorted(claims, key=lambda row: row["id"]))
    assert all(table == tables[0] for table in tables)


@pytest.mark.parametrize("form", FORMATS)
def test_the_same_ledger_gives_the_same_bytes(tmp_path: Path, form: str) -> None:
    with made(tmp_path, two_of_one()) as ledger:
        assert written(ledger, form) == written(ledger, form)


def test_incidents_come_by_their_first_day_and_are_those_of_the_ledger(tmp_path: Path) -> None:
    with made(tmp_path, [incident_of(number) for number in (4, 0, 3, 2, 5, 1)]) as ledger:
        streamed = list(ledger.each_incident())
        assert [row["id"] for row in csv_rows(ledger)] == [one.id for one in streamed]
        assert streamed == ledger.incidents()
    assert len(streamed) == 3


class TestPrivatePersons:
    def told(self) -> list[tuple[object, object]]:
        report, read = two_of_one()[1]
        return [
            (report, reading(report, *[replace(a, facility="منزل فلان الفلاني") for a in read.incidents]))
        ]

    @pytest.mark.parametrize("form", [name for name in FORMATS if name != "parquet"])
    def test_words_of_reports_and_homes_are_in_none_without_quotes(self, tmp_path: Path, form: str) -> None:
        with made(tmp_path, self.told()) as ledger:  # type: ignore[arg-type]
            for what in format_named(form).holds:
                text = written(ledger, form, what, quotes=False).decode()
                for word in ("ثمانية أشخاص", "ثمانية قتلى", "منزل", "داعش"):
                    assert word not in text

    def test_offsets_stay_so_that_who_has_the_report_can_look(self, tmp_path: Path) -> None:
        with made(tmp_path, self.told()) as ledger:  # type: ignore[arg-type]
            (row,) = csv_rows(ledger, what="claims", quotes=False)
        assert (row["quote"], row["start"] != "") == ("", True)

    @pytest.mark.parametrize("form", ["geojson", "acled", "ucdp-ged"])
    def test_formats_that_are_made_to_be_published_leave_them_out_unasked(self, form: str) -> None:
        assert not format_named(form).quotes

    @pytest.mark.parametrize(
        ("claimant", "shown"),
        [
            ("وزارة الصحة", "وزارة الصحة"),
            ("شهود عيان من حي الورد", "witness"),
            ("سالم العمري", "a named source"),
            ("مصدر أمني", "مصدر أمني"),
            (None, None),
        ],
    )
    def test_witnesses_and_unknown_names_are_not_named(self, claimant: str | None, shown: str | None) -> None:
        assert public_claimant(claimant) == shown
