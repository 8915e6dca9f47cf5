"""The pages of the window, in the order of the side bar: one line each, made when first visited."""

from __future__ import annotations

from census_app.gui.page import PageEntry
from census_app.gui.record import entry as record


def page_entries() -> tuple[PageEntry, ...]:
    """Every page; called once the translations are installed, because labels are words."""
    return (record.entry(),)
