"""Attacks told by their distance in time from the one in the news, and projectiles, which are shelling."""

from __future__ import annotations

import datetime as dt

import pytest

from marsad import Report
from marsad.models import Account
from marsad.reader import read


def told(text: str) -> tuple[Account, ...]:
    return read(Report(doc="x", title="", text=text, seen=dt.date(2024, 5, 16))).incidents


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        (
            "قتل حارس في تبادل لإطلاق النار أمس قرب مدينة الأبيض بعد أربعة أيام على هجوم انتحاري في كوستي.",
            [("armed_clash", True), ("suicide_bomb", False)],
        ),
        (
            "قتل سبعة في تفجير في بعقوبة أمس بعد أسبوعين من قصف صاروخي على مدينة الفلوجة.",
            [("explosive", True), ("shelling", False)],
        ),
        (
            "قصفت الطائرات بلدة حيس أمس بعد شهر من هجوم صاروخي على ميناء المخا.",
            [("air_strike", True), ("shelling", False)],
        ),
        (
            "قتل سبعة في تفجير في بعقوبة أمس، بعد يومين على هجوم مسلح في تكريت أوقع ستة قتلى.",
            [("explosive", True), ("attack", False)],
        ),
        (
            "قتل حارس في تبادل لإطلاق النار أمس قرب كوستي بعد ثلاثة أيام على هجوم انتحاري.",
            [("armed_clash", True)],
        ),
        ("قتل سبعة في تفجير في بعقوبة أمس بعد أربعة أيام من القصف.", [("explosive", True)]),
        ("قتل سبعة في تفجير في بعقوبة أمس قبل يومين من انتخابات تشهدها البلاد.", [("explosive", True)]),
        ("قتل حارس في كوستي بعد ساعات من إطلاق النار عليه.", [("attack", True)]),
    ],
)
def test_an_attack_some_days_before_is_another(text: str, kinds: list[tuple[str, bool]]) -> None:
    assert [(account.type, account.main) for account in told(text)] == kinds


def test_each_of_two_attacks_has_its_own_day_and_place() -> None:
    text = "قتل حارس في تبادل لإطلاق النار أمس قرب مدينة الأبيض بعد أربعة أيام على هجوم انتحاري في كوستي."
    days = [account.date.first.isoformat() for account in told(text) if account.date]
    assert days == ["2024-05-15", "2024-05-11"]
    assert [account.place.name for account in told(text) if account.place] == ["قرب مدينة الأبيض", "كوستي"]


@pytest.mark.parametrize(
    "text",
    [
        "أصيب عاملان بسقوط مقذوف على سكن في مدينة جازان أمس.",
        "قتلت طفلة وأصيبت أمها أمس بمقذوفات عسكرية سقطت على منزل في بلدة شلعل.",
        "أدى سقوط المقذوفات على حي السلام في كسلا إلى مقتل ثلاثة أشخاص.",
    ],
)
def test_projectiles_are_shelling(text: str) -> None:
    assert [account.type for account in told(text)] == ["shelling"]


def test_a_projectile_by_itself_is_no_attack() -> None:
    assert not told("وصل إلى المتحف في جازان مقذوف قديم عثر عليه راع في الصحراء.")
    assert not told("لقي ستة أشخاص مصرعهم في اصطدام قارب بسفينة قرب مدينة الغردقة أمس.")


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("رويترز- القاهرة: قتل أربعة جنود في هجوم في شمال سيناء أمس.", "شمال سيناء"),
        ("أ ف ب - بغداد: قتل أربعة جنود في هجوم في الأنبار أمس.", "الأنبار"),
        ("وكالات – بغداد – قتل أربعة جنود في هجوم في الأنبار أمس.", "الأنبار"),
        ("موجز\nانفجار في السوق\nياوندي - أ.ف.ب: قتل تسعة في تفجير في مدينة مورا أمس.", "مدينة مورا"),
        ("- إدلب: قتل أربعة في قصف أمس، وفق رويترز.", "إدلب"),
    ],
)
def test_where_an_agency_files_from_is_not_where_it_happened(text: str, place: str) -> None:
    assert [account.place.name for account in told(text) if account.place] == [place]


def test_news_of_the_field_begin_an_incident() -> None:
    text = "دعا المبعوث إلى الإفراج عن المختطفين في زوارة. ميدانيا قتل 14 شخصا في اشتباكات في مدينة سبها أمس."
    assert [(account.type, len(account.figures)) for account in told(text)] == [("armed_clash", 1)]
