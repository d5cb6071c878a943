"""Annotated reports, and what would have been right in each choice that the reader made of them."""

from __future__ import annotations

import datetime as dt
import zlib
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import cast

from scoring.gold import SETS, GoldSet, Line, load

from learning.logit import Example
from marsad.language.folding import fold_text
from marsad.models import Report
from marsad.reader import read
from marsad.reader.harm.scan import Found
from marsad.reader.scenes.telling import Scene, Telling
from marsad.reader.scenes.votes import Vote, Votes

ROOT = Path(__file__).parents[2]
BLIND = "blind"
"""The made-up reports that nobody tunes on."""


@dataclass(frozen=True, slots=True)
class Annotated:
    """A report, its gold, and the number of the event it tells of, the same in all reports of that event.

    ``part`` names the set it is of: sets name events each in their own way.
    """

    text: Line
    gold: Line
    group: int
    part: str

    def report(self) -> Report:
        """Return the report as the reader takes it."""
        seen = self.text["seen"]
        day = dt.date.fromisoformat(seen[:10]) if seen else None
        return Report(doc=self.text["doc"], title=self.text["title"] or "", text=self.text["text"], seen=day)


def annotated() -> list[Annotated]:
    """Return all reports that may be learned from: the open part of the gold and the made-up reports."""
    sets = {name: list(_open(GoldSet(name, ROOT.parent / "shared"))) for name in SETS}
    for path in sorted((ROOT / "tests" / "madeup").glob("*.gold.jsonl")):
        if not path.name.startswith(BLIND):
            texts = load(path.with_name(path.name.replace(".gold.", ".texts.")))
            sets[path.name.split(".")[0]] = list(zip(texts, load(path), strict=False))
    parts = [name for name, pairs in sets.items() for _ in pairs]
    pairs = [pair for name in sets for pair in sets[name]]
    groups = _groups(pairs)
    return [Annotated(*pair, group, part) for pair, group, part in zip(pairs, groups, parts, strict=True)]


def _open(gold: GoldSet) -> Iterator[tuple[Line, Line]]:
    if not gold.texts_path.is_file():
        return
    held = gold.held_back()
    by_doc = {line["doc"]: line for line in gold.gold()}
    yield from ((text, by_doc[text["doc"]]) for text in gold.texts() if text["doc"] not in held)


def _groups(pairs: list[tuple[Line, Line]]) -> list[int]:
    """Return for each report a number that all reports share that tell of one event, however remotely."""
    leader: dict[str, str] = {}

    def find(name: str) -> str:
        while leader.setdefault(name, name) != name:
            name = leader[name]
        return name

    for text, gold in pairs:
        for incident in filter(lambda incident: incident["event"], gold["incidents"]):
            leader[find(f"event {incident['event']}")] = find(f"doc {text['doc']}")
    return [zlib.crc32(find(f"doc {text['doc']}").encode()) for text, _ in pairs]


def examples() -> dict[str, list[Example]]:
    """Read all annotated reports; return by decision the choices made, with what would have been right."""
    found: defaultdict[str, list[Example]] = defaultdict(list)
    for one in annotated():
        for vote, judged in _judged(one):
            found[vote.decision].append(Example(vote.options, judged, one.group, one.text["doc"]))
    return dict(found)


def _judged(one: Annotated) -> list[tuple[Vote, frozenset[int]]]:
    """Read a report; return its choices of which the gold tells what would have been right."""
    judged: list[tuple[Vote, frozenset[int]]] = []

    def hear(vote: Vote, about: object) -> None:
        judge = JUDGES.get(vote.decision)  # Others have a script of their own.
        right = judge(one, about) if judge is not None else frozenset[int]()
        if right:
            judged.append((vote, right))

    read(one.report(), votes=Votes(hear))
    return judged


