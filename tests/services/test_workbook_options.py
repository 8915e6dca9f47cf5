"""How a workbook is wanted: what may be asked for, and what is refused in plain words."""

import pytest

from census_app.domain.perimeters import perimeter_of
from census_app.errors import CensusError
from census_app.services.workbook_options import WorkbookOptions, sheet_choices, sheet_keys
from tests.story import PAYS

TERRITORY = perimeter_of(PAYS)
PUBLIC = [
    "synthese",
    "economie",
    "social",
    "environnement",
    "vigilance",
    "par-domaine",
    "par-enjeu",
    "initiatives",
    "reseaux",
    "dictionnaire",
]


def titles(options: WorkbookOptions) -> list[str]:
    return [entry.title for entry in options.entries]


def test_without_a_choice_every_sheet_is_there_and_no_contact() -> None:
    held = titles(WorkbookOptions(TERRITORY))
    assert held[0] == "Lisez-moi"
    assert [entry.title for entry in sheet_choices()] == held[1:]
    assert "Contacts" not in held


def test_contacts_are_there_when_they_are_asked_for() -> None:
    assert "Contacts" in titles(WorkbookOptions(TERRITORY, contacts=True))
    chosen = WorkbookOptions(TERRITORY, sheets=frozenset({"synthese"}), contacts=True)
    assert titles(chosen) == ["Lisez-moi", "Synthèse", "Contacts"]


def test_the_public_version_has_fewer_sheets() -> None:
    assert [each.key for each in sheet_choices(public=True)] == PUBLIC
    assert not WorkbookOptions(TERRITORY, public=True).live


def test_the_read_me_is_always_there_and_the_order_is_the_workbook_s() -> None:
    chosen = WorkbookOptions(TERRITORY, sheets=frozenset({"valeurs", "economie"}))
    assert titles(chosen) == ["Lisez-moi", "Économie par commune", "Valeurs"]
    assert chosen.live


def test_figures_are_values_without_the_rows_they_are_made_of() -> None:
    assert not WorkbookOptions(TERRITORY, sheets=frozenset({"economie", "controle"})).live


def test_a_sheet_is_named_by_its_key_or_by_its_title() -> None:
    named = ["Économie par commune", "PAR-DOMAINE", "synthese", "Contrôle"]
    assert sheet_keys(named) == {"economie", "par-domaine", "synthese", "controle"}


def test_an_unknown_sheet_is_told_with_those_there_are() -> None:
    with pytest.raises(CensusError, match=r"« bilan » n’est pas une feuille.*synthese, economie, social"):
        sheet_keys(["synthese", "bilan"])


def test_a_sheet_that_is_not_public_is_refused_in_the_public_version() -> None:
    with pytest.raises(CensusError, match=r"« valeurs » n’est pas dans la version publique"):
        WorkbookOptions(TERRITORY, sheets=frozenset({"valeurs"}), public=True)


def test_no_sheet_at_all_is_refused() -> None:
    with pytest.raises(CensusError, match="au moins une feuille"):
        WorkbookOptions(TERRITORY, sheets=frozenset())


def test_contacts_are_never_public() -> None:
    with pytest.raises(CensusError, match="jamais les contacts"):
        WorkbookOptions(TERRITORY, contacts=True, public=True)


def test_a_language_is_one_of_those_there_are() -> None:
    with pytest.raises(CensusError, match=r"« br » n’est pas une langue.*fr \(français\), en \(anglais\)"):
        WorkbookOptions(TERRITORY, language="br")
