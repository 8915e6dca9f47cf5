"""The window and the command line make the same workbook of the same choices."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from census_app.cli import main
from census_app.gui.summary.export_file import FileChoice
from census_app.gui.workspace import Workspace
from census_app.services.workbook_options import sheet_choices
from census_app.sheets.reading import read_tables
from tests.gui.conftest import Hand
from tests.gui.summary_desk import lay, tell
from tests.story import Story


@pytest.fixture(autouse=True)
def _forget() -> None:
    QSettings().clear()


SOME = ("synthese", "par-enjeu", "points-de-vigilance", "valeurs", "controle")


@pytest.mark.parametrize(
    ("public", "kept", "language", "words"),
    [
        (False, (), "fr", ()),
        (True, (), "en", ("--public", "--language", "en")),
        (False, SOME, "fr", ("--sheets", "Synthèse,par-enjeu,points de vigilance,VALEURS, contrôle")),
    ],
    ids=["all", "public", "some"],
)
def test_the_command_line_makes_the_workbook_of_the_dialog(
    qtbot: QtBot,
    workspace: Workspace,
    hand: Hand,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    *,
    public: bool,
    kept: tuple[str, ...],
    language: str,
    words: tuple[str, ...],
) -> None:
    assert workspace.campaign is not None
    tell(Story(workspace.inventory, workspace.campaign))
    desk = lay(qtbot, workspace, hand)
    desk.settle()
    button = desk.export_button()
    assert isinstance(button, QPushButton)
    button.click()
    dialog = desk.page.exporting.dialog
    assert dialog is not None
    if public:
        dialog.version.everyone.click()
    for sheet in sheet_choices() if kept else ():
        dialog.sheets.tick(sheet.key, on=sheet.key in kept)
    dialog.language.set_value(language)
    dialog.file.set_file(tmp_path / "fenetre.xlsx")
    dialog.export.click()
    desk.settle()

    inventory, out = str(workspace.inventory.path), tmp_path / "commande.xlsx"
    line = ["census-app", "--inventory", inventory, "export", "summary", str(out), *words]
    monkeypatch.setattr(sys, "argv", line)
    assert main() == 0
    assert read_tables(out) == read_tables(tmp_path / "fenetre.xlsx")


def test_a_name_too_long_may_be_typed_and_is_refused_when_it_is_written(qtbot: QtBot, tmp_path: Path) -> None:
    choice = FileChoice()
    qtbot.addWidget(choice)
    choice.set_file(tmp_path / ("é" * 300))
    assert choice.file() == tmp_path / f"{'é' * 300}.xlsx"
    assert not choice.replaces()
