"""The columns of UCDP GED: deaths that add up, cells of PRIO-GRID, precision codes."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from export_made import csv_rows, export_of, made, one_account, two_of_one
from ledger_reports import figure
from marsad.models import DateSpan, Figure, Group, Incident, Party, Perpetrator, Place, Report, Toll
from marsad.publish.exports.ged import COLUMNS, priogrid
from marsad.publish.exports.geddeaths import deaths, overlapping
from marsad.publish.exports.sides import sides

FIELD = (
    "id, relid, year, active_year, code_status, type_of_violence, conflict_dset_id, conflict_new_id, "
    "conflict_name, dyad_dset_id, dyad_new_id, dyad_name, side_a_dset_id, side_a_new_id, side_a, "
    "side_b_dset_id, side_b_new_id, side_b, number_of_sources, source_article, source_office, "
    "source_date, source_headline, source_original, where_prec, where_coordinates, "
    "where_description, adm_1, adm_2, latitude, longitude, geom_wkt, priogrid_gid, country, "
    "country_id, region, event_clarity, date_prec, date_start, date_end, deaths_a, deaths_b, "
    "deaths_civilians, deaths_unknown, best, high, low, gwnoa, gwnob"
)
TEXT = "اقتحم مسلحون الثكنة فقتل 12 جنديا و5 مسلحين و3 مدنيين، وقال مصدر إن القتلى 24، وقتل عشرات آخرون."
GAO = Place(name="غاو", admin1="Gao", country="ML", lat=16.27, lon=-0.04, precision="settlement")
REPORT = Report(doc="one", text=TEXT)
SOLDIERS = figure(REPORT, "12 جنديا", 12, status="armed", affiliation="Malian army")
FIGHTERS = figure(REPORT, "5 مسلحين", 5, status="armed", affiliation="JNIM")
CIVILIANS = figure(REPORT, "3 مدنيين", 3, status="civilian")
TOTAL = figure(REPORT, "القتلى 24", 24, source="مصدر")
DEATHS = ("deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown", "best", "low", "high")


def row_of(tmp_path: Path, *figures: Figure, **more: Any) -> dict[str, str]:
    raid = {
        "type": "attack",
        "place": GAO,
        "perpetrators": (Perpetrator(name="JNIM"),),
        "targets": (Party(name="Malian army"),),
        "figures": figures,
    }
    with made(tmp_path, [one_account(TEXT, **{**raid, **more})]) as ledger:
        (row,) = csv_rows(ledger, "ucdp-ged")
    return row


def test_the_columns_are_those_of_ged_in_its_order() -> None:
    assert ", ".join(COLUMNS) == FIELD
    assert len(COLUMNS) == 49


def test_a_raid_on_a_barracks_is_state_based_with_the_state_first(tmp_path: Path) -> None:
    row = row_of(tmp_path, SOLDIERS, FIGHTERS, CIVILIANS)
    assert (row["type_of_violence"], row["side_a"], row["side_b"]) == ("1", "Malian army", "JNIM")
    assert (row["gwnoa"], row["gwnob"], row["country_id"], row["region"]) == ("432", "", "432", "Africa")
    assert [row[name] for name in DEATHS] == ["12", "5", "3", "0", "20", "20", "20"]
    assert row["relid"] == f"{int(row['id']):012x}"
    assert row["conflict_new_id"] == row["dyad_new_id"] == ""


def test_those_of_no_known_group_are_unknown(tmp_path: Path) -> None:
    row = row_of(tmp_path, SOLDIERS, TOTAL)
    assert [row[name] for name in DEATHS][:5] == ["12", "0", "0", "12", "24"]


def test_groups_that_come_to_more_than_all_together_are_not_divided(tmp_path: Path) -> None:
    fewer = figure(REPORT, "القتلى 24", 10, source="مصدر")
    row = row_of(tmp_path, SOLDIERS, fewer)
    assert [row[name] for name in DEATHS][:5] == ["0", "0", "0", row["best"], row["best"]]


def test_dead_whom_nobody_numbers_are_blank_not_none(tmp_path: Path) -> None:
    dozens = figure(REPORT, "عشرات", None, qualifier="dozens")
    assert [row_of(tmp_path, dozens)[name] for name in DEATHS] == [""] * 7


def test_without_reported_dead_it_is_no_event_of_ged(tmp_path: Path) -> None:
    hurt = figure(REPORT, "12 جنديا", 12, measure="injured")
    with made(tmp_path, [one_account(TEXT, figures=(hurt,))]) as ledger:
        export = export_of(ledger, "ucdp-ged")
        assert list(export.incidents()) == []
        assert export.leftovers() == ["1 incident without reported dead"]


@pytest.mark.parametrize(
    ("doers", "targets", "kind"),
    [
        (("JNIM",), ("civilians",), "3"),
        (("JNIM",), ("Islamic State",), "2"),
        (("Malian army",), ("JNIM",), "1"),
        ((), ("civilians",), ""),
        (("JNIM",), (), ""),
    ],
)
def test_types_of_violence(
    tmp_path: Path, doers: tuple[str, ...], targets: tuple[str, ...], kind: str
) -> None:
    parties = {
        "perpetrators": tuple(Perpetrator(name=name) for name in doers),
        "targets": tuple(Party(name=name) for name in targets),
    }
    assert row_of(tmp_path, TOTAL, **parties)["type_of_violence"] == kind


@pytest.mark.parametrize(
    ("days", "code"), [(1, "1"), (2, "2"), (6, "2"), (7, "3"), (28, "4"), (31, "4"), (32, "5"), (365, "5")]
)
def test_precision_of_the_date(tmp_path: Path, days: int, code: str) -> None:
    first = dt.date(2021, 1, 1)
    span = DateSpan(first=first, last=first + dt.timedelta(days=days - 1))
    assert row_of(tmp_path, TOTAL, date=span)["date_prec"] == code


def test_the_place_is_a_point_in_a_cell(tmp_path: Path) -> None:
    row = row_of(tmp_path, TOTAL)
    assert (row["geom_wkt"], row["where_prec"]) == ("POINT (-0.04 16.27)", "1")
    assert row["priogrid_gid"] == str(212 * 720 + 360)


def test_headlines_are_words_of_reports_and_stay_out_unless_asked_for(tmp_path: Path) -> None:
    with made(tmp_path, two_of_one()) as ledger:
        (row,) = csv_rows(ledger, "ucdp-ged")
        (told,) = csv_rows(ledger, "ucdp-ged", quotes=True)
    assert (row["source_headline"], told["source_headline"]) == ("", "ثمانية قتلى")
    assert row["source_original"] == "مديرية الصحة"
    assert row["number_of_sources"] == "2"


def test_cells_of_prio_grid_begin_in_the_south_west() -> None:
    assert priogrid(-90, -180) == 1
    assert priogrid(-89.9, 179.9) == 720
    assert priogrid(-89.4, -179.9) == 721
    assert priogrid(90, 180) == 360 * 720


@given(st.integers(-9000, 9000).map(lambda n: n / 100), st.integers(-18000, 18000).map(lambda n: n / 100))
def test_every_point_is_in_a_cell_and_the_cell_holds_it(lat: float, lon: float) -> None:
    row, column = divmod(priogrid(lat, lon) - 1, 720)
    assert 0 <= row < 360
    assert row / 2 - 90 <= lat <= row / 2 - 89.5
    assert column / 2 - 180 <= lon <= column / 2 - 179.5


counts = st.none() | st.integers(0, 40)


def dead(measure_of: Group, best: int | None) -> Toll:
    return Toll(measure="killed", group=measure_of, low=best, best=best, high=best, rule="made up")


@given(army=counts, rebels=counts, civilians=counts, others=counts, whole=counts)
def test_deaths_always_add_up_to_best(whole: int | None, **stated: int | None) -> None:
    groups = {
        "army": Group(status="armed", affiliation="Malian army"),
        "rebels": Group(status="armed", affiliation="JNIM"),
        "civilians": Group(status="civilian"),
        "others": Group(),
    }
    incident = Incident(
        id="0",
        type="attack",
        perpetrators=(Perpetrator(name="JNIM"),),
        targets=(Party(name="Malian army"),),
        tolls=tuple(dead(groups[name], best) for name, best in stated.items()),
        totals=(dead(Group(), whole),),
    )
    found = deaths(incident, sides(incident))
    if whole is None:
        assert not found
        return
    parts = [found[name] or 0 for name in DEATHS[:4]]
    assert sum(parts) == found["best"] == whole
    assert min(parts) >= 0
    if not overlapping(incident, sides(incident)):
        assert parts[:3] == [stated["rebels"] or 0, stated["army"] or 0, stated["civilians"] or 0]
