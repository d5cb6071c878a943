"""Bring docs/reading.md up to date (``make docs``): what is read from its examples, and its score tables.

In a table below ``<!-- read: ASPECT -->`` the third column is what the reader makes of the example in the
second. The reasons come from ``tables/reasons.tsv``. The scores are measured anew only where ``../shared``
lies beside the checkout; a digest beside them tells of which reader and gold they are.
"""

from __future__ import annotations

import argparse
import datetime as dt
import hashlib
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

import score
from scoring.gold import MADEUP, MADEUP_FOLDER, REVIEWED_FOLDER, SETS, GoldSet, Scores, flat

from marsad import Reading, Report, read
from marsad.language.tables import rows
from marsad.models import Figure
from marsad.publish.incidents import date_words, place_words
from marsad.publish.marks import people_words
from marsad.publish.tolls import count_words

HOME = Path(__file__).parents[1]
DOC = HOME / "docs" / "reading.md"
DAY = dt.date(2024, 5, 3)
"""The day of all examples, a Friday."""
_EXAMPLES = re.compile(r"(<!-- read: (\w+) -->\n\n\|[^\n]*\n\|[^\n]*\n)((?:\|[^\n]*\n)*)")
_REASONS = re.compile(r"(<!-- reasons: (\w+) -->\n\n\|[^\n]*\n\|[^\n]*\n)((?:\|[^\n]*\n)*)")
_SCORES = re.compile(r"(<!-- scores -->\n)(.*?)(<!-- scores of (\w+) -->)", re.DOTALL)


def refreshed(text: str) -> str:
    """Return the document with what the reader makes of its examples now, and the reasons of the table."""
    text = _EXAMPLES.sub(lambda m: m[1] + "".join(_answered(line, m[2]) for line in m[3].splitlines()), text)
    return _REASONS.sub(lambda m: m[1] + "".join(_reasons(m[2])), text)


def _answered(line: str, aspect: str) -> str:
    kind, example, _, *more = [cell.strip() for cell in line.strip("|").split("|")]
    report = Report(doc="example", text=example.replace("⏎", "\n"), seen=DAY)
    cells = [kind, example, ASPECTS[aspect](read(report)), *more]
    return f"| {' | '.join(cells)} |\n"


def _reasons(kind: str) -> Iterator[str]:
    for row in rows("reasons"):
        if row["kind"] == kind:
            yield f"| `{row['name']}` | {row['says']} | {row['example']} |\n"


def _figures(reading: Reading) -> str:
    parts = (*reading.incidents, *reading.tallies)
    return "; ".join(_figure(figure) for part in parts for figure in part.figures) or "nothing"


def _figure(figure: Figure) -> str:
    value = f"{figure.measure} {count_words(figure.low, figure.high, figure.qualifier)}"
    status = None if figure.status == "unknown" else figure.status
    told = ", ".join(
        word for word in (people_words(status, figure.affiliation, figure.subset), figure.demographic) if word
    )
    return f"{value} ({told})" if told else value


def _sources(reading: Reading) -> str:
    parts = (*reading.incidents, *reading.tallies)
    figures = [figure for part in parts for figure in part.figures]
    told = (
        f"{f.measure} {count_words(f.low, f.high, f.qualifier)}: {f.source or 'the report itself'}"
        for f in figures
    )
    return "; ".join(told) or "nothing"


def _incidents(reading: Reading) -> str:
    told = [
        f"{'incident' if account.main else 'background'} {account.id}: {account.type}"
        f"{_at(place_words(account.place) if account.place else '')}, {_counts(account.figures)}"
        for account in reading.incidents
    ]
    told += [f"tally: {_counts(tally.figures)}" for tally in reading.tallies]
    return "; ".join(told) or "nothing"


def _at(place: str) -> str:
    return f", {place}" if place else ""


def _counts(figures: Iterable[Figure]) -> str:
    return (
        " + ".join(f"{f.measure} {count_words(f.low, f.high, f.qualifier)}" for f in figures)
        or "nobody counted"
    )


def _dates(reading: Reading) -> str:
    return (
        "; ".join(date_words(one.date) if one.date else "no date" for one in reading.incidents) or "nothing"
    )


def _places(reading: Reading) -> str:
    told = (
        "; ".join(
            word for word in (place_words(one.place) if one.place else "no place", one.facility) if word
        )
        for one in reading.incidents
    )
    return "; ".join(told) or "nothing"


def _parties(reading: Reading) -> str:
    told = [f"by {one.name} ({one.basis})" for account in reading.incidents for one in account.perpetrators]
    told += [f"against {one.name}" for account in reading.incidents for one in account.targets]
    told += [f"claimed by {account.claimed_by}" for account in reading.incidents if account.claimed_by]
    return "; ".join(told) or "not told"


