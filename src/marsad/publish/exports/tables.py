"""The tables of incidents, tolls, claims and links: their columns and rows."""

from __future__ import annotations

from collections.abc import Iterator

from marsad.models import Claim, DateSpan, Evidence, Group, Incident, Measure, Place, Toll
from marsad.publish.exports.export import Export
from marsad.publish.exports.model import Column, Table
from marsad.publish.exports.rowids import claim_id, toll_id
from marsad.publish.incidents import total
from marsad.publish.rows import Row

MADE = (
    Column("marsad", "text", "version of Marsad that wrote the row"),
    Column("readers", "words", "readers, with versions, that read the reports of the row"),
    Column("rule", "text", "rule of low, best and high, with its version"),
)
PEOPLE = (
    Column("measure", "text", "killed, injured, arrested, …"),
    Column("status", "text", "civilian, armed or unknown"),
    Column("affiliation", "text", "force or group that the people belong to"),
    Column("demographic", "text", "women, children, women_children"),
)
_BASES = ("stated", "suspected", "claimed", "denied")
_TOLLS: tuple[Measure, ...] = ("killed", "injured")
_INCIDENTS = (
    Column("id", "text", "permanent id of the incident"),
    Column("type", "text", "kind of incident"),
    Column("date_first", "day", "first possible day"),
    Column("date_last", "day", "last possible day"),
    Column("date_precision", "text", "how exactly the date is stated: day, week, month, …"),
    Column("date_from", "text", "id of the report that gives the date"),
    Column("place", "text", "name of the place, in the words of a report"),
    Column("admin1", "text", "first-level area"),
    Column("country", "text", "ISO 3166-1 alpha-2"),
    Column("lat", "number", "latitude, WGS 84 degrees; of an area, its middle"),
    Column("lon", "number", "longitude, likewise"),
    Column("place_precision", "text", "site, settlement, near, area, admin1, country, unknown"),
    Column("facility", "text", "building, base or other site"),
    *(Column(f"perpetrators_{basis}", "words", f"who did it: {basis}") for basis in _BASES),
    Column("targets", "words", "who or what was attacked"),
    Column("claimed_by", "text", "who claims responsibility, according to most reports"),
    *(
        Column(f"{measure}_{end}", "count", f"{end} of all {measure}, as reported; blank: no number")
        for measure in _TOLLS
        for end in ("low", "best", "high")
    ),
    Column("killed_contested", "flag", "claimants of the killed exclude each other"),
    Column("reports", "words", "ids of the reports that tell of it"),
    Column("outlets", "words", "who published them"),
    Column("grade", "text", "how well it is attested: confirmed, fair, weak, contested, discounted"),
    Column("decision", "text", "the last decision of a reviewer; blank: read by a machine alone"),
    *MADE,
)
_TOLL_COLUMNS = (
    Column("id", "text", "permanent id of the toll"),
    Column("incident", "text", "id of the incident"),
    Column("all", "flag", "all people together; such tolls overlap with those of groups"),
    *PEOPLE,
    Column("low", "count", "lowest; blank: no number is stated"),
    Column("best", "count", "by the rule"),
    Column("high", "count", "highest"),
    Column("instead", "text", "where nobody gives a number: dozens, none_reported, unknown, …"),
    Column("contested", "flag", "claimants exclude each other"),
    Column("chosen", "text", "how best was found"),
    Column("claims", "count", "how many claims it rests on, superseded ones too"),
    *MADE,
)
_CLAIM_COLUMNS = (
    Column("id", "text", "permanent id of the claim"),
    Column("incident", "text", "id of the incident"),
    *PEOPLE,
    Column("claimant", "text", "who states it, in the words of the report; blank: the report itself"),
    Column("low", "count", "lower end of the count; blank: no number"),
    Column("high", "count", "upper end of the count"),
    Column("qualifier", "text", "at_least, about, dozens, …"),
    Column("who", "text", "the report's words for the people"),
    Column("part", "flag", "part of another figure of the same claimant"),
    Column("superseded", "flag", "the same claimant later said otherwise"),
    Column("quote", "text", "the words that state it"),
    Column("field", "text", "where they stand: title or text"),
    Column("start", "count", "first code point of the quote"),
    Column("end", "count", "the code point after it"),
    Column("report", "text", "id of the report"),
    Column("doc", "text", "the report's name"),
    Column("outlet", "text", "who published it"),
    Column("seen", "day", "day of publication or collection"),
    Column("url", "text", "its address"),
    *MADE,
)
_LINK_COLUMNS = (
    Column("id", "text", "permanent id: report and account"),
    Column("incident", "text", "id of the incident"),
    Column("report", "text", "id of the report"),
    Column("doc", "text", "the report's name"),
    Column("account", "text", "the account in the report's reading"),
    Column("main", "flag", "the report is mainly about it"),
    Column("score", "number", "sum of the weights of the grounds"),
    Column("grounds", "words", "what speaks for and against the link"),
    *MADE,
)


def _incidents(export: Export) -> Iterator[Row]:
    for incident in export.incidents():
        yield incident_row(incident, export)


