"""Forms as users of KoboToolbox, ODK and SurveyCTO write them: each is sound, and is filled as in ODK.

`others/played.json` holds, for each form, a filling drawn at random and what ODK's own engine (0.22) shows at
its end: the values, the nodes that are not relevant, the answers that are not valid.
"""

import json
from pathlib import Path
from typing import Any

import pytest

from census_app.forms import Context, Filling, check_form, load_form
from census_app.forms.play import play
from tests.forms.conftest import a_morning

FOLDER = Path(__file__).parent / "others"
FORMS = sorted(FOLDER.glob("*.md"))
PLAYED: dict[str, dict[str, Any]] = json.loads((FOLDER / "played.json").read_text(encoding="utf-8"))
OF_THE_MOMENT = frozenset(
    {"start", "end", "today", "starttime", "deviceid", "subscriberid", "username", "quand", "d"}
)
"""Questions answered by the clock or the machine, in the forms that have them."""


def name_of(path: Path) -> str:
    return path.stem


@pytest.mark.parametrize("path", FORMS, ids=name_of)
def test_a_form_of_others_is_sound(path: Path) -> None:
    assert check_form(path) == []
    filling = Filling(load_form(path), context=Context(now=a_morning))
    assert dict(filling.failures) == {}
    assert Filling.restore(filling.definition, filling.state()).state() == filling.state()


@pytest.mark.parametrize("name", PLAYED)
def test_a_form_of_others_is_filled_as_in_odk(name: str) -> None:
    expected = PLAYED[name]
    definition = load_form(FOLDER / f"{name}.md")
    document = play(definition, {"steps": expected["steps"]}, context=Context(now=a_morning))
    nodes = {path: node for path, node in document["nodes"].items() if "/meta" not in path}
    moving = {path for path in nodes if path.rpartition("/")[2] in OF_THE_MOMENT} - expected["values"].keys()
    assert document["problems"] == []
    assert {path: node["value"] for path, node in nodes.items() if node["value"] and path not in moving} == (
        expected["values"]
    )
    assert [path for path, node in nodes.items() if not node["relevant"]] == expected["irrelevant"]
    assert sorted(path for path, node in nodes.items() if not node["valid"]) == sorted(expected["invalid"])
