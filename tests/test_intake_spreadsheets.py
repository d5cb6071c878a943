"""Tables of reports: CSV, TSV, Excel's exports and Parquet become a report a row, and torn rows are named."""

import csv
import datetime as dt
import hashlib
import io
import json
import tracemalloc
import zipfile
from collections.abc import Mapping
from pathlib import Path

import openpyxl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from marsad.cli import main
from marsad.intake import Problem, received, reports
from marsad.intake.page.moment import Moment
from marsad.intake.records import csvfile, excel
from marsad.intake.records.columns import FIELDS, columns_of, day_of, moment_of
from marsad.intake.records.csvfile import items, looks_like
from marsad.intake.source import Source, UnreadableError
from marsad.models import Report

HEADER = ["id", "العنوان", "النص", "التاريخ", "المصدر", "الرابط"]
ROW = [
    "a7",
    "كمين على الطريق",
    "قُتل جنديان في كمين قرب القرية.",
    "2021-03-04",
    "شبكة الوادي",
    "https://x.org/7",
]
OTHER = ["a8", "", "وأصيب ثلاثة مدنيين، بينهم طفل، بقصف.\nونقلوا إلى المشفى.", "5/3/2021", "شبكة الوادي", ""]


def table(*rows: list[str], delimiter: str = ",", encoding: str = "utf-8") -> bytes:
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter).writerows(rows)
    return out.getvalue().encode(encoding)


def read(data: bytes, columns: Mapping[str, str] | None = None) -> tuple[list[Report], list[str]]:
    problems: list[Problem] = []
    stream = io.BufferedReader(io.BytesIO(data))  # type: ignore[arg-type]
    source = Source("in.csv", "in.csv", stream, columns=columns or {})
    return [one.report for one in items(source, problems.append)], [str(one) for one in problems]


def parquet(path: Path, **columns: list[object]) -> Path:
    pq.write_table(pa.table(columns), path)
    return path


class TestRows:
    def test_a_row_is_a_report_with_all_that_it_tells(self) -> None:
        (report, other), problems = read(table(HEADER, ROW, OTHER))
        assert problems == []
        original = json.dumps(dict(zip(HEADER, ROW, strict=True)), ensure_ascii=False).encode()
        assert report == Report(
            doc="a7",
            title="كمين على الطريق",
            text="قُتل جنديان في كمين قرب القرية.",
            seen=dt.date(2021, 3, 4),
            source="شبكة الوادي",
            url="https://x.org/7",
            sha256=hashlib.sha256(original).hexdigest(),
        )
        assert (other.text, other.seen, other.url) == (OTHER[2], dt.date(2021, 3, 5), None)

    @pytest.mark.parametrize(
        "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "windows-1256", "iso-8859-6"]
    )
    @pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
    def test_whatever_excel_writes_is_read(self, encoding: str, delimiter: str) -> None:
        found, problems = read(table(HEADER, ROW, OTHER, delimiter=delimiter, encoding=encoding))
        assert problems == []
        assert [one.text.replace("ُ", "") for one in found] == [ROW[2].replace("ُ", ""), OTHER[2]]

    def test_the_line_by_which_excel_names_the_delimiter_is_no_row(self) -> None:
        assert [one.doc for one in read(b"sep=;\r\n" + table(HEADER, ROW, delimiter=";"))[0]] == ["a7"]

    def test_rows_that_end_as_on_old_macs_are_read(self) -> None:
        assert len(read(table(HEADER, ROW, ROW).replace(b"\r\n", b"\r"))[0]) == 2

    def test_a_row_without_id_goes_by_its_line(self) -> None:
        found, _ = read(table(["title", "text"], ["كمين", "قُتل\nجنديان"], ["", ""], ["قصف", "أصيب ثلاثة"]))
        assert [one.doc for one in found] == ["in.csv:2", "in.csv:5"]

    def test_a_headline_alone_is_a_report_too(self) -> None:
        (report,), problems = read(table(["headline", "body"], ["مقتل جنديين في كمين", ""]))
        assert (report.title, report.text, problems) == ("مقتل جنديين في كمين", "", [])

    @given(
        st.lists(
            st.tuples(st.text(min_size=1, max_size=30).filter(str.strip), st.text(max_size=30)),
            min_size=1,
            max_size=6,
        )
    )
    def test_what_a_writer_of_csv_wrote_is_read_as_it_was(self, pairs: list[tuple[str, str]]) -> None:
        pairs = [(f"قتل {a}", b) for a, b in pairs if (a + b).isprintable()]
        texts = [text.encode("utf-8", "replace").decode() for text, _ in pairs]
        rows = [
            [text, b.encode("utf-8", "replace").decode()] for text, (_, b) in zip(texts, pairs, strict=True)
        ]
        out = io.StringIO()
        csv.writer(out, quoting=csv.QUOTE_ALL).writerows([["text", "tags"], *rows])
        found, problems = read(out.getvalue().encode())
        assert ([one.text for one in found], problems) == ([text.strip() for text in texts], [])


