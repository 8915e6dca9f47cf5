"""The figures of one pillar, a row a commune, then the perimeter, what is beside it, and everything."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import Final

from census_app.domain.indicators import Aggregation, Indicator, Pillar
from census_app.reports.live import Live, ZoneKind, needs_population
from census_app.reports.material import Material
from census_app.reports.sheets.charted import FIRST_ROW, columns_by_commune
from census_app.reports.sheets.coverage_rules import LEGEND, coverage_rules
from census_app.reports.sheets.grades import Spread, spread
from census_app.reports.sheets.indicator_cells import (
    coverage,
    figure_header,
    figure_kind,
    is_shown,
    shown_per_1000,
    shown_records,
    shown_value,
)
from census_app.reports.sheets.live_cells import Placed, figure_cells, shown
from census_app.reports.sheets.paper import MOST, on_paper
from census_app.reports.summary import Zone
from census_app.sheets.cells import Cell, Formula, Tone
from census_app.sheets.model import Chart, Column, Row, Sheet
from census_app.sheets.places import column_letters, place

PER_1000: Final = frozenset({"E05", "E10", "E13", "S01", "S02", "S08", "N01", "N11"})
"""What is given for 1 000 inhabitants too; E32 is the catalogue's own."""

RECORDS_COLUMN: Final = 3
"""Where the number of records of a row is; figures begin after it."""

_SHEETS: Final = {
    "Économie par commune": Pillar.ECONOMY,
    "Social par commune": Pillar.SOCIAL,
    "Environnement par commune": Pillar.ENVIRONMENT,
    "Vigilance par commune": Pillar.VIGILANCE,
}

_DRAWN: Final = {
    Pillar.ECONOMY: ("E02", "E10"),
    Pillar.SOCIAL: ("S02", "S01"),
    Pillar.ENVIRONMENT: ("N07", "N11"),
    Pillar.VIGILANCE: (),
}
"""The figures of a sheet that have a chart under the table."""

_CHART_HEIGHT, _CHART_ROWS = 8.5, 18
"""In centimetres, and in rows with a blank one below: charts under each other never overlap."""

FOOTNOTES: Final = (
    (
        "Vide : personne n’a répondu ; 0 : la réponse est zéro. n/N : répondants sur éligibles ; une "
        "fiche compte dans chaque commune où elle a une part, une fois dans les totaux : les n/N ne "
        "s’additionnent pas."
    ),
    (
        "Communes + hors périmètre + non localisé = ensemble, exactement ; l’arrondi n’est que "
        "d’affichage. Les taux sont des rapports de sommes, sur les fiches qui ont répondu à tous leurs "
        "termes."
    ),
)


def economy(material: Material) -> Sheet:
    """The economic indicators."""
    return _sheet(material, Pillar.ECONOMY, "Économie par commune", "Impact économique par commune")


def social(material: Material) -> Sheet:
    """The social indicators."""
    title = "Impact social, services et mobilité, par commune"
    return _sheet(material, Pillar.SOCIAL, "Social par commune", title)


def environment(material: Material) -> Sheet:
    """The environmental indicators."""
    title = "Effets sur l’environnement, par commune"
    return _sheet(material, Pillar.ENVIRONMENT, "Environnement par commune", title)


def vigilance(material: Material) -> Sheet:
    """How far each limit was met with: the mean grade, and how many records are concerned."""
    title = "Vigilance : limites et dérives signalées, par commune"
    return _sheet(material, Pillar.VIGILANCE, "Vigilance par commune", title)


def _sheet(material: Material, pillar: Pillar, name: str, title: str) -> Sheet:
    indicators = _shown(material, pillar)
    last = FIRST_ROW + len(material.summary.zones) - 1
    said = [column + 1 for column in _columns_of(indicators).values()]
    below = _row_below(material, pillar)
    grades = _grades(material, name, pillar)
    charts = (*_charts(material, name, pillar, below), grades.chart())
    return Sheet(
        title=name,
        columns=_columns(indicators),
        rows=_rows(material, indicators),
        heading=(title, on_paper(material.subtitle, len(material.summary.communes))),
        footnotes=_footnotes(material, pillar),
        below=grades.lines(),
        rules=coverage_rules(said, FIRST_ROW, last),
        charts=tuple(chart for chart in charts if chart is not None),
        footer=material.footer,
        tab="0B6B58",
        expected=len(material.summary.zones),
        widest=tuple(_cells(zone, indicators) for zone in (material.summary.inside, material.summary.total)),
        paper_rows=MOST,
    )


def _footnotes(material: Material, pillar: Pillar) -> tuple[str, ...]:
    return (*FOOTNOTES, LEGEND, *_choices_note(material, pillar))


def _row_below(material: Material, pillar: Pillar) -> int:
    """The first row under the footnotes, one away."""
    return FIRST_ROW + len(material.summary.zones) + len(_footnotes(material, pillar)) + 2


def _grades(material: Material, name: str, pillar: Pillar) -> Spread:
    """How the grades of concerns are spread; the few of the other sheets are on Synthèse."""
    indicators = _shown(material, pillar) if pillar is Pillar.VIGILANCE else ()
    return spread(material, name, indicators, _row_below(material, pillar))


def _charts(material: Material, name: str, pillar: Pillar, row: int) -> Iterator[Chart]:
    """The charts of a sheet, under each other from a row on."""
    columns = _columns_of(_shown(material, pillar))
    for number, code in enumerate(_DRAWN[pillar]):
        what, at = figure_header(material.catalogue[code]), f"B{row + number * _CHART_ROWS}"
        column = columns[code]
        chart = columns_by_commune(material, name, what, column, at, width=21, height=_CHART_HEIGHT)
        if chart is not None:
            yield chart


