"""What every page holds: asking, doing, and hearing of what others did."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Concatenate, ParamSpec, TypeVar

from PySide6.QtCore import QObject, Signal

from census_app.domain.change import Change
from census_app.errors import CensusError
from census_app.gui.jobs import JobRunner

if TYPE_CHECKING:  # services bring SQLAlchemy, which the window does not wait for to appear
    from census_app.services.inventories import Inventory

P = ParamSpec("P")
T = TypeVar("T")


class Workspace(QObject):
    """An open inventory, the campaign looked at, and the announcements of the program."""

    changed = Signal(object)
    """Carries the `Change` just made, here or by another page."""
    refused = Signal(str)
    """Carries the sentence of a refusal."""
    said = Signal(str)
    """Carries the sentence of a success, said in passing."""
    go = Signal(object)
    """Carries the `Go` that a page asks for."""

    def __init__(self, inventory: Inventory, jobs: JobRunner, campaign: int | None = None) -> None:
        super().__init__()
        self.inventory = inventory
        self.jobs = jobs
        self._campaign = campaign

    @property
    def campaign(self) -> int | None:
        """The id of the campaign looked at, or None when there is none yet."""
        return self._campaign

    def set_campaign(self, campaign: int | None) -> None:
        """Look at another campaign; announced as a change of "campaign_shown"."""
        if campaign != self._campaign:
            self._campaign = campaign
            self.changed.emit(Change(None, frozenset({"campaign_shown"})))

    def ask(self, query: Callable[Concatenate[Inventory, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """The answer of a query."""
        return query(self.inventory, *args, **kwargs)

    def run(
        self, use_case: Callable[Concatenate[Inventory, P], Change], *args: P.args, **kwargs: P.kwargs
    ) -> Change | None:
        """Do it and announce it; None when it was refused, which `refused` has then said."""
        try:
            change = use_case(self.inventory, *args, **kwargs)
        except CensusError as refusal:
            self.refused.emit(str(refusal))
            return None
        if change:
            self.changed.emit(change)
        return change
