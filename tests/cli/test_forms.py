"""`form play` refuses, in one French line, a document that it cannot play."""

from pathlib import Path

import pytest

from census_app import cli

FORM = Path(__file__).parents[2] / "resources" / "questionnaires" / "participant.md"


def play(monkeypatch: pytest.MonkeyPatch, answers: Path) -> int:
    monkeypatch.setattr("sys.argv", ["census-app", "form", "play", str(FORM), str(answers)])
    return cli.main()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('{"steps": ', "n’est pas un document JSON : vérifiez-le vers la ligne 1, colonne"),
        ("[1]", "doit contenir un objet avec « steps »"),
        ('{"foo": 1}', "doit contenir un objet avec « steps »"),
        ('{"steps": 3}', "doit contenir un objet avec « steps »"),
        ('{"steps": ["set"]}', "doit contenir un objet avec « steps »"),
        ('{"answers": [1]}', "doit contenir un objet avec « steps »"),
    ],
)
def test_a_document_that_cannot_be_played_is_refused(
    text: str,
    told: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    answers = tmp_path / "reponses.json"
    answers.write_text(text, "utf-8")
    assert play(monkeypatch, answers) == 1
    refusal = capsys.readouterr().err
    assert told in refusal
    assert refusal.count("\n") == 1


def test_a_step_that_cannot_be_done_is_told_in_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    answers = tmp_path / "reponses.json"
    answers.write_text('{"steps": [{"set": "/data/zz", "value": "1"}]}', "utf-8")
    assert play(monkeypatch, answers) == 0
    assert "? étape 1 : Le formulaire n'a pas de question « /data/zz »." in capsys.readouterr().out
