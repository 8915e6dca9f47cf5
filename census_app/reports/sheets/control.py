"""Contrôle: each live figure beside what the program computed, and whether they agree."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import Final

from census_app.reports.material import Material
from census_app.reports.sheets import by_commune, by_group, evolution, synthesis
from census_app.reports.sheets.live_cells import Placed, shown
from census_app.reports.sheets.paper import SAMPLE, on_paper
from census_app.sheets.cells import Cell, Formula, Link, Styled
from census_app.sheets.model import Column, Highlight, Row, Sheet

_FIRST_ROW: Final = 5
AGREES, DIFFERS = "OK", "Écart"


def control(material: Material) -> Sheet:
    """A row a figure: what the formula gives now, what the program computed when it wrote the workbook."""
    rows = list(_rows(material))
    return Sheet(
        title="Contrôle",
        columns=(
            Column("Feuille", width=26),
            Column("Ligne", width=26),
            Column("Indicateur", "long", width=40),
            Column("Formule", "decimal", width=16),
            Column("Programme", "decimal", width=16),
            Column("n/N formule", "coverage", width=12),
            Column("n/N programme", "coverage", width=12),
            Column("Verdict", width=22),
        ),
        rows=rows,
        heading=("Contrôle des formules", _said(material, len(rows))),
        footnotes=(
            (
                "« OK » : la formule donne ce que le programme avait calculé, à un millionième près. "
                "« Écart » : une valeur (feuille Valeurs) ou une formule a été modifiée dans ce classeur."
            ),
        ),
        frozen_columns=2,
        footer=material.footer,
        rules=(Highlight((8,), "formula", f'LEFT($H{_FIRST_ROW},5)="{DIFFERS}"', "alert"),),
        expected=len(rows),
        paper_rows=SAMPLE,
    )


def _said(material: Material, rows: int) -> str:
    if material.ledger is None:
        return (
            "Ce classeur est grand : ses feuilles de synthèse contiennent des valeurs, pas des formules ; "
            "il n’y a rien à contrôler."
        )
    return on_paper(material.subtitle, rows, SAMPLE)


def _rows(material: Material) -> Iterator[Sequence[Cell] | Row]:
    if material.ledger is None:
        return
    lines = [line for title, figures in _placed(material) for line in _lines(title, figures)]
    last = _FIRST_ROW + len(lines)
    verdicts = f"$H${_FIRST_ROW + 1}:$H${last}"
    yield Row(
        (
            "Ensemble du classeur", None, None, None, None, None, None,
            Formula(
                f'IF(COUNTIF({verdicts},"{AGREES}")={len(lines)},"{AGREES}",'
                f'"{DIFFERS} : "&({len(lines)}-COUNTIF({verdicts},"{AGREES}")))',
                AGREES,
            ),
        ),
        "total",
    )  # fmt: skip
    for number, line in enumerate(lines, _FIRST_ROW + 1):
        yield (*line, _verdict(number))


def _placed(material: Material) -> Iterator[tuple[str, Iterable[Placed]]]:
    """The live figures of each sheet that the workbook holds."""
    sheets = (synthesis, by_commune, by_group, evolution)
    for title, figures in chain.from_iterable(sheet.placed(material) for sheet in sheets):
        if material.holds(title):
            yield title, figures


def _lines(title: str, figures: Iterable[Placed]) -> Iterator[tuple[Cell, ...]]:
    for each in figures:
        yield (
            Link(title, each.figure),
            each.line,
            each.what,
            Styled(Formula(each.figure, shown(each.value)), each.kind),
            None if each.value is None else Styled(each.value, each.kind),
            Formula(each.coverage, each.said) if each.coverage else None,
            each.said or None,
        )


def _verdict(row: int) -> Formula:
    """Two numbers within a millionth, or two blanks; and the same coverage."""
    formula, program = f"D{row}", f"E{row}"
    numbers = f"ABS(N({formula})-N({program}))<=0.000001*MAX(1,ABS(N({program})))"
    same = f'AND(ISNUMBER({formula})=ISNUMBER({program}),{numbers},F{row}&""=G{row}&"")'
    return Formula(f'IF({same},"{AGREES}","{DIFFERS}")', AGREES)
