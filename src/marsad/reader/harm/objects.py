"""Who harms and who is harmed: «قتل مسلح شرطيا», «اختطف مسلحون مساء أمس طبيبا»."""

from __future__ import annotations

from collections.abc import Iterator

from marsad.language.lexicon import Mark
from marsad.language.words import COMMAS, WHICH, joined_by_and
from marsad.reader.counting.groups import Group, group
from marsad.reader.counting.means import past_means
from marsad.reader.counting.people import People
from marsad.reader.document import Passage
from marsad.reader.harm.named import name_end
from marsad.reader.harm.scan import Scan, days_between, word_of_harm

_AHEAD = 9
_CLOSES = frozenset(
    {
        "،",
        ",",
        ":",
        "(",
        ")",
        "-",
        "الذي",
        "التي",
        "الذين",
        "ان",
        "وان",
        "قبل",
        "بعد",
        "حين",
        "عندما",
        "لكن",
        "ولكن",
    }
    | {
        "برصاص",
        "بنيران",
        "رصاص",
        "نيران",
        "لدي",
        "اثناء",
        "خلال",
        "مع",
        "يد",
        "ايدي",
        "بينهم",
        "بين",
        "كان",
        "كانت",
        "يقود",
        "تقل",
        "يقل",
    }
)
_OF_ONE = frozenset({"gunmen", "gunfire", "killing", "targeting"})


def doer(scan: Scan, one: Group) -> bool:
    """Tell whether an awaited group does the harm, its people behind it («خطف مسلحون 280 تلميذا»)."""
    harm = scan.harm
    if not scan.awaited or harm is None or harm.entry.part != "verb" or one.start != harm.end:
        return False
    if harm.entry["voice"] == "passive" or one.conj:
        return False
    if _several(one) or _two_do(scan.passage, one):
        return _numbered_do(scan, one)
    if one.shape != "singular" and (one.shape != "plural" or one.low is not None):
        return False
    active = harm.entry["voice"] == "active" and _does(scan.passage, one)
    return active or _someone_behind(scan, one) or _at_once(scan, one) or harmed_behind(scan, one)


def _numbered_do(scan: Scan, one: Group) -> bool:
    """Tell whether a number of armed people, or two, stand right before the number whom they harm.

    «قتل ثلاثة مسلحين من الحركة 40 شخصا».
    """
    after = group(scan.sentence, one.end) if one.end < scan.sentence.end else None
    armed = one.people is not None and one.people.status == "armed" and one.people.measure is None
    if after is None or not armed or after.conj or after.measure is not None:
        return False
    known = after.people is not None and after.people.status != "armed"
    return known and _several(after) and after.vouched


def _two_do(passage: Passage, one: Group) -> bool:
    """Tell whether the ending of a dual says that two do something («قتل مسلحان 30 مصليا»)."""
    dual = one.people is not None and one.shape == "dual" and not one.people.others
    return dual and one.people is not None and passage.word(one.people.start).endswith("ان")


def _does(passage: Passage, one: Group) -> bool:
    """Tell whether an ending says that several do something («اغتال مسلحون»), nothing being done to them."""
    return one.people is not None and one.shape == "plural" and passage.word(one.people.start).endswith("ون")


def _someone_behind(scan: Scan, one: Group) -> bool:
    """Tell whether one told by name or office, or a thing, stands behind several who act and a day.

    «خطف مسلحون حافلة», «قتل مسلحون مساء الاثنين النقيب حسام جواد».
    """
    if one.shape != "plural":
        return False
    passage, limit = scan.passage, scan.sentence.end
    at = one.end + days_between(passage, one.end, limit)
    thing = passage.at(at, "things", "object") or passage.at(at, "facilities")
    if name_end(passage, at) is not None or (thing is not None and thing.proclitic in {"", "ال"}):
        return True
    officer = group(scan.sentence, at) if at < limit and _does(passage, one) else None
    return officer is not None and officer.shape == "singular" and officer.article and not officer.conj


def _at_once(scan: Scan, one: Group) -> bool:
    after = group(scan.sentence, one.end) if one.end < scan.sentence.end else None
    if after is None or after.conj or after.measure is not None:
        return False
    return one.shape == "plural" or after.low is not None


def harmed_behind(scan: Scan, one: Group) -> bool:
    """Tell whether, some words behind those who harm, stand those whom they harm («قتل قناص أمس بائعا»)."""
    armed = one.people is not None and one.people.status == "armed"
    for at in _outside_brackets(scan, one.end):
        if _counted_behind_comma(scan, one, at):
            return True
        if _closes(scan, at):
            return False
        if scan.passage.at(at, "times") is not None:
            continue  # «قتلوا ليل الاثنين ثمانين»: no two.
        after = group(scan.sentence, at)
        if after is not None and (after.low not in {None, 1} or is_object(scan.passage, after)):
            many = armed and after.vouched and (_several(after) or _two_behind(scan.passage, one, after))
            return not after.conj and after.measure is None and (many or is_object(scan.passage, after))
    return False


