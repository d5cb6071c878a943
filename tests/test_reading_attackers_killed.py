"""The one who attacked, killed or caught on the spot: counted, no part of his victims, of no police."""

import pytest

from marsad import Report
from marsad.models import Figure, Incident
from marsad.reader import read


def incident(text: str) -> Incident:
    [one] = read(Report(doc="made", text=text)).incidents
    return one


def attacker(text: str, measure: str = "killed") -> Figure:
    [one] = [figure for figure in incident(text).figures if figure.measure == measure and figure.low == 1]
    return one


KILLED = [
    "أصيب ثلاثة أشخاص في هجوم بسكين في مالمو، وقتلت الشرطة المهاجم.",
    "أصيب ثلاثة أشخاص في عملية طعن في الخليل، وقتل المنفذ برصاص الشرطة.",
    "أصيب خمسة أشخاص في عملية دهس في العفولة، واستشهد المنفذ.",
    "قتل خمسة أشخاص في إطلاق نار في أبيدجان، وقتل مطلق النار.",
    "أصيب شرطيان في إطلاق نار في ليون، وقتلت قوات الأمن منفذ الهجوم.",
    "أصيب أربعة أشخاص في إطلاق نار في كالغاري، وتم تحييد المنفذ.",
    "أصيب تسعة أشخاص في هجوم قرب بغداد، وقتلت الشرطة الانتحاري.",
    "أصيب شخصان في عملية طعن في نابلس. وقالت الشرطة إنها قتلت المنفذ.",
    "قتل سبعة أشخاص في إطلاق نار قرب معبد. وقالت الشرطة إنها قتلت مطلق النار.",
    "قتل سبعة أشخاص في إطلاق نار قرب معبد. وقتل المهاجم برصاص الشرطة.",
]


@pytest.mark.parametrize("text", KILLED)
def test_who_attacked_is_counted_beside_his_victims_and_of_no_police(text: str) -> None:
    one = attacker(text)
    assert (one.status, one.subset, one.affiliation) == ("armed", False, None)


@pytest.mark.parametrize("text", KILLED[:6])
def test_who_shot_the_attacker_did_not_attack(text: str) -> None:
    assert incident(text).perpetrators == ()


def test_an_attacker_who_is_caught_is_counted_as_arrested() -> None:
    one = attacker("أصيب خمسة أشخاص بالرصاص في تولوز، واعتقلت الشرطة المهاجم.", "arrested")
    assert one.status == "armed"


@pytest.mark.parametrize(
    "text",
    [
        "قتل شخصان قرب المنفذ الحدودي في قصف مدفعي على رفح.",
        "أصيب شخصان في المنفذ بقصف مدفعي على رفح.",
        "أغلق المنفذ بعد إصابة شخصين في قصف مدفعي على رفح.",
    ],
)
def test_a_border_crossing_is_nobody(text: str) -> None:
    assert [figure.low for figure in incident(text).figures] == [2]


def test_attackers_told_to_be_among_the_dead_are_part_of_them() -> None:
    figures = incident("قتل تسعة أشخاص، بينهم منفذ الهجوم، في إطلاق نار في كيسومو.").figures
    assert [(figure.low, figure.subset) for figure in figures] == [(9, False), (1, True)]
