"""Each label has its English one: an indicator added without it still works, and is told here."""

from census_app.domain.indicators import Catalogue
from census_app.domain.labels import Labels
from census_app.domain.reference import table
from census_app.domain.typology import Typology

CATALOGUE, TYPOLOGY = Catalogue.load(), Typology.load()
ENGLISH = Labels.load("en")


def test_no_english_label_is_missing() -> None:
    assert ENGLISH.missing(CATALOGUE, TYPOLOGY) == (), "add them to db/reference/labels_en.csv"


def test_no_english_label_is_of_something_that_is_not_there() -> None:
    assert ENGLISH.unknown(CATALOGUE, TYPOLOGY) == (), "take them out of db/reference/labels_en.csv"


def test_each_is_said_once() -> None:
    keys = [(row["list"], row["code"]) for row in table("labels_en")]
    assert len(keys) == len(set(keys))


def test_two_values_of_a_list_have_two_labels() -> None:
    labels = [(row["list"], row["label"].casefold()) for row in table("labels_en")]
    assert len(labels) == len(set(labels))