class TestColumns:
    def test_the_first_of_several_names_is_taken(self) -> None:
        names = ["notes", "Full_Text", "Headline", "event_date", "Published-At"]
        assert columns_of(names, {}) == {
            "text": "Full_Text",
            "title": "Headline",
            "published": "Published-At",
        }

    def test_the_day_of_the_incident_is_not_taken_for_that_of_the_report(self) -> None:
        (report,), _ = read(table(["event_date", "notes"], ["2021-03-04", "قُتل جنديان"]))
        assert report.seen is None
        (report,), _ = read(
            table(["event_date", "notes"], ["2021-03-04", "قُتل جنديان"]), {"seen": "event_date"}
        )
        assert report.seen == dt.date(2021, 3, 4)

    def test_a_row_may_tell_when_it_was_published_by_whom_and_whose_it_is(self) -> None:
        header = ["النص", "تاريخ النشر", "الكاتب", "المصدر الأصلي"]
        row = ["قُتل جنديان", "4 آذار 2021 22:30", "سلمى الحديدي", "المصدر : رويترز"]
        (report,), problems = read(table(header, row))
        assert (report.seen, report.published) == (dt.date(2021, 3, 4), dt.datetime(2021, 3, 4, 22, 30))
        assert (report.author, report.credit, problems) == ("سلمى الحديدي", "رويترز", [])

    def test_what_these_columns_are_called_otherwise_the_user_says(self) -> None:
        columns = {"published": "when", "author": "who", "credit": "via"}
        row = ["قُتل جنديان", "2021-03-04T23:30:00Z", "سلمى الحديدي", "رويترز"]
        (report,), _ = read(table(["text", "when", "who", "via"], row), columns)
        assert report.published == dt.datetime(2021, 3, 4, 23, 30, tzinfo=dt.UTC)
        assert (report.seen, report.author, report.credit) == (dt.date(2021, 3, 5), "سلمى الحديدي", "رويترز")

    @pytest.mark.parametrize(
        ("header", "said", "day"),
        [
            (["text", "date", "published"], {}, dt.date(2021, 3, 5)),
            (["text", "date", "published"], {"seen": "date"}, dt.date(2021, 3, 4)),
            (["text", "seen", "published"], {}, dt.date(2021, 3, 4)),
            (["text", "seen", "x"], {"published": "x"}, dt.date(2021, 3, 4)),
            (["text", "date", "x"], {"published": "x"}, dt.date(2021, 3, 5)),
        ],
    )
    def test_of_two_columns_with_days_one_tells_that_of_the_report(
        self, header: list[str], said: dict[str, str], day: dt.date
    ) -> None:
        (report,), _ = read(table(header, ["قُتل جنديان", "2021-03-04", "2021-03-05 10:00"]), said)
        assert (report.seen, report.published) == (day, dt.datetime(2021, 3, 5, 10, 0))

    def test_where_that_one_has_none_the_other_does(self) -> None:
        (report,), problems = read(table(["text", "date", "published"], ["قُتل جنديان", "2021-03-04", "soon"]))
        assert (report.seen, report.published) == (dt.date(2021, 3, 4), None)
        assert problems == ["in.csv:2: published is not a date such as 2022-12-27; read without it"]

    @pytest.mark.parametrize(
        ("cell", "day", "at"),
        [
            ("2022-12-27", dt.date(2022, 12, 27), None),
            ("2022-12-27 00:00:00", dt.date(2022, 12, 27), None),
            (dt.datetime(2022, 12, 27), dt.date(2022, 12, 27), None),
            (dt.date(2022, 12, 27), dt.date(2022, 12, 27), None),
            ("1672183800", dt.date(2022, 12, 28), dt.datetime(2022, 12, 27, 23, 30, tzinfo=dt.UTC)),
            ("27/12/2022 10:30 م", dt.date(2022, 12, 27), dt.datetime(2022, 12, 27, 22, 30)),
            (
                "Tue, 27 Dec 2022 10:30:00 +0300",
                dt.date(2022, 12, 27),
                dt.datetime(2022, 12, 27, 10, 30, tzinfo=dt.timezone(dt.timedelta(hours=3))),
            ),
        ],
    )
    def test_times_are_read_as_people_and_programs_write_them(
        self, cell: object, day: dt.date, at: dt.datetime | None
    ) -> None:
        assert moment_of(cell) == Moment(day, at)

    @pytest.mark.parametrize("cell", ["10:30", "أمس", "", "2022-13-45", True, 12.5, "9" * 400])
    def test_what_is_no_time_is_none(self, cell: object) -> None:
        assert moment_of(cell) is None

    def test_the_user_says_which_column_holds_what(self) -> None:
        (report,), _ = read(table(["text", "كلام"], ["1", "قُتل جنديان"]), {"text": "كلام"})
        assert report.text == "قُتل جنديان"

    def test_a_column_that_the_user_gave_to_one_field_serves_no_other(self) -> None:
        assert columns_of(["message", "text"], {"title": "text"}) == {"title": "text", "text": "message"}

    def test_a_column_that_is_not_there_is_named_with_those_that_are(self) -> None:
        with pytest.raises(UnreadableError, match="no column notes; there are id, النص"):
            read(table(["id", "النص"], ["1", "x"]), {"text": "notes"})

    def test_where_no_column_holds_text_all_are_named(self) -> None:
        with pytest.raises(UnreadableError, match="--columns text=NAME, of id, killed, place"):
            read(table(["id", "killed", "place"], ["1", "3", "x"]))

    def test_columns_of_one_name_are_told_apart(self) -> None:
        (one,), _ = read(table(["text", "note", "note", ""], ["قُتل جنديان", "1", "2", "3"]))
        assert one.text == "قُتل جنديان"

    @pytest.mark.parametrize(
        ("head", "known"),
        [
            ("id,text,date\n1,x,y", True),
            ("المصدر;النص\n", True),
            ("\ufeffdate\ttext\n", True),
            ("text\nقتل ثلاثة", False),
            ("قُتل جنديان، وأصيب ثالث\n", False),
            ("", False),
        ],
    )
    def test_a_table_is_known_by_its_header(self, head: str, known: bool) -> None:
        assert looks_like(head.encode()) is known

    @pytest.mark.parametrize(
        ("cell", "day"),
        [
            ("2022-12-27", dt.date(2022, 12, 27)),
            ("2022-12-27T10:30:00Z", dt.date(2022, 12, 27)),
            ("2022-12-27 10:30:00+03:00", dt.date(2022, 12, 27)),
            ("27/12/2022 10:30", dt.date(2022, 12, 27)),
            ("3/4/2022", dt.date(2022, 4, 3)),
            ("الثلاثاء 27 كانون الأول 2022", dt.date(2022, 12, 27)),
            ("December 27, 2022", dt.date(2022, 12, 27)),
            ("1672137000", dt.date(2022, 12, 27)),
            ("1672137000123", dt.date(2022, 12, 27)),
            (1672137000, dt.date(2022, 12, 27)),
            (dt.datetime(2022, 12, 27, 23, 0), dt.date(2022, 12, 27)),
            (dt.date(2022, 12, 27), dt.date(2022, 12, 27)),
            ("12", None),
            ("أمس", None),
            ("2022-13-45", None),
        ],
    )
    def test_days_are_read_as_people_write_them(self, cell: object, day: dt.date | None) -> None:
        assert day_of(cell) == day


