"""Five interviews done on phones: whatever the export, the same answers."""

from __future__ import annotations

from pathlib import Path

import pytest

from census_app.exchange.submissions import FormVersions, Played, Vocabularies, play, read
from census_app.forms import Filling, FormDefinition, load_form
from tests.exchange import phone_exports as phones
from tests.exchange.phone_exports import Sent, Style, Way

FORM = """
| survey |
| | type | name | label::Français (fr) | label::English (en) | relevant |
| | start | start | | | |
| | end | end | | | |
| | username | username | | | |
| | begin_group | who | La structure | The group | |
| | text | name | Nom | Name | |
| | select_one yes_no | open | Ouvert au public ? | Open to all? | |
| | select_multiple kind | kinds | Ce que l’on y fait | What is done | |
| | geopoint | where | L’endroit | The place | |
| | end_group | | | | |
| | begin_group | money | L’argent | Money | |
| | text | name | Nom du trésorier | Treasurer | |
| | integer | members | Combien de membres ? | How many members? | |
| | decimal | budget | Quel budget ? | What budget? | |
| | date | since | Depuis quand ? | Since when? | |
| | time | opens | À quelle heure ? | At what time? | |
| | acknowledge | agreed | D’accord | Agreed | |
| | end_group | | | | |
| | calculate | double | | | |
| | begin_repeat | site | Lieu | Site | |
| | text | place | Commune | Town | |
| | select_multiple kind | done | Activités | Activities | |
| | begin_repeat | tool | Outil | Tool | |
| | text | label | Lequel ? | Which? | |
| | end_repeat | | | | |
| | end_repeat | | | | |
| choices |
| | list_name | name | label::Français (fr) | label::English (en) |
| | yes_no | oui | Oui | Yes |
| | yes_no | non | Non | No |
| | kind | repair | Réparer, prêter | Repair, lend |
| | kind | grow | Cultiver | Grow |
| | kind | eat | Manger | Eat |
| settings |
| | form_title | form_id | version | default_language |
| | Visite | visite | 3 | Français (fr) |
""".replace("| calculate | double | | | |", "| note | double | Merci | Thanks | |")


@pytest.fixture(scope="module")
def form() -> FormDefinition:
    return load_form(FORM)


def interview(form: FormDefinition, number: int) -> Sent:
    """One of five different interviews; the last one says next to nothing."""
    filling = Filling(form)
    filling.prefill("/data/start", f"2026-03-0{number}T09:00:00.000+01:00")
    filling.prefill("/data/end", f"2026-03-0{number}T09:30:00.000+01:00")
    filling.prefill("/data/username", "camille")
    filling.set("/data/who/name", f"Atelier n° {number}, d’Issé")
    for occurrence in list(filling.children("/data/site")):
        filling.remove(occurrence.path)
    if number < 5:
        filling.set("/data/who/open", "oui" if number % 2 else "non")
        filling.set("/data/who/kinds", ("repair eat", "grow", "repair grow eat", "eat")[number - 1])
        filling.set("/data/who/where", "47.72 -1.37 31.0 5.0")
        filling.set("/data/money/name", "Jeanne")
        filling.set("/data/money/members", str(12 * number))
        filling.set("/data/money/budget", "1250.5")
        filling.set("/data/money/since", "2015-09-24")
        filling.set("/data/money/opens", "14:30:00")
        filling.set("/data/money/agreed", "OK")
    for place in range(1, number if number < 4 else 1):
        filling.add("/data/site")
        filling.set(f"/data/site[{place}]/place", f"Commune {place}\nsur deux lignes")
        filling.set(f"/data/site[{place}]/done", "repair grow")
        for tool in range(1, place + 1):
            if tool > len(filling.children(f"/data/site[{place}]/tool")):
                filling.add(f"/data/site[{place}]/tool")
            filling.set(f"/data/site[{place}]/tool[{tool}]/label", f"Outil {place}.{tool}")
    return Sent(filling, f"uuid:0000000{number}-1111-4222-8333-444444444444")


def five(form: FormDefinition) -> list[Sent]:
    return [interview(form, number) for number in range(1, 6)]


FRENCH, ENGLISH = "Français (fr)", "English (en)"


def kobo_csv(folder: Path, sent: list[Sent], separator: str, encoding: str, style: Style) -> list[Path]:
    (main, *_) = phones.kobo_sheets(sent, style).values()
    return phones.files(folder, {"kobo.csv": phones.csv_text(main, separator)}, encoding=encoding)


