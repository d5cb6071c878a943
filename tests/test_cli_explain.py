"""``marsad explain``: why each figure was read, and why each other number was not."""

import json
import re
import time
from pathlib import Path
from typing import get_args

import pytest
from click.testing import CliRunner, Result

from marsad.cli import main
from marsad.language.tables import Row, rows
from marsad.models import Report
from marsad.reader import read
from marsad.reader.harm.scan import Rule
from marsad.reader.reasons.explain import Explanation, explain
from marsad.reader.reasons.refusals import Refused

HOME = Path(__file__).parents[1]
TEXT = (
    "قال قائد الشرطة إن نحو تسعة أشخاص، بينهم طفلان، قتلوا في 17 آذار في قصف على سوق القرية، على بعد 12 كلم "
    "من المدينة التي يسكنها 62000 نازح. وأكد مسعف مقتل تسعة أشخاص. ويبلغ عمر الطفلين 7 و9 أعوام."
)
REASONS = rows("reasons")


def run(*args: object, stdin: str | None = None) -> Result:
    return CliRunner().invoke(main, ["explain", *map(str, args)], input=stdin)


def told(text: str, title: str = "") -> Explanation:
    return explain(Report(doc="1", title=title, text=text.replace("⏎", "\n")))


def refused(text: str) -> dict[str, Refused]:
    return {one.evidence.quote: one for one in told(text).refused}


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "report.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


class TestReasons:
    @pytest.mark.parametrize("row", REASONS, ids=lambda row: f"{row['kind']} {row['name']}")
    def test_every_reason_is_true_of_its_example(self, row: Row) -> None:
        found = told(row["example"])
        rules = {one.figure.rule for one in found.figures}
        reasons = {one.reason for one in found.refused}
        assert row["name"] in (rules if row["kind"] == "rule" else reasons)

    def test_every_rule_and_refusal_has_one(self) -> None:
        source = "".join(path.read_text(encoding="utf-8") for path in HOME.glob("src/marsad/reader/**/*.py"))
        noted = set(re.findall(r'\.note\(\w+, "([a-z ]+)"\)', source))
        refusals = {row["name"] for row in REASONS if row["kind"] == "refusal"}
        assert {row["name"] for row in REASONS if row["kind"] == "rule"} == set(get_args(Rule))
        assert {"denied", "pointer"} <= noted
        assert noted | {row["kind"] for row in rows("things")} <= refusals

    def test_every_reason_given_on_made_up_reports_is_told(self) -> None:
        for line in (HOME / "tests/madeup/reports.texts.jsonl").read_text(encoding="utf-8").splitlines():
            report = json.loads(line)
            found = told(report["text"], report["title"])
            assert {one.figure.rule for one in found.figures} <= {row["name"] for row in REASONS}
            assert {one.reason for one in found.refused} <= {row["name"] for row in REASONS}
            assert found.reading == read(found.report)


class TestWhatIsRead:
    def test_the_words_of_a_figure_are_told_apart(self) -> None:
        whole, part = told(TEXT).figures[:2]
        assert whole.people is not None
        assert whole.harm is not None
        assert whole.qualifier is not None
        assert (whole.people.quote, whole.harm.quote, whole.qualifier.quote) == ("أشخاص", "قتلوا", "نحو")
        assert part.whole == 0
        assert whole.whole is None

    def test_what_is_stated_again_stands_with_the_figure(self) -> None:
        text = "قتل تسعة أشخاص في قصف على السوق. وأسفر القصف عن مقتل تسعة أشخاص."
        (figure,) = told(text).figures
        assert [evidence.quote for evidence in figure.again] == ["مقتل تسعة أشخاص"]
        assert refused(text)["مقتل تسعة أشخاص"].figure == 0

    @pytest.mark.parametrize(
        ("text", "source", "cue", "carried"),
        [
            ("قال طبيب في المستشفى إن سبعة أشخاص قتلوا في القصف.", "طبيب في المستشفى", "قال", False),
            ("قتل سبعة أشخاص في القصف، بحسب وزارة الصحة.", "وزارة الصحة", "بحسب", False),
            ("قال متحدث باسم الجيش إن القصف توقف. وأضاف أن جنديين قتلا.", "متحدث باسم الجيش", "وأضاف", True),
            ("قتل سبعة أشخاص في القصف.", None, None, False),
        ],
    )
    def test_who_states_it_and_by_which_word(
        self, text: str, source: str | None, cue: str | None, carried: bool
    ) -> None:
        (figure,) = told(text).figures
        assert figure.figure.source == source
        assert (figure.cue.quote if figure.cue else None, figure.carried) == (cue, carried)

    def test_the_signs_that_voted_on_the_incident_are_told(self) -> None:
        text = "قتل جنديان في تفجير في بغداد. وفي الموصل قتل أربعة مدنيين بقصف مدفعي."
        first, second = told(text).figures
        assert first.ballot is not None
        assert second.ballot is not None
        assert (first.part, second.part) == ("a", "b")
        assert second.ballot.chosen == "a new incident"
        assert second.ballot.next == "an incident told before"
        assert second.ballot.points == pytest.approx(sum(w for _, w in second.ballot.signs), abs=0.02)
        known = {row["sign"] for row in rows("weights")}
        assert {sign for sign, _ in second.ballot.signs} <= known

    def test_evidence_stands_in_the_report(self) -> None:
        found = told(TEXT, "مقتل تسعة في قصف على سوق")
        marked = [e for one in found.figures for e in (one.people, one.harm, one.cue, *one.again) if e]
        assert marked
        assert all(evidence.proves(found.report) for evidence in marked)
        assert all(one.evidence.proves(found.report) for one in found.refused)


