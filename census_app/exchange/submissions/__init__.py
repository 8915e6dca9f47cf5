"""Answers collected on phones: submissions of ODK and KoboToolbox, in every form their users export them.

`read` turns files into `Submission`s, `play` puts one into a filling of its questionnaire. No network, no
inventory.
"""

from census_app.exchange.submissions.playing import Played, Player, Remark, play
from census_app.exchange.submissions.reading import read
from census_app.exchange.submissions.recognising import form_followed
from census_app.exchange.submissions.submission import (
    Reading,
    Submission,
    Unplaced,
    Unreadable,
    completed,
    fingerprint,
)
from census_app.exchange.submissions.versions import FormVersions
from census_app.exchange.submissions.vocabulary import Vocabularies

__all__ = [
    "FormVersions",
    "Played",
    "Player",
    "Reading",
    "Remark",
    "Submission",
    "Unplaced",
    "Unreadable",
    "Vocabularies",
    "completed",
    "fingerprint",
    "form_followed",
    "play",
    "read",
]