def _columns(shown: Sequence[Indicator]) -> tuple[Column, ...]:
    columns = [
        Column("Commune", width=26),
        Column("Habitants", "integer", width=13, note="Population municipale ; l’année est dans Lisez-moi."),
        Column(
            "Fiches", "integer", width=9, note="Fiches éligibles qui ont une part ici ; ne s’additionne pas."
        ),
    ]
    for indicator in shown:
        note = f"{indicator.code} — {indicator.label}. {indicator.definition}"
        columns.append(Column(figure_header(indicator), figure_kind(indicator), note=note))
        columns.append(
            Column("n/N", "coverage", note=f"Répondants sur éligibles : {indicator.code}", joined=True)
        )
        if indicator.code in PER_1000:
            per_1000 = f"{indicator.short_label} pour 1 000 hab."
            columns.append(Column(per_1000, "decimal", note=note, joined=True))
    return tuple(columns)


def _shown(material: Material, pillar: Pillar) -> list[Indicator]:
    return [indicator for indicator in material.catalogue.by_pillar(pillar) if is_shown(indicator)]


def place_of(material: Material, code: str) -> tuple[str, int]:
    """The sheet and the column (from 1) of an indicator's figures."""
    pillar = material.catalogue[code].pillar
    name = next(name for name, held in _SHEETS.items() if held is pillar)
    return name, _columns_of(_shown(material, pillar))[code]


def _zones(material: Material) -> Iterator[tuple[int, Zone, ZoneKind, Tone]]:
    """The rows: number, zone, which kind, tone."""
    summary = material.summary
    for row, zone in enumerate(summary.communes, FIRST_ROW):
        yield row, zone, "zone", "body"
    after = FIRST_ROW + len(summary.communes)
    yield after, summary.inside, "inside", "total"
    yield after + 1, summary.outside, "zone", "subtotal"
    yield after + 2, summary.unlocated, "zone", "subtotal"
    yield after + 3, summary.total, "total", "total"


def _columns_of(shown: Sequence[Indicator]) -> dict[str, int]:
    """The column of each indicator's figure, from 1; its coverage is in the next one."""
    columns, column = {}, RECORDS_COLUMN + 1
    for indicator in shown:
        columns[indicator.code] = column
        column += 3 if indicator.code in PER_1000 else 2
    return columns


def placed(material: Material) -> Iterator[tuple[str, Iterable[Placed]]]:
    """Every figure of these sheets, by sheet."""
    for name, pillar in _SHEETS.items():
        grades = _grades(material, name, pillar)
        figures = _placed(material, name, _shown(material, pillar))
        yield name, chain(figures, grades.placed())


def _placed(material: Material, name: str, indicators: Sequence[Indicator]) -> Iterator[Placed]:
    columns = _columns_of(indicators)
    for row, zone, _, _ in _zones(material):
        records = zone.counts.presence["records"]
        yield Placed(zone.name, "Fiches", place(name, row, RECORDS_COLUMN), records, "integer")
        for each in indicators:
            figure, column, kind = zone.figures[each.code], columns[each.code], figure_kind(each)
            what, at = f"{each.code} — {each.short_label}", place(name, row, column)
            said = place(name, row, column + 1)
            yield Placed(zone.name, what, at, figure.value, kind, said, coverage(figure) or "")
            if each.code in PER_1000:
                at = place(name, row, column + 2)
                yield Placed(zone.name, f"{what} pour 1 000 hab.", at, figure.per_1000, "decimal")


def _rows(material: Material, indicators: Sequence[Indicator]) -> Iterator[Sequence[Cell] | Row]:
    columns = _columns_of(indicators)
    for row, zone, kind, tone in _zones(material):
        if material.ledger is None:
            cells = _cells(zone, indicators)
        else:
            live = Live(material.ledger, material.parameters, kind, zone.name, f"$A{row}", f"$B{row}")
            cells = _live_cells(live, zone, row, columns, indicators)
        yield cells if tone == "body" else Row(cells, tone)


def _live_cells(
    live: Live, zone: Zone, row: int, columns: Mapping[str, int], indicators: Sequence[Indicator]
) -> list[Cell]:
    """The same cells as formulas, each with the value it has now; coverage leads to the rows behind it."""
    records = zone.counts.presence["records"]
    cells: list[Cell] = [zone.name, zone.population, Formula(live.records(), records)]
    for indicator in indicators:
        figure, column = zone.figures[indicator.code], columns[indicator.code]
        if live.kind == "total" and needs_population(indicator):
            inside = row - 3
            cells += [
                Formula(_cell(column, inside), shown(figure.value)),
                Formula(_cell(column + 1, inside), coverage(figure) or ""),
            ]
        else:
            cells += figure_cells(live, indicator, figure, _cell(RECORDS_COLUMN, row))
        if indicator.code in PER_1000:
            cells.append(Formula(live.per_1000(_cell(column, row)), shown(figure.per_1000)))
    return cells


def _cell(column: int, row: int) -> str:
    return f"{column_letters(column)}{row}"


def _cells(zone: Zone, shown: Sequence[Indicator]) -> list[Cell]:
    cells: list[Cell] = [zone.name, zone.population, shown_records(zone)]
    for indicator in shown:
        figure = zone.figures[indicator.code]
        cells += [shown_value(figure), coverage(figure)]
        if indicator.code in PER_1000:
            cells.append(shown_per_1000(figure))
    return cells


def _choices_note(material: Material, pillar: Pillar) -> tuple[str, ...]:
    words = [
        f"{indicator.label} ({indicator.code})"
        for indicator in material.catalogue.by_pillar(pillar)
        if indicator.aggregation is Aggregation.NONE
    ]
    if not words:
        return ()
    return (f"Sans total : {', '.join(words)} ; les réponses sont dans la feuille Initiatives.",)
