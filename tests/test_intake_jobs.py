"""Reading in several processes: the same comes out, one that dies is named, and an end is an end."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from marsad.errors import MarsadError
from marsad.intake import Part, Problem, Received
from marsad.pipeline import How, Pool, Read, read_all
from webarchives import address, page, pages

TEXT = "قتل {n} جنود وأصيب آخرون في هجوم على حاجز قرب المرج أمس الثلاثاء، بحسب مصدر أمني."


def line(n: int) -> str:
    return json.dumps({"doc": f"d{n}", "text": TEXT.format(n=n), "seen": "2031-02-03"}, ensure_ascii=False)


@pytest.fixture
def inputs(tmp_path: Path) -> list[Path]:
    """An archive, lines and a folder, each with something bad in it, and a file that is not there."""
    writer = pages(range(1, 30))
    data = bytearray(writer.data())
    data[writer.places[7] + 30 : writer.places[7] + 60] = b"\0" * 30
    (tmp_path / "crawl.warc.gz").write_bytes(data)
    lines = [line(n) if n != 11 else "{broken" for n in range(2, 40)]
    (tmp_path / "lines.jsonl").write_text("\n".join(lines), encoding="utf-8")
    folder = tmp_path / "pages"
    folder.mkdir()
    for n in range(8):
        (folder / f"p{n}.html").write_bytes(page(n))
    (folder / "p3.html").write_text("<html><body></body></html>", encoding="utf-8")
    (folder / "p9.xyz").write_text("?", encoding="utf-8")
    return [tmp_path / name for name in ("crawl.warc.gz", "lines.jsonl", "pages", "missing.txt")]


def everything(inputs: list[Path], jobs: int | None) -> list[Read | Problem]:
    found: list[Read | Problem] = []
    for one in read_all(inputs, found.append, jobs=jobs):
        found.append(one)  # noqa: PERF402 (problems come in between)
    return found


def told(found: list[Read | Problem]) -> list[Any]:
    """Return all but the time at which a file was read."""
    return [
        str(one)
        if isinstance(one, Problem)
        else (one.received.report, one.received.original.data, one.received.original.address, one.reading)
        for one in found
    ]


def test_the_same_comes_out_in_the_same_order(inputs: list[Path]) -> None:
    alone = told(everything(inputs, 1))
    assert len(alone) > 70
    assert sum(isinstance(one, str) for one in alone) == 5
    assert told(everything(inputs, 3)) == alone
    assert told(everything(inputs, None)) == alone


def test_the_command_prints_the_same_bytes(inputs: list[Path]) -> None:
    def run(jobs: str) -> tuple[int, bytes, bytes]:
        done = subprocess.run(
            [sys.executable, "-m", "marsad", "read", "--jobs", jobs, *map(str, inputs)],
            capture_output=True,
            check=False,
        )
        return done.returncode, done.stdout, done.stderr

    assert run("1") == run("2")


class Ends:
    """In place of the bytes of a page: what happens in the process that receives them."""

    def __init__(self, call: Callable[..., object], *arguments: object) -> None:
        self.call = (call, arguments)

    def __reduce__(self) -> Any:
        return self.call


def part(n: int, data: object = None) -> Part:
    return Part(name=f"archive: {n}", doc=address(n), data=page(n) if data is None else data)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("end", "why"),
    [
        (Ends(os._exit, 3), "the process that read it ended (exit code 3); passed over"),
        (
            Ends(signal.raise_signal, signal.SIGKILL),
            "ended (killed, perhaps for want of memory); passed over",
        ),
        (Ends(signal.raise_signal, signal.SIGSEGV), "ended (Segmentation fault); passed over"),
        (Ends(time.sleep, 60), "not read within 2 seconds; passed over"),
    ],
    ids=["exit", "killed", "crash", "endless"],
)
def test_a_page_on_which_the_reader_dies_is_named_and_the_rest_read(end: Ends, why: str) -> None:
    with Pool(1) as pool:  # that from which processes are forked is loaded, however busy the machine is
        pool.submit(part(0)).result()
    with Pool(1, patience=2.0 if "not read within" in why else 600.0) as pool:
        results = [
            future.result()
            for future in [pool.submit(part(1)), pool.submit(part(2, end)), pool.submit(part(3))]
        ]
    (first,), (second,), (third,) = results
    assert isinstance(first, Read)
    assert first.received.original.data == page(1)
    assert isinstance(second, Problem)
    assert second.name == "archive: 2"
    assert why in second.why
    assert isinstance(third, Read)
    assert third.received.report.doc == address(3)


def told_to_end(number: int, data: bytes) -> bytes:
    """Stand for a page during which the whole service is told to end."""
    signal.raise_signal(number)
    return data


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_page_in_hand_is_completed_when_all_processes_are_told_to_end(number: int) -> None:
    with Pool(1) as pool:
        (one,) = pool.submit(part(1, Ends(told_to_end, number, page(1)))).result()
    assert isinstance(one, Read)
    assert one.received.report.doc == address(1)


def test_a_folder_that_is_gone_or_closed_to_the_user_keeps_nothing_from_being_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "gone"
    folder.mkdir()
    monkeypatch.chdir(folder)
    folder.rmdir()
    with Pool(1) as pool:
        (found,) = pool.open(Part(name="p", doc="p", data=page(1))).result()
    assert isinstance(found, Received)


def test_tables_that_cannot_be_used_end_the_reading(tmp_path: Path, inputs: list[Path]) -> None:
    tables = tmp_path / "tables"
    tables.mkdir()
    (tables / "actors.tsv").write_text("name\tforms\na\tb\tc\n", encoding="utf-8")
    for jobs in (1, 2):
        with pytest.raises(MarsadError):
            list(read_all(inputs, lambda _: None, How(tables), jobs))


@pytest.mark.parametrize("with_which", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_ends_all_of_it_at_once(tmp_path: Path, with_which: signal.Signals) -> None:
    path = tmp_path / "many.jsonl"
    path.write_text("\n".join(line(n) for n in range(20_000)), encoding="utf-8")
    command = [sys.executable, "-m", "marsad", "read", "--jobs", "2", str(path)]
    with subprocess.Popen(
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
        preexec_fn=_heeds_signals,  # noqa: PLW1509 (one call; threads are none the wiser)
    ) as running:
        assert running.stdout is not None
        assert running.stdout.readline()
        os.killpg(running.pid, with_which)
        _, said = running.communicate(timeout=30)
    assert running.returncode != 0
    assert b"Traceback" not in said
    until = time.monotonic() + 30
    while _alive(running.pid):
        assert time.monotonic() < until, "processes are left over"
        time.sleep(0.05)


def _heeds_signals() -> None:
    """Undo what a shell does to a program that it starts in the background: Ctrl-C is nothing to it."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def _alive(group: int) -> bool:
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return False
    return True


def test_a_pipe_is_answered_line_by_line() -> None:
    command = [sys.executable, "-m", "marsad", "read", "-"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as running:
        assert running.stdin is not None
        assert running.stdout is not None
        for n in (3, 4):
            running.stdin.write(line(n).encode() + b"\n")
            running.stdin.flush()
            assert json.loads(running.stdout.readline())["doc"] == f"d{n}"
        running.stdin.close()
    assert running.returncode == 0
