"""The review queue: what needs a person, one thing a page, decided with the keyboard or by form."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Any
from urllib.parse import urlencode

from fastapi import APIRouter, Form, Query
from pydantic import BaseModel, ConfigDict, Field
from starlette.responses import HTMLResponse, RedirectResponse, Response

from marsad.errors import MarsadError
from marsad.ledger import LedgerError
from marsad.ledger.reviewing.fields import FIGURE_FIELDS, INCIDENT_FIELDS
from marsad.ledger.reviewing.queue import Place, Queue
from marsad.ledger.reviewing.queued import Item
from marsad.ledger.reviewing.users import User
from marsad.models.waiting import KINDS, Kind
from marsad.web import phrases
from marsad.web.cases import Case, case_of, case_of_incident, case_of_report, doubts_of, parts
from marsad.web.charts import first_the_dead
from marsad.web.deciding import LAST, Asked, MissingError, carry_out
from marsad.web.naming import choices, suggested
from marsad.web.page import Here, Page
from marsad.web.placing import offered, placed
from marsad.web.signing import Reviewer
from marsad.web.wrong import RefusalError, told

router = APIRouter(include_in_schema=False)
_MOST = 25
"""Items on one page of the list."""
_LATER = dt.timedelta(days=7)
"""For how long something is put off unless the reviewer says otherwise."""


class At(BaseModel):
    """Where a reviewer is: the ``kind`` of items, what was ``done`` (a correction) and of which item."""

    model_config = ConfigDict(frozen=True)

    kind: str = ""
    start: int = Field(default=0, ge=0)
    done: int = Field(default=0, ge=0, le=LAST)
    was: str = ""


Walk = Annotated[At, Query()]


@router.get("/{lang}/review", response_class=HTMLResponse)
def queue(page: Here, user: Reviewer, at: Walk) -> HTMLResponse:
    """Show what needs a person, by kind with counts."""
    waiting = page.ledger.waiting(user.name, _today())
    later = page.ledger.desk(user.name).deferred(_today())
    counts, kinds = waiting.counts(), kinds_of(at)
    here = waiting.page(kinds, at.start, _MOST)
    doubts = doubts_of(page.ledger, here)
    end = at.start + _MOST
    return page.render(
        "queue.html",
        kinds=KINDS,
        kind=at.kind,
        counts=counts,
        items=[(one, doubts[one.key]) for one in here],
        silent=page.ledger.reports_of(
            told[0] for one in here if one.kind == "no incident" for told in one.told
        ),
        incidents=page.ledger.summaries_of(
            {name for one in here for name in (one.incident, one.other) if name}
        ),
        more=end if end < sum(counts.get(kind, 0) for kind in kinds) else None,
        later=[(one, *later[one.key]) for one in waiting.find(later)],
        **_done(page, user, at),
    )


@router.get("/{lang}/review/incidents/{name}", response_class=HTMLResponse)
def review_incident(page: Here, user: Reviewer, name: str, at: Walk) -> HTMLResponse:
    """Show an incident with all that can be decided on it."""
    return render(page, user, case_of_incident(page.ledger, name), at)


@router.get("/{lang}/review/reports/{name}", response_class=HTMLResponse)
def review_report(page: Here, user: Reviewer, name: str, at: Walk) -> HTMLResponse:
    """Show a report with what can be decided on it: that it tells of no incident, and undoing that."""
    return render(page, user, case_of_report(page.ledger, name), at)


@router.get("/{lang}/review/{key}", response_class=HTMLResponse)
def review(page: Here, user: Reviewer, key: str, at: Walk) -> Response:
    """Show one thing to decide; one that is in the queue no longer leads to the queue."""
    item = item_of(page, key)
    if item is None:
        return RedirectResponse(_address(page, "review", at))
    return render(page, user, case_of(page.ledger, item), at)


@router.post("/{lang}/review", response_class=HTMLResponse)
def decide(page: Here, user: Reviewer, asked: Annotated[Asked, Form()], at: Walk) -> Response:
    """Carry out a decision and go on to the next item; or show the page again with what hinders it."""
    after = _after(page, user, asked, at)
    try:
        made = carry_out(page.ledger, user.name, asked, page.own)
    except MissingError as error:
        return _again(page, user, asked, at, page.say(str(error)))
    except MarsadError as error:
        return _again(page, user, asked, at, error)
    done = At(kind=at.kind, done=made.number if made else 0, was=asked.item)
    return RedirectResponse(_address(page, after, done), 303)


@router.post("/{lang}/review/{key}/resume")
def resume(page: Here, user: Reviewer, key: str) -> Response:
    """Show again what was put off."""
    page.ledger.desk(user.name).resume(key)
    return RedirectResponse(page.path(f"review/{key}"), 303)


def item_of(page: Page, key: str) -> Item | None:
    """Return the item of the queue of this key, null where it is there no more."""
    return next(iter(page.ledger.waiting().find([key] if key else [])), None)


def kinds_of(at: At) -> list[Kind]:
    """Return the kinds of items that a reviewer goes through: all unless there is the one asked for."""
    return [one for one in KINDS if at.kind == one] or list(KINDS)


def _place(page: Page, user: User, key: str, at: At) -> Place | None:
    waiting: Queue = page.ledger.waiting(user.name, _today())
    return waiting.place(key, kinds_of(at))


def _after(page: Page, user: User, asked: Asked, at: At) -> str:
    """Return the page to go on to: the next item, the same one after an undoing, the incident itself."""
    if not asked.item:
        return _own(asked) or "review"
    if asked.decision in ("undo", "set"):
        return f"review/{asked.item}"
    place = _place(page, user, asked.item, at)
    return f"review/{place.following}" if place and place.following else "review"


def _own(asked: Asked) -> str:
    """Return the page of what a decision is about, empty where that is not said."""
    if asked.incident:
        return f"review/incidents/{asked.incident}"
    return f"review/reports/{asked.report}" if asked.report else ""


def _again(page: Page, user: User, asked: Asked, at: At, wrong: MarsadError | str) -> HTMLResponse:
    """Show the page again with what was typed; who decided meanwhile is named on it."""
    item = item_of(page, asked.item)
    case = _asked_about(page, item, asked)
    since = [one for one in case.decisions if one.number > asked.expect]
    meanwhile = since if isinstance(wrong, LedgerError) else []
    code = 409 if meanwhile else 422
    words = wrong if isinstance(wrong, str) else told(page.lang, wrong, page.own)
    places = offered(page, asked.value, wrong)
    more = {"asked": asked, "wrong": words, "meanwhile": meanwhile, "code": code, "places": places}
    return render(page, user, case, at, **more)


def _asked_about(page: Page, item: Item | None, asked: Asked) -> Case:
    """Return what a decision was about, also where it left the queue meanwhile. Raises RefusalError."""
    if item:
        return case_of(page.ledger, item)
    if asked.incident:
        return case_of_incident(page.ledger, asked.incident)
    if asked.report:
        return case_of_report(page.ledger, asked.report)
    raise RefusalError(422, "item gone")


def render(page: Page, user: User, case: Case, at: At, **more: Any) -> HTMLResponse:
    """Return the page of one thing to decide; ``more`` is what was typed, and what hinders it."""
    place = _place(page, user, case.item.key, at) if case.item else None
    plain: dict[str, Any] = {"asked": Asked(decision="confirm"), "wrong": None, "meanwhile": [], "code": 200}
    plain["places"] = ()
    named = more.setdefault("named", suggested(case))
    return page.render(
        "review.html",
        case=case,
        reworded=lambda text: phrases.reworded(page.lang, "sign", text),
        in_order=first_the_dead,
        parts=list(parts(case)),
        reasons=page.ledger.desk(user.name).reasons(),
        until=_today() + _LATER,
        fields={"incident": INCIDENT_FIELDS, "figure": FIGURE_FIELDS},
        naming=choices(page, case, named),
        kind=at.kind,
        place=place,
        **(plain | more),
        **_done(page, user, at),
    )


def _done(page: Page, user: User, at: At) -> dict[str, Any]:
    """Return what was just done, a decision or a putting off, which one key takes back."""
    later = at.was and not at.done and at.was in page.ledger.desk(user.name).deferred(_today())
    made = page.ledger.desk(user.name).correction(at.done) if at.done else None
    own = made if made and made.who == user.name else None
    return {
        "done": own,
        "placed": placed(page, own),
        "was": at.was,
        "put_off": later,
        "of_report": made is not None and any(page.ledger.dismissals(made.incident)),
    }


def _address(page: Page, path: str, at: At) -> str:
    given = {name: value for name, value in at.model_dump().items() if value}
    return page.path(path) + (f"?{urlencode(given)}" if given else "")


def _today() -> dt.date:
    return dt.datetime.now(dt.UTC).date()
