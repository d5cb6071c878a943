"""Plain text: the title above, the text unchanged below, page furniture marked, its own date found."""

import datetime as dt
import hashlib
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.intake import Problem, reports
from marsad.intake.arabic import why_not_arabic
from marsad.intake.furniture import furniture_spans, without_furniture
from marsad.intake.headdate import head_date
from marsad.intake.plaintext import split
from marsad.models import Report

BODY = (
    "قال مصدر في الدفاع المدني إن خمسة أشخاص قتلوا حين سقطت قذيفة على بيت في أطراف البلدة، وإن فرق الإنقاذ "
    "ما زالت تبحث عن اثنين تحت الركام."
)
AFTER = "ولم يعرف بعد من أطلق القذيفة، فيما تحدث سكان عن تبادل للقصف طوال الليل بين طرفين لم يسموهما."


def only(path: Path) -> Report:
    (report,) = reports([path], on_problem=pytest.fail)
    return report


def furniture(text: str) -> list[str]:
    return [text[start:end] for start, end in furniture_spans(text)]


def test_the_first_line_is_the_title_and_the_rest_stands_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(f"\nقذيفة على بيت\r\n\r\n{BODY}\r\n \u00a0\r\n\t{AFTER}\n\n".encode())
    report = only(path)
    assert (report.doc, report.title) == ("a.txt", "قذيفة على بيت")
    assert report.text == f"{BODY}\r\n \u00a0\r\n\t{AFTER}"
    assert report.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()


@pytest.mark.parametrize(
    "text",
    [
        BODY,
        f"{BODY}\n{AFTER}",
        f"{'كلمة ' * 60}\n{AFTER}",
        f"Facebook Share\n{BODY}",
        f"2021.03.04\n{BODY}",
        f"وقالت الوكالة:\n{BODY}",
    ],
)
def test_a_first_line_that_is_no_title_belongs_to_the_text(text: str) -> None:
    assert split(text) == ("", text.strip("\n"))


@given(st.text(max_size=200))
def test_nothing_but_line_ends_is_lost_by_splitting(text: str) -> None:
    title, rest = split(text)
    assert "".join(f"{title}{rest}".split()) == "".join(text.split())
    assert rest in text


def test_share_buttons_credits_comments_and_cookies_are_furniture() -> None:
    cookies = "نستخدم ملفات تعريف الارتباط على هذا الموقع وبقاؤك فيه قبول بها. موافق"
    above = ["27", "إعداد ليلى", "Facebook Share", "طباعة"]
    below = ["مشاركة عبر: واتساب", "دع تعليقا", "* اكتب ناتج 3 + 4", cookies, "Privacy & Cookies Policy"]
    lines = [*above, BODY, "المصدر : وكالة المرفأ", AFTER, *below, "جميع الحقوق محفوظة © 2021"]
    assert furniture("\n\n".join(lines)) == [line for line in lines if line not in {BODY, AFTER}]


def test_related_articles_at_the_end_are_furniture_to_the_last_line() -> None:
    links = ["مقتل سبعة في قصف على قرية مجاورة", "انفجار لغم بسيارة: قتيلان", "هل تتوقف المعارك؟"]
    assert furniture("\n".join([BODY, "مقالات ذات صلة:", *links])) == ["مقالات ذات صلة:", *links]


def test_a_paragraph_after_links_in_the_middle_is_read() -> None:
    text = f"{BODY}\nاقرأ أيضا\nانفجار لغم بسيارة\n{AFTER}\nوقتل جندي."
    assert furniture(text) == ["اقرأ أيضا", "انفجار لغم بسيارة"]


def test_a_bulletin_under_the_heading_latest_news_is_no_list_of_links() -> None:
    text = f"آخر الأخبار\nمقتل ثلاثة في قصف\nإصابة طفل بلغم\n{BODY}"
    assert furniture(text) == ["آخر الأخبار"]


@pytest.mark.parametrize(
    "sentence",
    [
        "المصدر قال إن ثلاثة قتلوا",
        "اشترك في الهجوم ثلاثون مسلحا",
        "شارك في القصف طيران مروحي",
        "انضموا إلى القوات المهاجمة",
        "مشاركة قوات خاصة في الهجوم",
        "القتلى: 17",
        "في 12 آذار قتل ثلاثة",
        "عاجل: قتيلان في الشمال",
    ],
)
def test_sentences_that_begin_like_furniture_are_read(sentence: str) -> None:
    assert furniture(f"{BODY}\n{sentence}") == []


