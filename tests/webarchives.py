"""Web archives made in tests."""

import io
from collections.abc import Sequence

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

TEXT = (
    "قتل {n} أشخاص وأصيب آخرون في قصف مدفعي طال أطراف بلدة المرج شرقي الوادي مساء أمس، بحسب مصدر طبي.",
    "وقال شهود من سكان البلدة إن القذائف سقطت قرب السوق القديم، وإن فرق الإسعاف نقلت المصابين إلى المشفى.",
)
PAGE = f"""<!DOCTYPE html><html lang="ar" dir="rtl"><head><meta charset="utf-8"><title>خبر رقم {{n}}</title>
<meta property="article:published_time" content="2031-02-03T10:20:00+03:00"></head>
<body><article><h1>خبر رقم {{n}}</h1><p>{TEXT[0]}</p><p>{TEXT[1]}</p></article></body></html>"""
HTML = (("Content-Type", "text/html; charset=utf-8"),)


def page(n: int) -> bytes:
    return PAGE.format(n=n).encode()


def address(n: int) -> str:
    return f"https://news.example/{n}"


class InMemory(WARCWriter):
    """Its own leaves temporary files open."""

    _create_temp_file = staticmethod(io.BytesIO)


class Writer:
    """Writes a web archive record by record and knows where each begins."""

    def __init__(self, *, packed: bool = True) -> None:
        self.out = io.BytesIO()
        self.places: list[int] = []
        self._writer = InMemory(self.out, gzip=packed, warc_version="1.1")

    def add(
        self,
        n: int,
        body: bytes | None = None,
        *,
        headers: Sequence[tuple[str, str]] = HTML,
        status: str = "200 OK",
        kind: str = "response",
        more: dict[str, str] | None = None,
        at: str | None = None,
    ) -> None:
        self.places.append(self.out.tell())
        said = {"WARC-Date": f"2031-02-04T05:06:{n % 60:02}Z", **(more or {})}
        http = StatusAndHeaders(status, list(headers), protocol="HTTP/1.1") if kind != "resource" else None
        record = self._writer.create_warc_record(
            at or address(n),
            kind,
            payload=io.BytesIO(page(n) if body is None else body),
            http_headers=http,
            warc_headers_dict=said,
            warc_content_type="text/html" if kind == "resource" else "",
        )
        self._writer.write_record(record)

    def data(self) -> bytes:
        return self.out.getvalue()


def pages(numbers: Sequence[int], *, packed: bool = True) -> Writer:
    writer = Writer(packed=packed)
    for n in numbers:
        writer.add(n)
    return writer
