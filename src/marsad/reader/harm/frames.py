"""Casualty frames: which group of people was killed, injured, arrested, …, and which is part of which.

A sentence is read from left to right as a row of items: groups of people, words of harm («مقتل»,
«أصيب», «حتفهم») and words that begin a part («بينهم»). Each word of harm takes the group after it or,
as a verb that stands behind its people, the one before; «و» carries on with the same harm.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from math import inf
from typing import cast

from marsad.language.lexicon import Mark
from marsad.language.words import joined_by_and
from marsad.language.wordsets import word_set
from marsad.reader.counting.groups import Group, group
from marsad.reader.counting.sided import of_side
from marsad.reader.document import Sentence
from marsad.reader.figures.apart import set_apart
from marsad.reader.figures.byplace import share_of_place
from marsad.reader.figures.listed import ends_list, names_total, opens_list, other_fate, part_of_whole
from marsad.reader.figures.parts import meet_part
from marsad.reader.figures.sums import filled
from marsad.reader.harm.aforesaid import harmed_later, their_bodies
from marsad.reader.harm.another import meets_fate, one_more
from marsad.reader.harm.bodies import whose_bodies
from marsad.reader.harm.compared import compared
from marsad.reader.harm.counts import died, meet_count
from marsad.reader.harm.fates import described, lost_kin, lost_lives, rounded_up, says_who_they_were
from marsad.reader.harm.going_on import added, carries_out, goes_on, joined_on, new_clause
from marsad.reader.harm.harms import meet_harm
from marsad.reader.harm.hostages import are_hostages, taken_hostage
from marsad.reader.harm.losers import loser_of, on_whom
from marsad.reader.harm.named import all_called, also_named, mourned, named_behind
from marsad.reader.harm.objects import behind_doer, doer, doers_length
from marsad.reader.harm.reach import behind_where, given, within_reach
from marsad.reader.harm.scan import (
    FAR,
    NEAR,
    Found,
    Rule,
    Scan,
    continues,
    days_between,
    denied,
    word_of_harm,
)
from marsad.reader.harm.subjects import begins_clause
from marsad.reader.harm.topics import of_topic


def frames(sentence: Sentence) -> list[Found]:
    """Return the figures of a sentence, in order."""
    return filled(scanned(sentence).found)


def scanned(sentence: Sentence) -> Scan:
    """Return all that was met in a sentence."""
    return _read(Scan(sentence))


def gone_on(sentence: Sentence, first: Found) -> list[Found]:
    """Return the figures of a line of a list that go on behind its first."""
    rest = replace(sentence, start=first.end)
    scan = Scan(rest, found=[first], measure=first.measure, last_end=first.end)
    return filled([replace(one, sentence=sentence) for one in _read(scan).found])


def _read(scan: Scan) -> Scan:
    for item in items(scan.sentence):
        if isinstance(item, Group):
            _meet_group(scan, item)
        elif item.entry.kind == "parts":
            meet_part(scan, item)
        else:
            meet_harm(scan, item)
    return scan


def items(sentence: Sentence) -> Iterator[Group | Mark]:
    """Yield groups, words of harm and words that begin a part, in the order of the sentence."""
    at = sentence.start
    while at < sentence.end:
        item = _item(sentence, at)
        if item is not None:
            yield item
        at = max(item.end, at + 1) if item is not None else at + 1


def _item(sentence: Sentence, at: int) -> Group | Mark | None:
    passage = sentence.passage
    part = passage.at(at, "parts")
    if part is not None and part.end <= sentence.end and not (_only_theirs(part) or on_whom(passage, part)):
        return part
    harm = word_of_harm(passage, at)
    if harm is not None and harm.end <= sentence.end:
        return harm
    return group(sentence, at)


def _only_theirs(part: Mark) -> bool:
    """Tell «لهم», which says whose somebody is («جثة قتيل لهم»), from «هم», behind which all are listed."""
    return part.entry.part == "list" and not (part.proclitic == "" or joined_by_and(part.proclitic))


def _meet_group(scan: Scan, one: Group) -> None:
    one = described(scan, one)
    if (
        says_who_they_were(scan, one)
        or _by_name(scan, one)
        or _passed_over(scan, one)
        or set_apart(scan, one)
        or _only_points(scan, one)
    ):
        return
    if doer(scan, one) or _taken_behind(scan, one) or (scan.part is not None and carries_out(scan, one)):
        scan.loose.append(one)
        named_behind(scan, one)
        return
    if share_of_place(scan, one) or of_topic(scan, one):
        return
    opened = scan.part is None and opens_list(scan, one)
    if opened:
        scan.part = len(scan.found) - 1
    elif scan.part is not None and (new_clause(scan, one) or other_fate(scan, one)):
        scan.part = None
    goes_on = opened or continues(scan, one) or ends_list(scan, one)
    if scan.part is not None and goes_on and not names_total(one):
        part_of_whole(scan, one)
    elif one.measure is not None and not died(scan, one):
        meet_count(scan, one)
    else:
        _of_harm(scan, one)


def _by_name(scan: Scan, one: Group) -> bool:
    """Count one whom a group mourns by name («نعت الحركة الشهيد فلانا»), and each of several («الشبان …»)."""
    if all_called(scan, one):
        return True
    dead = mourned(scan, one)
    if dead is None or _passed_over(scan, one):
        return False
    _awaited(scan, dead)
    return True


def _passed_over(scan: Scan, one: Group) -> bool:
    """Tell whether a group was read already, restates a total, or is denied («لا قتلى»)."""
    if one.start < scan.last_end or one.end == scan.aside or whose_bodies(scan, one):
        return scan.note(one, "restated")
    if one.shape == "singular" and scan.found and _between_kinds(scan, one):
        scan.last_end = _end_of_run(scan, one)
        return scan.note(one, "restated")
    if one.measure is not None and one.low is None and (denied(scan, one.start) or _nor(scan, one)):
        scan.topic = one if one.shape == "plural" else scan.topic
        return scan.note(one, "denied")
    return False


def _nor(scan: Scan, one: Group) -> bool:
    """Tell whether «أو» joins a plural to one that is denied («لم يسفر القصف عن قتلى أو جرحى»)."""
    return scan.passage.word(one.start - 1) == "او" and scan.notes.get(one.start - 2) == "denied"


def _between_kinds(scan: Scan, one: Group) -> bool:
    """Tell whether «ما بين ضابط وحارس» only says of what kinds those just counted are."""
    before = one.start - 1 - (scan.passage.word(one.start - 2) == "ما")
    return one.measure is None and before == scan.last_end and scan.passage.word(one.start - 1) == "بين"


def _end_of_run(scan: Scan, one: Group) -> int:
    """Return where the groups end that «و» joins to one."""
    following: Group | None = one
    while following is not None and (following is one or following.conj):
        end = following.end
        following = group(scan.sentence, end) if end < scan.sentence.end else None
    return end


def _of_harm(scan: Scan, one: Group) -> None:
    """Give a group to the word of harm before it, or to the one that «و» carries on; else keep it."""
    by_hand = one.low in {None, 1, 2} and scan.passage.word(one.start - 1) in _HANDS
    if by_hand and scan.awaited:
        scan.loose.append(one)  # «قتلوا على أيدي متمردين»
    elif scan.awaited and within_reach(scan, one) and given(scan, one):
        _awaited(scan, one)
    elif scan.measure is not None and not scan.awaited and joined_on(scan, one) and goes_on(scan, one):
        if scan.loose and scan.loose[-1].end == one.start and scan.loose[-1].start >= scan.last_end:
            scan.loose.append(one)  # «سبعة أشخاص، طفلان وامرأة منهم»
        elif one.shape != "plural" or not (one.article or _ours(scan, one)):
            scan.find(one, "displaced" if _fled(scan, one) else scan.measure, "and")
            also_named(scan, one)
    else:
        _alone(scan, one)


def _ours(scan: Scan, one: Group) -> bool:
    """Tell whether a plural is as definite as with the article, being somebody's own («وجنودنا أطلقوا»)."""
    return one.people is not None and scan.passage.word(one.people.end - 1).endswith("نا")


