"""What is looked for before Qt is started, on a machine with and without it."""

import importlib.util
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

FOLDER = Path(__file__).parents[2] / "packaging"


def script(name: str) -> ModuleType:
    """A script of packaging/, which is a folder and not a package."""
    spec = importlib.util.spec_from_file_location(f"packaging_{name}", FOLDER / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


system_libraries = script("system_libraries")
has_screen = script("has_screen")


def answer(value: Any) -> Callable[..., Any]:
    return lambda *_: value


def test_a_machine_that_has_everything_lacks_nothing() -> None:
    needs = ["qt", "window", "libreoffice"]
    assert system_libraries.missing(needs, answer(True), answer(True), answer("soffice")) == []


def test_a_bare_machine_is_told_each_package() -> None:
    packages = system_libraries.missing(["qt", "libreoffice"], answer(False), answer(False), answer(None))

    assert packages[0] == "libegl1"
    assert packages[-2:] == ["fonts-dejavu-core", "libreoffice-calc"]
    assert "libxcb-cursor0" not in packages, "only a window on a screen needs it"


def test_the_one_missing_library_is_named_by_its_package() -> None:
    packages = system_libraries.missing(["qt"], lambda name: name != "libEGL.so.1", answer(True))
    assert packages == ["libegl1"]


def test_who_may_not_install_is_given_the_command(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(system_libraries, "missing", answer(["libegl1", "libgl1"]))
    monkeypatch.setattr(system_libraries, "administrator", answer(None))

    assert system_libraries.main(["qt"]) == 1
    assert "sudo apt-get install --no-install-recommends libegl1 libgl1" in capsys.readouterr().err


def test_who_may_install_is_told_what_is_installed(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    installed: list[str] = []

    def install(packages: list[str], _prefix: list[str]) -> bool:
        installed.extend(packages)
        return True

    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(system_libraries, "missing", answer(["libegl1"]))
    monkeypatch.setattr(system_libraries, "administrator", answer([]))
    monkeypatch.setattr(system_libraries.shutil, "which", answer("apt-get"))
    monkeypatch.setattr(system_libraries, "install", install)

    assert system_libraries.main(["qt"]) == 0
    assert installed == ["libegl1"]
    assert "libegl1" in capsys.readouterr().out


def test_qt_brings_its_own_libraries_elsewhere(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "darwin")
    monkeypatch.setattr(system_libraries, "missing", answer(["libegl1"]))
    assert system_libraries.main(["qt"]) == 0


def test_there_is_no_screen_where_nothing_says_so() -> None:
    assert not has_screen.has_screen("linux", {})
    assert not has_screen.has_screen("linux", {"DISPLAY": ":0", "QT_QPA_PLATFORM": "offscreen"})
    assert not has_screen.has_screen("linux", {"WAYLAND_DISPLAY": "no-such-socket", "XDG_RUNTIME_DIR": "."})


def test_a_mac_has_a_screen() -> None:
    assert has_screen.has_screen("darwin", {})
