"""What is typed in a field is judged as the import judges a cell."""

from census_app.services.field_checks import FieldCheck, check_field


def test_a_blank_is_a_blank() -> None:
    assert check_field("siren", None) == FieldCheck()
    assert check_field("types", ()) == FieldCheck()


def test_a_number_is_checked_and_written_as_digits() -> None:
    assert check_field("siren", "732 829 320").value == "732829320"
    assert "n’est pas un SIREN juste" in check_field("siren", "732 829 321").problem


def test_a_commune_is_a_name_or_a_code_and_says_when_it_is_outside() -> None:
    home = frozenset({"44075"})
    assert check_field("commune", "issé", home) == FieldCheck("44075")
    outside = check_field("commune", "44109", home)
    assert outside.value == "44109"
    assert "hors du périmètre" in outside.warning
    assert check_field("commune", "Chateaubrian", home).problem


def test_codes_and_boxes_pass_as_they_are() -> None:
    assert check_field("types", ("AMAP", "CUMA")).value == ("AMAP", "CUMA")
    assert check_field("criterion_peers", False).value is False
    assert check_field("created", 2012).value == 2012
