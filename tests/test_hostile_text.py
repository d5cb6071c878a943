"""Whatever is done to a text, the reader does not fail, and every quote stands at its offsets."""

import datetime as dt
import json
from itertools import pairwise

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.models import Reading, Report, from_json, schema, to_json
from marsad.reader import read
from marsad.reader.document import document

SENTENCES = (
    "قتل سبعة جنود وأصيب أحد عشر آخرون في كمين نصبه مسلحون من تنظيم الدولة قرب البوكمال فجر الأحد",
    "وأفاد مصدر طبي في مستشفى الحويجة بوصول 14 جريحا، بينهم ثلاث نساء وطفلان",
    "أعلنت وزارة الداخلية اعتقال 23 مشتبها به خلال مداهمة في حي العامرية ببغداد",
    "لقي 31 مدنيا حتفهم في غارة جوية على سوق زبيد يوم 12 آذار 2017",
    "واتهم ناشطون طيران التحالف بتنفيذ الغارة، فيما لم يصدر عنه أي تعليق",
    "تبنت حركة طالبان التفجير الانتحاري الذي أودى بحياة ما لا يقل عن 9 من رجال الشرطة في قندهار",
    "منذ بداية العام قضى 212 شخصا في 87 عملية، هم 130 مدنيا و76 عسكريا و6 قياديين",
    "خطف مجهولون مهندسين اثنين من حقل نفطي جنوب سبها مساء أمس",
    "سقطت قذائف هاون على قرية كفرعويد بريف إدلب، ما أدى إلى إصابة خمسة أطفال بجروح",
    "قال المتحدث باسم الجيش إن اشتباكات دارت قرب مطار بنينا أسفرت عن مصرع عقيد وجندي",
    "فجر انتحاري نفسه عند حاجز لقوات الأمن في المكلا فقتل أربعة من أفرادها",
    "ارتفعت حصيلة ضحايا انفجار الشاحنة في مقديشو إلى 58 قتيلا و100 مصاب، بحسب الإسعاف",
    "استشهد شاب برصاص جيش الاحتلال عند مدخل مخيم الجلزون",
    "أصيب شرطيان بعبوة ناسفة انفجرت على جانب الطريق في العريش",
    "فر 40 سجينا من سجن الحسكة بعد هجوم شنته خلايا التنظيم العام الماضي",
    "نزح أكثر من ثلاثة آلاف شخص من الفاشر بسبب قصف قوات الدعم السريع",
    "نعت حركة الشباب قائدها الذي قتلته طائرة مسيرة أمريكية في جلب",
    "عشرات القتلى والجرحى في هجوم لمسلحي بوكو حرام على قرية في ولاية بورنو",
    "أسرت قوات سوريا الديمقراطية اثني عشر عنصرا من داعش في هجين بدير الزور",
    "وكان هجوم مماثل قد أودى في نيسان الماضي بحياة مئة وعشرين شخصا في الموصل",
)
NOISE = st.one_of(
    st.sampled_from(
        "\u064b\u064e\u0650\u0651\u0652\u0640\u0670\u200b\u200d\u200f\u202b\u202c\u2067\u2069\ufeff"
    ),
    st.sampled_from([" ", "  ", "\u00a0", "\n", "\r\n", "-", "‑", ".", "،", ":", "«", "»", "ـ ـ", "/", "؛"]),
    st.sampled_from(
        ["😀", "👨\u200d👩", "#", "&quot;", "&#8230;", "&amp;", "\ud83d", "\udc00", "ﷺ", "ﻻ", "ﹲ"]
    ),
    st.sampled_from(["7", "٤", "۹", "12,5", "3/4", "9" * 30, "بينهم ", "و", "ال", "هم: ", "2015 ", "آخرين"]),
    st.text(max_size=3),
)
DIGITS = st.sampled_from(["0123456789", "٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹", "０１２３４５６７８９"])


@st.composite
def spoiled(draw: st.DrawFn) -> str:
    """Draw some of the sentences, with noise put in anywhere and the digits of another script."""
    chosen = draw(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=4))
    text = draw(st.sampled_from([". ", "\n", " ", "، "])).join(chosen)
    text = text.translate(str.maketrans("0123456789", draw(DIGITS)))
    for _ in range(draw(st.integers(0, 12))):
        at = draw(st.integers(0, len(text)))
        text = text[:at] + draw(NOISE) + text[at + draw(st.integers(0, 2)) :]
    return text


@st.composite
def spaced(draw: st.DrawFn) -> str:
    """Draw a sentence with some of its words taken apart, or all of it run together."""
    glue = draw(st.sampled_from([" ", "-", ".", "ـ ـ", "\u200b", "\u064e", "ـ", "*", " - "]))
    words = draw(st.sampled_from(SENTENCES)).split()
    broken = draw(st.sets(st.integers(0, len(words) - 1)))
    between = draw(st.sampled_from([" ", "", "_", "\n"]))
    return between.join(glue.join(word) if at in broken else word for at, word in enumerate(words))


