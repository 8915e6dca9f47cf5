"""A small questionnaire of initiatives, in the versions that a council would write year after year."""

from __future__ import annotations

from pathlib import Path

from census_app.services import campaigns, questionnaires
from census_app.services.questionnaire_workbooks import write_questionnaire
from tests.story import Story

FIRST = """
| survey |
| | type | name | label | save_to |
| | begin_group | work | Le travail | |
| | integer | members | Combien de membres ? | |
| | select_one yn | staff | Avez-vous des salariés ? | |
| | select_multiple way | ways | Que faites-vous ? | |
| | text | story | Votre histoire ? | |
| | end_group | | | |
| | begin_repeat | places | Lieux | |
| | text | place | Où ? | |
| | integer | share | Quelle part ? | |
| | end_repeat | | | |

| choices |
| | list_name | name | label |
| | yn | oui | Oui |
| | yn | non | Non |
| | way | give | Donner |
| | way | lend | Prêter |

| settings |
| | form_title | form_id | version |
| | Petit | initiative | 2027.1 |
"""

SECOND = (
    FIRST.replace("2027.1", "2028.1")
    .replace("| | text | story | Votre histoire ? | |\n", "")
    .replace("| Prêter |", "| Prêter gratuitement |")
    .replace("Combien de membres ?", "Combien êtes-vous ?")
    .replace(
        "| | select_one yn | staff |", "| | date | since | Depuis quand ? | |\n| | select_one yn | staff |"
    )
)
"""A year later: a question less, another more, a choice and a question in other words."""


def workbook(folder: Path, text: str, name: str = "petit.xlsx") -> Path:
    """A questionnaire as a council has it: a workbook."""
    source = folder / "texte.md"
    source.write_text(text, encoding="utf-8")
    path = write_questionnaire(source, folder / name)
    source.unlink()
    return path


def versions_of(story: Story, campaign: int) -> dict[str, str]:
    """The version of each form that a campaign uses."""
    return {kept.form_id: kept.version for kept in questionnaires.of_campaign(story.inventory, campaign)}


def open_year(story: Story, year: int) -> int:
    """The census of a year begins."""
    story.campaign = campaigns.open_campaign(story.inventory, year).created or 0
    return story.campaign
