"""Days of attacks counted before, nights between two days, attacks called by their day, doers told once."""

import datetime as dt

import pytest

from marsad.models import Account, Report
from marsad.reader import read

SEEN = dt.date(2021, 2, 13)


def told(text: str) -> tuple[Account, ...]:
    return read(Report(doc="x", title="", text=text, seen=SEEN)).incidents


def days(text: str) -> list[tuple[int, int] | None]:
    return [(one.date.first.day, one.date.last.day) if one.date else None for one in told(text)]


@pytest.mark.parametrize(
    ("text", "night"),
    [
        ("هاجم مسلحون ليلة الجمعة على السبت حاجزا للشرطة في مدينة سامراء وقتلوا ثلاثة.", (12, 13)),
        ("هاجم مسلحون ليل الخميس إلى الجمعة حاجزا في مدينة سامراء وقتلوا ثلاثة شرطيين.", (11, 12)),
        ("قتل ثلاثة في الليلة الفاصلة بين الأربعاء والخميس في قصف على مدينة سامراء.", (10, 11)),
        ("هاجم مسلحون ليل الخميس حاجزا في مدينة سامراء وقتلوا ثلاثة، والجمعة شيع القتلى.", (11, 11)),
    ],
)
def test_a_night_is_told_by_the_two_days_it_lies_between(text: str, night: tuple[int, int]) -> None:
    assert days(text) == [night]


@pytest.mark.parametrize(
    "named",
    [
        "وقال متحدث إن القيادي كان ممن علموا سلفا بهجمات 11 سبتمبر 2001.",
        "والقيادي متهم بالمشاركة في اعتداءات 11 سبتمبر عام 2001 في نيويورك.",
    ],
)
def test_an_attack_called_by_its_day_does_not_date_another(named: str) -> None:
    lead = "قالت وزارة الدفاع في بيان إن قياديا قتل في غارة في الثامن من يناير قرب بلدة سرمدا. "
    assert [(one.date.first if one.date else None) for one in told(lead + named)] == [dt.date(2021, 1, 8)]


@pytest.mark.parametrize(
    ("second", "found"),
    [
        ("وأضاف أن العملية الثانية نفذت في مديرية شانكار حيث قتل ستة آخرون.", (11, 11)),
        ("أما الهجوم الثاني فوقع في بلدة شانكار وأدى إلى مقتل ستة.", (11, 11)),
        ("ووقع الانفجار الثالث في بلدة شانكار وقتل فيه ستة.", (11, 11)),
    ],
)
def test_one_of_several_attacks_is_of_the_day_of_all(second: str, found: tuple[int, int]) -> None:
    lead = "قتل 13 مسلحا يوم الخميس في هجومين منفصلين. ووقع الهجوم الأول في مديرية بوراك وقتل فيه سبعة. "
    assert days(lead + second)[-1] == found


def test_who_made_an_attack_is_told_once() -> None:
    text = (
        "قتلت حركة الشباب سبعة جنود في هجوم على مدينة بيدوا. وفي كيسمايو قتل شرطي برصاص مجهولين."
        " وبدأ الهجوم في بيدوا بانفجار سيارة قتل سائقها."
    )
    here = [one for one in told(text) if one.place is not None and "بيدوا" in one.place.name]
    assert here
    assert all("Al-Shabaab" in [who.name for who in one.perpetrators] for one in here)


def test_the_day_on_which_something_was_learned_is_not_that_of_the_attack() -> None:
    assert days("قتل ستة مدنيين الأحد في قرية بارابول، وفق ما علم أمس الجمعة من مصادر محلية.") == [(7, 7)]


def test_a_war_that_tore_a_town_does_not_keep_the_day_from_the_attack() -> None:
    text = "قتل ستة جنود خلال قتال مع مسلحين في مدينة مصراتة التي تمزقها الحرب يوم الخميس."
    assert days(text) == [(11, 11)]