class TestTornRows:
    def test_a_row_of_another_width_is_named_and_the_rest_is_read(self) -> None:
        torn = "b1,عنوان,نص فيه, فاصلة,2021-03-04,,\nb2,نص\n".encode()
        found, problems = read(table(HEADER, ROW) + torn + table(OTHER))
        assert [one.doc for one in found] == ["a7", "a8"]
        assert problems == [
            "in.csv:3: 7 cells, but 6 columns; not read",
            "in.csv:4: 2 cells, but 6 columns; not read",
        ]

    def test_a_comma_too_many_never_cuts_a_text(self) -> None:
        found, problems = read("text,source\nقتل ثلاثة, بينهم طفل,\n,,,\n".encode())
        assert (found, problems) == ([], ["in.csv:2: 3 cells, but 2 columns; not read"])

    def test_a_quote_that_never_closes_costs_its_own_row_only(self) -> None:
        data = 'id,text\n1,قُتل جنديان\n2,"قُتل ثلاثة\n3,أصيب أربعة\n4,أصيب خمسة\n'.encode()
        found, problems = read(data)
        assert [one.doc for one in found] == ["1", "3", "4"]
        assert problems == [
            "in.csv:3: a quotation mark that is never closed, or a cell that is too long; not read"
        ]

    def test_two_rows_are_never_run_together_by_an_open_quote(self) -> None:
        data = 'id,text\n1,"قُتل ثلاثة\n2,"قُتل أربعة"\n3,أصيب خمسة\n'.encode()
        found, problems = read(data)
        assert [(one.doc, one.text) for one in found] == [("2", "قُتل أربعة"), ("3", "أصيب خمسة")]
        assert len(problems) == 1
        assert problems[0].startswith("in.csv:2: ")

    def test_quotes_within_quotes_are_forgiven(self) -> None:
        (report,), problems = read('id,text\n1,"قال "فلان" إنهم ثلاثة"\n'.encode())
        assert ("قال" in report.text, "ثلاثة" in report.text, problems) == (True, True, [])

    def test_a_cell_without_end_is_not_read_for_ever(self) -> None:
        data = b'id,text\n1,"' + "ق\n".encode() * 70_000
        found, problems = read(data)
        assert found == []
        assert problems[0].startswith("in.csv:2: a quotation mark that is never closed")

    @pytest.mark.parametrize("before", [b"", b"sep=;\n"])
    def test_a_first_line_that_is_far_too_long_is_named(self, before: bytes) -> None:
        with pytest.raises(UnreadableError, match="no row with the names of the columns"):
            read(before + "ق".encode() * 150_000)

    def test_a_date_that_is_none_is_named_and_the_row_read(self) -> None:
        (report,), (problem,) = read(table(["text", "date"], ["قُتل جنديان", "قريبا"]))
        assert report.seen is None
        assert problem == "in.csv:2: date is not a date such as 2022-12-27; read without it"

    def test_a_row_with_neither_text_nor_title_is_named(self) -> None:
        _, problems = read(table(["id", "text"], ["1", ""], ["", ""]))
        assert problems == ["in.csv:2: no text in the column text"]

    @pytest.mark.parametrize("data", [b"", b"\xef\xbb\xbf", b"\r\n\r\n"])
    def test_an_empty_table_is_named(self, data: bytes) -> None:
        with pytest.raises(UnreadableError, match="empty"):
            read(data)

    @given(st.binary(max_size=400))
    def test_any_bytes_are_rows_or_refused(self, data: bytes) -> None:
        try:
            read(b"id,text\n" + data)
        except UnreadableError:
            return


