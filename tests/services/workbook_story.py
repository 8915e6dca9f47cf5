"""A small inventory whose workbook is known by heart, and a sheet as a viewer shows it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

from census_app.domain.values import IndicatorValue
from census_app.services import interviews, meetings, parts, values
from census_app.sheets.model import CellValue, Formula, Table
from tests.story import CHATEAUBRIANT, DERVAL, ISSE, NANTES, SOUDAN, Story


def tell(story: Story) -> None:
    """Six records, a meeting of three, what was counted, what is missing, what worries."""
    amap = story.add_initiative(
        "=AMAP du Don",
        ISSE,
        domain="NOU",
        types=("AMAP",),
        lifecycle="active",
        created=2009,
        siren="123456782",
    )
    story.says(amap, E02="0.5", E05=12, E10=10_000, E11=0, E12=9_000, S02=100, S03=80, S14=3, S10=1)
    recycler = story.add_initiative("Recyclerie", CHATEAUBRIANT, domain="EQU", email="contact@exemple.fr")
    story.acts_in(recycler, **{DERVAL: 60, NANTES: 40})
    story.says(recycler, E02=5, E05=30, E10=100_000, E11=60_000, E12=1_000, N01=8, N02=6, S14=2)
    carpool = story.add_initiative("Covoiturage", None, domain="DEP", lifecycle="projet")
    story.says(carpool, E02=0, E05="ne_sait_pas", S10=0)
    story.says(story.add_initiative("Café associatif", SOUDAN, domain="SER"), E02="refus")
    story.add_initiative("Hors sujet", ISSE, status="hors_champ")
    network = story.add_network("Réseau des AMAP", CHATEAUBRIANT, domain="NOU")
    story.says(network, E02=1, E05=8)
    concern = IndicatorValue("V1", Decimal(2), note="Tout repose sur la fondatrice", measure="Un binôme")
    values.put(story.inventory, recycler, story.campaign, [concern])
    link = {"source_id": amap, "target_id": network, "kind": "adhere_a", "since": 2012}
    parts.add(story.inventory, "link", link)
    need = {"campaign_id": story.campaign, "record_id": amap, "domain": "DEP", "wording": "Livrer aux isolés"}
    parts.add(story.inventory, "need", need)
    advice = {
        "campaign_id": story.campaign,
        "record_id": recycler,
        "wording": "Un local",
        "priority": "haute",
    }
    parts.add(story.inventory, "recommendation", {**advice, "addressee": "EPCI", "due_on": date(2027, 1, 31)})
    seen = {"label": "Voitures", "count": 25, "unit": "voitures", "domain": "DEP", "territory": "Pays"}
    parts.add(story.inventory, "observation", {**seen, "observed_on": date(2016, 7, 13), "source": "Presse"})
    contact = {"record_id": recycler, "name": "Dominique Martin", "email": "d.martin@exemple.fr"}
    parts.add(story.inventory, "contact", contact)
    meet(story)


def meet(story: Story) -> None:
    told = {"held_on": date(2015, 9, 24), "title": "Groupe de travail", "stakes": ["Les services"]}
    meeting = meetings.add(story.inventory, told).created
    forms = (
        {
            "commune": CHATEAUBRIANT,
            "uses_services": "oui",
            "services": "amap sel",
            "expectations": "Comprendre",
        },
        {"commune": CHATEAUBRIANT, "uses_services": "oui", "services": "sel autre", "services_other": "Troc"},
        {"uses_services": "non", "participation": "reunions", "expectations": "Recenser\nAider"},
    )
    for answers in forms:
        form = interviews.start(story.inventory, story.campaign, meeting_id=meeting).created
        assert form is not None
        filling = interviews.open_filling(story.inventory, form)
        paths = {node.name: node.path for node in filling.nodes()}
        for name, answer in answers.items():
            filling.set(paths[name], answer)
        interviews.finish(story.inventory, form, filling)


def as_shown(table: Table) -> Table:
    """A sheet as a viewer that does not calculate shows it: each formula's stored value."""
    return replace(table, rows=tuple(tuple(map(_shown, row)) for row in table.rows))


def _shown(cell: CellValue) -> CellValue:
    if not isinstance(cell, Formula):
        return cell
    stored = None if cell.cached == "" else cell.cached
    assert not isinstance(stored, Fraction)
    return stored
