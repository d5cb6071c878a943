"""Groups of people that are counted: «23 من مقاتلي التنظيم», «جنديان», «عشرات الجرحى», «نحو عشرة آخرين»."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import cast

from marsad.language.words import definite, joined_by_and
from marsad.language.wordsets import word_set
from marsad.models import Measure, Qualifier
from marsad.reader.counting.numerals import definite_number
from marsad.reader.counting.people import People, Shape, people_at, unknown_people
from marsad.reader.counting.quantities import Quantity, qualifier_after, quantity
from marsad.reader.counting.uncounted import no_people
from marsad.reader.document import Passage, Sentence
from marsad.reader.harm.joins import and_one_of, joined_at


@dataclass(frozen=True, slots=True)
class Group:
    """A counted group at tokens ``start`` up to ``end``; ``people`` is None for a bare number."""

    start: int
    end: int
    shape: Shape
    low: int | None
    high: int | None
    qualifier: Qualifier | None
    people: People | None
    conj: bool = False

    @property
    def measure(self) -> Measure | None:
        """Return what the counted noun itself says befell the people, if it does."""
        return self.people.measure if self.people else None

    @property
    def article(self) -> bool:
        """Tell whether the people are named with the article («القتلى»)."""
        return self.people is not None and self.people.article

    @property
    def vouched(self) -> bool:
        """Tell whether a known word says that people are counted, or a side «من» which they are."""
        people = self.people
        sided = people is not None and bool(people.force or people.actor) and self.shape == "number"
        return people is not None and (people.shape is not None or sided)


def group(sentence: Sentence, at: int) -> Group | None:
    """Return the group that begins at token ``at`` of a sentence."""
    found = quantity(sentence.passage, at, sentence.end)
    if found is not None:
        return _numbered(sentence, found)
    return _unnumbered(sentence, at)


def _numbered(sentence: Sentence, found: Quantity) -> Group | None:
    passage, at = sentence.passage, found.end
    beside = _children_of(passage, found.start) or _of_one(passage, found)
    if no_people(passage, found) is not None or beside:
        return None
    of = passage.word(at) == "من" and passage.at(at, "parts") is None
    begins_next = passage.word(at).startswith("و") and joined_at(passage, at)
    first = at + of + (of and passage.word(at + 1) in _CHOICE)
    people = people_at(sentence, first) if first < sentence.end and not begins_next else None
    dual = people is not None and people.shape == "dual" and not people.others and found.low != _PAIR
    if dual and people is not None and (people.kind or passage.word(people.start).endswith("ان")):
        # «القتلى الأحد عشر طبيبان ومسعف»: a number takes no dual, but «ثلاثة فتيان» are boys.
        alike = passage.at(people.start, "people", "plural") is not None
        people = replace(people, shape="plural") if alike else None
    if people is None and of:
        people = unknown_people(sentence, at + 1)
    if people is None and passage.word(at).startswith("ال") and passage.word(at - 1) in _ONE_OF:
        return None  # «إحدى القذائف»
    people = people or _in_range(sentence, found)
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


def _in_range(sentence: Sentence, found: Quantity) -> People | None:
    """Return the people named within a range («ما بين ستة قتلى وتسعة»), as if they stood behind it."""
    if found.low is None or found.low == found.high:
        return None
    inside = (people_at(sentence, at) for at in range(found.start + 1, found.end))
    people = next((one for one in inside if one is not None and one.end < found.end), None)
    return None if people is None else replace(people, start=found.end, end=found.end)


def _children_of(passage: Passage, at: int) -> bool:
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
    if more is None or more.article or not _in_case(passage, people, more, found):
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
    accusative = all(passage.word(kind.start).endswith("ا") for kind in (one, other))
    feminine = passage.word(one.start).removesuffix("ا") + "ه"  # «40 مواطنا ومواطنة»
    return accusative or passage.word(other.start).removeprefix("و") == feminine or (found.low or 0) >= _MANY


_CHOICE = word_set("the best of")


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


def _unnumbered(sentence: Sentence, at: int) -> Group | None:
    """Read a group without a number: a singular is one, a dual two, a bare plural some."""
    people = people_at(sentence, at)
    if people is None or people.shape is None or _children_of(sentence.passage, at):
        return None
    if not people.kind and people.measure is None and not _by_nation(sentence.passage, people):
        return None
    passage = sentence.passage
    if not _with_family(passage, people) or _gaol(passage, people) or _adjective(passage, people):
        return None
    if _ranked(passage, at) or _of_blast(passage, people) or _described(passage, people):
        return None
    if people.kind.startswith("أربعيني") and sentence.passage.at(at - 1, "people") is not None:
        return None  # «رجل أربعيني»
    people = _bare_pair(sentence, people)
    assert people.shape is not None
    low, end = _said_again(sentence, people) or ({"singular": 1, "dual": 2}.get(people.shape), people.end)
    qualifier: Qualifier | None = None if low else "some"
    alone = people.shape == "singular" and people.measure is not None and end > people.end
    shape: Shape = "number" if alone or (people.shape == "plural" and low) else people.shape
    return Group(at, end, shape, low, low, qualifier, people, joined_at(sentence.passage, at))


def _bare_pair(sentence: Sentence, people: People) -> People:
    """Read one vague count of people of two kinds behind «بينهم»: «بينهم مقاتلون ومدنيون»."""
    passage = sentence.passage
    part = any(passage.at(people.start - back, "parts", "before") for back in (1, 2))
    more = _bare_joined(sentence, people) if part else None
    if more is None or _bare_joined(sentence, more) is not None:
        return people  # «بينهم نساء وأطفال ومسنون» are told one by one
    status = people.status if people.status == more.status else "unknown"
    same = {people.demographic, more.demographic} == {people.demographic}
    both = people.demographic if same else "women_children" if status == "civilian" else None
    demographic = both if people.demographic and more.demographic else None
    return replace(people, end=more.end, status=status, demographic=demographic, kind="")


def _bare_joined(sentence: Sentence, people: People) -> People | None:
    """Return the bare plural that «و» joins to another («مقاتلون ومدنيون»)."""
    if people.shape != "plural" or people.article or people.end >= sentence.end:
        return None
    more = people_at(sentence, people.end) if joined_at(sentence.passage, people.end) else None
    bare = more is not None and more.shape == "plural" and not more.article and more.measure is None
    return more if more is not None and bare and more.kind else None


_WHOEVER = frozenset({"اي", "كل", "لاي", "باي", "لكل"})


def _described(passage: Passage, people: People) -> bool:
    """Tell whether a word only says what things are («33 تجمعا بدويا»), or means anybody («أي شخص»)."""
    if people.shape == "singular" and passage.word(people.start - 1) in _WHOEVER:
        return True
    thing = passage.at(people.start - 1, "things", "object") is not None
    return thing and people.shape == "singular" and passage.tokens[people.start - 2].is_number


def _ranked(passage: Passage, at: int) -> bool:
    """Tell whether a rank of people just counted stands here: «ضابطان برتبة مقدم ورائد»."""
    second = passage.at(at - 2, "grammar", "rank") and passage.at(at - 1, "people", "singular")
    return passage.at(at - 1, "grammar", "rank") is not None or (
        second is not None and joined_at(passage, at)
    )


def _by_nation(passage: Passage, people: People) -> bool:
    """Tell people called by their nation («استشهاد فلسطيني», «بينهم فرنسيان ويمني») from what is foreign."""
    if people.others or people.country is None:
        return True
    before, start = people.start - 1, people.start
    if any(passage.at(start - back, "parts") for back in (1, 2) if _ends_at(passage, start - back, start)):
        return True
    if joined_at(passage, start):
        again = passage.word(people.end).startswith(("اثن", "واحد"))
        if again and not passage.word(start).startswith("و"):
            return True  # «فضلا عن جزائري واحد»
        return _counted_before(passage, before) and (again or not passage.word(start).endswith("يين"))
    harm = passage.at(before, "casualty", "event") or passage.at(before, "casualty", "verb")
    return harm is not None and not people.article


def _counted_before(passage: Passage, at: int) -> bool:
    """Tell whether people end at a token: «جندي فرنسي», «ثلاثة يابانيين», not «قصف إسرائيلي»."""
    if passage.at(at, "people") is not None:
        return not definite(passage.marks[at][0].proclitic)
    if passage.at(at, "forces", "nationality") is None:
        return False
    kinds = {mark.entry.kind for mark in passage.marks.get(at - 1, ())} | {
        mark.entry.kind for mark in passage.marks.get(at, ()) if joined_by_and(mark.proclitic)
    }
    return bool(kinds & {"people", "numbers", "parts", "casualty"}) or passage.word(at - 1)[:1].isdecimal()


def _ends_at(passage: Passage, start: int, end: int) -> bool:
    mark = passage.at(start, "parts")
    return mark is not None and mark.end == end


def _gaol(passage: Passage, people: People) -> bool:
    """Tell «في معتقلات النظام», places, from women who are held."""
    held = passage.word(people.start).removeprefix("ال") == "معتقلات"
    return held and passage.word(people.start - 1) in {"في", "داخل", "الي", "من", "احد"}


_ONE_OF = frozenset({"احد", "احدي", "واحد", "واحدي", "باحد", "باحدي"})
_PARENTS = frozenset({"اب", "ام", "واب", "وام"})
_THE_PARENTS = frozenset({"الاب", "الام", "والاب", "والام"})


def _with_family(passage: Passage, people: People) -> bool:
    """Tell «قتل أب», «أم وأطفالها» from «في آب» and «أم» that means or."""
    word = passage.word(people.start)
    if not people.kind.startswith(("أب |", "أم |")) or word[-2:] not in _PARENTS or word in _THE_PARENTS:
        return True
    if word not in _PARENTS:
        return False  # «باب»
    kin = passage.at(people.end, "people")
    harmed = passage.at(people.start - 1, "casualty") is not None
    harmed = harmed or _children_of(passage, people.end)
    return harmed or (kin is not None and joined_by_and(kin.proclitic))


def _said_again(sentence: Sentence, people: People) -> tuple[int, int] | None:
    """Return the number and end of «قيادي واحد», «شرطيين اثنين»: the number said again behind its people."""
    count = quantity(sentence.passage, people.end, sentence.end) if people.end < sentence.end else None
    if and_one_of(sentence.passage, people.end):
        return None
    if count is not None and _numbered_behind(sentence.passage, people, count):
        return cast(int, count.low), count.end
    expected = {"singular": 1, "dual": 2, "plural": 2}.get(people.shape or "")
    again = (
        count is not None
        and count.low == expected == count.high
        and not joined_at(sentence.passage, count.start)
    )
    if count is None or not again or sentence.passage.tokens[count.start].is_number or count.low is None:
        return None
    return count.low, count.end


def _numbered_behind(passage: Passage, people: People, count: Quantity) -> bool:
    """Tell whether a definite plural has its number behind it («المهاجمين الخمسة», «أحفاده الثلاثة»)."""
    exact = count.low is not None and count.low == count.high and count.low > 2
    return people.shape == "plural" and exact and definite_number(passage, count.start)


def _adjective(passage: Passage, people: People) -> bool:
    """Tell whether a definite singular only describes the noun before it («الدفاع المدني»)."""
    if not people.article or people.shape != "singular" or joined_at(passage, people.start):
        return False
    parts = (passage.at(people.start - back, "parts", "before") for back in (1, 2, 3))
    if any(part is not None and part.end == people.start for part in parts):
        return False  # «ومن القتلى العقيد فلان»
    sides = (passage.at(people.start - back, "actors") for back in (1, 2, 3))
    if any(side is not None and side.end == people.start and side.entry["kind"] == "group" for side in sides):
        return False  # «نعى حزب الله الشهيد فلانا»
    if _harmed_by_name(passage, people):
        return False
    if passage.at(people.end, "given_names", "name") is not None and passage.at(people.start - 1, "events"):
        return False  # «قتل في القصف المواطن خالد»
    return passage.word(people.start - 1).startswith("ال")


def _harmed_by_name(passage: Passage, people: People) -> bool:
    """Tell whether one stands with a name behind those who harm («قتلت قوات الاحتلال الشاب محمدا»)."""
    marks = [m for back in (1, 2, 3) for m in passage.marks.get(people.start - back, ())]
    done = any(m.end == people.start and m.entry.kind in {"actors", "forces"} for m in marks)
    verb = any(passage.at(people.start - back, "casualty", "verb") for back in range(2, 6))
    name = passage.word(people.end)
    return done and verb and name.isalpha() and not name.startswith("ال") and not _known(passage, people.end)


def _known(passage: Passage, at: int) -> bool:
    """Tell whether the tables know a word as anything but a person's name."""
    return any(mark.entry.kind != "given_names" for mark in passage.marks.get(at, ()))


def _of_blast(passage: Passage, people: People) -> bool:
    """Tell whether «انتحاري» only describes an attack («تفجيران انتحاريان», «الهجوم الانتحاري المزدوج»)."""
    before = passage.at(people.start - 1, "things", "act") or passage.at(people.start - 1, "events")
    if before is not None and definite(before.proclitic) and not passage.word(people.start).startswith("ال"):
        return False  # «وقتل في الهجوم انتحاريان»
    harm = passage.at(people.start - 1, "casualty")
    return before is not None and harm is None and people.kind.startswith("انتحاري")