def incident_row(incident: Incident, export: Export) -> Row:
    """Return the row of an incident."""
    told = export.told_by(incident)
    return {
        "id": incident.id,
        "type": incident.type,
        **_when(incident.date),
        "date_from": incident.date_from,
        **_where(incident.place or Place()),
        "facility": incident.facility,
        **{f"perpetrators_{basis}": _doers(incident, basis) for basis in _BASES},
        "targets": [party.name for party in incident.targets],
        "claimed_by": incident.claimed_by,
        **{key: count for measure in _TOLLS for key, count in _ends(incident, measure)},
        "killed_contested": (killed := total(incident, "killed")) is not None and killed.contested,
        "reports": [report.id for report in told],
        "outlets": sorted({report.source for report in told if report.source}),
        "grade": incident.grade,
        "decision": incident.decision,
        **made_row(export, told),
    }


def made_row(export: Export, told: tuple[object, ...]) -> Row:
    """Return what made a row that rests on these reports."""
    made = export.made(*told)  # type: ignore[arg-type]
    return {"marsad": made.marsad, "readers": made.readers, "rule": made.rule}


def _when(date: DateSpan | None) -> Row:
    return {
        "date_first": date.first if date else None,
        "date_last": date.last if date else None,
        "date_precision": date.precision if date else None,
    }


def _where(place: Place) -> Row:
    return {
        "place": place.name,
        "admin1": place.admin1,
        "country": place.country,
        "lat": place.lat,
        "lon": place.lon,
        "place_precision": place.precision,
    }


def _doers(incident: Incident, basis: str) -> list[str]:
    return [party.name for party in incident.perpetrators if party.basis == basis]


def _ends(incident: Incident, measure: Measure) -> Iterator[tuple[str, int | None]]:
    toll = total(incident, measure)
    for end in ("low", "best", "high"):
        yield f"{measure}_{end}", getattr(toll, end) if toll else None


def people_row(measure: Measure, group: Group) -> Row:
    """Return whom a toll or figure counts."""
    return {
        "measure": measure,
        "status": group.status,
        "affiliation": group.affiliation,
        "demographic": group.demographic,
    }


def _tolls(export: Export) -> Iterator[Row]:
    for incident in export.incidents():
        made = made_row(export, export.told_by(incident))
        for every, tolls in ((True, incident.totals), (False, incident.tolls)):
            for toll in tolls:
                yield {**_toll(incident, toll, every), **made}


def _toll(incident: Incident, toll: Toll, every: bool) -> Row:
    return {
        "id": toll_id(incident, toll, every=every),
        "incident": incident.id,
        "all": every,
        **people_row(toll.measure, toll.group),
        "low": toll.low,
        "best": toll.best,
        "high": toll.high,
        "instead": toll.instead,
        "contested": toll.contested,
        "chosen": toll.rule,
        "claims": len(toll.claims),
    }


def _claims(export: Export) -> Iterator[Row]:
    for incident in export.incidents():
        for toll in incident.tolls:
            for number, claim in enumerate(toll.claims):
                yield _claim(incident, toll, claim, number, export)


def _claim(incident: Incident, toll: Toll, claim: Claim, number: int, export: Export) -> Row:
    report = export.report(claim.report)
    return {
        "id": claim_id(toll, claim, number),
        "incident": incident.id,
        **people_row(toll.measure, toll.group),
        "claimant": claim.claimant,
        "low": claim.low,
        "high": claim.high,
        "qualifier": claim.qualifier,
        "who": claim.who,
        "part": claim.subset,
        "superseded": claim.superseded,
        **quote_row(claim.evidence),
        "report": claim.report,
        "doc": claim.doc,
        "outlet": report.source,
        "seen": report.seen,
        "url": report.url,
        **made_row(export, (report,)),
    }


def quote_row(evidence: Evidence | None) -> Row:
    """Return the words that state something, and where they stand."""
    return {
        "quote": (evidence.quote or None) if evidence else None,
        "field": evidence.field if evidence else None,
        "start": evidence.start if evidence else None,
        "end": evidence.end if evidence else None,
    }


def _links(export: Export) -> Iterator[Row]:
    for incident in export.incidents():
        for mention in incident.mentions:
            yield {
                "id": f"{mention.report}/{mention.account}",
                "incident": incident.id,
                "report": mention.report,
                "doc": mention.doc,
                "account": mention.account,
                "main": mention.main,
                "score": mention.score if len(incident.mentions) > 1 else None,
                "grounds": [f"{reason.weight:+.1f} {reason.text}" for reason in mention.reasons],
                **made_row(export, (export.report(mention.report),)),
            }


INCIDENTS = Table("incidents", "one row an incident", _INCIDENTS, _incidents)
TOLLS = Table("tolls", "one row a measure and group of people", _TOLL_COLUMNS, _tolls)
CLAIMS = Table("claims", "one row a figure that somebody states", _CLAIM_COLUMNS, _claims)
LINKS = Table("links", "one row an account that is linked to an incident", _LINK_COLUMNS, _links)
