"""Search: reports are found by their words however these are written, in SQLite as in PostgreSQL."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import text

from ledger_reports import DAY, market, reading
from marsad.cli import main
from marsad.language.folding import fold_text
from marsad.language.stemming import alike, stem
from marsad.ledger import Ledger, LedgerError
from marsad.ledger.incidents.filters import Filter
from marsad.ledger.searching import searching
from marsad.ledger.searching.searching import Search, parsed
from marsad.ledger.searching.snippets import snippet
from marsad.ledger.tallies.asking import telling
from marsad.models import Report
from older_ledgers import make_older

TEXTS = {
    "raid": (
        "غَارَةٌ على بلدة دابق",
        "قصفت طائرة حربيّة بلدة دابق بريف حلب الشمالي، وأدّت الغارات إلى مقتل 1,200 رأس ماشية.",
    ),
    "bomb": ("انفجار سيارة مفخخة في أعزاز", "انفجرت سيـــارة مفخّخة قرب مستشفى أعزاز، بحسب شهود."),
    "clash": ("", "اشتباكات ببغداد وقرب الفلوجة بين الجيش ومسلّحين؛ للجيش قتيلان."),
    "lebanon": ("لبنان", "وصل إلى لبنان نازحون من سوريا. تحدث والي البلدة إلى صحافيين."),
    "car": ("مفخخة بلا سيارة", "عُثر على عبوة مفخخة، ومرّت سيارة بعدها."),
}


@pytest.fixture
def ledger(where: str) -> Iterator[Ledger]:
    """A ledger with some reports, of which one tells of an incident."""
    with Ledger.open(where, create=True) as made:
        made.add(*market())
        for number, (doc, (title, told)) in enumerate(TEXTS.items()):
            seen = DAY + dt.timedelta(days=number)
            report = Report(doc=doc, title=title, text=told, seen=seen, source=f"outlet {number % 2}")
            made.add(report, reading(report))
        yield made


def docs(ledger: Ledger, asked: str, **more: object) -> set[str]:
    """Return the docs of the reports that are found."""
    found = ledger.search(replace(Search(asked=asked), **more))  # type: ignore[arg-type]
    assert found.total == len(found.hits)
    return {hit.doc for hit in found.hits}


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("غارة", {"raid"}),
        ("غارات", {"raid"}),
        ("والغارة", {"raid"}),
        ("حربية", {"raid"}),
        ("حلب", {"raid"}),
        ("بحلب", {"raid"}),
        ("1200", {"raid"}),
        ("١٬٢٠٠", {"raid"}),
        ("اعزاز", {"bomb"}),
        ("إعزاز", {"bomb"}),
        ("سيّارة", {"bomb", "car", "m1"}),
        ("سيارات مفخخة", {"bomb", "car"}),
        ('"سيارة مفخخة"', {"bomb"}),
        ('"السيارة المفخخة"', {"bomb"}),
        ("«سيارة مفخخة» أعزاز", {"bomb"}),
        ('"مفخخة سيارة"', set()),
        ("بغداد", {"clash"}),
        ("وبغداد", {"clash"}),
        ("الجيش", {"clash"}),
        ("جيش", {"clash"}),
        ("فلوجة", {"clash"}),
        ("مسلحون", {"clash"}),
        ("لبنان", {"lebanon"}),
        ("بلبنان", {"lebanon"}),
        ("سورية", {"lebanon"}),
        ("نازحين", {"lebanon"}),
        ("حمص", set()),
        ("لبنان حلب", set()),
        ('"دابق قصفت"', set()),
    ],
)
def test_words_are_found_however_they_are_written(ledger: Ledger, asked: str, found: set[str]) -> None:
    assert docs(ledger, asked) == found


def test_a_search_can_be_narrowed_and_ordered(ledger: Ledger) -> None:
    assert docs(ledger, "سيارة", first=DAY + dt.timedelta(days=1)) == {"bomb", "car"}
    assert docs(ledger, "سيارة", last=DAY) == {"m1"}
    assert docs(ledger, "سيارة مفخخة", outlets=("outlet 1",)) == {"bomb"}
    newest = ledger.search(Search(asked="سيارة", order="newest")).hits
    assert [hit.doc for hit in newest] == ["car", "bomb", "m1"]
    page = ledger.search(Search(asked="سيارة", order="newest"), limit=1, skip=1)
    assert (page.total, [hit.doc for hit in page.hits]) == (3, ["bomb"])


@pytest.mark.parametrize(
    ("area", "actor", "found"),
    [
        ("Idlib", "", {"m1"}),
        ("إدلب", "مدنيين", {"m1"}),
        ("", "civilians", {"m1"}),
        ("حلب", "", set()),
        ("nowhere", "", set()),
        ("Idlib", "nobody", set()),
        ("", "", {"m1", "bomb", "car"}),
    ],
)
def test_only_reports_of_an_area_or_an_actor(ledger: Ledger, area: str, actor: str, found: set[str]) -> None:
    assert docs(ledger, "سيارة", telling=telling(area, actor)) == found


@pytest.mark.parametrize(
    "asked", [{}, {"first": DAY}, {"telling": Filter(country="SY")}, {"outlets": ("none",)}]
)
def test_the_newest_with_a_word_that_most_hold_are_those_of_any_other(
    ledger: Ledger, monkeypatch: pytest.MonkeyPatch, asked: dict[str, Any]
) -> None:
    wanted = Search(asked="سيارة", order="newest", **asked)
    few, rest = ledger.search(wanted), ledger.search(wanted, limit=1, skip=1)
    monkeypatch.setattr(searching, "_OFTEN", dict.fromkeys(searching._OFTEN, 1))
    assert ledger.search(wanted) == few
    assert ledger.search(wanted, limit=1, skip=1) == rest


@pytest.mark.parametrize("asked", [{}, {"first": DAY}])
def test_of_a_word_that_most_hold_the_last_to_arrive_are_put_in_order(
    ledger: Ledger, monkeypatch: pytest.MonkeyPatch, asked: dict[str, Any]
) -> None:
    assert docs(ledger, "سيارة", **asked) == {"m1", "bomb", "car"}
    monkeypatch.setattr(searching, "_OFTEN", dict.fromkeys(searching._OFTEN, 2))
    found = ledger.search(Search(asked="سيارة", **asked))
    assert (found.total, {hit.doc for hit in found.hits}) == (3, {"bomb", "car"})
    assert found.ordered == 2
    newest = ledger.search(Search(asked="سيارة", order="newest", **asked))
    assert (newest.ordered, len(newest.hits)) == (3, 3)


def test_a_word_in_the_title_counts_for_more(ledger: Ledger) -> None:
    assert ledger.search(Search(asked="لبنان")).hits[0].doc == "lebanon"
    assert ledger.search(Search(asked="انفجار سيارة")).hits[0].doc == "bomb"


def test_what_was_found_is_marked_in_the_words_of_the_report(ledger: Ledger) -> None:
    (hit,) = ledger.search(Search(asked="غارة حربية")).hits
    assert [bit.text for bit in hit.title if bit.found] == ["غَارَةٌ"]
    assert [bit.text for bit in hit.words if bit.found] == ["حربيّة", "الغارات"]
    assert "".join(bit.text for bit in hit.words) == TEXTS["raid"][1]


def test_a_report_leads_to_the_incidents_that_it_tells_of(ledger: Ledger) -> None:
    (hit,) = ledger.search(Search(asked="أريحا")).hits
    assert hit.incidents == (ledger.incidents()[0].id,)


@pytest.mark.parametrize("asked", ["", " .،! ", '""', "ـــ", "كلمة " * 17, "ك" * 401])
def test_what_cannot_be_looked_for_is_told(ledger: Ledger, asked: str) -> None:
    with pytest.raises(LedgerError, match="search: "):
        ledger.search(Search(asked=asked))


@pytest.mark.parametrize(
    "asked", ['حلب" OR rowid:*', "NEAR(حلب)", "title:حلب", "حلب' & !x", "*حلب\\:A", "حلب\0)"]
)
def test_the_signs_of_a_query_are_no_more_than_signs(ledger: Ledger, asked: str) -> None:
    assert docs(ledger, asked) <= {"raid"}


def test_an_older_ledger_is_searched_too(where: str, ledger: Ledger) -> None:
    make_older(ledger, "0011")
    ledger.close()
    with Ledger.open(where) as newer:
        assert docs(newer, "غارة") == {"raid"}
        assert newer.verify().problems == ()


def test_a_report_that_is_withheld_is_not_found(ledger: Ledger) -> None:
    ledger.forget("raid", who="R. Hassan", why="asked for")
    assert docs(ledger, "غارة") == set()
    assert ledger.verify().problems == ()


def test_an_index_that_lacks_reports_is_told(ledger: Ledger) -> None:
    with ledger._writing.begin() as connection:
        connection.execute(text("DELETE FROM search"))
    assert "search: does not hold 6 of the reports" in ledger.verify().problems


def test_the_command_marks_what_it_finds(tmp_path: Path) -> None:
    where = str(tmp_path / "l.db")
    with Ledger.open(where, create=True) as made:
        made.add(*market())
    done = CliRunner().invoke(main, ["search", "سيارات", "أريحا", "--ledger", where, "--format", "jsonl"])
    assert done.exit_code == 0
    assert "⟦سيارة⟧ ملغومة" in done.stdout
    assert "1 found" in done.stderr
    none = CliRunner().invoke(main, ["search", "،", "--ledger", where])
    assert (none.exit_code, "no word to look for" in none.stderr) == (1, True)


def test_core_words_have_one_form() -> None:
    for one, other in (
        ("غارات", "بالغارة"),
        ("مدنيين", "المدنيون"),
        ("سوريا", "السورية"),
        ("وزير", "والوزير"),
    ):
        assert stem(fold_text(one)) == stem(fold_text(other)), (one, other)
    assert len({stem(word) for word in ("لبنان", "لبن", "سودان", "سود", "عمان")}) == 5


@given(
    st.text(alphabet="ابتلكفوسرنيهم", min_size=2, max_size=9),
    st.sampled_from(["", "و", "ال", "وال", "ب", "ول", "بال"]),
)
def test_any_word_is_found_with_anything_before_it(word: str, front: str) -> None:
    assert stem(front + word) in alike(word) or len(word) < 3 or word.startswith("ل")


@given(st.text(max_size=300), st.text(alphabet='ابت 12"aE', min_size=1, max_size=20))
def test_a_snippet_is_a_stretch_of_the_text(told: str, asked: str) -> None:
    try:
        terms = parsed(asked)
    except LedgerError:
        return
    shown = "".join(bit.text for bit in snippet(told, terms))
    assert shown.removeprefix("… ").removesuffix(" …") in told or shown in told
