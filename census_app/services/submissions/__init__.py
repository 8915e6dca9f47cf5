"""Answers collected on phones: look first, then place them in the inventory, as one change.

`review` reads files and says what each submission is and which record it is about; `apply` writes what was
decided. What has no place is kept: `waiting` shows it, `place` and `forget` end the wait.
"""

from census_app.services.submissions.arrivals import Arrivals, sort_arrivals
from census_app.services.submissions.lines import (
    ALONE,
    CREATE,
    Candidate,
    Decision,
    SubmissionLine,
    SubmissionReview,
)
from census_app.services.submissions.placing import (
    apply,
    forget,
    interviews_of,
    place,
    place_all,
    waiting,
    waiting_count,
)
from census_app.services.submissions.reviewing import review

__all__ = [
    "ALONE",
    "CREATE",
    "Arrivals",
    "Candidate",
    "Decision",
    "SubmissionLine",
    "SubmissionReview",
    "apply",
    "forget",
    "interviews_of",
    "place",
    "place_all",
    "review",
    "sort_arrivals",
    "waiting",
    "waiting_count",
]
