"""The cells of one question put together: one answer, one remark, and what was not clear."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from census_app.exchange.amounts import parse_absence
from census_app.exchange.cells import clean_lines, is_blank, plain, text_of
from census_app.services.fillable.cells import Choices, Said, said
from census_app.services.fillable.filled import FilledAnswer, SheetProblem, part_of
from census_app.services.fillable.marks import Mark
from census_app.sheets.model import CellError, CellValue, Formula
from census_app.sheets.places import column_letters


@dataclass(frozen=True, slots=True)
class Found:
    """A cell of the workbook, the mark of the box it is, and where it stands (row and column from 1)."""

    mark: Mark
    value: CellValue
    sheet: str
    row: int
    column: int

    @property
    def cell(self) -> str:
        """Its address."""
        return f"{column_letters(self.column)}{self.row}"


def written(value: CellValue) -> str:
    """What a cell shows, as text; a formula or an error as it stands."""
    cell = plain(value)
    if cell.problem is None:
        return clean_lines(text_of(cell.value))
    if isinstance(value, Formula):
        return f"={value.text.removeprefix('=')}"
    return value.text if isinstance(value, CellError) else text_of(value)


def understood(
    path: str,
    label: str,
    cells: Sequence[Found],
    lists: Mapping[str, Choices],
    *,
    absence: Found | None = None,
    remark: CellValue = None,
) -> tuple[FilledAnswer, list[SheetProblem]]:
    """The answer that the cells of one question give together."""
    problems: list[SheetProblem] = []
    parts: list[tuple[Found, Said]] = []
    notes = [written(remark)] if not is_blank(remark) else []
    for each in cells:
        read = said(each.mark.nature, each.value, unit=each.mark.unit, choices=lists.get(each.mark.list))
        parts.append((each, read))
        if read.problem or read.warning:
            text = written(each.value) if read.problem else ""
            why = read.problem or read.warning
            problems.append(SheetProblem(each.sheet, each.cell, each.mark.label, why, text, path))
            notes += [f"Écrit sur la feuille : « {text} »."] if read.problem else []
    text = _whole(parts)
    why = next((read.absence for _, read in parts if read.absence), "")
    if absence is not None and not is_blank(absence.value):
        why = _reason(absence, path, notes, problems) or why
    untouched = [read.text for _, read in parts] == [each.mark.sent for each in cells]
    if text and why and untouched:  # what was written beforehand is answered by the reason
        text = ""
    elif text and why:
        both = "Il y a une réponse et une raison de ne pas répondre : la réponse est gardée."
        problems.append(SheetProblem(cells[0].sheet, cells[0].cell, label, both, why, path))
        why = ""
    unclear = any(read.problem for _, read in parts)
    is_blank_now = not any(read.text for _, read in parts)
    first = cells[0] if cells else absence
    return (
        FilledAnswer(
            path,
            label,
            first.sheet if first else "",
            first.cell if first else "",
            text,
            why,
            "\n".join(notes),
            untouched=untouched and not why and not unclear,
            cleared=is_blank_now and not untouched and not why and not unclear,
        ),
        problems,
    )


def _whole(parts: Sequence[tuple[Found, Said]]) -> str:
    """One answer as ODK writes it: names of choices between spaces, in the order of their ranks."""
    natures = {found.mark.nature for found, _ in parts}
    if natures == {"tick"}:
        return " ".join(part_of(found.mark.key) for found, read in parts if read.text)
    if natures == {"rank"}:
        ranked = sorted((int(read.text), part_of(found.mark.key)) for found, read in parts if read.text)
        return " ".join(name for _, name in ranked)
    return " ".join(dict.fromkeys(name for _, read in parts for name in _names(parts, read)))


def _names(parts: Sequence[tuple[Found, Said]], read: Said) -> list[str]:
    """The text of a single cell whole; of several, the choices it names."""
    if len(parts) == 1:
        return [read.text] if read.text else []
    return read.text.split()


def _reason(absence: Found, path: str, notes: list[str], problems: list[SheetProblem]) -> str:
    """Why there is no answer, as a code; what is no such reason is kept as a note."""
    text = written(absence.value)
    read = parse_absence(text)
    if read is not None and read.absence:
        return read.absence
    message = "Cette raison n’est pas dans la liste : elle est gardée en note."
    problems.append(SheetProblem(absence.sheet, absence.cell, absence.mark.label, message, text, path))
    notes.append(text)
    return ""
