"""docs/reading.md tells what the reader does now: its examples, its reasons, its scores."""

import re
import sys
from pathlib import Path

from marsad.language.tables import rows

HOME = Path(__file__).parents[1]
sys.path.append(str(HOME / "scripts"))

import reading  # noqa: E402

TEXT = reading.DOC.read_text(encoding="utf-8")
STALE = "docs/reading.md is not current: make docs"


def test_what_is_read_from_each_example_is_current() -> None:
    assert reading.refreshed(TEXT).splitlines() == TEXT.splitlines(), STALE


def test_every_aspect_and_every_reason_is_told() -> None:
    assert set(re.findall(r"<!-- read: (\w+) -->", TEXT)) == set(reading.ASPECTS)
    assert [row["name"] for row in rows("reasons") if f"| `{row['name']}` |" not in TEXT] == []


def test_the_scores_are_those_of_this_reader_and_this_gold(shared: Path) -> None:
    assert reading.pinned(TEXT) == reading.digest(shared), STALE


def test_a_digest_tells_another_reader(shared: Path, tmp_path: Path) -> None:
    (tmp_path / "gold").mkdir()
    (tmp_path / "score").mkdir()
    (tmp_path / "score" / "score.py").write_text("", encoding="utf-8")
    assert reading.digest(tmp_path) != reading.digest(shared)
    assert reading.pinned("no scores here") == ""
