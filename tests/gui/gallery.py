"""Every widget on one page, to look at our own work: rendered with `python -m tests.gui.gallery FOLDER`."""

from __future__ import annotations

import datetime as dt
import sys
from decimal import Decimal
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from census_app.gui.theme import Tone, px
from census_app.gui.widgets import (
    ActionChip,
    Badge,
    Card,
    Cell,
    Chip,
    Choice,
    Column,
    CommuneEdit,
    DataTable,
    DateEdit,
    FieldRow,
    FlowLayout,
    LineEdit,
    LinkButton,
    MultiChoice,
    Notice,
    NumberEdit,
    Option,
    PageHeader,
    PrimaryButton,
    ProgressPanel,
    QuietButton,
    RadioChoice,
    RowsModel,
    Rule,
    SecondaryButton,
    SectionTitle,
    TextArea,
    YearEdit,
)

ROWS = (
    ("AMAP du Don", "Moisdon-la-Rivière", "Se nourrir", "validée", Tone.OK, "24", "il y a 3 j"),
    (
        "Atelier vélo La Roue libre",
        "Châteaubriant",
        "Bricoler, réparer",
        "en relecture",
        Tone.WARN,
        "11",
        "hier",
    ),
    ("Bourse aux plantes", "Soudan", "S’équiper", "entretien fait", Tone.NEUTRAL, "8", "il y a 12 j"),
    ("Café solidaire", "Derval", "Se rendre service", "entretien prévu", Tone.NEUTRAL, "—", "il y a 1 mois"),
    ("CUMA de la Chère", "Saint-Aubin-des-Châteaux", "S’équiper", "validée", Tone.OK, "36", "il y a 2 mois"),
    ("Échanges de savoirs", "Nozay", "Apprendre", "à contacter", Tone.ERROR, "—", "il y a 26 mois"),
    (
        "Groupement d’employeurs des trois rivières",
        "Châteaubriant",
        "Travailler",
        "validée",
        Tone.OK,
        "0",
        "hier",
    ),
)
COMMUNES = (("44036", "Châteaubriant"), ("44075", "Issé"), ("44199", "Soudan"), ("44113", "Nozay"))
OBJECTS = tuple(
    Option(name, name) for name in ("Accueil", "Tri et réparation", "Collecte", "Animation", "Autre…")
)

RowOf = tuple[str, str, str, str, Tone, str, str]


def columns() -> tuple[Column[RowOf], ...]:
    """The columns of the first mockup."""
    return (
        Column("name", "Nom", lambda r: Cell(r[0], strong=True), 210),
        Column("commune", "Commune", lambda r: Cell(r[1], grey=True), 185),
        Column("domain", "Domaine", lambda r: Cell(r[2], grey=True), 128),
        Column("status", "Recensement", lambda r: Cell(r[3], r[4]), 118),
        Column("fte", "ETP", lambda r: Cell(r[5], note="29/36" if r[5] != "—" else ""), 80, number=True),
        Column("seen", "Vue", lambda r: Cell(r[6], grey=True), 96),
    )


def table() -> DataTable[RowOf]:
    """A table with a few rows, one selected."""
    model = RowsModel(columns())
    model.set_rows(ROWS)
    shown = DataTable(model, stretch="name")
    shown.show_sorted("name")
    shown.selectRow(2)
    return shown


