"""Groups without a number before them: «جندي», «جنديان», «جنود», «قيادي واحد»."""

from __future__ import annotations

from typing import cast

from marsad.language.folding import fold_text
from marsad.language.lexicon import Mark
from marsad.language.words import definite, joined_by_and
from marsad.language.wordsets import word_set, word_tuple
from marsad.models import Qualifier
from marsad.reader.counting.alike import of_many, told_with_many
from marsad.reader.counting.bare_plurals import bare_pair
from marsad.reader.counting.counted import Group
from marsad.reader.counting.means import past_means
from marsad.reader.counting.numbered import children_of
from marsad.reader.counting.numerals import definite_number
from marsad.reader.counting.people import People, Shape
from marsad.reader.counting.phrases import people_at
from marsad.reader.counting.quantities import Quantity, qualifier_after, quantity
from marsad.reader.document import Passage, Sentence
from marsad.reader.harm.joins import and_one_of, joined_at


def unnumbered(sentence: Sentence, at: int) -> Group | None:
    """Read a group without a number: a singular is one, a dual two, a bare plural some."""
    people = people_at(sentence, at)
    if people is None or people.shape is None or children_of(sentence.passage, at):
        return None
    if not people.kind and people.measure is None and not _by_nation(sentence.passage, people):
        return None
    passage = sentence.passage
    if not _with_family(passage, people) or _gaol(passage, people) or _adjective(passage, people):
        return None
    if _ranked(passage, at) or _of_blast(passage, people) or _described(passage, people):
        return None
    forty = people.kind.startswith("أربعيني") and passage.at(at - 1, "people") is not None
    if forty or told_with_many(passage, people):
        return None  # «رجل أربعيني», «باعة ومتسوقين»
    people = of_many(passage, bare_pair(sentence, people))
    assert people.shape is not None
    low, end = _said_again(sentence, people) or ({"singular": 1, "dual": 2}.get(people.shape), people.end)
    qualifier: Qualifier | None = None if low else "some"
    if people.shape in {"singular", "dual"} and end == people.end:
        end, qualifier = qualifier_after(passage, end)  # «جنديان على الأقل وثلاثة مدنيين»
    alone = people.shape == "singular" and people.measure is not None and end > people.end
    shape: Shape = "number" if alone or (people.shape == "plural" and low) else people.shape
    return Group(at, end, shape, low, low, qualifier, people, joined_at(sentence.passage, at))


_REST = word_set("the rest of them")
_WHOEVER = frozenset({"اي", "كل", "لاي", "باي", "لكل"})


def _described(passage: Passage, people: People) -> bool:
    """Tell whether a word only says what things are («33 تجمعا بدويا»), or means anybody («أي شخص»)."""
    if people.shape == "singular" and passage.word(people.start - 1) in _WHOEVER:
        return True
    if people.shape == "plural" and people.others and passage.word(people.start).lstrip("وف")[:2] == "ال":
        return True  # «قتل أحدهم وفر الآخرون» says of none how many
    if people.shape != "singular" and passage.word(people.start - 1) in _REST:
        return True  # «منهم تسعة مدنيين والباقي عسكريين»
    if passage.word(people.start).startswith("لل") and _in_camp(passage, people.start):
        return True
    thing = passage.at(people.start - 1, "things", "object") is not None
    if _adjective_of_arms(passage, people):
        return True
    return thing and people.shape == "singular" and passage.tokens[people.start - 2].is_number


def _adjective_of_arms(passage: Passage, people: People) -> bool:
    """Tell whether «عسكري» says of what kind a shell, a site or a vehicle is («سقط مقذوف عسكري»)."""
    before = passage.word(people.start - 1)
    known = passage.at(people.start - 1, "things", "object") or passage.at(people.start - 1, "facilities")
    thing = known is not None or before.startswith(_SHELLS)
    plain = people.shape == "singular" and not people.article
    return plain and thing and passage.word(people.start) in _ADJECTIVES and not before.endswith("ه")


_SHELLS = word_tuple("projectiles")
_ADJECTIVES = frozenset({"عسكري", "عسكريا", "مدني", "مدنيا"})


def _in_camp(passage: Passage, at: int) -> bool:
    """Tell whether a camp is named before those for whom it is («مخيم البقعة للاجئين»)."""
    words = (passage.word(before).removeprefix("ال") for before in range(max(0, at - _CAMP), at))
    return any(word.startswith(("مخيم", "خيم", "خيام")) for word in words)


_CAMP = 4


def _ranked(passage: Passage, at: int) -> bool:
    """Tell whether a rank of people just counted stands here: «ضابطان برتبة مقدم ورائد».

    Behind one officer's rank another is joined: «ضابط برتبة نقيب وجندي».
    """
    if passage.at(at - 1, "grammar", "rank") is not None:
        return True
    second = passage.at(at - 2, "grammar", "rank") and passage.at(at - 1, "people", "singular")
    ones = (passage.at(at - back, "people", "singular") for back in (3, 4))
    alone = any(one is not None and one.end == at - 2 for one in ones)
    return second is not None and joined_at(passage, at) and not alone


def _by_nation(passage: Passage, people: People) -> bool:
    """Tell people called by nation or group («استشهاد فلسطيني», «مقتل حوثي») from what is of it."""
    before, start = people.start - 1, people.start
    if people.others or (people.country is None and people.actor is None):
        return True
    if people.country is None:
        return _harmed(passage, people)
    if any(passage.at(start - back, "parts") for back in (1, 2) if _ends_at(passage, start - back, start)):
        return True
    if joined_at(passage, start):
        again = passage.word(people.end).startswith(("اثن", "واحد"))
        if again and not passage.word(start).startswith("و"):
            return True  # «فضلا عن جزائري واحد»
        return _counted_before(passage, before) and (again or not passage.word(start).endswith("يين"))
    return _harmed(passage, people)


