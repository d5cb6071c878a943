"""Counts without a number, for which an exact one of the same people stands: «عشرات القتلى», then «37»."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from marsad.language.wordsets import word_set
from marsad.models import Figure
from marsad.reader.figures.sameness import in_title, roughly, tells
from marsad.reader.harm.measures import HURT
from marsad.reader.parties.standing import Claim


def counted(claims: list[Claim], *, tally: bool) -> list[Claim]:
    """Leave out a bare plural («قتلى») where the same is counted or estimated, and «ضحايا» of no number.

    In a tally, an exact count need not be of the same people as a vague one.
    """
    claims = claims if tally else _told_exactly(claims)
    figures = [claim.figure for claim in claims]
    told = {figure.measure for figure in figures if figure.qualifier != "some" and not figure.subset}
    bare = [f.qualifier == "some" and f.rule == "count" and not f.subset for f in figures]
    empty = {*told, "casualties"}
    kept = [
        claim
        for claim, plain in zip(claims, bare, strict=True)
        if not (plain and (claim.figure.measure in empty or _why_more(claim)))
    ]
    counts = [claim.figure for claim in kept]
    kept = [c for c in kept if not (roughly(c.figure) and any(tells(c.figure, other) for other in counts))]
    return _with_wholes(kept)


def _why_more(claim: Claim) -> bool:
    """Tell whether people are named only as the reason why a toll may rise: «مرشح للارتفاع لوجود جرحى»."""
    found = claim.found
    words = (found.sentence.passage.word(at) for at in range(found.sentence.start, found.start))
    return any(word in _RISING for word in words)


_RISING = word_set("where a toll may go")


def _with_wholes(claims: list[Claim]) -> list[Claim]:
    """Call people a part («بين القتلى») only where more are told too whom the same befell."""
    wholes = {claim.figure.measure for claim in claims if not claim.figure.subset}
    return [
        replace(claim, figure=replace(claim.figure, subset=False))
        if claim.figure.subset and claim.figure.measure not in wholes
        else claim
        for claim in claims
    ]


def _told_exactly(claims: list[Claim]) -> list[Claim]:
    """Leave out vague counts whose exact toll follows, which takes from them who the people are.

    «سقط عدد من القتلى والجرحى من السكان … وبلغت الحصيلة 12 قتيلا و30 جريحا».
    """
    made = list(claims)
    for claim in claims:
        tolls = _tolls(claim.figure, made[made.index(claim) + 1 :]) if _vague(claim) else []
        if not tolls:
            continue
        needless = _beside(claim, tolls)
        made = [one for one in made if not (needless and one is claim)]
        made = [_like(one, claim) if one in tolls else one for one in made]
    return made


def _beside(vague: Claim, tolls: Sequence[Claim]) -> bool:
    """Tell whether a toll follows at once: far behind, the vague count is a claim of its own."""
    return all(one.found.sentence.index - vague.found.sentence.index <= 1 for one in tolls)


def _vague(claim: Claim) -> bool:
    figure = claim.figure
    return figure.low is None and not figure.subset and not in_title(figure) and figure.measure in HURT


def _tolls(vague: Figure, behind: Sequence[Claim]) -> list[Claim]:
    """Return the exact tolls behind a vague count that may be those of its people, one for each harm."""
    wanted = ("killed", "injured") if vague.measure == "casualties" else (vague.measure,)
    found = [next((one for one in behind if _is_toll(vague, one, harm)), None) for harm in wanted]
    return [one for one in found if one is not None] if None not in found else []


def _is_toll(vague: Figure, one: Claim, harm: str) -> bool:
    figure = one.figure
    same = replace(vague, measure=figure.measure)
    told = figure.measure == harm and (figure.rule or "").startswith("count") and tells(same, figure)
    return told and figure.status in {"unknown", vague.status} and vague.affiliation == figure.affiliation


def _like(one: Claim, vague: Claim) -> Claim:
    figure = one.figure
    status = vague.figure.status if figure.status == "unknown" else figure.status
    return replace(one, figure=replace(figure, status=status))
