"""What little effort gets: one constant answer for all, and a handful of regular expressions."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from marsad.language.folding import fold_text
from scoring.gold import Line


def constant(readings: Iterable[Line], golds: list[Line], texts: Iterable[Line]) -> list[Line]:
    """Return readings with our counts, and for all else the same answer everywhere.

    Always relevant, never a subset, no source, dated on the day of the report; status, type, place,
    country, perpetrator are the most frequent ones of this very gold, in favour of the constant.
    """
    parts = [part for line in golds for part in (*line["incidents"], *line["tallies"])]
    status = _usual(figure["status"] for part in parts for figure in part["figures"])
    incidents = [incident for line in golds for incident in line["incidents"]]
    place = {
        "name": _usual(i["place"] for i in incidents),
        "admin1": _usual(i["admin1"] for i in incidents),
        "country": _usual(i["country"] for i in incidents),
    }
    said = {
        "type": _usual(i["type"] for i in incidents),
        "place": place,
        "facility": _usual(i["facility"] for i in incidents),
        "perpetrators": [_usual(name for i in incidents for name in i["perp"])],
        "claimed_by": None,
    }
    seen = {text["doc"]: _day(text) for text in texts}
    return [_constant(line, said | {"date": seen[line["doc"]]}, status) for line in readings]


def _constant(line: Line, said: Line, status: str) -> Line:
    plain = {"status": status, "subset": False, "affiliation": None, "source": None}
    parts = {
        key: [
            part | (said if key == "incidents" else {}) | {"figures": [f | plain for f in part["figures"]]}
            for part in line[key]
        ]
        for key in ("incidents", "tallies")
    }
    return line | parts | {"relevant": True}


def _usual(values: Iterable[Any]) -> Any:
    counted = Counter(value for value in values if value)
    return counted.most_common(1)[0][0] if counted else None


def _day(text: Line) -> dict[str, str] | None:
    return {"first": text["seen"], "last": text["seen"]} if text.get("seen") else None


_WORDS = (
    *("واحد", "اثنان|اثنين", "ثلاثه|ثلاث", "اربعه|اربع", "خمسه|خمس"),
    *("سته|ست", "سبعه|سبع", "ثمانيه|ثماني", "تسعه|تسع", "عشره|عشر"),
)
_NUMBER = rf"(?P<n>\d+(?:,\d{{3}})*|(?:{'|'.join(_WORDS)})(?!\w))"
_AROUND = r"(?:(?:نحو|حوالي|قرابه|اكثر من|ما لا يقل عن|علي الاقل) )?"
_NOUNS = {
    "killed": "قتيلا|قتيل|قتلي|شهيدا|شهيد|شهداء",
    "injured": "جريحا|جريح|جرحي|مصابا|مصاب|مصابين",
    "arrested": "معتقلا|معتقلين|موقوفا|موقوفين",
}
_EVENTS = {
    "killed": "مقتل|قتل|قتلت|استشهاد|استشهد|مصرع|سقوط|سقط|قضي|بحياه",
    "injured": "اصابه|اصيب|اصابت|جرح",
    "arrested": "اعتقال|اعتقلت|اعتقل|توقيف|ضبط|القبض علي",
    "abducted": "خطف|اختطاف",
}
_PERSON = r"(?:جندي|شرطي|ضابط|مدني|شخص|طفل|عنصر|مسلح|شاب)(?P<dual>ان|ين)?\b"
_ONE = {"killed": "مقتل|قتل|استشهاد|استشهد|مصرع", "injured": "اصابه|اصيب|جرح"}
_FIGURES = [
    *((measure, re.compile(rf"{_NUMBER} (?:\w+ )?(?:{nouns})\b")) for measure, nouns in _NOUNS.items()),
    *(
        (measure, re.compile(rf"\b[وف]?(?:{events}) {_AROUND}{_NUMBER}(?! (?:{'|'.join(_NOUNS.values())}))"))
        for measure, events in _EVENTS.items()
    ),
    *((measure, re.compile(rf"\b[وف]?(?:{events}) {_PERSON}")) for measure, events in _ONE.items()),
]
_VIOLENCE = re.compile("هجوم|تفجير|انفجار|قصف|غاره|غارات|اشتباك|انتحاري|مسلح|ارهاب")
_TYPES = {
    "suicide_bomb": "انتحاري",
    "air_strike": "غاره|غارات|الطيران|طائره",
    "explosive": "تفجير|انفجار|انفجرت|عبوه|لغم",
    "shelling": "قصف|قذائف|صواريخ",
    "armed_clash": "اشتباك|معارك|مواجهات",
    "abduction": "خطف|اختطاف",
    "arrests": "اعتقال|القبض علي",
}
_COUNTRIES = {
    "SY": "سوري",
    "IQ": "العراق|بغداد|عراقي",
    "YE": "اليمن|يمني|صنعاء|عدن",
    "EG": "مصر|سيناء|القاهره",
    "TR": "تركي",
    "SA": "السعودي",
    "PS": "فلسطين|غزه|الضفه",
    "LY": "ليبيا|بنغازي",
    "AF": "افغان|كابول",
    "NG": "نيجيريا|بوكو",
    "SO": "الصومال|مقديشو",
    "LB": "لبنان|بيروت",
    "SD": "السودان|دارفور",
}
_ACTORS = {
    "Islamic State": "داعش|تنظيم الدوله|الدوله الاسلاميه",
    "Houthis": "حوثي",
    "PKK": "العمال الكردستاني",
    "Boko Haram": "بوكو حرام",
    "Taliban": "طالبان",
    "Al-Shabaab": "حركه الشباب",
    "Israeli army": "الاحتلال|الجيش الاسرائيلي",
}
_PLACE = re.compile(r"(?:مدينه|بلده|قريه|محافظه|منطقه|حي) (\w+)")
_SOURCE = re.compile(r"(?:وقال|وقالت|قال|قالت|اعلنت|اعلن|افاد|افادت|ذكرت|ذكر|بحسب|وفق) (\w+ \w+)")


def expressions(texts: Iterable[Line]) -> list[Line]:
    """Return readings by regular expressions: one incident a report, with every figure that is found."""
    return [_read(text) for text in texts]


def _read(text: Line) -> Line:
    folded = fold_text(f"{text.get('title') or ''} . {text['text']}")
    figures = list(_figures(folded))
    relevant = bool(figures or _VIOLENCE.search(folded))
    actor = _named(_ACTORS, folded)
    incident = {
        "id": "a",
        "type": _named(_TYPES, folded) or "attack",
        "date": _day(text),
        "place": {"name": _group(_PLACE, folded), "country": _named(_COUNTRIES, folded)},
        "perpetrators": [actor] if actor else [],
        "figures": figures,
    }
    return {
        "doc": text["doc"],
        "relevant": relevant,
        "incidents": [incident] if relevant else [],
        "tallies": [],
    }


def _figures(folded: str) -> Iterator[Line]:
    source, seen = _group(_SOURCE, folded), set()
    for measure, pattern in _FIGURES:
        for match in pattern.finditer(folded):
            number = _number(match)
            if (measure, number) not in seen:
                seen.add((measure, number))
                low = {"measure": measure, "low": number, "high": number}
                yield low | {"status": "unknown", "subset": False, "affiliation": None, "source": source}


def _number(match: re.Match[str]) -> int:
    found = match.groupdict()
    if "n" not in found:
        return 2 if found["dual"] else 1
    if found["n"][0].isdigit():
        return int(found["n"].replace(",", ""))
    return next(at for at, words in enumerate(_WORDS, 1) if found["n"] in words.split("|"))


def _named(names: dict[str, str], folded: str) -> str | None:
    return next((name for name, words in names.items() if re.search(words, folded)), None)


def _group(pattern: re.Pattern[str], folded: str) -> str | None:
    match = pattern.search(folded)
    return match.group(1) if match else None
