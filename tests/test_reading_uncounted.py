"""Attacks that are told without counting anybody: each is an incident, with what is said of it."""

from __future__ import annotations

import pytest

from marsad import Report
from marsad.models import Account
from marsad.reader import read


def accounts(text: str, title: str = "") -> tuple[Account, ...]:
    return read(Report(doc="x", title=title, text=text)).incidents


@pytest.mark.parametrize(
    ("text", "kind", "place", "site", "doer"),
    [
        ("طيران الاحتلال يقصف منزلا في خان يونس", "air_strike", "خان يونس", "منزلا", "Israeli army"),
        ("الجيش الأوكراني يقصف مستشفى في دونيتسك", "shelling", "دونيتسك", "مستشفى", "Ukrainian army"),
        ("مدفعية النظام تستهدف أطراف بلدة البارة", "shelling", "أطراف بلدة البارة", None, "Syrian army"),
        ("هاجمت حركة الشباب قاعدة في بلدة بولو مرير", "attack", "بلدة بولو مرير", None, "Al-Shabaab"),
        ("مستوطنون يحرقون منازل في قرية دوما", "attack", "قرية دوما", "منازل", "Israeli settlers"),
        ("قصف بين طالبان وحرس الحدود الباكستاني عند معبر تورخم", "shelling", "معبر تورخم", "معبر", "Taliban"),
        ("انفجار سيارة ملغومة في عفرين", "explosive", "عفرين", None, None),
        ("استهدفت طائرة مسيرة محطة كهرباء في كييف", "air_strike", "كييف", "محطة كهرباء", None),
    ],
)  # fmt: skip
def test_one_attack(text: str, kind: str, place: str, site: str | None, doer: str | None) -> None:
    (one,) = accounts(text)
    assert (one.type, one.place and one.place.name, one.facility) == (kind, place, site)
    assert [actor.name for actor in one.perpetrators] == ([doer] if doer else [])
    assert one.main
    assert not one.figures


def test_attacks_at_several_places_are_several() -> None:
    found = accounts("قصف مدفعي على بلدة كنصفرة. وغارة جوية على مدينة أريحا. وتجدد القصف على كنصفرة مساء.")
    assert [one.place and one.place.name for one in found] == ["بلدة كنصفرة", "مدينة أريحا"]


def test_a_title_says_the_attack_again() -> None:
    (one,) = accounts("سقطت قذائف على سوق في مدينة تعز ظهر اليوم واحترقت محال.", "قصف سوق في تعز")
    assert one.facility == "سوق"


def test_those_counted_are_read_as_before() -> None:
    (one,) = accounts("قصفت طائرات سوق مدينة الضالع. ونقلت فرق الهلال الأحمر 12 قتيلا إلى المستشفى.")
    assert [figure.low for figure in one.figures] == [12]


@pytest.mark.parametrize(
    "text",
    [
        "هدد قائد بقصف مدينة نيالا إذا لم ينسحب منها خصومه.",
        "أحبط الأمن محاولة لتفجير عبوة ناسفة في سوق بمدينة كركوك.",
        "ألقت طائرات مساعدات غذائية فوق مدينة غزة.",
        "أحيا أهالي حلبجة ذكرى القصف الكيميائي.",
        "جددت المنظمة دعوتها إلى وقف إطلاق النار في إدلب.",
    ],
)
def test_what_did_not_happen_is_no_incident(text: str) -> None:
    assert accounts(text) == ()
