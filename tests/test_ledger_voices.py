"""Who speaks: one claimant under one name, and what kind of source it is."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from ledger_reports import DAY
from marsad.ledger.linking.told import Told
from marsad.ledger.tolls.sources import kind_of, outlet_called, represented
from marsad.ledger.tolls.tolls import tolls
from marsad.ledger.tolls.voices import statements
from marsad.models import Account, Figure

KINDS = [
    ("المتحدث العسكري باسم الجيش التشادي", "belligerent"),
    ("مصدر أمني", "belligerent"),
    ("مسؤول في وزارة الداخلية", "belligerent"),
    ("حركة الشباب", "belligerent"),
    ("حاكم ولاية بورنو", "government"),
    ("مسؤول", "government"),
    ("عميد بلدية غريان", "government"),
    ("طبيب في مستشفى الشرطة", "medical"),
    ("وزير الصحة", "medical"),
    ("مصدر طبي", "medical"),
    ("الهلال الأحمر", "rescue"),
    ("مسعفون", "rescue"),
    ("خدمة الطوارئ الأرمنية", "rescue"),
    ("فرق الطوارئ", "rescue"),
    ("مرصد حقوقي", "monitor"),
    ("منظمة أطباء بلا حدود", "monitor"),
    ("بعثة الأمم المتحدة في جوبا", "international"),
    ("شهود عيان", "witness"),
    ("أحد السكان", "witness"),
    ("ناشطون", "witness"),
    ("لجان المقاومة في الدويم", "witness"),
    ("لجان مقاومة كوستي", "witness"),
    ("لجنة مقاومة حي النصر", "witness"),
    ("قيادي في المقاومة", "belligerent"),
    ("مراسل إذاعة أوكابي", "outlet"),
    ("وكالة رويترز", "outlet"),
    ("وكالة أعماق", "party_outlet"),
    ("قناة المسيرة", "party_outlet"),
    ("مصدر", "unnamed"),
    ("مصادر مطلعة", "unnamed"),
    ("إبراهيم ديالو", "other"),
    (None, "outlet"),
]


@pytest.mark.parametrize(("claimant", "kind"), KINDS)
def test_the_words_for_a_claimant_tell_what_kind_of_source_it_is(claimant: str | None, kind: str) -> None:
    assert kind_of(claimant) == kind


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("رويترز", "Reuters"),
        ("وكالة رويترز للأنباء", "Reuters"),
        ("مراسل رويترز", "Reuters"),
        ("reuters.com", "Reuters"),
        ("https://www.reuters.com/world/africa", "Reuters"),
        ("أ ف ب", "AFP"),
        ("وكالة الأنباء الفرنسية", "AFP"),
        ("وكالة «فرانس برس»", "AFP"),
        ("قناة الجزيرة", "Al Jazeera"),
        ("aawsat", "Asharq Al-Awsat"),
        ("وكالة", None),
        ("مصدر في رويترز", None),
        ("[1].", None),
    ],
)
def test_an_outlet_has_one_name_however_it_is_written(written: str, name: str | None) -> None:
    found = outlet_called(written)
    assert (found.name if found else None) == name


@pytest.mark.parametrize(
    ("claimant", "whom"),
    [
        ("المتحدث باسم وزارة الصحة", "وزارة الصحة"),
        ("المتحدث الرسمي باسم بعثة الأمم المتحدة", "بعثة الأمم المتحدة"),
        ("بيان صادر عن وزارة الدفاع", "وزارة الدفاع"),
        ("بيان وزارة الدفاع", "وزارة الدفاع"),
        ("مدير المرصد السوري لحقوق الإنسان فلان", "المرصد السوري لحقوق الإنسان"),
        ("مدير المستشفى", "مدير المستشفى"),
        ("بيان", "بيان"),
        ("", ""),
    ],
)
def test_who_speaks_for_a_body_is_that_body(claimant: str, whom: str) -> None:
    assert represented(claimant) == whom


def told(doc: str, *figures: Figure, publisher: str | None = None) -> Told:
    account = Account(id="a", figures=figures)
    return Told(
        id=doc, number=0, report=doc, doc=doc, seen=DAY, publisher=publisher or doc, text=doc, account=account
    )


def seen(one: Told, day: int) -> Told:
    return replace(one, seen=DAY + dt.timedelta(days=day))


def killed(number: int, source: str | None = None) -> Figure:
    return Figure(measure="killed", low=number, high=number, source=source)


def voices(*tolds: Told) -> set[str]:
    return {one.voice for one in statements(tolds)}


def test_a_claimant_is_one_voice_in_all_outlets_and_under_all_its_names() -> None:
    assert len(voices(told("a", killed(9, "وكالة رويترز")), told("b", killed(9, "رويترز")))) == 1
    assert len(voices(told("a", killed(9, "رويترز")), told("b", killed(9), publisher="reuters.com"))) == 1
    spokesman = killed(9, "المتحدث باسم وزارة الصحة")
    assert len(voices(told("a", spokesman), told("b", killed(9, "وزارة الصحة")))) == 1


def test_the_medium_of_an_armed_group_is_its_voice() -> None:
    own = told("a", killed(9), publisher="almasirah.net.ye")
    assert voices(own, told("b", killed(9, "الحوثيون"))) == {"Houthis"}
    assert [one.kind for one in statements([own])] == ["party_outlet"]


def test_a_source_without_name_is_one_within_its_outlet_and_has_a_kind() -> None:
    unnamed = killed(9, "مصدر طبي")
    said = statements([told("a", unnamed), told("b", unnamed)])
    assert len({one.voice for one in said}) == 2
    assert {one.kind for one in said} == {"medical"}


@pytest.mark.parametrize(
    "source",
    ["تقارير محلية وشهود", "تقارير صحفية", "بيان مصدر أمني", "تقرير مصادر طبية", "متحدث باسم سكان البلدة"],
)
def test_papers_of_nobody_in_particular_are_no_claimant_of_a_name(source: str) -> None:
    said = statements([told("a", killed(9, source)), told("b", killed(9, source))])
    assert len({one.voice for one in said}) == 2
    named = statements([told("a", killed(9, source)), told("b", killed(9, "وزارة الصحة"))])
    assert "وزاره الصحه" in {one.voice for one in named}


def test_an_old_text_that_is_republished_late_is_no_later_word_of_its_claimant() -> None:
    """The ministry said 15, then 21; days later an outlet prints the first text again."""
    first = seen(told("a", killed(15, "وزارة الصحة")), 0)
    later = seen(told("b", killed(21, "وزارة الصحة")), 1)
    again = replace(seen(told("c", killed(15, "وزارة الصحة")), 5), text=first.text)
    said = {one.told.doc: one.superseded for one in statements([first, later, again])}
    assert said == {"a": True, "b": False, "c": True}


def test_a_toll_that_grew_is_not_contested_because_its_old_text_is_republished() -> None:
    first = seen(told("a", killed(15, "وزارة الداخلية")), 0)
    grown = seen(told("b", killed(21, "مدير الإسعاف")), 1)
    again = replace(seen(told("c", killed(15, "وزارة الداخلية")), 3), text=first.text)
    (toll,) = tolls([first, grown, again])
    assert (toll.low, toll.high, toll.contested) == (15, 21, False)
    (toll,) = tolls([first, grown, seen(told("d", killed(15, "وزارة الداخلية")), 3)])
    assert toll.contested
