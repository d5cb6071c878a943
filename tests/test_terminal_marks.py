"""A report with what was read from it marked in its text."""

import datetime as dt
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.text import Text

from marsad.models import (
    Account,
    DateSpan,
    Evidence,
    Field,
    Figure,
    Perpetrator,
    Place,
    Qualifier,
    Reading,
    Report,
    Tally,
)
from marsad.publish import Screen
from marsad.publish.marked import marked, write_report
from marsad.publish.marks import Mark, marks
from marsad.publish.tolls import count_words

REPORT = Report(
    doc="r",
    title="كمين يقتل ستة جنود",
    text="قال مصدر أمني إن ستة جنود بينهم ضابط قُتلوا قرب بلدة النخيل مساء 12 آذار 2021 على يد مسلحين."
    "\n\nطباعة",
)


def says(quote: str, field: Field = "text") -> Evidence:
    start = REPORT.body(field).index(quote)
    return Evidence(field=field, start=start, end=start + len(quote), quote=quote)


DAY = dt.date(2021, 3, 12)
READING = Reading(
    doc="r",
    relevant=True,
    incidents=(
        Account(
            id="a",
            place=Place(name="النخيل", country="SY", evidence=says("بلدة النخيل")),
            date=DateSpan(first=DAY, last=DAY, evidence=says("مساء 12 آذار 2021")),
            perpetrators=(Perpetrator(name="gunmen", basis="suspected", evidence=says("مسلحين")),),
            figures=(
                Figure(
                    measure="killed",
                    low=6,
                    high=6,
                    status="armed",
                    affiliation="Syrian army",
                    source="مصدر أمني",
                    evidence=says("ستة جنود بينهم ضابط قُتلوا"),
                ),
                Figure(measure="killed", low=1, high=1, subset=True, evidence=says("بينهم ضابط")),
                Figure(measure="killed", low=6, high=6, evidence=says("يقتل ستة جنود", "title")),
                Figure(measure="injured", qualifier="dozens"),
            ),
        ),
    ),
    tallies=(Tally(figures=(Figure(measure="killed", low=6, high=6, evidence=says("ستة جنود")),)),),
)


def shown(report: Report = REPORT, **screen: bool | int) -> str:
    out = io.StringIO()
    write_report(report, marks(READING), Screen(out, **screen))  # type: ignore[arg-type]
    return out.getvalue()


def mark(number: int, start: int, end: int) -> Mark:
    return Mark(number, "figure", "a", "killed", str(number), "text", start, end, "")


def test_marks_are_numbered_in_the_order_of_the_report_the_title_first() -> None:
    assert [(m.number, m.part, m.what, m.value) for m in marks(READING)] == [
        (1, "a", "killed", "6"),
        (2, "a", "killed", "6"),
        (3, "tally 1", "killed", "6"),
        (4, "a", "killed", "1"),
        (5, "a", "place", "النخيل, SY"),
        (6, "a", "date", "2021-03-12"),
        (7, "a", "perpetrator (suspected)", "gunmen"),
    ]


def test_a_mark_says_whom_it_counts_and_according_to_whom() -> None:
    whole, part = marks(READING)[1], marks(READING)[3]
    assert (whole.people, whole.source) == ("armed, Syrian army", "مصدر أمني")
    assert part.people == "unknown, part of another figure"


def test_in_a_pipe_the_marks_are_brackets_with_numbers_and_the_text_is_whole() -> None:
    lines = shown().splitlines()
    assert lines[0] == "كمين ⟦1 killed 6 · يقتل ستة جنود⟧"
    assert lines[2] == (
        "قال مصدر أمني إن ⟦2 killed 6 · ⟦3 killed 6 · ستة جنود⟧ ⟦4 killed 1 · بينهم ضابط⟧ قُتلوا⟧ قرب "
        "⟨5 بلدة النخيل⟩ ⟪6 مساء 12 آذار 2021⟫ على يد {7 مسلحين}."
    )
    assert lines[-1] == "⟦figures⟧ ⟨places⟩ ⟪dates⟫ {actors}"
    assert "\x1b" not in shown()


@pytest.mark.parametrize("visual", [True, False])
def test_on_a_terminal_the_marks_are_coloured_and_fit(visual: bool) -> None:
    text = shown(width=50, terminal=True, visual=visual)
    assert "\x1b[" in text
    lines = Text.from_ansi(text).plain.splitlines()
    assert max(map(cell_len, lines)) <= 50
    assert sum(line.count("⟧") for line in lines) == 5


def test_page_furniture_is_dimmed() -> None:
    assert "\x1b[2m" in shown(width=80, terminal=True)


def test_marks_across_one_another_say_which_one_closes() -> None:
    text = "قتل ثلاثة وجرح اثنان"
    assert marked(text, [mark(1, 0, 9), mark(2, 4, 14)]) == (
        "⟦1 killed 1 · قتل ⟦2 killed 2 · ثلاثة⟧1 وجرح⟧ اثنان"
    )


def test_one_stretch_with_two_meanings_has_one_bracket() -> None:
    assert marked("قتيلان", [mark(1, 0, 6), mark(2, 0, 6)]) == "⟦1,2 killed 1 + killed 2 · قتيلان⟧"


spans = st.tuples(st.integers(-3, 12), st.integers(-3, 12))


@given(text=st.text(max_size=10), found=st.lists(spans, max_size=6))
def test_without_its_brackets_a_marked_text_is_the_text(text: str, found: list[tuple[int, int]]) -> None:
    plain = text.translate(dict.fromkeys(map(ord, "⟦⟧·0123456789,+ killed"), "_"))
    result = marked(plain, [mark(n, *span) for n, span in enumerate(found, 1)])
    for piece in sorted({*result.split("⟦")[1:]}, key=len, reverse=True):
        result = result.replace(f"⟦{piece.split('·')[0]}· ", "")
    kept = "".join(c for c in result if c not in "⟧0123456789,")
    assert kept == plain


@pytest.mark.parametrize(
    ("low", "high", "qualifier", "words"),
    [
        (6, 6, None, "6"),
        (10, 12, None, "10–12"),
        (10, 10, "at_least", "at least 10"),
        (10, 10, "more_than", "more than 10"),
        (None, None, "tens_of_thousands", "tens of thousands"),
        (None, None, "several", "several"),
        (3, None, None, "3"),
        (None, None, None, "some"),
        (0, 0, None, "0"),
    ],
)
def test_counts_in_words(low: int | None, high: int | None, qualifier: Qualifier | None, words: str) -> None:
    assert count_words(low, high, qualifier) == words