class TestParquet:
    def test_times_to_the_nanosecond_are_read(self, tmp_path: Path) -> None:
        table = pa.table(
            {
                "text": ["قُتل جنديان في كمين."] * 2,
                "published": pa.array([1_672_137_000_123_456_789, None], pa.timestamp("ns", "UTC")),
            }
        )
        pq.write_table(table, tmp_path / "posts.parquet")
        problems: list[Problem] = []
        one, other = reports([tmp_path / "posts.parquet"], problems.append)
        assert one.published == dt.datetime(2022, 12, 27, 10, 30, 0, 123456, tzinfo=dt.UTC)
        assert (one.seen, other.seen, problems) == (dt.date(2022, 12, 27), None, [])

    def test_a_row_is_a_report(self, tmp_path: Path) -> None:
        when = dt.datetime(2021, 3, 4, 21, 0, tzinfo=dt.UTC)
        path = parquet(
            tmp_path / "posts.parquet",
            message_id=[7, 8],
            text=["قُتل جنديان في كمين.", None],
            date=[when, None],
            channel=["شبكة الوادي", None],
            views=[12.5, None],
        )
        problems: list[Problem] = []
        (one,) = received([path], problems.append)
        report = one.report
        assert (report.doc, report.seen, report.source) == ("7", dt.date(2021, 3, 4), "شبكة الوادي")
        assert json.loads(one.original.data)["views"] == 12.5
        assert report.sha256 == one.original.sha256
        assert [str(p) for p in problems] == [f"{path}:2: no text in the column text"]

    def test_columns_are_said_as_for_csv(self, tmp_path: Path) -> None:
        path = parquet(tmp_path / "x.parquet", كلام=["قُتل جنديان"])
        assert [one.text for one in reports([path], print, {"text": "كلام"})] == ["قُتل جنديان"]

    def test_a_damaged_file_is_named(self, tmp_path: Path) -> None:
        path = parquet(tmp_path / "x.parquet", text=["قُتل جنديان"] * 50)
        path.write_bytes(path.read_bytes()[:-20])
        problems: list[Problem] = []
        assert list(reports([path], problems.append)) == []
        assert [str(p) for p in problems] == [f"{path}: damaged: not Parquet that can be read"]

    def test_torn_pages_within_are_named(self, tmp_path: Path) -> None:
        path = parquet(tmp_path / "x.parquet", text=[f"قُتل {n} جنود" for n in range(5000)])
        data = bytearray(path.read_bytes())
        data[200:20_000] = bytes(len(data[200:20_000]))
        path.write_bytes(data)
        problems: list[Problem] = []
        list(reports([path], problems.append))
        assert str(problems[-1]).startswith(f"{path}: damaged after row ")


