"""`form compare` tells what changed from a questionnaire to another."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from census_app import cli
from tests.services.questionnaire_versions import FIRST, SECOND


@pytest.fixture
def versions(tmp_path: Path) -> tuple[str, str]:
    paths = (tmp_path / "avant.md", tmp_path / "apres.md")
    for path, text in zip(paths, (FIRST, SECOND), strict=True):
        path.write_text(text, encoding="utf-8")
    return str(paths[0]), str(paths[1])


def compared(monkeypatch: pytest.MonkeyPatch, *arguments: str) -> int:
    monkeypatch.setattr("sys.argv", ["census-app", "form", "compare", *arguments])
    return cli.main()


def test_differences_are_told_one_after_the_other(
    versions: tuple[str, str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert compared(monkeypatch, *versions) == 0
    assert capsys.readouterr().out.splitlines()[:5] == [
        "Reformulé : Le travail › Combien êtes-vous ?",
        "  avant : Combien de membres ?",
        "  après : Combien êtes-vous ?",
        "Ajouté : Le travail › Depuis quand ?",
        "  après : date",
    ]


def test_differences_as_a_document(
    versions: tuple[str, str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert compared(monkeypatch, *versions, "--json") == 0
    document = json.loads(capsys.readouterr().out)
    assert [each["kind"] for each in document] == ["reworded", "added", "choices", "removed"]


def test_a_questionnaire_does_not_differ_from_itself(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert compared(monkeypatch, "participant", "participant") == 0
    assert capsys.readouterr().out == "Aucune différence.\n"
