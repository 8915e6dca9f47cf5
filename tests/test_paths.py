"""Where shipped files and the user's folders are: in a checkout, in a wheel, on a person's machine."""

from pathlib import Path

import pytest

from census_app import paths


def test_a_checkout_ships_its_own_folders() -> None:
    assert paths.reference().is_dir()
    assert paths.reference().parent.parent == Path(paths.__file__).parent.parent


def test_a_wheel_ships_them_beside_the_modules(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package = tmp_path / "site-packages" / "census_app"
    (package / "_shipped" / "resources").mkdir(parents=True)
    monkeypatch.setattr(paths, "_PACKAGE", package)

    assert paths.resources() == package / "_shipped" / "resources"
    assert paths.migrations() == package / "_shipped" / "db" / "migrations"


def test_the_default_inventory_is_in_the_folder_of_the_user() -> None:
    assert paths.default_inventory().parent == paths.user_data()
    assert paths.default_inventory().suffix == ".recensement"
    assert not paths.user_data().exists(), "asking where a folder is does not make it"
