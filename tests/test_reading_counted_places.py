"""Where people were counted, against the places of other provinces, meetings, origins and governments."""

import pytest

from marsad.models import Report
from marsad.reader import read


def names(text: str, title: str = "") -> list[str | None]:
    found = read(Report(doc="x", title=title, text=text)).incidents
    return [one.place.name if one.place else None for one in found]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("سقط عشرة قتلى في كمين بمحافظة ذمار. وكان القتلى في طريقهم من حي التحرير بصنعاء.", "محافظة ذمار"),
        ("قتل تسعة في غارة على محافظة درعا. وجاءت الغارة بعد معارك في حي السكري بحلب.", "محافظة درعا"),
    ],
)
def test_the_province_where_people_were_counted_outweighs_a_quarter_elsewhere(text: str, name: str) -> None:
    assert names(text)[0] == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("قتل تسعة في غارة على محافظة حلب. وأصابت الغارة بيوتا في حي السكري بحلب.", "حي السكري"),
        ("قتل تسعة في قصف على مدينة درعا، وأصاب القصف حي طريق السد.", "حي طريق السد"),
    ],
)
def test_a_quarter_of_the_same_province_still_tells_more(text: str, name: str) -> None:
    assert names(text) == [name]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("أفاد سكان قرية ضحيان أن 12 مسلحا قتلوا في قصف، إلا أن الرياض نفت مسؤوليتها عنه.", "قرية ضحيان"),
        ("قتل ستة جنود قرب سبها، فيما باريس اتهمت جماعة مسلحة بالهجوم.", "قرب سبها"),
        ("قتل ستة قرب سبها، لكن موسكو رفضت الاتهام.", "قرب سبها"),
        ("في بغداد قالت الشرطة إن سبعة قتلوا بانفجار عبوة.", "بغداد"),
    ],
)
def test_a_capital_that_denies_or_accuses_is_a_government(text: str, name: str) -> None:
    assert names(text) == [name]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("قتل 14 متطوعا بتفجير في سروج، وكانوا يستعدون للمشاركة في إعادة إعمار كوباني.", "سروج"),
        ("قتل 14 متطوعا بتفجير في سروج. وكانوا ذاهبين لإعادة إعمار كوباني (عين العرب).", "سروج"),
        ("قتل سالم العتيبي، المولود في حائل، في غارة على بلدة سراقب.", "بلدة سراقب"),
        ("أصيب شاب ينحدر من قرية تل رفعت بقصف على بلدة سرمدا.", "بلدة سرمدا"),
        ("قتل ستة في قصف على كوباني (عين العرب).", "كوباني"),
    ],
)
def test_where_one_was_born_or_what_one_goes_to_rebuild_is_told_aside(text: str, name: str) -> None:
    assert names(text) == [name]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("أدان الوزير عقب لقائه نظيره في روما خطف أربعة مهندسين قرب بنغازي.", "قرب بنغازي"),
        ("قال الوزير خلال زيارته إلى روما إن أربعة قتلوا في زوارة.", "زوارة"),
        ("قتل سبعة قادة بغارة على اجتماع في إدلب.", "إدلب"),
        ("استهدف انتحاري لقاء في مقديشو وقتل ستة.", "مقديشو"),
    ],
)
def test_a_meeting_is_where_one_speaks_unless_it_was_hit(text: str, name: str) -> None:
    assert names(text) == [name]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("استهدف القصف مستشفى في حي السكري بحلب وقتل خمسة.", "حي السكري"),
        ("قصفت طائرة مستشفى بلدة سراقب فقتل أربعة.", "سراقب"),
        ("قال مدير مستشفى الموصل إن ثلاثة قتلوا في قرية بعويزة.", "قرية بعويزة"),
    ],
)
def test_a_hospital_that_was_hit_says_where(text: str, name: str) -> None:
    assert name in (names(text)[0] or "")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("أطلق الجيش صواريخ على بلدة هاتوي في منطقة كايا فقتل 20 شخصا.", "بلدة هاتوي"),
        ("قتل 20 شخصا في هجوم على قرية تامبو بمنطقة لاسوكا.", "قرية تامبو"),
        ("أفاد سكان قرية دامبو أن 40 شخصا قتلوا في الهجوم.", "قرية دامبو"),
    ],
)
def test_a_town_or_village_lies_in_the_area_named_behind_it(text: str, name: str) -> None:
    assert names(text) == [name]


@pytest.mark.parametrize(
    ("text", "site"),
    [
        ("استهدفت غارة مباني قرب سور المجمع الحكومي في ذمار وقتل ستة.", "المجمع الحكومي"),
        ("أصاب القصف منازل ومسجد الرحمن في درعا وقتل ستة.", "مسجد الرحمن"),
        ("أصاب القصف منازل في درعا وقتل ستة.", "منازل"),
        ("أصاب القصف منزلا في درعا وقتل ستة.", "منزلا"),
    ],
)
def test_homes_without_a_name_give_way_to_a_site_that_has_one(text: str, site: str) -> None:
    assert [one.facility for one in read(Report(doc="x", title="", text=text)).incidents] == [site]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("وتحركت أنقرة بعد مقتل ستة جنود قرب شرناق.", "قرب شرناق"),
        ("وأغلقت باريس سفارتها بعد مقتل أربعة في هجوم على غاو.", "غاو"),
        ("وهزت بغداد سلسلة انفجارات قتلت ستة.", "بغداد"),
        ("وشهدت بغداد انفجارا قتل ستة.", "بغداد"),
    ],
)
def test_a_capital_that_acts_is_a_government_and_one_that_is_shaken_a_town(text: str, name: str) -> None:
    assert names(text) == [name]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("شيع المئات في قرية الحدادة الجندي صالح الذي قتل بقصف على نجران.", "نجران"),
        ("قتل 20 في تفجير استهدف جنازة في بغداد.", "بغداد"),
        ("شن مسلحون هجوما على سكان أثناء تشييع قتيل في قرية تامبو فقتلوا ستة.", "قرية تامبو"),
        ("قتل تسعة في غارة على خور المكسر في وسط عدن.", "خور المكسر"),
        ("قتل جندي بانفجار لغم في جبل سمامة. وسمع الانفجار قرب القصرين.", "جبل سمامة"),
    ],
)
def test_a_funeral_is_elsewhere_than_the_death_unless_it_was_hit(text: str, name: str) -> None:
    assert names(text) == [name]
