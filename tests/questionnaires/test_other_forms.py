"""A network's interview and a participant's form, filled as they are in the field."""

from __future__ import annotations

from tests.questionnaires.telling import Telling


def network() -> Telling:
    """A federation with two employees, partly paid by the Département."""
    story = Telling("reseau")
    story.say(consent_record="oui", name="Fédération des CUMA (exemple)", legal_form="union_federation")
    story.say(lifecycle="active", level="departement", commune="44036", description="Relier les CUMA.")
    story.say(domain="EQU", members=30, members_here=30, purposes="rencontres emploi", S01=0, has_links="oui")
    story.one_more("links", link_target="CUMA de Rougé (exemple)", link_kind="federe", link_note="2004")
    story.one_more("links", link_target="CUMA d’Issé (exemple)", link_kind="federe")
    story.say(S07=2, S08=60, S16=25, has_staff="oui", E01=2, E02="1.5", E03=0, E04=1, E05=0, E07b=300)
    story.say(has_budget="oui", E10=60000, E11=5000, E12=40000, E13=15000, E13_from="departement")
    story.say(E13_departement=15000, E14=0, largest_funder_share=25, E16=58000, money_source="document")
    story.say(V1=0, V2=1, V2_note="Le Département.", V5=0, V6=0, V7=0, V8=0)
    return story


def test_a_network_says_its_own_figures_and_names_its_members() -> None:
    story = network()
    assert story.missing() == []
    saved = story.saved()
    assert (saved["E10"], saved["E07"], saved["S01"]) == ("60000", "0", "0")
    assert (saved["E13_departement"], saved["E13_commune"]) == ("15000", "0")
    assert (saved["E13_evidence"], saved["E01_evidence"]) == ("document", "declare")
    assert "members" not in saved
    assert [out.value for out in story.outputs() if out.target == "link_kind"] == ["federe", "federe"]


def test_a_network_that_one_funder_keeps_alive_says_so() -> None:
    story = network()
    story.say(largest_funder_share=60)
    assert [choice.name for choice in story.node("V2").choices or ()] == ["2", "3"]
    assert any("V2" in issue for issue in story.missing())


def test_a_form_of_the_meeting_of_2015_can_be_entered_as_it_was_filled() -> None:
    story = Telling("participant")
    story.say(commune="44065", uses_services="oui", services="amap le_bon_coin wikipedia")
    story.say(expectations="Découvrir le fonctionnement", participation="reunions disponibilites")
    assert story.missing() == []
    assert not story.asks("contact_name")


def test_a_form_left_blank_is_a_form() -> None:
    story = Telling("participant")
    assert story.missing() == []
    assert not story.asks("services")


def test_who_wants_to_be_called_back_leaves_a_name() -> None:
    story = Telling("participant")
    story.say(consent_recontact="oui", contact_name="Paul Martin", contact_email="paul chez exemple")
    assert story.node("contact_email").message
    story.say(contact_email="paul@exemple.fr")
    assert story.saved()["contact_email"] == "paul@exemple.fr"
