"""Putting a form on paper: which space each question gets, which blocks a repeat has."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import takewhile

from census_app.forms.clauses import pieces, sentence
from census_app.forms.definition import FormDefinition, NodeDefinition
from census_app.forms.filling import Filling
from census_app.forms.french import number as french_number
from census_app.forms.instructions import Instructions
from census_app.forms.options import Choice
from census_app.forms.paper import (
    Box,
    Grid,
    Group,
    Item,
    Paper,
    PaperSection,
    Question,
    Remark,
    Repeat,
    Space,
)
from census_app.forms.paper_conditions import Asked, gathered
from census_app.forms.paper_sources import BlankSource, FilledSource, Source, is_written
from census_app.forms.xpath.values import number_text

_MOST_BOXES_WHEN_FILLED = 8
_LONGEST_SCALE = 11
_LONG_TEXT_LINES = 3
_MOST_LINES = 12
_BY_KIND: dict[str, Space] = {
    "integer": "figure", "decimal": "figure", "range": "figure", "date": "date", "time": "time",
    "datetime": "moment", "image": "file", "audio": "file", "video": "file", "file": "file",
}  # fmt: skip


def blank_paper(
    definition: FormDefinition, language: str | None = None, known: Mapping[str, str] | None = None
) -> Paper:
    """A form to be filled with a pen; `known`: values to show in its texts, by their nodes' names."""
    source = BlankSource(Instructions(definition, language, known))
    return Paper(definition.title, definition.version, filled=False, sections=_sections(source, definition))


def filled_paper(filling: Filling) -> Paper:
    """A form with its answers, in the language of the filling; what was not asked is left out."""
    form = filling.definition
    return Paper(form.title, form.version, filled=True, sections=_sections(FilledSource(filling), form))


def _sections(source: Source, definition: FormDefinition) -> tuple[PaperSection, ...]:
    sections: list[PaperSection] = []
    loose: list[str] = []
    for path in source.within(definition.root.path):
        kind = source.definition(path).kind
        if kind not in {"group", "repeat"}:
            loose.append(path)
            continue
        sections += _loose(source, loose)
        loose = []
        (item,) = _items(source, (path,)) or (None,)
        if isinstance(item, Group):
            sections.append(PaperSection(item.title, item.condition, item.items))
        elif isinstance(item, Repeat):
            sections.append(PaperSection(item.title, "", (replace(item, title=""),)))
    return (*sections, *_loose(source, loose))


def _loose(source: Source, paths: list[str]) -> list[PaperSection]:
    return [PaperSection("", "", _items(source, tuple(paths)))] if paths else []


def _items(source: Source, paths: tuple[str, ...]) -> tuple[Item, ...]:
    items: list[Asked] = []
    place = 0
    while place < len(paths):
        path = paths[place]
        rows = _table(source, paths, place)
        if rows:
            items.append((_grid(source, path, rows), ()))
            place += 1 + len(rows)
            continue
        item = _item(source, path)
        if item is not None:
            needs = pieces(source.clause(path)) if isinstance(item, Question) else ()
            items.append((item, needs))
        place += 1
    return tuple(gathered(items))


def _item(source: Source, path: str) -> Item | None:
    node, label, condition = source.definition(path), source.label(path), sentence(source.clause(path))
    if node.kind == "group":
        items = _items(source, source.within(path))
        return Group(label, condition, items) if items else None
    if node.kind == "repeat":
        blocks = tuple(_items(source, source.within(block)) for block in source.blocks(path))
        return Repeat(label, condition, blocks, open=source.blank and not node.fixed)
    if node.kind == "note":
        return Remark(label, condition) if label else None
    return _question(source, path)


# --- tables of choices ---


def _table(source: Source, paths: tuple[str, ...], place: int) -> tuple[str, ...]:
    """The questions that share their choices with the head at this place; none when it is no head."""
    if "label" not in source.definition(paths[place]).appearance.split():
        return ()
    return tuple(takewhile(lambda path: _is_row(source.definition(path)), paths[place + 1 :]))


