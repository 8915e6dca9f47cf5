"""A file followed while another program edits it: each way of saving is one announcement."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from census_app.gui.file_watch import FileWatch


class Ear:
    """Counts what is announced."""

    def __init__(self, watch: FileWatch, qtbot: QtBot) -> None:
        self.heard, self._qtbot = 0, qtbot
        watch.saved.connect(self._hear)

    def _hear(self) -> None:
        self.heard += 1

    def hears(self, times: int) -> None:
        self._qtbot.waitUntil(lambda: self.heard == times, timeout=5000)

    def stays_at(self, times: int) -> None:
        self._qtbot.wait(500)
        assert self.heard == times


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "questionnaire.xlsx"
    path.write_text("un", encoding="utf-8")
    return path


@pytest.fixture
def watch(qapp: QApplication, file: Path) -> Iterator[FileWatch]:
    made = FileWatch(qapp)
    made.follow(file)
    yield made
    made.stop()
    made.deleteLater()


@pytest.fixture
def ear(watch: FileWatch, qtbot: QtBot) -> Ear:
    return Ear(watch, qtbot)


def test_written_in_place(ear: Ear, file: Path) -> None:
    file.write_text("deux mots", encoding="utf-8")
    ear.hears(1)


def test_written_aside_then_renamed_again_and_again(ear: Ear, file: Path) -> None:
    for count in (1, 2, 3):
        aside = file.with_name("~aside.tmp")
        aside.write_text("x" * (count + 10), encoding="utf-8")
        aside.replace(file)
        ear.hears(count)


def test_removed_first_then_put_back(ear: Ear, file: Path) -> None:
    file.unlink()
    ear.stays_at(0)
    file.write_text("le fichier est revenu", encoding="utf-8")
    ear.hears(1)
    file.write_text("et encore suivi", encoding="utf-8")
    ear.hears(2)


def test_the_lists_of_choices_beside_count_too(ear: Ear, file: Path) -> None:
    beside = file.with_name("communes.csv")
    beside.write_text("name,label\n", encoding="utf-8")
    ear.hears(1)
    beside.write_text("name,label\n44036,Châteaubriant\n", encoding="utf-8")
    ear.hears(2)


def test_other_files_of_the_folder_are_nothing_to_it(ear: Ear, file: Path) -> None:
    file.with_name("~$questionnaire.xlsx").write_text("verrou d’Excel", encoding="utf-8")
    file.with_name("notes.txt").write_text("à faire", encoding="utf-8")
    ear.stays_at(0)


def test_several_writes_of_one_save_are_one(ear: Ear, file: Path) -> None:
    for text in ("d", "de", "deu", "deux"):
        file.write_text(text, encoding="utf-8")
    ear.hears(1)
    ear.stays_at(1)


def test_what_is_no_longer_followed_is_silent(watch: FileWatch, ear: Ear, file: Path) -> None:
    watch.stop()
    file.write_text("trois", encoding="utf-8")
    ear.stays_at(0)
