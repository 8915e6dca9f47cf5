"""Finding the table, and what its columns are."""

from __future__ import annotations

import pytest

from census_app.domain.fields import RECORD_FIELDS
from census_app.domain.indicators import Catalogue
from census_app.errors import CensusError
from census_app.exchange.header_words import Headers
from census_app.exchange.headers import find_table
from census_app.sheets.model import CellValue, Table


@pytest.fixture(scope="module")
def headers(catalogue: Catalogue) -> Headers:
    return Headers(catalogue)


def table(*rows: tuple[CellValue, ...], name: str = "Feuille 1") -> Table:
    width = max(map(len, rows))
    return Table(name, tuple((*row, *(None,) * (width - len(row))) for row in rows))


@pytest.mark.parametrize(
    ("header", "target"),
    [
        ("Nom *", "name"),
        ("INTITULÉ", "name"),
        ("Année de création", "created"),
        ("Code INSEE", "commune_code"),
        ("Tél.", "phone"),
        ("N° SIRET", "siren"),
        ("ETP (nombre)", "E02"),
        ("E02 – ETP", "E02"),
        ("ETP annuel moyen", "E02"),
        ("Salariés au 31/12", "E01"),
        ("Tonnes collectées", "N01"),
        ("e13 commune", "E13_commune"),
        ("V1_note", "V1_note"),
        ("V1 fait constaté", "V1_note"),
        ("Réseaux", "networks"),
        ("Lieux d’activité", "sites"),
        ("Taux d’autofinancement", "computed"),
        ("État de recensement", "status"),
    ],
)
def test_a_header_is_recognised_as_people_write_it(headers: Headers, header: str, target: str) -> None:
    meaning = headers.meaning(header)
    assert meaning is not None
    assert meaning[0] == target


def test_every_code_and_label_is_recognised(headers: Headers, catalogue: Catalogue) -> None:
    for field in RECORD_FIELDS:
        assert headers.meaning(field.code) is not None
        label = headers.meaning(field.label)
        assert label is not None, field.label
        assert label[0] == field.code
    for indicator in catalogue.entered():
        for text in (indicator.code, f"{indicator.code} {indicator.short_label}"):
            meaning = headers.meaning(text)
            assert meaning is not None, text
            assert meaning[0] == indicator.code, text


def test_titles_may_stand_above_the_headers(headers: Headers) -> None:
    layout = find_table([table(("Recensement 2026",), (), ("Nom", "Ville"), ("AMAP", "Derval"))], headers)
    assert layout.header_row == 3
    assert [column.target for column in layout.columns] == ["name", "commune"]


def test_the_sheet_with_the_most_columns_understood_is_read(headers: Headers) -> None:
    layout = find_table(
        [
            table(("Mode d’emploi",), name="Lisez-moi"),
            table(("Nom",), name="Contacts"),
            table(("Nom", "Commune", "E02"), name="Données"),
        ],
        headers,
    )
    assert layout.table.name == "Données"
    assert any("« Contacts »" in notice for notice in layout.notices)


def test_unknown_and_computed_columns_are_told_once_and_ignored(headers: Headers) -> None:
    layout = find_table([table(("Nom", "Machin", "Taux d’autofinancement"))], headers)
    assert [column.target for column in layout.columns] == ["name"]
    assert "« Machin »" in layout.notices[0]
    assert "calculées" in layout.notices[1]


def test_a_loose_word_gives_way_to_a_sure_one(headers: Headers) -> None:
    layout = find_table(
        [table(("Nom", "Statut", "État de recensement", "Commentaire", "Description"))], headers
    )
    targets = {column.header: column.target for column in layout.columns}
    assert targets["Statut"] == "legal_form"
    assert targets["État de recensement"] == "status"
    assert "Commentaire" not in targets


def test_two_columns_that_say_the_same_are_refused(headers: Headers) -> None:
    with pytest.raises(CensusError, match="« Commune » et « commune » disent la même chose"):
        find_table([table(("Nom", "Commune", "commune"))], headers)


def test_without_a_name_nothing_can_be_done(headers: Headers) -> None:
    with pytest.raises(CensusError, match="Titres trouvés : « Machin », « Truc »"):
        find_table([table(("Machin", "Truc"), ("a", "b"))], headers)
