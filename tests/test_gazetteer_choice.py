"""One name, many places: which is meant, why, and when that cannot be said."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.gazetteer import Candidate, Choice, Context, Gazetteer, choose
from marsad.language.folding import fold_text


def named(name: str) -> tuple[Candidate, ...]:
    return Gazetteer.load().candidates(fold_text(name))


def chosen(name: str, **context: object) -> Choice:
    choice = choose(named(name), Context(**context))  # type: ignore[arg-type]
    assert choice is not None
    return choice


def made(
    key: str, *, admin1: str = "Homs", country: str = "SY", lat: float = 34.0, population: int = 0
) -> Candidate:
    return Candidate(
        key, "تل", key, "village", "", admin1, country, lat, 36.0, 5, population, common=False, source="made"
    )


def city(name: str, country: str) -> Candidate:
    found = chosen(name, head="مدينه", countries={country: 1.0}).candidate
    assert found is not None
    return found


def test_nothing_to_choose_from_is_no_choice() -> None:
    assert choose((), Context()) is None


@pytest.mark.parametrize(("country", "admin1"), [("LY", "Tripoli"), ("LB", "North Lebanon")])
def test_the_country_that_the_text_speaks_of_decides(country: str, admin1: str) -> None:
    choice = chosen("طرابلس", countries={country: 1.0})
    assert (choice.country, choice.admin1) == (country, admin1)
    assert f"the text speaks of {country}" in choice.explain()


@pytest.mark.parametrize(
    ("head", "kind", "admin1"),
    [("محافظه", "admin1", "Salah al-Din"), ("حي", "neighbourhood", "Aleppo")],
)
def test_the_word_before_the_name_tells_a_province_from_a_quarter(head: str, kind: str, admin1: str) -> None:
    choice = chosen("صلاح الدين", head=head, places=(city("حلب", "SY"),))
    assert choice.candidate is not None
    assert (choice.candidate.kind, choice.admin1) == (kind, admin1)


@pytest.mark.parametrize(
    ("town", "country", "admin1"),
    [("حمص", "SY", "Homs"), ("الموصل", "IQ", "Nineveh"), ("حلب", "SY", "Aleppo")],
)
def test_the_town_that_holds_a_quarter_decides(town: str, country: str, admin1: str) -> None:
    choice = chosen("الزهراء", head="حي", container=named(town))
    assert (choice.country, choice.admin1) == (country, admin1)
    assert any(reason.startswith("the text puts it in") for reason in choice.reasons)


@pytest.mark.parametrize(
    ("head", "kind"), [("دوله", "country"), ("عاصمه", "settlement"), ("مدينه", "settlement")]
)
def test_a_country_is_no_town(head: str, kind: str) -> None:
    candidate = chosen("الكويت", head=head).candidate
    assert candidate is not None
    assert candidate.kind == kind


def test_a_town_named_elsewhere_in_the_text_decides() -> None:
    choice = chosen("القادسية", head="حي", places=(city("الرقة", "SY"),))
    assert choice.admin1 == "Raqqa"
    assert "neighbourhood of الرقة, Qadisiyah (Raqqa, SY), because" in choice.explain()
    assert "the text names Raqqa" in choice.explain()


def test_a_border_town_goes_with_its_neighbours() -> None:
    sinai = chosen("رفح", places=named("الشيخ زويد"), countries={"EG": 1.0})
    gaza = chosen("رفح", places=named("خان يونس"), countries={"PS": 1.0})
    assert (sinai.admin1, gaza.admin1) == ("North Sinai", "Rafah")


def test_what_cannot_be_told_apart_is_left_open() -> None:
    choice = chosen("الزهراء")
    assert choice.candidate is None
    assert len(choice.rivals) > 3
    assert "the text does not say which" in choice.explain()


def test_what_the_rivals_share_is_kept() -> None:
    choice = chosen("الطيبة", countries={"SY": 1.0})
    assert (choice.candidate, choice.admin1, choice.country) == (None, None, "SY")
    same_area = choose((made("a", lat=33.0), made("b", lat=35.0)), Context())
    assert same_area is not None
    assert (same_area.candidate, same_area.admin1, same_area.country) == (None, "Homs", "SY")


def test_one_place_in_two_sources_is_no_rival() -> None:
    choice = choose((made("a"), made("b", lat=34.05)), Context())
    assert choice is not None
    assert choice.candidate is not None
    assert choice.rivals == ()
    assert "no other place of that name is known" in choice.explain()


def test_size_decides_where_nothing_else_does() -> None:
    choice = choose((made("hamlet"), made("town", country="IQ", population=500_000)), Context())
    assert choice is not None
    assert choice.candidate is not None
    assert choice.candidate.key == "town"
    assert "about 500,000 inhabitants; 1 other place of that name" in choice.explain()


def test_a_stated_whole_outweighs_size() -> None:
    whole = made("whole", admin1="Hama")
    choice = choose(
        (made("big", country="IQ", population=5_000_000), made("small", admin1="Hama")),
        Context(container=(whole,)),
    )
    assert choice is not None
    assert choice.candidate is not None
    assert choice.candidate.key == "small"


def test_a_common_word_needs_a_head_word_against_a_rival() -> None:
    assert all(place.common for place in named("الباب"))
    assert chosen("الباب", head="مدينه", countries={"SY": 1.0}).admin1 == "Aleppo"


@pytest.mark.parametrize("name", ["دمشق", "الموصل", "غزة", "صنعاء", "الخرطوم", "مقديشو"])
def test_great_cities_need_no_context(name: str) -> None:
    assert chosen(name).candidate is not None


PLACES = st.builds(
    made,
    st.sampled_from("abcdef"),
    admin1=st.sampled_from(["Homs", "Hama", "Aleppo"]),
    country=st.sampled_from(["SY", "IQ"]),
    lat=st.floats(30, 37),
    population=st.integers(0, 10_000_000),
)


@given(st.lists(PLACES, min_size=1, max_size=6, unique_by=lambda p: p.key), st.randoms())
def test_the_order_of_candidates_changes_nothing(places: Sequence[Candidate], random: object) -> None:
    shuffled = list(places)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    context = Context(countries={"SY": 2.0, "IQ": 1.0}, places=(made("z", lat=33.0),), head="قريه")
    first, second = choose(places, context), choose(shuffled, context)
    assert first == second
    assert first is not None
    known = {(place.admin1, place.country) for place in places}
    if first.candidate is not None:
        assert (first.admin1, first.country) in known
        assert first.candidate not in first.rivals
    assert first.explain()