def _is_row(node: NodeDefinition) -> bool:
    return not {"list-nolabel", "list"}.isdisjoint(node.appearance.split())


def _grid(source: Source, head: str, rows: tuple[str, ...]) -> Grid:
    columns = tuple(choice.label for choice in source.choices(head))
    return Grid(columns, tuple(_question(source, path) for path in rows))


# --- questions ---


def _question(source: Source, path: str) -> Question:
    node = source.definition(path)
    space, boxes = _space(source, path)
    answer = source.answer(path)
    return Question(
        number=source.numbers.get(node.path, 0),
        label=source.label(path) or node.name,
        space=space,
        hint=" ".join((*source.hints(path), *_bounds(node, space))),
        ending=source.ending(path),
        required=_is_required(node),
        unit=node.bind.unit,
        boxes=boxes,
        several=node.kind in {"select_multiple", "acknowledge"},
        lines=_lines(node),
        answer=answer,
    )


def _space(source: Source, path: str) -> tuple[Space, tuple[Box, ...]]:
    """Where the answer goes, and the boxes of that place."""
    node, answer = source.definition(path), source.answer(path)
    if node.kind == "acknowledge":
        return "boxes", (Box("Lu", ticked=answer is not None and bool(answer.text)),)
    if node.kind == "range":
        return _range(node, "" if answer is None else answer.text)
    if node.kind not in {"select_one", "select_multiple", "rank"}:
        return _BY_KIND.get(node.kind, "lines"), ()
    choices, names = source.choices(path), source.names(path)
    if node.kind == "rank":
        order = {name: rank for rank, name in enumerate(names, 1)}
        return "ranks", tuple(Box(_label(each), rank=order.get(each.name, 0)) for each in choices)
    if _is_row(node):
        return "boxes", tuple(Box(_label(each), each.name in names) for each in choices)
    if is_written(node, choices):
        return "lines", ()
    if answer is not None and len(choices) > _MOST_BOXES_WHEN_FILLED:
        choices = tuple(choice for choice in choices if choice.name in names)
    boxes = tuple(Box(_label(choice), choice.name in names) for choice in choices)
    return ("scale" if "likert" in node.appearance.split() and boxes else "boxes"), boxes


def _range(node: NodeDefinition, value: str) -> tuple[Space, tuple[Box, ...]]:
    steps = list(_steps(node))
    if not 2 <= len(steps) <= _LONGEST_SCALE:
        return "figure", ()
    return "scale", tuple(Box(step, step == value.partition("\u00a0")[0]) for step in steps)


def _steps(node: NodeDefinition) -> Iterator[str]:
    """The values of a range, in French; none when they are too many to be boxes."""
    bounds = node.bounds
    if bounds is None or not bounds.step:
        return
    count = round(abs(bounds.end - bounds.start) / abs(bounds.step))
    if count < _LONGEST_SCALE:
        step = abs(bounds.step) * (1 if bounds.end >= bounds.start else -1)
        yield from (french_number(number_text(bounds.start + step * turn)) for turn in range(count + 1))


def _bounds(node: NodeDefinition, space: Space) -> Iterator[str]:
    if node.bounds is not None and space == "figure":
        lowest, highest = (french_number(number_text(end)) for end in (node.bounds.start, node.bounds.end))
        yield f"De {lowest} à {highest}."


def _lines(node: NodeDefinition) -> int:
    """The lines to write on: as many as the form says, a few for a long text, one for a short one."""
    rows = node.parameters.get("rows", "")
    if rows.isdecimal() and int(rows):
        return min(int(rows), _MOST_LINES)
    if "multiline" in node.appearance.split():
        return _LONG_TEXT_LINES
    return 2 if node.kind == "select_multiple" else 1


def _is_required(node: NodeDefinition) -> bool:
    """Whether an answer is always asked for; a rule that depends on answers is left to the program."""
    rule = node.bind.required
    return rule is not None and rule.text.replace(" ", "") in {"true()", "1"}


def _label(choice: Choice) -> str:
    return choice.label or choice.name
