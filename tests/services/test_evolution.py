"""Two campaigns compared: what changed, told apart by why."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

import pytest

from census_app.domain.perimeters import Perimeter, perimeter_of
from census_app.domain.values import IndicatorValue
from census_app.reports.evolution import Evolution
from census_app.services import campaigns, perimeters, records, values
from census_app.services.evolution import Dated, evolutions
from census_app.services.summary import summary
from census_app.store.figures import CampaignFigures
from tests.story import CHATEAUBRIANT, DERVAL, ISSE, NANTES, Story, begin

STEPS = ("perimeter", "real", "method", "born", "found", "answered", "silent", "gone")


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Story]:
    told = begin(tmp_path_factory.mktemp("evolution"), 2025)
    yield told
    told.inventory.close()


def say(story: Story, record: int, year: int, jobs: int, evidence: str = "declare") -> None:
    campaign = campaigns.of_year(story.inventory, year).id
    values.put(story.inventory, record, campaign, [IndicatorValue("E02", Decimal(jobs), evidence=evidence)])


@pytest.fixture(scope="module")
def told(story: Story) -> Story:
    """Eight records over two years, one for each thing that can happen to a figure."""
    grows = story.add_initiative("Grandit", ISSE)
    proves = story.add_initiative("Prouve", ISSE)
    silent = story.add_initiative("Se tait", ISSE)
    speaks = story.add_initiative("Parle enfin", ISSE)
    closes = story.add_initiative("Disparaît", ISSE)
    shared = story.add_initiative("Partagée", ISSE)
    story.acts_in(shared, **{DERVAL: 50, NANTES: 50})
    for record, jobs in ((grows, 10), (proves, 20), (silent, 40), (closes, 80), (shared, 100)):
        say(story, record, 2025, jobs)
    campaigns.open_campaign(story.inventory, 2026)
    this_year = campaigns.of_year(story.inventory, 2026).id
    later = Story(story.inventory, this_year)
    say(story, grows, 2026, 13)
    say(story, proves, 2026, 25, "document")
    say(story, speaks, 2026, 160)
    say(story, shared, 2026, 102)
    say(story, closes, 2026, 80)
    records.edit(story.inventory, closes, {"status": "disparue"}, this_year)
    say(story, later.add_initiative("Naît", ISSE, created=2026), 2026, 320)
    say(story, later.add_initiative("Trouvée", ISSE, created=1998), 2026, 640)
    return story


def compared(story: Story, perimeter: Perimeter) -> Evolution:
    every = reversed(campaigns.every(story.inventory))
    with story.inventory.read() as connection:
        chain = [
            Dated(
                each, perimeters.find(story.inventory, each.perimeter), CampaignFigures(connection, each.id)
            )
            for each in every
        ]
        (pair,) = evolutions(chain, perimeter, "site")
    return pair


def test_each_reason_has_its_step(told: Story) -> None:
    """In half units where a record is half outside: 1 of the shared one's 2 more jobs is the perimeter's."""
    steps = compared(told, told.territory).steps["E02"]
    assert steps.before == 200
    assert steps.after == 13 + 25 + 160 + 51 + 320 + 640
    found = {step: getattr(steps, step) for step in STEPS}
    assert found == {
        "perimeter": 0,
        "real": 3 + 1,
        "method": 5,
        "born": 320,
        "found": 640,
        "answered": 160,
        "silent": -40,
        "gone": -80,
    }
    assert (steps.answered_before, steps.answered_after) == (5, 6)


def test_the_figures_at_both_ends_are_those_of_the_summaries(told: Story) -> None:
    steps = compared(told, told.territory).steps["E02"]
    for year, figure in ((2025, steps.before), (2026, steps.after)):
        campaign = campaigns.of_year(told.inventory, year)
        made = summary(told.inventory, campaign.id, told.territory)
        assert made.inside.figures["E02"].value == figure


def test_another_perimeter_is_a_step_of_its_own(told: Story) -> None:
    """On Châteaubriant and Derval alone only the half of the shared record remains of 2025's 200 jobs."""
    pair = compared(told, perimeter_of(f"{CHATEAUBRIANT},{DERVAL}"))
    steps = pair.steps["E02"]
    found = [int(each) for each in (steps.before, steps.perimeter, steps.real, steps.after)]
    assert found == [200, -150, 1, 51]
    assert pair.perimeter_before != pair.perimeter_after


def test_the_steps_add_up_exactly(told: Story) -> None:
    for perimeter in (told.territory, perimeter_of(DERVAL)):
        for steps in compared(told, perimeter).steps.values():
            moved = sum((getattr(steps, step) for step in STEPS), Fraction())
            assert steps.before + moved == steps.after
