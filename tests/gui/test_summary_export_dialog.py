"""The dialog of the workbook: what it proposes, what it remembers, what it refuses, by the keyboard alone."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QPushButton
from pytestqt.qtbot import QtBot

from census_app.gui.summary import export_file
from census_app.gui.summary.export_dialog import ExportDialog
from census_app.gui.workspace import Workspace
from census_app.sheets.reading import read_tables
from tests.gui.conftest import Hand
from tests.gui.summary_desk import Desk, lay, tell
from tests.story import PAYS, Story


@pytest.fixture(autouse=True)
def _forget() -> None:
    QSettings().clear()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "sortie"
    made.mkdir()
    QSettings().setValue("summary/folder", str(made))
    return made


@pytest.fixture
def desk(qtbot: QtBot, workspace: Workspace, hand: Hand, folder: Path) -> Desk:
    assert folder.is_dir()
    assert workspace.campaign is not None
    tell(Story(workspace.inventory, workspace.campaign))
    laid = lay(qtbot, workspace, hand)
    laid.settle()
    return laid


def opened(desk: Desk) -> ExportDialog:
    button = desk.export_button()
    assert isinstance(button, QPushButton)
    button.click()
    dialog = desk.page.exporting.dialog
    assert dialog is not None
    return dialog


def name(dialog: ExportDialog) -> str:
    file = dialog.file.file()
    assert file is not None
    return file.name


def choose(button: QAbstractButton) -> None:
    button.click()


def test_it_opens_on_what_the_page_shows(desk: Desk, folder: Path) -> None:
    desk.page.asking.attribution.set_value("seat")
    dialog = opened(desk)
    wanted = dialog.wanted()
    assert wanted is not None
    assert (wanted.campaign.year, wanted.out) == (2026, folder / "synthese-2026.xlsx")
    options = wanted.options
    assert (options.perimeter.code, options.attribution, options.language) == (PAYS, "seat", "fr")
    assert (options.sheets, options.contacts, options.public) == (None, False, False)


def test_enter_exports_from_anywhere_in_it(desk: Desk, folder: Path) -> None:
    dialog = opened(desk)
    dialog.sheets.list.setFocus()
    QTest.keyClick(dialog.sheets.list, Qt.Key.Key_Return)
    desk.settle()
    assert [file.name for file in folder.iterdir()] == ["synthese-2026.xlsx"]


def test_enter_on_a_button_presses_it(desk: Desk, folder: Path) -> None:
    dialog = opened(desk)
    dialog.sheets.none_button.setFocus()
    QTest.keyClick(dialog.sheets.none_button, Qt.Key.Key_Return)
    assert dialog.sheets.ticked() == frozenset()
    dialog.cancel.setFocus()
    QTest.keyClick(dialog.cancel, Qt.Key.Key_Return)
    QApplication.processEvents()
    assert desk.page.exporting.dialog is None
    assert list(folder.iterdir()) == []


def test_tab_goes_through_everything_in_the_order_it_is_read(desk: Desk) -> None:
    dialog = opened(desk)
    dialog.campaign.setFocus()
    met = []
    for _step in range(14):
        met.append(dialog.focusWidget())
        QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Tab)
    assert met == [
        dialog.campaign, dialog.perimeter, dialog.attribution, dialog.language,
        dialog.version.internal, dialog.version.people, dialog.version.everyone,
        dialog.sheets.all_button, dialog.sheets.none_button, dialog.sheets.list,
        dialog.file.line, dialog.file.browse, dialog.cancel, dialog.export,
    ]  # fmt: skip


def test_escape_gives_up(desk: Desk, folder: Path) -> None:
    QTest.keyClick(opened(desk), Qt.Key.Key_Escape)
    QApplication.processEvents()
    assert desk.page.exporting.dialog is None
    assert list(folder.iterdir()) == []


def test_the_keyboard_alone_chooses_sheets(desk: Desk, folder: Path) -> None:
    dialog = opened(desk)
    dialog.sheets.none_button.setFocus()
    QTest.keyClick(dialog.sheets.none_button, Qt.Key.Key_Space)
    assert not dialog.export.isEnabled()
    dialog.sheets.list.setFocus()
    QTest.keyClick(dialog.sheets.list, Qt.Key.Key_Down)
    QTest.keyClick(dialog.sheets.list, Qt.Key.Key_Space)
    QTest.keyClick(dialog.sheets.list, Qt.Key.Key_Enter)
    desk.settle()
    tables = read_tables(folder / "synthese-2026.xlsx")
    assert [table.name for table in tables] == ["Lisez-moi", "Économie par commune"]


def test_the_name_of_the_file_says_the_version(desk: Desk) -> None:
    dialog = opened(desk)
    choose(dialog.version.people)
    assert name(dialog) == "synthese-2026-contacts.xlsx"
    choose(dialog.version.everyone)
    assert name(dialog) == "synthese-2026-publique.xlsx"
    choose(dialog.version.internal)
    assert name(dialog) == "synthese-2026-contacts.xlsx"


def test_a_name_of_one_s_own_is_kept(desk: Desk, folder: Path) -> None:
    dialog = opened(desk)
    dialog.file.line.setText("")
    QTest.keyClicks(dialog.file.line, str(folder / "bilan"))
    choose(dialog.version.everyone)
    assert name(dialog) == "bilan.xlsx"


def test_the_public_version_offers_its_sheets_and_no_contact(desk: Desk) -> None:
    dialog = opened(desk)
    dialog.sheets.tick("economie", on=False)
    choose(dialog.version.people)
    choose(dialog.version.everyone)
    assert not dialog.version.people.isEnabled()
    wanted = dialog.wanted()
    assert wanted is not None
    assert (wanted.options.public, wanted.options.contacts) == (True, False)
    assert wanted.options.sheets is not None
    assert {"synthese", "social"} <= wanted.options.sheets
    assert not {"economie", "valeurs"} & wanted.options.sheets
    choose(dialog.version.internal)
    assert "valeurs" in dialog.sheets.ticked()


def test_arrows_go_from_one_version_to_the_other(qtbot: QtBot, desk: Desk) -> None:
    dialog = opened(desk)
    with qtbot.waitActive(dialog):
        dialog.activateWindow()
    QApplication.processEvents()  # it is laid out: arrows go to what lies below
    dialog.version.internal.setFocus()
    QTest.keyClick(dialog.version.internal, Qt.Key.Key_Down)
    assert dialog.version.public()
    assert "valeurs" not in dialog.sheets.ticked()
    assert name(dialog) == "synthese-2026-publique.xlsx"
    QTest.keyClick(dialog.version.everyone, Qt.Key.Key_Up)
    assert not dialog.version.public()
    assert "valeurs" in dialog.sheets.ticked()


def test_what_was_chosen_is_there_the_next_time_for_this_inventory(desk: Desk, folder: Path) -> None:
    dialog = opened(desk)
    dialog.sheets.tick("liens", on=False)
    choose(dialog.version.people)
    dialog.language.set_value("en")
    dialog.export.click()
    desk.settle()
    again = opened(desk)
    wanted = again.wanted()
    assert wanted is not None
    assert (wanted.options.language, wanted.options.contacts) == ("en", True)
    assert wanted.options.sheets is not None
    assert "liens" not in wanted.options.sheets
    assert wanted.out == folder / "synthese-2026-contacts.xlsx"
    assert again.export.text() == "Remplacer"
    assert again.file.message.text() == "Ce fichier existe déjà : il sera remplacé."


def test_giving_up_remembers_nothing(desk: Desk) -> None:
    dialog = opened(desk)
    choose(dialog.version.everyone)
    dialog.cancel.click()
    QApplication.processEvents()
    assert opened(desk).version.internal.isChecked()


def test_a_folder_that_is_not_there_is_said_at_once(desk: Desk, folder: Path) -> None:
    dialog = opened(desk)
    dialog.file.line.setText("")
    QTest.keyClicks(dialog.file.line, str(folder / "nulle part" / "s.xlsx"))
    assert dialog.file.message.text().startswith("Ce dossier n’existe pas")
    assert not dialog.export.isEnabled()
    assert dialog.wanted() is None


def test_a_folder_alone_is_where_the_workbook_goes(desk: Desk, tmp_path: Path) -> None:
    dialog = opened(desk)
    dialog.file.line.setText("")
    QTest.keyClicks(dialog.file.line, str(tmp_path))
    assert dialog.file.file() == tmp_path / "synthese-2026.xlsx"


@pytest.mark.parametrize("typed", ["", "..", "~nobody/s.xlsx", "s.xlsx", "/..", "/rien/s"])
def test_what_is_no_place_is_refused(desk: Desk, typed: str) -> None:
    dialog = opened(desk)
    dialog.file.set_file(Path(typed))
    dialog.file.line.setText(typed)
    assert dialog.file.file() is None


def test_a_place_may_be_looked_for(desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[Path] = []

    def answer(_parent: object, proposed: Path) -> Path:
        asked.append(proposed)
        return tmp_path / proposed.name

    monkeypatch.setattr(export_file, "ask_place", answer)
    dialog = opened(desk)
    dialog.file.browse.click()
    assert dialog.file.file() == tmp_path / "synthese-2026.xlsx"
    assert asked == [tmp_path / "sortie" / "synthese-2026.xlsx"]


def test_without_the_rows_it_says_that_formulas_are_gone(desk: Desk) -> None:
    dialog = opened(desk)
    dialog.sheets.tick("valeurs", on=False)
    assert dialog.hint.text() == "Sans « Valeurs », les chiffres ne sont plus des formules."
    choose(dialog.version.everyone)
    assert dialog.hint.text() == "« Lisez-moi » est toujours là."
