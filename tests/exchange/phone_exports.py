"""Interviews as phones and servers write them: a filling in, files out, in the shapes that they have."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any
from zipfile import ZipFile

from census_app.forms import Filling
from tests.exchange.phone_tables import Row, Sent, Style, grid_of, tables

__all__ = [
    "Sent", "Style", "Way", "as_bulk_xml", "as_central", "as_central_zip", "as_kobo", "as_xml_folder",
    "as_xml_zip", "central_tables", "csv_text", "files", "kobo_sheets", "odk_xml", "workbook", "zipped",
]  # fmt: skip
STRUCTURE = {"group", "repeat", "instance"}


def odk_xml(sent: Sent, *, form_id: str = "", version: str = "", deprecated: str = "") -> str:
    """The XML instance of ODK Collect."""
    from lxml import etree

    definition = sent.filling.definition
    root = etree.Element(
        definition.root.name,
        id=form_id or definition.form_id,
        version=version or definition.version,
        nsmap={"h": "http://www.w3.org/1999/xhtml", "orx": "http://openrosa.org/xforms"},
    )
    _xml_children(sent.filling, definition.root.path, root)
    for old in root.findall("meta"):
        root.remove(old)
    meta = etree.SubElement(root, "{http://openrosa.org/xforms}meta")
    etree.SubElement(meta, "{http://openrosa.org/xforms}instanceID").text = sent.instance_id
    if deprecated:
        etree.SubElement(meta, "{http://openrosa.org/xforms}deprecatedID").text = deprecated
    return etree.tostring(root, encoding="unicode")


def _xml_children(filling: Filling, path: str, element: Any) -> None:
    from lxml import etree

    for child in filling.children(path):
        below = etree.SubElement(element, child.name) if child.kind != "repeat" else element
        if child.kind in STRUCTURE:
            _xml_children(filling, child.path, below)
        else:
            below.text = child.value or None


def kobo_sheets(sent: Sequence[Sent], style: Style, title: str = "Visites") -> dict[str, list[list[object]]]:
    """The sheets of a KoboToolbox workbook by name."""
    main, repeats = tables(sent, style)
    index_of = {instance: place for place, (instance, _) in enumerate(main, 1)}
    system = ("_id", "_uuid", "_submission_time", "_validation_status", "_notes", "_status", "__version__",
              "_tags", "meta/instanceID", "formhub/uuid", "_index")  # fmt: skip
    rows: list[Row] = []
    for place, (instance, row) in enumerate(main, 1):
        uuid = instance.removeprefix("uuid:")
        told: Row = {
            "_id": 7000 + place, "_uuid": uuid, "_submission_time": "2026-03-02T09:12:00",
            "_status": "submitted_via_web", "__version__": "vKz3", "meta/instanceID": instance,
            "formhub/uuid": "0f" * 16, "_index": place,
        }  # fmt: skip
        rows.append({**row, **told})
    sheets = {title: grid_of(rows, last=system)}
    indexes: dict[tuple[str, str], int] = {}
    for path, lines in repeats.items():
        name = path.rpartition("/")[2]
        out: list[Row] = []
        for place, (instance, parent, own, row) in enumerate(lines, 1):
            indexes[instance, own] = place
            above = parent.rpartition("/")[2].partition("[")[0]
            is_top = "[" not in parent
            out.append({
                **row, "_index": place,
                "_parent_table_name": title if is_top else above,
                "_parent_index": index_of[instance] if is_top else indexes[instance, parent],
                "_submission__id": 7000 + index_of[instance],
                "_submission__uuid": instance.removeprefix("uuid:"),
            })  # fmt: skip
        if out:
            sheets[name[:31]] = grid_of(out)
    return sheets


def workbook(path: Path, sheets: dict[str, list[list[object]]]) -> Path:
    import openpyxl

    book = openpyxl.Workbook()
    book.remove(book.active)  # type: ignore[arg-type]
    for name, grid in sheets.items():
        sheet = book.create_sheet(name)
        for row in grid:
            sheet.append([None if cell == "" else cell for cell in row])
            for cell in sheet[sheet.max_row]:
                cell.data_type = "s" if isinstance(cell.value, str) else cell.data_type
    book.save(path)
    return path


def csv_text(grid: Sequence[Sequence[object]], separator: str = ",") -> str:
    text = io.StringIO()
    csv.writer(text, delimiter=separator).writerows(grid)
    return text.getvalue()


def central_tables(sent: Sequence[Sent], *, groups: bool = True, split: bool = True) -> dict[str, str]:
    """The csv files of ODK Central by name."""
    style = Style(separator="-", groups=groups, split=split, one_cell=not split)
    main, repeats = tables(sent, style)
    form = sent[0].filling.definition
    rows: list[Row] = [
        {
            "SubmissionDate": each.submitted, **row, "meta-instanceID": instance, "KEY": instance,
            "SubmitterID": "12", "SubmitterName": "Camille", "AttachmentsPresent": "0",
            "AttachmentsExpected": "0", "Status": "", "ReviewState": "", "DeviceID": "collect:x1",
            "Edits": "0", "FormVersion": form.version,
        }
        for each, (instance, row) in zip(sent, main, strict=True)
    ]  # fmt: skip
    files = {f"{form.form_id}.csv": csv_text(grid_of(rows))}
    for path, lines in repeats.items():
        out: list[Row] = [
            {**row, "PARENT_KEY": _key(instance, parent, path), "KEY": _key(instance, own, path)}
            for instance, parent, own, row in lines
        ]
        if out:
            files[f"{form.form_id}-{path.rpartition('/')[2]}.csv"] = csv_text(grid_of(out))
    return files


def _key(instance: str, path: str, around: str) -> str:
    """`uuid:…/site[2]`, the root as `uuid:…`."""
    del around
    return f"{instance}{path[len('/data') :]}"


def files(folder: Path, texts: dict[str, str], *, encoding: str = "utf-8") -> list[Path]:
    folder.mkdir(parents=True, exist_ok=True)
    made = []
    for name, text in texts.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding, newline="")
        made.append(path)
    return made


def zipped(path: Path, texts: dict[str, str]) -> Path:
    with ZipFile(path, "w") as archive:
        for name, text in texts.items():
            archive.writestr(name, text)
    return path


Way = Callable[[Path, Sequence[Sent]], list[Path]]


def as_xml_folder(folder: Path, sent: Sequence[Sent]) -> list[Path]:
    texts = {f"visite_{place}/visite_{place}.xml": odk_xml(each) for place, each in enumerate(sent)}
    files(folder / "instances", texts)
    return [folder / "instances"]


def as_xml_zip(folder: Path, sent: Sequence[Sent]) -> list[Path]:
    texts = {f"{place}/a.xml": odk_xml(each) for place, each in enumerate(sent)}
    return [zipped(folder / "reponses.zip", texts)]


def as_bulk_xml(folder: Path, sent: Sequence[Sent]) -> list[Path]:
    inside = "".join(odk_xml(each) for each in sent)
    text = f"<results><count>5</count><results>{inside}</results></results>"
    return files(folder, {"tout.xml": f"<?xml version='1.0' encoding='utf-8'?>{text}"})


def as_central(folder: Path, sent: Sequence[Sent]) -> list[Path]:
    return files(folder, central_tables(sent))


def as_central_zip(folder: Path, sent: Sequence[Sent]) -> list[Path]:
    return [zipped(folder / "central.zip", central_tables(sent, groups=False))]


def as_kobo(style: Style) -> Way:
    def write(folder: Path, sent: Sequence[Sent]) -> list[Path]:
        return [workbook(folder / "kobo.xlsx", kobo_sheets(sent, style))]

    return write
