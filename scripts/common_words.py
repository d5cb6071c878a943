"""Count how common words are in reports of violence, into ``tables/common_words.tsv``.

Takes a file of JSON lines with ``title`` and ``text`` (gzip or not). Articles with fewer than three of the
words of harm below are passed over: what matters is which words reports of violence have in common.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from marsad.ledger.linking.passages import stems

TABLE = Path(__file__).parents[1] / "src/marsad/tables/common_words.tsv"
HARM = re.compile("قتل|قتيل|اصيب|اصابه|جرح|انفجار|تفجير|اشتباك|غاره|غارات|قصف|مسلح|هجوم|شهيد|ضحايا|اعتقل")
LEAST = 3
BANDS = (100, 50, 20, 10, 4)
"""A word stands in the first band whose number of articles in a thousand it reaches."""


def main() -> None:
    """Count, and write the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("articles", type=Path)
    articles = [said for said in _articles(parser.parse_args().articles) if _tells(said)]
    counts = Counter(word for said in articles for word in said)
    shares = {word: 1000 * count / len(articles) for word, count in counts.items()}
    edges = zip(BANDS, (1001, *BANDS), strict=False)
    rows = [(low, sorted(w for w, s in shares.items() if low <= s < high)) for low, high in edges]
    lines = [f"{band}\t{'|'.join(words)}" for band, words in rows]
    head = [line for line in TABLE.read_text(encoding="utf-8").splitlines() if line.startswith("#")]
    TABLE.write_text("\n".join([*head, "per_thousand\tforms", *lines]) + "\n", encoding="utf-8")


def _articles(path: Path) -> Iterator[frozenset[str]]:
    with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open("rt") as stream:
        for line in stream:
            article = json.loads(line)
            yield stems(f"{article.get('title') or ''} {article['text']}")


def _tells(said: frozenset[str]) -> bool:
    return sum(bool(HARM.search(word)) for word in said) >= LEAST


if __name__ == "__main__":
    main()
