"""The two choosers of the page: on which perimeter, and by which key records count where."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, QSettings, Signal
from PySide6.QtWidgets import QWidget

from census_app.domain.campaigns import Campaign
from census_app.domain.perimeters import Perimeter
from census_app.gui import formats
from census_app.gui.summary.chooser import Chooser
from census_app.gui.summary.computing import Question
from census_app.gui.widgets import Option
from census_app.gui.workspace import Workspace

if TYPE_CHECKING:
    from census_app.services.summary import Attribution

_PERIMETER, _ATTRIBUTION = "summary/perimeter", "summary/attribution"


class Asking(QObject):
    """What is asked: the campaign looked at, on the perimeter and by the key that the chips show."""

    changed = Signal()
    """The user chose another perimeter or another key; both are remembered."""

    def __init__(self, workspace: Workspace, parent: QWidget) -> None:
        from census_app.services.summary import ATTRIBUTION_LABELS

        super().__init__(parent)
        self._workspace = workspace
        self._perimeters: dict[str, Perimeter] = {}
        self._campaign: Campaign | None = None
        self.perimeter = Chooser(self.tr("Périmètre"), parent=parent)
        keys = [Option(key, label) for key, label in ATTRIBUTION_LABELS.items()]
        self.attribution = Chooser(self.tr("Clé"), keys, parent)
        self.attribution.setToolTip(
            self.tr("Dans quelles communes compte une fiche : où elle agit, ou là où est son siège.")
        )
        self.attribution.set_value(QSettings().value(_ATTRIBUTION))
        self.perimeter.chosen.connect(self._keep_perimeter)
        self.attribution.chosen.connect(self._keep_attribution)

    def read(self) -> None:
        """Read again the campaign looked at and the perimeters there are."""
        from census_app.services import campaigns, perimeters

        shown = self._workspace.campaign
        self._campaign = self._workspace.ask(campaigns.get, shown) if shown is not None else None
        found = list(self._workspace.ask(perimeters.available))
        own = self._campaign.perimeter if self._campaign is not None else ""
        if own and own not in {one.code for one in found}:
            found.insert(0, self._workspace.ask(perimeters.find, own))
        self._perimeters = {one.code: one for one in found}
        self.perimeter.set_options([Option(one.code, self._label(one)) for one in found])
        self.perimeter.set_value(own)
        self.perimeter.set_value(QSettings().value(_PERIMETER))

    def question(self) -> Question | None:
        """What is asked now; None while there is no campaign."""
        perimeter = self._perimeters.get(str(self.perimeter.value()))
        if self._campaign is None or perimeter is None:
            return None
        return Question(self._campaign, perimeter, cast("Attribution", self.attribution.value()))

    def perimeters(self) -> list[tuple[Perimeter, str]]:
        """The perimeters offered, each with what its line says."""
        return [(one, self._label(one)) for one in self._perimeters.values()]

    def _label(self, perimeter: Perimeter) -> str:
        count = len(perimeter.communes)
        words = self.tr("{name}, {count} communes") if count > 1 else self.tr("{name}, 1 commune")
        return words.format(name=perimeter.name, count=formats.number(count))

    def _keep_perimeter(self, code: object) -> None:
        QSettings().setValue(_PERIMETER, code)
        self.changed.emit()

    def _keep_attribution(self, key: object) -> None:
        QSettings().setValue(_ATTRIBUTION, key)
        self.changed.emit()
