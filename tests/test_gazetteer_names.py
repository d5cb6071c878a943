"""Names of places: which are known, how long they are, and what they may mean."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.gazetteer import Gazetteer, check, check_supplement
from marsad.gazetteer.place import fold_letters
from marsad.language.folding import fold_text

FOLDER = Path(__file__).parents[1] / "src" / "marsad" / "gazetteer"
ARABIC = st.text("ابتحدرسشعفقكلمنهوي ةىأإؤئ01\u064b\u0640", max_size=30)


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer.load()


def rows(name: str) -> list[list[str]]:
    lines = (FOLDER / name).read_text("utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]


def homes(gazetteer: Gazetteer, name: str) -> set[tuple[str | None, str]]:
    return {(place.admin1, place.country) for place in gazetteer.candidates(fold_text(name))}


@pytest.mark.parametrize(
    ("name", "admin1", "country"),
    [
        ("الرقة", "Raqqa", "SY"),
        ("غويران", "Hasakah", "SY"),
        ("حي الدرعية", "Raqqa", "SY"),
        ("الباغوز", "Deir ez-Zor", "SY"),
        ("الشحيل", "Deir ez-Zor", "SY"),
        ("خان بني سعد", "Diyala", "IQ"),
        ("قاعدة العند", "Lahij", "YE"),
        ("كريتر", "Aden", "YE"),
        ("مخيم جنين", "Jenin", "PS"),
        ("بيت لاهيا", "North Gaza", "PS"),
        ("عيتا الشعب", "South Lebanon", "LB"),
        ("الشيخ زويد", "North Sinai", "EG"),
        ("ترهونة", "Jabal al Gharbi", "LY"),
        ("الفاشر", "North Darfur", "SD"),
        ("أم درمان", "Khartoum", "SD"),
        ("شانلي أورفا", "Sanliurfa", "TR"),
        ("شانلي اورفه", "Sanliurfa", "TR"),
        ("مايدوغوري", "Borno", "NG"),
        ("باخموت", "Donetsk", "UA"),
    ],
)
def test_places_of_the_wars_are_known_with_their_area(
    gazetteer: Gazetteer, name: str, admin1: str, country: str
) -> None:
    assert (admin1, country) in homes(gazetteer, name)


@pytest.mark.parametrize("code", ["SY", "IQ", "YE", "LB", "PS", "JO", "EG", "LY", "SD", "SA", "TR"])
def test_every_first_level_area_has_arabic_names_and_a_place_on_the_map(
    gazetteer: Gazetteer, code: str
) -> None:
    named = {row[2]: row[3].split("|") for row in rows("admin1.tsv") if row[0] == code}
    assert len(named) > 7
    for english, arabic in named.items():
        for name in arabic:
            found = gazetteer.candidates(fold_text(name))
            assert any(c.kind == "admin1" and c.admin1 == english and c.country == code for c in found), name


def test_all_countries_have_a_code(gazetteer: Gazetteer) -> None:
    for name, code in [
        ("سورية", "SY"),
        ("الولايات المتحدة", "US"),
        ("اليابان", "JP"),
        ("بوركينا فاسو", "BF"),
    ]:
        places = gazetteer.candidates(fold_text(name))
        assert [p.country for p in places if p.level == "country"] == [code]


def test_article_and_head_word_do_not_matter(gazetteer: Gazetteer) -> None:
    bare = gazetteer.candidates("الفلوجه")
    assert bare
    assert gazetteer.candidates("مدينه الفلوجه") == bare
    assert {place.key for place in gazetteer.candidates("فلوجه")} == {place.key for place in bare}


def test_the_longest_name_is_taken(gazetteer: Gazetteer) -> None:
    words = fold_text("وصل إلى مطار دير الزور العسكري مساء أمس").split()
    assert gazetteer.longest(words, 2) == 4
    assert gazetteer.longest(words, 3) == 2
    assert gazetteer.longest(words, 0) == 0
    assert gazetteer.longest(words, len(words) - 1) == 0


def test_a_name_cut_off_by_the_end_of_the_text_is_not_read_past_it(gazetteer: Gazetteer) -> None:
    assert gazetteer.longest(["مطار", "دير"], 0) == 0
    assert gazetteer.longest(["الزعفرانيه"], 0) == 1


def test_everyday_words_and_months_are_marked(gazetteer: Gazetteer) -> None:
    for name in ("الباب", "الميادين القديم", "17 تموز", "الشعب", "شوال", "عمر"):
        if gazetteer.candidates(fold_text(name)):
            assert all(place.common for place in gazetteer.candidates(fold_text(name))), name
    assert not any(place.common for place in gazetteer.candidates("الموصل"))


def test_coordinates_say_how_far_off_they_may_be(gazetteer: Gazetteer) -> None:
    [camp] = gazetteer.candidates("مخيم الهول")
    assert camp.level == "site"
    assert camp.kind == "camp"
    assert (round(camp.lat), round(camp.lon)) == (36, 41)
    assert 0 < camp.within_km <= 5
    [darfur] = [place for place in gazetteer.candidates("دارفور") if place.kind == "region"]
    assert darfur.admin1 is None
    assert darfur.within_km >= 100


@given(ARABIC | st.text(max_size=30))
def test_no_text_breaks_a_look_up(text: str) -> None:
    gazetteer = Gazetteer.load()
    words = fold_text(text).split()
    for start in range(len(words)):
        length = gazetteer.longest(words, start)
        assert 0 <= length <= len(words) - start
        if length:
            assert gazetteer.candidates(" ".join(words[start : start + length]))
    assert all(-90 <= place.lat <= 90 for place in gazetteer.candidates(fold_text(text)))


def test_names_in_the_tables_fold_as_reports_do() -> None:
    for table in ("places.tsv", "supplement.tsv", "common.tsv", "heads.tsv"):
        for row in rows(table):
            assert fold_letters(row[0]) == fold_text(row[0]), row[0]


def test_the_tables_are_sound() -> None:
    assert check_supplement() == ()
    assert check("places.tsv", (FOLDER / "places.tsv").read_text("utf-8")) == ()


def test_the_supplement_uses_the_names_of_areas_that_exist() -> None:
    areas = {(row[5], row[4]) for row in rows("places.tsv")}
    assert {(row[5], row[4]) for row in rows("supplement.tsv") if row[4]} <= areas


def test_keys_are_unique(gazetteer: Gazetteer) -> None:
    names = {
        fold_letters(n) for t in ("places.tsv", "supplement.tsv") for r in rows(t) for n in r[0].split("|")
    }
    held = {(c.key, c.lat, c.lon) for name in names for c in gazetteer.candidates(name)}
    assert len(held) == len({key for key, _, _ in held})


def test_the_data_stay_small() -> None:
    assert sum(path.stat().st_size for path in FOLDER.glob("*.tsv")) < 1_300_000


def test_a_users_own_table_comes_first(tmp_path: Path) -> None:
    table = tmp_path / "mine.tsv"
    table.write_text(
        "# mine\nتل النجوم|تلة النجوم\tvillage\tTal al-Nujum\t\tHoms\tSY\t34.7\t36.7\t5\n", "utf-8"
    )
    [place] = Gazetteer.load(table).candidates("تل النجوم")
    assert (place.admin1, place.kind, place.english) == ("Homs", "village", "Tal al-Nujum")
    assert not Gazetteer.load().candidates("تل النجوم")


def test_a_broken_table_is_refused_with_the_line_and_what_is_wrong(tmp_path: Path) -> None:
    table = tmp_path / "mine.tsv"
    table.write_text("تل\tvillage\n|تَل\tcastle\tTell\t\tHoms\tSyria\tnorth\t36\t5\n", "utf-8")
    with pytest.raises(ValueError, match="line 1: 2 columns found") as caught:
        Gazetteer.load(table)
    for fault in ("an empty name", "vowel marks", "'castle'", "'Syria'", "lat 'north'"):
        assert fault in str(caught.value)


def test_a_place_given_twice_is_named() -> None:
    row = "تل\tvillage\tTell\t\tHoms\tSY\t34\t36\t5"
    assert check("t.tsv", f"{row}\n{row}\n") == ("t.tsv line 2: the same place as line 1",)
