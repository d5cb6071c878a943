"""Made-up pages: made-up articles in layouts of the region's outlets, and what each of them says."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import Any, TypeAlias

from jinja2 import Environment, FileSystemLoader

FOLDER = Path(__file__).parent / "madeup" / "pages"
Record: TypeAlias = dict[str, Any]

_KINDS = {"##": "h", ">": "q", "-": "ul", "|": "table", "~": "post", "!": "cap", "@": "time"}
_LISTED = ("nav", "share", "related", "most", "ticker", "tags", "comments")
_NO_TEXT = ("cap", "time")


def _listed(names: str) -> list[str]:
    return names.split("، ")


_WEEKDAYS = ["الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد"]
_EGYPT = _listed("يناير، فبراير، مارس، أبريل، مايو، يونيو، يوليو، أغسطس، سبتمبر، أكتوبر، نوفمبر، ديسمبر")
_LEVANT = _listed(
    "كانون الثاني، شباط، آذار، نيسان، أيار، حزيران، تموز، آب، أيلول، تشرين الأول، تشرين الثاني، كانون الأول"
)
_MAGHREB = _listed("يناير، فبراير، مارس، أبريل، ماي، يونيو، يوليوز، غشت، شتنبر، أكتوبر، نونبر، دجنبر")
_MONTHS = {
    "egypt": _EGYPT,
    "levant": _LEVANT,
    "maghreb": _MAGHREB,
    "both": [f"{levant}/{egypt}" for levant, egypt in zip(_LEVANT, _EGYPT, strict=True)],
}
_CHARSET = re.compile(r"charset=[\"']?windows-1256", re.I)
_SHOWS = re.compile(r"\{#- shows: ([a-z ]+) -#\}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A made-up page: its ``data`` as a server would send it, and what a reader of it sees.

    ``published`` has the time only where the page gives it; ``author``, ``outlet`` and ``credit`` are null
    where it does not name them. ``aside`` is true for the pages that the extraction was not tuned on.
    """

    name: str
    aside: bool
    data: bytes
    title: str
    text: str
    day: dt.date
    published: dt.datetime | None
    author: str | None
    outlet: str | None
    credit: str | None


def pages() -> Iterator[Page]:
    """Yield the made-up pages in the order of ``pages.tsv``."""
    articles, sites = records("articles.txt"), records("sites.txt")
    for line in (FOLDER / "pages.tsv").read_text(encoding="utf-8").splitlines():
        if not line.startswith(("#", "set\t")):
            kind, layout, site, article = line.split("\t")
            yield _page(f"{layout}-{article}", kind == "aside", layout, sites[site], articles[article])


def _page(name: str, aside: bool, layout: str, site: Record, article: Record) -> Page:
    made = _environment().get_template(f"{layout}.html").render(a=_article(article), s=site).strip()
    found = _SHOWS.match((FOLDER / "layouts" / f"{layout}.html").read_text(encoding="utf-8"))
    shows = found[1].split() if found else []
    published = dt.datetime.fromisoformat(article["published"])
    return Page(
        name=name,
        aside=aside,
        data=made.encode("windows-1256" if _CHARSET.search(made) else "utf-8", "xmlcharrefreplace"),
        title=article["title"],
        text="\n".join(_lines(article["blocks"])),
        day=published.date(),
        published=published if "time" in shows else None,
        author=article.get("author") if "author" in shows else None,
        outlet=site["name"] if "outlet" in shows else None,
        credit=article.get("credit") if "credit" in shows else None,
    )


def _article(record: Record) -> Record:
    """Return an article as the layouts want it: list items and the rows of a table together."""
    blocks: list[tuple[str, Any]] = []
    for kind, lines in groupby(record["blocks"], key=lambda block: block[0]):
        contents = [line for _, line in lines]
        if kind == "ul":
            blocks.append((kind, contents))
        elif kind == "table":
            blocks.append((kind, [[cell.strip() for cell in row.strip(" |").split("|")] for row in contents]))
        else:
            blocks += [(kind, content) for content in contents]
    text = "\n".join(_lines(record["blocks"]))
    return record | {
        "blocks": blocks,
        "text": text,
        "published": dt.datetime.fromisoformat(record["published"]),
    }


def _lines(blocks: list[tuple[str, str]]) -> list[str]:
    return [content for kind, content in blocks if kind not in _NO_TEXT]


@cache
def records(name: str) -> dict[str, Record]:
    """Return the records of a file of made-up articles or outlets, by id."""
    parts = (FOLDER / name).read_text(encoding="utf-8").split("=====\n")[1:]
    return {
        record["id"]: record for record in (_record(number, part) for number, part in enumerate(parts, 101))
    }


def _record(number: int, part: str) -> Record:
    record: Record = {"number": number, "blocks": []}
    for line in part.splitlines():
        key, colon, value = line.partition(": ")
        sign, _, rest = line.partition(" ")
        if colon and re.fullmatch("[a-z_]+", key):
            record[key] = value.split(" | ") if key in _LISTED else value
        elif line:
            record["blocks"].append((_KINDS[sign], rest) if sign in _KINDS else ("p", line))
    return record


@cache
def _environment() -> Environment:
    made = Environment(loader=FileSystemLoader(FOLDER / "layouts"), autoescape=True)
    made.filters |= {
        "iso": lambda at: at.isoformat(),
        "utc": lambda at: at.astimezone(dt.UTC).strftime("%Y-%m-%dT%H:%M:%S.000Z"),
        "later": lambda at, hours: at + dt.timedelta(hours=hours),
        "path": lambda at, form: at.strftime(form),
        "weekday": lambda at: _WEEKDAYS[at.weekday()],
        "day": lambda at, names: f"{at.day} {_MONTHS[names][at.month - 1]} {at.year}",
        "numeric": lambda at, sign="/": at.strftime(f"%d{sign}%m{sign}%Y"),
        "clock24": lambda at: at.strftime("%H:%M"),
        "clock": lambda at: f"{at.strftime('%I:%M')} {'صم'[at.hour >= 12]}",
        "ampm": lambda at: at.strftime("%I:%M %p"),
        "indic": lambda text: text.translate(str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")),
    }
    return made
