"""Who did it according to whom, and toll words that count nobody, as a reading holds them."""

from __future__ import annotations

import pytest

from marsad import read
from marsad.models import Account, Report


def told(text: str) -> Account:
    """Return the one incident of a report; all quotes in it stand where they are said to."""
    report = Report(doc="r", text=text)
    reading = read(report)
    assert all(quote.proves(report) for quote in reading.quotes())
    return reading.incidents[0]


def said(text: str) -> set[tuple[str, str, str | None]]:
    return {(one.name, one.basis, one.source) for one in told(text).responsibility}


def absent(text: str) -> list[tuple[str, int | None, str | None, str | None]]:
    return [(one.measure, one.low, one.qualifier, one.source) for one in told(text).absences]


SAID = [
    (
        "قتل سبعة مدنيين في قصف على مخبز في مارع. واتهم الدفاع المدني قوات سوريا الديمقراطية بتنفيذ القصف.",
        ("SDF", "suspected", "الدفاع المدني"),
    ),
    (
        "قتل سبعة مدنيين في قصف على مخبز في مارع، بينما نفى الجيش السوري مسؤوليته عن القصف.",
        ("Syrian army", "denied", "الجيش السوري"),
    ),
    (
        "انفجرت سيارة مفخخة في سوق براس العين فقتل ثلاثة مدنيين. "
        "وحملت وزارة الدفاع التركية وحدات حماية الشعب مسؤولية التفجير.",
        ("YPG", "suspected", "وزارة الدفاع التركية"),
    ),
    (
        "قتل أربعة جنود في كمين قرب كيسمايو، وأعلنت حركة الشباب مسؤوليتها عن الهجوم.",
        ("Al-Shabaab", "claimed", None),
    ),
]


@pytest.mark.parametrize(("text", "one"), SAID, ids=[one[1] + " " + one[0] for _, one in SAID])
def test_whoever_is_named_is_named_by_somebody(text: str, one: tuple[str, str, str | None]) -> None:
    assert one in said(text)


def test_an_accusation_and_its_denial_stand_side_by_side() -> None:
    text = (
        "قتل خمسة مدنيين في قصف على سوق في مارع. واتهم الدفاع المدني قوات النظام السوري بتنفيذ القصف، "
        "بينما نفى الجيش السوري مسؤوليته عن القصف."
    )
    assert said(text) >= {
        ("Syrian army", "suspected", "الدفاع المدني"),
        ("Syrian army", "denied", "الجيش السوري"),
    }
    quotes = {one.basis: one.evidence.quote for one in told(text).responsibility if one.evidence}
    assert "واتهم الدفاع المدني" in quotes["suspected"]
    assert "نفى الجيش السوري مسؤوليته" in quotes["denied"]


def test_who_denies_something_else_is_not_cleared_of_the_attack() -> None:
    text = "قتل ستة جنود في هجوم على حاجز قرب البوكمال. ونفت حركة الشباب أن تكون تسلمت أموالا."
    assert not [one for one in said(text) if one[1] == "denied"]


def test_who_accuses_is_not_accused() -> None:
    text = "قتل ستة أشخاص في تفجير بسوق في نيالا. واتهم الجيش السوداني قوات الدعم السريع بتنفيذ التفجير."
    assert ("Rapid Support Forces", "suspected", "الجيش السوداني") in said(text)
    assert not [one for one in said(text) if one[:2] == ("Sudanese army", "suspected")]


NONE_KILLED: tuple[str, None, str, None] = ("killed", None, "none_reported", None)
NONE_INJURED: tuple[str, None, str, None] = ("injured", None, "none_reported", None)
UNKNOWN: tuple[str, None, str, None] = ("killed", None, "unknown", None)
ABSENT = [
    ("سقطت قذيفتان على أطراف بلدة النيرب دون وقوع إصابات.", [NONE_INJURED]),
    (
        "سقطت قذيفتان على أطراف بلدة النيرب دون وقوع إصابات، بحسب الدفاع المدني.",
        [("injured", None, "none_reported", "الدفاع المدني")],
    ),
    ("قصفت مدفعية الجيش قرية كفر نوران ولم ترد أنباء عن سقوط ضحايا.", [NONE_KILLED, NONE_INJURED]),
    ("استهدفت غارة منزلا في حرض ولم يعرف عدد القتلى بعد.", [UNKNOWN]),
    ("استهدفت غارة منزلا في حرض ولم ترد معلومات عن عدد القتلى.", [UNKNOWN]),
    ("أطلق مسلحون النار على دورية في الزبير وأصيب شرطيان دون أن يقتل أحد.", [("killed", 0, None, None)]),
    ("قصفت الطائرات القاعدة في صرواح ولم تقع إصابات بين الجنود.", [NONE_INJURED]),
    ("قصفت طائرات قرية في عبس دون وقوع قتلى أو جرحى.", [NONE_KILLED, NONE_INJURED]),
    ("انفجرت عبوة ناسفة قرب الحويجة دون أن يقتل فيها عدد كبير.", []),
    ("انفجرت عبوة ناسفة قرب الحويجة وقتل جندي دون وقوع خسائر مادية.", []),
]