def _alone(scan: Scan, one: Group) -> None:
    """Take people of whom no word of harm tells as what else is said of them tells; else keep them."""
    if rounded_up(scan, one):
        scan.find(one, "arrested", "event")
    elif are_hostages(scan, one):
        scan.find(one, "abducted", "count")
        scan.measure, scan.awaited, scan.part = "abducted", False, None
    elif compared(scan, one):
        scan.find(one, scan.found[-1].measure, "and")  # «40 قتيلا، مقارنة بـ25 في حصيلة سابقة»
    else:
        scan.loose.append(one)


def _fled(scan: Scan, one: Group) -> bool:
    """Tell whether people who fled are counted beside the dead («20 ألف قتيل وعشرة ملايين نازح»)."""
    people, last = one.people, scan.found[-1] if scan.found else None
    if people is None or one.shape not in {"number", "vague"} or last is None or last.rule != "count":
        return False
    return scan.passage.word(people.start).removeprefix("ال").startswith(_FLED)


_FLED = ("نازح", "لاجئ", "مشرد", "مهجر")


def _only_points(scan: Scan, one: Group) -> bool:
    """Tell whether «آخر» or a definite singular counts nobody here, no word of harm standing before it."""
    people = one.people
    if people is not None and their_bodies(scan.passage, one):
        return scan.note(one, "pointer")
    if people is None or one.shape != "singular" or not (people.others or people.article):
        return False
    if harmed_later(scan, one) if people.article else one_more(scan, one) or meets_fate(scan, one):
        return False  # «إن المواطن فلانا قتل»
    far = behind_where(scan, one) or behind_doer(scan, one.start)
    near = 0 if people.others else FAR if far else NEAR
    reach = 4 if one.conj else 1
    if scan.part is not None and people.article and 0 <= one.start - scan.last_end <= reach:
        return False  # «بينهم القيادي فلان»
    if people.article and scan.measure is not None and added(scan, one):
        return False  # «قتل خمسة إضافة إلى المهاجم»
    awaited = scan.awaited and _behind_harm(scan, one) <= near
    if not awaited and not people.others and begins_clause(scan, one.start):
        scan.subject = one
    return not awaited and scan.note(one, "pointer")


