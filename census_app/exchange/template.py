"""An empty workbook to fill in: the usual columns with their lists, and what each expects."""

from __future__ import annotations

from itertools import zip_longest

from census_app.domain.fields import RECORD_FIELDS, Field, FieldKind
from census_app.domain.indicators import Catalogue, Indicator, IndicatorKind
from census_app.domain.typology import Typology
from census_app.exchange.exporting import kind_of
from census_app.exchange.header_words import NETWORKS, SITES
from census_app.sheets.model import Column, Sheet

_LISTS = "Listes"
_EXPECTED = {
    FieldKind.COMMUNE: "Nom ou code INSEE ; vide : non localisée",
    FieldKind.YEAR: "Quatre chiffres",
    FieldKind.BOOLEAN: "oui ou non",
    FieldKind.SIREN: "9 ou 14 chiffres",
    FieldKind.RNA: "W et neuf chiffres",
    FieldKind.EMAIL: "Une adresse",
    FieldKind.URL: "Une adresse",
    FieldKind.PHONE: "Dix chiffres",
    FieldKind.CODES: "Plusieurs valeurs possibles, séparées par des points-virgules",
}
_ABSENT = "un nombre, ou « ne sait pas », « refus », « sans objet »"


def template_pages(typology: Typology, catalogue: Catalogue) -> tuple[Sheet, ...]:
    """The sheet to fill in, then the one that explains its columns."""
    indicators = catalogue.entered()
    columns = (
        *(_field_column(field, typology, catalogue) for field in RECORD_FIELDS),
        Column("Lieux d’activité", "text", width=24, note="Communes et parts : 44051:60;44076:40"),
        Column("Réseaux", "text", width=24, note="Réseaux auxquels la fiche adhère, séparés par ;"),
        *(_indicator_column(indicator, catalogue) for indicator in indicators),
    )
    help_rows = (
        *((field.label, field.code, _expected(field, typology)) for field in RECORD_FIELDS),
        ("Lieux d’activité", SITES, "Communes et parts en % : 44051:60;44076:40"),
        ("Réseaux", NETWORKS, "Noms de réseaux de l’inventaire ou du fichier, séparés par ;"),
        *((each.label, each.code, _asked(each)) for each in indicators),
    )
    return (
        Sheet("Fiches", columns, (), frozen_columns=2),
        _lists_sheet(typology),
        Sheet(
            "Mode d’emploi",
            (
                Column("Colonne", width=44),
                Column("Code", "code", width=20),
                Column("Ce qu’on y écrit", "long", width=80),
            ),
            help_rows,
        ),
    )


def _lists_sheet(typology: Typology) -> Sheet:
    """The labels that the drop-down lists offer, a list a column."""
    names = _list_names()
    labels = ([value.label for value in typology.list(name)] for name in names)
    return Sheet(_LISTS, tuple(Column(name, width=28) for name in names), list(zip_longest(*labels)))


def _list_names() -> tuple[str, ...]:
    return tuple(dict.fromkeys(field.coded_list for field in RECORD_FIELDS if field.kind is FieldKind.CODE))


def _field_column(field: Field, typology: Typology, catalogue: Catalogue) -> Column:
    choices: tuple[str, ...] | str = ()
    if field.kind is FieldKind.CODE:
        lists = _lists_sheet(typology)
        place = _list_names().index(field.coded_list) + 1
        choices = lists.area(place, len(typology.list(field.coded_list))).reference
    elif field.kind is FieldKind.BOOLEAN:
        choices = ("oui", "non")
    note = _EXPECTED.get(field.kind, "")
    return Column(field.label, kind_of(field.code, catalogue), width=20, note=note, choices=choices)


def _indicator_column(indicator: Indicator, catalogue: Catalogue) -> Column:
    return Column(
        f"{indicator.code} {indicator.short_label}",
        kind_of(indicator.code, catalogue),
        width=14,
        note=indicator.label,
    )


def _expected(field: Field, typology: Typology) -> str:
    if field.code == "name":
        return "Obligatoire. Le même nom dans la même commune est un double."
    listed = ""
    if field.coded_list:
        listed = ", ".join(f"{value.label} ({value.code})" for value in typology.list(field.coded_list))
    return " : ".join(filter(None, (_EXPECTED.get(field.kind, ""), listed))) or "Texte"


def _asked(indicator: Indicator) -> str:
    unit = f" ({indicator.unit})" if indicator.unit else ""
    if indicator.kind in {IndicatorKind.TEXT, IndicatorKind.CHOICES}:
        return f"Texte. {indicator.definition}"
    if indicator.kind is IndicatorKind.BOOLEAN:
        return f"oui ou non. {indicator.definition}"
    return f"{_ABSENT}{unit}. {indicator.definition}"