def _relevance(reading: Reading) -> str:
    return "relevant" if reading.relevant else "not relevant"


ASPECTS: Mapping[str, Callable[[Reading], str]] = {
    "figures": _figures,
    "sources": _sources,
    "incidents": _incidents,
    "dates": _dates,
    "places": _places,
    "parties": _parties,
    "relevance": _relevance,
}

_MEASURES = {
    "relevance": "Does the report tell of armed violence?",
    "figures": "Counts found: measure and number",
    "figures+": "… with status of the people and part or whole",
    "vague": "Quantities without a number («عشرات»)",
    "incidents": "Incidents found",
    "linking": "Reports of one incident brought together",
    "figure.where": "Of the counts found, right: the incident",
    "figure.status": "… civilian, armed or unknown",
    "figure.subset": "… part or whole",
    "figure.affiliation": "… whose people they are",
    "figure.source": "… who states it",
    "incident.type": "Of the incidents found, right: the kind of event",
    "incident.date": "… the date",
    "incident.place": "… the place",
    "incident.admin1": "… the governorate or province",
    "incident.country": "… the country",
    "incident.facility": "… the site",
    "incident.perpetrator": "… who did it",
    "incident.claim": "… who claims it",
}
"""What the measures of the score are called for people who record casualties."""


def score_tables(shared: Path) -> str:
    """Measure all sets and return the tables of their scores."""
    found = {name: score.measure(GoldSet(name, shared)) for name in (*SETS, *MADEUP)}
    columns: dict[str, Scores] = {}
    for name, one in found.items():
        columns[name] = one.scores
        if "held back" in one.beside:
            columns[f"{name}, held back"] = one.beside["held back"]
    tables = [*_table(columns, _MEASURES), "\n"]
    for name in ("press", "field", "blind"):
        beside = {"score": found[name].scores, **found[name].beside}
        beside.pop("held back", None)
        keys = [key for key in ("figures", "figures+", "incidents") if key in _MEASURES]
        tables += [f"\n{name}, beside what little effort gets, and on tolls of 6 and more alone:\n\n"]
        tables += _table(beside, keys)
    return "".join(tables)


def _table(columns: Mapping[str, Scores], measures: Iterable[str]) -> Iterator[str]:
    flats = {name: flat(scores) for name, scores in columns.items()}
    yield f"| | {' | '.join(columns)} |\n|---|{'---|' * len(columns)}\n"
    for key in measures:
        cells = [_cell(name, key, values) for name, values in flats.items()]
        yield f"| {_MEASURES[key]} | {' | '.join(cells)} |\n"


def _cell(name: str, key: str, values: Mapping[str, float]) -> str:
    ours = name == "constant" and key == "figures"  # The constant answer keeps our own counts.
    idle = name == "large" and not key.startswith("figure")
    return "–" if key not in values or ours or idle else f"{values[key]:.2f}"


def digest(shared: Path) -> str:
    """Return a digest of all that the scores depend on: the code and tables that read, and the gold."""
    parts = ("reader", "language", "gazetteer", "intake", "models", "ledger", "tables")
    paths = [path for part in parts for path in (HOME / "src" / "marsad" / part).rglob("*") if path.is_file()]
    paths = [path for path in paths if path.suffix != ".pyc" and path.name != "reasons.tsv"]
    paths += [path for path in MADEUP_FOLDER.glob("*.jsonl") if path.name != "sentences.jsonl"]
    paths += REVIEWED_FOLDER.glob("*.jsonl")
    paths += [*(shared / "gold").glob("*.jsonl"), shared / "score" / "score.py"]
    found = hashlib.sha256()
    for path in sorted(paths, key=lambda path: path.name):
        found.update(path.name.encode() + hashlib.sha256(path.read_bytes()).digest())
    return found.hexdigest()[:16]


def pinned(text: str) -> str:
    """Return the digest of what the score tables of a document were measured on, empty without any."""
    found = _SCORES.search(text)
    return found[4] if found else ""


def with_scores(text: str, shared: Path) -> str:
    """Return the document with score tables measured now."""
    told = f"\n{score_tables(shared)}\n"
    return _SCORES.sub(lambda m: f"{m[1]}{told}<!-- scores of {digest(shared)} -->", text)


def main() -> int:
    """Write the document; with --check only tell, by exit code 1, that it is not current."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=score.SHARED, help="folder with gold/ and score/")
    parser.add_argument(
        "--check", action="store_true", help="write nothing; exit code 1 where it would differ"
    )
    options = parser.parse_args()
    before = DOC.read_text(encoding="utf-8")
    after = refreshed(before)
    if (options.shared / "score" / "score.py").is_file():
        after = with_scores(after, options.shared)
    else:
        print(f"reading: no gold in {options.shared}: the scores stay as they are", file=sys.stderr)
    if options.check:
        return int(after != before)
    DOC.write_text(after, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
