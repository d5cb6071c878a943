"""Copies of a text are known whatever was changed in them, and are one voice together."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from uuid import uuid4

import pytest
from click.testing import CliRunner
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from copypairs import CHANGES, DAY, Pair, pairs, report
from ledger_reports import MARKET, account, figure, market, reading
from marsad.cli import main
from marsad.ledger import Ledger
from marsad.ledger.linking.told import Told
from marsad.ledger.reports.copies import overlap
from marsad.ledger.reports.credits import AGENCIES, credit_of
from marsad.ledger.reports.prints import Body, asked_by, body_of, filed_under
from marsad.ledger.reports.shelf import kept
from marsad.ledger.tolls.voices import independent, statements
from marsad.models import Account, Figure, Reading, Report
from older_ledgers import make_older

PAIRS = pairs()


@pytest.mark.parametrize("kind", sorted({pair.kind for pair in PAIRS}))
def test_copies_are_told_from_what_only_looks_like_them(kind: str) -> None:
    wrong = [
        (pair.one.text, pair.other.text) for pair in PAIRS if pair.kind == kind and pair.found() != pair.truth
    ]
    assert wrong == []


@given(st.sampled_from(PAIRS))
def test_it_does_not_matter_which_of_two_is_asked_about(pair: Pair) -> None:
    assert replace(pair, one=pair.other, other=pair.one).found() == pair.found()


@pytest.mark.parametrize("words", ["", "قصف", "قصف على البلدة فجرا"])
def test_a_few_words_are_a_copy_of_nothing(words: str) -> None:
    one = body_of(report("a", [words]))
    assert overlap(one, one) is None


CREDITS = [
    ("قتل ثلاثة في كيدال.\nالمصدر : رويترز", "Reuters"),
    ("قتل ثلاثة في كيدال.\nالمصدر: وكالة الأنباء الفرنسية", "AFP"),
    ("قتل ثلاثة في كيدال.\nالمصدر: وكالات", AGENCIES),
    ("قتل ثلاثة في كيدال.\nالمصدر: شبكة الراية", "شبكه الرايه"),
    ("قتل ثلاثة في كيدال.\nالمصدر: خاص", None),
    ("قتل ثلاثة في كيدال. (أ ف ب)", "AFP"),
    ("قتل ثلاثة في كيدال.\n(رويترز، أ ف ب)", "Reuters"),
    ("قتل ثلاثة في كيدال، نقلا عن رويترز.", "Reuters"),
    ("باماكو (رويترز) - قتل ثلاثة في كيدال.", "Reuters"),
    ("باماكو - الأناضول\nقتل ثلاثة في كيدال.", "Anadolu"),
    ("وكالات - باماكو: قتل ثلاثة في كيدال.", AGENCIES),
    ("قتل ثلاثة في كيدال.\nالمصدر: رويترز\nشارك الخبر\nفيسبوك", "Reuters"),
    ("نقلت رويترز عن مسعف أن ثلاثة قتلوا في كيدال، ثم عاد الهدوء إلى المدينة.", None),
    ("قتل ثلاثة في كيدال، وقال مصدر لرويترز إن بينهم امرأة، ونقلوا جميعا إلى المشرحة.", None),
    ("قتل ثلاثة في كيدال (شمال)، وفر السكان.", None),
    ("", None),
]


def test_a_credit_that_stood_beside_the_text_comes_before_what_the_text_says() -> None:
    def of(credit: str, source: str = "outlet") -> str | None:
        return credit_of(Report(doc="a", text="بغداد (أ ف ب) - قتل جنديان.", credit=credit, source=source))

    assert of("وكالة رويترز للأنباء") == "Reuters"
    assert of("شبكة الوادي") == "شبكة الوادي"
    assert of("وكالات") == AGENCIES
    assert of("الجزيرة + رويترز", source="الجزيرة") == "Reuters"
    assert of("الجزيرة", source="aljazeera.net") == "AFP"


@pytest.mark.parametrize(("words", "credit"), CREDITS)
def test_a_text_says_whose_it_is_at_its_head_or_its_end(words: str, credit: str | None) -> None:
    assert credit_of(Report(doc="a", text=words, source="outlet")) == credit


def test_who_republishes_is_not_taken_for_whose_text_it_is() -> None:
    words = "سبق - وكالات: قتل ثلاثة في كيدال."
    assert credit_of(Report(doc="a", text=words, source="sabq")) == AGENCIES
    assert credit_of(Report(doc="a", text=words)) == AGENCIES
    assert credit_of(Report(doc="a", text="سبق - جدة: قتل ثلاثة.", source="sabq.org")) is None


def _reports() -> list[Report]:
    """Return versions of two texts, a note out of one of them in a round-up, and posts by one formula."""
    some = [pair for pair in PAIRS if pair.kind in CHANGES][:6]
    for kind in ("a note in a round-up", "posts by one formula", "a post sent on"):
        some += [pair for pair in PAIRS if pair.kind == kind][:2]
    found = [one for pair in some for one in (pair.one, pair.other)]
    return [replace(one, doc=f"r{n:02}") for n, one in enumerate(found)]


Known = dict[str, tuple[frozenset[str], tuple[str, ...], str | None]]


def known(ledger: Ledger) -> Known:
    """Return for each report, by doc, those that are known as its copies, what it stands in, its credit."""
    with ledger._session(ledger._reading) as session:
        tolds = [one.told for one in kept(session)]
    docs = {told.report: told.doc for told in tolds}
    return {
        told.doc: (
            frozenset(other.doc for other in tolds if other.copies == told.copies),
            tuple(sorted(docs[name] for name in told.within)),
            told.credit,
        )
        for told in tolds
    }


def added(where: str | Path, some: Sequence[Report], *more: Sequence[Report]) -> Known:
    with Ledger.open(where, create=True) as ledger:
        for one in (*some, *(two for others in more for two in others)):
            ledger.add(
                one, Reading(doc=one.doc, relevant=True, incidents=(Account(id="a"),), reader="made 1.0")
            )
        assert ledger.verify().problems == ()
        return known(ledger)


@settings(
    max_examples=4,
    deadline=None,
    phases=[Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(st.permutations(_reports()))
def test_the_order_of_arrival_does_not_matter(tmp_path: Path, reports: list[Report]) -> None:
    expected = added(tmp_path / f"{uuid4().hex}.db", _reports())
    assert added(tmp_path / f"{uuid4().hex}.db", reports) == expected


def test_copies_of_copies_are_one_group_and_notes_know_where_they_stand(tmp_path: Path) -> None:
    found = added(tmp_path / "l.db", _reports())
    assert max(len(copies) for copies, _, _ in found.values()) > 6
    assert min(len(copies) for copies, _, _ in found.values()) == 1
    assert any(within for _, within, _ in found.values())


def test_copies_are_kept_in_either_database_and_when_read_again(where: str) -> None:
    some = _reports()[:8]
    first = added(where, some)
    with Ledger.open(where) as ledger:
        for one in some:
            newer = Reading(doc=one.doc, relevant=True, incidents=(Account(id="b"),), reader="made 2.0")
            assert ledger.add(one, newer) == "reread"
        assert known(ledger) == first


def test_an_older_ledger_learns_of_its_copies_when_it_is_opened(where: str) -> None:
    before = added(where, _reports())
    with Ledger.open(where) as ledger:
        make_older(ledger, "0003")
    with Ledger.open(where) as ledger:
        assert known(ledger) == before


def told(doc: str, *figures: Figure, **more: object) -> Told:
    made = Told(
        id=doc,
        number=0,
        report=doc,
        doc=doc,
        seen=DAY,
        publisher=doc,
        text=doc,
        account=Account(id="a", figures=figures),
    )
    return replace(made, **more)  # type: ignore[arg-type]


def killed(number: int, source: str | None = None) -> Figure:
    return Figure(measure="killed", low=number, high=number, source=source)


def voices(*tolds: Told) -> int:
    return len(independent(statements(tolds)))


def test_copies_and_credits_count_once_among_the_independent_voices() -> None:
    assert voices(told("a", killed(9)), told("b", killed(9))) == 2
    assert voices(told("a", killed(9), copies="x"), told("b", killed(9), copies="x")) == 1
    assert voices(told("a", killed(9), credit="Reuters"), told("b", killed(9), credit="Reuters")) == 1
    assert voices(told("a", killed(9), credit="Reuters"), told("b", killed(9), publisher="reuters.com")) == 1
    assert voices(told("a", killed(9), credit="Reuters"), told("b", killed(9, "رويترز"))) == 1
    assert voices(told("a", killed(9), credit="Reuters"), told("b", killed(9), credit="AFP")) == 2


def test_one_copy_that_gives_credit_speaks_for_all() -> None:
    copies = [told("a", killed(9), copies="x"), told("b", killed(9), copies="x", credit="AFP")]
    assert voices(*copies, told("c", killed(9), publisher="afp.com")) == 1


def test_a_source_of_an_agencys_text_is_one_source_in_all_who_republish_it() -> None:
    source = killed(9, "مصدر طبي")
    assert voices(told("a", source, credit="AFP"), told("b", source, credit="AFP")) == 1
    assert voices(told("a", source), told("b", source)) == 2


def test_an_outlets_own_words_beside_its_source_for_the_same_figure_are_no_second_voice() -> None:
    assert voices(told("a", killed(9), killed(9, "وزارة الصحة"))) == 1
    assert voices(told("a", killed(9), killed(7, "وزارة الصحة"))) == 2
    assert voices(told("a", killed(9)), told("b", killed(9, "وزارة الصحة"))) == 2


def test_a_claimant_in_five_outlets_is_one_voice() -> None:
    assert voices(*(told(doc, killed(9, "وزارة الصحة")) for doc in "abcde")) == 1


def test_a_note_in_a_round_up_is_one_voice_with_it_for_what_it_says_only() -> None:
    note, long = told("n", killed(9), within=("r",)), told("r", killed(9), killed(4))
    said = {(one.told.doc, one.figure.low): one.voice for one in statements([note, long])}
    assert said["r", 9] == said["n", 9]
    assert said["r", 4] != said["n", 9]
    assert voices(note, told("r", killed(9))) == 1


def test_the_first_seen_of_the_copies_is_the_one_they_are_copies_of() -> None:
    later = DAY + dt.timedelta(days=1)
    copies = [
        told("b", killed(9), copies="x"),
        told("a", killed(9), copies="x", seen=later),
        told("c", killed(9)),
    ]
    assert {one.told.doc: one.copy_of for one in statements(copies)} == {"a": "b", "b": None, "c": None}


def test_show_marks_the_claims_of_copies(tmp_path: Path) -> None:
    words = f"{MARKET} وأغلقت الشرطة الطرق المؤدية إلى السوق، وهرع الأهالي للتبرع بالدم في المشفى."
    first, made = market("m1", words)
    again = Report(doc="m2", text=f"{words}\nشارك الخبر", seen=first.seen, source="outlet m2", title="عنوان")
    with Ledger.open(tmp_path / "l.db", create=True) as ledger:
        ledger.add(first, made)
        ledger.add(again, reading(again, account(again, figure(again, "ستة قتلى", 6))))
        (only,) = ledger.incidents()
    assert len({claim.voice for toll in only.tolls for claim in toll.claims}) == 1
    shown = CliRunner().invoke(main, ["show", only.id, "--ledger", str(tmp_path / "l.db")]).output
    assert "copy of m1" in shown


FORMULA = "قصف جوي على سوق بلدة صباح امس قتل سبعة مدنيين وفق مصدر طبي"
WORDS = st.lists(st.sampled_from(FORMULA.split(" ")), max_size=60)
TEXTS = st.builds(
    Body,
    WORDS.map(tuple),
    st.sampled_from([None, *(DAY + dt.timedelta(days) for days in range(6))]),
    st.sampled_from(["", "radio"]),
)


@given(st.lists(st.tuples(TEXTS, TEXTS), min_size=1), st.data())
def test_all_copies_are_found_by_their_fingerprints_of_length_and_day(
    pairs: list[tuple[Body, Body]], data: st.DataObject
) -> None:
    for one, other in pairs:
        more = replace(other, words=one.words[: data.draw(st.integers(6, 60))] + other.words[:3])
        for two in (other, more):
            found = len(filed_under(one) & asked_by(two))
            assert found == len(filed_under(two) & asked_by(one))
            assert found in (0, len(one.prints & two.prints))
            if overlap(one, two) and one.prints & two.prints:
                assert found
