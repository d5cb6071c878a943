"""Who is counted: kinds of people, actors, forces, and what is said of them («مقاتلي التنظيم»)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal, TypeAlias, cast

from marsad.language.lexicon import Entry, Mark
from marsad.language.words import definite, joined_by_and
from marsad.language.wordsets import word_set, word_tuple
from marsad.models import Demographic, Measure, Status
from marsad.reader.document import Passage, Sentence

_POINTERS = frozenset({"pointer", "assault"})
_GOES_ON = _POINTERS | {"clan", "link", "rank", "others", "other"}
Shape: TypeAlias = Literal["number", "vague", "singular", "dual", "plural", "named"]


@dataclass(frozen=True, slots=True)
class People:
    """Who is counted, at tokens ``start`` up to ``end``.

    ``measure`` is set where the counted noun says itself what befell them («قتيلا»). ``force`` and
    ``country`` stand for a state force that is named only in part («جنود», «عراقيين»); ``joint`` for men of
    two forces. ``others`` is
    true for more people of the kind counted before («آخرين»). ``kind`` names the row of the people table.
    """

    start: int
    end: int
    shape: Shape | None = None
    measure: Measure | None = None
    status: Status = "unknown"
    demographic: Demographic | None = None
    actor: Mark | None = None
    force: str | None = None
    country: str | None = None
    others: bool = False
    article: bool = False
    kind: str = ""


def unknown_people(sentence: Sentence, at: int) -> People | None:
    """Take an unknown noun after «من» as the people («ستة من الرعاة»), of unknown status.

    Who points back to a group is of it, and armed: «اثنان من التنظيم»; so are «ستة من شرطة المحافظة».
    """
    passage = sentence.passage
    if at >= sentence.end or not passage.tokens[at].is_word or passage.at(at, "casualty", "event"):
        return None  # «بعد يوم واحد من مقتل»
    if passage.at(at, "grammar", "pointer") is not None:
        return People(at, at + 1, status="armed", force="group")
    if passage.word(at) == _POLICE:
        return People(at, at + 1 + passage.word(at + 1).startswith("ال"), status="armed", force="police")
    return People(at, at + 1)


_POLICE = "شرطه"


def people_at(sentence: Sentence, at: int) -> People | None:
    """Return the people named at a token, and what is said of them behind it."""
    passage, limit = sentence.passage, sentence.end
    more = passage.at(at, "grammar", "others") or passage.at(at, "grammar", "other")
    if more is not None:
        return _others(passage, more)
    head = _head(passage, at)
    if head is None or head.end > limit:
        return None
    man = passage.at(at, "people") if head.entry.kind == "actors" else None
    one = man is not None and man.entry.part == "singular" and man.proclitic == head.proclitic
    if man is not None and one and man.end < head.end:
        head, named = man, [head]  # «جندي من قوات حفظ السلام»
    else:
        named = _inside(passage, head)
    marks = [head, *named]
    end = _follow(passage, max(mark.end for mark in marks), limit, marks)
    return _describe(passage, head, marks, end)


def _inside(passage: Passage, mark: Mark) -> list[Mark]:
    """Return the actor that the words for the people name themselves («أفراد المقاومة الشعبية», «متطرف»)."""
    if mark.entry.kind != "people":
        return []
    found = [
        passage.at(at, "actors") or passage.at(at, "forces", "nationality")
        for at in range(mark.start, mark.end)
    ]
    return [one for one in found if one is not None and one.end >= mark.end][:1]


def _others(passage: Passage, more: Mark) -> People:
    dual = passage.word(more.start).endswith("خران")
    shape: Shape = "singular" if more.entry.part == "other" else "dual" if dual else "plural"
    follow = _head(passage, more.end)
    if follow is None and shape == "singular" and _last_of(passage, more):
        return People(more.start, more.end)
    if follow is None or follow.proclitic or passage.at(more.end, "casualty", "fate"):
        return People(more.start, more.end, shape, others=True)
    described = _describe(passage, follow, [follow], follow.end)
    return replace(described, start=more.start, others=True, shape=shape)


def _last_of(passage: Passage, more: Mark) -> bool:
    """Tell «آخر معاقلهم», the last of them, from «إصابة آخر», one more."""
    after = passage.word(more.end)
    if after in _BEHIND or any(passage.at(more.end, "times", part) for part in ("day", "weekday", "night")):
        return False  # «إصابة آخر اليوم», «وأصيب آخر جراء القصف»
    return (
        passage.tokens[more.end : more.end + 1] != []
        and passage.tokens[more.end].is_word
        and not (after[0] in "بوفلم" or len(after) < 4 or passage.at(more.end, "grammar") is not None)
    )


_BEHIND = word_set("behind one more person")


def _head(passage: Passage, at: int) -> Mark | None:
    """Return what can name counted people here: a kind of people, a counted noun, an actor or a force."""
    found = [mark for mark in passage.marks.get(at, ()) if _names_people(mark)]
    order = ("people", "casualty", "actors", "forces")
    # «شرطيين» is written alike for two and for many: two, but with the article many.
    return min(
        found,
        key=lambda mark: (
            -mark.end,
            order.index(mark.entry.kind) - 2 * _totals(passage, mark),
            (mark.entry.part == "dual") == definite(mark.proclitic),
        ),
        default=None,
    )


def _totals(passage: Passage, mark: Mark) -> bool:
    """Tell whether a noun like «المخطوفين» names those who are counted here, no kind of people."""
    if mark.entry.kind != "casualty" or mark.entry["number"] != "plural":
        return False
    numbered = any(m.entry.kind == "numbers" for m in passage.marks.get(mark.end, ()))
    digits = passage.word(mark.end)[:1].isdecimal()
    counted = passage.word(mark.start - 1).removeprefix("و") in {"عدد", "اعداد"}
    return counted or (definite(mark.proclitic) and (numbered or digits))


def _names_people(mark: Mark) -> bool:
    kind, part = mark.entry.kind, mark.entry.part
    return (
        kind in {"people", "actors"}
        or (kind == "casualty" and part == "count")
        or (kind == "forces" and part != "country")
    )


def _follow(passage: Passage, at: int, limit: int, marks: list[Mark]) -> int:
    """Go on through what is said of the people, gathering its marks; return where it ends."""
    end = at
    while at < limit and at - end <= 2 and len(marks) < 8:
        more = passage.at(at, "grammar")
        mark = _head(passage, at)
        if mark is not None and mark.end <= limit and _belongs(passage, mark, marks):
            if _done_to(passage, mark, marks[0]):
                break
            marks += [mark, *_inside(passage, mark)]
            at = end = max(one.end for one in marks)
        elif _among(passage, at, marks[0]):
            at += 1
        elif (named := _bracketed(passage, at)) is not None and named.end < limit:
            marks += [named]
            at = end = named.end + 1
        elif more is not None and _fallen_in(passage, more):
            break
        elif more is not None and more.entry.part in _GOES_ON and not joined_by_and(more.proclitic):
            at = more.end
            end = end if more.entry.part == "link" else at
            marks += [more] if more.entry.part in _POINTERS | {"clan"} else []
        else:
            break
    return end


def _bracketed(passage: Passage, at: int) -> Mark | None:
    """Return the group that is named in brackets behind the word for it («مسلحي تنظيم (داعش)»)."""
    start = at + (passage.word(at) in _BODIES)
    named = passage.at(start + 1, "actors") if passage.word(start) == "(" else None
    return named if named is not None and passage.word(named.end) == ")" else None


_BODIES = word_set("bodies before a name in brackets")


def _among(passage: Passage, at: int, head: Mark) -> bool:
    """Tell whether «بين» says who all the dead are: «القتلى بين المدنيين»."""
    if passage.word(at) != "بين" or head.entry.kind != "casualty":
        return False
    whom = passage.at(at + 1, "people", "plural")
    return whom is not None and definite(whom.proclitic) and passage.at(whom.end, "people") is None


def _fallen_in(passage: Passage, more: Mark) -> bool:
    """Tell those who fell in an attack («12 جنديا في الهجوم») from those who took part in it."""
    if more.entry.part != "assault" or passage.word(more.start - 1) not in {"في", "خلال"}:
        return False
    return not passage.word(more.start - 2).removeprefix("ال").startswith(_TAKE_PART)


_TAKE_PART = word_tuple("taking part")


def _belongs(passage: Passage, mark: Mark, marks: list[Mark]) -> bool:
    """Tell whether a mark goes on with the group, rather than beginning the next one."""
    if mark.entry.part == "singular" and passage.word(marks[0].end - 1).endswith(("ون", "ين", "ان")):
        return False  # «اغتال مسلحون العقيد»: a word with its «ن» owns nothing behind it.
    if definite(mark.proclitic) and mark.entry.part == "singular" and mark.entry["demographic"] == "women":
        return False  # «الكوادر العاملة»
    if mark.entry.part == "nationality" and passage.word(mark.start - 1) == "في":
        return False  # «اثنين من جنوده في مالي»: where, though «مالي» is also one of Mali
    if joined_by_and(mark.proclitic):
        if mark.entry.part == "nationality":
            return False  # «بينهم أمريكيان وبريطاني»
        sides = {"actors", "forces"}
        return mark.entry.kind in sides and marks[-1].entry.kind in sides
    return mark.proclitic in {"", "ال"} and (mark.entry.kind != "casualty" or definite(mark.proclitic))


def _done_to(passage: Passage, mark: Mark, head: Mark) -> bool:
    """Tell whether people stand behind those who harm them («قتل مسلحون شابين», «طعن فلسطيني جنديا»)."""
    by_nation = head.entry.part == "nationality"
    if mark.entry.kind != "people" or not (head.entry.kind == "people" or by_nation):
        return False
    if by_nation or head.entry.part != "plural":
        objects = [passage.word(one.end - 1).endswith("ا") for one in (head, mark)]
        return (
            objects == [False, True]
            and mark.entry.part == "singular"
            and (by_nation or head.entry.part == "singular")
        )
    one = mark.entry.part == "singular" and not definite(mark.proclitic)
    if one and passage.word(mark.end - 1).endswith("ا") and not passage.word(head.end - 1).endswith("ا"):
        return True  # «قتل جنود أميركيون مسلحا»: one in the accusative does not describe many
    doers = passage.word(head.end - 1).endswith("ون") or definite(head.proclitic)
    return doers and not definite(mark.proclitic) and not passage.word(mark.end - 1).endswith("ون")


def _describe(passage: Passage, head: Mark, marks: list[Mark], end: int) -> People:
    """Put together what the marks say: the measure, status, force and country of the people."""
    kinds = [m.entry for m in marks if m.entry.kind == "people"]
    actors = [m for m in marks if m.entry.kind == "actors"]
    forces = [m.entry for m in marks if m.entry.kind == "forces"]
    named = [e.part for e in forces if e.part != "nationality"]
    # «منفذي الهجوم» are of those who attack, «قتلى الهجوم» are not.
    pointers = {"pointer"} if head.entry.kind == "casualty" else _POINTERS
    named += ["group" for m in marks if m.entry.part in pointers]
    named += [e["force"] for e in kinds if e["force"]]
    counted = head.entry.kind == "casualty"
    return People(
        start=head.start,
        end=end,
        shape=_shape(head, passage.word(head.end - 1), passage.word(head.end)),
        measure=cast(Measure, head.entry["measure"]) if counted else None,
        status=_status(_said(head, marks), actors, armed=bool(named), mixed=_mixed(marks)),
        demographic=_demographic(passage, head, kinds),
        actor=min(actors, key=lambda mark: mark.entry["kind"] == "generic") if actors else None,
        force="security" if {"army", "police"} <= set(named) else next(iter(named), _clan(marks)),
        country=next((e["country"] for e in forces if e["country"]), None),
        article=definite(head.proclitic),
        kind=kinds[0].row["singular"] if kinds else "",
    )


def _demographic(passage: Passage, head: Mark, kinds: list[Entry]) -> Demographic | None:
    """Return what the words say of sex and age; a nationality does of one woman («بينهم هندية»)."""
    if head.entry.part == "nationality" and passage.word(head.end - 1).endswith("يه"):
        return "women"
    return cast(Demographic | None, next((e["demographic"] for e in kinds if e["demographic"]), None))


def _clan(marks: list[Mark]) -> str | None:
    """Return «clan» where people are of a tribe told of before, whose people need not be armed."""
    return "clan" if any(mark.entry.part == "clan" for mark in marks) else None


def _shape(head: Mark, word: str, behind: str) -> Shape | None:
    if head.entry.kind == "casualty":
        return cast(Shape, head.entry["number"])
    if head.entry.part == "nationality":
        alone: Shape | None = "singular" if word.endswith(("ي", "يا", "يه")) else None
        return "dual" if word.endswith(("يان", "يين")) else alone
    if head.entry.part == "member" and word.endswith(("ي", "يا", "يان", "يين")):
        # «مقتل حوثي», «قتل حوثيان», «داعشيين اثنين»
        two = word.endswith("يان") or behind.startswith("اثن")
        return "dual" if two else None if word.endswith("يين") else "singular"
    return cast(Shape, head.entry.part) if head.entry.kind == "people" else None


def _mixed(marks: list[Mark]) -> bool:
    """Tell whether «و» adds a force to people who are no fighters («من المدنيين والشرطة»)."""
    civilian = marks[0].entry.kind == "people" and marks[0].entry["status"] == "civilian"
    added = (m for m in marks[1:] if m.entry.kind in {"actors", "forces"} and m.start >= marks[0].end)
    return civilian and any(joined_by_and(mark.proclitic) for mark in added)


def _said(head: Mark, marks: list[Mark]) -> list[str]:
    """Return what the words say of arms; a rank behind a kinsman goes before («خاله العقيد»)."""
    kinds = [mark for mark in marks if mark.entry.kind == "people"]
    ranked = [one for one in kinds[1:] if one.entry["force"] == "rank" and definite(one.proclitic)]
    kin = head.entry.part == "singular" and not definite(head.proclitic)
    return [one.entry["status"] for one in (ranked if kin and ranked else kinds)]


def _status(said: list[str], actors: list[Mark], *, armed: bool, mixed: bool) -> Status:
    if mixed:
        return "unknown"
    for status in said:
        if status in {"civilian", "armed"}:
            return cast(Status, status)
    if armed or any(mark.entry["kind"] != "people" for mark in actors):
        return "armed"
    return "civilian" if actors else "unknown"
