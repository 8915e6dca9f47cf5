"""The summary of a campaign, computed by hand."""

from __future__ import annotations

import json
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path

import pytest

from census_app.domain.perimeters import perimeter_of
from census_app.errors import CensusError
from census_app.reports.as_json import as_json
from census_app.services import parts, records
from census_app.services.summary import Figure, Summary, Zone, summary
from tests.story import CHATEAUBRIANT, DERVAL, ISSE, JANS, NANTES, SOUDAN, Story, begin


@pytest.fixture
def story(tmp_path: Path) -> Iterator[Story]:
    told = begin(tmp_path)
    yield told
    told.inventory.close()


@pytest.fixture
def dozen(story: Story) -> Story:
    """Twelve records: in one commune, in two, outside, nowhere, and three that are not counted."""
    add, says = story.add_initiative, story.says
    amap = add("AMAP du Don", ISSE, domain="NOU", types=("AMAP",), lifecycle="active")
    says(amap, E02="0.5", E05=12, E10=10_000, E11=0, E12=9_000, S02=100, S03=80, S14=3, S10=1, S11="4.5")
    recycler = add("Recyclerie", CHATEAUBRIANT, domain="EQU", lifecycle="active")
    story.acts_in(recycler, **{DERVAL: 60, NANTES: 40})
    says(recycler, E02=5, E05=30, E10=100_000, E11=60_000, E12=1_000, S02=1_000, S03=50, S14=2, N01=8, N02=6)
    carpool = add("Covoiturage", None, domain="DEP", lifecycle="projet")
    says(carpool, E02=0, E05="ne_sait_pas", E07=803, S10=0, S11="10.5", N13=-12)
    workshop = add("Atelier vélo", DERVAL, domain="REP", types=("ATELIER_VELO", "REPAIR_CAFE"))
    story.acts_in(workshop, **{DERVAL: 50, JANS: 50})
    says(workshop, E02="0.25", E07=321, E10=6_000, E12=500, S02=0, S03=100, S14=4, S11=3, N01=2)
    network = story.add_network("Réseau des AMAP", CHATEAUBRIANT, domain="NOU")
    says(network, E02=1, E05=8, E10=20_000, E11=2_000, E12=2_000, S14=0)
    says(add("Café associatif", SOUDAN, domain="SER"), E02="refus", S02="ne_sait_pas")
    says(add("SEL", NANTES, domain="SER", types=("SEL",)), E05=20, E21=700)
    says(add("Hors sujet", ISSE, status="hors_champ"), E02=99, E05=99)
    says(add("Deux fois la même", ISSE, status="doublon"), E02=99)
    says(add("Disparue", DERVAL, status="disparue"), E02=99)
    gone = add("Retirée", ISSE)
    says(gone, E02=99)
    records.retire(story.inventory, [gone])
    add("Sans rien", CHATEAUBRIANT)
    return story


def of(story: Story, attribution: str = "site", perimeter: str = "") -> Summary:
    area = perimeter_of(perimeter) if perimeter else story.territory
    return summary(story.inventory, story.campaign, area, attribution)  # type: ignore[arg-type]


def zone(made: Summary, code: str) -> Zone:
    return next(commune for commune in made.communes if commune.code == code)


def figures(made: Summary, indicator: str, *codes: str) -> list[tuple[Fraction | None, int, int]]:
    zones = [zone(made, code) for code in codes] + [made.inside, made.outside, made.unlocated, made.total]
    found = [each.figures[indicator] for each in zones]
    return [(figure.value, figure.answered, figure.eligible) for figure in found]


def test_a_sum_follows_the_sites_and_says_who_answered(dozen: Story) -> None:
    # Issé: AMAP 0.5. Châteaubriant: network 1 (« Sans rien » did not answer).
    # Derval: 60 % of 5 + 50 % of 0.25 = 3.125. Jans: 0.125. Outside: 40 % of 5 = 2, the SEL said nothing.
    # Nowhere: 0, which is an answer.
    # Together 0.5 + 1 + 3.125 + 0.125 + 2 + 0 = 6.75, as 0.5 + 5 + 0 + 0.25 + 1.
    assert figures(of(dozen), "E02", ISSE, CHATEAUBRIANT, DERVAL, JANS) == [
        (Fraction(1, 2), 1, 1),
        (Fraction(1), 1, 2),
        (Fraction(25, 8), 2, 2),
        (Fraction(1, 8), 1, 1),
        (Fraction(19, 4), 4, 6),
        (Fraction(2), 1, 2),
        (Fraction(0), 1, 1),
        (Fraction(27, 4), 5, 8),
    ]


def test_a_blank_is_not_a_zero(dozen: Story) -> None:
    made = of(dozen)
    assert zone(made, SOUDAN).figures["E02"] == Figure(None, 0, 1)
    assert made.unlocated.figures["E02"].value == 0
    assert made.unlocated.figures["E05"] == Figure(None, 0, 1)


