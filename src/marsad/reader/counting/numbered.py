"""Groups with a number: «23 من مقاتلي التنظيم», «242 جنديا ومسلحا», «ثلاثة من ضباطه وجنوده»."""

from __future__ import annotations

from dataclasses import replace

from marsad.language.wordsets import word_set
from marsad.reader.counting.counted import Group
from marsad.reader.counting.numerals import definite_number
from marsad.reader.counting.people import People
from marsad.reader.counting.phrases import people_at, unknown_people
from marsad.reader.counting.quantities import Quantity, qualifier_after
from marsad.reader.counting.uncounted import no_people
from marsad.reader.document import Passage, Sentence
from marsad.reader.harm.joins import joined_at


def numbered(sentence: Sentence, found: Quantity) -> Group | None:
    """Return the group whose number was found, None where it counts no people."""
    passage, at = sentence.passage, found.end
    beside = children_of(passage, found.start) or _of_one(passage, found)
    if no_people(passage, found) is not None or beside:
        return None
    of = passage.word(at) == "من" and (passage.at(at, "parts") is None or _of_these(passage, at))
    begins_next = passage.word(at).startswith("و") and joined_at(passage, at)
    first = at + of + (of and passage.word(at + 1) in _CHOICE)
    first += of and passage.word(first) in _THESE  # «24 من هؤلاء المسلحين»
    people = people_at(sentence, first) if first < sentence.end and not begins_next else None
    dual = people is not None and people.shape == "dual" and not people.others and found.low != _PAIR
    if dual and people is not None and (people.kind or passage.word(people.start).endswith("ان")):
        # «القتلى الأحد عشر طبيبان ومسعف»: a number takes no dual, but «ثلاثة فتيان» are boys.
        alike = passage.at(people.start, "people", "plural") is not None
        people = replace(people, shape="plural") if alike else None
    if people is None and of:
        people = unknown_people(sentence, at + 1)
    if people is None and _of_things(passage, at):
        return None
    people = people or _in_range(sentence, found) or _number_of(sentence, at)
    people = _lumped(passage, _both_kinds(sentence, people, found), at)
    people = _joint(sentence, people) if of else people
    end, qualifier = qualifier_after(passage, people.end if people else at)
    people = _and_theirs(sentence, _drawn_from(sentence, people, end))
    end = max(end, people.end) if people else end
    return Group(
        start=found.start,
        end=end,
        shape="vague" if found.low is None else "number",
        low=found.low,
        high=found.high,
        qualifier=found.qualifier or qualifier,
        people=people,
        conj=joined_at(passage, found.start),
    )


def _of_things(passage: Passage, at: int) -> bool:
    """Tell whether «أحد» or «واحد» counts no people: «إحدى القذائف», «أحد أهم مقراته», «لا يعرفها أحد»,
    «صفا واحدا», «أبناء البلدة الواحدة».
    """
    one, before = passage.word(at - 1), passage.word(at - 2)
    if one in _ANY_ONE or (one in _ONE_OF and passage.word(at).startswith("ال")):
        return True
    same = one in _THE_SAME or (one == "واحدا" and before.endswith("ا"))
    told = any(mark.entry.kind in {"people", "casualty"} for mark in passage.marks.get(at - 2, ()))
    return same and not told


def _number_of(sentence: Sentence, at: int) -> People | None:
    """Return the people whose number stands before «عدد»: «ليرتفع إلى 37 عدد المدنيين الذين قتلوا»."""
    if sentence.passage.word(at) != "عدد" or at + 1 >= sentence.end:
        return None
    people = people_at(sentence, at + 1)
    plain = people is not None and people.measure is None and people.article and people.shape == "plural"
    return people if plain else None


def _of_these(passage: Passage, at: int) -> bool:
    """Tell «ستة من هؤلاء المسلحين» from «من هؤلاء ستة أطفال»."""
    return passage.word(at + 1) in _THESE and passage.at(at + 2, "people", "plural") is not None


def _in_range(sentence: Sentence, found: Quantity) -> People | None:
    """Return the people named within a range («ما بين ستة قتلى وتسعة»), as if they stood behind it."""
    if found.low is None or found.low == found.high:
        return None
    inside = (people_at(sentence, at) for at in range(found.start + 1, found.end))
    people = next((one for one in inside if one is not None and one.end < found.end), None)
    return None if people is None else replace(people, start=found.end, end=found.end)


def children_of(passage: Passage, at: int) -> bool:
    """Tell whether a number only says of how many children one is the parent («أم لخمسة أولاد»)."""
    for first in (at, at - 1):
        if passage.word(first).startswith("ل") and passage.word(first - 1).removeprefix("و") in _OF_CHILDREN:
            return True
    return False


def _of_one(passage: Passage, found: Quantity) -> bool:
    """Tell whether «واحد» only says that two things are the same («من حي واحد», «في وقت واحد»)."""
    behind = passage.word(found.start).startswith("واحد") and passage.word(found.start - 2) in {"من", "في"}
    kinds = {mark.entry.kind for mark in passage.marks.get(found.start - 1, ())}
    return behind and bool(kinds & {"times", "place_heads", "facilities", "things", "events"})


_OF_CHILDREN = word_set("parents of children")


