"""What is said of who did it, and by whom: claims, accusations, suspicions, denials, none merged."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from marsad.language.lexicon import Mark
from marsad.models import Basis, Evidence, Perpetrator
from marsad.reader.document import Passage, Sentence
from marsad.reader.parties.parties import Actor
from marsad.reader.scenes.telling import Scene
from marsad.reader.setting import Setting
from marsad.reader.voices.claimants import THAT, subjects
from marsad.reader.voices.voices import speaker

_BACK, _AHEAD, _CLAUSE = 9, 10, 12
_BREAKS = frozenset({"،", ",", ":", "(", ")", "-", "–", "؛"})
_TIES = ("tie", "answer", "behind", "deed", "by", "claim")
_CUES: dict[Basis, str] = {"suspected": "suspect", "denied": "deny"}


def attributions(
    setting: Setting, scene: Scene, doers: Iterable[tuple[str, Actor, Basis]], claims: Sequence[Actor]
) -> tuple[Perpetrator, ...]:
    """Return all that a scene says of who did it, each once for actor, basis and who says so.

    ``doers`` are those whom it comes down to; besides them stand those accused of it and cleared of it.
    """
    found = [*_claimed(setting, claims), *_accused(setting, scene)]
    known = {(one.name, one.basis) for one in found}
    found += [
        _said(setting, actor, name, basis) for name, actor, basis in doers if (name, basis) not in known
    ]
    return tuple({(one.name, one.basis, one.source): one for one in reversed(found)}.values())[::-1]


def source_of(setting: Setting, actor: Actor, basis: Basis) -> str | None:
    """Return the words for who says that an actor did it, or did not; null in the report's own voice."""
    cue = _cue(actor, basis)
    who = _who(actor, cue) if cue is not None else None
    if who is None and basis == "denied":
        return actor.words
    return who or speaker(setting.voices.get(actor.sentence.index, ()), actor.mark.start)


def _claimed(setting: Setting, claims: Sequence[Actor]) -> Iterator[Perpetrator]:
    for actor in claims:
        name = setting.sides.name(actor.mark)
        if name is not None:
            yield _said(setting, actor, name, "claimed")


def _accused(setting: Setting, scene: Scene) -> Iterator[Perpetrator]:
    """Yield whom a scene suspects or clears, where the words tie them to what happened."""
    for actor in (actor for telling in scene.tellings for actor in telling.actors):
        name = setting.sides.name(actor.mark)
        cue = _cue(actor, actor.basis)
        if name in {None, "civilians"} or cue is None or _accuses(actor, cue) or not _tied(actor, cue):
            continue
        yield _said(setting, actor, str(name), actor.basis)


def _said(setting: Setting, actor: Actor, name: str, basis: Basis) -> Perpetrator:
    return Perpetrator(
        name=name,
        words=actor.words,
        basis=basis,
        source=source_of(setting, actor, basis),
        evidence=_clause(actor.sentence, actor.mark),
    )


def _cue(actor: Actor, basis: Basis) -> Mark | None:
    """Return the word before an actor that accuses or clears it, the nearest one."""
    kind = _CUES.get(basis)
    if kind is None:
        return None
    back = range(actor.mark.start - 1, max(actor.sentence.start, actor.mark.start - _BACK) - 1, -1)
    return next((mark for at in back if (mark := actor.passage.at(at, "parties", kind))), None)


def _accuses(actor: Actor, cue: Mark) -> bool:
    """Tell whether an actor right behind the verb accuses: «اتهم الجيش الحركة بـ», not «اتهم الجيش بـ»."""
    passage, end = actor.passage, actor.mark.end
    if passage.word(actor.mark.start - 1) == "باسم":
        return True  # «القناة الناطقة باسم الحركة» speaks.
    if actor.mark.start != cue.end or cue.entry.part == "deny":
        return False
    after = passage.word(end)
    ahead = range(end, min(end + _CLAUSE // 2, actor.sentence.end))
    others = any(passage.at(at, kind) for at in ahead for kind in ("actors", "forces"))
    return others and not after.startswith("ب")


def _tied(actor: Actor, cue: Mark) -> bool:
    """Tell whether the clause speaks of having done something, or of what happened."""
    passage, last = actor.passage, min(actor.sentence.end, actor.mark.end + _AHEAD)
    return any(
        passage.at(at, "events") is not None or any(passage.at(at, "parties", kind) for kind in _TIES)
        for at in range(cue.end, last)
        if not actor.mark.start <= at < actor.mark.end
    )


def _who(actor: Actor, cue: Mark) -> str | None:
    """Return who accuses or clears: who stands between the verb and the actor, else right before the verb."""
    sentence, passage = actor.sentence, actor.passage
    behind = next(subjects(sentence, cue.end, actor.mark.start), None)
    if behind is not None and not _between(passage, cue.end, behind.start):
        return behind._replace(end=min(behind.end, actor.mark.start)).words(passage)
    before = list(subjects(sentence, max(sentence.start, cue.start - _BACK), cue.start))
    if before and before[-1].end == cue.start and passage.word(cue.start - 1) not in _BREAKS:
        return before[-1].words(passage)
    return None


def _between(passage: Passage, start: int, end: int) -> bool:
    """Tell whether «أن» or a break stands between: what follows is what is said, not who says it."""
    return any(passage.word(at) in THAT or passage.word(at) in _BREAKS for at in range(start, end))


def _clause(sentence: Sentence, mark: Mark) -> Evidence:
    """Return the clause around an actor, from break to break, a dozen words to either side at most."""
    passage = sentence.passage
    start, end = mark.start, mark.end
    while start > max(sentence.start, mark.start - _CLAUSE) and passage.word(start - 1) not in _BREAKS:
        start -= 1
    while end < min(sentence.end, mark.end + _CLAUSE) and passage.word(end) not in _BREAKS:
        end += 1
    return passage.evidence(start, end)
