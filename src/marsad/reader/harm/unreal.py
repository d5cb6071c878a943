"""Harm that is only named, not told: «محاولة اغتيال», «عملية لاعتقال مطلوبين»."""

from __future__ import annotations

from marsad.language.lexicon import Mark
from marsad.language.words import COMMAS, definite, joined_by_and
from marsad.language.wordsets import word_set, word_tuple
from marsad.reader.counting.groups import group
from marsad.reader.harm.joins import joined_at
from marsad.reader.harm.scan import IN_IT, Scan


def unreal(scan: Scan, mark: Mark) -> bool:
    """Tell whether harm is only named, not told: «محاولة اغتيال», «مركز احتجاز», «عملية لاعتقال مطلوبين»."""
    if mark.entry.part == "verb" and scan.passage.word(mark.end) in _BY_THEM:
        return scan.passage.word(mark.start - 1).lstrip("بال").startswith(("جروح", "جراح", "اصاب"))
    if scan.passage.word(mark.start).endswith(("فارق", "فارقت")) and mark.end - mark.start == 1:
        following = (scan.passage.word(at) for at in range(mark.end, mark.end + _LIFE))
        return "الحياه" not in following  # «فارق جريحان الحياة»
    dreams = scan.passage.word(mark.end).removeprefix("ال") in _DREAMS
    dreams = dreams or _decreed(scan, mark) or _meant(scan, mark) or _asked(scan, mark)
    told = dreams or _beside(scan, mark) or _shell_fell(scan, mark) or _only_felt(scan, mark)
    if told or (scan.passage.word(mark.start) in _DEEDS and _named_deed(scan, mark)):
        return True
    if scan.passage.word(mark.start - 1) == "في" and scan.passage.word(mark.start - 2).endswith(_ATTEMPT):
        return True  # «الشروع في قتل 60 شرطيا»
    before = scan.passage.at(mark.start - 1, "grammar", "unreal")
    beside = not joined_by_and(mark.proclitic)  # «فشلت المحاولة … وقتل …»
    if beside and before is not None and not definite(before.proclitic) and mark.start > scan.sentence.start:
        return mark.entry.part in {"event", "verb", "his"}
    meant = mark.proclitic in {"ل", "لل"} and mark.entry.part == "event" and mark.entry["voice"] == "active"
    near = range(mark.start - (1 if mark.proclitic == "ل" else _SUBJECT), mark.start)
    return meant and not any(scan.passage.word(at).removeprefix("و") in _LEADS_TO for at in near)


def _meant(scan: Scan, mark: Mark) -> bool:
    """Tell whether somebody only means to kill: «قرر المهاجم قتل …»."""
    if scan.passage.word(mark.start) not in _DEEDS | {"قتل"}:
        return False
    words = [scan.passage.word(at) for at in range(max(scan.sentence.start, mark.start - _WHO), mark.start)]
    means = any(word.lstrip("وف") in _MEANS for word in words)
    return means and all(word[:1].isalpha() for word in words)


def _asked(scan: Scan, mark: Mark) -> bool:
    """Tell whether a present tense is only asked of: «كيف يقتل الابن أباه ويقتل الأخ أخاه»."""
    if mark.entry.part != "verb" or not _present(scan, mark.start):
        return False
    whom = group(scan.sentence, mark.end) if mark.end < scan.sentence.end else None
    if whom is not None and (whom.low or 0) > 1:
        return False
    for before in range(mark.start - 1, max(scan.sentence.start, mark.start - _ASKED) - 1, -1):
        if scan.passage.word(before) in _ASKING:
            return _present(scan, before + 1)
        if not scan.passage.tokens[before].is_word:
            return False
    return False


def _present(scan: Scan, at: int) -> bool:
    return scan.passage.word(at).lstrip("وف").startswith(("ي", "ت"))


def _decreed(scan: Scan, mark: Mark) -> bool:
    """Tell a sentence or an order from a death: «قضت التوجيهات بسحب القوات», «قضت محكمة بمعاقبة ستة»."""
    if scan.passage.word(mark.start).lstrip("وف") not in _DECREES:
        return False
    near = range(max(scan.sentence.start, mark.start - _ORDER), min(mark.end + _COURT, scan.sentence.end))
    words = (scan.passage.word(at).lstrip("وبل").removeprefix("ال") for at in near)
    behind = range(mark.end, min(mark.end + _RULING, scan.sentence.end))
    rules = any(scan.passage.word(at).startswith("ب") and not _kills(scan, at) for at in behind)
    return rules and any(word in _ORDERS for word in words)


