"""Which form the submissions of some files follow, told by the first of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import islice
from pathlib import Path
from typing import Final

from census_app.errors import CensusError
from census_app.exchange.submissions.columns import ColumnReader
from census_app.exchange.submissions.sources import Source, opened, text_content
from census_app.exchange.submissions.submission import Submission
from census_app.exchange.submissions.table_sets import headers_of, is_of_repeat
from census_app.exchange.submissions.text_instances import text_instances
from census_app.exchange.submissions.versions import FormVersions
from census_app.exchange.submissions.vocabulary import Vocabularies
from census_app.sheets.reading import read_tables

_TRIED: Final = 3
"""How many of the files that can be read are looked at: the first may be of another form."""

_Likeness = tuple[bool, int]
"""Whether the form's own id is named, and how many of its questions are found."""


def form_followed(paths: Sequence[Path], forms: Sequence[FormVersions]) -> str:
    """The id of the form that files follow, the first of those that fit as well; empty when none does."""
    words = Vocabularies()
    with opened(paths) as sources:
        read = (likeness for source in sources if (likeness := _likeness(source, words)))
        likenesses = list(islice(read, _TRIED))
        best, found = "", (False, 0)
        for form in forms:
            alike = max((likeness(form) for likeness in likenesses), default=(False, 0))
            if alike > found:
                best, found = form.form_id, alike
    return best


def _likeness(source: Source, words: Vocabularies) -> Callable[[FormVersions], _Likeness] | None:
    """What tells how much of a form a file holds; None when it cannot be read.

    Nor can the rows of a repeat alone.
    """
    try:
        if not source.is_table:
            content = text_content(source)
            return lambda form: _of_text(content, source, form, words)
        headers = [headers_of(table)[1] for table in read_tables(source.path) if not is_of_repeat(table)]
    except (CensusError, ValueError):
        return None
    if not headers:
        return None
    return lambda form: (False, max(_asked(each, form, words) for each in headers))


def _of_text(content: bytes, source: Source, form: FormVersions, words: Vocabularies) -> _Likeness:
    first = next(islice(text_instances(content, source, form, words), 1), None)
    if not isinstance(first, Submission):
        return False, 0
    return first.form_id == form.form_id, len(first.answers)


def _asked(headers: Sequence[object], form: FormVersions, words: Vocabularies) -> int:
    """How many columns are questions of a form."""
    columns = ColumnReader(words.of(form.default), "").read(headers)
    return len({column.node.path for column in columns if column.node is not None})
