"""LibreOffice as a judge: does it open this workbook, recalculate it, print it?"""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

MAC = Path("/Applications/LibreOffice.app/Contents/MacOS/soffice")


def program() -> str:
    """LibreOffice's command.

    Where there is none the test is skipped, for the rest is worth running there; in the project's own runs
    (CI=true), which can install it, it fails.
    """
    found = shutil.which("soffice") or shutil.which("libreoffice") or (str(MAC) if MAC.exists() else None)
    if found is None:
        say = pytest.fail if os.environ.get("CI") == "true" else pytest.skip
        say("LibreOffice is not here: apt-get install --no-install-recommends libreoffice-calc")
    return found


class LibreOffice:
    """A LibreOffice with a profile of its own, so that one that is already open is left alone."""

    def __init__(self, folder: Path) -> None:
        self._program = program()
        self._profile = folder / "profile"
        _recalculate_always(self._profile)
        self._folder = folder
        self._count = 0

    def convert(self, workbook: Path, to: str) -> Path:
        """Opens, recalculates and saves `workbook` as `to` ("pdf", "xlsx", "csv"…); the file it made."""
        self._count += 1
        out = self._folder / str(self._count)
        command = [
            self._program,
            f"-env:UserInstallation={self._profile.as_uri()}",
            "--headless",
            "--norestore",
            "--convert-to",
            to,
            "--outdir",
            str(out),
            str(workbook),
        ]
        done = subprocess.run(command, capture_output=True, text=True, timeout=180, check=False)
        made = out / f"{workbook.stem}.{to.partition(':')[0]}"
        assert made.exists(), f"LibreOffice does not open {workbook.name}: {done.stdout} {done.stderr}"
        return made


_ALWAYS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load">
<prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop>
</item>
</oor:items>
"""


def _recalculate_always(profile: Path) -> None:
    """Say in the profile that a workbook is recalculated when opened; else its stored values are kept."""
    settings = profile / "user" / "registrymodifications.xcu"
    settings.parent.mkdir(parents=True, exist_ok=True)
    settings.write_text(_ALWAYS, encoding="utf-8")
