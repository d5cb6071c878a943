"""Those who die or fall ill of hunger or disease beside an attack are no casualties of it."""

import pytest

from marsad.models import Report
from marsad.reader import read


def counted(text: str) -> list[tuple[str, int | None]]:
    told = read(Report(doc="x", title="", text=text))
    figures = [f for i in told.incidents for f in i.figures] + [f for t in told.tallies for f in t.figures]
    return [(one.measure, one.low) for one in figures]


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("توفي 12 شخصا بالكوليرا في مخيم زمزم، وقتل ثلاثة بقصف مدفعي على المخيم.", [("killed", 3)]),
        ("قال متطوعون إن ستة نازحين ماتوا جوعا خلال أسبوع، وقتل أربعة في قصف على السوق.", [("killed", 4)]),
        (
            "استشهد أربعة أطفال جراء سوء التغذية في مستشفى ناصر، واستشهد تسعة في غارة على خان يونس.",
            [("killed", 9)],
        ),
        ("قضى ثلاثة أشخاص جوعا في البلدة المحاصرة، فيما قتل شاب برصاص قناص.", [("killed", 1)]),
        ("قتل خمسة جنود في هجوم على المعسكر. وأصيب 300 شخص بالملاريا هناك.", [("killed", 5)]),
    ],
)
def test_hunger_and_disease_are_no_arms(text: str, figures: list[tuple[str, int]]) -> None:
    assert counted(text) == figures


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("قتلت القوات 12 شخصا كانوا ينتظرون المساعدات هربا من الجوع في رفح.", [("killed", 12)]),
        ("قتل 11 شخصا في هجوم شنه مسلحون على بلدة يتفشى فيها الوباء.", [("killed", 11)]),
        ("قتل سبعة بالرصاص، بعد يوم من وفاة طبيب بالكوليرا.", [("killed", 7)]),
    ],
)
def test_those_killed_by_arms_are_counted_where_hunger_and_disease_are_named(
    text: str, figures: list[tuple[str, int]]
) -> None:
    assert counted(text) == figures