WAYS: dict[str, Way] = {
    "a folder of XML instances": phones.as_xml_folder,
    "a zip of XML instances": phones.as_xml_zip,
    "many instances in one file": phones.as_bulk_xml,
    "Central's csv files": phones.as_central,
    "Central's zip, without group names": phones.as_central_zip,
    "Kobo, names": phones.as_kobo(Style()),
    "Kobo, names without groups": phones.as_kobo(Style(groups=False)),
    "Kobo, cells of Excel": phones.as_kobo(Style(typed=True)),
    "Kobo, split": phones.as_kobo(Style(split=True, one_cell=False)),
    "Kobo, split and whole": phones.as_kobo(Style(split=True, one_cell=True, typed=True)),
    "Kobo, French labels": phones.as_kobo(Style(language=FRENCH, label_values=True)),
    "Kobo, French labels split": phones.as_kobo(Style(language=FRENCH, split=True, one_cell=False)),
    "Kobo, labels by semicolons": phones.as_kobo(Style(language=FRENCH, label_values=True, joint=" ; ")),
    "Kobo, French labels without groups": phones.as_kobo(
        Style(language=FRENCH, label_values=True, groups=False)
    ),
}


def told(form: FormDefinition, paths: list[Path]) -> list[tuple[str, Played]]:
    reading = read(paths, FormVersions(form))
    assert reading.unreadable == ()
    words = Vocabularies().of(form)
    return sorted(
        ((each.instance_id, play(words, each)) for each in reading.submissions), key=lambda pair: pair[0]
    )


@pytest.mark.parametrize("way", WAYS.values(), ids=WAYS.keys())
def test_the_same_five_interviews_in_every_format(form: FormDefinition, way: Way, tmp_path: Path) -> None:
    sent = five(form)
    received = told(form, way(tmp_path, sent))
    assert [name for name, _ in received] == [each.instance_id for each in sent]
    for (name, played), each in zip(received, sent, strict=True):
        wanted = each.filling.state()
        answers = dict(wanted["answers"])
        answers["/data/meta/instanceID"] = name
        assert dict(played.state["answers"]) == answers
        assert [remark.reason for remark in played.remarks] == []
        given = {path: count for path, count in played.state["repeats"].items() if count}
        assert given == {path: count for path, count in wanted["repeats"].items() if count}


@pytest.mark.parametrize(("separator", "encoding"), [(";", "utf-8-sig"), (",", "utf-8"), (";", "cp1252")])
def test_kobos_csv_holds_all_but_the_repeats(
    form: FormDefinition, tmp_path: Path, separator: str, encoding: str
) -> None:
    sent = five(form)
    paths = kobo_csv(tmp_path, sent, separator, encoding, Style(language=FRENCH, label_values=True))
    for (_, played), each in zip(told(form, paths), sent, strict=True):
        for path in ("/data/who/name", "/data/money/name", "/data/who/kinds", "/data/money/members"):
            assert played.state["answers"].get(path, "") == each.filling.node(path).value


def test_labels_in_the_other_language_of_the_form(form: FormDefinition, tmp_path: Path) -> None:
    sent = five(form)
    for each in sent:
        each.filling.speak(ENGLISH)
    paths = kobo_csv(tmp_path, sent, ",", "utf-8", Style(language=ENGLISH, label_values=True))
    received = told(form, paths)
    assert received[0][1].state["answers"]["/data/who/kinds"] == "repair eat"
    assert received[0][1].state["answers"]["/data/money/name"] == "Jeanne"


def test_briefcase_writes_dates_in_words_and_points_in_columns(form: FormDefinition, tmp_path: Path) -> None:
    text = (
        "SubmissionDate,start,who-name,who-where-Latitude,who-where-Longitude,who-where-Altitude,"
        "who-where-Accuracy,money-since,SET-OF-site,KEY\n"
        '"Mar 2, 2026 10:12:00 AM","Mar 2, 2026 9:00:00 AM",Atelier,47.72,-1.37,31,5,"24 sept. 2015",'
        "uuid:a/site,uuid:a\n"
    )
    repeat = "place,PARENT_KEY,KEY,SET-OF-site\nIssé,uuid:a,uuid:a/site[1],uuid:a/site\n"
    paths = phones.files(tmp_path, {"Visite.csv": text, "Visite-site.csv": repeat})
    ((name, played),) = told(form, paths)
    answers = played.state["answers"]
    assert name == "uuid:a"
    assert answers["/data/money/since"] == "2015-09-24"
    assert answers["/data/start"] == "2026-03-02T09:00:00"
    assert answers["/data/who/where"] == "47.72 -1.37 31.0 5.0"
    assert answers["/data/site[1]/place"] == "Issé"