def fields() -> QWidget:
    """One row of each editor."""
    name, fte, held = LineEdit(), NumberEdit(), DateEdit()
    name.set_value("Recyclerie du pays de la Mée")
    fte.set_value(Decimal("1234.5"))
    held.set_value(dt.date(2015, 9, 24))
    domain = Choice([Option("NOU", "Se nourrir"), Option("EQU", "S’équiper")])
    domain.set_value("EQU")
    ticks, rounds = MultiChoice(OBJECTS), RadioChoice(OBJECTS[:3])
    ticks.set_value(["Accueil", "Collecte"])
    rounds.set_value("Collecte")
    commune, text, year = CommuneEdit(COMMUNES), TextArea(), YearEdit()
    commune.set_value("44075")
    text.set_value("Une recyclerie ouverte trois jours par semaine, avec un atelier de réparation.")
    year.set_value(2015)
    wrong = FieldRow("Équivalents temps plein", NumberEdit(), unit="ETP", side="En 2025 : 2,0", above=True)
    wrong.set_message("6 ETP pour 4 personnes : vérifiez l’un ou l’autre.")
    wrong.add_beside(QuietButton("ne sait pas"))
    wrong.add_beside(QuietButton("refus"))
    doubt = FieldRow("Heures de bénévolat", fte, unit="heures", side="En 2025 : 980")
    doubt.set_message("C’est plus du double de l’an dernier.", Tone.WARN)
    rows = (
        FieldRow("Nom", name),
        FieldRow("Commune", commune, hint="Le lieu principal."),
        FieldRow("Domaine", domain),
        FieldRow("Créée en", year),
        doubt,
        FieldRow("Visite", held),
        FieldRow("Activités", ticks),
        FieldRow("Support", rounds),
        FieldRow("Description", text),
        wrong,
    )
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(px(10))
    for row in rows:
        column.addWidget(row)
    column.addStretch(1)
    return holder


def chips() -> QWidget:
    """Chips as in the first mockup, one of them active."""
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    flow = FlowLayout(across=px(8), down=px(6))
    row.addLayout(flow, 1)
    active = Chip("Commune", [Option("44075", "Issé"), Option("44199", "Soudan")])
    active.set_values(frozenset({"44075"}))
    for chip in (active, Chip("Domaine"), Chip("État"), Chip("Réseau"), ActionChip("+ Filtre")):
        flow.addWidget(chip)
    row.addWidget(ActionChip("Colonnes"), 0, Qt.AlignmentFlag.AlignTop)
    return holder


def cards() -> QWidget:
    """Figure cards as in the third mockup."""
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(px(12))
    for name, figure, note, done in (
        ("ETP salariés", "86,4", "79,1 en 2025 · 112/141 ont répondu", 112),
        ("Bénévoles actifs", "1 936", "1 804 en 2025 · 121/141 ont répondu", 121),
        ("Produits", "1,42 M€", "1,31 M€ en 2025 · 98/141 ont répondu", 98),
    ):
        card = Card(name, linked=True)
        card.set(figure, note, done, 141)
        row.addWidget(card)
    return holder


class Gallery(QWidget):
    """The whole page."""

    def __init__(self) -> None:
        super().__init__()
        self.setWindowTitle("Galerie")
        left, right = QVBoxLayout(), QVBoxLayout()
        left.setSpacing(px(12))
        right.setSpacing(px(12))
        title = PageHeader("Initiatives", note="148, dont 13 affichées")
        title.add(SecondaryButton("Importer…"))
        title.add(PrimaryButton("Nouvelle initiative"))
        left.addWidget(title)
        left.addWidget(chips())
        left.addWidget(table(), 1)
        left.addWidget(cards())
        badges = FlowLayout()
        for text, tone in (("validée", Tone.OK), ("en relecture", Tone.WARN), ("à contacter", Tone.ERROR)):
            badges.addWidget(Badge(text, tone))
        badges.addWidget(LinkButton("Ouvrir"))
        left.addLayout(badges)
        left.addWidget(
            Notice("Une fiche ressemble à celle-ci : Recyclerie (Issé).", Tone.WARN, action="Voir")
        )
        running, done = ProgressPanel("Exporter la synthèse"), ProgressPanel("Exporter la synthèse")
        running.progress(40, 100, "Économie par commune…")
        done.succeed("Classeur écrit en 3 s.", Path("synthese.xlsx"))
        left.addWidget(running)
        left.addWidget(done)
        right.addWidget(SectionTitle("Chiffres 2026"))
        right.addWidget(fields(), 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(px(16), px(16), px(16), px(16))
        row.setSpacing(px(16))
        row.addLayout(left, 3)
        row.addWidget(Rule(vertical=True))
        row.addLayout(right, 2)


if __name__ == "__main__":
    from census_app.gui.screens import render

    for path in render(QApplication([]), {"galerie": Gallery}, Path(sys.argv[1])):
        sys.stdout.write(f"{path}\n")