def test_a_text_without_furniture_keeps_its_other_lines() -> None:
    assert without_furniture(f"{BODY}\n\nطباعة\n{AFTER}") == f"{BODY}\n{AFTER}"


@given(st.lists(st.sampled_from([BODY, AFTER, "طباعة", "", " ", "تعليقات", "17", "\r", "قتيل"]), max_size=9))
def test_furniture_is_whole_lines_in_order(lines: list[str]) -> None:
    text = "\n".join(lines)
    spans = furniture_spans(text)
    assert list(spans) == sorted(set(spans))
    assert all(text[start:end].strip() and "\n" not in text[start:end] for start, end in spans)
    assert not any(text[start:end] in {BODY, AFTER} for start, end in spans)


DAY = dt.date(2022, 12, 27)


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("2022.12.27 - 12:18", DAY),
        ("27/12/2022", DAY),
        ("12/27/2022", DAY),
        ("٢٧-١٢-٢٠٢٢", DAY),
        ("2022-12-27T12:18:00+03:00", DAY),
        ("الثلاثاء 27 ديسمبر 2022", DAY),
        ("الثلاثاء، 27 كانون الأول/ديسمبر 2022 - 10:30 ص بتوقيت غرينتش", DAY),
        ("27 كانون الأول (ديسمبر) 2022", DAY),
        ("3 جمادى الآخرة 1444 هـ الموافق 27 ديسمبر 2022 م", DAY),
        ("تاريخ النشر: 27/12/2022 الساعة 10:30 مساءً", DAY),
        ("بغداد - 27 دجنبر 2022", DAY),
        ("December 27, 2022", DAY),
        ("Published on 27 Dec 2022 at 3:15 PM", DAY),
        ("03/04/2021", dt.date(2021, 4, 3)),
    ],
)
def test_a_line_at_the_head_that_is_nothing_but_a_date_is_the_reports_own(line: str, day: dt.date) -> None:
    text = f"إعداد ليلى\n\n{line}\n\n{BODY}"
    assert head_date(text) == day
    assert line in furniture(text)


@pytest.mark.parametrize(
    "line",
    [
        "قتل ثلاثة في 27 ديسمبر 2022",
        "هجوم القرية - 27/12/2022",
        "هجوم القرية 27/12/2022",
        "27 ديسمبر",
        "31/02/2022",
        "12:18",
        "رقم 27/12/20225",
        "حصيلة 2022.12.27",
    ],
)
def test_other_lines_with_a_date_are_not(line: str) -> None:
    assert head_date(f"{line}\n{BODY}") is None


def test_a_date_below_the_first_paragraph_is_not_the_reports_own() -> None:
    assert head_date(f"{BODY}\n27/12/2022\n{AFTER}") is None
    assert head_date("سطر قصير\n" * 12 + "27/12/2022") is None


def test_a_text_file_has_the_date_at_its_head(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(f"قذيفة على بيت\n\n27/12/2022\n\n{BODY}", encoding="utf-8")
    assert only(path).seen == DAY


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (
            "Three soldiers were killed near الرقة on Monday, it said.",
            "of its letters are, 25% must be",
        ),
        (
            "در حمله به یک پایگاه نظامی چهار نفر کشته شدند و پنج نفر دیگر زخمی شدند",
            "another language in Arabic letters",
        ),
        ("۱۲ – ... 3", "no words in it"),
    ],
)
def test_what_is_not_arabic_is_told(text: str, why: str) -> None:
    assert why in (why_not_arabic(text) or "")


@pytest.mark.parametrize(
    "text",
    [BODY, "قتیلان فی قصف علی المدینة والسوق الکبیر", "مقتل 3 في Raqqa (SDF)", "پژاك تتبنى هجوما على الحدود"],
)
def test_arabic_is_arabic_however_it_is_typed(text: str) -> None:
    assert why_not_arabic(text) is None


def test_the_seeds_are_split_and_dated_as_their_gold(shared: Path) -> None:
    gold = [
        json.loads(line) for line in (shared / "gold" / "seeds.texts.jsonl").read_text("utf-8").splitlines()
    ]
    problems: list[Problem] = []
    found = list(reports([shared / "seeds"], problems.append))
    assert problems == []
    assert [(r.doc, r.title, r.text) for r in found] == [(g["source"], g["title"], g["text"]) for g in gold]
    assert [r.seen and r.seen.isoformat() for r in found] == [g["seen"] for g in gold]
