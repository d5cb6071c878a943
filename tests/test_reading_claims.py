"""Who claims an attack, and whom «the movement» means: made-up sentences of many wars."""

from __future__ import annotations

import datetime as dt

import pytest

from marsad import Report
from marsad.models import Account
from marsad.reader import read


def accounts(text: str, title: str = "") -> tuple[Account, ...]:
    """Return the incidents that a report tells of."""
    return read(Report(doc="x", title=title, text=text, seen=dt.date(2023, 5, 10))).incidents


def claimed(text: str, title: str = "") -> str | None:
    found = accounts(text, title)
    assert found, "no incident was read"
    return found[0].claimed_by


_KISMAYO = "قتل ستة جنود في هجوم على ثكنة في مدينة كيسمايو جنوبي الصومال. "
_QUETTA = "قتل تسعة أشخاص في تفجير سيارة ملغومة في مدينة كويتا الباكستانية. "
_NIAMEY = "قتل أربعة جنود في كمين قرب بلدة تيلابيري في النيجر. "


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (_KISMAYO + "وتبنت الهجوم حركة الشباب.", "Al-Shabaab"),
        (_KISMAYO + "وتبنت الهجوم على الجيش الصومالي حركة الشباب المجاهدين.", "Al-Shabaab"),
        (_KISMAYO + "وكانت حركة الشباب قد تبنت الهجوم بعد ساعات.", "Al-Shabaab"),
        (_KISMAYO + "وقالت حركة الشباب إن مقاتليها هاجموا الثكنة.", "Al-Shabaab"),
        (_KISMAYO + "وأعلنت حركة الشباب أنها نفذت الهجوم.", "Al-Shabaab"),
        (_KISMAYO + "وأعلنت حركة الشباب المسؤولية عن الهجوم.", "Al-Shabaab"),
        (_KISMAYO + "وأعلنت حركة الشباب في تسجيل المسئولية عن الهجوم.", "Al-Shabaab"),
        (_KISMAYO + "وقالت الشرطة إن حركة الشباب تتحمل المسؤولية عن الهجوم.", None),
        (_KISMAYO + "وحملت الشرطة حركة الشباب المسؤولية عن الهجوم.", None),
        (_KISMAYO + "ولم تعلن حركة الشباب المسؤولية عن الهجوم.", None),
        (_KISMAYO + "وأعلن المتحدث باسم حركة الشباب مسؤولية الحركة عن الهجوم.", "Al-Shabaab"),
        ("أعلنت سرايا القدس قصف تجمع لجنود الاحتلال في جباليا.", "Palestinian Islamic Jihad"),
        ("أعلنت كتائب القسام مسؤوليتها عن تفجير آلية للاحتلال في خان يونس.", "Hamas"),
        ("أعلن تنظيم الدولة قتل سبعة عناصر من الحشد الشعبي في هجوم قرب بعقوبة.", "Islamic State"),
        (_QUETTA + "وأعلن جيش تحرير بلوشستان مسؤوليته عن التفجير.", "Balochistan Liberation Army"),
        (_QUETTA + "وأعلن جيش تحرير بلوشستان مسئوليته عن الحادث.", "Balochistan Liberation Army"),
        (_QUETTA + "وتبناه جيش تحرير بلوشستان في رسالة.", "Balochistan Liberation Army"),
        (
            _QUETTA + "وأعلنت جماعة متشددة تطلق على نفسها «جماعة الأحرار» مسؤوليتها عن التفجير.",
            "Jamaat-ul-Ahrar",
        ),
        (_NIAMEY + "وأعلنت جماعة نصرة الإسلام والمسلمين في بيان نشر أمس مسؤوليتها عنه.", "JNIM"),
        (_NIAMEY + "وأعلنت جماعة نصرة الإسلام والمسلمين تنفيذ الهجوم.", "JNIM"),
        (_NIAMEY + "وقالت جماعة نصرة الإسلام والمسلمين إن مقاتليها نصبوا الكمين.", "JNIM"),
        (_NIAMEY + "وقالت جماعة نصرة الإسلام والمسلمين إنها قتلت 12 جنديا.", "JNIM"),
        (_NIAMEY + "وأعلنت جماعة النصرة مسؤوليتها عن هجمات استهدفت الجيش أمس.", "JNIM"),
        (_NIAMEY + "ونشرت مؤسسة الزلاقة بيانا عن الهجوم.", "JNIM"),
        (_QUETTA + "وقال جيش تحرير بلوشستان إن المنفذ من عناصره.", "Balochistan Liberation Army"),
        (_QUETTA + "وأعلن جيش تحرير بلوشستان أن أحد مقاتليه هو المنفذ.", "Balochistan Liberation Army"),
        (_QUETTA + "وذكرت وكالة أعماق أن التفجير أوقع 20 قتيلا.", "Islamic State"),
        (_QUETTA + "وقالت حسابات مقربة من تنظيم الدولة إن التنظيم يقف وراء التفجير.", "Islamic State"),
        (_KISMAYO + "وقال متحدث باسم حركة الشباب إن العملية جاءت ردا على غارات.", "Al-Shabaab"),
        (_KISMAYO + "وتبنت وكالة شهادة الهجوم.", "Al-Shabaab"),
    ],
)
def test_who_claims_an_attack(text: str, name: str) -> None:
    assert claimed(text) == name


