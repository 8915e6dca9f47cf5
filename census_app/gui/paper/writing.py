"""Writing a questionnaire to a PDF file, blank or filled."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter, QPdfWriter

from census_app.errors import CensusError, reason
from census_app.forms import Filling, FormDefinition
from census_app.forms.paper import Heading, Paper
from census_app.forms.papering import blank_paper, filled_paper
from census_app.gui.paper.blocks import Blocks
from census_app.gui.paper.front import Front
from census_app.gui.paper.measures import BOTTOM, DPI, TOP
from census_app.gui.paper.rows import Placed, paginate
from census_app.gui.paper.type import Type
from census_app.services.prefill import CAMPAIGN


@dataclass(frozen=True, slots=True, eq=False)
class Printed:
    """A questionnaire set in pages, and what is around them."""

    pages: tuple[tuple[Placed, ...], ...]
    front: Front


def write_blank(
    definition: FormDefinition, out: Path, heading: Heading | None = None, *, language: str | None = None
) -> Path:
    """Write a questionnaire to be filled with a pen; return the file.

    CensusError when the file cannot be written.
    """
    heading = heading or Heading()
    known = {CAMPAIGN: heading.campaign} if heading.campaign else {}
    return _write(blank_paper(definition, language, known), definition, out, heading)


def write_filled(filling: Filling, out: Path, heading: Heading | None = None) -> Path:
    """Write a questionnaire with its answers; return the file.

    CensusError when the file cannot be written.
    """
    return _write(filled_paper(filling), filling.definition, out, heading or Heading())


def set_in_pages(paper: Paper, writer: QPdfWriter, heading: Heading, asked: frozenset[str]) -> Printed:
    """The pages of a paper on a device, before they are drawn; `asked` are the targets of its form."""
    type_ = Type(writer)
    front = Front(type_, paper, heading, asked)
    return Printed(paginate((*front.blocks(), *Blocks(type_).of_paper(paper)), TOP, BOTTOM), front)


def sheet(device: QIODevice, title: str) -> QPdfWriter:
    """A PDF of A4 sheets, without margins of its own."""
    writer = QPdfWriter(device)
    writer.setResolution(DPI)
    writer.setPageLayout(
        QPageLayout(QPageSize(QPageSize.PageSizeId.A4), QPageLayout.Orientation.Portrait, QMarginsF())
    )
    writer.setTitle(title)
    writer.setCreator("census-app")
    return writer


def _write(paper: Paper, definition: FormDefinition, out: Path, heading: Heading) -> Path:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = sheet(buffer, " — ".join(part for part in (paper.title, heading.record) if part))
    _draw(set_in_pages(paper, writer, heading, definition.targets()), writer)
    _save(bytes(buffer.data().data()), out)
    return out


def _draw(printed: Printed, writer: QPdfWriter) -> None:
    painter = QPainter(writer)
    for number, page in enumerate(printed.pages, 1):
        if number > 1:
            writer.newPage()
        printed.front.around(painter, number, len(printed.pages))
        for placed in page:
            placed.row.draw(painter, placed.top)
    painter.end()


def _save(content: bytes, out: Path) -> None:
    """Put the whole file in place at once: what was there before stays if anything fails."""
    if not out.parent.is_dir():
        raise CensusError(f"« {out} » ne peut pas être écrit : le dossier « {out.parent} » n’existe pas.")
    partial = out.with_name(f".{out.name}.part")
    try:
        partial.write_bytes(content)
        partial.replace(out)
    except OSError as error:
        with suppress(OSError):
            partial.unlink(missing_ok=True)
        raise CensusError(f"« {out} » ne peut pas être écrit : {reason(error)}.") from error
