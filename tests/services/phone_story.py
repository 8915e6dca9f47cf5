"""A short form on phones, and the verbs of receiving its answers."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from census_app.forms import Filling
from census_app.services import questionnaires, submissions
from census_app.services.submissions import SubmissionLine
from tests.exchange import phone_exports as phones
from tests.exchange.phone_exports import Sent
from tests.story import Story

FORM = """
| survey |
| | type | name | label | required | relevant | bind::census:save_to |
| | start | start | | | | |
| | end | end | | | | |
| | username | username | | | | |
| | text | name | Nom | yes | | name |
| | text | commune | Commune | | | commune |
| | text | siren | SIREN | | | siren |
| | select_one yes_no | work | Des salariés ? | | | |
| | decimal | E02 | Combien ? | | ${work} = 'oui' | E02 |
| | integer | E05 | Bénévoles | | | E05 |
| | image | photo | Photo | | | |
| choices |
| | list_name | name | label |
| | yes_no | oui | Oui |
| | yes_no | non | Non |
| settings |
| | form_title | form_id | version | namespaces |
| | Visite | visite | 1 | census="https://census-app.org/xforms" |
"""


def keep_form(story: Story, tmp_path: Path, text: str = FORM) -> int:
    path = tmp_path / "visite.md"
    path.write_text(text, "utf-8")
    return questionnaires.keep(story.inventory, path)


def said(story: Story, form: int, number: int, **answers: str) -> Sent:
    """An interview by phone: the names of its questions, and what was answered."""
    filling = Filling(questionnaires.definition(story.inventory, form))
    filling.prefill("/data/start", "2026-03-02T09:00:00.000+01:00")
    filling.prefill("/data/end", "2026-03-02T09:42:00.000+01:00")
    filling.prefill("/data/username", "alix")
    for name, value in answers.items():
        filling.set(f"/data/{name}", value)
    return Sent(filling, f"uuid:0000000{number}-1111-4222-8333-444444444444")


def sent_by(tmp_path: Path, *sent: Sent) -> list[Path]:
    return phones.as_xml_folder(tmp_path, sent)


def looked(story: Story, form: int, files: list[Path]) -> submissions.SubmissionReview:
    return submissions.review(story.inventory, form, files, story.campaign)


def only(lines: tuple[SubmissionLine, ...]) -> SubmissionLine:
    (line,) = lines
    return line


def dump(story: Story) -> list[Any]:
    """Everything the inventory holds."""
    with story.inventory.read() as connection:
        raw = connection.connection.driver_connection
        assert raw is not None
        return list(raw.iterdump())
