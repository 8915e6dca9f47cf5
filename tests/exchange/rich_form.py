"""A form with everything that makes exports hard to read, and interviews done with it."""

from __future__ import annotations

from census_app.forms import Filling, FormDefinition, load_form, load_xform
from tests.exchange.phone_exports import Sent

FORM = """
| survey |
| | type | name | label::Français (fr) | label::English (en) | relevant | calculation |
| | start | start | | | | |
| | end | end | | | | |
| | username | username | | | | |
| | begin_group | who | La structure / l’équipe | The group | | |
| | text | name | Nom : usuel | Name | | |
| | text | phone | Téléphone | Phone | | |
| | begin_group | place | Où ? | Where? | | |
| | select_one town | town | Commune | Town | | |
| | geopoint | spot | Position (entrée) | Position | | |
| | text | name | Nom du lieu | Name of the place | | |
| | end_group | | | | | |
| | select_multiple act or_other | acts | Activités | Activities | | |
| | select_one act or_other | main | Activité principale | Main activity | | |
| | rank wish | wish | Par préférence | By preference | | |
| | select_one truth | open | Ouvert ? | Open? | | |
| | end_group | | | | | |
| | note | thanks | Merci **beaucoup** | Thank you | | |
| | begin_group | people | Les gens | People | | |
| | begin_repeat | person | Personne | Person | | |
| | text | called | Prénom | First name | | |
| | integer | age | Âge | Age | | |
| | begin_group | more | Encore | More | | |
| | select_multiple act | does | Fait | Does | | |
| | begin_repeat | tool | Outil | Tool | | |
| | text | called | Nom de l’outil | Tool | | |
| | decimal | cost | Prix | Price | | |
| | end_repeat | | | | | |
| | end_group | | | | | |
| | end_repeat | | | | | |
| | end_group | | | | | |
| | begin_group | others | Les autres | Others | | |
| | begin_repeat | individual | Personne | Person | | |
| | text | called | Prénom | First name | | |
| | integer | age | Âge | Age | | |
| | end_repeat | | | | | |
| | end_group | | | | | |
| | begin_group | figures | Chiffres | Figures | | |
| | integer | members | Membres | Members | | |
| | decimal | budget | Budget | Budget | | |
| | date | since | Depuis le | Since | | |
| | time | opens | Ouvre à | Opens at | | |
| | dateTime | met | Rencontrés le | Met on | | |
| | acknowledge | agreed | D’accord | Agreed | | |
| | barcode | code | Code | Code | | |
| | image | photo | Photo | Photo | | |
| | calculate | total | | | | ${members} + 1 |
| | text | remark | Remarque | Remark | | |
| | end_group | | | | | |
| choices |
| | list_name | name | label::Français (fr) | label::English (en) |
| | town | 44036 | Châteaubriant | Chateaubriant |
| | town | 44051 | Derval | Derval (44) |
| | town | 01004 | Ambérieu | Amberieu |
| | act | repair | Réparer, prêter | Repair, lend |
| | act | grow | Cultiver | Grow |
| | act | eat | Manger : à table | Eat |
| | wish | near | Près d’ici | Near |
| | wish | cheap | Pas cher | Cheap |
| | wish | nice | Beau | Nice |
| | truth | 1 | Oui | Yes |
| | truth | 0 | Non | No |
| settings |
| | form_title | form_id | version | default_language |
| | Une visite | visite | 3 | Français (fr) |
"""

FRENCH, ENGLISH = "Français (fr)", "English (en)"


def load() -> FormDefinition:
    return load_form(FORM)


def load_with_twins() -> FormDefinition:
    """The form with two repeats of one name, as only an XForm written by hand has them."""
    return load_xform(load_form(FORM).xml.replace("individual", "person"))


def interviews(form: FormDefinition) -> list[Sent]:
    """Four interviews: full, with hard texts, nearly empty, with an « other » choice."""
    return [_interview(form, number) for number in range(1, 5)]


def others(form: FormDefinition) -> str:
    """The path of the second repeat of people."""
    return next(path for path, node in form.nodes.items() if node.kind == "repeat" and "/others/" in path)


def _interview(form: FormDefinition, number: int) -> Sent:
    filling = Filling(form)
    for repeat in ("/data/people/person", others(form)):
        for occurrence in reversed(filling.children(repeat)):
            filling.remove(occurrence.path)
    filling.prefill("/data/start", f"2026-03-0{number}T09:00:00.000+01:00")
    filling.prefill("/data/end", f"2026-03-0{number}T09:30:00.000+01:00")
    filling.prefill("/data/username", "camille")
    names = ("Atelier", "Le « 3/4 » - l’abri : suite;fin", "12", "2015-09-24")
    filling.set("/data/who/name", names[number - 1])
    if number != 3:
        _answer(filling, number)
        _people(filling, number)
    return Sent(filling, f"uuid:0000000{number}-1111-4222-8333-44444444444a")


def _answer(filling: Filling, number: int) -> None:
    said = {
        "who/phone": "0612345678",
        "who/place/town": ("44036", "01004", "", "44051")[number - 1],
        "who/place/spot": ("47.72 -1.37 31.5 4.9", "47.72 -1.37 0.0 0.0", "", "-12.5 130.25 0 0")[number - 1],
        "who/place/name": "La cour",
        "who/acts": ("repair eat", "grow", "", "grow other")[number - 1],
        "who/main": ("repair", "eat", "", "other")[number - 1],
        "who/wish": "cheap nice near",
        "who/open": ("1", "0", "", "1")[number - 1],
        "figures/members": str(1200 * number),
        "figures/budget": ("1250.5", "0.25", "", "-3")[number - 1],
        "figures/since": "2015-09-04",
        "figures/opens": "14:30:00.000+01:00",
        "figures/met": "2026-02-03T14:30:00.000+01:00",
        "figures/agreed": "OK" if number != 2 else "",
        "figures/code": "3270190119357",
        "figures/photo": "1709380000.jpg",
        "figures/remark": ("Première ligne\nseconde", "=1+1", "", 'Il dit "oui", puis ; non')[number - 1],
    }
    for path, text in said.items():
        if text:
            filling.set(f"/data/{path}", text)
    if number == 4:
        filling.set("/data/who/acts_other", "Chanter")
        filling.set("/data/who/main_other", "Danser")


def _people(filling: Filling, number: int) -> None:
    for place in range(1, number + 1):
        filling.add("/data/people/person")
        own = f"/data/people/person[{place}]"
        filling.set(f"{own}/called", f"P{number}.{place}")
        filling.set(f"{own}/age", str(20 + place))
        filling.set(f"{own}/more/does", "repair grow" if place % 2 else "eat")
        for tool in reversed(filling.children(f"{own}/more/tool")):
            filling.remove(tool.path)
        for turn in range(1, place):
            filling.add(f"{own}/more/tool")
            filling.set(f"{own}/more/tool[{turn}]/called", f"Outil {number}.{place}.{turn}")
            filling.set(f"{own}/more/tool[{turn}]/cost", "12.5")
    for place in range(1, 3):
        series = others(filling.definition)
        filling.add(series)
        filling.set(f"{series}[{place}]/called", f"A{number}.{place}")
        filling.set(f"{series}[{place}]/age", "40")