class TestWhatIsNot:
    @pytest.mark.parametrize(
        ("text", "words", "reason"),
        [
            ("قتل مدني في 9 نيسان بقصف على مأرب.", "9", "date"),
            ("قتل مدني بهجوم هو الأعنف منذ 2018 في مأرب.", "2018", "year"),
            ("سقطت قذيفة عند 04:15 فقتل مدني.", "04", "clock"),
            ("قتل مدني عمره 63 عاما بقصف على مأرب.", "63 عاما", "time"),
            ("قتل مدني بقصف على بعد 8 كلم من مأرب.", "8 كلم", "length"),
            ("قتل مدني بقصف ونهب 900 دولار من بيته.", "900 دولار", "money"),
            ("قتل مدني بخمسة صواريخ سقطت على مأرب.", "بخمسة صواريخ", "object"),
            ("قتل مدني بعد أربع غارات على مأرب.", "أربع غارات", "act"),
            ("قتل مدني بقصف طال 30% من مأرب.", "30", "share"),
            ("قتل مدني بقصف على مأرب. للتواصل: 00967112233445566", "00967112233445566", "great"),
            ("دخلت معارك مأرب يومها الخامس والعشرين وقتل مدني.", "والعشرين", "ordinal"),
            ("قتل مدني بقصف على مخيم يؤوي 45000 نازح في مأرب.", "45000 نازح", "far"),
            ("قتل مدني بقصف على مأرب. ويؤوي مخيمها 45000 نازح.", "45000 نازح", "no harm"),
            ("قصف الجيش مأرب ولم تقع إصابات.", "إصابات", "denied"),
            ("قتل مدني بقصف على مأرب. وقتل سبعة ركاب في حادث سير.", "سبعة ركاب", "accident"),
            ("قتل مدني بقصف على مأرب، وتوفي سبعة نازحين بالكوليرا.", "سبعة نازحين", "illness"),
            ("مات سبعة ركاب في حادث سير على طريق الجبل.", "سبعة ركاب", "irrelevant"),
        ],
    )
    def test_each_kind_has_its_reason(self, text: str, words: str, reason: str) -> None:
        found = refused(text)
        assert words in found, found
        assert found[words].reason == reason

    def test_the_word_that_a_reason_turns_on_is_named(self) -> None:
        assert refused("قتل مدني بقصف على مخيم يؤوي 45000 نازح.")["45000 نازح"].about == "قتل"

    def test_people_without_a_number_are_told_apart(self) -> None:
        found = refused("هاجم مسلحون حاجزا فقتل جنديان على بعد 5 كلم.")
        assert found["مسلحون"].number is False
        assert found["5 كلم"].number is True

    def test_no_number_is_left_without_a_reason(self) -> None:
        found = told("قتل 3 جنود و4 مدنيين في 5/6/2021 عند الساعة 7:30 بعد 8 غارات على 9 قرى.")
        quotes = [one.figure.evidence.quote for one in found.figures if one.figure.evidence]
        quotes += [one.evidence.quote for one in found.refused]
        assert all(any(digit in quote for quote in quotes) for digit in "345789")


