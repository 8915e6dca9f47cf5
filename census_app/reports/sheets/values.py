"""Valeurs: a row for each value and place, from which every live figure of the workbook is computed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Final

from census_app.domain.listed import ListedValue
from census_app.reports.ledger import COLUMNS, FIRST_ROW, LEFT_OUT, RECORDS, TITLE, Entry
from census_app.reports.material import Material
from census_app.reports.sheets.paper import SAMPLE, on_paper
from census_app.sheets.cells import Absent, Cell, Formula
from census_app.sheets.model import Column, Sheet
from census_app.sheets.places import column_letters

_SHARE, _AMOUNT = column_letters(COLUMNS["share"]), column_letters(COLUMNS["amount"])

_GROUPS: Final = Column(
    "Groupes", "code", width=44, note="Domaine, enjeux, réseaux : ce que cherchent les formules."
)
_EACH_ROW: Final = (
    "Une ligne par valeur et par lieu : la valeur d’une fiche, la part qui en revient à la commune, et leur "
    "produit. FICHE : la fiche elle-même, comptée une fois ; ÉCARTÉE : hors champ, doublon ou disparue."
)
_FORMULAS: Final = (
    "Les feuilles de synthèse additionnent ces lignes : une valeur modifiée ici les change, et la feuille "
    "Contrôle le montre. Un taux a une ligne par terme (E30 : E11, E12, E10), des fiches qui ont répondu "
    "à tous. « Première ligne » évite de compter deux fois une fiche qui agit dans deux communes. "
    "« Groupes » : domaine, enjeux et réseaux de la fiche, tels que les formules les cherchent."
)


def values(material: Material) -> Sheet:
    """Every value of the eligible records."""
    return Sheet(
        title=TITLE,
        columns=(
            Column("Fiche", width=34),
            Column("Nature", width=11),
            Column("Domaine", width=20),
            Column("Indicateur", "code", width=11),
            Column("Terme", "code", width=9),
            Column("Zone", width=26),
            Column("Dans le périmètre", "integer", width=11),
            Column("Première ligne", "integer", width=11),
            Column("Première du périmètre", "integer", width=11),
            Column("Part", "percent", width=9),
            Column("Valeur", "decimal", width=14),
            Column("Valeur répartie", "decimal", width=14),
            Column("Mots", "long", width=30),
            Column("Preuve", width=20),
            Column("Raison de l’absence", width=16),
            Column("Entretien n°", "integer", width=12),
            Column("Date", "date"),
            Column("Personne rencontrée", width=22, note="Seulement si elle a accepté d’être nommée."),
            *((_GROUPS,) if material.ledger is not None else ()),
        ),
        rows=_rows(material),
        heading=(TITLE, on_paper(material.subtitle, material.values.count, SAMPLE)),
        footnotes=(_EACH_ROW, _FORMULAS) if material.ledger is not None else (_EACH_ROW,),
        frozen_columns=1,
        footer=material.footer,
        expected=material.values.count,
        paper_rows=SAMPLE,
        paper_columns=COLUMNS["groups"] - 1,
    )


def _rows(material: Material) -> Iterator[Sequence[Cell]]:
    labels = _Labels(material)
    for number, entry in enumerate(material.values.rows(), FIRST_ROW):
        yield _cells(entry, number, labels, live=material.ledger is not None)


class _Labels:
    """The words of the codes that come back on every row."""

    def __init__(self, material: Material) -> None:
        typology = material.typology
        self.kinds = {value.code: value.label for value in typology.list("kind")}
        self.domains: Mapping[str | None, str] = {
            value.code: value.label for value in typology.list("domain")
        }
        self.evidence: Mapping[str | None, str] = {
            value.code: value.label for value in typology.list("evidence")
        }
        self.absences = {value.code: value.label.lower() for value in typology.list("absence")}


def _cells(entry: Entry, row: int, labels: _Labels, *, live: bool) -> tuple[Cell, ...]:
    said = entry.said
    amount: Cell = said.amount if entry.amount is None else entry.amount
    part = _part(entry)
    shared: Cell = (
        Formula(f'IF(ISNUMBER({_AMOUNT}{row}),{_SHARE}{row}*{_AMOUNT}{row},"")', part)
        if live and entry.indicator not in (RECORDS, LEFT_OUT)
        else part
    )
    cells = (
        said.record_name,
        labels.kinds.get(said.kind, said.kind),
        labels.domains.get(said.domain),
        entry.indicator,
        entry.term,
        entry.zone,
        int(entry.inside),
        int(entry.first),
        int(entry.first_inside),
        1 if entry.share.denominator == 1 else entry.share,
        amount,
        shared,
        said.text or None,
        labels.evidence.get(said.evidence),
        _absent(said, labels),
        said.interview,
        said.held_on,
        said.met or None,
    )
    return (*cells, entry.groups) if live else cells


def _part(entry: Entry) -> int | Decimal | Fraction | None:
    """The share of the amount that falls in the zone."""
    amount = entry.said.amount if entry.amount is None else entry.amount.cached
    if not isinstance(amount, (int, Decimal)):
        return None
    return amount if entry.share.denominator == 1 else entry.share * Fraction(amount)  # a part is never zero


def _absent(said: ListedValue, labels: _Labels) -> Cell:
    return Absent(labels.absences.get(said.absence, said.absence)) if said.absence else None
