"""Interviews of initiatives, as they happen in the field."""

from __future__ import annotations

from tests.questionnaires.telling import Telling

CALM = {f"V{number}": 0 for number in (3, 4, 5, 7, 8, 9, 10)}


def welcomed(**known: str | int) -> Telling:
    """An interview whose respondent agreed to it."""
    story = Telling("initiative")
    story.say(consent_record="oui", consent_recontact="oui", contact_name="Annie Morel", **known)
    return story


def recyclerie() -> Telling:
    """A recyclerie with four employees and three sources of money: the longest interview that is likely."""
    story = welcomed(publishable="name contact", contact_role="coordinatrice")
    story.say(name="La Remise (exemple)", legal_form="association", created=2011, lifecycle="active")
    story.say(governance="bureau", commune="44036", address="12 rue de la Gare")
    story.say(description="Nous collectons, réparons et revendons des objets.", domain="EQU", domains="REP")
    story.say(types="RECYCLERIE REPAIR_CAFE", exchange_modes="don vente", exchanged_objects="bien savoir")
    story.say(stakes="services lien_social", digital="reseau_social", open_to_public="oui", S06=900)
    story.say(S07=4, S08=350, level="epci", elsewhere="oui")
    story.one_more("sites", site_commune="44036", site_share=70)
    story.one_more("sites", site_commune="44051", site_share=20)
    story.say(S01=120, S02=2400, S03=90, S05=35, S04="tous faibles_ressources", usage_source="document")
    story.say(has_links="oui")
    story.one_more("links", link_target="Réseau des recycleries (exemple)", link_kind="adhere_a")
    story.one_more("links", link_target="Jardin du Don (exemple)", link_kind="coopere_avec")
    story.say(has_staff="oui", E01=4, E02="2.5", E03=1, shares_job="non", E05=38, E06=12)
    story.say(E07=2400, E07b=150)
    story.say(has_budget="oui", E10=90000, E11=55000, E12=1200, E13=30000, E13_from="commune etat")
    story.say(E13_commune=10000, E13_etat=20000, E14=800, E16=88000, E17=30000, E18=14)
    story.say(largest_funder_share=55, lends="oui", E15=2600, money_source="document")
    story.say(S10="oui", S10_note="Le réemploi", S11=25, S12="oui")
    story.say(saves_money="oui", E20=24000, E20_note="2 400 achats, 10 € de moins chacun", S14=3)
    story.say(S14_note="Deux voisines fâchées tiennent la caisse ensemble.", S15=3, S16=20, S17=40)
    story.say(collects="oui", N01=80, N02=48, repairs="oui", N04=300, N05=210, N11=600, knows_co2="non")
    story.say(N14=1, N14_note="Le réemploi pèse plus que les tournées du camion.", effects_source="document")
    story.say(V1=2, V1_note="La coordinatrice tient seule les plannings.", V1_measure="Un binôme se forme.")
    story.say(V2=2, V2_note="L’État par les aides à l’emploi.", **CALM)
    story.say(V6=1, V6_note="Peu de jeunes viennent.", sees_needs="oui")
    story.one_more("needs", need="Transporter les meubles des personnes âgées", need_domain="DEP")
    story.say(plans="Ouvrir un second atelier.", help_wanted="local", has_recommendations="oui")
    story.one_more(
        "recommendations", recommendation="Prêter un local à Derval", recommendation_priority="haute"
    )
    story.say(criterion_exchange="oui", criterion_peers="oui", criterion_community="oui", P1="non", P2="non")
    return story


def test_a_recyclerie_answers_to_the_end() -> None:
    story = recyclerie()
    assert story.missing() == []
    saved = story.saved()
    assert saved["E02"] == "2.5"
    assert saved["E10_evidence"] == "document"
    assert saved["V2_evidence"] == "calcule"
    assert saved["consent_publish_name"] == "oui"
    assert saved["consent_publish_budget"] == "non"
    assert {saved[f"E13_{part}"] for part in ("epci", "departement", "region", "ue")} == {"0"}
    assert [out.value for out in story.outputs() if out.target == "site_share"] == ["70", "20"]
    assert len([out for out in story.outputs() if out.target == "link_target"]) == 2


def test_a_recyclerie_is_not_asked_about_gardens_journeys_or_kilowatts() -> None:
    story = recyclerie()
    for question in ("N08", "S18", "N12", "N10", "E19", "E21"):
        assert not story.asks(question)


def test_what_does_not_hold_together_is_refused_or_doubted() -> None:
    story = recyclerie()
    story.say(E02=6)
    assert story.node("E02").valid
    assert "Plus d’équivalents temps plein que de personnes" in story.node("E02").warning
    story.say(N02=90)
    assert "Pas plus que les tonnes" in story.node("N02").message
    story.say(E13_etat=5000)
    assert story.asks("E13_parts_note")


