"""The dead of either side, told apart from the dozens of both, are parts of these."""

import pytest

from marsad.models import Report
from marsad.reader import read


def killed(text: str) -> list[tuple[int | None, bool]]:
    told = read(Report(doc="x", title="", text=text))
    return [(f.low, f.subset) for one in told.incidents for f in one.figures if f.measure == "killed"]


@pytest.mark.parametrize(
    "text",
    [
        "قتل العشرات في اشتباكات بين قبيلتين في سبها. وقال عميد البلدية إن 29 فردا من الطوارق قتلوا. "
        "وقالت مسؤولة محلية إن ثمانية أفراد من قبيلة تبو قتلوا.",
        "سقط عشرات القتلى في معارك قبلية بالكفرة. وقال شيخ إن 29 فردا من التبو قتلوا. "
        "وأفاد طبيب بمقتل ثمانية أفراد من الطوارق.",
    ],
)
def test_the_dead_of_two_folk_are_parts_of_the_dozens(text: str) -> None:
    assert killed(text) == [(None, False), (29, True), (8, True)]


def test_what_two_armies_say_of_each_other_are_claims_of_their_own() -> None:
    text = (
        "قتل العشرات في معارك قرب باخموت. وأعلنت كييف مقتل 20 جنديا روسيا. "
        "وقالت موسكو إن 35 جنديا أوكرانيا قتلوا."
    )
    assert killed(text) == [(None, False), (20, False), (35, False)]


def test_the_toll_of_one_side_alone_may_be_that_of_the_dozens() -> None:
    text = "قتل العشرات في هجوم على سبها. وقال العمدة إن 29 فردا من الطوارق قتلوا فيه."
    assert (29, True) not in killed(text)
