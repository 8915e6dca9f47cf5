"""What the sections of the page share: the record shown, what may be changed, and the ways to change it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any, Concatenate, ParamSpec

from PySide6.QtCore import QObject, Signal

from census_app.domain.campaigns import OPEN, STATE_LABELS, Campaign
from census_app.domain.change import Change
from census_app.domain.fields import FieldValue, record_field
from census_app.domain.values import IndicatorValue
from census_app.gui.page import Go
from census_app.gui.record.keeper import Keeper, Said
from census_app.gui.workspace import Workspace
from census_app.services import campaigns, inventories, parts, records, values
from census_app.services.field_checks import check_field
from census_app.services.inventories import Inventory
from census_app.services.perimeters import find
from census_app.services.records import RecordPage
from census_app.services.reference import commune_name, gazetteer

P = ParamSpec("P")


class Editing(QObject):
    """Reads the record, writes what the sections give, and reads it again after each change."""

    reloaded = Signal(object)
    """Carries the `Change` made here, or None when all is to be shown again."""

    def __init__(self, workspace: Workspace, origin: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.workspace, self.origin = workspace, origin
        self.keeper = Keeper(self)
        self._page: RecordPage | None = None
        self.campaign: Campaign | None = None
        self._communes: list[tuple[str, str]] | None = None
        self._home: frozenset[str] = frozenset()

    @property
    def page(self) -> RecordPage:
        """The record shown, with all that belongs to it."""
        if self._page is None:
            raise RuntimeError("no record is shown")
        return self._page

    @property
    def shown(self) -> int | None:
        """The id of the record shown, or None."""
        return None if self._page is None else self._page.record.id

    def load(self, record_id: int) -> None:
        """Read a record. CensusError when it is gone."""
        self._page = None
        chosen = self.workspace.campaign
        every = self.workspace.ask(campaigns.every)
        self.campaign = next((one for one in every if one.id == chosen), None)
        self._page = self.workspace.ask(records.page, record_id, chosen)

    # --- what may be changed ---

    @property
    def read_only(self) -> str:
        """Why nothing can be changed, or an empty text."""
        return self.workspace.inventory.read_only

    @property
    def writable(self) -> bool:
        """Whether the record's own fields and parts can be changed."""
        return not self.read_only

    @property
    def year_open(self) -> bool:
        """Whether what belongs to the campaign can be changed."""
        return self.writable and self.campaign is not None and self.campaign.state == OPEN

    def why_locked(self) -> str:
        """The sentence that says what cannot be changed here, or an empty text."""
        if self.read_only:
            return self.tr("Lecture seule : {reason}").format(reason=self.read_only)
        if self.campaign is None:
            return self.tr(
                "Aucune campagne n’est choisie : l’état, les chiffres et les besoins d’une année ne peuvent "
                "pas encore être saisis."
            )
        if self.campaign.state != OPEN:
            return self.tr(
                "La campagne {year} est {state} : l’état, les chiffres, les besoins et les entretiens de "
                "l’année ne se modifient plus. Le reste de la fiche peut être corrigé."
            ).format(year=self.campaign.year, state=STATE_LABELS[self.campaign.state])
        return ""

    # --- communes ---

    def communes(self) -> list[tuple[str, str]]:
        """The communes offered first: the territory's, then those of its départements."""
        if self._communes is None:
            info = self.workspace.ask(inventories.info)
            home = self.workspace.ask(find, info.territory).communes if info.territory else ()
            self._home = frozenset(home)
            places = gazetteer()
            near = sorted({commune.departement for code in home if (commune := places.get(code))})
            around = [one for code in near for one in places.in_departement(code) if one.code not in home]
            pairs = [(code, commune_name(code)) for code in home]
            self._communes = pairs + [(commune.code, commune.name) for commune in around]
        return self._communes

    # --- writing ---

    def edit_field(self, code: str, value: Any) -> Said:
        """Write a field of the record, after checking it."""
        checked = check_field(code, value, self._home)
        if checked.problem:
            return Said(checked.problem)
        if code == "name" and checked.value is None:
            return Said(self.tr("Une fiche ne peut pas rester sans nom."))
        return self.edit_fields({code: checked.value}, warning=checked.warning)

    def edit_fields(self, fields: Mapping[str, FieldValue], *, warning: str = "") -> Said:
        """Write fields already checked, in one change."""
        campaign = self.workspace.campaign if any(record_field(code).annual for code in fields) else None
        return self._said(
            self.run(records.edit, self.page.record.id, fields, campaign, origin=self.origin), warning
        )

    def kept_value(self, indicator: str) -> IndicatorValue:
        """The value kept for an indicator, an empty one when there is none."""
        return self.page.values.get(indicator) or IndicatorValue(indicator)

    def put(self, indicator: str, **changes: Any) -> Said:
        """Write parts of an indicator's value; a new figure no longer comes from its interview."""
        if self.campaign is None:
            return Said()
        value = replace(self.kept_value(indicator), **changes)
        if {"amount", "text", "absence"}.intersection(changes):
            value = replace(value, interview_id=None)
        if not value.known:
            value = replace(value, evidence=None)
        return self._said(
            self.run(values.put, self.page.record.id, self.campaign.id, [value], origin=self.origin)
        )

    def add_part(self, part: str, given: Mapping[str, Any], adopt: Callable[[int], None]) -> Said:
        """Add a part; `adopt` learns its id before the page is shown again."""
        change = self.workspace.run(parts.add, part, given, origin=self.origin)
        if change is not None and change.created is not None:
            adopt(change.created)
        return self._said(self._follow(change))

    def edit_part(self, part: str, part_id: int, given: Mapping[str, Any]) -> Said:
        """Write columns of a part."""
        return self._said(self.run(parts.edit, part, part_id, given, origin=self.origin))

    def remove_part(self, part: str, part_id: int) -> None:
        """Remove a part; Ctrl+Z brings it back."""
        self.run(parts.remove, part, part_id, origin=self.origin)

    def run(
        self, use_case: Callable[Concatenate[Inventory, P], Change], *args: P.args, **kwargs: P.kwargs
    ) -> Change | None:
        """Do it, read the record again and show what changed; None when it was refused."""
        return self._follow(self.workspace.run(use_case, *args, **kwargs))

    def _follow(self, change: Change | None) -> Change | None:
        if change and self._page is not None:
            self.load(self._page.record.id)
            self.reloaded.emit(change)
        return change

    def _said(self, change: Change | None, warning: str = "") -> Said:
        if change is None:
            return Said(self.tr("Ce n’est pas enregistré : voyez le message au bas de la fenêtre."))
        return Said(warning=warning)

    def go_record(self, record_id: int) -> None:
        """Show another record."""
        self.workspace.go.emit(Go("record", record=record_id))

    def go_interview(self, interview_id: int) -> None:
        """Open an interview."""
        self.workspace.go.emit(Go("interview", interview=interview_id, record=self.shown))