class TestExcel:
    def book(self, path: Path, **sheets: list[list[object]]) -> Path:
        book = openpyxl.Workbook()
        book.remove(book.active)
        for title, rows in sheets.items():
            sheet = book.create_sheet(title)
            for row in rows:
                sheet.append(row)
        book.save(path)
        return path

    def read(self, path: Path) -> tuple[list[Report], list[str]]:
        problems: list[Problem] = []
        return list(reports([path], problems.append)), [str(one) for one in problems]

    def test_a_row_is_a_report(self, tmp_path: Path) -> None:
        when = dt.datetime(2021, 3, 4, 10, 30)
        rows = [
            [],
            ["التاريخ", "النص", "العدد"],
            [when, "قُتل جنديان في كمين.", 2],
            [],
            [None, "أصيب ثلاثة.", 3],
        ]
        found, problems = self.read(self.book(tmp_path / "m.xlsx", March=rows))
        assert problems == []
        assert [(one.doc, one.seen, one.text) for one in found] == [
            ("m.xlsx:3", dt.date(2021, 3, 4), "قُتل جنديان في كمين."),
            ("m.xlsx:5", None, "أصيب ثلاثة."),
        ]

    def test_every_sheet_is_read_and_one_that_holds_no_reports_is_named(self, tmp_path: Path) -> None:
        months = {month: [["النص"], ["قُتل جنديان."]] for month in ("آذار", "نيسان")}
        path = self.book(tmp_path / "m.xlsx", **months, sums=[["month", "killed"], ["3", 2]])
        found, problems = self.read(path)
        assert [one.doc for one in found] == ["m.xlsx:آذار:2", "m.xlsx:نيسان:2"]
        assert len(problems) == 1
        assert problems[0].startswith(f"{path}:sums: no column is known to hold the text")

    def test_a_damaged_workbook_is_named(self, tmp_path: Path) -> None:
        path = self.book(tmp_path / "m.xlsx", a=[["text"], ["قُتل جنديان."]])
        path.write_bytes(path.read_bytes()[:-400])
        assert self.read(path) == ([], [f"{path}: damaged: not a workbook that can be read; save it as CSV"])

    def test_a_bomb_is_not_unpacked(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(excel, "_LARGEST", 2_000_000)
        path = tmp_path / "m.xlsx"
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
            for number in range(3):
                packed.writestr(f"xl/{number}.xml", bytes(1_000_000))
        assert "unpacks to more than 2 MB" in self.read(path)[1][0]


def test_a_large_table_takes_no_more_memory_than_a_small_one(monkeypatch: pytest.MonkeyPatch) -> None:
    def peak(rows: int) -> int:
        stream = io.BufferedReader(_Rows(rows))
        tracemalloc.start()
        assert sum(1 for _ in items(Source("in.csv", "in.csv", stream), print)) == rows
        most = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return most

    monkeypatch.setattr(csvfile, "_CHUNK", 1 << 16)
    assert peak(600) < 1.5 * peak(300)


class _Rows(io.RawIOBase):
    """A table of so many rows, made as it is read."""

    def __init__(self, rows: int) -> None:
        row = table(["قُتل جنديان في كمين قرب القرية، وأصيب ثالث بجروح خطيرة " * 20])
        self._parts = iter([b"text\r\n", *([row] * rows)])
        self._rest = b""

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray) -> int:  # type: ignore[override]
        data = self._rest or next(self._parts, b"")
        taken = data[: len(buffer)]
        buffer[: len(taken)], self._rest = taken, data[len(taken) :]
        return len(taken)


