"""Interviews as the rows of tables: the main one, and one a repeat, their headers in several styles."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from census_app.forms import Filling, NodeDefinition, NodeState


@dataclass
class Sent:
    """An interview sent by a phone."""

    filling: Filling
    instance_id: str
    submitted: str = "2026-03-02T10:12:00.000+01:00"
    beside: dict[str, str] = field(default_factory=dict)


HIDDEN = "\0"
"""What follows it in a header is not written: two questions may be called alike."""

Row = dict[str, object]
Line = tuple[str, str, str, Row]


@dataclass
class Style:
    """How an export calls questions and writes values."""

    separator: str = "/"
    groups: bool = True
    language: str | None = None  # labels of that language as headers and values; None: names
    label_values: bool = False
    split: bool = False
    one_cell: bool = True
    joint: str = " "
    typed: bool = False  # numbers and dates as cells of a workbook

    def header(self, filling: Filling, node: NodeDefinition, scope: str) -> str:
        parts = node.path[len(scope) :].strip("/").split("/")
        called = [self._called(filling, f"{scope}/{'/'.join(parts[: end + 1])}") for end in range(len(parts))]
        return self.separator.join(called if self.groups else called[-1:])

    def _called(self, filling: Filling, path: str) -> str:
        node = filling.definition.nodes[path]
        if self.language is None or node.label is None:
            return node.name
        text = node.label.text(self.language)
        return "".join(part if isinstance(part, str) else "" for part in text) or node.name


def tables(sent: Sequence[Sent], style: Style) -> tuple[list[tuple[str, Row]], dict[str, list[Line]]]:
    """(main rows by instance id), and by repeat path its rows: (instance, parent path, own path, row)."""
    main: list[tuple[str, Row]] = []
    repeats: dict[str, list[Line]] = {}
    for each in sent:
        root = each.filling.definition.root.path
        row: Row = {}
        main.append((each.instance_id, row))
        _fill(each, root, root, root, row, style, repeats)
    return main, repeats


def _fill(
    sent: Sent, path: str, scope: str, own: str, row: Row, style: Style, repeats: dict[str, list[Line]]
) -> None:
    filling = sent.filling
    for child in filling.children(path):
        bare = _bare(child.path)
        if child.kind == "group":
            if child.name != "meta":
                _fill(sent, child.path, scope, own, row, style, repeats)
        elif child.kind == "repeat":
            rows = repeats.setdefault(bare, [])
            for occurrence in filling.children(child.path):
                below: Row = {}
                rows.append((sent.instance_id, own, occurrence.path, below))
                _fill(sent, occurrence.path, bare, occurrence.path, below, style, repeats)
        elif child.kind != "note":
            _cells(filling, child, scope, row, style)


def _cells(filling: Filling, state: NodeState, scope: str, row: Row, style: Style) -> None:
    node = filling.definition.nodes[_bare(state.path)]
    header, own = style.header(filling, node, scope), f"{HIDDEN}{node.path}"
    if state.kind == "geopoint" and style.split:
        head, _, name = header.rpartition("/") if style.separator == "/" else ("", "", header)
        for place, part in enumerate(("latitude", "longitude", "altitude", "precision")):
            numbers = state.value.split()
            text = numbers[place] if place < len(numbers) else ""
            if style.separator == "/":
                row[f"{head + '/' if head else ''}_{name}_{part}{own}"] = text
            else:
                row[f"{header}-{part.title().replace('Precision', 'Accuracy')}{own}"] = text
    if state.kind == "select_multiple" and style.split:
        labels = {choice.name: choice.label for choice in state.choices or ()}
        for name, label in labels.items():
            said = label if style.language is not None else name
            chosen = name in state.value.split()
            row[f"{header}/{said}{own}"] = (
                (int(chosen) if style.typed else str(int(chosen))) if state.value else ""
            )
    if style.one_cell or state.kind not in {"select_multiple", "geopoint"} or not style.split:
        row[f"{header}{own}"] = _cell(state, style)


def _cell(state: NodeState, style: Style) -> object:
    if state.choices is not None and style.label_values:
        labels = {choice.name: choice.label for choice in state.choices}
        return style.joint.join(labels.get(name, name) for name in state.value.split())
    if style.typed and state.value:
        if state.kind == "integer":
            return float(state.value)
        if state.kind == "decimal":
            return Decimal(state.value)
        if state.kind == "date":
            return date.fromisoformat(state.value)
    return state.value


def _bare(path: str) -> str:
    return re.sub(r"\[\d+\]", "", path)


def grid_of(rows: Sequence[Row], *, last: Sequence[str] = ()) -> list[list[object]]:
    headers = list(dict.fromkeys(key for row in rows for key in row if key not in last))
    headers += [key for key in last if any(key in row for row in rows)]
    return [
        [header.partition(HIDDEN)[0] for header in headers],
        *([row.get(header, "") for header in headers] for row in rows),
    ]
