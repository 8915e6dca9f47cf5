"""Whether Qt can start is known before it is started."""

import subprocess
import sys
from pathlib import Path

import pytest

from census_app.gui.display import obstacle


def everything(_library: str) -> bool:
    return True


def nothing(_library: str) -> bool:
    return False


def test_without_a_screen_a_sentence_says_so() -> None:
    assert obstacle("linux", {}, everything).startswith("Il n’y a pas d’écran ici")


def test_drawing_in_memory_needs_no_screen() -> None:
    assert obstacle("linux", {"QT_QPA_PLATFORM": "offscreen"}, everything) == ""


def test_a_missing_library_is_named_with_the_command_that_brings_it() -> None:
    said = obstacle("linux", {"QT_QPA_PLATFORM": "offscreen"}, nothing)
    assert "libEGL.so.1" in said
    assert "apt install" in said


@pytest.mark.parametrize("platform", ["darwin", "win32"])
def test_elsewhere_qt_brings_what_it_needs(platform: str) -> None:
    assert obstacle(platform, {}, nothing) == ""


def test_asking_does_not_load_qt_nor_the_database() -> None:
    code = (
        "import sys; import census_app.app; "
        "heavy = {'PySide6', 'sqlalchemy', 'openpyxl', 'lxml', 'pyxform'} & set(sys.modules); "
        "sys.exit(', '.join(sorted(heavy)) or 0)"
    )
    ended = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=False,
        cwd=Path(__file__).parents[2],
    )
    assert (ended.returncode, ended.stderr) == (0, "")
