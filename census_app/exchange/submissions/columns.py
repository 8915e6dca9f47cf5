"""What each column of an exported table stands for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from census_app.exchange.submissions.cell_answers import plain_text
from census_app.exchange.submissions.submission import MEDIA
from census_app.exchange.submissions.vocabulary import Vocabulary, likeness, spoken
from census_app.forms import NodeDefinition

WHOLE: Final = ""
"""The part of a column that holds whole answers."""

_NUMBER: Final = re.compile(r"\[(\d+)\]")
_BEHIND: Final = re.compile(r"(?P<name>.+?)(?P<numbers>(?:_\d+)+)")
_MULTIPLE: Final = frozenset({"select_multiple", "rank"})
_POINT: Final = ("latitude", "longitude", "altitude", "precision")
_POINT_HEADER: Final = re.compile(
    r"(?P<group>.*/)?_(?P<bare>[^/]+)_(?P<kobo>latitude|longitude|altitude|precision)"
    r"|(?P<whole>.+)[-:./_](?P<central>latitude|longitude|altitude|accuracy|precision)",
    re.IGNORECASE,
)
_OF_THE_SERVER: Final = {
    "key": "key", "instanceid": "instance", "meta-instanceid": "instance", "meta/instanceid": "instance",
    "meta:instanceid": "instance", "_uuid": "uuid", "uuid": "uuid", "_id": "id", "_index": "index",
    "meta/deprecatedid": "deprecated", "meta-deprecatedid": "deprecated", "deprecatedid": "deprecated",
    "meta/rootuuid": "root", "rootuuid": "root", "meta-rootuuid": "root",
    "parent_key": "parent_key", "_parent_index": "parent_index", "_parent_table_name": "parent_table",
    "_submission__id": "submission_id", "_submission__uuid": "submission_uuid",
    "submissiondate": "submitted", "_submission_time": "submitted", "formversion": "version",
    "__version__": "version", "_version_": "version", "formdef_version": "version",
    "start": "start", "end": "end", "today": "today", "username": "username", "deviceid": "deviceid",
    "submittername": "submitter", "_submitted_by": "submitter", "_notes": "notes",
    "_validation_status": "review", "reviewstate": "review", "review_status": "review",
}  # fmt: skip
"""The columns that servers add, by what they say."""

_SILENT: Final = re.compile(
    r"_submission__\w+|_status|_tags|_geolocation|_attachments?|_xform_id_string|_bamboo_dataset_id"
    r"|formhub/uuid|_?_version_(?:_\d+)?|submitterid|attachments(?:present|expected)|status|edits"
    r"|meta[-/:]\w+|instancename|iscomplete|isvalidated|\*meta-.*\*|set-of-.*|simserial|subscriberid"
    r"|phonenumber|email|caseid|audit|background-audio|_parent_table_name|__system/.*"
    r"|formdef_id|review_comments|review_corrections|review_quality|device_info|duration|devicephonenum",
    re.IGNORECASE,
)
"""The columns that servers add and that say nothing of an interview."""


@dataclass(frozen=True, slots=True)
class Column:
    """What a column holds: of ``node``, its whole answer, one choice of it or one coordinate (``part``).

    ``numbers`` are those of the occurrences that the header names (``site[2]/part``). Without a node,
    ``system`` says what the server tells there; empty: nothing that is known.
    """

    place: int
    header: str
    node: NodeDefinition | None = None
    part: str = WHOLE
    numbers: tuple[int, ...] = ()
    system: str = ""

    @property
    def is_unknown(self) -> bool:
        """Whether nobody knows what the column is."""
        return self.node is None and not self.system


class ColumnReader:
    """Reads the headers of one table: those of the questions right within ``scope``.

    ``scope`` is the path of the repeat whose occurrences are the table's rows, empty for the main table.
    """

    def __init__(self, words: Vocabulary, scope: str) -> None:
        self._words = words
        self._scope = scope
        self._taken: set[tuple[str, str, tuple[int, ...]]] = set()
        self._last = -1

    def read(self, headers: Sequence[object]) -> tuple[Column, ...]:
        """The columns in order; blank headers are left out."""
        written = [(place, " ".join(plain_text(header).split())) for place, header in enumerate(headers)]
        return tuple(self._column(place, header) for place, header in written if header)

    def _column(self, place: int, header: str) -> Column:
        bare = _NUMBER.sub("", header)
        numbers = tuple(map(int, _NUMBER.findall(header)))
        for node, part in self._readings(bare, numbers):
            if node is not None:
                return self._take(Column(place, header, node, part, numbers))
        wide = None if numbers or self._scope else self._wide(place, header)
        if wide is not None:
            return wide
        system = _OF_THE_SERVER.get(header.casefold())
        if system is None and (_SILENT.fullmatch(header) or self._is_link(header)):
            system = "silent"
        return Column(place, header, system=system or "")

    def _take(self, column: Column) -> Column:
        if column.node is not None:
            self._taken.add((column.node.path, column.part, column.numbers))
            self._last = self._words.order[column.node.path]
        return column

    def _wide(self, place: int, header: str) -> Column | None:
        """A question of a repeat with the numbers of its occurrences behind, as SurveyCTO writes them."""
        match = _BEHIND.fullmatch(header)
        if match is None:
            return None
        numbers = tuple(map(int, match["numbers"].strip("_").split("_")))
        nodes = [
            node
            for node in self._words.by_name.get(match["name"], ())
            if self._words.depth(node.path) == len(numbers)
        ]
        return self._take(Column(place, header, nodes[0], WHOLE, numbers)) if len(nodes) == 1 else None

    def _readings(self, header: str, numbers: tuple[int, ...]) -> Iterator[tuple[NodeDefinition | None, str]]:
        """What a header may mean, the surest first. A server's own column goes before loose likeness."""
        yield self._free(self._words.by_name.get(header, ()), WHOLE, numbers), WHOLE
        yield self._free(self._words.by_label.get(spoken(header), ()), WHOLE, numbers), WHOLE
        if header.casefold() in _OF_THE_SERVER or _SILENT.fullmatch(header):
            return
        yield from self._split(header, self._words.by_name, numbers)
        yield self._coordinate(header, numbers)
        yield self._free(self._words.by_folded_name.get(header.casefold(), ()), WHOLE, numbers), WHOLE
        yield from self._split(header, self._words.by_label, numbers)
        yield self._alike(header, numbers), WHOLE
        yield from self._split(header, self._words.by_likeness, numbers)

    def _free(
        self, nodes: Sequence[NodeDefinition], part: str, numbers: tuple[int, ...]
    ) -> NodeDefinition | None:
        """Of the questions so called, the next in the order of the form that no column holds yet."""
        here = [
            node
            for node in nodes
            if (numbers or self._words.around(node.path) == self._scope)
            and (node.path, part, numbers) not in self._taken
        ]
        after = [node for node in here if self._words.order[node.path] >= self._last]
        return next(iter(after or here), None)

    def _alike(self, header: str, numbers: tuple[int, ...]) -> NodeDefinition | None:
        """The one question that a header is like, but for what joins its words."""
        nodes = self._words.by_likeness.get(likeness(header), ())
        here = [node for node in nodes if numbers or self._words.around(node.path) == self._scope]
        return self._free(here, WHOLE, numbers) if len(here) == 1 else None

    def _split(
        self, header: str, index: dict[str, list[NodeDefinition]], numbers: tuple[int, ...]
    ) -> Iterator[tuple[NodeDefinition | None, str]]:
        """A column for one choice of a question: the question, a mark, the choice's name or label."""
        for mark in re.finditer(r"[/:.>|_-]", header):
            called, choice = header[: mark.start()].strip(), header[mark.end() :].strip()
            for node in index.get(called) or index.get(spoken(called)) or index.get(likeness(called)) or ():
                options = self._words.options(node)
                if node.kind in _MULTIPLE and options is not None:
                    for name in options.named(choice)[:1]:
                        yield self._free([node], name, numbers), name

    def _coordinate(self, header: str, numbers: tuple[int, ...]) -> tuple[NodeDefinition | None, str]:
        match = _POINT_HEADER.fullmatch(header)
        if match is None:
            return None, WHOLE
        called = match["whole"] or f"{match['group'] or ''}{match['bare']}"
        part = (match["kobo"] or match["central"]).lower().replace("accuracy", "precision")
        nodes = self._words.by_name.get(called) or self._words.by_label.get(spoken(called)) or ()
        return self._free([node for node in nodes if node.kind == "geopoint"], part, numbers), part

    def _is_link(self, header: str) -> bool:
        """Whether a column holds the address of a file that another column names."""
        called = header.casefold().removesuffix("_url")
        nodes = self._words.by_folded_name.get(called) or self._words.by_label.get(spoken(called)) or ()
        return called != header.casefold() and any(node.kind in MEDIA for node in nodes)


def coordinates(parts: dict[str, str]) -> str:
    """A position as one answer, from its coordinates in columns of their own."""
    known = [parts.get(name, "") for name in _POINT]
    if not (known[0] and known[1]):
        return " ".join(filter(None, known))
    return " ".join(each or "0" for each in known)
