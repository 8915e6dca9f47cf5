"""A file given in an interview is kept, wherever the original goes."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from census_app.errors import CensusError
from census_app.services import attachments, interviews, inventories
from census_app.services.inventories import Inventory
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


def test_a_backup_elsewhere_is_whole_and_opens_with_its_files(tmp_path: Path) -> None:
    inventory = begin(tmp_path).inventory
    answer = kept(inventory, tmp_path, "porte.jpg", b"pixels")
    copy = inventories.backup(inventory, tmp_path / "clé usb")
    inventory.close()
    shutil.rmtree(tmp_path / attachments.FOLDER)

    elsewhere = inventories.open_inventory(copy)
    found = attachments.locate(elsewhere, answer)
    assert found is not None
    assert found.read_bytes() == b"pixels"
    elsewhere.close()


def test_a_second_backup_copies_only_what_is_new(tmp_path: Path) -> None:
    inventory = begin(tmp_path).inventory
    kept(inventory, tmp_path, "porte.jpg", b"pixels")
    inventories.backup(inventory)
    (first,) = (tmp_path / "sauvegardes" / attachments.FOLDER).iterdir()
    before = first.stat().st_mtime_ns
    kept(inventory, tmp_path, "cour.jpg", b"other pixels")
    inventories.backup(inventory)
    assert len(list((tmp_path / "sauvegardes" / attachments.FOLDER).iterdir())) == 2
    assert first.stat().st_mtime_ns == before
    inventory.close()


def test_a_restored_inventory_finds_its_files_again(tmp_path: Path) -> None:
    inventory = begin(tmp_path).inventory
    answer = kept(inventory, tmp_path, "porte.jpg", b"pixels")
    copy = inventories.backup(inventory, tmp_path / "clé usb")
    inventory.close()

    target = tmp_path / "autre poste" / "recensement.recensement"
    target.parent.mkdir()
    inventories.restore(copy, target)
    restored = inventories.open_inventory(target)
    assert attachments.locate(restored, answer) == target.parent / attachments.FOLDER / answer
    restored.close()


def test_checking_an_inventory_tells_the_files_that_are_gone(tmp_path: Path) -> None:
    story = begin(tmp_path)
    answer = kept(story.inventory, tmp_path, "porte.jpg", b"pixels")
    interview, filling = story.start_interview(story.add_initiative("Recyclerie"))
    state = filling.state()
    state["answers"]["/data/photo"] = answer
    interviews.save(story.inventory, interview, state, [])
    assert inventories.check(story.inventory) == ()

    (tmp_path / attachments.FOLDER / answer).unlink()
    (problem,) = inventories.check(story.inventory)
    assert "« porte.jpg » de l’entretien n° 1" in problem
    story.inventory.close()


def test_a_backup_without_its_files_is_no_backup(tmp_path: Path) -> None:
    inventory = begin(tmp_path).inventory
    kept(inventory, tmp_path, "porte.jpg", b"pixels")
    blocked = tmp_path / "clé usb"
    blocked.mkdir()
    (blocked / attachments.FOLDER).write_text("a file where the folder should be", "utf-8")
    with pytest.raises(CensusError, match=r"« porte\.jpg » n’a pas pu être copiée"):
        inventories.backup(inventory, blocked)
    assert not list(blocked.glob("*.recensement"))
    inventory.close()


def kept(inventory: Inventory, folder: Path, name: str, content: bytes) -> str:
    (folder / name).write_bytes(content)
    return attachments.keep(inventory, folder / name)
