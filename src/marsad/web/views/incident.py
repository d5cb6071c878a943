"""One incident: what, when, where, by whom and how sure; who says how many, in which words; why it is one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

from fastapi import APIRouter, Query
from starlette.responses import HTMLResponse, RedirectResponse, Response

from marsad.models import Incident
from marsad.publish.corrections import correction_rows
from marsad.web import phrases
from marsad.web.anchors import key, numbers
from marsad.web.charts import Chart, chart, first_the_dead
from marsad.web.courses import courses
from marsad.web.leaves import Leaf, Shown, lists
from marsad.web.outlines import sketch
from marsad.web.page import Here, Page
from marsad.web.telling import accused, tellings

router = APIRouter(include_in_schema=False)

_NEAR = 5
"""So many near misses are named."""


@router.get("/{lang}/incidents/{name}", response_class=HTMLResponse)
def incident(
    page: Here,
    name: str,
    at: Annotated[int, Query(alias="page", ge=1, le=10_000)] = 1,
    figure: Annotated[str, Query(max_length=40)] = "",
) -> Response:
    """Show an incident; a former id leads on to the one that it is now.

    One that many reports tell of has several pages; ``figure``, report and mark as «3f0a-4», leads to its.
    """
    found = page.ledger.incident(name)
    if found.id != name:
        return RedirectResponse(page.path(f"incidents/{found.id}"))
    tolls = first_the_dead(found.tolls)
    mirrored = page.say("direction") == "rtl"
    decisions = page.ledger.decisions(found.id)
    every = [chart(toll, mirrored=mirrored) for toll in tolls]
    lines, blamed = list(courses(found, mirrored=mirrored)), accused(found)
    every_report = {one.report for one in found.mentions}
    told = tellings(found, page.ledger.days(every_report), page.ledger.copies(every_report))
    leaf = Leaf.of(at, [told, *lists(every, lines, blamed)])
    if figure and leaf.count > 1 and (there := _leaf_of(figure, every, page)) != leaf.number:
        return RedirectResponse(page.path(f"incidents/{found.id}") + f"?page={there}")
    shown = Shown(leaf.charts(every), list(leaf.courses(lines)), leaf.accused(blamed), leaf.some(told))
    entries = page.ledger.reports_of(shown.reports(found))
    numbered = numbers(entries, tolls)
    return page.render(
        "incident.html",
        incident=found,
        totals=first_the_dead(found.totals),
        harmed=[one for one in tolls if one.group.status == "civilian" and one.best is not None],
        changed=page.ledger.changed([found.id]).get(found.id),
        leaf=leaf,
        charts=shown.charts,
        courses=shown.courses,
        sketch=sketch(found.place),
        accused=shown.accused,
        grounds=phrases.grounds(page.lang, found.grade_why or ""),
        reports=entries,
        sources={one.report.doc: one.report.source or one.report.doc for one in entries.values()},
        tellings=shown.tellings,
        decisions=decisions,
        rows={row["number"]: row for row in correction_rows(decisions, decisions)},
        number=lambda claim, toll: numbered.get(key(claim, toll)),
        near=_near(page, found.id),
        rule=_rule(page, found.rule),
    )


def _leaf_of(figure: str, charts: Sequence[Chart], page: Page) -> int:
    """Return the page of a figure, given as its report and its mark; the first where there is none such."""
    report, _, mark = figure.rpartition("-")
    numbered = numbers(page.ledger.reports_of([report]), [one.toll for one in charts])
    for toll, one in enumerate(charts):
        for place, row in enumerate(one.rows):
            if row.claim.report == report and str(numbered.get(key(row.claim, toll))) == mark:
                return Leaf.with_item(place)
    return 1


def _rule(page: Page, rule: str | None) -> str:
    """Return the rule that a toll was made by in words, with its version."""
    name, _, version = (rule or "").partition(" ")
    return f"{page.called('rule', name)} {version}".strip()


def _near(page: Page, incident: str) -> list[tuple[Incident, float]]:
    """Return the incidents that this one was nearly linked to, for those who may decide on it."""
    if page.user is None or not page.user.may("reviewer"):
        return []
    found = page.ledger.near(incident)
    told = page.ledger.summaries_of(list(found)[:_NEAR])
    return [(told[name].incident, score) for name, score in found.items() if name in told]
