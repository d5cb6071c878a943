"""What was asked for and cannot be: errors that are told in the language of the page."""

from __future__ import annotations

from http import HTTPStatus
from pathlib import Path

from starlette.exceptions import HTTPException

from marsad.language.tables import TableError
from marsad.ledger import LedgerError
from marsad.web import phrases, wording
from marsad.web.nearby import KINDS, near
from marsad.web.wording import Language

_PROGRAMS: Language = "en"
"""What programs are answered in."""


class RefusalError(HTTPException):
    """What cannot be had or done: ``refused.KIND`` of the wording says so, ``about`` of what."""

    def __init__(self, status: int, kind: str, **about: object) -> None:
        super().__init__(status, wording.say(_PROGRAMS, f"refused.{kind}", **about))
        self.kind, self.about = kind, about


class WrongError(HTTPException):
    """A value that is of the right kind and means nothing: a name that is not known, a day there is not."""

    def __init__(self, error: LedgerError | ValueError) -> None:
        super().__init__(422, str(error))
        self.__cause__ = error


def told(lang: Language, error: BaseException, own: Path | None = None) -> str:
    """Return what a reader is told of an error, by its kind; empty where its status says it all.

    ``own`` is the folder of the user's own tables, whose names may be near to what was typed. An error that
    has no kind was not expected here: its own words, which are English, are told with it.
    """
    error = error.__cause__ if isinstance(error, WrongError) and error.__cause__ else error
    if kind := getattr(error, "kind", ""):
        about = {name: f"\u2068{value}\u2069" for name, value in getattr(error, "about", {}).items()}
        return wording.say(lang, f"refused.{kind}", **about) + _near(lang, error, own)
    if isinstance(error, TableError):
        semicolon = wording.say(lang, "semicolon") + " "
        return semicolon.join(phrases.reworded(lang, "finding", one) for one in error.faults)
    if isinstance(error, HTTPException):
        return "" if error.detail == HTTPStatus(error.status_code).phrase else str(error.detail)
    return (
        str(error) if lang == "en" else wording.say(lang, "refused.other", value=wording.isolated(str(error)))
    )


def _near(lang: Language, error: BaseException, own: Path | None) -> str:
    """Return what is near to a name that is not known, where it is one of these kinds and anything is."""
    kind = next((one for one in KINDS if one == getattr(error, "kind", "")), None)
    typed = str(getattr(error, "about", {}).get("value", ""))
    found = near(lang, kind, typed, own, getattr(error, "also", ())) if kind else []
    names = (wording.say(lang, "comma") + " ").join(f"\u2068{name}\u2069" for name in found)
    return wording.say(lang, "refused.near", names=names) if found else ""
