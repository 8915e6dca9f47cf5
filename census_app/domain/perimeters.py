"""Perimeters: the dated lists of communes that a census covers or is tabulated on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from census_app.domain.commune_names import code_in
from census_app.domain.commune_table import Commune
from census_app.domain.communes import Gazetteer
from census_app.domain.reference import holds_on, optional_date, table
from census_app.domain.text import fold
from census_app.errors import CensusError


@dataclass(frozen=True, slots=True)
class Perimeter:
    """A list of communes (INSEE codes, in order); `code` is its short name, and finds it again."""

    code: str
    name: str
    communes: tuple[str, ...]
    valid_from: date | None = None
    valid_to: date | None = None

    def holds_on(self, day: date) -> bool:
        """Whether the list was the territory's on `day`."""
        return holds_on(day, self.valid_from, self.valid_to)


def load_perimeters() -> tuple[Perimeter, ...]:
    """The perimeters that have a short name, in order (`db/reference/perimeters.csv`)."""
    members: dict[str, list[str]] = {}
    for row in table("perimeter_communes"):
        members.setdefault(row["perimeter"], []).append(row["commune"])
    return tuple(
        Perimeter(
            code=row["code"],
            name=row["name"],
            communes=tuple(members[row["code"]]),
            valid_from=optional_date(row["valid_from"]),
            valid_to=optional_date(row["valid_to"]),
        )
        for row in table("perimeters")
    )


def perimeter_of(spec: str, gazetteer: Gazetteer | None = None) -> Perimeter:
    """The perimeter that `spec` names, whose own `code` names it again.

    A short name (`pays-de-chateaubriant`); an EPCI by its SIREN or its name; a département by its number;
    INSEE codes between commas. CensusError when it names none, or an EPCI's name that several share.
    """
    wanted = slug(spec)
    for perimeter in load_perimeters():
        if wanted in (perimeter.code, slug(perimeter.name)):
            return perimeter
    gazetteer = gazetteer or Gazetteer.load()
    found = (
        _departement(spec.strip(), gazetteer) or _epci(spec.strip(), gazetteer) or _listed(spec, gazetteer)
    )
    if found is None:
        raise CensusError(
            f"Aucun territoire ne répond à « {spec} » : donnez un nom court (pays-de-chateaubriant), "
            "le SIREN ou le nom d’un EPCI, le numéro d’un département, "
            "ou des codes de communes séparés par des virgules."
        )
    return found


def slug(name: str) -> str:
    """A name as a short name: `Pays de Châteaubriant` gives `pays-de-chateaubriant`."""
    return fold(name).replace(" ", "-")


def _departement(spec: str, gazetteer: Gazetteer) -> Perimeter | None:
    wanted = spec.upper().zfill(2)
    for row in table("departements"):
        if row["code"] == wanted:
            return Perimeter(wanted, f"{row['name']} ({wanted})", _codes(gazetteer.in_departement(wanted)))
    return None


def _epci(spec: str, gazetteer: Gazetteer) -> Perimeter | None:
    rows = [row for row in table("epcis") if spec == row["siren"] or slug(spec) == slug(row["name"])]
    if len(rows) > 1:
        sirens = ", ".join(row["siren"] for row in rows)
        raise CensusError(f"Plusieurs EPCI portent le nom « {spec} » : donnez le SIREN ({sirens}).")
    return next((Perimeter(r["siren"], r["name"], _codes(gazetteer.in_epci(r["siren"]))) for r in rows), None)


def _listed(spec: str, gazetteer: Gazetteer) -> Perimeter | None:
    """The communes of a list of codes; None when the text is no such list."""
    codes = [code_in(part) for part in spec.split(",") if part.strip()]
    if not codes or None in codes:
        return None
    communes: dict[str, Commune] = {}
    for code in filter(None, codes):
        commune = gazetteer.get(code)
        if commune is None:
            raise CensusError(
                f"Le code {code} n’est pas celui d’une commune d’aujourd’hui : corrigez la liste."
            )
        communes[code] = commune
    names = [communes[code].name for code in sorted(communes)]
    name = ", ".join(names) if len(names) <= 3 else f"{names[0]} et {len(names) - 1} autres communes"
    return Perimeter(",".join(sorted(communes)), name, tuple(sorted(communes)))


def _codes(communes: tuple[Commune, ...]) -> tuple[str, ...]:
    return tuple(commune.code for commune in communes)
