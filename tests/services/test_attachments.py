"""A file given in an interview is kept, wherever the original goes."""

from __future__ import annotations

from pathlib import Path

import pytest

from census_app.errors import CensusError
from census_app.services import attachments
from tests.story import begin


def test_a_file_is_kept_when_its_original_goes(tmp_path: Path) -> None:
    inventory = begin(tmp_path).inventory
    photo = tmp_path / "photo du hangar.jpg"
    photo.write_bytes(b"pixels")
    answer = attachments.keep(inventory, photo)
    photo.unlink()
    found = attachments.locate(inventory, answer)
    assert found is not None
    assert found.read_bytes() == b"pixels"
    assert attachments.called(answer) == "photo du hangar.jpg"
    inventory.close()


def test_the_same_content_is_kept_once_and_another_beside(tmp_path: Path) -> None:
    inventory = begin(tmp_path).inventory
    photo = tmp_path / "photo.jpg"
    photo.write_bytes(b"first")
    first = attachments.keep(inventory, photo)
    assert attachments.keep(inventory, photo) == first
    photo.write_bytes(b"second")
    assert attachments.keep(inventory, photo) != first
    assert len(list((tmp_path / attachments.FOLDER).iterdir())) == 2
    inventory.close()


def test_a_file_that_is_gone_is_said_to_be(tmp_path: Path) -> None:
    inventory = begin(tmp_path).inventory
    with pytest.raises(CensusError, match="n’a pas pu être gardé"):
        attachments.keep(inventory, tmp_path / "absent.jpg")
    assert attachments.locate(inventory, "absent.jpg") is None
    assert attachments.called("ma-photo.jpg") == "ma-photo.jpg"
    inventory.close()
