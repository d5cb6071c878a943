"""Doers whom other words settle: an attack like the one before, a branch, blame, a name at home."""

from __future__ import annotations

import datetime as dt

import pytest

from marsad import Report
from marsad.models import Account
from marsad.reader import read


def incidents(text: str) -> list[Account]:
    """Return the incidents of a report."""
    return list(read(Report(doc="before", text=text, seen=dt.date(2024, 5, 16))).incidents)


def doers(account: Account) -> list[str]:
    """Return the names of those who did it."""
    return [one.name for one in account.perpetrators]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "قتل 9 مدنيين في قصف للطيران الروسي على قرية كفرعويد بريف إدلب. وفي كنصفرة قتل مدنيان "
            "بقصف مماثل.",
            ["Russian army"],
        ),
        (
            "قتل الجيش السوداني أربعة مدنيين في قصف على حي المايقوما جنوب الخرطوم، بعد يوم من مقتل ستة "
            "نازحين بقصف مماثل في حي الأزهري.",
            ["Sudanese army"],
        ),
        (
            "قتلت حركة الشباب قاضيا في كيسمايو بالصومال. وفي هجوم مماثل في بيدوا قتل معلمان برصاص مجهولين.",
            ["unidentified gunmen"],
        ),
        ("أصيب جندي في انفجار لغم في سبها بليبيا. وفي درنة قتلت غارة مماثلة ثلاثة مدنيين.", []),
    ],
)
def test_strikes_like_the_one_before_are_by_the_same(text: str, names: list[str]) -> None:
    """«قصف مماثل» is by whoever made the one told before it, unless it names others."""
    assert doers(incidents(text)[-1]) == names


@pytest.mark.parametrize(
    ("text", "claimed"),
    [
        (
            "قتل خمسة جنود باكستانيين في هجوم على مركز للتدريب في وزيرستان. وأعلنت جماعة الأحرار، التي يزعم "
            "أنها تنشط عبر الحدود، مسؤوليتها عن الهجوم.",
            "Jamaat-ul-Ahrar",
        ),
        (
            "قتل ستة جنود في تفجير بمقديشو قامت به حركة الشباب التي أعلنت مسؤوليتها عن التفجير.",
            "Al-Shabaab",
        ),
        (
            "قتل الجيش الإسرائيلي أمس شابا قرب طوباس. وأكدت حركة حماس أنها تحمل الاحتلال المسؤولية الكاملة "
            "عن هذه الجريمة.",
            None,
        ),
        (
            "قالت جماعة متطرفة موالية لتنظيم القاعدة إنها قتلت ستة جنود قرب موبتي في مالي. وتبنت جماعة نصرة "
            "الإسلام والمسلمين الكمين في تسجيل صوتي.",
            "JNIM",
        ),
    ],
)
def test_who_claims_is_told_apart(text: str, claimed: str | None) -> None:
    """Whom others blame claims nothing; a branch goes before the group that it belongs to."""
    account = incidents(text)[0]
    assert account.claimed_by == claimed
    assert claimed is None or doers(account) == [claimed]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "أعلن وزير الدفاع التركي، ظهر الأحد، تحييد 11 من عناصر وحدات حماية الشعب قرب رأس العين في سوريا.",
            ["Turkish army"],
        ),
        ("أعلن وزير الداخلية الأردني القبض على خمسة مسلحين في الزرقاء.", ["Jordanian police"]),
        ("قتل خمسة جنود ماليين في هجومين نسبا إلى متشددين وسط مالي.", ["Islamist militants"]),
        (
            "قال حاكم المنطقة إن رجلا قتل في قصف قرية في بيلغورود الروسية. وألقى باللوم على أوكرانيا.",
            ["Ukrainian army"],
        ),
        ("قتل تسعة مدنيين بغارة لطيران التحالف على قرية في صعدة باليمن.", ["Saudi-led coalition"]),
        (
            'هاجم مقاتلو "القوات الديمقراطية المتحالفة" سوقا في إيتوري بالكونغو الديمقراطية، وقتل رجال '
            "التحالف 12 شخصا.",
            ["Allied Democratic Forces"],
        ),
        ("قتلت المقاومة خمسة جنود إسرائيليين في كمين بخان يونس في غزة.", ["Palestinian factions"]),
        ("قصف الجيش قرية في ساغاينغ في ميانمار تتمركز فيها المقاومة وقتل سبعة أشخاص.", ["Myanmar army"]),
    ],
)
def test_names_mean_those_of_the_country(text: str, names: list[str]) -> None:
    """An office is that of its nationality, a country that is blamed acts, «التحالف» is known in its wars."""
    assert doers(incidents(text)[0]) == names


@pytest.mark.parametrize(
    ("text", "force"),
    [
        ("سقط جنديان من تشاد وخمسة مدنيين في هجوم لبوكو حرام في أمشيدي بالكاميرون.", "Chadian army"),
        ("سقط جنديان وخمسة مدنيين في هجوم لبوكو حرام في أمشيدي بالكاميرون.", "Cameroonian army"),
        ("قتل ثلاثة جنود من أوغندا في انفجار لغم قرب براوة في الصومال.", "Ugandan army"),
        ("قتل ثلاثة جنود من لواء غرغار في انفجار لغم قرب براوة في الصومال.", "Somali army"),
    ],
)
def test_soldiers_from_a_country_are_its_own(text: str, force: str) -> None:
    """«جنديان من تشاد» are of the army of Chad, wherever they fell."""
    assert incidents(text)[0].figures[0].affiliation == force


@pytest.mark.parametrize(
    ("text", "force"),
    [
        ("قالت الشرطة الأوغندية إن ثلاثة جنود قتلوا في كمين قرب غولو.", "Ugandan army"),
        ("قالت الشرطة الأوغندية إن ثلاثة شرطيين قتلوا في كمين قرب غولو.", "Ugandan police"),
        ("قالت الشرطة الكينية إن لغما قتل جنديين في غاريسا.", "Kenyan army"),
        ("أعلنت الشرطة السعودية إصابة جندي في تبادل لإطلاق النار في القطيف.", "Saudi army"),
    ],
)
def test_soldiers_are_not_of_the_police_that_tells_of_them(text: str, force: str) -> None:
    """The police may tell of soldiers who fell."""
    assert incidents(text)[0].figures[0].affiliation == force
