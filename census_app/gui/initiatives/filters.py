"""The chips above the list: what they let through is a `RecordFilter`, and is remembered."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from contextlib import suppress
from typing import Final

from PySide6.QtCore import QPoint, QSettings, QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QWidget
from typing_extensions import override

from census_app.domain.interviews import DRAFT, FINISHED
from census_app.domain.records import NETWORK, RecordFilter
from census_app.gui.coded import coded, label_of
from census_app.gui.initiatives import places
from census_app.gui.initiatives.searched_chip import SearchedChip
from census_app.gui.theme import px
from census_app.gui.widgets import ActionChip, Chip, FlowLayout, Option
from census_app.gui.workspace import Workspace
from census_app.services import records
from census_app.services.reference import commune_name, typology

COMMUNE, DOMAIN, STATUS, LIFECYCLE, NETWORKS = "commune", "domain", "status", "lifecycle", "network"
INTERVIEW, TYPE, RETIRED = "interview", "type", "retired"
_ADDED: Final = (TYPE, RETIRED)
"""Shown only once asked for, by « + Filtre »."""


class FilterBar(QWidget):
    """The filters by their codes; they flow on several lines when there is no room."""

    changed = Signal()
    columns_asked = Signal(QPoint)
    """Carries the place of the screen under « Colonnes »."""

    def __init__(self, workspace: Workspace, key: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace, self._remembered = workspace, f"lists/{workspace.inventory.path.name}/{key}/filters"
        self.chips: Mapping[str, Chip | SearchedChip] = self._make_chips()
        self.more = ActionChip(self.tr("+ Filtre"))
        self.more.clicked.connect(self._open_more)
        self.columns = ActionChip(self.tr("Colonnes"))
        self.columns.clicked.connect(self._ask_columns)
        flowing = _Flowing()
        flow = FlowLayout(flowing, across=px(8), down=px(6))
        for chip in self.chips.values():
            chip.chosen.connect(self._chosen)
            flow.addWidget(chip)
        flow.addWidget(self.more)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(8))
        row.addWidget(flowing, 1)
        top = QHBoxLayout()
        top.addWidget(self.columns)
        row.addLayout(top)
        row.setAlignment(top, Qt.AlignmentFlag.AlignTop)
        self._restore()

    def wanted(self, kind: str, text: str) -> RecordFilter:
        """What the list is narrowed to."""
        network = next(iter(self.chips[NETWORKS].values()), None)
        return RecordFilter(
            kind=kind,
            text=text,
            communes=self._codes(COMMUNE),
            domains=self._codes(DOMAIN),
            types=self._codes(TYPE),
            statuses=self._codes(STATUS),
            lifecycles=self._codes(LIFECYCLE),
            network=network if isinstance(network, int) else None,
            interview="".join(self._codes(INTERVIEW)),
            retired=bool(self.chips[RETIRED].values()),
        )

    @property
    def active(self) -> bool:
        """Whether any chip narrows the list."""
        return any(chip.values() for chip in self.chips.values())

    def set_pairs(self, pairs: Iterable[tuple[str, str]]) -> None:
        """Narrow to these (code, value) pairs and nothing else, without announcing it."""
        chosen: dict[str, set[object]] = {code: set() for code in self.chips}
        for code, value in pairs:
            kept = _SPELLINGS.get(code, code)
            if kept in chosen:
                with suppress(ValueError):
                    chosen[kept].add(int(value) if kept == NETWORKS else value)
        for code, chip in self.chips.items():
            chip.set_values(frozenset(chosen[code]))
        self._arrange()
        self._remember()

    def clear(self) -> None:
        """Let everything through."""
        self.set_pairs(())
        self.changed.emit()

    def _make_chips(self) -> dict[str, Chip | SearchedChip]:
        states = [
            Option("none", self.tr("pas encore")),
            Option(DRAFT, self.tr("brouillon")),
            Option(FINISHED, self.tr("terminé")),
        ]
        return {
            COMMUNE: SearchedChip(self.tr("Commune"), self._communes, lambda code: commune_name(str(code))),
            DOMAIN: Chip(self.tr("Domaine"), coded("domain")),
            STATUS: Chip(self.tr("Recensement"), coded("status")),
            LIFECYCLE: Chip(self.tr("Cycle de vie"), coded("lifecycle")),
            NETWORKS: SearchedChip(self.tr("Réseau"), self._networks, self._network_name, several=False),
            INTERVIEW: Chip(self.tr("Entretien"), states, several=False),
            TYPE: SearchedChip(self.tr("Type"), _types, lambda code: label_of("type", str(code))),
            RETIRED: Chip(self.tr("Fiches"), [Option("yes", self.tr("retirées"))], several=False),
        }

    def _chosen(self) -> None:
        self._remember()
        self.changed.emit()

    def _codes(self, code: str) -> tuple[str, ...]:
        return tuple(sorted(map(str, self.chips[code].values())))

    # --- what is offered ---

    def _communes(self) -> list[Option]:
        return [Option(code, name) for code, name in places.communes(self._workspace)]

    def _networks(self) -> list[Option]:
        campaign = self._workspace.campaign
        found = self._workspace.ask(records.ids, RecordFilter(kind=NETWORK), campaign)
        rows = self._workspace.ask(records.rows, found, campaign)
        return [Option(record_id, rows[record_id].name) for record_id in found]

    def _network_name(self, value: object) -> str:
        if not isinstance(value, int):
            return ""
        row = self._workspace.ask(records.rows, [value], self._workspace.campaign).get(value)
        return row.name if row else self.tr("disparu")

    # --- « + Filtre » and « Colonnes » ---

    def more_menu(self) -> QMenu:
        """The filters that are not always shown; those that are ticked."""
        menu = QMenu(self)
        for code, text in zip(_ADDED, (self.tr("Type"), self.tr("Fiches retirées")), strict=True):
            line = menu.addAction(text)
            line.setCheckable(True)
            line.setChecked(not self.chips[code].isHidden())
            line.triggered.connect(lambda shown, wanted=code: self._add(wanted, shown))
        menu.aboutToHide.connect(menu.deleteLater)
        return menu

    def _open_more(self) -> None:
        self.more_menu().popup(self.more.mapToGlobal(QPoint(0, self.more.height() + 2)))

    def _add(self, code: str, shown: bool) -> None:
        chip = self.chips[code]
        chip.setVisible(shown)
        if code == RETIRED:
            chip.set_values(frozenset({"yes"}) if shown else frozenset())
            self._chosen()
        elif chip.values():
            chip.set_values(frozenset())
            self._chosen()
        elif isinstance(chip, SearchedChip) and shown:
            chip.setFocus()

    def _ask_columns(self) -> None:
        self.columns_asked.emit(self.columns.mapToGlobal(QPoint(0, self.columns.height() + 2)))

    def _arrange(self) -> None:
        for code in _ADDED:
            self.chips[code].setVisible(bool(self.chips[code].values()))

    # --- remembering ---

    def _remember(self) -> None:
        kept = {code: sorted(map(str, chip.values())) for code, chip in self.chips.items() if chip.values()}
        QSettings().setValue(self._remembered, json.dumps(kept))

    def _restore(self) -> None:
        kept: object = {}
        with suppress(ValueError):
            kept = json.loads(str(QSettings().value(self._remembered, "{}")))
        pairs = kept.items() if isinstance(kept, dict) else ()
        self.set_pairs([(str(code), str(value)) for code, values in pairs for value in values])


class _Flowing(QWidget):
    """Chips on as many lines as the width asks for; the window may be narrower than all of them."""

    def __init__(self) -> None:
        super().__init__()
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @override
    def sizeHint(self) -> QSize:
        return self.minimumSizeHint()

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(px(160), px(26))


_SPELLINGS: Final = {"types": TYPE, "communes": COMMUNE, "domains": DOMAIN, "networks": NETWORKS}
"""Fields by the names that other pages may give them."""


def _types() -> list[Option]:
    coded_types = typology().list("type")
    return [Option(one.code, one.label, label_of("domain", one.parent)) for one in coded_types]