def _kills(scan: Scan, at: int) -> bool:
    """Tell whether a word names by what people died: «قضى بانفجار لغم»."""
    return scan.passage.at(at, "events") is not None or scan.passage.at(at, "casualty", "event") is not None


_DECREES = frozenset({"قضي", "قضت", "قضوا", "يقضي", "تقضي"})
_ORDERS = word_set("what decrees")
_ORDER, _COURT, _RULING = 8, 3, 6


def _beside(scan: Scan, mark: Mark) -> bool:
    """Tell whether the word before says that nothing happened now («المعزين بوفاة», «مطلوب القبض عليه»)."""
    before = scan.passage.word(mark.start - 1)
    condoled = before in _CONDOLES and mark.proclitic == "ب"
    arrest = mark.entry["measure"] == "arrested"
    sought = mark.entry.part == "fate" and (before.removeprefix("ال") in _WANTED or mark.proclitic == "ل")
    return condoled or (arrest and (sought or _rewarded(scan, mark)))


def _rewarded(scan: Scan, mark: Mark) -> bool:
    """Tell whether a price is set on somebody's arrest: «معلومات تقود إلى القبض على زعيمها»."""
    words = [scan.passage.word(at) for at in range(max(scan.sentence.start, mark.start - _PRICE), mark.start)]
    leads = bool(words) and words[-1] in {"الي", "ل"} and len(words) > 1 and words[-2] in _MIGHT_LEAD
    return leads or any(word.lstrip("وبل").removeprefix("ال") in _REWARDS for word in words)


def _shell_fell(scan: Scan, mark: Mark) -> bool:
    """Tell whether it is one of the shells told of that fell («أطلقوا صواريخ سقط أحدها في حي سكني»)."""
    fell = scan.passage.word(mark.start).lstrip("وف").startswith("سقط")
    if not fell or scan.passage.word(mark.end) not in _ONE_OF_THEM:
        return False
    events = scan.sentence.find("events")
    return any(one.entry["type"] == "shelling" and one.end <= mark.start for one in events)


_ONE_OF_THEM = frozenset({"احدهم", "احدها", "احداها", "بعضها", "معظمها", "اثنان"})


def _only_felt(scan: Scan, mark: Mark) -> bool:
    """Tell whether people were struck by what they feel («أصيب السكان بالذعر», «بحالة من الهلع»).

    Where they are counted, somebody treated them: «نقل 20 مصابا بالهلع».
    """
    one = group(scan.sentence, mark.end) if mark.end < scan.sentence.end else None
    if mark.entry["measure"] != "injured" or (one is not None and (one.low or 0) > 1):
        return False
    for at in range(mark.end, min(mark.end + _FELT, scan.sentence.end)):
        word = scan.passage.word(at)
        if word in COMMAS or joined_at(scan.passage, at):
            return False
        bare = word.removeprefix("ب").removeprefix("ال")
        if word.startswith("ب") and bare in _STATES:
            after = at + 1 + (scan.passage.word(at + 1) == "من")
            return scan.passage.word(after).removeprefix("ال") in _FEELINGS
        if word.startswith("ب") and bare in _FEELINGS:
            return True
    return False


_FELT = 5
_FEELINGS, _STATES = word_set("feelings"), word_set("a state of")


def _named_deed(scan: Scan, mark: Mark) -> bool:
    """Tell whether a word only says of what kind a deed is («عملية طعن نفذها شاب»), nobody behind."""
    fell_in_it = scan.passage.word(mark.end) in IN_IT  # «بعد هجوم قتل فيه شرطي»
    if fell_in_it or not scan.passage.word(mark.start - 1).endswith(_KIND_OF):
        return False
    return mark.end >= scan.sentence.end or group(scan.sentence, mark.end) is None


_ATTEMPT = "شروع"
_DEEDS = word_set("deeds to people")
_CONDOLES = word_set("condoling")
_KIND_OF = word_tuple("a case of")
_REWARDS, _MIGHT_LEAD = word_set("a price on somebody"), word_set("might lead to")
_PRICE = 6
_MEANS, _WHO = word_set("meaning to do it"), 3
_ASKING, _ASKED = word_set("asking how or why"), 8
_LIFE = 6
_SUBJECT = 4
_BY_THEM = frozenset({"بها", "به"})
_DREAMS = word_set("what is harmed in a manner of speaking")
_WANTED = word_set("wanted")
_LEADS_TO = word_set("leading to")
