"""The submissions of a file that is no table: XML, or JSON by its ending."""

from __future__ import annotations

from collections.abc import Iterator

from census_app.exchange.submissions.json_instances import json_instances
from census_app.exchange.submissions.sources import Source
from census_app.exchange.submissions.submission import Submission, Unreadable
from census_app.exchange.submissions.versions import FormVersions
from census_app.exchange.submissions.vocabulary import Vocabularies
from census_app.exchange.submissions.xml_instances import instances


def text_instances(
    content: bytes, source: Source, forms: FormVersions, words: Vocabularies
) -> Iterator[Submission | Unreadable]:
    """The submissions, and why others in it are none."""
    read = json_instances if source.path.suffix.lower() == ".json" else instances
    return read(content, source.name, forms, words)