class TestCommand:
    def test_figures_and_all_else_are_shown(self, file: Path) -> None:
        result = run(file)
        assert result.exit_code == 0
        assert "report:        relevant (words of attack: " in result.output
        assert "figure 1:      killed about 9, in incident a (shelling" in result.output
        assert "⟨نحو⟩" in result.output
        assert "{قتلوا}" in result.output
        assert "part of figure 1" in result.output
        assert "stated by:     قائد الشرطة" in result.output
        assert re.search(r"goes there by: a new incident, [-+\d.]+ points: \w", result.output)
        below = result.output.split("Numbers that are no figure")[1]
        assert re.search(r"12 كلم +it is a length", below)
        assert re.search(r"17 +it is part of a date", below)

    def test_a_figure_has_the_number_that_report_marks_it_with(self, file: Path) -> None:
        key = CliRunner().invoke(main, ["report", str(file), "--format", "jsonl"]).output.splitlines()
        marked = [mark for mark in map(json.loads, key) if mark["kind"] == "figure"]
        found = json.loads(run(file, "--json").output)["figures"]
        assert {f["number"]: f["figure"]["evidence"]["quote"] for f in found} == {
            mark["number"]: mark["quote"] for mark in marked
        }

    def test_one_figure_alone(self, file: Path) -> None:
        result = run(file, "--figure", 1)
        assert result.output.count("figure 1:") == 1
        assert "Numbers that are no figure" not in result.output
        assert len(json.loads(run(file, "--figure", 1, "--json").output)["figures"]) == 1

    def test_a_figure_that_is_not_there(self, file: Path) -> None:
        result = run(file, "--figure", 99)
        assert result.exit_code == 1
        assert re.fullmatch(r"marsad: report\.txt: no figure 99; its figures: [\d, ]+\n", result.stderr)

    def test_json_has_the_reasons_in_words(self, file: Path) -> None:
        found = json.loads(run(file, "--json").output)
        assert found["relevant"] is True
        assert found["figures"][0]["why"] == "its people stand before the verb of harm"
        assert any(
            one["reason"] == "date" and one["why"] == "it is part of a date" for one in found["refused"]
        )
        assert {one["figure"] for one in found["refused"] if one["reason"] == "again"} <= {1}

    def test_an_irrelevant_report_says_why(self) -> None:
        result = run("-", stdin="لقي سبعة ركاب مصرعهم في حادث سير على طريق الجبل.")
        assert result.exit_code == 0
        assert "report:        not relevant: too little speaks of armed violence" in result.output
        assert re.search(r"of accident, disaster or crime: [1-9]", result.output)
        assert "the report as a whole does not tell of armed violence" in result.output

    def test_violence_without_an_incident_says_why(self) -> None:
        result = run("-", stdin="تتحدث الصحف عن هجمات وقصف منذ سنوات.")
        assert "not relevant: nobody is counted" in result.output

    def test_several_reports_stand_below_their_docs(self, tmp_path: Path) -> None:
        path = tmp_path / "several.jsonl"
        path.write_text("".join(json.dumps({"doc": doc, "text": TEXT}) + "\n" for doc in "ab"), "utf-8")
        assert [line for line in run(path).output.splitlines() if line.startswith("==")] == ["== a", "== b"]
        assert "==" not in run(path, "--doc", "b").output
        assert [json.loads(line)["doc"] for line in run(path, "--json").output.splitlines()] == ["a", "b"]

    def test_what_is_not_there_is_told_in_one_line(self, tmp_path: Path) -> None:
        result = run(tmp_path / "gone.txt")
        assert result.exit_code == 1
        assert result.stderr.endswith("gone.txt: cannot be read: No such file or directory\n")
        assert result.stderr.count("\n") == 1

    def test_a_long_text_costs_time_in_proportion(self) -> None:
        """Thousands of groups in one sentence, the whole of which must not be searched for each of them."""
        spent = {}
        for many in (20, 500, 2_000):  # the first loads the tables
            start = time.process_time()
            found = told("قتل 3 جنود " + "و40 نازحا في بيوت قرب " * many)
            spent[many] = time.process_time() - start
            assert len(found.figures) + len(found.refused) >= many
        assert spent[2_000] < 8 * spent[500]
