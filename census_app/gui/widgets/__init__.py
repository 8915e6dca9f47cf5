"""Widgets shared by every page; they know how things look and nothing of the census."""

from census_app.gui.widgets.badge import Badge
from census_app.gui.widgets.buttons import (
    IconButton,
    LinkButton,
    PrimaryButton,
    QuietButton,
    SecondaryButton,
    bind,
)
from census_app.gui.widgets.card import Card
from census_app.gui.widgets.chip import ActionChip, Chip
from census_app.gui.widgets.choice import Choice
from census_app.gui.widgets.commune_edit import CommuneEdit
from census_app.gui.widgets.completion import Option
from census_app.gui.widgets.coverage import CoverageBar
from census_app.gui.widgets.data_table import DataTable
from census_app.gui.widgets.date_edit import DateEdit, YearEdit
from census_app.gui.widgets.editors import LineEdit
from census_app.gui.widgets.empty_state import EmptyState, Offer
from census_app.gui.widgets.field import FieldRow
from census_app.gui.widgets.flow import FlowLayout
from census_app.gui.widgets.labels import ElidedLabel, Label, Look, Rule, SectionTitle
from census_app.gui.widgets.messages import InlineMessage, Notice, Toast
from census_app.gui.widgets.number_edit import NumberEdit
from census_app.gui.widgets.page_header import PageHeader
from census_app.gui.widgets.progress_panel import ProgressPanel
from census_app.gui.widgets.search_box import SearchBox
from census_app.gui.widgets.side_bar import Place, SideBar
from census_app.gui.widgets.table_model import Cell, Column, RowsModel
from census_app.gui.widgets.text_area import TextArea
from census_app.gui.widgets.ticks import MultiChoice, RadioChoice

__all__ = [
    "ActionChip",
    "Badge",
    "Card",
    "Cell",
    "Chip",
    "Choice",
    "Column",
    "CommuneEdit",
    "CoverageBar",
    "DataTable",
    "DateEdit",
    "ElidedLabel",
    "EmptyState",
    "FieldRow",
    "FlowLayout",
    "IconButton",
    "InlineMessage",
    "Label",
    "LineEdit",
    "LinkButton",
    "Look",
    "MultiChoice",
    "Notice",
    "NumberEdit",
    "Offer",
    "Option",
    "PageHeader",
    "Place",
    "PrimaryButton",
    "ProgressPanel",
    "QuietButton",
    "RadioChoice",
    "RowsModel",
    "Rule",
    "SearchBox",
    "SecondaryButton",
    "SectionTitle",
    "SideBar",
    "TextArea",
    "Toast",
    "YearEdit",
    "bind",
]