class TestCommands:
    def run(self, *arguments: str) -> tuple[int, str, str]:
        result = CliRunner().invoke(main, arguments)
        return result.exit_code, result.stdout, result.stderr

    @pytest.fixture
    def path(self, tmp_path: Path) -> str:
        path = tmp_path / "posts.csv"
        path.write_bytes(
            table(["no", "day, local", "كلام"], ["1", "2021-03-04", "قُتل جنديان في كمين قرب القرية."])
        )
        return str(path)

    def test_read_takes_the_columns_that_are_said(self, path: str) -> None:
        code, out, err = self.run("read", path, "--columns", "text=كلام,seen=day, local,doc=no")
        assert (code, err) == (0, "")
        (reading,) = map(json.loads, out.splitlines())
        assert reading["doc"] == "1"
        assert reading["incidents"][0]["figures"][0]["low"] == 2

    def test_add_and_report_take_them_too(self, path: str, tmp_path: Path) -> None:
        ledger = str(tmp_path / "l.db")
        assert self.run("add", path, "--columns", "text=كلام,doc=no", "--ledger", ledger)[0] == 0
        assert "جنديان" in self.run("report", "1", "--ledger", ledger)[1]
        assert "جنديان" in self.run("report", path, "--columns", "text=كلام")[1]
        assert "جنديان" in self.run("explain", path, "--columns", "text=كلام")[1]

    def test_without_them_the_columns_there_are_named(self, path: str) -> None:
        code, _, err = self.run("read", path)
        assert (code, "text=NAME, of no, day, local, كلام" in err) == (1, True)

    @pytest.mark.parametrize("said", ["text", "words=كلام", "text="])
    def test_what_is_no_mapping_is_refused(self, path: str, said: str) -> None:
        code, _, err = self.run("read", path, "--columns", said)
        assert (code, f"FIELD is {', '.join(FIELDS)}" in " ".join(err.split())) == (2, True)
