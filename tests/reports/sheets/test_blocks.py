"""Small tables side by side on a page."""

from __future__ import annotations

from census_app.reports.sheets.blocks import Block, side_by_side
from census_app.sheets.cells import Styled

WIDTHS = (20.0, 8.0, 2.0, 10.0)
LEFT = Block(("Commune", "Fiches"), ("text", "integer"), [("Issé", 2), ("Total", 2)], frozenset({1}))
RIGHT = Block(("Attente",), ("long",), [("Une attente qui ne tient pas sur une seule ligne",)])


def test_the_shorter_table_leaves_blank_cells_without_a_look() -> None:
    header, first, last = side_by_side(WIDTHS, LEFT, RIGHT)
    assert [cell and cell.value for cell in header.cells if cell is None or isinstance(cell, Styled)] == [
        "Commune",
        "Fiches",
        None,
        "Attente",
    ]
    assert first.cells[2] is None
    assert last.cells[3] is None


def test_the_last_row_of_a_table_may_be_its_total() -> None:
    last = side_by_side(WIDTHS, LEFT, RIGHT)[-1]
    assert last.cells[:2] == (Styled("Total", "text", "total"), Styled(2, "integer", "total"))


def test_a_line_is_as_high_as_its_longest_text() -> None:
    _, first, last = side_by_side(WIDTHS, LEFT, RIGHT)
    assert first.height is not None
    assert first.height > 60
    assert last.height is None


def test_a_cell_keeps_the_kind_it_came_with() -> None:
    block = Block(("Valeur",), ("text",), [(Styled(3, "money"),)])
    assert side_by_side((10.0,), block)[1].cells == (Styled(3, "money", "body"),)
