"""Labels in another language: what has one takes it, what has none stays French."""

from census_app.domain.fields import record_field
from census_app.domain.indicators import Catalogue
from census_app.domain.labels import Label, Labels
from census_app.domain.typology import Typology

CATALOGUE, TYPOLOGY = Catalogue.load(), Typology.load()
SOME = Labels(
    "en",
    {
        ("indicator", "E02"): Label("Full-time equivalents", "FTE"),
        ("unit", "ETP"): Label("FTE"),
        ("domain", "NOU"): Label("Eating"),
        ("field", "name"): Label("Name"),
        ("definition", "E02"): Label("Paid work of the year."),
        ("anchor", "V1 0"): Label("No dependence"),
        ("heading", "Fiches"): Label("Records"),
        ("within", "(moyenne, "): Label("(mean, "),
    },
)


def test_an_indicator_takes_its_label_and_keeps_all_the_rest() -> None:
    french, english = CATALOGUE["E02"], SOME.catalogue(CATALOGUE)["E02"]
    assert (english.label, english.short_label, english.unit) == ("Full-time equivalents", "FTE", "FTE")
    assert english.definition == "Paid work of the year."
    assert (english.kind, english.position) == (french.kind, french.position)


def test_what_has_no_label_keeps_the_french_one() -> None:
    catalogue = SOME.catalogue(CATALOGUE)
    assert catalogue["E01"].label == CATALOGUE["E01"].label
    assert [each.code for each in catalogue] == [each.code for each in CATALOGUE]
    assert catalogue["E01"].definition == CATALOGUE["E01"].definition
    assert catalogue.anchors("V2") == CATALOGUE.anchors("V2")
    assert SOME.heading("Habitants") == "Habitants"
    assert SOME.field(record_field("commune")) == "Commune"


def test_a_grade_takes_its_label_and_stays_the_same_grade() -> None:
    lowest, *others = SOME.catalogue(CATALOGUE).anchors("V1")
    assert (lowest.grade, lowest.label) == (0, "No dependence")
    assert tuple(others) == CATALOGUE.anchors("V1")[1:]


def test_a_heading_goes_by_its_french_words_or_by_what_is_within_it() -> None:
    assert SOME.heading("Fiches") == "Records"
    assert SOME.heading("Social ties (moyenne, 0 to 4)") == "Social ties (mean, 0 to 4)"


def test_coded_values_take_their_labels() -> None:
    typology = SOME.typology(TYPOLOGY)
    assert typology.label("domain", "NOU") == "Eating"
    assert typology.label("domain", "FIN") == TYPOLOGY.label("domain", "FIN")
    assert typology.list("type")[0].parent == "NOU"


def test_french_changes_nothing() -> None:
    french = Labels.load("fr")
    assert french.catalogue(CATALOGUE) is CATALOGUE
    assert french.typology(TYPOLOGY) is TYPOLOGY
    assert french.field(record_field("name")) == "Nom"


def test_what_is_missing_and_what_is_too_much_is_told() -> None:
    labels = Labels("en", {("indicator", "E02"): Label("FTE"), ("domain", "ZZZ"): Label("Nothing")})
    assert "indicator E02" in labels.missing(CATALOGUE, TYPOLOGY)
    assert labels.unknown(CATALOGUE, TYPOLOGY) == ("domain ZZZ",)
