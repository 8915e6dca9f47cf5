"""Files that are not what they seem: each is refused for its reason, or read for what it holds."""

from __future__ import annotations

from pathlib import Path
from zipfile import ZipFile

import pytest

from census_app.errors import CensusError
from census_app.exchange.submissions import FormVersions, Reading, Vocabularies, play, read, sources
from census_app.forms import FormDefinition, load_form
from tests.exchange.phone_exports import csv_text, files, workbook, zipped

FORM = """
| survey |
| | type | name | label | relevant |
| | text | name | Nom | |
| | select_one yes_no | open | Ouvert ? | |
| | text | why | Pourquoi ? | ${open} = 'non' |
| | select_one town | town | Commune | |
| | select_multiple kind | kinds | Quoi ? | |
| | select_multiple kind | others | Quoi d’autre ? | |
| | decimal | budget | Budget | |
| | integer | members | Membres | |
| | calculate | twice | | |
| | begin_repeat | site | Lieu | |
| | text | place | Où ? | |
| | end_repeat | | | |
| choices |
| | list_name | name | label |
| | yes_no | oui | Oui |
| | yes_no | non | Non |
| | town | 01004 | Ambérieu |
| | town | 44036 | Châteaubriant |
| | kind | a | Aider |
| | kind | ab | Aider beaucoup |
| | kind | b | Beaucoup |
| settings |
| | form_title | form_id | version |
| | Visite | visite | 1 |
"""


@pytest.fixture(scope="module")
def form() -> FormDefinition:
    sheet = FORM.replace("| calculate | twice | | |", "| hidden | twice | | |")
    return load_form(sheet)


def instance(inside: str, *, before: str = "", form_id: str = "visite") -> str:
    return (
        f"<?xml version='1.0'?>{before}<data id='{form_id}' version='1'>{inside}"
        "<meta><instanceID>uuid:a</instanceID></meta></data>"
    )


def told(form: FormDefinition, folder: Path, texts: dict[str, str]) -> Reading:
    return read(files(folder, texts), FormVersions(form, others=frozenset({"reseau"})))


def refusal(form: FormDefinition, folder: Path, texts: dict[str, str]) -> str:
    with pytest.raises(CensusError) as refused:
        told(form, folder, texts)
    return str(refused.value)


LAUGHS = "<!DOCTYPE lolz [<!ENTITY a 'ha'>" + "".join(
    f"<!ENTITY {after} '{f'&{before};' * 10}'>"
    for before, after in zip("abcdefghi", "bcdefghij", strict=True)
) + "]>"  # fmt: skip


def test_an_entity_is_never_expanded(form: FormDefinition, tmp_path: Path) -> None:
    bomb = instance("<name>&j;</name>", before=LAUGHS)
    assert "DTD" in refusal(form, tmp_path, {"bombe.xml": bomb})
    secret = tmp_path / "secret.txt"
    secret.write_text("mot de passe", "utf-8")
    outside = f"<!DOCTYPE d [<!ENTITY x SYSTEM '{secret.as_uri()}'>]>"
    assert "DTD" in refusal(form, tmp_path, {"dehors.xml": instance("<name>&x;</name>", before=outside)})
    within = instance("<name a='&j;'>x</name>", before=LAUGHS)
    assert refusal(form, tmp_path, {"attribut.xml": within})


def test_a_cut_file_is_told_and_the_others_are_read(form: FormDefinition, tmp_path: Path) -> None:
    whole = instance("<name>Atelier</name>")
    reading = told(form, tmp_path, {"a.xml": whole[:60], "b.xml": whole, "c.xml": ""})
    assert [each.answers["/data/name"] for each in reading.submissions] == ["Atelier"]
    assert [each.source for each in reading.unreadable] == ["a.xml", "c.xml"]
    assert "coupé" in reading.unreadable[0].reason
    assert "coupé" in refusal(form, tmp_path / "d", {"a.xml": whole[:60]})


def test_an_instance_of_another_form_is_refused(form: FormDefinition, tmp_path: Path) -> None:
    assert "reseau" in refusal(form, tmp_path, {"a.xml": instance("<name>X</name>", form_id="reseau")})
    strange = instance("<age>3</age><height>4</height>", form_id="sante")
    assert "sante" in refusal(form, tmp_path, {"b.xml": strange})
    kobo = instance("<name>X</name><members>3</members>", form_id="aT7kobo")
    assert len(told(form, tmp_path, {"c.xml": kobo}).submissions) == 1


def test_a_questionnaire_or_an_encrypted_answer_is_no_answer(form: FormDefinition, tmp_path: Path) -> None:
    assert "questionnaire" in refusal(form, tmp_path, {"form.xml": form.xml})
    encrypted = "<data id='visite' encrypted='yes'><base64EncryptedKey>x</base64EncryptedKey></data>"
    assert "chiffrée" in refusal(form, tmp_path, {"e.xml": encrypted})


def test_a_huge_file_is_refused_by_its_size(form: FormDefinition, tmp_path: Path) -> None:
    huge = tmp_path / "enorme.xml"
    with huge.open("wb") as file:
        file.seek(200_000_000)
        file.write(b"\0")
    with pytest.raises(CensusError, match="200 Mo"):
        read([huge], FormVersions(form))