def _scene(one: Annotated, about: object) -> frozenset[int]:
    """Return which of the scenes so far, or a new one, a tally or none, a sentence belongs to."""
    telling, scenes = cast("tuple[Telling, list[Scene]]", about)
    wanted = _told_of(one, telling)
    new, rest = len(scenes), len(scenes) + 1
    if wanted is None:
        return frozenset()
    if wanted == "none":
        return frozenset({*range(len(scenes)), rest})
    if wanted.startswith("tally"):
        return frozenset({rest, *(at for at, scene in enumerate(scenes) if scene.tally)})
    told = [None if scene.tally else _mostly(one, scene) or "unknown" for scene in scenes]
    fitting = [at for at, name in enumerate(told) if name == wanted]
    return frozenset(fitting or [new, *(at for at, name in enumerate(told) if name == "unknown")])


def _mostly(one: Annotated, scene: Scene) -> str | None:
    """Return which incident of the gold most sentences of a scene tell of, those with figures first."""
    told = [_told_of(one, telling) for telling in scene.tellings if telling.found]
    told = [name for name in told if name] or [_told_of(one, telling) for telling in scene.tellings]
    names = [name for name in told if name and name != "none"]
    return max(names, key=names.count, default=None)


def _told_of(one: Annotated, telling: Telling) -> str | None:
    """Return which incident or tally of the gold a sentence tells of, by its figures or else its place."""
    names = [name for found in telling.found if (name := _counted_in(one, found))]
    if names:
        return max(names, key=names.count)
    if telling.found or telling.place is None:
        return None
    incidents = one.gold["incidents"]
    same = [i["id"] for i in incidents if _alike(telling.place.words, i["place"])]
    return f"incident {same[0]}" if len(same) == 1 else None if same else "none"


def _counted_in(one: Annotated, found: Found) -> str | None:
    """Return the incident or tally of the gold figure that a figure stands for."""
    held = _gold_of(one, found)
    return held[0] if held is not None else None


def _gold_of(one: Annotated, found: Found) -> tuple[str, Line] | None:
    """Return the gold figure that a figure stands for, and which incident or tally it is in."""
    parts = [(f"incident {i['id']}", i) for i in one.gold["incidents"]]
    parts += [(f"tally {at}", tally) for at, tally in enumerate(one.gold["tallies"])]
    count = [found.group.low, found.group.high] if found.group.low is not None else None
    same = [
        (n, g) for n, part in parts for g in part["figures"] if (g["m"], g.get("n")) == (found.measure, count)
    ]
    words = found.sentence.passage.words(found.start, found.end)
    return max(same, key=lambda pair: _overlap(pair[1]["quote"], words), default=None)


def _whose(one: Annotated, about: object) -> frozenset[int]:
    """Return which of the actors weighed, or nobody, counted people belong to."""
    found, names = cast("tuple[Found, tuple[str | None, ...]]", about)
    figure = _gold_of(one, found)
    if figure is None:
        return frozenset()
    wanted = _canonical(figure[1].get("aff"))
    return frozenset(at for at, name in enumerate(names) if _canonical(name) == wanted)


def _part(one: Annotated, about: object) -> frozenset[int]:
    """Return whether counted people are part of another figure."""
    figure = _gold_of(one, cast(Found, about))
    return frozenset() if figure is None else frozenset({int(bool(figure[1].get("subset")))})


def _canonical(name: str | None) -> str:
    return _names().get((name or "").lower(), (name or "").lower())


@cache
def _names() -> Mapping[str, str]:
    """Return what brings other names of an actor to its canonical one."""
    path = ROOT.parent / "shared" / "score" / "actors.tsv"
    if not path.is_file():
        return {}
    lines = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines()]
    return {name.strip().lower(): line[0].lower() for line in lines for name in line}


def _alike(a: str, b: str | None) -> bool:
    """Tell whether two names of places share half of the shorter one's words."""
    x, y = ({word.removeprefix("ال") for word in fold_text(name or "").split()} for name in (a, b))
    return bool(x and y) and len(x & y) * 2 >= min(len(x), len(y))


def _overlap(a: str, b: str) -> float:
    x, y = set(a.split()), set(b.split())
    return len(x & y) / max(len(x | y), 1)


JUDGES: Mapping[str, Callable[[Annotated, object], frozenset[int]]] = {
    "part": _part,
    "scene": _scene,
    "whose": _whose,
}
"""By decision: which options would have been right, none where the gold does not tell."""
