"""The version is said once, and the same everywhere."""

import re
import tomllib
from typing import Any

import census_app
from tests.architecture.tree import ROOT


def project() -> dict[str, Any]:
    table: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return table


def test_the_package_says_the_version_of_the_project() -> None:
    assert census_app.__version__ == project()["version"], (
        "Change the version in pyproject.toml and in census_app/__init__.py together."
    )


def test_the_changelog_tells_what_the_version_brings() -> None:
    titles = re.findall(r"^## (\S+)", (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert titles[:1] == [census_app.__version__], (
        "CHANGELOG.md begins with the version being made: a section `## VERSION`, one line a change."
    )


def test_the_locks_hold_every_dependency() -> None:
    for name in ("requirements.txt", "requirements-dev.txt"):
        locked = set(re.findall(r"^([\w.-]+)==", (ROOT / name).read_text(encoding="utf-8"), re.MULTILINE))
        wanted = {re.split(r"[<>=~!\[ ;]", each)[0].lower() for each in project()["dependencies"]}
        assert wanted <= locked, f"{name} lacks {sorted(wanted - locked)}: run `make lock`."
