"""How fast web archives are read, with one process and several, and in how much memory.

The archive is made of pages of our own, the numbers and places in them varied, each with a menu and scripts,
among pictures that are passed over, as a crawler would save them.
"""

from __future__ import annotations

import io
import random
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

_TOWNS = ("المرج", "الوادي", "التل", "الميدان", "البساتين", "القلعة", "السوق", "النهر")
_KINDS = ("قصف مدفعي", "غارة جوية", "اشتباكات", "انفجار عبوة ناسفة", "هجوم مسلح")
_SAYS = ("مصدر طبي", "مصدر أمني", "شهود من السكان", "الدفاع المدني", "مراسلنا")
_MENU = "".join(f'<li><a href="/{n}">قسم الأخبار رقم {n}</a></li>' for n in range(40))
_PAGE = """<!DOCTYPE html><html lang="ar" dir="rtl"><head><meta charset="utf-8"><title>{title}</title>
<meta property="article:published_time" content="2031-02-{day:02}T10:20:00+03:00"></head>
<body><nav><ul>{menu}</ul></nav>
<article><h1>{title}</h1>{body}</article><aside><h3>مقالات ذات صلة</h3><ul>{menu}</ul></aside>
<script>{script}</script><footer>جميع الحقوق محفوظة</footer></body></html>"""
_PICTURE = [("Content-Type", "image/png")]
_HTML = [("Content-Type", "text/html; charset=utf-8")]


@dataclass(frozen=True, slots=True)
class Ran:
    """What reading an archive took: seconds, the highest sum of memory of its processes in MB, readings.

    ``handing`` is the share of the processor's time that the first process takes, which opens the archive and
    hands out pages: its inverse is the number of cores beyond which more do not help.
    """

    seconds: float
    memory: float
    pages: int
    handing: float


def archives(sizes: list[int], jobs: tuple[int, ...] = (1, 2)) -> None:
    """Tell speed and memory for archives of so many megabytes, unpacked."""
    print("archives          size, MB     pages  jobs  pages/s   ratio  first process  peak memory, MB")
    with tempfile.TemporaryDirectory(prefix="marsad-bench-") as folder:
        for size in sizes:
            path = Path(folder) / f"{size}.warc"
            write(path, size * 1_000_000)
            alone = 0.0
            for number in jobs:
                ran = run(path, number)
                pace = ran.pages / ran.seconds
                alone = alone or pace
                print(
                    f"                {path.stat().st_size / 1e6:10,.0f}{ran.pages:10,}{number:6}"
                    f"{pace:9.1f}{pace / alone:8.2f}{ran.handing:15.0%}{ran.memory:17.0f}",
                    flush=True,
                )
            path.unlink()


def write(path: Path, size: int) -> None:
    """Write an archive of so many bytes or a few more."""
    rng = random.Random(size)
    with path.open("wb") as stream:
        writer = _InMemory(stream, gzip=False, warc_version="1.1")
        number = 0
        while stream.tell() < size:
            number += 1
            _add(writer, f"https://news.example/{number}", _page(rng).encode(), _HTML)
            _add(writer, f"https://news.example/{number}.png", rng.randbytes(300_000), _PICTURE)


class _InMemory(WARCWriter):  # type: ignore[misc]  # not typed
    _create_temp_file = staticmethod(io.BytesIO)


def _add(writer: WARCWriter, address: str, body: bytes, headers: list[tuple[str, str]]) -> None:
    http = StatusAndHeaders("200 OK", headers, protocol="HTTP/1.1")
    record = writer.create_warc_record(address, "response", payload=io.BytesIO(body), http_headers=http)
    writer.write_record(record)


def _page(rng: random.Random) -> str:
    town, kind = rng.choice(_TOWNS), rng.choice(_KINDS)
    title = f"{rng.randint(3, 60)} قتيلا في {kind} على {town}"
    body = "".join(f"<p>{_paragraph(rng)}</p>" for _ in range(rng.randint(3, 8)))
    return _PAGE.format(title=title, day=rng.randint(1, 28), menu=_MENU, body=body, script="var a=1;" * 7500)


def _paragraph(rng: random.Random) -> str:
    return (
        f"قتل {rng.randint(3, 90)} أشخاص وأصيب {rng.randint(3, 200)} آخرون في {rng.choice(_KINDS)} طال بلدة "
        f"{rng.choice(_TOWNS)} مساء أمس، بحسب {rng.choice(_SAYS)}. "
        f"وقال {rng.choice(_SAYS)} إن فرق الإسعاف نقلت "
        f"المصابين إلى مشفى {rng.choice(_TOWNS)}، وإن البحث عن العالقين تحت الأنقاض مستمر."
    )


def run(path: Path, jobs: int) -> Ran:
    """Read an archive by the command and count the readings."""
    command = [sys.executable, "-m", "marsad", "read", "--jobs", str(jobs), str(path)]
    start = time.perf_counter()
    with subprocess.Popen(command, stdout=subprocess.PIPE, start_new_session=True) as running:
        watch = _Watch(running.pid)
        watch.start()
        assert running.stdout is not None
        pages = sum(1 for _ in running.stdout)
    watch.join()
    return Ran(time.perf_counter() - start, watch.peak, pages, watch.share(running.pid))


class _Watch(threading.Thread):
    """Looks every tenth of a second how much memory the processes of a session have (Linux: proportional)."""

    def __init__(self, session: int) -> None:
        super().__init__(daemon=True)
        self._session = session
        self.peak = 0.0
        self._ticks: dict[int, int] = {}

    def share(self, pid: int) -> float:
        """Return the share of a process in the processor's time of all, as it was seen last."""
        return self._ticks.get(pid, 0) / max(sum(self._ticks.values()), 1)

    def run(self) -> None:
        """Look until there are none."""
        while found := dict(_of_session(self._session)):
            self._ticks |= found
            self.peak = max(self.peak, sum(map(_memory, found)))
            time.sleep(0.1)


def _of_session(session: int) -> Iterator[tuple[int, int]]:
    """Yield the number and the processor's time, in ticks, of each process of a session."""
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            fields = (folder / "stat").read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if int(fields[3]) == session and fields[0] != "Z":
            yield int(folder.name), int(fields[11]) + int(fields[12])


def _memory(pid: int) -> float:
    """Return the memory of a process in MB, what it shares with others by its part."""
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0.0
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith("Pss:")), 0.0)
