"""What attacks did over weeks, or all over a country, is a tally; what a single attack did is none."""

from __future__ import annotations

import datetime as dt

import pytest

from marsad.models import Figure, Reading, Report
from marsad.reader import read

SUMS = {
    "a month's shelling of the west": "بلغ عدد ضحايا القصف في غرب ليبيا خلال أيار 41 قتيلا و120 جريحا.",
    "of a town's quarters": "أسفر القصف على أحياء طرابلس خلال شهر مايو الماضي عن مقتل 36 مدنيا.",
    "two weeks past": "تسبب القصف على ريف حماة خلال الأسبوعين الماضيين بمقتل 33 مدنيا.",
    "attacks on towns": "لقي 22 شرطيا مصرعهم في هجمات لحركة الشباب في مقديشو وبيدوا خلال أسبوعين.",
    "within weeks": "وقالت اللجنة إن 44 مدنيا قتلوا في قصف وتفجيرات في مدن غرب ليبيا في غضون أسبوعين.",
    "of four governorates": "سجل المرصد 31 قتيلا بالقصف على إدلب وحلب وحماة واللاذقية في أسبوع واحد.",
    "mines": "قتل 13 طفلا بانفجار ألغام في الحديدة خلال ثلاثة أسابيع.",
    "raids of last week": "قتل 27 مدنيا في غارات استهدفت صعدة والجوف والحديدة الأسبوع الماضي.",
    "snipers": "حصد القناصة أرواح 17 مدنيا في تعز خلال الشهر المنصرم.",
    "a month first": "خلال شهر نيسان قتل 23 مدنيا في قصف على أحياء المدينة، بينهم ست نساء.",
    "scattered attacks": "سقط 19 قتيلا و33 جريحا في هجمات متفرقة شهدتها ولاية بورنو منذ بداية الشهر الجاري.",
    "counted by a centre": "أحصى مركز الواحة مقتل 24 مدنيا في محافظة شبوة بين 4 و13 نيسان 2020.",
    "documented by place": "وثقت شبكة البادية مقتل 31 مدنيا بين 1 و15 أيار 2020: 18 في الرهد، و13 في بارا.",
    "verified": "قالت البعثة إنها تحققت من مقتل 61 مدنيا في بورنو بين 1 و20 أيار 2020، 40 منهم في غوزا.",
    "recorded last month": "سجلت المنظمة مقتل 57 مدنيا في شمال كيفو الشهر الماضي.",
    "counted with attacks": "أحصت اللجنة 16 قتيلا في هجمات على قرى دارفور بين 2 و9 أيار 2020.",
    "since the year began": "ارتفعت حصيلة ضحايا الألغام في محافظة مأرب إلى 58 قتيلا منذ كانون الثاني الماضي.",
}
INCIDENTS = {
    "during prayers": "قتل 12 مدنيا في قصف على حي أبو سليم في طرابلس خلال صلاة الجمعة.",
    "one attack in a month": "وأدى الهجوم الذي وقع خلال شهر أيار على قاعدة الوطية إلى مقتل سبعة جنود.",
    "shelling in a month": "أدى القصف على المستشفى في طرابلس في أيار الماضي إلى مقتل أربعة أطباء.",
    "yesterday's": "أسفر القصف الذي استهدف سوق ترهونة أمس عن مقتل 11 مدنيا، بعد شهر من الهدوء.",
    "the worst for months": "قتل سبعة مدنيين في قصف على سوق البلدة، هو الأعنف خلال الأشهر الأخيرة.",
    "the latest raids": "قتل مسلحان في ضربة على بكتيكا هي أحدث الغارات خلال الأسابيع القليلة الماضية.",
    "the third of the month": "قتل ثمانية في غارة على قرية في صعدة، هي الثالثة خلال الشهر الجاري.",
    "a town with weeks of flight": "قتل سبعة مدنيين في قصف على بلدة شهدت خلال الأسابيع الماضية نزوحا كبيرا.",
    "raids on one market": "قتل تسعة في غارات على سوق في صعدة الأسبوع الماضي.",
    "a battle of days": "قتل 14 مسلحا في اشتباكات استمرت ثلاثة أيام في مدينة سرت.",
    "blasts of one day": "انفجرت ثلاث سيارات مفخخة في أحياء متفرقة من بغداد أمس ما أدى إلى مقتل 31 شخصا.",
    "documented, of one day": "وثق مركز الواحة مقتل ستة مدنيين في غارة على سوق عتق أمس.",
    "documented, of one raid": "أحصى المرصد 19 قتيلا في الغارة على سوق الجمعة بين 1 و9 أيار 2020.",
    "documented battle": "وثقت البعثة مقتل 22 مدنيا في اشتباكات دارت في بارا بين 4 و9 أيار 2020.",
    "days of shelling": "قتل 14 مدنيا في قصف على الأبيض بين 4 و9 أيار 2020.",
    "siege of days": "قتل 35 مدنيا بين 7 و12 أيار 2020 في حصار بلدة بابنوسة.",
    "wounds of weeks ago": "ارتفعت حصيلة تفجير مقديشو إلى 41 قتيلا بعد وفاة أربعة جرحى خلال الأيام الماضية.",
}


