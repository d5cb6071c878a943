"""Chronologies and round-ups: what stands under each day is of that day; «في حادث منفصل» begins another."""

from __future__ import annotations

import datetime as dt

import pytest

from marsad.models import Account, Report
from marsad.reader import read


def told(text: str) -> tuple[Account, ...]:
    return read(Report(doc="x", title="", text=text, seen=dt.date(2019, 8, 20))).incidents


def killed_by_day(text: str) -> dict[str | None, list[int | None]]:
    """Return the numbers of dead of each incident by its first day."""
    return {
        one.date.first.isoformat() if one.date else None: [
            f.low for f in one.figures if f.measure == "killed"
        ]
        for one in told(text)
    }


CHRONOLOGY = (
    "أبرز الهجمات في الأسابيع الأخيرة:\n"
    "7 أغسطس:\nهاجم مسلحون قافلة في بلدة بلد حواء وقتلوا 14 جنديا.\n"
    "31 يوليو/تموز:\nانفجرت عبوة بحافلة في مقديشو؛ ما أدى إلى مقتل تسعة ركاب.\n"
    "22 يوليو:\nاغتال مسلحون شرطيا في كيسمايو."
)


def test_each_item_of_a_chronology_is_of_the_day_above_it() -> None:
    assert killed_by_day(CHRONOLOGY) == {"2019-08-07": [14], "2019-07-31": [9], "2019-07-22": [1]}


def test_a_line_with_the_day_of_writing_dates_nothing() -> None:
    text = "12 أغسطس 2019:\nقتل أربعة جنود في هجوم على قاعدة في كيسمايو."
    assert killed_by_day(text) == {None: [4]}


def test_an_item_that_names_its_own_day_keeps_it() -> None:
    text = CHRONOLOGY.replace("قافلة في بلدة", "قافلة فجر السادس من أغسطس في بلدة")
    assert killed_by_day(text)["2019-08-06"] == [14]


@pytest.mark.parametrize("words", ["في حادث منفصل", "وفي هجوم آخر", "وفي غارة أخرى", "في واقعة منفصلة"])
def test_a_separate_incident_begins_though_it_is_alike(words: str) -> None:
    text = (
        "أصيب عنصران بجروح أمس في غارة مسيرة إسرائيلية على سيارة في بلدة كونين بجنوب لبنان. "
        f"{words}، أطلقت مسيرة إسرائيلية صاروخا على دراجة نارية في بلدة كفر رمان. "
        "وأضافت المصادر أن الهجوم أدى إلى مقتل شخص وجرح ثلاثة."
    )
    places = [one.place.name if one.place else None for one in told(text)]
    assert places == ["بلدة كونين", "بلدة كفر رمان"]


def test_another_attack_named_later_in_a_sentence_does_not_part_it() -> None:
    text = (
        "قتل ثلاثة جنود أمس في كمين قرب بلدة كونين بجنوب لبنان. "
        "وكان الكمين قد نصب قرب موقع وقع في هجوم آخر، وقال الجيش إن القتلى الثلاثة من كتيبة واحدة."
    )
    assert len(told(text)) == 1


@pytest.mark.parametrize(
    "again",
    [
        "وقال ناشط إن ثلاثة من رجال الشرطة قتلوا وأصيب رابع في بلدة عتمان قرب مدينة درعا بإطلاق نار.",
        "وأفادت شبكة محلية بأن الهجوم أدى إلى مقتل ثلاثة وإصابة رابع في بلدة عتمان.",
    ],
)
def test_an_attack_told_again_with_as_many_dead_and_a_finer_place_is_one(again: str) -> None:
    text = f"قتل ثلاثة من عناصر الشرطة الخميس برصاص مسلحين في محافظة درعا جنوبي سوريا.\n{again}"
    assert [one.place.name if one.place else None for one in told(text)] == ["بلدة عتمان"]


def test_as_many_dead_in_another_town_are_another_incident() -> None:
    text = (
        "قتل ثلاثة من عناصر الشرطة الخميس برصاص مسلحين في مدينة درعا.\n"
        "وقال ناشط إن ثلاثة مدنيين قتلوا في قصف مدفعي على مدينة إدلب."
    )
    assert len(told(text)) == 2
