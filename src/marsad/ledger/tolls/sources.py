"""Who speaks: outlets under one name however they are written, and what kind of source a claimant is."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, TypeAlias, cast
from urllib.parse import urlsplit

from marsad.language.folding import fold_text
from marsad.language.lexicon import Entry, Lexicon
from marsad.language.tables import Row, rows
from marsad.language.words import tokens
from marsad.models.incident import VoiceKind

OutletKind: TypeAlias = Literal[
    "agency", "broadcaster", "newspaper", "site", "monitor", "local", "state", "party"
]

_WORD = re.compile(r"[^\W_]+")
_KINDS: dict[OutletKind, VoiceKind] = {"monitor": "monitor", "state": "government", "party": "party_outlet"}
"""What an outlet's own words are; those of all others, ``outlet``."""


@dataclass(frozen=True, slots=True)
class Outlet:
    """An outlet of ``tables/outlets.tsv``: its one name, and whom it is publicly known to speak for."""

    name: str
    kind: OutletKind
    country: str | None = None
    affiliation: str | None = None

    @property
    def voice(self) -> VoiceKind:
        """Return what kind of source its own words are."""
        return _KINDS.get(self.kind, "outlet")


@lru_cache(maxsize=65536)
def outlet_called(name: str) -> Outlet | None:
    """Return the outlet of exactly this name: «وكالة رويترز للأنباء», «مراسل رويترز», ``reuters.com``."""
    words = tuple(_WORD.findall(fold_text(_host(name))))
    known = _outlets()
    while words:
        if found := known.get(words):
            return found
        if words[0] not in _heads():
            return None
        words = words[1:]
    return None


def _host(name: str) -> str:
    """Return the telling label of a web address, anything else as it is."""
    if "." not in name or not name.isascii():
        return name
    try:
        host = urlsplit(name if "//" in name else f"//{name}").hostname
    except ValueError:  # «[1]» is no address
        return name
    labels = (host or "").split(".")
    return max(labels[:-1], key=len) if len(labels) > 1 else name


@lru_cache(maxsize=65536)
def represented(claimant: str) -> str:
    """Return whom a claimant speaks for: «المتحدث باسم وزارة الصحة», «بيان وزارة الصحة» is the ministry."""
    said = claimant.split() or [""]
    folded = [fold_text(word) for word in said]
    if _IN_THE_NAME_OF in folded[:_SPOKESMAN]:
        rest = said[folded.index(_IN_THE_NAME_OF) + 1 :]
    elif len(said) > 1 and folded[0] in _papers():
        rest = said[3:] if folded[1:3] in _ISSUED_BY else said[1:]
    else:
        rest = _led(said, folded)
    return represented(" ".join(rest)) if rest else claimant


def _led(said: list[str], folded: list[str]) -> list[str]:
    """Return the outlet that someone speaks for by office: «مدير المرصد السوري فلان»."""
    if folded[0] not in _offices():
        return []
    ends = range(len(said), 2, -1)
    return next((said[1:end] for end in ends if outlet_called(" ".join(said[1:end]))), [])


_IN_THE_NAME_OF = "باسم"
_SPOKESMAN = 5
"""Words in which it is said that somebody speaks «in the name of»: «العميد فلان المتحدث الرسمي باسم»."""
_ISSUED_BY = (["صادر", "عن"], ["صادره", "عن"])


@lru_cache(maxsize=65536)
def kind_of(claimant: str | None) -> VoiceKind:
    """Return what kind of source a claimant is, by the words for it; null is an outlet's own voice."""
    if not claimant:
        return "outlet"
    if outlet := outlet_called(claimant):
        return outlet.voice
    said = tokens(fold_text(claimant))
    marks = [mark for _, here in sorted(_lexicon().marks(said).items()) for mark in here]
    for decides in ("first", "else"):
        for mark in marks:
            if mark.entry.part == decides:
                return cast("VoiceKind", mark.entry["kind"])
    return "other"


@lru_cache(maxsize=1)
def _outlets() -> dict[tuple[str, ...], Outlet]:
    return {
        tuple(_WORD.findall(fold_text(form))): Outlet(
            name=row["name"],
            kind=cast("OutletKind", row["kind"]),
            country=row["country"] or None,
            affiliation=row["affiliation"] or None,
        )
        for row in rows("outlets")
        for form in (row["name"], *row.values("forms"))
    }


@lru_cache(maxsize=1)
def _heads() -> frozenset[str]:
    """Return the words that may stand before an outlet's name: «وكالة», «قناة», «مراسل»."""
    return _words_of("outlet", "first")


@lru_cache(maxsize=1)
def _offices() -> frozenset[str]:
    """Return the words for those who speak for a body: «مدير», «متحدث»."""
    return _words_of("government", "else")


def _words_of(kind: str, decides: str) -> frozenset[str]:
    found = [row for row in rows("claimant_kinds") if (row["kind"], row["decides"]) == (kind, decides)]
    return frozenset(
        word for row in found for form in row.values("forms") for word in fold_text(form).split()
    )


@lru_cache(maxsize=1)
def _papers() -> frozenset[str]:
    """Return the words for what a claimant puts out: «بيان», «تقرير»."""
    papers = [row for row in rows("claimants") if row["kind"] == "paper"]
    return frozenset(fold_text(form) for row in papers for form in row.values("forms"))


@lru_cache(maxsize=1)
def _lexicon() -> Lexicon:
    made = Lexicon()
    for row in rows("claimant_kinds"):
        for form in row.values("forms"):
            made.add(form, Entry("claimant_kinds", row, row["decides"]))
    fights = Row("actors.tsv", 0, {"kind": "belligerent"})
    for row in rows("actors"):
        if row["kind"] in ("state", "coalition", "group"):
            for form in (*row.values("forms"), *row.values("members")):
                made.add(form, Entry("actors", fights, "first"))
    return made