def _drawn_from(sentence: Sentence, people: People | None, at: int) -> People | None:
    """Go on behind a qualifier with whose people they are: «37 عنصرا على الأقل من مقاتلي الفصائل»."""
    passage = sentence.passage
    behind = people is not None and (at > people.end or people.others)  # «ثلاثة آخرين من رجال الشرطة»
    if people is None or people.measure is not None or not behind or passage.word(at) != "من":
        return people
    of = people_at(sentence, at + 1) if at + 1 < sentence.end and passage.at(at, "parts") is None else None
    if of is None or of.shape in {"singular", "dual"} or of.measure is not None:
        return people
    return replace(
        people,
        end=of.end,
        status=of.status if people.status == "unknown" else people.status,
        demographic=people.demographic or of.demographic,
        actor=people.actor or of.actor,
        force=people.force or of.force,
        country=people.country or of.country,
    )


def _and_theirs(sentence: Sentence, people: People | None) -> People | None:
    """Read one number of people of two kinds behind «من»: «ثلاثة من ضباطه وجنوده»."""
    if people is None or people.start == 0 or sentence.passage.word(people.start - 1) != "من":
        return people
    more = people_at(sentence, people.end) if people.end < sentence.end else None
    joined = more is not None and joined_at(sentence.passage, more.start) and more.measure is None
    if more is None or not joined or more.shape not in {"plural", None} or not _alike(sentence, people, more):
        return people
    if definite_number(sentence.passage, more.end):
        return people  # «تسعة من رجال الأمن والمهاجمون الخمسة»
    return replace(
        people, end=more.end, status=people.status if people.status == more.status else "unknown", kind=""
    )


def _alike(sentence: Sentence, one: People, other: People) -> bool:
    """Tell whether two kinds of people are both definite: by the article, or by «ـه», «ـها», «ـهم»."""
    words = (sentence.passage.word(kind.start) for kind in (one, other))
    known = (kind.article or _of_known(sentence.passage, kind) for kind in (one, other))
    return all(known) or all(word.endswith(_OWNED) for word in words)


def _of_known(passage: Passage, kind: People) -> bool:
    """Tell whether people are definite by whose they are: «جنود الجيش»."""
    return kind.end - kind.start > 1 and passage.word(kind.start + 1).startswith("ال")


_OWNED = ("ه", "ها", "هم")


def _both_kinds(sentence: Sentence, people: People | None, found: Quantity) -> People | None:
    """Read one number of two kinds of people: «242 جنديا ومسلحا», both in the case that a number asks for."""
    if people is None or people.shape != "singular" or (found.low or 0) < _LEAST_IN_SINGULAR:
        return people
    if people.measure is not None:
        return people  # «20 جريحا وجنديا مفقودا»
    passage, at = sentence.passage, people.end
    joined = at < sentence.end and passage.at(at, "people", "singular") is not None and joined_at(passage, at)
    more = people_at(sentence, at) if joined else None
    alone = more is not None and passage.word(more.end) in _ALONE  # «22 جنديا ومدنيا واحدا»
    if more is None or alone or more.article or not _in_case(passage, people, more, found):
        return people
    both = {people.demographic, more.demographic} == {"women", "children"}
    return replace(
        people,
        end=more.end,
        status=people.status if people.status == more.status else "unknown",
        demographic="women_children" if both else None,
        actor=people.actor if people.actor == more.actor else None,
        force=people.force if people.force == more.force else None,
        kind="",
    )


def _joint(sentence: Sentence, people: People | None) -> People | None:
    """Read one number of men of two forces: «مئة من الجنود ورجال الشرطة»."""
    other = _OTHER_FORCE.get(people.force or "") if people is not None else None
    if people is None or other is None or not joined_at(sentence.passage, people.end):
        return people
    more = people_at(sentence, people.end) if people.end < sentence.end else None
    if more is None or more.force != other or more.shape not in {None, "plural"}:
        return people
    return replace(people, end=more.end, force="joint", country=people.country or more.country, kind="")


_OTHER_FORCE = {"army": "police", "police": "army"}
_LEAST_IN_SINGULAR = 11
_PAIR = 2
_MANY = 100


def _in_case(passage: Passage, one: People, other: People, found: Quantity) -> bool:
    """Tell whether two nouns stand in the accusative, or are so many that the second is not one person."""
    accusative = passage.word(other.start).endswith("ا") and (
        passage.word(one.start).endswith(("ا", _FEMININE))  # «30 امرأة وطفلا»
    )
    feminine = passage.word(one.start).removesuffix("ا") + _FEMININE  # «40 مواطنا ومواطنة»
    mothers = (one.demographic, other.demographic) == ("women", "children")  # «11 امرأة وطفل», as many write
    same = passage.word(other.start).removeprefix("و") == feminine
    return accusative or mothers or same or (found.low or 0) >= _MANY


_ALONE = word_set("one and no more")
_FEMININE = "ه"
_CHOICE, _THESE = word_set("the best of"), word_set("these")
_ANY_ONE, _THE_SAME = frozenset({"احد", "احدي", "واحدي"}), frozenset({"الواحد", "الواحده"})
_ONE_OF = frozenset({"احد", "احدي", "واحد", "واحدي", "باحد", "باحدي"})


def _lumped(passage: Passage, people: People | None, at: int) -> People | None:
    """Read «بين قتيل وجريح» behind a number: dead and injured together."""
    start = people.end if people else at
    end = lumped_end(passage, start)
    if end is None:
        return people
    base = people or People(start, start)
    return replace(base, end=end, measure="casualties", shape=base.shape or "plural")


def lumped_end(passage: Passage, at: int) -> int | None:
    """Return the end of «بين قتيل وجريح», «ما بين قتيل وجريح» at a token, None where there is none."""
    start = at + (passage.word(at) == "ما")
    first, second = (passage.at(start + more, "casualty", "count") for more in (1, 2))
    return second.end if passage.word(start) == "بين" and first is not None and second is not None else None
