"""Who states a figure: the claimant that the report names, or nobody where the outlet speaks itself."""

import json
from pathlib import Path

import pytest

from marsad import Report
from marsad.reader import read

TOLD = [
    ("وكتب كمال درويش، وزير الدفاع، على منصة إكس: الهجوم أسفر عن مقتل ستة من جنودنا.", "كمال درويش"),
    ("ذكرت وكالة محلية عن مصادر أمنية أن سبعة جنود قتلوا في كمين قرب أنسونغو.", "مصادر أمنية"),
    ("قتل سبعة جنود في كمين قرب أنسونغو، حسبما ذكرت الإذاعة عن ضابط في الحامية.", "ضابط في الحامية"),
    ("ونقلت صحف محلية، عن قائد الشرطة قوله إن الكمين قرب وجير أوقع ستة قتلى.", "قائد الشرطة"),
    ("وثقت تقارير حقوقية مقتل 41 مدنيا بألغام في حيس.", "تقارير حقوقية"),
    ("نقلت وكالة محلية عن طبيب في مستشفى غاو أن سبعة جنود قتلوا في انفجار لغم.", "طبيب في مستشفى غاو"),
    ("أما مجلس البلدية فقال إن القصف قتل تسعة مدنيين في سنجة.", "مجلس البلدية"),
    ("لكن منظمة إغاثة تحدثت عن 31 قتيلا في قصف السوق.", "منظمة إغاثة"),
    ("قتل 14 شخصا في غارة على كوستي، وفق ما أفادت به لجنة الطوارئ.", "لجنة الطوارئ"),
    ("قتل 14 شخصا في غارة على كوستي، بحسب آخر تحديث لوزارة الصحة.", "وزارة الصحة"),
    ("وكانت نقابة الأطباء قد أعلنت مقتل 12 متظاهرا بالرصاص في مدني.", "نقابة الأطباء"),
    ("رفعت وزارة الداخلية عدد القتلى في هجوم الفندق إلى 23 قتيلا.", "وزارة الداخلية"),
    ("وفي حصيلة جديدة للدفاع المدني، قتل 16 شخصا في القصف.", "دفاع المدني"),
    ("وثقت شبكة حقوقية مقتل 18 مدنيا في قصف على تعز.", "شبكة حقوقية"),
    ("أفادت مصادر طبية بوصول 11 قتيلا إلى المستشفى بعد القصف.", "مصادر طبية"),
    ("قال ضابط في الجيش لوكالة الأنباء إن خمسة مسلحين قتلوا في كمين.", "ضابط في الجيش"),
    ("رفضت لجنة التحقيق ذلك، وقالت إن 13 بائعا قتلوا في القصف.", "لجنة التحقيق"),
    ("المرصد العراقي: مقتل ستة رعاة في هجوم مسلح", "المرصد العراقي"),
    ("قالت وزارة الصحة على لسان وكيلها إن 30 شخصا قتلوا في قصف على سوق مدينة الأبيض.", "وزارة الصحة"),
    ("قيادة الشرطة أعلنت على لسان ناطقها كمال رشيد أن شرطيين قتلا في هجوم.", "قيادة الشرطة"),
    (
        "قتل يوم الأحد 19 شخصا في قصف سوق الأبيض، و40 جريحا، وفق ما أعلنته نقابة الأطباء مساء الاثنين.",
        "نقابة الأطباء",
    ),
    ("قتل الثلاثاء تسعة جنود في كمين قرب ميدي، وأصيب ستة، بحسب قائد الحامية أمس الخميس.", "قائد الحامية"),
    ("قتل أربعة جنود في كمين قرب غاو، كما جاء على لسان قائد الحامية.", "قائد الحامية"),
]
OWN = [
    "قصفت طائرة مسيرة عمارة في سومي، وكشفت عملية بحث في الأنقاض عن ثلاثة قتلى.",
    "قتل سبعة جنود في انفجار لغم قرب غاو.",
    "أعلن التنظيم مسؤوليته عن هجوم بسيارة مفخخة في كيسمايو أسفر عن مقتل 18 شخصا.",
    "قال الوزير إن الجماعة تقف وراء الاعتداء الذي استهدف المطار وأوقع 30 قتيلا.",
    "وفقا للمعلومات قتل أربعة مسلحين في قصف على المعسكر.",
]


MADE_UP = Path(__file__).parent / "madeup" / "claimants.jsonl"
"""Short reports, each with the one who states all its figures; null where the outlet does."""


def sources(text: str, title: str = "") -> set[str | None]:
    reading = read(Report(doc="made", title=title, text=text))
    told = [figure for incident in reading.incidents for figure in incident.figures]
    return {figure.source for figure in told + [f for tally in reading.tallies for f in tally.figures]}


@pytest.mark.parametrize(("text", "claimant"), TOLD)
def test_a_figure_has_the_claimant_that_the_sentence_names(text: str, claimant: str) -> None:
    assert sources(text) == {claimant}


@pytest.mark.parametrize("text", OWN)
def test_what_the_outlet_says_itself_has_no_claimant(text: str) -> None:
    assert sources(text) == {None}


def test_a_speaker_goes_on_without_being_named_again() -> None:
    text = "قال قائد الشرطة إن مسلحين هاجموا الثكنة في باماكو. وأوضح أن ثمانية جنود قتلوا."
    assert sources(text) == {"قائد الشرطة"}


def test_one_who_is_asked_for_no_name_stays_who_he_is() -> None:
    text = "قال مصدر أمني، طلب عدم ذكر اسمه، إن خمسة جنود قتلوا في هجوم على نقطة تفتيش."
    assert sources(text) == {"مصدر أمني"}


@pytest.mark.parametrize("line", MADE_UP.read_text(encoding="utf-8").splitlines())
def test_all_figures_of_a_short_report_have_its_claimant(line: str) -> None:
    made = json.loads(line)
    assert sources(made["text"], made["title"]) == {made["source"]}


def test_a_force_that_heads_an_item_of_a_count_does_not_speak() -> None:
    told = "وثقت شبكة الرصد مقتل 31 مدنيا، توزعوا حسب الجهة الفاعلة:"
    items = "قوات الدعم السريع: 20 قتيلا.\nالجيش: 11 قتيلا."
    assert sources(f"{told}\n{items}") == {"شبكة الرصد"}
