"""An old attack told in one sentence, its toll in the next; words for «then»; months right behind a toll."""

from __future__ import annotations

import datetime as dt

import pytest

from marsad.models import Reading, Report
from marsad.reader import read

SEEN = dt.date(2024, 5, 15)
NEWS = "قتل أربعة جنود أمس في كمين قرب كيدال. "


def _read(text: str) -> Reading:
    return read(Report(doc="d", title="", text=text, seen=SEEN))


@pytest.mark.parametrize(
    ("old", "killed", "place", "month"),
    [
        (
            "وكان انتحاري استهدف مقر الشرطة في بنغازي في فبراير الماضي. وقتل يومها سبعة شرطيين",
            7,
            "بنغازي",
            2,
        ),
        ("وتعرضت الثكنة في سيفاري لهجوم مماثل في مارس الماضي. وسقط حينها عشرة قتلى", 10, "سيفاري", 3),
        ("وشهدت ديفا في يناير الماضي هجوما على سوق. وأدى ذلك الهجوم إلى مقتل 20 تاجرا", 20, "ديفا", 1),
        ("وفي فبراير الماضي هاجم مسلحون ثكنة في بلدة ديورا. وقتل خلاله 23 جنديا", 23, "بلدة ديورا", 2),
        (
            "وكان مسلحون فجروا لغما في بلدة هومبوري الشهر الماضي. ولقي ثمانية ركاب حتفهم وقتذاك",
            8,
            "بلدة هومبوري",
            4,
        ),
        (
            "وفي مارس الماضي هاجم مسلحون ثكنة في بلدة ديورا. وأسفر الهجوم آنذاك عن مقتل 16 جنديا",
            16,
            "بلدة ديورا",
            3,
        ),
    ],
)
def test_a_toll_is_of_the_old_attack_told_right_before(old: str, killed: int, place: str, month: int) -> None:
    news, other = _read(NEWS + old).incidents
    assert [one.low for one in news.figures] == [4]
    assert news.place is not None
    assert news.place.name.endswith("كيدال")
    assert [one.low for one in other.figures] == [killed]
    assert not other.main
    assert other.place is not None
    assert other.place.name == place
    assert other.date is not None
    assert other.date.first == dt.date(2024, month, 1)


@pytest.mark.parametrize(
    "text",
    [
        "قتل تسعة أشخاص أمس في غارة على سوق في إدلب. وكانت الطائرات قصفت السوق صباح أمس. وقتل طفلان فيها",
        "أعلن الجيش الأحد مقتل ستة جنود في كمين قرب غاو. وكان مسلحون هاجموهم السبت. وأصيب سبعة في الهجوم",
        "قتل شرطيان أمس في هجوم في العريش. وتعرضت المدينة الأسبوع الماضي لقصف. وقالت الوزارة إن جريحا مات",
        "قتل ثلاثة جنود أمس بلغم شرق مأرب. وفي أبريل انفجر لغم بحافلة هناك. ومن بين القتلى الثلاثة ضابط",
    ],
)
def test_more_of_the_news_is_not_of_what_was_told_before_it(text: str) -> None:
    assert len(_read(text).incidents) == 1


@pytest.mark.parametrize("then", ["آنذاك", "حينها", "وقتها", "حينذاك"])
def test_then_is_nobody_who_states_something(then: str) -> None:
    (one,) = _read(f"وأعلن الجيش المالي في مارس نهاية الحملة في غاو، وقال {then} إن 40 مسلحا قتلوا").incidents
    assert [figure.source for figure in one.figures] == ["الجيش المالي"]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        (
            "أقلع الوزير الأحد إلى نيامي، وأكثر ما يقلق الأمن هناك جماعة بوكو حرام التي شنت هجمات كثيرة،"
            " ولا سيما الهجوم على سوق ديفا الذي أدى إلى مقتل 20 تاجرا في مارس",
            dt.date(2024, 3, 1),
        ),
        (
            "قال حاكم الولاية أمس الثلاثاء إن الهجوم على محطة القطار، وقد أوقع 40 قتيلا في فبراير، لن يتكرر",
            dt.date(2024, 2, 1),
        ),
        ("قتل 12 شخصا أمس في تفجير في كابل، بعد أسابيع من هدوء ساد منذ مارس", dt.date(2024, 5, 14)),
    ],
)
def test_a_month_right_behind_a_toll_is_that_of_its_attack(text: str, first: dt.date) -> None:
    one = next(incident for incident in _read(text).incidents if incident.figures)
    assert one.date is not None
    assert one.date.first == first


@pytest.mark.parametrize("name", ["التحالف العربي الدولي", "قوات التحالف العربي - الدولي"])
def test_the_arab_international_coalition_is_the_one_led_by_the_us(name: str) -> None:
    (one,) = _read(f"قتل ستة مدنيين أمس في غارة شنتها طائرات {name} على بلدة في ريف حلب").incidents
    assert [party.name for party in one.perpetrators] == ["US-led coalition"]