def read_of(text: str) -> Reading:
    return read(Report(doc="made-up", title="", text=text, seen=dt.date(2020, 6, 3)))


def killed(figures: tuple[Figure, ...]) -> int | None:
    return next((one.low for one in figures if one.measure == "killed"), None)


@pytest.mark.parametrize("text", SUMS.values(), ids=SUMS)
def test_what_attacks_did_over_weeks_is_a_tally(text: str) -> None:
    found = read_of(text)
    assert not found.incidents
    (tally,) = found.tallies
    assert killed(tally.figures) == int(next(filter(str.isdigit, text.split())))


@pytest.mark.parametrize("text", INCIDENTS.values(), ids=INCIDENTS)
def test_one_attack_is_an_incident_whatever_else_is_told_of_weeks(text: str) -> None:
    found = read_of(text)
    (incident,) = found.incidents
    assert killed(incident.figures)
    assert not found.tallies


@pytest.mark.parametrize(
    "weeks",
    ["خلال أيار", "خلال شهرين", "في غضون أسبوعين", "على مدار ثلاثة أشهر", "طوال شهر رمضان", "في أسبوعين"],
)
@pytest.mark.parametrize(
    "told", ["قتل {n} مدنيا بالقصف على الرقة {w}.", "أدى القصف على الرقة {w} إلى مقتل {n} مدنيا."]
)
def test_the_same_sum_in_other_words(told: str, weeks: str) -> None:
    found = read_of(told.format(n=37, w=weeks))
    assert not found.incidents
    assert [killed(tally.figures) for tally in found.tallies] == [37]


def test_a_months_sum_behind_its_incidents_leaves_them_as_they_are() -> None:
    found = read_of(
        "قتل ستة مدنيين في غارة على مدينة صرمان أمس.\n"
        "وأسفر القصف على غرب ليبيا خلال شهر أيار عن مقتل 41 مدنيا."
    )
    assert [killed(one.figures) for one in found.incidents] == [6]
    assert [killed(one.figures) for one in found.tallies] == [41]


MONTH = "وثق مرصد أهلي مقتل 31 شخصا في ولاية الجزيرة خلال شهر آذار الماضي، بينهم خمس نساء.\n"
GOES_ON = {
    "another kind of death": ("ورصد التقرير مقتل 11 شخصا تحت التعذيب.", [5, 11, 31]),
    "arrests": ("وسجل المرصد اعتقال 48 شخصا، أفرج عن بعضهم.", [5, 31, 48]),
    "attacks of that month": (
        "وقال المرصد إنه رصد هجمات على القرى أدت إلى مقتل تسعة وإصابة 16.",
        [5, 9, 16, 31],
    ),
    "of the dead": ("وبحسب التقرير فإن بين الضحايا 12 مدنيا.", [5, 12, 31]),
}
TELLS_ONE = {
    "a day and a town": "ووثق المرصد في 9 آذار مقتل سبعة أشخاص في قصف على سوق مدينة الحصاحيصا.",
    "a town": "وسجل المرصد مقتل سبعة أشخاص في قصف على سوق مدينة الحصاحيصا.",
    "yesterday": "وأعلنت الشرطة في بيان مقتل سبعة أشخاص بانفجار قنبلة أمس الاثنين في سوق.",
}


@pytest.mark.parametrize(("text", "counts"), GOES_ON.values(), ids=GOES_ON)
def test_a_report_on_a_month_goes_on_counting_in_its_tally(text: str, counts: list[int]) -> None:
    found = read_of(MONTH + text)
    assert not found.incidents
    assert sorted(f.low for t in found.tallies for f in t.figures if f.low is not None) == counts


@pytest.mark.parametrize("text", TELLS_ONE.values(), ids=TELLS_ONE)
def test_one_attack_that_a_report_on_a_month_tells_of_is_an_incident(text: str) -> None:
    (incident,) = read_of(MONTH + text).incidents
    assert killed(incident.figures) == 7
