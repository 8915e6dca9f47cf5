"""On what evidence the sums of a perimeter rest."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from pathlib import Path

from census_app.domain.values import IndicatorValue
from census_app.services import values
from census_app.services.confidence import evidence_parts
from census_app.services.summary import summary
from census_app.store.figures import CampaignFigures
from tests.story import CHATEAUBRIANT, DERVAL, ISSE, NANTES, begin


def test_the_parts_of_a_sum_by_evidence_are_the_sum(tmp_path: Path) -> None:
    story = begin(tmp_path)
    recycler = story.add_initiative("Recyclerie", CHATEAUBRIANT)
    story.acts_in(recycler, **{DERVAL: 60, NANTES: 40})
    amap, cafe = story.add_initiative("AMAP", ISSE), story.add_initiative("Café", ISSE)
    away, out = (
        story.add_initiative("Ailleurs", NANTES),
        story.add_initiative("Non", ISSE, status="hors_champ"),
    )
    for record, jobs, evidence in (
        (recycler, 5, "document"),
        (amap, 2, "declare"),
        (cafe, 1, None),
        (away, 40, "document"),
        (out, 100, "document"),
    ):
        said = IndicatorValue("E02", Decimal(jobs), evidence=evidence)
        values.put(story.inventory, record, story.campaign, [said])
    with story.inventory.read() as connection:
        answers = CampaignFigures(connection, story.campaign)
        parts = evidence_parts(answers, story.territory, "site", ("E02", "E05"))
    made = summary(story.inventory, story.campaign, story.territory)
    story.inventory.close()
    assert parts["E05"] == {}
    assert parts["E02"] == {"document": 3, "declare": 3}  # what is said without proof is declared
    assert sum(parts["E02"].values(), Fraction()) == made.inside.figures["E02"].value == 6