def _outside_brackets(scan: Scan, start: int) -> Iterator[int]:
    """Yield the next places, those left out that a bracket holds («قتل مسلح في بلدة (شمال) شخصين»)."""
    inside = False
    for at in range(start, min(start + _AHEAD, scan.sentence.end)):
        inside = inside or scan.passage.word(at) == "("
        if not inside:
            yield at
        inside = inside and scan.passage.word(at) != ")"


def _counted_behind_comma(scan: Scan, one: Group, at: int) -> bool:
    """Tell whether a comma only sets off those who harm («قتل متمردون من الشمال، 25 مدنيا في قرية»)."""
    if scan.passage.word(at) not in COMMAS or at + 1 >= scan.sentence.end or one.people is None:
        return False
    after = group(scan.sentence, at + 1) if _subject(scan.passage, one.people) else None
    return (
        after is not None and _several(after) and after.vouched and not after.conj and after.measure is None
    )


def _subject(passage: Passage, people: People) -> bool:
    """Tell whether people are those who harm by their ending («ناشطو الحركة»), their arms or as bombers."""
    word = passage.word(people.start)
    by_arms = people.status == "armed" and word.endswith("ون")
    bomber = people.kind.startswith("انتحاري") and people.shape == "singular" and not people.article
    return by_arms or bomber or (people.shape == "plural" and word.endswith("و"))


def doers_length(scan: Scan) -> int:
    """Return how many tokens those take who harm, and a day behind them («قتل مسلحون مساء السبت حارسين»)."""
    if scan.harm is None or not scan.loose or scan.loose[-1].start != scan.harm.end:
        return 0
    end = scan.loose[-1].end
    return end - scan.harm.end + days_between(scan.passage, end, min(end + _AHEAD, scan.sentence.end))


def _several(one: Group) -> bool:
    return one.shape == "number" and (one.low or 0) > 1


def _two_behind(passage: Passage, one: Group, after: Group) -> bool:
    """Tell whether endings say that some do it to two («قتل مسلحون أمس جنديين»)."""
    if one.people is None or after.people is None or after.shape != "dual":
        return False
    does, harmed = passage.word(one.people.start), passage.word(after.people.start)
    return does.endswith("ون") and harmed.endswith("ين")


def past_doer(scan: Scan, mark: Mark) -> int:
    """Return where a side, or its means, ends that stands behind a verb and does the harm.

    «قتلت قوات الاحتلال …», «قتلت قذيفة تركية …».
    """
    if mark.entry.part != "verb" or mark.entry["voice"] == "passive":
        return mark.end
    means = past_means(scan.passage, mark.end)
    if means > mark.end:
        return means
    side = scan.passage.at(mark.end, "actors") or scan.passage.at(mark.end, "forces")
    people = scan.passage.at(mark.end, "people")
    if side is None or joined_by_and(side.proclitic) or (people is not None and people.end >= side.end):
        return mark.end  # but «مسلحون مجهولون»
    return side.end


def behind_doer(scan: Scan, at: int) -> bool:
    """Tell whether only a side that does the harm, and a day, stand before a token («اعتقل الجيش أمس …»)."""
    if scan.harm is None:
        return False
    end = past_doer(scan, scan.harm)
    comma = scan.passage.word(end) in COMMAS and scan.passage.word(at - 1) in COMMAS
    days = days_between(scan.passage, end + comma, at)
    return end > scan.harm.end and end + days + (2 * comma if days else 0) == at


def clear(scan: Scan, start: int, end: int) -> bool:
    """Tell whether nothing between two tokens closes the clause, but for what is said of the doer.

    «قتلت الحركة التي تريد إسقاط الحكومة نائبا».
    """
    told = past_doer(scan, scan.harm) if scan.harm is not None else start
    first = told + 1 if told > start and scan.passage.word(told) in WHICH else start
    first = max(first, past_means(scan.passage, start))
    return end - first <= _AHEAD and not any(_closes(scan, at) for at in range(first, end))


def _closes(scan: Scan, at: int) -> bool:
    passage = scan.passage
    if passage.word(at) in _CLOSES or passage.at(at, "parts") or word_of_harm(passage, at) is not None:
        return True
    event = passage.at(at, "events")
    return event is not None and event.entry["cue"] not in _OF_ONE


def is_object(passage: Passage, one: Group) -> bool:
    """Tell whether the ending of a singular says that something is done to it («طبيبا»)."""
    people = one.people
    if people is None or one.shape != "singular" or people.article or people.others or one.conj:
        return False
    man = passage.at(people.start, "people", "singular") or passage.at(people.start, "forces", "nationality")
    return passage.word(people.start).endswith("ا") and man is not None
