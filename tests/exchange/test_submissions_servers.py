"""One form, four interviews, every way in which servers export them: always the same answers."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from census_app.errors import CensusError
from census_app.exchange.submissions import FormVersions, Played, Submission, Vocabularies, play, read
from census_app.forms import FormDefinition
from tests.exchange import phone_exports as phones
from tests.exchange import rich_form
from tests.exchange.excel_saving import saved_by_excel
from tests.exchange.json_exports import kobo_json, odata
from tests.exchange.phone_exports import Sent
from tests.exchange.rich_form import ENGLISH, FRENCH
from tests.exchange.server_exports import Central, Grid, Kobo, briefcase_day

Told = list[tuple[Submission, Played]]
NO_ZONE = ("start", "end", "met", "opens")
"""The questions whose answer is a moment: workbooks and Briefcase do not write its zone."""

CENTRALS = {
    f"{'groups' if groups else 'bare'}, {'split' if split else 'whole'}": Central(groups, split)
    for groups in (True, False)
    for split in (True, False)
}
KOBOS = {
    f"{language or 'names'}, {'groups' if groups else 'bare'}, {multiple}": Kobo(
        language, groups, multiple, typed
    )
    for language in (None, FRENCH, ENGLISH)
    for groups, multiple, typed in (
        (True, "both", False),
        (True, "details", True),
        (False, "summary", True),
        (False, "both", False),
    )
}


@pytest.fixture(scope="module")
def form() -> FormDefinition:
    return rich_form.load()


def told(form: FormDefinition, paths: list[Path]) -> Told:
    reading = read(paths, FormVersions(form))
    assert reading.unreadable == ()
    words = Vocabularies().of(form)
    ordered = sorted(reading.submissions, key=lambda one: one.instance_id)
    return [(each, play(words, each)) for each in ordered]


def differences(sent: list[Sent], received: Told, *besides: str) -> list[tuple[str, str, str]]:
    """(path, as sent, as received) of the answers that are not the same; all occurrences included."""
    assert [one.instance_id for one, _ in received] == [each.instance_id for each in sent]
    found = []
    for each, (_, played) in zip(sent, received, strict=True):
        state = each.filling.state()
        for name in ("answers", "repeats"):
            was, now = ({k: v for k, v in kept[name].items() if v} for kept in (state, played.state))
            found += [
                (path, str(was.get(path, "")), str(now.get(path, "")))
                for path in {**was, **now}
                if was.get(path) != now.get(path) and not path.endswith((*besides, "/instanceID"))
            ]
    return found


def unplaced(received: Told) -> list[str]:
    return [f"{remark.path} : {remark.text}" for _, played in received for remark in played.remarks]


@pytest.mark.parametrize("central", CENTRALS.values(), ids=CENTRALS.keys())
def test_central_and_its_repeats_of_one_name(tmp_path: Path, central: Central) -> None:
    form = rich_form.load_with_twins()
    sent = rich_form.interviews(form)
    received = told(form, phones.files(tmp_path, central.files(sent, "visite")))
    assert differences(sent, received) == []
    assert unplaced(received) == []
    assert {one.read_with for one, _ in received} == {"3"}


def test_centrals_archive(form: FormDefinition, tmp_path: Path) -> None:
    sent = rich_form.interviews(form)
    received = told(form, [phones.zipped(tmp_path / "visite.csv.zip", Central().files(sent, "visite"))])
    assert differences(sent, received) == []


def test_briefcase_writes_dates_in_words(form: FormDefinition, tmp_path: Path) -> None:
    sent = rich_form.interviews(form)
    files = Central(split=False, day=briefcase_day).files(sent, "Une visite")
    received = told(form, phones.files(tmp_path, files))
    assert differences(sent, received, *NO_ZONE) == []
    assert received[0][1].state["answers"]["/data/figures/met"] == "2026-02-03T14:30:00"
    assert unplaced(received) == []


@pytest.mark.parametrize("kobo", KOBOS.values(), ids=KOBOS.keys())
def test_kobos_workbook(form: FormDefinition, tmp_path: Path, kobo: Kobo) -> None:
    sent = rich_form.interviews(form)
    received = told(form, [phones.workbook(tmp_path / "kobo.xlsx", kobo.sheets(sent))])
    assert differences(sent, received, *(NO_ZONE if kobo.typed else ())) == []
    assert unplaced(received) == []


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_kobos_csv_has_no_repeats(form: FormDefinition, tmp_path: Path, encoding: str) -> None:
    sent = rich_form.interviews(form)
    main = next(iter(Kobo(FRENCH).sheets(sent).values()))
    received = told(form, phones.files(tmp_path, {"kobo.csv": phones.csv_text(main, ";")}, encoding=encoding))
    apart = differences(sent, received)
    assert all("/person" in path or "/individual" in path for path, _, _ in apart)
    assert unplaced(received) == []
    silent = {path.rpartition("/")[2] for path in received[0][0].silent}
    assert silent == {"called", "age", "does", "cost"}


def test_kobos_tags_under_the_headers_are_no_answer(form: FormDefinition, tmp_path: Path) -> None:
    sent = rich_form.interviews(form)
    main, *others = Kobo().sheets(sent).items()
    headers, *rows = main[1]
    tags = ["#org+name" if str(header).endswith("name") else "" for header in headers]
    sheets = {main[0]: [headers, list[object](tags), *rows], **dict(others)}
    assert differences(sent, told(form, [phones.workbook(tmp_path / "hxl.xlsx", sheets)])) == []


@pytest.mark.parametrize("split", [True, False])
def test_a_csv_that_a_french_excel_saved(form: FormDefinition, tmp_path: Path, split: bool) -> None:
    sent = rich_form.interviews(form)
    files = {name: saved_by_excel(text) for name, text in Central(split=split).files(sent, "visite").items()}
    received = told(form, phones.files(tmp_path, files, encoding="cp1252"))
    apart = [(path.rpartition("/")[2], was, now) for path, was, now in differences(sent, received, *NO_ZONE)]
    assert sorted(set(apart)) == [  # what Excel itself took away
        ("code", "3270190119357", "3,27019E+12"),
        ("name", "2015-09-24", "24/09/2015"),
        ("phone", "0612345678", "612345678"),
    ]
    assert all("3,27019E+12" in each for each in unplaced(received))


def test_a_yes_and_a_no_that_excel_made_true_and_false(form: FormDefinition, tmp_path: Path) -> None:
    table = "KEY;open;agreed\nuuid:a;VRAI;VRAI\nuuid:b;FAUX;FAUX\n"
    received = told(form, phones.files(tmp_path, {"visite.csv": table}))
    answers = [played.state["answers"].get("/data/who/open") for _, played in received]
    assert answers == ["1", "0"]
    assert unplaced(received) == []


def test_a_formula_in_a_workbook_is_told_and_kept(form: FormDefinition, tmp_path: Path) -> None:
    import openpyxl

    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["remark", "_uuid"])
    sheet.append(["=1+1", "a"])
    book.save(tmp_path / "kobo.xlsx")
    ((one, played),) = told(form, [tmp_path / "kobo.xlsx"])
    assert [problem.text for problem in one.problems] == ["1+1"]
    assert "formule" in played.remarks[0].reason


def test_reading_tables_is_followed_and_can_be_stopped(form: FormDefinition, tmp_path: Path) -> None:
    rows = "".join(f"Atelier {number},uuid:{number}\n" for number in range(450))
    paths = phones.files(tmp_path, {"visite.csv": f"who-name,KEY\n{rows}"})
    told_so_far: list[tuple[int, int]] = []
    read(paths, FormVersions(form), progress=lambda done, total: told_so_far.append((done, total)))
    assert told_so_far == [(200, 451), (400, 451)]
    with pytest.raises(CensusError, match="Import interrompu"):
        read(paths, FormVersions(form), cancelled=lambda: True)


@pytest.mark.parametrize("write", [odata, kobo_json])
def test_what_programs_fetch_from_servers(
    form: FormDefinition, tmp_path: Path, write: Callable[[list[Sent]], str]
) -> None:
    sent = rich_form.interviews(form)
    received = told(form, phones.files(tmp_path, {"reponses.json": write(sent)}))
    assert differences(sent, received) == []
    assert unplaced(received) == [f"/data/figures/photo : {name}" for name in ["1709380000.jpg"] * 3]
    assert {one.told("submitter") for one, _ in received} <= {"Camille", "camille_k"}


@pytest.mark.parametrize("text", ["{", "[]", '{"name": 3}', '"oui"', "[1, 2]", '{"__id": "a", "a b": 1}'])
def test_other_json_is_refused(form: FormDefinition, tmp_path: Path, text: str) -> None:
    with pytest.raises(CensusError, match=r"JSON|questionnaire"):
        read(phones.files(tmp_path, {"a.json": text}), FormVersions(form))


def test_briefcases_folder_with_the_form_beside_its_answers(form: FormDefinition, tmp_path: Path) -> None:
    sent = rich_form.interviews(form)
    texts = {f"instances/uuid{place}/submission.xml": phones.odk_xml(each) for place, each in enumerate(sent)}
    phones.files(tmp_path / "Une visite", {**texts, "Une visite.xml": form.xml})
    received = told(form, [tmp_path / "Une visite"])
    assert differences(sent, received) == []


def test_rows_of_repeats_without_the_indexes_of_the_main_sheet(form: FormDefinition, tmp_path: Path) -> None:
    sheets: dict[str, Grid] = {
        "Visites": [["who/name", "_id", "_uuid"], ["Atelier", 7, "a"], ["Halle", 8, "b"]],
        "person": [["called", "_parent_index", "_submission__id"], ["Anne", 1, 8], ["Paul", 2, 7]],
    }
    received = told(form, [phones.workbook(tmp_path / "kobo.xlsx", sheets)])
    answers = [played.state["answers"].get("/data/people/person[1]/called") for _, played in received]
    assert answers == ["Paul", "Anne"]


def test_surveyctos_own_columns(form: FormDefinition, tmp_path: Path) -> None:
    table = "SubmissionDate,who-name,formdef_version,review_status,duration,instanceID,KEY\n"
    table += '"Mar 2, 2026 10:12:00 AM",Atelier,3,APPROVED,124,uuid:a,uuid:a\n'
    ((one, played),) = told(form, phones.files(tmp_path, {"visite.csv": table}))
    assert (one.version, one.told("review"), played.remarks) == ("3", "APPROVED", ())


def test_a_title_written_above_the_headers(form: FormDefinition, tmp_path: Path) -> None:
    table = "Visites de mars;;\n;;\nwho-name;figures-members;KEY\nAtelier;12;uuid:a\n"
    ((one, _),) = told(form, phones.files(tmp_path, {"visite.csv": table}))
    assert (one.row, one.answers) == (4, {"/data/who/name": "Atelier", "/data/figures/members": "12"})


@pytest.mark.parametrize(
    "headers",
    [
        ("who > name", "who > acts > grow", "figures > members"),
        ("who_name", "who_acts_grow", "figures_members"),
        ("La structure / l'equipe - Nom usuel", "Activites|Cultiver", "CHIFFRES : Membres"),
    ],
)
def test_groups_joined_in_another_way_and_words_written_otherwise(
    form: FormDefinition, tmp_path: Path, headers: tuple[str, ...]
) -> None:
    table = f"{';'.join(headers)};KEY\nAtelier;1;12;uuid:a\n"
    ((one, _),) = told(form, phones.files(tmp_path, {"visite.csv": table}))
    assert one.answers == {
        "/data/who/name": "Atelier",
        "/data/who/acts": "grow",
        "/data/figures/members": "12",
    }


def test_repeats_laid_out_in_columns(form: FormDefinition, tmp_path: Path) -> None:
    table = "who-name,cost_1_1,cost_2_1,cost_2_2,KEY\nAtelier,3,4,5,uuid:a\n"
    ((one, _),) = told(form, phones.files(tmp_path, {"visite.csv": table}))
    assert one.repeats == {
        "/data/people/person": 2,
        "/data/people/person[1]/more/tool": 1,
        "/data/people/person[2]/more/tool": 2,
    }
    assert one.answers["/data/people/person[2]/more/tool[2]/cost"] == "5.0"


def test_an_export_beside_the_xml_takes_nothing_away(form: FormDefinition, tmp_path: Path) -> None:
    sent = rich_form.interviews(form)
    main = phones.csv_text(next(iter(Kobo().sheets(sent).values())), ";")
    received = told(
        form, [*phones.as_xml_folder(tmp_path, sent), *phones.files(tmp_path, {"kobo.csv": main})]
    )
    assert differences(sent, received) == []
    assert {one.row for one, _ in received} == {None}
