"""A dozen records in five communes, over two years, whose every figure can be computed by hand."""

from __future__ import annotations

from decimal import Decimal

from census_app.domain.perimeters import Perimeter
from census_app.domain.values import IndicatorValue
from census_app.services import campaigns, parts, records, values
from tests.story import CHATEAUBRIANT, DERVAL, ISSE, JANS, NANTES, SOUDAN, Story

FIVE = Perimeter("cinq", "Cinq communes", (CHATEAUBRIANT, DERVAL, ISSE, JANS, SOUDAN))


def tell(first_year: Story) -> Story:
    """Two records in 2025; in 2026 both again, eight more, and two that do not count."""
    amap, recycler = _recorded_in_2025(first_year)
    campaigns.open_campaign(first_year.inventory, 2026)
    story = Story(first_year.inventory, campaigns.of_year(first_year.inventory, 2026).id)
    story.says(
        amap, E02="0.5", E05=12, E07="803.5", E10=10_000, E11=0, E12=9_000, S01=50, S02=100, S03=80, S14=3
    )
    story.says(recycler, E05=30, E10=100_000, E11=60_000, E12=1_000, E13=20_000, N01=8, N02=6, S14=2)
    concern = IndicatorValue("V1", Decimal(2), note="Tout repose sur la fondatrice")
    read = IndicatorValue("E02", Decimal(5), evidence="document")
    values.put(story.inventory, recycler, story.campaign, [read, concern])
    carpool = story.add_initiative("Covoiturage", None, domain="DEP", lifecycle="projet")
    story.says(carpool, E02=0, E05="ne_sait_pas", N07=1_000)
    cafe = story.add_initiative("Café associatif", SOUDAN, domain="SER")
    story.says(cafe, E02="refus", E05=4)
    garden = story.add_initiative("Jardin partagé", None, domain="NOU", types=("JARDIN_PARTAGE",))
    story.acts_in(garden, **{DERVAL: 50, ISSE: 50})
    story.says(garden, E02=1, E05=8)
    story.add_initiative("Troc de plantes", CHATEAUBRIANT)
    story.says(story.add_initiative("Ailleurs", NANTES, domain="NOU"), E02=40)
    story.says(story.add_initiative("Hors sujet", ISSE, status="hors_champ"), E02=100)
    story.says(story.add_initiative("Encore la recyclerie", DERVAL, status="doublon"), E02=5)
    network = story.add_network("*Réseau ~ des AMAP ?", CHATEAUBRIANT, domain="NOU")
    story.says(network, E02=1, E05=8)
    for member in (amap, garden):
        parts.add(story.inventory, "link", {"source_id": member, "target_id": network, "kind": "adhere_a"})
    _interviewed(story, story.add_initiative("Tiers-lieu", JANS, domain="TRA", stakes=("dynamique",)))
    cuma = story.add_initiative("CUMA de Jans", JANS, domain="NOU", types=("CUMA",))
    story.says(cuma, E02=0, E10=50_000, E13=10_000)
    return story


def _recorded_in_2025(story: Story) -> tuple[int, int]:
    amap = story.add_initiative(
        "AMAP du Don", ISSE, domain="NOU", types=("AMAP",), stakes=("services", "lien_social"), created=2009
    )
    recycler = story.add_initiative("Recyclerie", CHATEAUBRIANT, domain="EQU", stakes=("services",))
    story.acts_in(recycler, **{DERVAL: 60, NANTES: 40})
    story.says(amap, E02="0.5", E05=10)
    story.says(recycler, E02=4)
    return amap, recycler


def _interviewed(story: Story, record: int) -> None:
    """Said by somebody who agrees to be named, in an interview."""
    interview, _ = story.start_interview(record)
    said = [
        IndicatorValue(code, Decimal(amount), evidence="declare", interview_id=interview)
        for code, amount in (("E02", 2), ("S14", 4))
    ]
    values.put(story.inventory, record, story.campaign, said)
    met = {"record_id": record, "name": "Camille Martin", "interview_id": interview}
    parts.add(story.inventory, "contact", {**met, "consent_record": True, "consent_publish_name": True})
    records.edit(story.inventory, record, {"lifecycle": "active"}, story.campaign)