def test_by_seat_and_in_equal_parts(dozen: Story) -> None:
    # By seat: the recyclerie is wholly in Châteaubriant (5 + 1 of the network), the workshop in Derval.
    assert figures(of(dozen, "seat"), "E02", CHATEAUBRIANT, DERVAL, JANS) == [
        (Fraction(6), 2, 3),
        (Fraction(1, 4), 1, 1),
        (None, 0, 0),
        (Fraction(27, 4), 4, 6),
        (None, 0, 1),
        (Fraction(0), 1, 1),
        (Fraction(27, 4), 5, 8),
    ]
    # In equal parts: half of the recyclerie's 5 in Derval and half outside.
    assert figures(of(dozen, "equal"), "E02", DERVAL) == [
        (Fraction(21, 8), 2, 2),
        (Fraction(17, 4), 4, 6),
        (Fraction(5, 2), 1, 2),
        (Fraction(0), 1, 1),
        (Fraction(27, 4), 5, 8),
    ]


def test_a_ratio_is_a_ratio_of_sums_over_those_who_answered_all_its_terms(dozen: Story) -> None:
    # E30 = (E11 + E12) / E10. The workshop gave no sales: it is in no part of the ratio.
    # Total: (9 000 + 61 000 + 4 000) / (10 000 + 100 000 + 20 000) = 74 / 130.
    # Perimeter: (9 000 + 60 % of 61 000 + 4 000) / (10 000 + 60 000 + 20 000) = 49.6 / 90.
    assert figures(of(dozen), "E30", ISSE, DERVAL) == [
        (Fraction(9, 10), 1, 1),
        (Fraction(61, 100), 1, 2),
        (Fraction(496, 900), 3, 6),
        (Fraction(61, 100), 1, 2),
        (None, 0, 1),
        (Fraction(74, 130), 3, 8),
    ]


def test_volunteers_hours_become_full_time_work_by_the_parameters_of_the_year(dozen: Story) -> None:
    made = of(dozen)
    assert made.total.figures["E08"].value == Fraction(803 + 321, 1607)
    assert made.total.figures["E09"].value == (803 + 321) * Fraction("12.02")
    assert made.total.figures["E34"].value == Fraction(1, 4) + Fraction(1124, 1607)


def test_a_declared_percentage_weighs_what_it_is_a_part_of(dozen: Story) -> None:
    # S03: (80 × 100 + 50 × 1 000 + 100 × 0) / (100 + 1 000 + 0) = 58 000 / 1 100.
    made = of(dozen)
    assert made.total.figures["S03"] == Figure(Fraction(58_000, 1_100), 3, 8)
    # Jans only has the workshop's half, whose users are none: it answered, and there is nothing to divide by.
    assert zone(made, JANS).figures["S03"] == Figure(None, 1, 1)


def test_a_plain_mean_weighs_the_parts(dozen: Story) -> None:
    # S11 in total: (4.5 + 10.5 + 3) / 3 = 6; in the perimeter (4.5 + 3) / 2.
    made = of(dozen)
    assert made.total.figures["S11"] == Figure(Fraction(6), 3, 8)
    assert made.inside.figures["S11"] == Figure(Fraction(15, 4), 2, 6)


def test_grades_are_spread_and_their_mean_given(dozen: Story) -> None:
    # S14: AMAP 3, recyclerie 2, workshop 4, network 0. Derval: 60 % of a 2 and 50 % of a 4: 3.2 / 1.1.
    figure = zone(of(dozen), DERVAL).figures["S14"]
    spread = ((0, Fraction(0)), (1, Fraction(0)), (2, Fraction(3, 5)), (3, Fraction(0)), (4, Fraction(1, 2)))
    assert figure == Figure(Fraction(32, 11), 2, 2, spread)
    assert of(dozen).total.figures["S14"].value == Fraction(9, 4)


def test_yes_are_counted_and_negative_amounts_kept(dozen: Story) -> None:
    made = of(dozen)
    assert made.total.figures["S10"] == Figure(Fraction(1), 2, 8)
    assert made.unlocated.figures["N13"] == Figure(Fraction(-12), 1, 1)


def test_what_needs_a_population_is_the_perimeter_s_in_total(dozen: Story) -> None:
    made = of(dozen)
    population = made.inside.population
    assert population == sum(commune.population or 0 for commune in made.communes)
    assert made.inside.figures["E32"].value == Fraction(19, 4) * 1000 / Fraction(population or 0)
    assert made.total.figures["E32"] == made.inside.figures["E32"]
    assert made.outside.figures["E32"].value is None
    isse = zone(made, ISSE)
    assert isse.figures["E02"].per_1000 == isse.figures["E32"].value == Fraction(500, isse.population or 0)