@pytest.mark.parametrize(("text", "found"), ABSENT, ids=[text[:40] for text, _ in ABSENT])
def test_none_reported_and_not_known_and_nobody_are_three_things(
    text: str, found: list[tuple[str, int | None, str | None, str | None]]
) -> None:
    assert absent(text) == found
    assert all(figure.rule != "absence" for figure in told(text).figures)


def test_what_is_counted_is_not_said_to_be_none() -> None:
    text = "قتل أربعة مدنيين في قصف على النيرب، وسقطت قذائف أخرى على أطرافها دون وقوع ضحايا."
    assert [one.measure for one in told(text).absences] == ["injured"]


@pytest.mark.parametrize(
    "text",
    [
        "أعلن محافظ كركوك تصفية خمسة عناصر من تنظيم داعش في وادي زغيتون جنوب المدينة.",
        "أعلنت خلية الإعلام الأمني تحييد أربعة من عناصر حزب العمال الكردستاني في جبال متينا.",
    ],
)
def test_those_who_only_lose_people_did_not_do_it(text: str) -> None:
    assert not {one.name for one in told(text).perpetrators} & {"Islamic State", "PKK"}


@pytest.mark.parametrize(
    ("text", "doers"),
    [
        ("انفجرت مفخخة في سوق وقتلت 14 مدنيا. وفرضت قوات الأمن العراقية طوقا حوله.", set()),
        ("روى باعة أن سيارة انفجرت وقتلت ثلاثة منهم.\n\nوفرضت قوات الأمن العراقية طوقا حول المكان.", set()),
        ("قتل ثلاثة باعة في تفجير وسط كركوك. وأغلقت الشرطة العراقية الطرق المؤدية إلى السوق.", set()),
        ("فتحت قوات الأمن العراقية النار على متظاهرين فقتلت ثلاثة.", {"Iraqi security forces"}),
        ("هاجم مسلحون حاجزا وقتلوا جنديين، وخلايا تنظيم الدولة تنشط في المنطقة.", {"unidentified gunmen"}),
        ("هاجم تنظيم داعش الناشط في المنطقة حاجزا في ديالى وقتل جنديين.", {"Islamic State"}),
        ("اغتيل سامر الجيلاني القيادي في حركة فتح في مخيم البداوي شمال لبنان.", set()),
        ("أطلق مجهولان النار في بعلبك على مسؤول بارز في حزب الله فقتل.", {"unidentified gunmen"}),
        ("كان ستة من الحوثيين وقوات صالح قتلوا في هجوم على حاجز لهم في تعز.", set()),
        ("قتل ستة من الحوثيين في هجوم شنته قوات صالح على تعز.", {"Saleh forces"}),
        ("استهدفت عبوة ناسفة آلية لشرطة طالبان في جلال آباد فقتل اثنان.", set()),
        ("قتل خمسة باعة بتفجير في الحويجة التي استعادتها القوات العراقية من تنظيم الدولة.", set()),
        ("قتل خمسة باعة بقذائف أطلقها تنظيم الدولة على الحويجة التي استعادها الجيش.", {"Islamic State"}),
        ("أصيب أربعة جنود بلغم قرب سنجار التي طرد منها تنظيم الدولة قبل أعوام.", set()),
        (
            "قتل مسلحون ستة مزارعين في زامفارا بنيجيريا. وتعاني البلاد من هجمات جماعات بينها بوكو حرام.",
            {"unidentified gunmen"},
        ),
        ("انفجرت عبوة زرعت بواسطة عناصر إرهابية جنوب العريش فقتل مجندان.", {"Islamist militants"}),
        ("تعرض معسكر قرب ميناكا في مالي لهجوم شنه مئات المتمردين وقتل ستة جنود.", {"rebels"}),
        ("أعلنت قسد أن هجوما استهدف نقطة لها في البصيرة وأصاب أربعة من مقاتليها.", set()),
        ("أكدت قسد أن مسلحين هاجموا حاجزا لها في البصيرة وجرح مقاتلان.", {"unidentified gunmen"}),
        ("اغتالت خلية تابعة لتنظيم الدولة مختار قرية في قره تبه بديالى.", {"Islamic State"}),
        ("قالت حكومة طالبان إن قواتها قتلت ثلاثة من تنظيم الدولة في دهم منزل بكابل.", {"Taliban"}),
        ("هاجمت قوة عسكرية وكرا في البغدادي غربي العراق وقتلت مسلحين اثنين.", {"Iraqi army"}),
    ],
)  # fmt: skip
def test_who_comes_after_an_attack_or_is_only_about_did_not_do_it(text: str, doers: set[str]) -> None:
    assert {one.name for one in told(text).perpetrators} == doers
