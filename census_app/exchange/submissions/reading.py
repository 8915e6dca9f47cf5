"""Files in, submissions out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

from census_app.errors import CensusError
from census_app.exchange.submissions.row_gathering import digest_id
from census_app.exchange.submissions.sources import Source, opened, text_content
from census_app.exchange.submissions.submission import (
    MEDIA,
    Reading,
    Submission,
    Unreadable,
    completed,
    unnumbered,
)
from census_app.exchange.submissions.table_rows import TableReader
from census_app.exchange.submissions.table_sets import sets_of
from census_app.exchange.submissions.text_instances import text_instances
from census_app.exchange.submissions.versions import FormVersions
from census_app.exchange.submissions.vocabulary import Vocabularies
from census_app.exchange.submissions.xml_instances import FORM_ITSELF
from census_app.sheets.model import Table
from census_app.sheets.reading import read_tables

Progress = Callable[[int, int], None]
_EVERY: Final = 200


class Interrupted(CensusError):
    """Somebody stopped the reading."""

    def __init__(self) -> None:
        super().__init__("Import interrompu : rien n’a été écrit.")


def read(
    paths: Sequence[Path],
    forms: FormVersions,
    *,
    progress: Progress | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> Reading:
    """Read the submissions of files, folders and zip archives: XML instances, and tables of exports.

    An instance that stands in several files is read once. ``progress`` is told how many files, or rows of a
    table, were read and of how many.

    Raises:
        CensusError: nothing could be read of any of them, or ``cancelled`` said so.
    """

    def watch(done: int, total: int) -> None:
        if done % _EVERY == 0:
            if cancelled is not None and cancelled():
                raise Interrupted
            if progress is not None:
                progress(done, total)

    reader = _Reader(forms, watch)
    found: list[Submission | Unreadable] = []
    with opened(paths) as sources:
        texts = [source for source in sources if not source.is_table]
        tables = [source for source in sources if source.is_table]
        for number, source in enumerate(texts):
            watch(number, len(sources))
            found += reader.of_text(source)
        for group in dict.fromkeys(source.group for source in tables):
            found += reader.of_tables([source for source in tables if source.group == group])
    read_ones = [each for each in found if isinstance(each, Submission)]
    unreadable = [each for each in found if isinstance(each, Unreadable)]
    if read_ones:  # phones and Briefcase keep the form beside its answers
        unreadable = [each for each in unreadable if each.reason != FORM_ITSELF]
    if not read_ones and unreadable:
        raise CensusError(f"« {unreadable[0].source} » : {unreadable[0].reason}")
    return Reading(tuple(_once(read_ones)), tuple(unreadable))


class _Reader:
    """Reads sources with the versions of a form; ``watch`` follows the rows of tables."""

    def __init__(self, forms: FormVersions, watch: Progress) -> None:
        self._forms = forms
        self._watch = watch
        self._words = Vocabularies()

    def of_text(self, source: Source) -> Iterator[Submission | Unreadable]:
        """The submissions of an XML or JSON file."""
        try:
            content = text_content(source)
        except ValueError as error:
            yield Unreadable(source.name, None, str(error))
            return
        for each in text_instances(content, source, self._forms, self._words):
            yield each if isinstance(each, Unreadable) else _completed(each, self._forms, source.beside)

    def of_tables(self, sources: Sequence[Source]) -> Iterator[Submission | Unreadable]:
        """The submissions of tables that may belong together."""
        texts: list[tuple[str, Table]] = []
        beside = frozenset(name for source in sources for name in source.beside)
        for source in sources:
            try:
                tables = [(source.name, table) for table in read_tables(source.path)]
            except CensusError as error:
                yield Unreadable(source.name, None, str(error))
                continue
            if len(tables) == 1:
                texts += tables
            else:
                yield from self._of_sets(tables, beside)
        if texts:
            yield from self._of_sets(texts, beside)

    def _of_sets(
        self, tables: Sequence[tuple[str, Table]], beside: frozenset[str]
    ) -> Iterator[Submission | Unreadable]:
        sets = sets_of(tables)
        if not sets:
            reason = (
                "Ce sont les lignes d’un groupe répété : donnez aussi le fichier des réponses elles-mêmes."
            )
            yield Unreadable(tables[0][0], None, reason)
        for each in sets:
            reader = TableReader(each, self._forms, self._words, self._watch)
            try:
                for submission in reader.submissions():
                    yield _completed(submission, self._forms, beside)
            except Interrupted:
                raise
            except CensusError as error:
                yield Unreadable(each.source, None, str(error))
            yield from reader.lost


def _completed(submission: Submission, forms: FormVersions, beside: Collection[str]) -> Submission:
    """The same, with the attachments that it names and that lie beside, and a word on its version."""
    nodes = forms.of(submission.read_with).nodes
    named = [
        text
        for path, text in submission.answers.items()
        if (node := nodes.get(unnumbered(path))) is not None and node.kind in MEDIA
    ]
    return replace(
        submission,
        files=tuple(name for name in named if name in beside),
        problems=(*forms.remark(submission), *submission.problems),
    )


def _once(submissions: Iterable[Submission]) -> Iterator[Submission]:
    """Each instance once: the XML, which is whole, else the last export; those without a name get one."""
    turns: Counter[str] = Counter()
    kept: dict[str, Submission] = {}
    for each in submissions:
        named = each if each.instance_id else replace(each, instance_id=digest_id(each, turns))
        earlier = kept.get(named.instance_id)
        if earlier is None or named.row is None:
            kept[named.instance_id] = named
        elif earlier.row is not None:
            kept[named.instance_id] = completed(named, earlier)
    superseded = {name for each in kept.values() for name in each.names[1:]}
    return (each for name, each in kept.items() if name not in superseded)