def test_records_are_counted_by_their_parts_and_by_their_presence(dozen: Story) -> None:
    made = of(dozen)
    derval = zone(made, DERVAL).counts
    assert derval.records == Fraction(6, 10) + Fraction(1, 2)
    assert derval.presence == {"records": 2, "initiative": 2, "network": 0}
    assert derval.domain["EQU"] == Fraction(6, 10)
    assert derval.type == {"ATELIER_VELO": Fraction(1, 2), "REPAIR_CAFE": Fraction(1, 2)}
    total = made.total.counts
    assert total.records == 8
    assert total.kind == {"initiative": 7, "network": 1}
    assert [total.domain[code] for code in ("NOU", "SER", "unknown")] == [2, 2, 1]
    assert [total.lifecycle[code] for code in ("active", "projet")] == [2, 1]
    assert [total.status[code] for code in ("reperee", "hors_champ", "doublon")] == [8, 1, 1]
    assert zone(made, ISSE).counts.status["hors_champ"] == 1
    assert zone(made, ISSE).counts.records == 1


def test_a_network_s_own_activity_counts_once_and_not_its_members_again(story: Story) -> None:
    amap = story.add_initiative("AMAP", ISSE)
    network = story.add_network("Réseau", ISSE)
    story.says(amap, E02=2)
    story.says(network, E02=1)
    link = {"source_id": amap, "target_id": network, "kind": "adhere_a"}
    parts.add(story.inventory, "link", link)
    assert zone(of(story), ISSE).figures["E02"].value == 3


def test_the_same_data_on_another_perimeter(dozen: Story) -> None:
    made = of(dozen, perimeter=f"{ISSE},{DERVAL}")
    assert [commune.code for commune in made.communes] == [DERVAL, ISSE]
    assert made.total.figures["E02"].value == Fraction(27, 4)
    # Outside: network 1, Jans 0.125, Nantes 2. The workshop counts there once, « Sans rien » did not answer.
    assert made.outside.figures["E02"] == Figure(Fraction(25, 8), 3, 6)


def test_two_communes_outside_are_one_presence_outside(story: Story) -> None:
    story.acts_in(story.add_initiative("Ici et là"), **{NANTES: 30, "35238": 30, ISSE: 40})
    made = of(story)
    assert made.outside.counts.presence["records"] == 1
    assert made.outside.counts.records == Fraction(6, 10)


def test_amounts_that_do_not_fit_in_sixty_four_bits_add_up(story: Story) -> None:
    for number in range(20):
        story.says(story.add_initiative(f"Banque {number}", ISSE), E10=10**12, S02=10**12, S03=50)
    made = of(story)
    assert made.total.figures["E10"].value == 20 * 10**12
    assert made.total.figures["S03"].value == 50


def test_the_communes_come_by_name(story: Story) -> None:
    names = [commune.name for commune in of(story).communes]
    assert len(names) == 33
    assert names[0] == "Abbaretz"
    assert names.index("Châteaubriant") < names.index("Derval") < names.index("Issé") < names.index("Jans")


def test_a_campaign_that_is_not_there_is_refused(story: Story) -> None:
    with pytest.raises(CensusError, match="campagne"):
        summary(story.inventory, 999, story.territory)


def test_it_says_how_far_it_is_and_can_be_stopped(dozen: Story) -> None:
    seen: list[tuple[int, int, str]] = []
    summary(dozen.inventory, dozen.campaign, dozen.territory, progress=lambda *step: seen.append(step))
    assert seen[0][0] == 0
    assert all(done < total for done, total, _ in seen)

    def stop(_done: int, _total: int, _text: str) -> None:
        raise InterruptedError

    with pytest.raises(InterruptedError):
        summary(dozen.inventory, dozen.campaign, dozen.territory, progress=stop)


def test_the_document_has_the_same_figures(dozen: Story) -> None:
    document = json.loads(json.dumps(as_json(of(dozen))))
    assert list(document) == [
        "campaign", "perimeter", "attribution", "communes", "outside", "unlocated", "total",
    ]  # fmt: skip
    assert (document["campaign"], document["perimeter"]) == (2026, "pays-de-chateaubriant")
    derval = next(commune for commune in document["communes"] if commune["code"] == DERVAL)
    figure = derval["indicators"]["E02"]
    assert (figure["value"], figure["answered"], figure["eligible"]) == ("3.125", 2, 2)
    assert document["total"]["indicators"]["E30"]["value"] == "0.569230769231"
    soudan = next(commune for commune in document["communes"] if commune["code"] == SOUDAN)
    assert soudan["indicators"]["E02"] == {"value": None, "answered": 0, "eligible": 1}
    assert derval["counts"]["records"] == "1.1"
    assert derval["counts"]["presence"]["initiative"] == 2
