"""What the server does before anybody asks it for a page, so that the first readers need not wait for it."""

from __future__ import annotations

import gc

from marsad.garbage import seldom_tidied
from marsad.gazetteer import Gazetteer
from marsad.language.loading import lexicon
from marsad.ledger.linking.words import actor_called, facility_kinds
from marsad.ledger.tolls.sources import kind_of, represented
from marsad.web import names, page, phrases
from marsad.web.wording import LANGUAGES

_NAME = "ناطق"
"""Any name at all: who asks what it is called has the tables read that tell."""


def settle() -> None:
    """Load what pages need of tables and templates; leave it alone, and look for garbage less often.

    For a process that does nothing but serve: what is thrown away later but was there before is only freed
    where nothing refers to it. After the documentation of Python's ``gc.freeze``.
    """
    _load()
    gc.collect()
    gc.freeze()
    seldom_tidied()


def _load() -> None:
    """Load tables and templates, each of which is kept as long as the program runs."""
    page.load()
    phrases.load()
    Gazetteer.load()
    lexicon()
    for lang in LANGUAGES:
        names.actor(lang, "")
        names.country(lang, "")
        names.area_anywhere(lang, "")
    for read in (actor_called, facility_kinds, kind_of, represented):
        read(_NAME)
