"""The columns of ACLED, as its codebook has them, of incidents of several wars."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest

from export_made import csv_rows, made, one_account, two_of_one
from ledger_reports import figure
from marsad.models import Attribution, DateSpan, Incident, Party, Perpetrator, Place, Report
from marsad.publish.exports.acled import COLUMNS
from marsad.publish.exports.sides import sides

FIELD = (
    "event_id_cnty, event_date, year, time_precision, disorder_type, event_type, sub_event_type, "
    "actor1, assoc_actor_1, inter1, actor2, assoc_actor_2, inter2, interaction, civilian_targeting, "
    "iso, region, country, admin1, admin2, admin3, location, latitude, longitude, geo_precision, "
    "source, source_scale, notes, fatalities, tags, timestamp"
)
TEXT = "قتل عشرات من الجنود في هجوم على موقعهم قرب البلدة، وقال السكان إن أربعة دفنوا."
NYALA = Place(name="نيالا", admin1="South Darfur", country="SD", lat=12.05, lon=24.88, precision="settlement")


def row_of(tmp_path: Path, *quotes: tuple[str, int | None, str | None], **more: Any) -> dict[str, str]:
    """Return the row of one incident in which these figures are stated: quote, number, qualifier."""
    report = Report(doc="one", text=TEXT)
    figures = tuple(figure(report, quote, number, qualifier=qualifier) for quote, number, qualifier in quotes)
    told = one_account(TEXT, **{"place": NYALA, "targets": (), "figures": figures, **more})
    with made(tmp_path, [told]) as ledger:
        (row,) = csv_rows(ledger, "acled")
    return row


def by(*names: str, basis: str = "stated") -> tuple[Perpetrator, ...]:
    return tuple(Perpetrator(name=name, basis=basis) for name in names)  # type: ignore[arg-type]


def against(*names: str) -> tuple[Party, ...]:
    return tuple(Party(name=name) for name in names)


def test_the_columns_are_those_of_acled_in_its_order() -> None:
    assert ", ".join(COLUMNS) == FIELD
    assert len(COLUMNS) == 31


def test_a_market_bomb_of_two_reports(tmp_path: Path) -> None:
    with made(tmp_path, two_of_one()) as ledger:
        (row,) = csv_rows(ledger, "acled")
        assert row["event_id_cnty"] == ledger.incidents()[0].id
    assert (row["event_date"], row["year"], row["time_precision"]) == ("2019-03-12", "2019", "1")
    assert (row["event_type"], row["sub_event_type"]) == (
        "Explosions/Remote violence",
        "Remote explosive/landmine/IED",
    )
    assert (row["actor1"], row["inter1"]) == ("Islamic State", "Rebel group")
    assert (row["actor2"], row["inter2"]) == ("Civilians (Syria)", "Civilians")
    assert row["interaction"] == "Rebel group-Civilians"
    assert row["civilian_targeting"] == "Civilian targeting"
    assert (row["iso"], row["region"], row["country"]) == ("760", "Middle East", "Syria")
    assert (row["location"], row["geo_precision"], row["fatalities"]) == ("Ariha", "1", "6")
    assert row["source"] == "outlet m1; outlet m2"
    assert "8 according to «مديرية الصحة» in outlet m2" in row["notes"]
    assert "Islamic State (claimed)" in row["notes"]
    assert "rule conservative v2" in row["tags"]
    assert int(row["timestamp"]) > 0


@pytest.mark.parametrize(
    ("stated", "dead"),
    [
        ((("أربعة", 4, None),), "4"),
        ((("عشرات", None, "dozens"),), "12"),
        ((("عشرات", None, "hundreds"),), "100"),
        ((("عشرات", None, "several"),), "3"),
        ((), "0"),
    ],
)
def test_the_dead_are_counted_as_acled_counts_them(
    tmp_path: Path, stated: tuple[tuple[str, int | None, str | None], ...], dead: str
) -> None:
    assert row_of(tmp_path, *stated)["fatalities"] == dead


@pytest.mark.parametrize(
    ("first", "last", "day", "precision"),
    [
        ((2023, 5, 9), (2023, 5, 9), "2023-05-09", "1"),
        ((2023, 5, 8), (2023, 5, 14), "2023-05-11", "2"),
        ((2023, 5, 1), (2023, 5, 31), "2023-05-16", "3"),
        ((2023, 1, 1), (2023, 12, 31), "", ""),
    ],
)
def test_a_span_is_its_middle_day_with_its_precision(
    tmp_path: Path, first: tuple[int, int, int], last: tuple[int, int, int], day: str, precision: str
) -> None:
    row = row_of(tmp_path, date=DateSpan(first=dt.date(*first), last=dt.date(*last)))
    assert (row["event_date"], row["time_precision"], row["year"]) == (day, precision, "2023")


def test_an_incident_without_date_or_place_has_none(tmp_path: Path) -> None:
    row = row_of(tmp_path, date=None, place=None)
    for column in ("event_date", "year", "time_precision", "latitude", "geo_precision", "country", "iso"):
        assert row[column] == ""


MILITIA, ABROAD = "Political militia-Civilians", "Civilians-External/Other forces"


@pytest.mark.parametrize(
    ("kind", "doer", "target", "expected"),
    [
        ("attack", "Al-Shabaab", "Somali army", ("Battles", "State forces-Rebel group")),
        ("attack", "unidentified gunmen", "civilians", ("Violence against civilians", MILITIA)),
        ("attack", "Sudanese army", "protesters", ("Protests", "State forces-Protesters")),
        ("attack", "tribal fighters", None, ("", "Identity militia only")),
        ("shelling", "Turkish army", "civilians", ("Explosions/Remote violence", ABROAD)),
        ("arrests", "Sudanese army", None, ("Strategic developments", "State forces only")),
    ],
)
def test_types_and_actors_are_in_acleds_terms(
    tmp_path: Path, kind: str, doer: str, target: str | None, expected: tuple[str, str]
) -> None:
    place = Place(name="كسمايو", country="SO") if target == "Somali army" else NYALA
    targets = against(target) if target else ()
    row = row_of(tmp_path, type=kind, perpetrators=by(doer), targets=targets, place=place)
    assert (row["event_type"], row["interaction"]) == expected


def test_a_clash_of_three_is_the_state_against_groups(tmp_path: Path) -> None:
    names = ("Rapid Support Forces", "Sudanese army", "tribal fighters")
    row = row_of(tmp_path, type="armed_clash", perpetrators=by(*names), targets=against(*names))
    assert (row["actor1"], row["actor2"]) == ("Sudanese army", "Rapid Support Forces")
    assert (row["assoc_actor_1"], row["assoc_actor_2"]) == ("", "tribal fighters")


def test_who_blame_each_other_are_not_made_allies(tmp_path: Path) -> None:
    blamed = by("Rapid Support Forces", "Sudanese army", basis="suspected")
    row = row_of(tmp_path, type="shelling", perpetrators=blamed, targets=against("civilians"))
    assert (row["actor1"], row["assoc_actor_1"], row["actor2"]) == ("", "", "Civilians (Sudan)")
    assert "Rapid Support Forces (suspected), Sudanese army (suspected)" in row["notes"]


def test_who_only_denies_it_did_not_do_it(tmp_path: Path) -> None:
    row = row_of(tmp_path, perpetrators=by("Sudanese army", basis="denied"))
    assert row["actor1"] == ""


def test_the_middle_of_a_province_is_told_from_a_town(tmp_path: Path) -> None:
    province = Place(
        name="جنوب دارفور", admin1="South Darfur", country="SD", lat=11.5, lon=24.5, precision="admin1"
    )
    assert row_of(tmp_path, place=province)["geo_precision"] == "3"


@pytest.mark.parametrize(
    ("tellers", "first"),
    [(("Sudanese army", "Rapid Support Forces", "Sudanese army"), "Sudanese army"), (("A", "B"), None)],
)
def test_who_is_named_by_most_reports_is_put_in_front(tellers: tuple[str, ...], first: str | None) -> None:
    said = tuple(
        Attribution(name=name, words=None, basis="stated", source=None, report=str(number), doc=str(number))
        for number, name in enumerate(tellers)
    )
    names = sorted(set(tellers))
    found = sides(Incident(id="0", type="air_strike", perpetrators=by(*names), responsibility=said))
    assert [one.name for one in found.first] == ([first] if first else [])
    assert {one.name for one in found.unclear} == set(names) - {first}
