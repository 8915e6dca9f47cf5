"""The command line from an empty folder to the figures, as a script would use it."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from census_app.cli import main

Said = tuple[int, str, str]
Command = Callable[..., Said]


@pytest.fixture
def census(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Command:
    """``census("campaign", "open", "2026")``: exit code, standard output, standard error."""

    def run(*words: object) -> Said:
        arguments = ["census-app", "--inventory", str(tmp_path / "pays.recensement"), *map(str, words)]
        monkeypatch.setattr(sys, "argv", arguments)
        code = main()
        said = capsys.readouterr()
        return code, said.out, said.err

    return run


def done(said: Said) -> Any:
    code, out, err = said
    assert (code, err) == (0, "")
    return json.loads(out)


def test_from_an_empty_folder_to_the_figures_by_commune(census: Command, tmp_path: Path) -> None:
    assert census("init", "--territory", "cc-chateaubriant-derval")[0] == 0
    assert census("campaign", "open", "2026")[0] == 0
    sheet = tmp_path / "fiches.csv"
    sheet.write_text(
        "name;commune;sites;E02;E10\n"
        "AMAP du Don;Issé;;1,5;1000\n"
        "Recyclerie;Derval;44051:60;3;refus\n"
        "Atelier;Nantes;;2;\n"
        "Troc;;;0;500\n",
        "utf-8",
    )
    review = done(census("import", "records", sheet, "--dry-run", "--json"))
    assert [row["status"] for row in review["rows"]] == ["new"] * 4
    assert census("import", "records", sheet)[0] == 0
    figures = done(census("export", "summary", "--json"))
    communes = {each["code"]: each["indicators"]["E02"] for each in figures["communes"]}
    assert len(communes) == 26
    assert communes["44075"]["value"] == "1.5"
    assert communes["44051"]["value"] == "3"
    assert communes["44036"]["value"] is None
    assert figures["outside"]["indicators"]["E02"]["value"] == "2"
    assert figures["unlocated"]["indicators"]["E02"]["value"] == "0"
    total = figures["total"]["indicators"]
    assert total["E02"]["value"] == "6.5"
    assert (total["E10"]["value"], total["E10"]["answered"], total["E10"]["eligible"]) == ("1500", 2, 4)
    assert census("check")[0] == 0


def test_a_wrong_line_keeps_all_the_others_out_unless_told_otherwise(census: Command, tmp_path: Path) -> None:
    census("init")
    census("campaign", "open", "2026")
    sheet = tmp_path / "fiches.csv"
    sheet.write_text("name,commune\nAMAP,Derval\nSEL,Dervall\n", "utf-8")
    code, _, refusal = census("import", "records", sheet)
    assert code == 1
    assert len(refusal.strip().splitlines()) == 1
    assert "Ligne 3" in refusal
    assert done(census("export", "summary", "--json"))["total"]["counts"]["records"] == "0"
    assert census("import", "records", sheet, "--skip-errors")[0] == 0
    assert done(census("export", "summary", "--json"))["total"]["counts"]["records"] == "1"


def test_refused_is_one_misused_is_two(census: Command) -> None:
    assert census("check")[0] == 1
    assert census("export", "summary")[0] == 2
    assert census("nosuch")[0] == 2
    census("init")
    assert census("init")[0] == 1
    assert census("campaign", "close", "1999")[0] == 1


def test_a_form_is_checked_and_played(census: Command, tmp_path: Path) -> None:
    form = tmp_path / "essai.md"
    form.write_text(
        "| survey |\n| | type | name | label | relevant |\n"
        "| | integer | age | Âge ? | |\n| | text | metier | Métier ? | ${age} > 17 |\n",
        "utf-8",
    )
    assert done(census("form", "check", form, "--json")) == []
    steps = tmp_path / "pas.json"
    steps.write_text(json.dumps({"answers": {"age": "20"}}), "utf-8")
    nodes = done(census("form", "play", form, steps, "--json"))["nodes"]
    assert nodes["/data/metier"]["relevant"] is True
    form.write_text(form.read_text("utf-8").replace("${age} > 17", "${ages} > 17"), "utf-8")
    code, out, _ = census("form", "check", form, "--json")
    (fault,) = json.loads(out)
    assert (code, fault["sheet"], fault["row"], fault["column"]) == (1, "survey", 3, "relevant")


def test_a_copy_is_kept_and_put_back(census: Command) -> None:
    census("init")
    census("campaign", "open", "2026")
    copy = done(census("backup", "--json"))["backup"]
    census("campaign", "open", "2027")
    assert done(census("restore", copy, "--json"))["aside"] is not None
    assert [each["year"] for each in done(census("campaign", "list", "--json"))] == [2026]
