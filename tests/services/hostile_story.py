"""An inventory told by somebody who means harm: each text is one that a spreadsheet might misread."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Final

from census_app.domain.perimeters import Perimeter
from census_app.domain.values import IndicatorValue
from census_app.services import interviews, meetings, parts, values
from tests.story import CHATEAUBRIANT, DERVAL, ISSE, JANS, SOUDAN, Story

HOSTILE: Final = (
    "=1+1",
    "@SUM(A1)",
    "+33 2 40 81 00 00",
    "-1",
    "1/2",
    "2016-03-01",
    "TRUE",
    "00123",
    "1E5",
    "#REF!",
    "l" * 40_000,
    "cloche\x07 et\x0b saut\x02",
    "_x000D_ tel quel",
    "deux\r\nlignes et\tune tabulation",
    "👩‍🌾 ferme 🏳️‍🌈",
    "\u202eal à l’envers\u202c \u200fשלום",
    "e\u0301te\u0301 a\u0308",
    "]]><c/><&>",
    "impossible \ufffe",
)
"""Texts that an ordinary name may be."""

ONE_LINE: Final = tuple(said for said in HOSTILE if len(said.splitlines()) == 1)
"""Those that are still one text when lines are told apart."""

LOOKED_FOR: Final = (
    "Réseau \"A\" & 'B'",
    "*",
    "Réseau ? ~* des ~",
    "<5",
    "=",
    ">3",
    "<>",
    "réseau de l’été",
    "RÉSEAU DE L’ÉTÉ",
    "reseau de l’ete",
    "Réseau de l’été.",
    "|reseau:1|",
    "0",
)
"""Names of networks that a criterion of COUNTIFS might take for something else."""

TERRITORY: Final = Perimeter(
    "mechant", '=Pays "des" & [7]: *?/\\ ' + "très " * 60, (CHATEAUBRIANT, DERVAL, ISSE, JANS, SOUDAN)
)
_COMMUNES: Final = TERRITORY.communes


def tell(story: Story) -> None:
    """A structure and all its parts for each hostile text; a network of two for each name looked for."""
    records = [_structure(story, number, said) for number, said in enumerate(HOSTILE)]
    for number, name in enumerate(LOOKED_FOR):
        network = story.add_network(name, _COMMUNES[number % 5], domain="NOU", description=name)
        story.says(network, E02=1, E05=8 + number)
        for member in (records[number], records[number + 1]):
            link = {"source_id": member, "target_id": network, "kind": "adhere_a", "note": name}
            parts.add(story.inventory, "link", link)
    for said in HOSTILE:
        _seen(story, said)
    _met(story)


def _structure(story: Story, number: int, said: str) -> int:
    commune = _COMMUNES[number % 5]
    fields = dict.fromkeys(("description", "address", "criteria_note", "legal_category", "naf"), said)
    record = story.add_initiative(
        said, commune, domain=("NOU", "DEP", "EQU")[number % 3], stakes=("services",), **fields
    )
    story.acts_in(record, **{commune: 60, _COMMUNES[(number + 1) % 5]: 40})
    story.says(record, E02=number, E05=2 * number, E10=1000, E11=100 * number, E12=10)
    concern = IndicatorValue("V1", Decimal(2), evidence="estime", note=said, measure=said)
    values.put(story.inventory, record, story.campaign, [concern])
    whose = {"campaign_id": story.campaign, "record_id": record}
    parts.add(story.inventory, "need", {**whose, "domain": "DEP", "wording": said})
    parts.add(story.inventory, "recommendation", {**whose, "wording": said, "addressee": said})
    met = {"record_id": record, "name": said, "role": said, "email": said, "phone": said}
    consents = ("record", "recontact", "publish_name", "publish_contact")
    parts.add(story.inventory, "contact", met | {f"consent_{each}": True for each in consents})
    return record


def _seen(story: Story, said: str) -> None:
    counted = {"label": said, "count": 3, "unit": said, "domain": "DEP", "territory": said, "note": said}
    seen = {**counted, "observed_on": date(2016, 7, 13), "source": said, "method": said}
    parts.add(story.inventory, "observation", seen)


def _met(story: Story) -> None:
    """Two meetings about everything; in a form of each, every text is expected, one on a line."""
    for title in ("=1+1", "l" * 40_000):
        about = {"title": title, "place": title, "stakes": list(HOSTILE), "source": title, "note": title}
        meeting = meetings.add(story.inventory, {"held_on": date(2015, 9, 24), **about}).created
        form = interviews.start(story.inventory, story.campaign, meeting_id=meeting).created
        assert form is not None
        filling = interviews.open_filling(story.inventory, form)
        paths = {node.name: node.path for node in filling.nodes()}
        filling.set(paths["expectations"], "\n".join(ONE_LINE))
        interviews.finish(story.inventory, form, filling)
