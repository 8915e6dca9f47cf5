"""The key figures by group: by domain, by network, by stake; then the perimeter they are in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Final, Literal

from census_app.domain.indicators import Indicator
from census_app.reports.live import Live, text
from census_app.reports.material import Material
from census_app.reports.sheets.charted import FIRST_ROW, MOST_DRAWN, over_rows
from census_app.reports.sheets.coverage_rules import LEGEND, coverage_rules
from census_app.reports.sheets.indicator_cells import (
    coverage,
    figure_header,
    figure_kind,
    shown_records,
    shown_value,
)
from census_app.reports.sheets.live_cells import Placed, figure_cells, shown
from census_app.reports.sheets.paper import MOST, on_paper
from census_app.reports.summary import UNKNOWN, Groups, Zone
from census_app.sheets.cells import Cell, Formula
from census_app.sheets.model import Chart, Column, Row, Sheet
from census_app.sheets.places import Area, column_letters, place

SHOWN: Final = ("E02", "E05", "E07", "E34", "E10", "E30", "E31", "S01", "S02", "S14", "N07", "N11")
"""The figures of a group: the ten that matter, and how far people meet and drive less."""

RECORDS_COLUMN, FIRST_FIGURE = 2, 4

_BLANK: Final = (
    "Vide : personne n’a répondu ; 0 : la réponse est zéro. n/N : répondants sur éligibles. Une fiche "
    "compte pour la part de son activité qui est dans le périmètre ; un groupe sans fiche n’est pas listé."
)
_STILL: Final = (
    "Ce tableau contient des valeurs, pas des formules : trop de groupes à chercher dans trop de lignes pour "
    "un tableur."
)


@dataclass(frozen=True, slots=True)
class Grouping:
    """A sheet of groups: its title, what a row is, and the grouping that their keys are known under."""

    title: str
    what: str
    name: Literal["domain", "network", "stake"]

    def of(self, material: Material) -> Groups:
        """The groups of the sheet."""
        match self.name:
            case "domain":
                return material.by_domain
            case "network":
                return material.by_network
            case "stake":
                return material.by_stake


BY_DOMAIN: Final = Grouping("Par domaine", "Domaine", "domain")
BY_NETWORK: Final = Grouping("Par réseau", "Réseau", "network")
BY_STAKE: Final = Grouping("Par enjeu", "Enjeu", "stake")
GROUPINGS: Final = (BY_DOMAIN, BY_NETWORK, BY_STAKE)


def by_domain(material: Material) -> Sheet:
    """A row a domain."""
    note = (
        "Une fiche compte dans son domaine principal : les lignes s’additionnent et donnent le périmètre, "
        "sauf les taux et les moyennes."
    )
    return _sheet(material, BY_DOMAIN, note)


def by_network(material: Material) -> Sheet:
    """A row a network."""
    note = (
        "La ligne d’un réseau dit ce que font ensemble ses membres (liens « adhère à » et « fédère » en "
        "cours dans l’année), jamais l’activité propre du réseau, qui a sa ligne. Un membre de deux "
        "réseaux compte dans les deux : les lignes ne s’additionnent pas."
    )
    return _sheet(material, BY_NETWORK, note)


def by_stake(material: Material) -> Sheet:
    """A row a stake of the minutes."""
    note = (
        "Les trois enjeux retenus par le groupe de travail le 24 septembre 2015. Une fiche qui sert deux "
        "enjeux compte dans les deux : les lignes ne s’additionnent pas."
    )
    return _sheet(material, BY_STAKE, note)


def is_live(material: Material, grouping: Grouping) -> bool:
    """Whether the figures are formulas: not those of too many groups, each looked for among all the rows."""
    groups = len(grouping.of(material).rows)
    return material.ledger is not None and (grouping is BY_DOMAIN or material.ledger.finds(groups))


def placed(material: Material) -> Iterator[tuple[str, Iterator[Placed]]]:
    """Every figure of these sheets, by sheet."""
    for grouping in GROUPINGS:
        if is_live(material, grouping):
            yield grouping.title, _placed(material, grouping)


def _placed(material: Material, grouping: Grouping) -> Iterator[Placed]:
    groups, title = grouping.of(material), grouping.title
    whole = groups.inside.counts.records
    for row, zone in enumerate((*groups.rows, groups.inside), FIRST_ROW):
        counts = zone.counts
        records, part = counts.presence["records"], _part(counts.records, whole)
        yield Placed(zone.name, "Fiches", place(title, row, RECORDS_COLUMN), records, "integer")
        yield Placed(zone.name, "Part des fiches", place(title, row, RECORDS_COLUMN + 1), part, "percent")
        for number, each in enumerate(_indicators(material)):
            figure, column, kind = zone.figures[each.code], FIRST_FIGURE + 2 * number, figure_kind(each)
            what, at = f"{each.code} — {each.short_label}", place(title, row, column)
            said = place(title, row, column + 1)
            yield Placed(zone.name, what, at, figure.value, kind, said, coverage(figure) or "")


def bars(
    material: Material, grouping: Grouping, what: str, at: str, *, width: float, height: float
) -> Chart | None:
    """A bar a group: « Fiches », or the code of an indicator; nothing for groups too many to be read."""
    groups, title = len(grouping.of(material).rows), grouping.title
    if not 1 <= groups <= MOST_DRAWN:
        return None
    is_figure = what in SHOWN
    column = FIRST_FIGURE + 2 * SHOWN.index(what) if is_figure else RECORDS_COLUMN
    name = figure_header(material.catalogue[what]) if is_figure else what
    drawn = Area(title, FIRST_ROW, column, FIRST_ROW + groups - 1, column)
    said = f"{name} {title[:1].lower()}{title[1:]}"
    return over_rows("bar", said, name, drawn, at, width=width, height=height)


def _charts(material: Material, grouping: Grouping, row: int) -> Iterator[Chart]:
    """Two charts under the table, side by side on its first page: the records, and the jobs."""
    height = min(16.0, 4.5 + 0.42 * len(grouping.of(material).rows))
    for what, at in (("Fiches", f"B{row}"), ("E02", f"H{row}")):
        chart = bars(material, grouping, what, at, width=10.2, height=height)
        if chart is not None:
            yield chart


def _indicators(material: Material) -> list[Indicator]:
    return [material.catalogue[code] for code in SHOWN]


def _part(records: Fraction, whole: Fraction) -> Fraction | None:
    return records / whole if whole else None


def _sheet(material: Material, grouping: Grouping, note: str) -> Sheet:
    indicators = _indicators(material)
    live, groups = is_live(material, grouping), grouping.of(material)
    last = FIRST_ROW + len(groups.rows)
    footnotes = (note, _BLANK, LEGEND, *((_STILL,) if material.ledger is not None and not live else ()))
    return Sheet(
        title=grouping.title,
        columns=_columns(grouping.what, indicators, keyed=live and grouping is not BY_DOMAIN),
        rows=_live_rows(material, grouping) if live else _rows(grouping.of(material), indicators),
        heading=(grouping.title, on_paper(f"{material.subtitle} — chiffres du périmètre", last - FIRST_ROW)),
        footnotes=footnotes,
        rules=coverage_rules((FIRST_FIGURE + 1 + 2 * at for at in range(len(SHOWN))), FIRST_ROW, last),
        charts=tuple(_charts(material, grouping, last + len(footnotes) + 3)),
        footer=material.footer,
        tab="0B6B58",
        expected=len(grouping.of(material).rows) + 1,
        widest=(_cells(groups.inside, groups.inside.counts.records, indicators),),
        paper_rows=MOST,
        paper_columns=FIRST_FIGURE - 1 + 2 * len(SHOWN),
    )


def _columns(what: str, shown: Sequence[Indicator], *, keyed: bool) -> tuple[Column, ...]:
    columns = [
        Column(what, "long", width=31),
        Column("Fiches", "integer", width=9, note="Fiches éligibles qui ont une part dans le périmètre."),
        Column("Part des fiches", "percent", width=10, note="Selon les parts des fiches dans le périmètre."),
    ]
    for indicator in shown:
        note = f"{indicator.code} — {indicator.label}. {indicator.definition}"
        columns.append(Column(figure_header(indicator), figure_kind(indicator), note=note))
        columns.append(
            Column("n/N", "coverage", note=f"Répondants sur éligibles : {indicator.code}", joined=True)
        )
    if keyed:
        columns.append(
            Column("Clé dans Valeurs", "code", width=17, note="À chercher dans la colonne Groupes.")
        )
    return tuple(columns)


def _rows(groups: Groups, shown: Sequence[Indicator]) -> Iterator[Sequence[Cell] | Row]:
    whole = groups.inside.counts.records
    for zone in groups.rows:
        yield _cells(zone, whole, shown)
    yield Row(_cells(groups.inside, whole, shown), "total")


def _live_rows(material: Material, grouping: Grouping) -> Iterator[Sequence[Cell] | Row]:
    """The same as formulas over Valeurs, each row with the key that they look for there."""
    ledger, groups = material.ledger, grouping.of(material)
    if ledger is None:
        return
    whole, is_domain = Live(ledger, material.parameters, "inside"), grouping is BY_DOMAIN
    records = groups.inside.counts.records
    for row, zone in enumerate(groups.rows, FIRST_ROW):
        key = ledger.keys[grouping.name, zone.code]
        live = Live(ledger, material.parameters, "group", key, _domain(zone) if is_domain else "")
        cells = _live_cells(material, live, whole, zone, _part(zone.counts.records, records), row)
        yield cells if is_domain else [*cells, key]
    row = FIRST_ROW + len(groups.rows)
    cells = _live_cells(material, whole, whole, groups.inside, _part(records, records), row)
    yield Row(cells if is_domain else [*cells, None], "total")


def _domain(zone: Zone) -> str:
    """What the column Domaine holds for a domain: its label, nothing where there is none."""
    return text("=" if zone.code == UNKNOWN else zone.name)


def _live_cells(
    material: Material, live: Live, whole: Live, zone: Zone, part: Fraction | None, row: int
) -> list[Cell]:
    records = f"{column_letters(RECORDS_COLUMN)}{row}"
    formula = f'IFERROR({live.shared_records()}/{whole.shared_records()},"")'
    cells: list[Cell] = [
        zone.name,
        Formula(live.records(), zone.counts.presence["records"]),
        Formula(formula, shown(part)),
    ]
    for indicator in _indicators(material):
        cells += figure_cells(live, indicator, zone.figures[indicator.code], records)
    return cells


def _cells(zone: Zone, whole: Fraction, shown: Sequence[Indicator]) -> list[Cell]:
    part = None if zone.counts.masked else _part(zone.counts.records, whole)
    cells: list[Cell] = [zone.name, shown_records(zone), part]
    for indicator in shown:
        figure = zone.figures[indicator.code]
        cells += [shown_value(figure), coverage(figure)]
    return cells