def _harmed(passage: Passage, people: People) -> bool:
    """Tell whether people called by nation or group stand right behind a word of harm, or its doer."""
    start = people.start
    harm = _harm_at(passage, start) or _harm_past_doer(passage, start)
    if harm is not None and harm.entry.part == "event" and passage.word(start).endswith("يا"):
        return False  # «مغادرة ليبيا» is the country
    # a headline's «اعتقال داعشي» is as often of another incident than the lead's
    headline = people.country is None and passage.field == "title"
    return harm is not None and not people.article and not (headline and harm.entry["measure"] == "arrested")


def _harm_at(passage: Passage, end: int) -> Mark | None:
    """Return the word of harm that ends at a token («إلقاء القبض على حوثي»)."""
    marks = (mark for back in range(1, _LONGEST) for mark in passage.marks.get(end - back, ()))
    told = (mark for mark in marks if mark.end == end and mark.entry.kind == "casualty")
    return next((mark for mark in told if mark.entry.part in {"event", "verb"}), None)


def _harm_past_doer(passage: Passage, at: int) -> Mark | None:
    """Return the verb whose doer or means ends at a token, one in the accusative behind.

    «اعتقل الأمن داعشيا», «قتل جندي بريطاني هنديا», «قتل لغم تركي سوريا».
    """
    one = passage.word(at).endswith("يا") and passage.at(at, "forces", "country") is None  # «ليبيا»
    if not (one or passage.word(at + 1).startswith("اثن")):
        return None
    verbs = (passage.at(at - back, "casualty", "verb") for back in range(2, _LONGEST + 1))
    return next((verb for verb in verbs if verb is not None and _doer_fills(passage, verb.end, at)), None)


def _doer_fills(passage: Passage, start: int, end: int) -> bool:
    """Tell whether nothing but people, a side or a means stands between two tokens."""
    at = past_means(passage, start)
    while at < end:
        mark = passage.at(at, "actors") or passage.at(at, "forces") or passage.at(at, "people")
        if mark is None or joined_by_and(mark.proclitic):
            return False
        at = mark.end
    return at == end


_LONGEST = 5


def _counted_before(passage: Passage, at: int) -> bool:
    """Tell whether people end at a token: «جندي فرنسي», «ثلاثة يابانيين», not «قصف إسرائيلي»."""
    if passage.at(at, "people") is not None:
        return not definite(passage.marks[at][0].proclitic)
    if passage.at(at, "forces", "nationality") is None:
        return False
    kinds = {mark.entry.kind for mark in passage.marks.get(at - 1, ())} | {
        mark.entry.kind for mark in passage.marks.get(at, ()) if joined_by_and(mark.proclitic)
    }
    if kinds & {"people", "numbers", "parts", "casualty"} or passage.word(at - 1)[:1].isdecimal():
        return True
    return joined_at(passage, at) and _counted_before(passage, at - 1)  # «هم هندي وباكستاني وسوداني»


def _ends_at(passage: Passage, start: int, end: int) -> bool:
    mark = passage.at(start, "parts")
    return mark is not None and mark.end == end


def _gaol(passage: Passage, people: People) -> bool:
    """Tell «في معتقلات النظام», places, from women who are held."""
    held = passage.word(people.start).removeprefix("ال") == "معتقلات"
    return held and passage.word(people.start - 1) in {"في", "داخل", "الي", "من", "احد"}


_PARENTS = frozenset({"اب", "ام", "واب", "وام"})
_THE_PARENTS = frozenset({"الاب", "الام", "والاب", "والام"})


def _with_family(passage: Passage, people: People) -> bool:
    """Tell «قتل أب», «أم وأطفالها» from «في آب» and «أم» that means or."""
    word = passage.word(people.start)
    if not people.kind.startswith(("أب |", "أم |")) or word[-2:] not in _PARENTS or word in _THE_PARENTS:
        return True
    if word not in _PARENTS or passage.word(people.end) in {"لا", "لم"}:
        return False  # «باب», «أم لا»
    kin = passage.at(people.end, "people")
    harmed = passage.at(people.start - 1, "casualty") is not None
    harmed = harmed or children_of(passage, people.end)
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
        and not any(joined_at(sentence.passage, at) for at in range(count.start, count.end))
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
    day = passage.at(people.start - 1, "times") is not None  # «اغتيل الأحد العقيد»
    return passage.word(people.start - 1).startswith("ال") and not day


def _harmed_by_name(passage: Passage, people: People) -> bool:
    """Tell whether one stands with a name or an office behind those who harm.

    «قتلت قوات الاحتلال الشاب محمدا», «قتل الجيش القيادي في الجماعة»; or who attacked: «قتلت المهاجم».
    """
    at = people.start - (passage.at(people.start - 1, "times") is not None)
    marks = [m for back in (1, 2, 3) for m in passage.marks.get(at - back, ())]
    done = any(m.end == at and m.entry.kind in {"actors", "forces"} for m in marks)
    verb = any(passage.at(at - back, "casualty", "verb") for back in range(2, 6))
    name, office = passage.word(people.end), fold_text(people.kind).startswith(_OFFICES)
    named = name.isalpha() and not name.startswith("ال") and not _known(passage, people.end)
    attacked = passage.word(people.start).removeprefix("ال").startswith(_ASSAILANTS)
    return done and verb and (named or office or attacked)


_ASSAILANTS = word_tuple("assailants")
_OFFICES = word_tuple("an office in a group")


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
