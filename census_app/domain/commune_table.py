"""The table of the communes of France, read line by line as it is asked for.

Its rows stay text (2 MB) until then: a census works on a few dozen communes, not on 35 000.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from census_app import paths


@dataclass(frozen=True, slots=True)
class Commune:
    """One commune of today; None or empty where unknown.

    `epci` is a SIREN; `population` is the municipal population, of the reference year that `editions.csv`
    names; the centre is in degrees (WGS 84).
    """

    code: str
    name: str
    departement: str
    epci: str
    population: int | None
    latitude: float | None
    longitude: float | None
    postal_codes: tuple[str, ...] = ()


class CommuneTable:
    """Communes by code, by département and by EPCI, in the order of their codes."""

    def __init__(self, lines: str) -> None:
        """Take the text of `communes.csv`: a header, then one line a commune, sorted by code, no quotes."""
        header, _, rows = lines.partition("\n")
        if header != "code,name,departement,epci,population,lat,lon,postal_codes":
            raise ValueError(f"unexpected columns of communes: {header}")
        self._rows = rows.rstrip("\n").split("\n")
        self._known: dict[str, Commune | None] = {}

    @staticmethod
    def shipped_lines() -> str:
        """The text of the table shipped with the program."""
        return (paths.reference() / "communes.csv").read_text(encoding="utf-8")

    def get(self, code: str) -> Commune | None:
        """The commune with this INSEE code, None when there is none today."""
        if code not in self._known:
            rows = self._beginning_with(f"{code},") if code else ()
            self._known[code] = _commune(rows[0]) if rows else None
        return self._known[code]

    def in_departement(self, code: str) -> tuple[Commune, ...]:
        """The communes of a département, whose code begins theirs; empty when there is none."""
        communes = map(_commune, self._beginning_with(code) if code else ())
        return tuple(commune for commune in communes if commune.departement == code)

    def in_epci(self, siren: str) -> tuple[Commune, ...]:
        """The communes of an EPCI; empty when there is none."""
        mark = f",{siren},"
        communes = (_commune(row) for row in self._rows if siren and mark in row)
        return tuple(commune for commune in communes if commune.epci == siren)

    def names(self) -> Iterator[tuple[str, str]]:
        """The code and the name of every commune of France."""
        for row in self._rows:
            code, name, _ = row.split(",", 2)
            yield code, name

    def _beginning_with(self, start: str) -> list[str]:
        """The rows that begin with these characters; rows are sorted, and none holds the last character."""
        return self._rows[bisect_left(self._rows, start) : bisect_left(self._rows, f"{start}\uffff")]


def _commune(line: str) -> Commune:
    code, name, departement, epci, population, latitude, longitude, postal_codes = line.split(",")
    return Commune(
        code=code,
        name=name,
        departement=departement,
        epci=epci,
        population=int(population) if population else None,
        latitude=float(latitude) if latitude else None,
        longitude=float(longitude) if longitude else None,
        postal_codes=tuple(postal_codes.split()),
    )
