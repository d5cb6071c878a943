"""The words that name who is counted, and how far what is said of them goes («مقاتلي التنظيم في البلدة»)."""

from __future__ import annotations

from dataclasses import replace

from marsad.language.lexicon import Mark
from marsad.language.words import definite, joined_by_and
from marsad.language.wordsets import word_set, word_tuple
from marsad.reader.counting.means import tells_whose_means
from marsad.reader.counting.people import POINTERS, People, Shape, describe
from marsad.reader.document import Passage, Sentence


def people_at(sentence: Sentence, at: int) -> People | None:
    """Return the people named at a token, and what is said of them behind it."""
    passage, limit = sentence.passage, sentence.end
    more = passage.at(at, "grammar", "others") or passage.at(at, "grammar", "other")
    if more is not None:
        return _others(passage, more)
    head = _head(passage, at)
    if head is None or head.end > limit:
        return None
    if head.entry.part == "nationality" and tells_whose_means(passage, head):
        return None
    man = passage.at(at, "people") if head.entry.kind == "actors" else None
    one = man is not None and man.entry.part == "singular" and man.proclitic == head.proclitic
    if man is not None and one and man.end < head.end:
        head, named = man, [head]  # «جندي من قوات حفظ السلام»
    else:
        named = _inside(passage, head)
    marks = [head, *named]
    end = _follow(passage, max(mark.end for mark in marks), limit, marks)
    return describe(passage, head, marks, end)


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
    described = describe(passage, follow, [follow], follow.end)
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


_GOES_ON = POINTERS | {"clan", "link", "rank", "others", "other"}


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
            marks += [more] if more.entry.part in POINTERS | {"clan"} else []
        else:
            break
    return end


def _bracketed(passage: Passage, at: int) -> Mark | None:
    """Return the group or nation that brackets hold behind the words for its people («تنظيم (داعش)»)."""
    start = at + (passage.word(at) in _BODIES)
    if passage.word(start) != "(":
        return None
    named = passage.at(start + 1, "actors") or passage.at(start + 1, "forces", "nationality")
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
    if more.entry.part != "assault":
        return False
    if more.proclitic.startswith("ب"):
        return True  # «12 جنديا بالهجوم»
    if passage.word(more.start - 1) not in {"في", "خلال"}:
        return False
    return not passage.word(more.start - 2).removeprefix("ال").startswith(_TAKE_PART)


_TAKE_PART = word_tuple("taking part")


def _belongs(passage: Passage, mark: Mark, marks: list[Mark]) -> bool:
    """Tell whether a mark goes on with the group, rather than beginning the next one."""
    if mark.entry.part == "singular" and passage.word(marks[0].end - 1).endswith(("ون", "ين", "ان")):
        return False  # «اغتال مسلحون العقيد»: a word with its «ن» owns nothing behind it.
    if definite(mark.proclitic) and mark.entry.part == "singular" and mark.entry["demographic"] == "women":
        return False  # «الكوادر العاملة»
    if mark.entry.part == "nationality" and not _tells_of(passage, mark, marks[0]):
        return False
    if joined_by_and(mark.proclitic):
        if mark.entry.part == "nationality":
            return False  # «بينهم أمريكيان وبريطاني»
        sides = {"actors", "forces"}
        return mark.entry.kind in sides and marks[-1].entry.kind in sides
    return mark.proclitic in {"", "ال"} and (mark.entry.kind != "casualty" or definite(mark.proclitic))


def _tells_of(passage: Passage, nation: Mark, head: Mark) -> bool:
    """Tell whether a nationality is that of people, not where they are nor whom they harm.

    «اثنين من جنوده في مالي», though «مالي» is also one of Mali; «قتل الجيش الإسرائيلي فلسطينيا».
    """
    accusative = [passage.word(one.end - 1).endswith("ا") for one in (head, nation)]
    return passage.word(nation.start - 1) != "في" and accusative != [False, True]


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
