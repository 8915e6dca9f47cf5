"""A command that is badly written is answered in one French line, which says where the help is."""

import pytest

from census_app import cli

NO_OUT = (
    "Donnez le nom du classeur à écrire (SORTIE.xlsx), ou demandez --json. "
    "Voir : census-app export summary --help"
)


def run(monkeypatch: pytest.MonkeyPatch, *words: str) -> int:
    monkeypatch.setattr("sys.argv", ["census-app", *words])
    return cli.main()


@pytest.mark.parametrize(
    ("command", "told"),
    [
        ("--bogus", "L'option « --bogus » n'existe pas. Voir : census-app --help"),
        ("foo", "La commande « foo » n'existe pas. Voir : census-app --help"),
        (
            "import recods x",
            "La commande « recods » n'existe pas (le plus proche : records). Voir : census-app import --help",
        ),
        ("demo", "Il manque DOSSIER. Voir : census-app demo --help"),
        ("campaign open abc", "ANNÉE : donnez un nombre entier. Voir : census-app campaign open --help"),
        (
            "demo pyproject.toml",
            "DOSSIER : un dossier est attendu, et c'est un fichier. Voir : census-app demo --help",
        ),
        ("export summary a b", "Argument de trop : b. Voir : census-app export summary --help"),
        (
            "export summary --attribution x",
            "--attribution : choisissez parmi site, seat, equal. Voir : census-app export summary --help",
        ),
        ("init --territory", "L'option « --territory » attend une valeur."),
        ("import records x --dry-run=3", "L'option « --dry-run » ne prend pas de valeur."),
        ("export summary", NO_OUT),
    ],
)
def test_misuse_is_told_in_one_french_line(
    command: str, told: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(monkeypatch, *command.split()) == 2
    shown = capsys.readouterr()
    assert (shown.out, shown.err) == ("", f"{told}\n")


@pytest.mark.parametrize("command", ["--help", "import --help", "export summary --help", "init --help"])
def test_help_is_french(
    command: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(monkeypatch, *command.split()) == 0
    page = capsys.readouterr().out
    assert page.startswith("Usage : census-app")
    assert not [word for word in ("Show this", "Commands", "default:", "COMMAND ") if word in page]


def test_a_group_without_its_command_shows_its_help(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(monkeypatch, "import") == 2
    assert "Commandes :" in capsys.readouterr().err
