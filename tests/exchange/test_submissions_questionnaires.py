"""The shipped questionnaires filled at random on a phone: every export gives back the same outputs."""

from __future__ import annotations

import random
from contextlib import suppress
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from census_app import paths
from census_app.exchange.submissions import FormVersions, Vocabularies, play, read
from census_app.forms import Filling, FillingError, FormDefinition, NodeState, load_form
from tests.exchange import phone_exports as phones
from tests.exchange.json_exports import kobo_json, odata
from tests.exchange.phone_exports import Sent, Style, Way
from tests.exchange.server_exports import Central, Kobo

WORDS = ("Recyclerie", "l’Été", "12", "a;b", "x, y", "deux\nlignes", "« oui »", "n° 5", "é" * 40)
UNASKED = {"group", "repeat", "instance", "note", "calculate", "hidden"}
WAYS: tuple[Way, ...] = (
    phones.as_xml_folder,
    phones.as_central,
    phones.as_kobo(Style(typed=True)),
    phones.as_kobo(Style(split=True, one_cell=False)),
    phones.as_kobo(Style(language="", label_values=True)),
    lambda folder, sent: phones.files(folder, Central().files(sent, "reponses")),
    lambda folder, sent: phones.files(folder, Central(groups=False, split=False).files(sent, "reponses")),
    lambda folder, sent: [phones.workbook(folder / "kobo.xlsx", Kobo("", typed=True).sheets(sent))],
    lambda folder, sent: phones.files(folder, {"central.json": odata(sent)}),
    lambda folder, sent: phones.files(folder, {"kobo.json": kobo_json(sent)}),
)


@cache
def form(name: str) -> FormDefinition:
    return load_form(paths.resources() / "questionnaires" / f"{name}.md")


def fill(filling: Filling, chance: random.Random) -> None:
    """Answer about half of what is asked, in the order of the form, repeats added here and there."""
    seen: set[str] = set()
    while asked := [node for node in filling.nodes() if node.path not in seen]:
        node = asked[0]
        seen.add(node.path)
        if not node.relevant:
            continue
        if node.kind == "repeat" and not node.fixed and chance.random() < 0.6:
            filling.add(node.path)
        elif node.kind not in UNASKED and chance.random() < 0.6:
            with suppress(FillingError):  # a value out of its bounds: left unanswered
                filling.set(node.path, value(node, chance))


def value(node: NodeState, chance: random.Random) -> str:
    if node.choices is not None:
        names = [choice.name for choice in node.choices]
        several = node.kind == "select_multiple"
        return " ".join(chance.sample(names, min(len(names), chance.randint(1, 3) if several else 1)))
    made = {
        "integer": str(chance.randint(0, 3000)),
        "decimal": f"{chance.randint(0, 9999) / 100:.2f}",
        "date": f"20{chance.randint(10, 26)}-0{chance.randint(1, 9)}-1{chance.randint(0, 9)}",
    }
    return made.get(node.kind) or " ".join(chance.sample(WORDS, 2))


@pytest.mark.parametrize("name", ["participant", "reseau", "initiative"])
@settings(max_examples=8, deadline=None)
@given(seed=st.integers(0, 10_000))
def test_what_a_phone_sends_is_what_is_read(name: str, seed: int) -> None:
    chance = random.Random(seed)
    definition = form(name)
    sent = []
    for number in (1, 2):
        filling = Filling(definition)
        fill(filling, chance)
        sent.append(Sent(filling, f"uuid:0000000{number}-1111-4222-8333-444444444444"))
    way = chance.choice(WAYS)
    with TemporaryDirectory() as folder:
        reading = read(way(Path(folder), sent), FormVersions(definition))
    assert reading.unreadable == ()
    words = Vocabularies().of(definition)
    for submission, each in zip(reading.submissions, sent, strict=True):
        played = play(words, submission)
        assert [remark for remark in played.remarks if remark.blocking] == []
        assert played.outputs == each.filling.outputs()
