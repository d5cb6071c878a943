"""Measure the speed of reading a corpus and of linking accounts (``make bench``); docs/score.md explains it.

Times on one machine are not those on another, so what counts is given as ratios measured in the same run.
"""

from __future__ import annotations

import argparse
import cProfile
import datetime as dt
import gzip
import heapq
import pstats
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

from benching.archives import archives
from benching.large import large, missing
from benching.linking import linking
from benching.pages import pages

from marsad.language.folding import fold
from marsad.language.loading import lexicon
from marsad.language.words import tokens
from marsad.models import Reading, Report, from_json
from marsad.reader import read

SHARED = Path(__file__).parents[2] / "shared"
CORPUS = "corpus/press-2015-07.jsonl.gz"
SLOWEST = 8
ACCOUNTS = (12_500, 25_000, 50_000, 100_000)
SHORTEST = 500
"""Articles of fewer characters are not listed as slow: their time is that of the clock."""


@dataclass(slots=True)
class Run:
    """What was measured over the articles so far: seconds, characters, faults, the slowest articles."""

    articles: int = 0
    characters: int = 0
    relevant: int = 0
    reading: float = 0.0
    scanning: float = 0.0
    faults: list[str] = field(default_factory=list)
    slowest: list[tuple[float, str]] = field(default_factory=list)

    def add(self, report: Report) -> None:
        """Read a report, and then fold and scan the same text, each on the clock."""
        size = len(report.title) + len(report.text)
        taken, reading = timed(lambda: self._read(report))
        self.articles += 1
        self.characters += size
        self.reading += taken
        self.scanning += timed(lambda: scan(report))[0]
        if reading is not None:
            self.relevant += reading.relevant
            self._prove(report, reading)
        if size >= SHORTEST:
            self._place(taken / size * 1e6, f"{report.doc}, {size:,} characters, {taken * 1000:.1f} ms")

    def _read(self, report: Report) -> Reading | None:
        try:
            return read(report)
        except Exception as error:  # noqa: BLE001 (the bench is to name whatever is raised)
            self.faults.append(f"{report.doc}: raised {type(error).__name__}: {error}")
            return None

    def _prove(self, report: Report, reading: Reading) -> None:
        wrong = [evidence for evidence in reading.quotes() if not evidence.proves(report)]
        self.faults += [f"{report.doc}: not at its offsets: {evidence}" for evidence in wrong]

    def _place(self, pace: float, told: str) -> None:
        heapq.heappush(self.slowest, (pace, told))
        if len(self.slowest) > SLOWEST:
            heapq.heappop(self.slowest)


def timed(work: Callable[[], Reading | None]) -> tuple[float, Reading | None]:
    """Return how many seconds of this process a piece of work takes, and what it returns."""
    start = time.process_time()
    made = work()
    return time.process_time() - start, made


def scan(report: Report) -> None:
    """Fold title and text and look up every word once: the least that any reading must do."""
    words = lexicon(None)
    for text in (report.title, report.text):
        words.marks(tokens(fold(text, words.knows).text))


