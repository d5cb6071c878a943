"""What is armed violence: accidents, crime, courts, sport and threats are not; attacks in such words are."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from marsad import Report
from marsad.reader import read

MADE_UP = Path(__file__).parent / "madeup"
MISSED = ("قضت محكمة في باريس", "أعلن الحزب استهداف")
TAKEN = ("خطف طفل في العاشرة", "لبنان: 40 حريقا", "قال المدرب إن لاعبيه")
"""What the reader still gets wrong, each text by its first words."""


def texts(name: str, wrong: tuple[str, ...]) -> list[object]:
    lines = (MADE_UP / name).read_text(encoding="utf-8").splitlines()
    known = pytest.mark.xfail(strict=True, reason="not understood yet")
    return [pytest.param(line, marks=known if line.startswith(wrong) else ()) for line in lines]


def relevant(text: str) -> bool:
    return read(Report(doc="x", title="", text=text, seen=None)).relevant


@pytest.mark.parametrize("text", texts("irrelevant.txt", TAKEN))
def test_no_armed_violence(text: str) -> None:
    assert not relevant(text)


@pytest.mark.parametrize("text", texts("relevant.txt", MISSED))
def test_armed_violence(text: str) -> None:
    assert relevant(text)


@pytest.mark.parametrize(
    ("text", "news"),
    [
        ("قتل القائد سالم في معركة الوادي يوم 12 أيار 1921 أمام الجيش الفرنسي قرب حلب.", False),
        ("قتل القائد سالم في معركة الوادي يوم 12 أيار 2021 أمام مسلحي التنظيم قرب حلب.", True),
        (
            "قتل القائد سالم في معركة الوادي يوم 12 أيار 1921 أمام الجيش الفرنسي قرب حلب. "
            "وأمس الأحد قتل ثلاثة جنود في تفجير قرب ضريحه.",
            True,
        ),
    ],
)
def test_a_battle_of_a_lifetime_ago_is_no_news(text: str, news: bool) -> None:
    assert read(Report(doc="x", text=text, seen=dt.date(2023, 3, 5))).relevant is news


def _column(*told: str) -> str:
    """Return a long text that speaks of anything but war, with a few sentences more in it."""
    idle = (
        "كتبت الأستاذة في مقالها عن ذكريات المدرسة وأحلام الطلبة ورغبة الأسر في حدائق أوسع للأحياء الجديدة. "
    )
    return idle * 13 + " ".join(told) + " " + idle * 13


@pytest.mark.parametrize(
    ("told", "relevant"),
    [
        ((), False),
        (("وما زلنا نذكر خبر أب يقتل ابنته قبل عام.",), False),
        (("ونذكر مقتل جندي من أبناء الحي.", "رحم الله الشهيد."), False),
        (("قتل خمسة جنود في هجوم شنه مسلحون على حاجز قرب كركوك أمس.",), True),
        (("انفجرت سيارة مفخخة أمس في السوق وقتل تسعة.",), True),
    ],
)
def test_a_column_that_touches_upon_harm_is_no_report(told: tuple[str, ...], relevant: bool) -> None:
    assert read(Report(doc="r", text=_column(*told))).relevant is relevant


@pytest.mark.parametrize(
    ("title", "told", "relevant"),
    [
        ("", "وتعرضت بلدة قرب كركوك لقصف مدفعي أول أمس.", False),
        ("", "فجر المسلحون أول أمس جسرا في بلدة القائم.", False),
        ("", "استهدفت طائرة مسيرة ميناء أوديسا.", False),
        ("", "أدان الوزير الهجوم على مسجد في بيشاور.", False),
        ("قصف بلدة قرب كركوك", "وتعرضت بلدة قرب كركوك لقصف مدفعي أول أمس.", True),
        ("هجوم على ميناء أوديسا", "استهدفت طائرة مسيرة ميناء أوديسا.", True),
        ("", "وتعرضت بلدة قرب كركوك لقصف مدفعي أول أمس قتل فيه راع.", True),
        ("", "قصفت المدفعية بلدة قرب كركوك. وقصف الطيران البلدة نفسها بالصواريخ.", True),
    ],
)
def test_an_attack_named_in_passing_is_no_news(title: str, told: str, relevant: bool) -> None:
    assert read(Report(doc="r", title=title, text=_column(told))).relevant is relevant


@pytest.mark.parametrize(
    "text",
    [
        "قتل مريض نفسي شقيقه وجاره بالرصاص في قرية جنوب المحافظة أمس، وأحيل إلى هيئة التحقيق والادعاء.",
        "قتل شاب آخر طعنا لخلاف سابق بينهما بعد مشاجرة وأحرق سيارته، وباشر البحث والتحري القضية أمس.",
        "لقي 12 جنديا حتفهم بعدما تدهورت حافلة تقلهم في واد أمس.",
        "ارتفعت حصيلة قتلى حادث الاصطدام بين قاربين في بحيرة كيفو إلى 34 قتيلا، وأوقفت الشرطة القبطان.",
        "لقي 18 شخصا مصرعهم في تصادم قطارين قرب مدينة لاهور أمس.",
        "قتل أربعة أشخاص في تحطم طائرة صغيرة بعيد إقلاعها من مطار فرعي أمس.",
    ],
)
def test_quarrels_illness_and_crashes_are_of_peace(text: str) -> None:
    assert not read(Report(doc="r", text=text)).relevant
