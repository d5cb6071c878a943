"""What kills in the place of those who use it: «قتلت مسيرة إسرائيلية شابا», «جرحت شظية طفلا»."""

from __future__ import annotations

from marsad.language.lexicon import Mark
from marsad.language.wordsets import word_set
from marsad.reader.document import Passage

_CUES = frozenset(
    {"drone", "aircraft", "air_raid", "rocket", "shell", "shelling"}
    | {"car_bomb", "bomb", "blast", "explosion", "gunfire"}
)
_KILLS, _BODIES = word_set("what kills"), word_set("bodies of men")
_SAID_OF_IT = word_set("said of a means")


def past_means(passage: Passage, at: int) -> int:
    """Return where a means that begins at a token ends, and whose it is; the token where there is none."""
    event = passage.at(at, "events")
    if event is not None and event.entry["cue"] in _CUES and not event.proclitic:
        end = event.end
    elif passage.word(at) in _KILLS | _BODIES:
        end = at + 1
    else:
        return at
    end += passage.word(end) in _SAID_OF_IT
    whose = passage.at(end, "forces", "nationality") or passage.at(end, "actors", "member")
    end = whose.end if whose is not None and not whose.proclitic else end
    return end + (passage.word(end) in _SAID_OF_IT)


def tells_whose_means(passage: Passage, nation: Mark) -> bool:
    """Tell whether a nationality is that of a means right behind a verb of harm («قتلت قذيفة تركية …»)."""
    verbs = (mark for back in range(2, _REACH) for mark in passage.marks.get(nation.start - back, ()))
    ends = (mark.end for mark in verbs if mark.entry.kind == "casualty" and mark.entry.part == "verb")
    return any(end < nation.start and past_means(passage, end) >= nation.end for end in ends)


_REACH = 6
