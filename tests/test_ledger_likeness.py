"""How alike two accounts are: signs that carry a link, signs that forbid it, and what is for review."""

from __future__ import annotations

import datetime as dt
from itertools import product

import pytest

from ledger_reports import account, figure
from marsad.language.tables import rows
from marsad.ledger.linking.likeness import CERTAIN, likeness, reasons, score
from marsad.ledger.linking.passages import said
from marsad.ledger.linking.signs import signs
from marsad.ledger.linking.told import Told, text_hash
from marsad.ledger.linking.words import written_as_one
from marsad.models import DateSpan, Place, Report

DAY = dt.date(2021, 6, 8)
BOSASO = Place(name="بوصاصو", admin1="Bari", country="SO", lat=11.28, lon=49.18, precision="settlement")
QARDHO = Place(name="قرضو", admin1="Bari", country="SO", lat=9.50, lon=49.09, precision="settlement")
ABROAD = Place(name="جيبوتي", admin1="Djibouti", country="DJ", lat=11.59, lon=43.15, precision="settlement")
HARBOUR = "انفجرت شاحنة ملغومة في بوصاصو فقتل 47 شخصا وأصيب 112 قرب رصيف الصيادين ومستودع الليمون المجفف."
SEQUEL = "روى صاحب مستودع الليمون المجفف كيف انفجرت الشاحنة عند رصيف الصيادين في بوصاصو وقتل 47 شخصا."


def told(doc: str, text: str, day: dt.date | None = DAY, **more: object) -> Told:
    """Return an account as linking sees it, with the count of 47 where the text has it."""
    report = Report(doc=doc, text=text, seen=DAY + dt.timedelta(days=1), source=doc)
    figures = [figure(report, "47 شخصا", 47)] if "47 شخصا" in text else []
    made = account(report, *figures, day=day, **{"place": BOSASO, "facility": None, **more})
    return Told(
        id=doc,
        number=0,
        report=doc,
        doc=doc,
        seen=report.seen,
        publisher=doc,
        text=text_hash(report),
        account=made,
        said=said("", text, made),
    )


HERE = told("harbour", HARBOUR)


@pytest.mark.parametrize("place", [QARDHO, ABROAD])
def test_a_misread_place_does_not_part_what_words_and_counts_join(place: Place) -> None:
    assert likeness(HERE, told("sequel", SEQUEL, place=place)) > 0


def weighed(one: Told, other: Told) -> dict[str, float]:
    return {reason.text: reason.weight for reason in reasons(one, other)}


def test_another_country_weighs_less_where_the_place_is_named_all_the_same() -> None:
    named, silent = (f"قال وزير في جيبوتي إن الانفجار {where} كان كبيرا." for where in ("في بوصاصو", "هناك"))
    abroad = weighed(HERE, told("minister", named, place=ABROAD))
    assert (
        abroad["other countries (SO, DJ), but the place of one is named in the other"]
        > (weighed(HERE, told("other", silent, place=ABROAD))["other countries (SO, DJ)"])
    )


def test_the_name_of_the_area_alone_hardly_speaks_against_a_town_in_it() -> None:
    area = Place(name="إقليم باري", admin1="Bari", country="SO", precision="admin1")
    found = weighed(HERE, told("wide", "انفجرت شاحنة ملغومة في الإقليم.", place=area))
    assert (
        found["one tells only the area of the place (بوصاصو, إقليم باري)"]
        > (
            weighed(HERE, told("far", "انفجرت شاحنة ملغومة هناك.", place=QARDHO))[
                "places 198 km apart (بوصاصو, قرضو)"
            ]
        )
    )


def test_a_site_that_the_other_names_in_its_sentences_speaks_for_one_incident() -> None:
    depot = told("depot", "انفجرت شاحنة في بوصاصو وقتل 47 شخصا.", facility="مستودع الليمون")
    assert weighed(HERE, depot)["the site of one is named in the other (مستودع الليمون)"] > 0
    school = told("school", "انفجرت شاحنة في بوصاصو وقتل 47 شخصا.", facility="مدرسة الزهور")
    assert not [text for text in weighed(HERE, school) if "site" in text]


def test_sites_of_one_general_name_are_likelier_one_than_sites_of_one_kind() -> None:
    quarters = told("a", SEQUEL, facility="القيادة العامة")
    same = weighed(quarters, told("b", HARBOUR, facility="القيادة العامة"))
    kind = weighed(quarters, told("c", HARBOUR, facility="مقر القيادة"))
    assert (
        same["sites named alike (القيادة العامة, القيادة العامة)"]
        > (kind["same kind of site (القيادة العامة, مقر القيادة)"])
    )


def test_a_day_misread_by_two_does_not_part_what_all_else_joins() -> None:
    assert likeness(HERE, told("sequel", SEQUEL, DAY + dt.timedelta(days=2))) > 0


def test_another_blast_in_the_same_town_months_later_is_another() -> None:
    later = told("later", "قتل 47 شخصا بانفجار في بوصاصو.", DAY + dt.timedelta(days=90))
    assert likeness(HERE, later) < -2


def test_two_towns_of_one_province_on_one_day_are_told_apart() -> None:
    other = told("other", "انفجرت عبوة في مقهى وسط قرضو فجرح حارس.", place=QARDHO)
    assert likeness(HERE, other) < 0


def test_an_anniversary_is_no_news_of_what_happened_that_week() -> None:
    text = "أحيا أهالي بوصاصو {} تفجير الميناء القديم."
    told_anew, new = told("a", text.format("ذكرى"), None), told("b", text.format("خبر"), None)
    assert new.news
    assert not told_anew.news
    assert likeness(HERE, told_anew) < likeness(HERE, new)


def test_an_account_told_in_passing_finds_the_incident_by_its_date() -> None:
    past = DateSpan(first=DAY, last=DAY, precision="day")
    later = told("later", SEQUEL, None, date=past, main=False)
    assert likeness(HERE, later) > CERTAIN


STORIES = [
    HERE,
    told("sequel", SEQUEL),
    told("undated", SEQUEL, None),
    told("nowhere", "قتل 47 شخصا في هجوم.", place=None),
    told("qardho", "جرح حارس في قرضو بقذيفة.", place=QARDHO, type="shelling"),
    told("abroad", "وصل جرحى بوصاصو إلى جيبوتي.", place=ABROAD, type="other"),
]


@pytest.mark.parametrize(("one", "other"), list(product(STORIES, STORIES)))
def test_the_score_is_the_sum_of_its_reasons_from_either_side(one: Told, other: Told) -> None:
    assert likeness(one, other) == likeness(other, one) == score(reasons(one, other))


def test_every_sign_that_is_compared_has_a_weight_and_words() -> None:
    known = {row["sign"] for row in rows("linking")}
    assert {sign[0] for one, other in product(STORIES, STORIES) for sign in signs(one, other)} <= known
    assert all("{" not in reason.text for other in STORIES for reason in reasons(HERE, other))


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("بنيوليد", "مدينة بني وليد", True),
        ("كفرنبل", "كفر نبل", True),
        ("ديرالزور", "محافظة دير الزور", True),
        ("البوكمال", "أبو كمال", True),
        ("بيت لحم", "بيت لاهيا", False),
        ("عين عيسى", "عين العرب", False),
        ("قرية النبك", "نبل", False),
        ("رأس العين", "رأس البر", False),
    ],
)
def test_a_name_is_the_same_written_as_one_word_or_as_two(one: str, other: str, same: bool) -> None:
    assert written_as_one(one, other) is same
