"""What the project's files say is true on any machine."""

import re
from pathlib import Path

import pytest

from tests.architecture.tree import lesson, place, tracked

# Written so that this file does not find itself.
MACHINE = re.compile(r"(?<![\w./}\])*-])/(?:work|root|home|tmp|Users)/[\w.]")
INDEX = re.compile(
    "|".join(["pypi" + r"\.org", "python" + r"hosted\.org", "npm" + r"js\.(?:org|com)", "/sim" + "ple/"])
)
LINK = re.compile(r"\]\((?!https?://|mailto:|#)([^)#\s]+)")


def lines(path: Path) -> list[str]:
    """The file's lines, or none when it is not text."""
    try:
        return path.read_text(encoding="utf-8").splitlines()
    except UnicodeDecodeError:
        return []


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        (
            MACHINE,
            "A path of one machine means nothing on another: use paths.py, tmp_path, a path from the root.",
        ),
        (
            INDEX,
            "Where packages come from is the affair of who installs them: name the package, not the address.",
        ),
    ],
    ids=["paths", "index"],
)
def test_no_file_names_this_machine(pattern: re.Pattern[str], text: str) -> None:
    found = [
        f"{place(path, number)} {line.strip()[:80]}"
        for path in tracked()
        for number, line in enumerate(lines(path), 1)
        if pattern.search(line)
    ]
    assert not found, lesson(found, text)


def test_links_between_documents_lead_somewhere() -> None:
    found = [
        f"{place(path, number)} {target}"
        for path in tracked()
        if path.suffix == ".md"
        for number, line in enumerate(lines(path), 1)
        for target in LINK.findall(line)
        if not (path.parent / target).exists()
    ]
    assert not found, lesson(found, "A document points to a file that is not there.")


def test_no_promise_is_left_in_a_file() -> None:
    promise = re.compile(r"\b(?:" + "|".join(["TO" + "DO", "FIX" + "ME", "XX" + "X"]) + r")\b")
    found = [
        f"{place(path, number)} {line.strip()[:80]}"
        for path in tracked()
        if path.suffix in {".py", ".toml", ".md", ".csv"}
        for number, line in enumerate(lines(path), 1)
        if promise.search(line)
    ]
    assert not found, lesson(found, "Do it, or write an issue: a promise in the code is read by nobody.")
