"""The participants' table, from what each of them wrote."""

from __future__ import annotations

from datetime import date

from census_app.reports.restitution import Answers, Tallied, Told, tabulate

TOLD = Told("Groupe de travail", date(2015, 9, 24), "Châteaubriant", ("Le lien social",), "Compte rendu", "")
NOTHING = Answers("", None, (), (), ())


def test_a_meeting_without_forms_has_an_empty_table() -> None:
    made = tabulate(TOLD, [], {})
    assert (made.participants, made.users, made.silent) == (0, 0, 0)
    assert made.communes == made.services == made.participation == ()
    assert made.stakes == ("Le lien social",)


def test_the_most_frequent_comes_first_then_the_order_of_the_questionnaire() -> None:
    forms = [
        Answers("Soudan", True, ("SEL", "AMAP"), ("Comprendre",), ("Lire",)),
        Answers("Châteaubriant", True, ("AMAP", "AMAP", "Troc"), (), ()),
        Answers("Châteaubriant", False, (), ("Recenser", "Comprendre"), ("Écrire", "Lire")),
        NOTHING,
    ]
    made = tabulate(TOLD, forms, {"services": ("SEL", "AMAP"), "participation": ("Écrire", "Lire")})
    assert made.communes == (Tallied("Châteaubriant", 2), Tallied("Soudan", 1))
    assert made.silent == 1
    assert (made.users, made.participants) == (2, 4)
    assert made.services == (Tallied("AMAP", 2), Tallied("SEL", 1), Tallied("Troc", 1))
    assert made.participation == (Tallied("Lire", 2), Tallied("Écrire", 1))


def test_expectations_are_kept_as_written_even_twice() -> None:
    same = Answers("", None, (), ("Comprendre",), ())
    assert tabulate(TOLD, [same, same], {}).expectations == ("Comprendre", "Comprendre")