TEXTS = st.one_of(spoiled(), spaced(), st.text(max_size=80))
REPORTS = st.builds(
    Report,
    doc=st.just("made"),
    title=st.one_of(st.just(""), TEXTS),
    text=TEXTS,
    seen=st.one_of(st.none(), st.dates()),
    source=st.one_of(st.none(), st.text(max_size=10)),
)


@given(REPORTS)
def test_every_quote_stands_at_its_offsets(report: Report) -> None:
    assert [quote for quote in read(report).quotes() if not quote.proves(report)] == []


@given(REPORTS)
def test_nothing_is_said_without_evidence(report: Report) -> None:
    assert None not in read(report).evidence()


@given(REPORTS)
def test_the_same_report_is_read_the_same_twice(report: Report) -> None:
    assert read(report) == read(report)


@given(REPORTS)
def test_a_reading_goes_through_json_unchanged(report: Report) -> None:
    reading = read(report)
    line = to_json(reading)
    assert "\n" not in line
    assert from_json(line.encode(), Reading) == reading
    jsonschema.validate(json.loads(line), schema())


def test_there_is_evidence_to_check() -> None:
    reports = [Report(doc="made", title=text, text=text, seen=dt.date(2018, 5, 6)) for text in SENTENCES]
    quotes = [read(report).quotes() for report in reports]
    assert sum(bool(row) for row in quotes) >= 16
    assert all(q.proves(report) for report, row in zip(reports, quotes, strict=True) for q in row)


def test_evidence_of_every_kind_is_checked() -> None:
    report = Report(doc="made", text=". ".join(SENTENCES), seen=dt.date(2018, 5, 6))
    reading = read(report)
    accounts = reading.incidents
    parties = [party for account in accounts for party in (*account.perpetrators, *account.targets)]
    assert reading.tallies
    assert any(figure.evidence for account in accounts for figure in account.figures)
    assert any(account.date and account.date.evidence for account in accounts)
    assert any(account.place and account.place.evidence for account in accounts)
    assert any(party.evidence for party in parties)


def test_marks_inside_words_do_not_change_what_is_read() -> None:
    plain = SENTENCES[0]
    marked = "".join(f"{char}\u064e\u200f" if char.isalpha() else char for char in plain)
    figures = [read(Report(doc="made", text=text)).incidents[0].figures for text in (plain, marked)]
    counts = [[(f.measure, f.low, f.high, f.status) for f in row] for row in figures]
    assert counts[0] == counts[1] == [("killed", 7, 7, "armed"), ("injured", 11, 11, counts[0][1][3])]


@pytest.mark.parametrize(
    "text",
    [
        "قتل " + "9" * 5000 + " شخصا في انفجار",
        "قتل 900 شخص في قصف " + "بينهم 3 نساء " * 1000,
        "قتل 9 جنود في هجوم هم: " + "ضابط وجندي و" * 500,
        "هجوم " + "ثلاثة وعشرون " * 1000,
        "انفجار\n" * 2000,
        "«هجوم " * 2000,
        "قتل خمسة من الجيش والشرطة وداعش والحوثيين " * 100,
    ],
    ids=["digits", "parts of parts", "list", "number words", "lines", "open quotes", "forces without a stop"],
)
def test_a_text_made_to_be_slow_is_read(text: str) -> None:
    report = Report(doc="made", text=text)
    assert all(quote.proves(report) for quote in read(report).quotes())


@pytest.mark.parametrize("text", ["حاول الجنود الانسحاب " * 500, "عاد الجنود، " * 900])
def test_a_text_that_never_stops_is_cut_and_none_of_it_lost(text: str) -> None:
    stretches = [(one.start, one.end) for one in document(Report(doc="made", text=text)).sentences]
    assert max(end - start for start, end in stretches) <= 400
    assert all(end == start for (_, end), (start, _) in pairwise(stretches))


@pytest.mark.parametrize(
    "text", ["قتل ثلاثة بعد", "قتل جندي قبل", "قتل شرطي منذ", "قتل خمسة خلال", "أصيب نحو", "بينهم"]
)
def test_a_text_may_break_off_anywhere(text: str) -> None:
    for cut in range(1, len(text) + 1):
        read(Report(doc="x", title=text[:cut], text=text[:cut], seen=dt.date(2020, 1, 2)))


@pytest.mark.parametrize("day", ["2024-05-16", dt.datetime(2024, 5, 16, 12), 20240516])
def test_a_report_whose_day_is_no_day_says_what_it_wants(day: object) -> None:
    with pytest.raises(TypeError, match=r"seen is to be a day, such as datetime\.date\."):
        Report(doc="a", text="", seen=day)  # type: ignore[arg-type]
