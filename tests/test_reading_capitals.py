"""A capital that tells of an attack is its government, and no place of the attack: «أعلنت كييف مقتل …»."""

import pytest

from marsad.models import Report
from marsad.reader import read


@pytest.mark.parametrize(
    ("text", "places"),
    [
        (
            "قتل العشرات في قصف على الفاشر. وأعلنت الخرطوم مقتل 12 جنديا وجرح ثلاثين.",
            ["الفاشر"],
        ),
        (
            "اندلعت معارك عنيفة قرب باخموت. وأعلنت كييف مقتل 20 جنديا روسيا، "
            "وقالت موسكو إن 35 جنديا أوكرانيا قتلوا.",
            ["قرب باخموت"],
        ),
        ("قتل ستة جنود في هجوم على كييف. وقالت كييف إن المهاجمين فروا.", ["كييف"]),
        ("أعلنت الشرطة في كابل مقتل ثلاثة أشخاص في تفجير.", ["كابل"]),
    ],
)
def test_who_tells_of_the_dead_is_not_where_they_fell(text: str, places: list[str]) -> None:
    told = read(Report(doc="x", title="", text=text)).incidents
    assert [one.place.name for one in told if one.place] == places
