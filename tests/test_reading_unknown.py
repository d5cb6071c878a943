"""Names that no table knows: places of incidents, armed groups that act; and own tables that have them."""

from __future__ import annotations

from pathlib import Path

import pytest

from marsad.gazetteer.place import LEVELS
from marsad.language.checks import check
from marsad.language.own import OwnTables
from marsad.language.shape import PLACE_KINDS
from marsad.language.tables import TableError
from marsad.models import Reading, Report
from marsad.reader import read

RAID = "هاجم مسلحون من حركة فجر السودان حاجزا للجيش في قرية ود الجبل، وقتلوا أربعة جنود."
GROUP = {"name": "Sudan Dawn Movement", "kind": "group", "country": "SD", "forms": "حركة فجر السودان"}
VILLAGE = {
    "arabic": "ود الجبل",
    "kind": "village",
    "english": "Wad al-Jabal",
    "admin1": "North Kordofan",
    "country": "SD",
    "lat": "13.1",
    "lon": "30.2",
    "within_km": "5",
}


def unknown(text: str) -> list[tuple[str, str]]:
    found = told(text)
    report = Report(doc="r", text=text)
    assert all(one.evidence is not None and one.evidence.proves(report) for one in found.unknown)
    return [(one.kind, one.name) for one in found.unknown]


def told(text: str, tables: Path | None = None) -> Reading:
    return read(Report(doc="r", text=text), tables)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (RAID, [("place", "ود الجبل"), ("actor", "حركة فجر السودان")]),
        (
            'أعلنت جماعة "أنصار الفجر" مسؤوليتها عن تفجير أودى بحياة ثلاثة مدنيين في مدينة حمص.',
            [("actor", "جماعة أنصار الفجر")],
        ),
        (
            "اندلعت اشتباكات بين لواء درع الجنوب وسرايا الحق في مدينة تعز، ما أسفر عن مقتل سبعة.",
            [("actor", "لواء درع الجنوب"), ("actor", "سرايا الحق")],
        ),
        ("قتل خمسة جنود في هجوم شنته حركة الشباب على حاجز قرب مقديشو.", []),
        ("قال اللواء محمد سعيد إن ثلاثة قتلوا في هجوم على حاجز في بغداد، وتوقفت حركة المرور.", []),
        ("أعلن الجيش مقتل مسلحين في كمين في مدينة تعز.", []),
    ],
)
def test_names_that_no_table_knows_are_told(text: str, names: list[tuple[str, str]]) -> None:
    assert unknown(text) == names


def test_a_place_of_a_name_that_several_have_is_not_unknown() -> None:
    assert unknown("قتل ثلاثة في قصف على حي الروضة في اليمن.") == []


def test_nothing_is_read_from_a_name_before_somebody_adds_it(tmp_path: Path) -> None:
    before = told(RAID, tmp_path).incidents[0]
    assert before.place is not None
    assert before.place.lat is None
    tables = OwnTables(tmp_path)
    tables.add("actors", GROUP, "samira, 2026-01-01: named by two outlets")
    tables.add("places", VILLAGE, "samira, 2026-01-01: on the map")
    after = told(RAID, tmp_path)
    assert after.unknown == ()
    place = after.incidents[0].place
    assert place is not None
    assert (place.lat, place.admin1, place.country) == (13.1, "North Kordofan", "SD")
    assert "Sudan Dawn Movement" in {one.name for one in after.incidents[0].perpetrators}
    assert check(tmp_path).findings == ()


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"lat": "95"}, "degrees from -90 to 90"),
        ({"lon": "east"}, "degrees from -180 to 180"),
        ({"within_km": "-1"}, "whole kilometres"),
        ({"kind": "hamlet"}, "kind «hamlet» is none of"),
        ({"country": "Sudan"}, "ISO 3166"),
        ({"arabic": ""}, "arabic is empty"),
        ({"arabic": "# تل"}, "begins with #"),
        ({"arabic": "تَلّ"}, "vowel signs"),
    ],
)
def test_a_faulty_row_is_refused_and_changes_nothing(
    tmp_path: Path, changes: dict[str, str], said: str
) -> None:
    tables = OwnTables(tmp_path)
    tables.add("places", VILLAGE, "samira")
    kept = (tmp_path / "places.tsv").read_bytes()
    with pytest.raises(TableError, match=said):
        tables.add("places", VILLAGE | {"arabic": "تل آخر"} | changes, "omar")
    assert (tmp_path / "places.tsv").read_bytes() == kept
    assert [one.name for one in tmp_path.iterdir()] == ["places.tsv"]


def test_the_same_row_is_not_added_twice(tmp_path: Path) -> None:
    tables = OwnTables(tmp_path)
    tables.add("places", VILLAGE, "samira")
    with pytest.raises(TableError, match="stands at line"):
        tables.add("places", VILLAGE, "omar")


def test_a_row_goes_into_the_columns_that_the_table_has_and_a_note_stays_one_line(tmp_path: Path) -> None:
    path = tmp_path / "actors.tsv"
    path.write_text("# ours\nforms\tname\tmembers\tkind\tcountry\nصقور الوادي\tValley Falcons\t\tgroup\tSY")
    OwnTables(tmp_path).add("actors", GROUP, "samira:\ntold\tby two")
    lines = path.read_text(encoding="utf-8").splitlines()
    assert lines[3:] == ["# samira: told by two", "حركة فجر السودان\tSudan Dawn Movement\t\tgroup\tSD"]


def test_a_folder_that_cannot_be_written_to_is_named(tmp_path: Path) -> None:
    with pytest.raises(TableError, match="cannot be changed"):
        OwnTables(tmp_path / "none").add("actors", GROUP, "samira")


def test_the_kinds_of_places_are_those_of_the_gazetteer() -> None:
    assert set(PLACE_KINDS.split("|")) == set(LEVELS)