@pytest.mark.parametrize(
    "text",
    [
        _KISMAYO + "ولم تتبن أي جهة الهجوم، لكن حركة الشباب تنشط في المنطقة.",
        _KISMAYO + "ونفت حركة الشباب أن تكون قد تبنت الهجوم.",
        _KISMAYO + "وتبنت حركة الشباب معظم الهجمات في البلاد.",
        _KISMAYO + "وسبق لحركة الشباب أن تبنت هجمات مماثلة.",
        _KISMAYO + "وحملت السلطات حركة الشباب مسؤولية الهجوم.",
        _KISMAYO + "وقالت حركة الشباب إن سبعة من مقاتليها قتلوا في غارة.",
        _QUETTA + "وتبنى البرلمان قرارا يدين التفجير.",
        _QUETTA + "وذكرت وكالة أعماق أن غارة قتلت سبعة من مقاتلي التنظيم في ننغرهار.",
        _KISMAYO + "وقالت حركة الشباب إن العملية لم تكن من صنعها.",
        _KISMAYO + "وقالت حركة الشباب إنها خسرت ثلاثة من مقاتليها.",
        _KISMAYO + "وتحوم الشكوك حول حركة الشباب التي أعلنت مسؤوليتها عن هجمات سابقة.",
        _KISMAYO + "وأعلنت حركة الشباب مسؤوليتها عن عدة هجمات هذا العام.",
        _KISMAYO + "وغرق صيادان في أعماق البحر بعد الهجوم.",
        "قتل 22 مسلحا من داعش في معارك قرب كفري. وأعلنت قوات البيشمركة أنها قتلت 22 من مسلحي داعش.",
        _QUETTA + "واعتبر وزير أن جيش تحرير بلوشستان وراء التفجير.",
    ],
)
def test_what_is_no_claim(text: str) -> None:
    assert claimed(text) is None


def test_one_who_claims_it_did_it() -> None:
    found = accounts(_KISMAYO + "وتبنته حركة الشباب.")[0].perpetrators
    assert [(party.name, party.basis) for party in found] == [("Al-Shabaab", "claimed")]


class TestPointingBack:
    def test_the_movement_is_the_movement_last_named(self) -> None:
        text = (
            "قتل سبعة جنود في هجوم شنته حركة إم 23 على بلدة ساكي. وتقاتل القوات الحكومية أيضا كوديكو. "
            "وتبنت الحركة الهجوم."
        )
        assert claimed(text) == "M23"

    def test_a_party_may_be_pointed_back_to(self) -> None:
        text = (
            "قتل ثلاثة جنود أتراك في انفجار عبوة في ولاية هكاري. وتنشط هناك خلايا حزب العمال الكردستاني. "
            "وتبنى الحزب التفجير."
        )
        assert claimed(text) == "PKK"


class TestBulletins:
    def test_those_who_fought_praise_god(self) -> None:
        text = (
            "بسم الله الرحمن الرحيم. هاجم جنود الخلافة حاجزا للجيش النيجيري قرب بلدة باغا أمس، "
            "فقتل سبعة جنود وعاد المجاهدون سالمين ولله الحمد."
        )
        assert claimed(text) == "Islamic State"

    def test_those_who_fought_say_we(self) -> None:
        text = "نفذت قواتنا صباح أمس عملية على نقطة للجيش في بلدة كاني قتل فيها خمسة جنود."
        assert claimed(text, "جيش أراكان: بيان عن عملية كاني") == "Arakan Army"

    def test_an_outlet_tells_of_god_and_of_fighters_apart(self) -> None:
        text = "قال قروي إن ابنه نجا بفضل الله. وقتل مسلحون من حركة الشباب خمسة مزارعين في بلدة أفجوي."
        assert claimed(text) is None


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("قتل عشرة قرويين في هجوم شنه متمردو إم23 على بلدة كيتشانغا.", "M23"),
        ("قتل 20 مدنيا في هجوم شنته ميليشيا كوديكو على مخيم للنازحين في إيتوري.", "CODECO"),
        (
            "قتل خمسة جنود في هجوم شنه مقاتلو جبهة تحرير شعب تيجراي على قاعدة.",
            "Tigray People's Liberation Front",
        ),
        ("قتلت قوات فاجنر تسعة مدنيين في قرية وسط مالي.", "Wagner Group"),
        ("قتل 12 شخصا في هجوم شنته الجماعة الإسلامية المسلحة على قرية في ولاية البليدة بالجزائر.", "GIA"),
        ("قتل جنديان في هجوم نفذه متمردو جيش التحرير الوطني في أراوكا بكولومبيا.", "ELN"),
        ("قتل ثلاثة جنود في كمين نصبه متمردو جيش الشعب الجديد في جزيرة مينداناو.", "New People's Army"),
        ("قتل سبعة أشخاص في هجوم شنه مسلحو فانو على بلدة في إقليم أمهرة.", "Fano"),
        ("قتل أربعة مدنيين في قصف نفذه جيش النيجر على قرية قرب الحدود.", "Nigerien army"),
    ],
)
def test_actors_of_many_wars(text: str, name: str) -> None:
    assert name in {party.name for party in accounts(text)[0].perpetrators}
