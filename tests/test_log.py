"""The one log file."""

import logging
from collections.abc import Iterator
from pathlib import Path

import pytest

from census_app import log


@pytest.fixture(autouse=True)
def _closed() -> Iterator[None]:
    yield
    log.close()


def test_what_a_module_says_is_in_the_file(tmp_path: Path) -> None:
    file = log.set_up(tmp_path / "journal")

    logging.getLogger("census_app.services").info("Inventaire ouvert à Châteaubriant")

    assert file is not None
    assert "Inventaire ouvert à Châteaubriant" in file.read_text(encoding="utf-8")


def test_setting_up_again_moves_the_log(tmp_path: Path) -> None:
    first, second = log.set_up(tmp_path / "un"), log.set_up(tmp_path / "deux")

    logging.getLogger("census_app").info("une fois")

    assert first is not None
    assert second is not None
    assert first.read_text(encoding="utf-8") == ""
    assert second.read_text(encoding="utf-8").count("une fois") == 1


def test_without_a_place_to_write_the_program_goes_on(tmp_path: Path) -> None:
    (tmp_path / "file").touch()

    assert log.set_up(tmp_path / "file" / "journal") is None
    logging.getLogger("census_app").warning("rien ne casse")
