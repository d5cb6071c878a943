"""Where an incident happened: what most voices fit, as finely as one of them tells it."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.ledger.incidents.place import fits, place_of
from marsad.ledger.linking.told import Told
from marsad.models import Account, Place

TOWN = Place(name="زليتن", admin1="Murqub", country="LY", lat=32.467, lon=14.568, precision="settlement")
QUARTER = Place(name="حي المنارة", admin1="Murqub", country="LY", lat=32.47, lon=14.59, precision="site")
AREA = Place(name="منطقة المرقب", admin1="Murqub", country="LY", lat=32.4, lon=14.3, precision="admin1")
COUNTRY = Place(name="ليبيا", country="LY", precision="country")
FAR = Place(name="مزدة", admin1="Jabal al Gharbi", country="LY", lat=31.44, lon=12.98, precision="site")
ABROAD = Place(name="جرجيس", admin1="Medenine", country="TN", lat=33.5, lon=11.1, precision="settlement")
UNKNOWN = Place(name="مزرعة الوادي", admin1="Murqub", country="LY", precision="unknown")
SPELT = Place(name="مدينة زليطن", admin1="Murqub", country="LY", precision="unknown")
PLACES = (TOWN, QUARTER, AREA, COUNTRY, FAR, ABROAD, UNKNOWN, SPELT, None)


def told(*said: tuple[Place | None, str]) -> list[Told]:
    """Return accounts that each name a place, with the text that each is told in."""
    return [
        Told(f"i{n}", n, f"r{n}", f"d{n}", None, None, text, Account(id="a", type="shelling", place=place))
        for n, (place, text) in enumerate(said)
    ]


def by_voices(*places: Place | None) -> list[Told]:
    return told(*((place, f"text {n}") for n, place in enumerate(places)))


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        pytest.param((TOWN, TOWN, TOWN, FAR), TOWN, id="a site elsewhere that one of four misread"),
        pytest.param((TOWN, TOWN, ABROAD), TOWN, id="a town abroad, from where one of three is told"),
        pytest.param((TOWN, QUARTER, TOWN), QUARTER, id="a quarter of the town that all name"),
        pytest.param((AREA, AREA, COUNTRY, TOWN), TOWN, id="a town in the area that the others name"),
        pytest.param((AREA, AREA, FAR), AREA, id="an area, and a site outside it"),
        pytest.param((TOWN, SPELT, SPELT), TOWN, id="the spelling that is on the map"),
        pytest.param((UNKNOWN, UNKNOWN, TOWN), TOWN, id="a name that is on no map, of the same area"),
        pytest.param((TOWN, FAR), FAR, id="one against one: the finer"),
        pytest.param((COUNTRY, None), COUNTRY, id="nothing but the country"),
        pytest.param((None, None), None, id="nothing"),
    ],
)
def test_the_place_is_what_most_fit_and_one_tells_most_finely(
    said: Sequence[Place | None], expected: Place | None
) -> None:
    assert place_of(by_voices(*said)) == expected


def test_copies_of_one_misread_text_have_one_voice() -> None:
    copies = [(FAR, "one agency's text")] * 5
    assert place_of(told(*copies, (TOWN, "a"), (TOWN, "b"))) == TOWN


def test_area_and_country_come_from_those_that_fit() -> None:
    bare = Place(name="زليتن", lat=32.467, lon=14.568, precision="settlement")
    assert place_of(by_voices(bare, bare, AREA, ABROAD)) == TOWN


said = st.lists(st.sampled_from(PLACES), min_size=1, max_size=9)


@given(said=said)
def test_no_other_place_fits_more_voices(said: list[Place | None]) -> None:
    chosen = place_of(by_voices(*said))
    named = [place for place in said if place]
    assert (chosen is None) == (not named)
    if chosen:
        voices = {place: sum(fits(other, place) for other in named) for place in named}
        assert sum(fits(other, chosen) for other in named) == max(voices.values())
        assert chosen.name in {place.name for place in named}


@given(said=said)
def test_one_voice_more_for_the_place_changes_nothing(said: list[Place | None]) -> None:
    chosen = place_of(by_voices(*said))
    if chosen in PLACES:
        assert place_of(by_voices(*said, chosen)) == chosen


@given(place=st.sampled_from([place for place in PLACES if place]))
def test_a_place_fits_itself(place: Place) -> None:
    assert fits(place, place)
