"""Which editor answers which kind of question: the one switch from kind to editor."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtWidgets import QWidget

from census_app.forms import NodeState
from census_app.gui.interview.editors.attached import FileEditor
from census_app.gui.interview.editors.base import AnswerEditor
from census_app.gui.interview.editors.chosen import (
    SEARCHED_FROM,
    AcknowledgeEditor,
    ButtonsEditor,
    HeadingEditor,
    ListEditor,
)
from census_app.gui.interview.editors.placed import PointEditor, TraceEditor
from census_app.gui.interview.editors.ranked import RankEditor
from census_app.gui.interview.editors.ticked import SearchedTicksEditor
from census_app.gui.interview.editors.typed import (
    DateEditor,
    DateTimeEditor,
    LongTextEditor,
    NumberEditor,
    TextEditor,
    TimeEditor,
    YearEditor,
)

__all__ = ["EDITORS", "AnswerEditor", "FileEditor", "make_editor"]

_SEARCHED = frozenset({"minimal", "autocomplete", "quick-search", "search"})
"""Appearances that ask for a list one searches rather than for all the choices at once."""

Make = Callable[[NodeState, QWidget], AnswerEditor]


def _text(node: NodeState, parent: QWidget) -> AnswerEditor:
    return (LongTextEditor if "multiline" in node.appearance else TextEditor)(node, parent)


def _date(node: NodeState, parent: QWidget) -> AnswerEditor:
    return (YearEditor if node.appearance == "year" else DateEditor)(node, parent)


def _select_one(node: NodeState, parent: QWidget) -> AnswerEditor:
    asked = set(node.appearance.split())
    many = len(node.choices or ()) >= SEARCHED_FROM
    if "label" in asked:
        return HeadingEditor(node, parent)
    if asked & _SEARCHED or (many and not _shows_all(asked)):
        return ListEditor(node, parent)
    return ButtonsEditor(node, parent)


def _select_multiple(node: NodeState, parent: QWidget) -> AnswerEditor:
    asked = set(node.appearance.split())
    many = len(node.choices or ()) >= SEARCHED_FROM
    if asked & _SEARCHED or (many and not _shows_all(asked)):
        return SearchedTicksEditor(node, parent)
    return ButtonsEditor(node, parent)


def _shows_all(asked: set[str]) -> bool:
    """Whether the form asks for all the choices at once, however many."""
    return bool(asked & {"likert", "list", "list-nolabel"}) or any(
        word.startswith("columns") for word in asked
    )


EDITORS: Mapping[str, Make] = {
    "text": _text,
    "barcode": TextEditor,
    "integer": NumberEditor,
    "decimal": NumberEditor,
    "range": NumberEditor,
    "date": _date,
    "time": TimeEditor,
    "datetime": DateTimeEditor,
    "select_one": _select_one,
    "select_multiple": _select_multiple,
    "rank": RankEditor,
    "acknowledge": AcknowledgeEditor,
    "geopoint": PointEditor,
    "geotrace": TraceEditor,
    "geoshape": TraceEditor,
    "image": FileEditor,
    "audio": FileEditor,
    "video": FileEditor,
    "file": FileEditor,
}
"""By kind of question; a test compares it with the kinds of the form engine."""


def make_editor(node: NodeState, parent: QWidget) -> AnswerEditor:
    """The editor of a question, which already shows its answer."""
    return EDITORS[node.kind](node, parent)