def test_a_damaged_or_bulky_archive_is_refused(
    form: FormDefinition, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken = tmp_path / "a.zip"
    broken.write_bytes(b"PK\x03\x04 pas un zip")
    with pytest.raises(CensusError, match="endommagé"):
        read([broken], FormVersions(form))
    monkeypatch.setattr(sources, "_MAX_UNPACKED", 1_000)
    bulky = zipped(tmp_path / "b.zip", {"a.csv": "name,KEY\n" + "x,uuid:a\n" * 1_000})
    with pytest.raises(CensusError, match="trop grand"):
        read([bulky], FormVersions(form))


def test_an_archive_never_writes_outside(form: FormDefinition, tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    with ZipFile(path, "w") as archive:
        archive.writestr("../../dehors.xml", instance("<name>X</name>"))
        archive.writestr("/racine.xml", instance("<name>Y</name>").replace("uuid:a", "uuid:b"))
    assert len(read([path], FormVersions(form)).submissions) == 2
    assert not list(tmp_path.rglob("dehors.xml"))
    assert not (tmp_path.parent / "dehors.xml").exists()


def test_empty_tables_are_refused(form: FormDefinition, tmp_path: Path) -> None:
    assert "vide" in refusal(form, tmp_path, {"a.csv": ""})
    assert "aucune réponse" in refusal(form, tmp_path, {"b.csv": "name,KEY\n"})
    assert "Aucune colonne" in refusal(form, tmp_path, {"c.csv": "âge,taille\n3,4\n"})
    assert "groupe répété" in refusal(form, tmp_path, {"d-site.csv": "place,PARENT_KEY,KEY\nx,a,b\n"})
    with pytest.raises(CensusError, match=r"absent\.csv"):
        read([tmp_path / "absent.csv"], FormVersions(form))
    (tmp_path / "vide").mkdir()
    with pytest.raises(CensusError, match="aucune réponse"):
        read([tmp_path / "vide"], FormVersions(form))


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_any_usual_separator_is_read(form: FormDefinition, tmp_path: Path, separator: str) -> None:
    text = csv_text([["name", "members", "KEY"], ["A, b; c", "3", "uuid:a"]], separator)
    (one,) = told(form, tmp_path, {"a.csv": text}).submissions
    assert one.answers == {"/data/name": "A, b; c", "/data/members": "3"}


def test_a_wrong_separator_is_told(form: FormDefinition, tmp_path: Path) -> None:
    assert "séparateur" in refusal(form, tmp_path, {"a.csv": "name#members#KEY\nA#3#uuid:a\n"})


def test_cells_of_a_spreadsheet_mean_what_was_said(form: FormDefinition, tmp_path: Path) -> None:
    rows: list[list[object]] = [
        ["name", "open", "town", "kinds/a", "kinds/ab", "others", "budget", "members", "_uuid"],
        [12.0, True, 1004, True, 0.0, "Aider beaucoup Beaucoup", "1 250,50", 12.0, "a"],
    ]
    (one,) = read([workbook(tmp_path / "a.xlsx", {"Feuille": rows})], FormVersions(form)).submissions
    assert one.answers == {
        "/data/name": "12",
        "/data/open": "oui",
        "/data/town": "01004",
        "/data/kinds": "a",
        "/data/others": "ab b",
        "/data/budget": "1250.5",
        "/data/members": "12",
    }


def test_nothing_received_is_lost(form: FormDefinition, tmp_path: Path) -> None:
    inside = (
        "<name>A</name><open>oui</open><why>Pour rien</why><town>99999</town><members>3.5</members>"
        "<age>7</age><budget>cher</budget>"
    )
    (one,) = told(form, tmp_path, {"a.xml": instance(inside)}).submissions
    played = play(Vocabularies().of(form), one)
    said = {remark.path: (remark.text, remark.blocking) for remark in played.remarks}
    assert said == {
        "/data/why": ("Pour rien", False),
        "/data/town": ("99999", True),
        "/data/members": ("3.5", True),
        "/data/budget": ("cher", True),
        "/data/age": ("7", False),
    }
    assert all(remark.reason for remark in played.remarks)
    assert "/data/town" in played.state["notes"]
    assert not played.is_complete


def test_rows_of_repeats_without_their_answer_are_told(form: FormDefinition, tmp_path: Path) -> None:
    reading = told(
        form,
        tmp_path,
        {
            "visite.csv": "name,KEY\nA,uuid:a\n",
            "visite-site.csv": "place,PARENT_KEY,KEY\nIci,uuid:a,uuid:a/site[1]\nLà,uuid:z,uuid:z/site[1]\n",
        },
    )
    (one,) = reading.submissions
    assert one.answers["/data/site[1]/place"] == "Ici"
    assert [(lost.source, lost.row) for lost in reading.unreadable] == [("visite-site", 3)]


def test_rows_without_an_identifier_get_a_lasting_one(form: FormDefinition, tmp_path: Path) -> None:
    text = "name,members\nA,3\nA,3\nB,4\n"
    first = [each.instance_id for each in told(form, tmp_path, {"a.csv": text}).submissions]
    again = [each.instance_id for each in told(form, tmp_path / "b", {"autre.csv": text}).submissions]
    assert first == again
    assert len(set(first)) == 3


def test_an_edited_answer_takes_the_place_of_the_first(form: FormDefinition, tmp_path: Path) -> None:
    edited = instance("<name>B</name>").replace(
        "<instanceID>uuid:a</instanceID>",
        "<instanceID>uuid:b</instanceID><deprecatedID>uuid:a</deprecatedID>",
    )
    reading = told(form, tmp_path, {"a.xml": instance("<name>A</name>"), "b.xml": edited})
    assert [(each.instance_id, each.answers["/data/name"]) for each in reading.submissions] == [
        ("uuid:b", "B")
    ]


def test_an_answer_of_another_version_follows_its_question(form: FormDefinition, tmp_path: Path) -> None:
    inside = "<who><name>A</name><gone>x</gone></who><site><where><place>Ici</place></where></site>"
    (one,) = told(form, tmp_path, {"a.xml": instance(inside)}).submissions
    assert one.answers == {"/data/name": "A", "/data/site[1]/place": "Ici"}
    assert [(each.place, each.text) for each in one.problems] == [("/data/who/gone", "x")]
