"""Évolution: each sum from one campaign to the next, and what made the change."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import Final

from census_app.domain.indicators import Indicator
from census_app.reports.evolution import Evolution, Steps
from census_app.reports.live import Live
from census_app.reports.material import Material
from census_app.reports.sheets.charted import FIRST_ROW
from census_app.reports.sheets.indicator_cells import figure_kind
from census_app.reports.sheets.live_cells import Placed, shown
from census_app.reports.sheets.paper import MOST
from census_app.sheets.cells import Cell, Formula, Styled
from census_app.sheets.model import Chart, Column, Row, Series, Sheet
from census_app.sheets.places import Area, place

TITLE: Final = "Évolution"
INDICATOR, BEFORE, AFTER = 3, 4, 13
"""Columns, from 1, that charts look at."""

_PEOPLE: Final = ("E01", "E02", "E03", "E04", "E05", "E06")

_STEPS: Final[tuple[tuple[str, str, str], ...]] = (
    ("perimeter", "Périmètre changé", "Ce que le périmètre d’aujourd’hui change au chiffre d’alors."),
    ("real", "Changement réel", "Les mêmes fiches, avec le même niveau de preuve, disent autre chose."),
    ("method", "Méthode changée", "Les mêmes fiches, mais le niveau de preuve n’est plus le même."),
    ("born", "Créées depuis", "Fiches qui n’étaient pas recensées, créées après la campagne d’avant."),
    (
        "found",
        "Nouvellement repérées",
        "Fiches qui n’étaient pas recensées, mais qui existaient (ou sans année).",
    ),
    ("answered", "Nouvelles réponses", "Fiches déjà recensées, qui n’avaient rien dit."),
    ("silent", "Sans réponse", "Fiches qui avaient répondu et ne disent rien cette fois."),
    ("gone", "Sorties", "Fiches qui ne comptent plus : disparues, hors champ, doublons, retirées."),
)


def evolution(material: Material) -> Sheet:
    """A row an indicator and a pair of campaigns; the steps add up from the first figure to the last."""
    rows, notes = sum(len(each.steps) for each in material.evolutions), _notes(material)
    chart = people_over_time(material, f"C{FIRST_ROW + rows + len(notes) + 2}", width=22, height=9)
    columns = (
        Column("De", "year", width=8),
        Column("À", "year", width=8),
        Column("Indicateur", "long", width=48),
        Column("Chiffre d’avant", "decimal", note="Tel que publié, sur le périmètre de l’époque."),
        *(Column(label, "decimal", width=14.6, note=note) for _, label, note in _STEPS),
        Column("Chiffre d’après", "decimal", note="Sur le périmètre de ce classeur."),
        Column("Répondants avant", "integer"),
        Column("Répondants après", "integer"),
    )
    return Sheet(
        title=TITLE,
        columns=columns,
        rows=_rows(material),
        heading=("Évolution d’une campagne à l’autre", material.subtitle),
        footnotes=notes,
        charts=(chart,) if chart else (),
        frozen_columns=3,
        footer=material.footer,
        tab="0B6B58",
        expected=rows,
        paper_rows=MOST,
    )


def people_over_time(material: Material, at: str, *, width: float, height: float) -> Chart | None:
    """Employees and volunteers in the two last campaigns; nothing when there is one."""
    rows = _people(material.evolutions)
    if not rows:
        return None
    pair = material.evolutions[0]
    last = FIRST_ROW + rows - 1
    return Chart(
        kind="bar",
        title=f"Emploi et bénévolat, {pair.before} et {pair.after}",
        categories=Area(TITLE, FIRST_ROW, INDICATOR, last, INDICATOR),
        series=(
            Series(str(pair.after), Area(TITLE, FIRST_ROW, AFTER, last, AFTER)),
            Series(str(pair.before), Area(TITLE, FIRST_ROW, BEFORE, last, BEFORE)),
        ),
        at=at,
        width=width,
        height=height,
    )


def _people(pairs: Sequence[Evolution]) -> int:
    """How many of the first rows are about employees and volunteers, in the newest pair of campaigns."""
    codes = list(pairs[0].steps) if pairs else []
    return next((number for number, code in enumerate(codes) if code not in _PEOPLE), len(codes))


def placed(material: Material) -> Iterator[tuple[str, Iterator[Placed]]]:
    """Every live figure of the sheet: what the campaign of the workbook has in the perimeter."""
    yield TITLE, _placed(material)


def _placed(material: Material) -> Iterator[Placed]:
    for row, (pair, indicator, steps) in enumerate(_steps(material), FIRST_ROW):
        if _is_live(material, pair):
            what, kind = f"{indicator.code} — {indicator.short_label}", figure_kind(indicator)
            line = f"{pair.before} → {pair.after}"
            yield Placed(line, what, place(TITLE, row, AFTER), _after(steps), kind)
            answered = place(TITLE, row, AFTER + 2)
            yield Placed(line, f"{what} : répondants", answered, steps.answered_after, "integer")


def _steps(material: Material) -> Iterator[tuple[Evolution, Indicator, Steps]]:
    """The rows, in their order."""
    for pair in material.evolutions:
        for code, steps in pair.steps.items():
            yield pair, material.catalogue[code], steps


def _is_live(material: Material, pair: Evolution) -> bool:
    """Whether the answers of the newer campaign of a pair are in the workbook."""
    return material.ledger is not None and pair.after == material.summary.year


def _after(steps: Steps) -> Fraction | None:
    return steps.after if steps.answered_after else None


def _rows(material: Material) -> Iterator[Sequence[Cell] | Row]:
    for pair, indicator, steps in _steps(material):
        cells = _cells(pair, indicator, steps)
        if material.ledger is not None and _is_live(material, pair):
            live = Live(material.ledger, material.parameters, "inside")
            figure = Formula(live.figure(indicator), shown(_after(steps)))
            cells[AFTER - 1] = Styled(figure, figure_kind(indicator))
            cells[AFTER + 1] = Formula(live.answered(indicator), steps.answered_after)
        yield cells


def _cells(pair: Evolution, indicator: Indicator, steps: Steps) -> list[Cell]:
    kind = figure_kind(indicator)

    def styled(value: Fraction, *, blank: bool = False) -> Cell:
        return None if blank and not value else Styled(value, kind)

    return [
        pair.before,
        pair.after,
        f"{indicator.label} ({indicator.unit})",
        styled(steps.before) if steps.answered_before else None,
        *(styled(getattr(steps, step), blank=True) for step, _, _ in _STEPS),
        styled(steps.after) if steps.answered_after else None,
        steps.answered_before,
        steps.answered_after,
    ]


def _notes(material: Material) -> tuple[str, ...]:
    pairs = material.evolutions
    if not pairs:
        return ("Une seule campagne : il n’y a encore rien à comparer.",)
    notes = [
        (
            "Chiffre d’avant + chaque étape = chiffre d’après, exactement. Une étape vide est nulle. Seules "
            "les sommes se décomposent ainsi ; taux et moyennes sont dans Synthèse, année contre année."
        )
    ]
    if any(_is_live(material, pair) for pair in pairs):
        notes.append(
            f"Chiffres et répondants de {material.summary.year} : formules sur Valeurs. Le reste est "
            "écrit par le programme, car les réponses d’avant ne sont pas dans ce classeur."
        )
    notes += [
        f"{pair.before} → {pair.after} : {pair.perimeter_before}, puis {pair.perimeter_after}."
        for pair in pairs
        if pair.perimeter_before != pair.perimeter_after
    ]
    return tuple(notes)
