"""The participants' table of the meetings, as on page 3 of the minutes of 24 September 2015."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from census_app.reports.material import Material
from census_app.reports.restitution import Restitution, Tallied
from census_app.reports.sheets.blocks import Block, side_by_side
from census_app.sheets import page
from census_app.sheets.cells import Cell
from census_app.sheets.model import Line, Page

MOST_ON_A_PAGE: Final = 70
"""The lines of a meeting that are still read when they are fitted to one page."""

WIDTHS: Final = (84.0, 11.0, 3.0, 64.0, 11.0)


def restitution(material: Material) -> Page:
    """One page a meeting: four blocks, each with its counts."""
    lines = [page.title("Restitution des fiches individuelles")]
    if not material.restitutions:
        lines.append(page.paragraph("Aucune réunion n’a de fiche individuelle dans cet inventaire."))
    for number, each in enumerate(material.restitutions):
        lines += _meeting(each, break_before=number > 0)
    short = len(material.restitutions) == 1 and len(lines) <= MOST_ON_A_PAGE
    return Page("Restitution", tuple(lines), WIDTHS, landscape=True, one_page=short, footer=material.footer)


def _meeting(meeting: Restitution, *, break_before: bool) -> Iterator[Line]:
    place = f", {meeting.place}" if meeting.place else ""
    title = f"{meeting.title} — {meeting.held_on:%d/%m/%Y}{place}"
    yield page.heading(title, break_before=break_before)
    people = "participant a rempli" if meeting.participants == 1 else "participants ont rempli"
    yield page.paragraph(f"{meeting.participants} {people} une fiche individuelle.")
    silent = [Tallied("Non répondu", meeting.silent)] if meeting.silent else []
    users = (
        f"Utilisateurs des services collaboratifs : {meeting.users} sur {meeting.participants}. Lesquels :"
    )
    yield from side_by_side(
        WIDTHS, _block("Commune de provenance", [*meeting.communes, *silent]), _block(users, meeting.services)
    )
    yield page.gap()
    verbatim: list[Sequence[Cell]] = [(line, None) for line in meeting.expectations]
    expectations = Block(("Attentes individuelles, telles qu’écrites", ""), ("long", "text"), verbatim)
    participation = _block("Participation au programme", meeting.participation)
    yield from side_by_side(WIDTHS, expectations, participation)
    if meeting.stakes:
        yield page.heading("Enjeux retenus")
        for stake in meeting.stakes:
            yield page.paragraph(f"• {stake}")
    for said in (meeting.note, meeting.source and f"Source : {meeting.source}"):
        if said:
            yield page.note(said)


def _block(header: str, counted: Sequence[Tallied]) -> Block:
    return Block((header, "Nombre"), ("long", "integer"), [(each.label, each.count) for each in counted])
