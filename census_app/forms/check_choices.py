"""Faults of the lists of choices, and of the files beside a form."""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from census_app.forms.check_formulas import bare_names
from census_app.forms.check_sheets import misnamed
from census_app.forms.headers import canonical
from census_app.forms.outline import Entry
from census_app.forms.problems import Problem
from census_app.forms.suggesting import closest, did_you_mean
from census_app.forms.tabulated import Row, Workbook

_SEVERAL = re.compile(r"(?:add )?select[ _](?:multiple|all)|rank")
_FILE_SUFFIXES = frozenset({".csv", ".xml", ".geojson"})


def check_lists(workbook: Workbook, entries: Sequence[Entry]) -> Iterator[Problem]:
    """Each question of choice names a list that exists."""
    if "list_name" not in {canonical(header) for header in workbook.headers.get("choices", ("list_name",))}:
        return
    if "choices" in misnamed(workbook):
        return
    lists = {_cell(row, "list_name") for row in workbook.rows.get("choices", ())}
    external = {_cell(row, "list_name") for row in workbook.rows.get("external_choices", ())}
    for entry in entries:
        if entry.kind != "choice" or entry.is_from_file or entry.list_name.startswith("${"):
            continue
        known = external if entry.type.startswith("select_one_external") else lists
        if entry.list_name not in known:
            yield Problem(
                "survey", entry.number, entry.header("type"), "unknown-list", _unknown(entry, workbook, known)
            )


def _unknown(entry: Entry, workbook: Workbook, known: set[str]) -> str:
    if "choices" not in workbook.rows:
        return f"la liste « {entry.list_name} » n'existe pas : ajoutez une feuille « choices »"
    hint = did_you_mean(closest(entry.list_name, known), " : ajoutez ses choix à la feuille « choices »")
    return f"la liste « {entry.list_name} » n'existe pas{hint}"


def check_filters(workbook: Workbook, entries: Sequence[Entry]) -> Iterator[Problem]:
    """A filter looks at columns that the choices have."""
    known = {"name", "label", "itextId"}
    for header in workbook.headers.get("choices", ()):
        known |= {header, canonical(header)}
    for entry in entries:
        if entry.is_from_file or entry.list_name.startswith("${") or entry.type.startswith("select_one_ext"):
            continue
        for header, text in entry.texts("choice_filter"):
            if entry.type.endswith(("or_other", "or other", "or specify other")):
                message = "« or_other » ne va pas avec « choice_filter » : ajoutez un choix « autre »"
                yield Problem("survey", entry.number, header, "or-other-filter", message)
            for name in bare_names(text):
                if name not in known:
                    hint = did_you_mean(closest(name, known), " : ajoutez-la, ou mettez le mot entre « ' »")
                    message = f"la feuille « choices » n'a pas de colonne « {name} »{hint}"
                    yield Problem("survey", entry.number, header, "unknown-column", message)


def check_choices(workbook: Workbook, entries: Sequence[Entry]) -> Iterator[Problem]:
    """Each choice has a list and a name, once in its list unless the settings allow more.

    A name may have spaces where one choice only is taken: several are kept separated by spaces.
    """
    if not {"list_name", "name"} <= {canonical(header) for header in workbook.headers.get("choices", ())}:
        return
    rows = workbook.rows.get("choices", ())
    settings = [row.cells.get("allow_choice_duplicates", "") for row in workbook.rows.get("settings", ())]
    several = any(text.strip().lower() in {"yes", "true", "true()"} for text in settings)
    together = {entry.list_name for entry in entries if _takes_several(entry)}
    seen: dict[tuple[str, str], int] = {}
    for row in rows:
        list_name, name = _cell(row, "list_name"), _cell(row, "name")
        if not list_name and not name:
            continue
        if not list_name:
            yield Problem(
                "choices", row.number, "list_name", "missing-list", "il manque le nom de la liste de ce choix"
            )
            continue
        if not name:
            yield Problem("choices", row.number, "name", "missing-name", "il manque le nom de ce choix")
            continue
        if " " in name and list_name in together:
            message = (
                f"le nom du choix « {name} » ne peut pas contenir d'espace, car on en coche plusieurs : "
                f"écrivez « {'_'.join(name.split())} », c'est le libellé qui a des espaces"
            )
            yield Problem("choices", row.number, "name", "bad-name", message)
        earlier = seen.setdefault((list_name, name), row.number)
        if earlier != row.number and not several:
            message = f"le choix « {name} » est déjà dans la liste « {list_name} », à la ligne {earlier}"
            yield Problem("choices", row.number, "name", "duplicate-choice", message)


def _takes_several(entry: Entry) -> bool:
    return entry.kind == "choice" and _SEVERAL.match(entry.type) is not None


def _cell(row: Row, column: str) -> str:
    return next((text for header, text in row.cells.items() if canonical(header) == column), "")


def check_files(entries: Sequence[Entry], path: Path | None, provided: frozenset[str]) -> Iterator[Problem]:
    """Each file that a form names lies beside it, unless the program gives it."""
    yield from _declared_twice(entries)
    for entry in entries:
        name = _file_of(entry)
        if not name or Path(name).stem in provided:
            continue
        if Path(name).suffix not in _FILE_SUFFIXES:
            message = f"« {name} » doit être un fichier .csv, .xml ou .geojson"
            yield Problem("survey", entry.number, entry.header("type"), "missing-file", message)
        elif path is not None and not (path.parent / Path(name).name).is_file():
            message = f"le fichier « {name} » n'est pas dans le dossier du questionnaire : posez-le à côté"
            yield Problem("survey", entry.number, entry.header("type"), "missing-file", message)


def _declared_twice(entries: Sequence[Entry]) -> Iterator[Problem]:
    """A table that a row declares has a name of its own: no other table's, and no list's."""
    lists = {entry.list_name for entry in entries if entry.kind == "choice" and not entry.is_from_file}
    seen: dict[str, int] = {}
    for entry in entries:
        if entry.type not in {"csv-external", "xml-external"} or not entry.name:
            continue
        earlier = seen.setdefault(entry.name, entry.number)
        if earlier != entry.number and not _same_place(entries, entry):
            message = f"la table « {entry.name} » est déjà déclarée à la ligne {earlier} : n'en gardez qu'une"
            yield Problem("survey", entry.number, entry.header("name"), "duplicate-name", message)
        if entry.name in lists:
            message = f"« {entry.name} » est aussi le nom d'une liste de choix : changez l'un des deux"
            yield Problem("survey", entry.number, entry.header("name"), "duplicate-name", message)


def _same_place(entries: Sequence[Entry], entry: Entry) -> bool:
    """Whether the same name in the same group is already a fault of its own."""
    return any(
        each.number < entry.number and (each.parents, each.name) == (entry.parents, entry.name)
        for each in entries
    )


def _file_of(entry: Entry) -> str:
    if entry.is_from_file:
        return entry.list_name
    return (
        f"{entry.name}.{entry.type.partition('-')[0]}"
        if entry.type in {"csv-external", "xml-external"}
        else ""
    )