def test_a_main_funder_above_one_half_is_a_dependence() -> None:
    story = recyclerie()
    assert [choice.name for choice in story.node("V2").choices or ()] == ["2", "3"]
    story.say(largest_funder_share=40)
    assert len(story.node("V2").choices or ()) == 4


def test_the_shares_of_the_sites_are_said_when_they_do_not_make_a_hundred() -> None:
    story = recyclerie()
    assert "90" in story.node("shares_note").label
    story.filling.set("/data/places/sites[2]/site_share", "30")
    assert not story.asks("shares_note")


def sel() -> Telling:
    """An informal SEL that has no money and does not like to be counted."""
    story = welcomed()
    story.say(name="SEL du bocage (exemple)", legal_form="informel", lifecycle="active", commune="autre")
    story.say(commune_other="Pouancé", description="On s’échange des coups de main.", domain="SER")
    story.say(types="SEL", exchange_modes="monnaie_temps", exchanged_objects="service", S07=0, E21=400)
    story.say(level="plusieurs_communes", elsewhere="non", S01=35)
    story.refuse("S02")
    story.say(has_staff="non", shares_job="non", E05=0, E06=0, has_budget="non", lends="non")
    story.refuse("S14", "S15")
    story.say(N14=0, N14_note="Rien de visible.", V1=0, V6=0, **CALM)
    story.say(criterion_exchange="oui", criterion_peers="oui", criterion_community="oui")
    return story


def test_a_group_without_money_or_staff_says_true_zeros() -> None:
    story = sel()
    assert story.missing() == []
    saved = story.saved()
    for code in ("E01", "E02", "E04", "E07", "E10", "E11", "E13", "E13_ue", "E16", "E17", "S08"):
        assert saved[code] == "0", code
    assert saved["E21"] == "400"
    assert saved["commune"] == "Pouancé"


def test_an_informal_group_is_not_asked_for_numbers_accounts_or_an_assembly() -> None:
    story = sel()
    for question in ("siren", "rna", "E10", "E13_from", "largest_funder_share", "S17", "V2", "E02"):
        assert not story.asks(question)


def test_a_refusal_is_kept_and_is_no_zero() -> None:
    story = sel()
    refused = {out.target for out in story.outputs() if out.absence == "refus"}
    assert refused == {"S02", "S14", "S15"}
    assert not refused & story.saved().keys()
    assert not story.asks("S14_note")


def test_an_amap_is_asked_about_its_land_and_a_carpool_about_its_journeys() -> None:
    amap = welcomed()
    amap.say(domain="NOU", grows="oui", N08=12000, N09=100)
    assert not amap.asks("collects")
    assert {choice.name for choice in amap.node("types").choices or ()} >= {"AMAP", "JARDIN_PARTAGE"}
    assert "CUMA" not in {choice.name for choice in amap.node("types").choices or ()}
    carpool = welcomed()
    carpool.say(domain="DEP", S18=300, S19=500, avoids_trips="oui", N07=9000)
    assert not carpool.asks("grows")


def test_a_cuma_is_asked_what_its_shared_machines_are_worth_and_no_tonnes() -> None:
    cuma = welcomed()
    cuma.say(legal_form="cuma", domain="EQU", types="CUMA", exchange_modes="mutualisation", E19=250000)
    cuma.say(collects="non", repairs="non")
    assert not cuma.asks("N01")
    assert not cuma.asks("N04")


def test_what_has_no_activity_yet_is_not_asked_what_it_changes() -> None:
    project = welcomed(lifecycle="projet")
    assert not project.asks("S14")
    assert not project.asks("N14")
    assert project.asks("has_staff")
    project.say(lifecycle="emergence")
    assert project.asks("S14")


def test_what_is_not_done_is_a_zero_that_is_said() -> None:
    amap = welcomed(lifecycle="active", domain="NOU", open_to_public="non", grows="non", avoids_trips="non")
    saved = amap.saved()
    assert {code: saved.get(code) for code in ("S06", "N08", "N07")} == {"S06": "0", "N08": "0", "N07": "0"}
    assert "N01" not in saved, "nobody asked"


def test_a_figure_beyond_likelihood_is_doubted_and_kept() -> None:
    story = welcomed(has_budget="oui", E10=9_000_000)
    assert story.node("E10").valid
    assert "vérifiez les zéros" in story.node("E10").warning


def test_the_year_that_figures_are_of_is_said() -> None:
    story = welcomed()
    story.filling.prefill(story.path("campaign"), "2016")
    assert "« l’année » est 2016" in story.node("year_note").label.replace("\u00a0", " ")
    assert "31 décembre 2016" in story.node("work_note").label


def test_without_consent_nothing_else_is_asked() -> None:
    story = Telling("initiative")
    story.say(consent_record="non")
    assert [node.name for node in story.asked()] == ["welcome", "consent_record", "stop"]
    assert story.missing() == []
