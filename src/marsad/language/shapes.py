"""What each language table has to look like: its columns, and what may stand in them.

A new table is checked as soon as it is declared here.
"""

from __future__ import annotations

from collections.abc import Mapping

from marsad.language.shape import ACTOR_KINDS, KILOMETRES, LATITUDE, LONGITUDE, PLACE_KINDS, Shape, kinds

_MEASURES = "killed|injured|casualties|arrested|abducted|missing|escaped|captured|displaced"
_TYPES = "armed_clash|attack|suicide_bomb|explosive|shelling|air_strike|abduction|arrests|other"
_QUALIFIERS = "about|at_least|at_most|more_than|less_than"
_VAGUE = "several|some|dozens|hundreds|thousands|tens_of_thousands|millions"
_INTER = (
    "State forces|Rebel group|Political militia|Identity militia|Rioters|Protesters|Civilians"
    "|External/Other forces"
)
_DECISIONS = "day|doer|part|scene|type|whose"
_VOICES = "belligerent|government|medical|rescue|monitor|international|outlet|witness|unnamed"
_SITES = (
    "worship|prison|base|police|school|hospital|market|checkpoint|government|media|camp|leisure|transport"
    "|energy|home|other"
)

SHAPES: Mapping[str, Shape] = {
    "actors": Shape(
        columns=("name", "kind", "country", "forms", "members"),
        forms=("forms", "members"),
        required=("name", "kind"),
        any_of=("forms", "members"),
        values={"kind": ACTOR_KINDS, "country": "[A-Z]{2}"},
        apart="country",
    ),
    "forces": Shape(
        columns=("country", "adjectives", "names", "army", "police", "security", "bare_army"),
        forms=("adjectives", "names"),
        required=("country", "adjectives", "names", "army", "police", "security"),
        values={"country": "[A-Z]{2}"},
    ),
    "force_names": Shape(
        columns=("force", "use", "forms"),
        required=("force", "use", "forms"),
        values={"force": "army|police|security", "use": "adjective|alone|name"},
        apart="use",
        words=False,
    ),
    "people": Shape(
        columns=("singular", "dual", "plural", "status", "demographic", "force"),
        forms=("singular", "dual", "plural"),
        required=("status",),
        any_of=("singular", "dual", "plural"),
        values={
            "status": "civilian|armed|unknown",
            "demographic": "women|children|women_children",
            "force": "army|police|security|group|rank|fighter",
        },
    ),
    "facilities": Shape(columns=("forms", "kind"), required=("forms", "kind"), values={"kind": _SITES}),
    "casualty": Shape(
        columns=("measure", "role", "number", "voice", "forms"),
        required=("measure", "role", "forms"),
        values={
            "measure": _MEASURES,
            "role": "event|verb|count|give|fate|his|blast|self",
            "number": "singular|dual|plural",
            "voice": "either|active|passive|self",
        },
        apart="role",
    ),
    "given_names": kinds("name|title|comrade"),
    "events": Shape(
        columns=("type", "strength", "rank", "cue", "forms"),
        required=("type", "strength", "rank", "forms"),
        values={
            "type": _TYPES,
            "strength": "strong|weak|arms|no_violence|aside|exposed|crime|harm|hurt|none",
            "rank": "[0-9]",
            "cue": "[a-z_]+",
        },
    ),
    "numbers": Shape(
        columns=("value", "unit", "forms"),
        required=("value", "unit", "forms"),
        values={
            "value": rf"[0-9]+|{_VAGUE}",
            "unit": "ones|ten|teens|tens|hundred|thousand|million|vague",
        },
        apart="unit",
    ),
    "qualifiers": Shape(
        columns=("qualifier", "side", "forms"),
        required=("qualifier", "side", "forms"),
        values={"qualifier": _QUALIFIERS, "side": "before|after"},
        apart="side",
    ),
    "parts": Shape(
        columns=("where", "forms"),
        required=("where", "forms"),
        values={"where": "before|list|after|one|all|most"},
        apart="where",
    ),
    "breakdowns": Shape(
        columns=("kind", "forms"),
        required=("kind", "forms"),
        values={
            "kind": "all|rest|some|each|whole|places|sides|months|means|"
            "by a side|a side|in a month|by some means"
        },
        apart="kind",
        words=False,
    ),
    "times": Shape(
        columns=("kind", "value", "forms"),
        required=("kind", "forms"),
        values={
            "kind": "weekday|month|hijri|day|night|eve|feast|part|last|ago|unit|year|this",
            "value": "-?[0-9]+|h?[0-9]+-[0-9]+",
        },
        apart="kind",
    ),
    "timing": Shape(
        columns=("kind", "value", "forms"),
        required=("kind", "forms"),
        values={
            "kind": "next|prior|same|third|not|called|head|beside|happens|stated|succumbed|now",
            "value": "[0-9]",
        },
        apart="kind",
    ),
    "place_heads": Shape(
        columns=("level", "forms"),
        required=("level", "forms"),
        values={"level": "settlement|neighbourhood|village|district|admin1|area|direction|plural"},
        apart="level",
    ),
    "places": Shape(
        columns=(
            *("arabic", "kind", "english", "parent", "admin1", "country"),
            *("lat", "lon", "within_km", "population", "flags", "id"),
        ),
        forms=("arabic",),
        required=("arabic", "kind", "country", "lat", "lon", "within_km"),
        values={
            "kind": PLACE_KINDS,
            "country": "[A-Z]{2}",
            "lat": LATITUDE,
            "lon": LONGITUDE,
            "within_km": KILOMETRES,
            "population": "[0-9]{1,9}",
            "flags": "c",
        },
        apart="admin1",
    ),
    "place_words": kinds("body|seat|folk|name|care|way"),
    "claimants": kinds(
        "say|tell|quote|carry|accord|person|paper|hedge|link|void|rumour|on|issue|counts|body|bulletin|media|put|stand|pass"
    ),
    "parties": kinds(
        "by|act|against|between|claim|no_claim|suspect|deny|of|ascribe|behind|held|set_on|advance|suffer|fired|strike|feminine"
        "|answer|tie|others|often|own|deed|seize|praise|fighters|ours|loyal"
    ),
    "offices": kinds("army|police|security"),
    "capitals": Shape(columns=("country", "forms"), values={"country": "[A-Z]{2}"}),
    "actor_heads": kinds("armed|any"),
    "scopes": kinds(
        "period|past|turn|repeat|statement|toll|habit|earlier|scattered|superlative|aftermath|another|sequel|along"
        "|without|spread|retelling|undone|no_attack|threat|wide|regular|separate|then"
    ),
    "things": kinds("length|weight|money|share|time|object|act"),
    "grammar": kinds(
        "others|other|link|clan|pointer|assault|negation|rank|share|amount|unreal|addition|instead|sides|membership"
    ),
    "reasons": Shape(
        columns=("kind", "name", "says", "example"),
        forms=(),
        required=("kind", "name", "says", "example"),
        values={"kind": "rule|refusal"},
    ),
    "unnamed_sources": Shape(columns=("forms",)),
    "claimant_kinds": Shape(
        columns=("kind", "decides", "forms"),
        required=("kind", "decides", "forms"),
        values={"kind": _VOICES, "decides": "first|else"},
    ),
    "credits": Shape(
        columns=("kind", "forms"),
        required=("kind", "forms"),
        values={"kind": "source|wires|own|alert"},
        apart="kind",
        words=False,
    ),
    "outlets": Shape(
        columns=("name", "kind", "country", "affiliation", "forms"),
        required=("name", "kind", "forms"),
        values={
            "kind": "agency|broadcaster|newspaper|site|monitor|local|state|party",
            "country": "[A-Z]{2}",
        },
        words=False,
    ),
    "weights": Shape(
        columns=("decision", "sign", "weight"),
        forms=(),
        required=("decision", "sign", "weight"),
        values={"decision": _DECISIONS, "weight": r"-?[0-9]+(\.[0-9]+)?"},
    ),
    "word_sets": Shape(
        columns=("set", "use", "forms"), required=("set", "use", "forms"), apart="set", words=False
    ),
    "countries": Shape(
        columns=("country", "name", "numeric", "acled_region", "ucdp_region", "gw"),
        forms=(),
        required=("country", "name", "acled_region"),
        values={
            "country": "[A-Z]{2}",
            "numeric": "[0-9]{1,3}",
            "ucdp_region": "Africa|Americas|Asia|Europe|Middle East",
            "gw": "[0-9]{1,3}",
        },
    ),
    "acled_events": Shape(
        columns=("type", "done_to", "disorder_type", "event_type", "sub_event_type"),
        forms=(),
        required=("type", "done_to", "disorder_type", "event_type", "sub_event_type"),
        values={"type": _TYPES, "done_to": "civilians|protesters|armed|any"},
    ),
    "acled_actors": Shape(
        columns=("kind", "name", "inter"),
        forms=(),
        required=("inter",),
        any_of=("kind", "name"),
        values={"kind": "state|abroad|coalition|group|generic|people", "inter": _INTER},
    ),
    "absences": Shape(
        columns=("kind", "measures", "forms"),
        required=("kind", "forms"),
        values={"kind": "nobody|none_reported|unknown|amount|harm", "measures": "killed|injured"},
        apart="kind",
    ),
    "credibility": Shape(
        columns=("kind", "rank", "authority"),
        forms=(),
        required=("kind", "rank"),
        values={"kind": "[a-z_]+", "rank": "[1-5]", "authority": "yes"},
    ),
    "media": Shape(columns=("actor", "forms"), required=("actor", "forms")),
    "meant": Shape(
        columns=("actor", "country", "forms"),
        required=("actor", "country", "forms"),
        values={"country": "[A-Z]{2}"},
        apart="country",
    ),
    "branches": Shape(columns=("name", "of"), forms=(), required=("name", "of")),
    "grades": Shape(
        columns=("grade", "voices", "responsibility", "says"),
        forms=(),
        required=("grade", "voices", "says"),
        values={
            "grade": "confirmed|fair|weak|contested|discounted",
            "voices": "[0-9]",
            "responsibility": "denied|disputed|claimed",
        },
    ),
    "linking": Shape(
        columns=("sign", "weight", "hand", "says"),
        forms=(),
        required=("sign", "weight", "hand", "says"),
        values={"weight": r"-?[0-9]+(\.[0-9]+)?", "hand": r"-?[0-9]+(\.[0-9]+)?"},
    ),
    "common_words": Shape(
        columns=("per_thousand", "forms"),
        required=("per_thousand", "forms"),
        values={"per_thousand": "100|50|20|10|4"},
        words=False,
    ),
    "columns": Shape(
        columns=("field", "forms"),
        required=("field", "forms"),
        values={"field": "doc|title|text|seen|published|source|url|author|credit"},
        words=False,
    ),
    "not_places": Shape(
        columns=("kind", "forms"),
        required=("kind", "forms"),
        values={"kind": "word|person"},
        words=False,
    ),
    "furniture": Shape(
        columns=("match", "longest", "forms"),
        required=("match", "forms"),
        values={"match": "words|start|end|rest|date", "longest": "[0-9]+"},
        apart="match",
        words=False,
    ),
    "page_marks": Shape(
        columns=("kind", "forms"),
        required=("kind", "forms"),
        values={"kind": "furniture|caption|author|byline|nobody|published|updated"},
        apart="kind",
        words=False,
    ),
}

EXCLUSIVE = (("people", "facilities"), ("people", "things"))
"""Tables that must not share a form: what is counted is either people or a thing."""