def _behind_harm(scan: Scan, one: Group) -> float:
    """Return how many words part people from the word of harm, its doers and a day left out."""
    if scan.harm is None:
        return inf
    days = days_between(scan.passage, scan.harm.end, one.start)
    return one.start - scan.harm.end - (days or doers_length(scan))


def _taken_behind(scan: Scan, one: Group) -> bool:
    """Tell whether a verb of its own follows a group at once («وخمسة أصيبوا», not «… وامرأة قضوا»)."""
    if one.low == 1:
        return False
    harm = word_of_harm(scan.passage, one.end) if one.conj and one.end < scan.sentence.end else None
    return (
        harm is not None and harm.entry["number"] in {"plural", "dual"} and not joined_by_and(harm.proclitic)
    )


_HANDS = word_set("in the hands of")


def _awaited(scan: Scan, one: Group) -> None:
    assert scan.harm is not None
    assert scan.measure is not None
    near = one.start - scan.harm.end - days_between(scan.passage, scan.harm.end, one.start) <= NEAR
    start = scan.harm.start if near else one.start
    loser = loser_of(scan, one)
    lost = loser is not None or lost_kin(scan, one) or lost_lives(scan, one)
    dead = scan.measure == "missing" and lost
    measure = "killed" if dead else "abducted" if taken_hostage(scan, one) else scan.measure
    if loser is not None and one.people is not None and one.people.actor is None:
        one = replace(one, people=of_side(one.people, loser))
    scan.find(one, measure, cast(Rule, scan.harm.entry.part), start=start)
    scan.measure, scan.awaited = measure, False
    also_named(scan, one)