def reports(path: Path, limit: int | None) -> Iterator[Report]:
    """Yield the articles of a packed file one by one."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in islice(lines, limit):
            yield from_json(line, Report)


def megabytes() -> float:
    """Return the peak memory of this process so far (Linux counts kilobytes)."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def corpus(path: Path, limit: int | None) -> Run:
    """Read the articles of a corpus and tell speed, memory, and how the cost compares with a scan."""
    with gzip.open(path, "rb") as lines:
        total = sum(1 for _ in islice(lines, limit))
    run, peaks = Run(), {}
    read(Report(doc="", text=KILLED))  # loads the tables, which is start-up and not reading
    for report in reports(path, limit):
        run.add(report)
        if run.articles in {total // 4, total // 2, total}:
            peaks[run.articles] = megabytes()
    print(f"articles          {run.articles:,} ({run.relevant:,} relevant), {run.characters:,} characters")
    print(f"speed             {run.articles / run.reading:,.0f} articles a second on one core")
    print(
        f"reading / scan    {run.reading / run.scanning:.2f}, where scan is folding and one look at each word"
    )
    print("peak memory       " + ", ".join(f"{mb:.0f} MB after {count:,}" for count, mb in peaks.items()))
    for pace, told in sorted(run.slowest, reverse=True):
        print(f"slowest           {pace:.2f} µs a character: {told}")
    return run


def start_up() -> None:
    """Tell how long the command takes to start, beside Python itself; the best of five each."""
    bare = _fastest(["-c", "pass"])
    with tempfile.TemporaryDirectory(prefix="marsad-bench-") as folder:
        small = Path(folder) / "small.txt"
        small.write_text("أصيب شخصان في انفجار عبوة.", encoding="utf-8")
        for name, command in {"marsad --help": ["--help"], "marsad read": ["read", str(small)]}.items():
            taken = _fastest(["-m", "marsad", *command])
            print(f"start-up          {name}: {taken:.2f} s, {taken / bare:.1f} times python -c pass")


def _fastest(arguments: Sequence[str]) -> float:
    return min(_seconds(arguments) for _ in range(5))


def _seconds(arguments: Sequence[str]) -> float:
    start = time.perf_counter()
    subprocess.run([sys.executable, *arguments], check=True, capture_output=True)
    return time.perf_counter() - start


PATIENCE = 10.0
"""Seconds: where a text took longer, longer ones of its kind are not tried."""
KILLED = "قتل ستة أشخاص في هجوم على سوق المدينة أمس، "
PROBES: dict[str, Callable[[int], str]] = {
    "nested «بينهم»": lambda n: "قتل 900 شخص " + "بينهم 3 نساء " * (n // 13),
    "lists after a colon": lambda n: "قتل 9 جنود هم: " + "ضابط وجندي و" * (n // 12),
    "digits": lambda n: "قتل " + "7" * n + " شخصا",
    "numbers": lambda n: "قتل " + "7 " * (n // 2) + "شخصا",
    "number words": lambda n: "قتل " + "ثلاثة وعشرون " * (n // 13) + "شخصا",
    "one long sentence": lambda n: KILLED * (n // len(KILLED)),
    "many sentences": lambda n: (KILLED[:-2] + ". ") * (n // len(KILLED)),
    "places alone": lambda n: "انفجار في " + "حلب " * (n // 4),
    "single letters": lambda n: "ق " * (n // 2),
    "hyphened letters": lambda n: "ق-" * (n // 2),
    "tatweel": lambda n: "قـ" * (n // 2),
    "diacritics": lambda n: "قَ" * (n // 2),
    "entities": lambda n: "&amp;" * (n // 5),
    "blanks": lambda n: " " * n,
    "empty lines": lambda n: "\n" * n,
    "one long word": lambda n: "ق" * n,
    "open quotes": lambda n: "«قال " * (n // 5),
    "counts town by town": lambda n: "قتل 18 مدنيا في الرقة، و8 في تدمر، و12 في إدلب.\n" * (n // 49),
    "strikes by nobody": lambda n: (
        "أصاب قصف مدرسة في سومي وقتل اثنان. وجرح أربعة في غارة على خاركيف.\n" * (n // 67)
    ),
    "forces without a stop": lambda n: "قتل خمسة من الجيش والشرطة وداعش والحوثيين " * (n // 44),
    "no news without a stop": lambda n: "وكان اللاعب يشارك الأحد في بطولة الدوري، " * (n // 42),
    "a long article": lambda n: (KILLED[:-2] + " وقال مصدر أمني إن 12 آخرين أصيبوا بجروح.\n") * (n // 84),
}


def probes(path: Path, size: int, only: str | None) -> None:
    """Tell for texts made to be slow how time grows with length: about 2 and 4 where in proportion."""
    print(f"slow texts, read at {size:,}, {size * 2:,} and {size * 4:,} characters: seconds, growth")
    joined = "\n".join(report.text for report in reports(path, size * 4 // SHORTEST))
    for name, make in {**PROBES, "articles in one": lambda n: joined[:n]}.items():
        if not only or only in name:
            print(f"  {name:22}{_growth(make, size)}", flush=True)


def _growth(make: Callable[[int], str], size: int) -> str:
    once = _probe(make(size))
    if once > PATIENCE:
        return f"{once:8.2f}   STOPPED"
    twice = _probe(make(size * 2))
    told = f"{once:8.2f}{twice / once:7.1f}"
    if twice > PATIENCE:
        return f"{told}   STOPPED"
    four = _probe(make(size * 4))
    return f"{told}{four / once:7.1f}{'   MORE THAN IN PROPORTION' if four / once > 6 else ''}"


def _probe(text: str) -> float:
    report = Report(doc="probe", text=text, seen=dt.date(2020, 1, 2))
    return min(timed(lambda: read(report))[0] for _ in range(2))


def profile(path: Path, limit: int) -> None:
    """Print in which functions the reader spends its time, over some articles of the corpus."""
    chosen = list(reports(path, limit))
    read(chosen[0])
    profiler = cProfile.Profile()
    profiler.enable()
    for report in chosen:
        read(report)
    profiler.disable()
    pstats.Stats(profiler).sort_stats("tottime").print_stats(25)


def main() -> int:
    """Run the command; the exit code is 1 where an article made the reader fail or a quote is not there."""
    options = _options()
    path = options.shared / CORPUS
    if _only(options):
        return 0
    if not path.is_file():
        print(f"bench: no corpus at {path}; name its folder with --shared", file=sys.stderr)
        return 1
    if options.profile:
        profile(path, options.profile)
        return 0
    run = Run()
    if not options.probe:
        run = corpus(path, options.limit)
        start_up()
        linking(options.accounts)
        archives([20, 200])
    probes(path, options.size, options.probe)
    print(f"faults            {len(run.faults)}")
    for fault in run.faults:
        print(f"  {fault}")
    return 1 if run.faults else 0


def _only(options: argparse.Namespace) -> bool:
    """Run the one bench that was asked for by itself; tell whether there was one."""
    if options.archives:
        archives(options.archives)
    elif options.pages:
        if missing(options.pages):
            print(f"made in           {large(options.pages, options.incidents):,.0f} s")
        pages(options.pages, options.probe or "", public=options.public)
    elif options.linking:
        linking(options.accounts)
    return bool(options.archives or options.pages or options.linking)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else None)
    parser.add_argument("--shared", type=Path, default=SHARED, help="folder with corpus/")
    parser.add_argument("--limit", type=int, help="read no more than so many articles")
    parser.add_argument("--size", type=int, default=25_000, help="characters of the shortest slow text")
    parser.add_argument(
        "--probe", metavar="WORD", help="only the slow texts, or the pages, whose name has this word"
    )
    parser.add_argument("--profile", type=int, metavar="N", help="profile the reader on N articles instead")
    parser.add_argument(
        "--archives",
        type=int,
        nargs="+",
        metavar="MB",
        help="only the reading of web archives of these sizes",
    )
    parser.add_argument(
        "--pages",
        metavar="LEDGER",
        help="only the pages: of this ledger, which is made up where there is none",
    )
    parser.add_argument("--public", action="store_true", help="with --pages: of what may be published")
    parser.add_argument(
        "--incidents", type=int, default=100_000, metavar="N", help="incidents of a ledger that is made up"
    )
    parser.add_argument("--linking", action="store_true", help="only the linking of made-up accounts")
    parser.add_argument(
        "--accounts",
        type=int,
        nargs="+",
        metavar="N",
        default=ACCOUNTS,
        help="sizes of ledgers that are linked",
    )
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
