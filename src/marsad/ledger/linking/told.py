"""An account together with what of its report matters for linking."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property, lru_cache

from marsad.language.folding import fold_text
from marsad.ledger.linking.passages import retelling
from marsad.ledger.linking.words import facility_kinds, facility_words, place_words, unknown_actors
from marsad.models import Account, Report

_PREFIXED = "بلفو"
_HARMED = ("killed", "injured", "casualties")


@lru_cache(maxsize=65536)
def _prefixed(words: frozenset[str]) -> tuple[frozenset[str], ...]:
    """Return each word as it may stand in a text, with joined letters or without."""
    return tuple(frozenset((word, *(letter + word for letter in _PREFIXED))) for word in words)


def text_hash(report: Report) -> str:
    """Return the hash of a report's folded words: equal for copies of one text, whatever their blanks."""
    folded = " ".join(fold_text(f"{report.title} {report.text}").split())
    return hashlib.sha256(folded.encode("utf-8", "surrogatepass")).hexdigest()


@dataclass(frozen=True)
class Told:
    """An account with its report's id, ``doc``, day ``seen``, publisher and hash of the text.

    ``copies`` is the same for all near-duplicates of one text (see ``docs/voices.md``), ``credit`` the
    outlet whose text the report says that it is, ``said`` the words that it is told with (see ``passages``),
    ``within`` the reports in whose longer texts this one stands whole. ``page`` is the same for versions of
    one page, ``at`` sorts them by when they came (see ``versions``). ``id`` is the permanent id that the
    account was given, ``number`` its place in the order of arrival.
    Nothing that decides which accounts are one incident may depend on ``number``.
    """

    id: str
    number: int
    report: str
    doc: str
    seen: dt.date | None
    publisher: str | None
    text: str
    account: Account
    copies: str = ""
    credit: str | None = None
    said: frozenset[str] = frozenset()
    within: tuple[str, ...] = ()
    page: str | None = None
    at: str | None = None

    @property
    def origin(self) -> str:
        """Return what is equal for all near-duplicates of one text."""
        return self.copies or self.text

    def revises(self, other: Told) -> bool:
        """Tell whether this is told by a later version of the page that tells the other."""
        if self.page is None or self.page != other.page or self.report == other.report:
            return False
        if self.seen and other.seen and self.seen != other.seen:
            return self.seen > other.seen
        return (self.at or "") > (other.at or "")

    @cached_property
    def order(self) -> tuple[str, str, str]:
        """Return what sorts accounts the same way in whatever order they arrived."""
        return (self.doc, self.report, self.account.id)

    @cached_property
    def news(self) -> bool:
        """Tell whether the incident is told because it is new: not in passing, not as an anniversary."""
        return self.account.main and not self.said & retelling()

    @cached_property
    def words(self) -> frozenset[str]:
        """Return the words that it is told with, besides those for place and site."""
        return self.said - self.place - self.facility

    @cached_property
    def admin1(self) -> str:
        """Return the first-level area, empty where it is unknown."""
        place = self.account.place
        return (place.admin1 or "").casefold() if place else ""

    @cached_property
    def place(self) -> frozenset[str]:
        """Return the words that tell the place from others."""
        place = self.account.place
        return place_words(place.name) if place and place.name else frozenset()

    def named_in(self, other: Told) -> bool:
        """Tell whether the sentences of another account name the place of this one."""
        forms = _prefixed(self.place)
        return bool(forms) and not any(map(other.said.isdisjoint, forms))

    @cached_property
    def facility(self) -> frozenset[str]:
        """Return the words that tell the site from others of its kind."""
        return facility_words(self.account.facility) if self.account.facility else frozenset()

    @cached_property
    def facility_kinds(self) -> frozenset[str]:
        """Return what kinds of site the facility is."""
        return facility_kinds(self.account.facility) if self.account.facility else frozenset()

    @cached_property
    def perpetrators(self) -> frozenset[str]:
        """Return the particular perpetrators that the account does not deny."""
        named = {party.name for party in self.account.perpetrators if party.basis != "denied"}
        return frozenset(named) - unknown_actors()

    @cached_property
    def targets(self) -> frozenset[str]:
        """Return the targets of which it is said who they were."""
        return frozenset(party.name for party in self.account.targets) - unknown_actors()

    @cached_property
    def counts(self) -> dict[str, frozenset[int]]:
        """Return for each measure the numbers that are stated, of wholes and of parts."""
        found: defaultdict[str, set[int]] = defaultdict(set)
        for figure in self.account.figures:
            found[figure.measure] |= {n for n in (figure.low, figure.high) if n is not None}
        return {measure: frozenset(numbers) for measure, numbers in found.items()}

    @cached_property
    def largest(self) -> int:
        """Return the largest number of dead or injured that is stated, 0 where none is."""
        return max((n for measure in _HARMED for n in self.counts.get(measure, ())), default=0)
