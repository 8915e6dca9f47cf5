"""Exports as servers write them: ODK Central, Briefcase, KoboToolbox, and what Excel makes of a csv file.

Their shapes were learnt from the programs that write them: Central's backend and its tests, formpack (which
writes KoboToolbox's exports) and its tests, Briefcase's description of its format.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal

from census_app.forms import Filling, FormDefinition, NodeDefinition
from tests.exchange.phone_exports import Sent, csv_text

Grid = list[list[object]]
ROOT = "/data"
GEO = ("latitude", "longitude", "altitude", "precision")
_NUMBER = re.compile(r"\[\d+\]")


# --- what every export walks through ---


def around(form: FormDefinition, path: str) -> str:
    """The path of the innermost repeat around a node; the root's when there is none."""
    parent = path.rpartition("/")[0]
    while parent != ROOT and parent and form.nodes[parent].kind != "repeat":
        parent = parent.rpartition("/")[0]
    return parent


def leaves(form: FormDefinition, scope: str) -> list[NodeDefinition]:
    """The questions right within a repeat, or within none, in the order of the form."""
    found = [node for node in form.nodes.values() if node.kind not in ("group", "repeat")]
    return [node for node in found if around(form, node.path) == scope and "/meta/" not in node.path]


def repeats(form: FormDefinition) -> list[NodeDefinition]:
    return [node for node in form.nodes.values() if node.kind == "repeat"]


def occurrences(filling: Filling, repeat: str) -> Iterator[tuple[str, str]]:
    """(path of what is around, own path) of each occurrence of a repeat, all around it included."""
    above = around(filling.definition, repeat)
    owners = [ROOT] if above == ROOT else [own for _, own in occurrences(filling, above)]
    for owner in owners:
        for each in filling.children(owner + repeat[len(above) :]):
            yield owner, each.path


def value(filling: Filling, owner: str, scope: str, node: NodeDefinition) -> str:
    return filling.node(owner + node.path[len(scope) :]).value


def values_seen(sent: Sequence[Sent], node: NodeDefinition) -> list[str]:
    """The choices that answers hold, as Central knows them."""
    seen = [
        state.value
        for each in sent
        for state in each.filling.nodes()
        if _NUMBER.sub("", state.path) == node.path
    ]
    return sorted({name for text in seen for name in text.split()})


# --- ODK Central and Briefcase ---


@dataclass
class Central:
    """How Central was asked to write: with the names of groups or not, a column for each choice or not."""

    groups: bool = True
    split: bool = True
    day: Callable[[str, str], str] = lambda _, text: text

    def files(self, sent: Sequence[Sent], name: str) -> dict[str, str]:
        form = sent[0].filling.definition
        made = {f"{name}.csv": self._main(sent, form)}
        every = repeats(form)
        names = [node.name for node in every]
        for place, node in enumerate(every):
            twin = f"~{names[: place + 1].count(node.name)}" if names.count(node.name) > 1 else ""
            made[f"{name}-{node.name}{twin}.csv"] = self._repeat(sent, form, node)
        return made

    def _main(self, sent: Sequence[Sent], form: FormDefinition) -> str:
        header = ["SubmissionDate", *self._headers(sent, form, ROOT), "meta-instanceID", "KEY", "SubmitterID"]
        header += ["SubmitterName", "AttachmentsPresent", "AttachmentsExpected", "Status", "ReviewState"]
        header += ["DeviceID", "Edits", "FormVersion"]
        grid: Grid = [list(header)]
        for each in sent:
            told = ["12", "Camille", 0, 0, "", "", "collect:x1", 0, form.version]
            own = self._cells(sent, each.filling, form, ROOT, ROOT)
            grid.append(["2026-03-02T09:12:00.000Z", *own, each.instance_id, each.instance_id, *told])
        return csv_text(grid)

    def _repeat(self, sent: Sequence[Sent], form: FormDefinition, repeat: NodeDefinition) -> str:
        grid: Grid = [[*self._headers(sent, form, repeat.path), "PARENT_KEY", "KEY"]]
        for each in sent:
            for owner, own in occurrences(each.filling, repeat.path):
                keys = [each.instance_id + place[len(ROOT) :] for place in (owner, own)]
                grid.append([*self._cells(sent, each.filling, form, repeat.path, own), *keys])
        return csv_text(grid)

    def _headers(self, sent: Sequence[Sent], form: FormDefinition, scope: str) -> Iterator[str]:
        for node in leaves(form, scope):
            called = node.path[len(scope) + 1 :].replace("/", "-") if self.groups else node.name
            if node.kind == "geopoint":
                yield from (f"{called}-{part}" for part in ("Latitude", "Longitude", "Altitude", "Accuracy"))
                continue
            yield called
            if node.kind == "select_multiple" and self.split:
                yield from (f"{called}/{name}" for name in values_seen(sent, node))

    def _cells(
        self, sent: Sequence[Sent], filling: Filling, form: FormDefinition, scope: str, owner: str
    ) -> Iterator[object]:
        for node in leaves(form, scope):
            text = value(filling, owner, scope, node)
            if node.kind == "geopoint":
                yield from (text.split() + [""] * 4)[:4]
                continue
            yield self.day(node.bind.type, text)
            if node.kind == "select_multiple" and self.split:
                yield from (int(name in text.split()) for name in values_seen(sent, node))


_MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]


def briefcase_day(kind: str, text: str) -> str:
    """Dates and times as Briefcase writes them on a computer set to English."""
    if not text or kind not in {"date", "dateTime", "time"}:
        return text
    if kind == "time":
        moment = datetime.fromisoformat(f"2026-01-01T{text}")
        return moment.strftime("%I:%M:%S %p").lstrip("0")
    moment = datetime.fromisoformat(text)
    day = f"{_MONTHS[moment.month - 1]} {moment.day}, {moment.year}"
    return day if kind == "date" else f"{day} {moment.strftime('%I:%M:%S %p').lstrip('0')}"


# --- KoboToolbox ---


@dataclass
class Kobo:
    """How KoboToolbox was asked to write. ``language``: labels of it; None: names (« XML »)."""

    language: str | None = None
    groups: bool = True
    multiple: str = "both"  # or "summary", "details"
    typed: bool = False
    title: str = "Une visite chez toutes les initiatives"
    url: bool = True
    _choices: dict[str, dict[str, str]] = field(default_factory=dict)

    def sheets(self, sent: Sequence[Sent]) -> dict[str, Grid]:
        form = sent[0].filling.definition
        self._choices = choices_of(form, self.language)
        indexes = {(each.instance_id, ROOT): place for place, each in enumerate(sent, 1)}
        made = {self.title: self._main(sent, form)}
        for repeat in repeats(form):
            made[repeat.name] = self._repeat(sent, form, repeat, indexes)
        return {sheet_name(name): grid for name, grid in made.items()}

    def _main(self, sent: Sequence[Sent], form: FormDefinition) -> Grid:
        told = ["_id", "_uuid", "_submission_time", "_validation_status", "_notes", "_status"]
        told += ["_submitted_by", "__version__", "_tags", "meta/rootUuid", "_index"]
        grid: Grid = [[*self._headers(form, ROOT), *told]]
        for place, each in enumerate(sent, 1):
            own = self._cells(form, each.filling, ROOT, ROOT)
            uuid = each.instance_id.removeprefix("uuid:")
            beside = [7000 + place, uuid, self._moment("2026-03-02T09:12:00"), "", "", "submitted_via_web"]
            grid.append([*own, *beside, "camille_k", "vKz3bQ9", "", each.instance_id, place])
        return grid

    def _repeat(
        self,
        sent: Sequence[Sent],
        form: FormDefinition,
        repeat: NodeDefinition,
        indexes: dict[tuple[str, str], int],
    ) -> Grid:
        told = ["_index", "_parent_table_name", "_parent_index"]
        copied = ["_id", "_uuid", "_submission_time", "_validation_status", "_notes", "_status"]
        copied += ["_submitted_by", "__version__", "_tags"]
        grid: Grid = [[*self._headers(form, repeat.path), *told, *(f"_submission_{name}" for name in copied)]]
        above = around(form, repeat.path)
        table = self.title if above == ROOT else form.nodes[above].name
        for number, each in enumerate(sent, 1):
            for owner, own in occurrences(each.filling, repeat.path):
                place = indexes[each.instance_id, own] = len(grid)
                copies = [7000 + number, each.instance_id.removeprefix("uuid:"), "2026-03-02T09:12:00"]
                links = [
                    place,
                    table,
                    indexes[each.instance_id, owner],
                    *copies,
                    "",
                    "",
                    "",
                    "",
                    "vKz3bQ9",
                    "",
                ]
                grid.append([*self._cells(form, each.filling, repeat.path, own), *links])
        return grid

    def _called(self, form: FormDefinition, path: str) -> str:
        node = form.nodes[path]
        if self.language is None or node.label is None:
            return node.name
        text = "".join(part for part in node.label.text(self.language) if isinstance(part, str))
        return text or node.name

    def _headers(self, form: FormDefinition, scope: str) -> Iterator[str]:
        for node in leaves(form, scope):
            names = node.path[len(ROOT) + 1 :].split("/")
            steps = [self._called(form, "/".join([ROOT, *names[: end + 1]])) for end in range(len(names))]
            prefix = "".join(f"{step}/" for step in steps[:-1]) if self.groups else ""
            called = prefix + steps[-1]
            if node.kind != "select_multiple" or self.multiple != "details":
                yield called
            if node.kind == "geopoint":
                yield from (f"{prefix}_{steps[-1]}_{part}" for part in GEO)
            if node.kind == "select_multiple" and self.multiple != "summary":
                yield from (f"{called}/{label}" for label in self._choices.get(node.path, {}).values())
            if node.kind == "image" and self.url:
                yield f"{called}_URL"

    def _cells(self, form: FormDefinition, filling: Filling, scope: str, owner: str) -> Iterator[object]:
        for node in leaves(form, scope):
            text = value(filling, owner, scope, node)
            if node.kind != "select_multiple" or self.multiple != "details":
                yield self._cell(form, node, text)
            if node.kind == "geopoint":
                yield from (text.split() + [""] * 4)[:4]
            if node.kind == "select_multiple" and self.multiple != "summary":
                for name in self._choices.get(node.path, {}):
                    ticked = int(name in text.split())
                    yield "" if not text else ticked if self.typed else str(ticked)
            if node.kind == "image" and self.url:
                yield f"https://kc.example.org/media/original?media_file=camille/{text}" if text else ""

    def _cell(self, form: FormDefinition, node: NodeDefinition, text: str) -> object:
        labels = self._choices.get(node.path, {}) if node.kind in ("select_one", "select_multiple") else {}
        if labels:
            return " ".join(labels.get(name, name) for name in text.split())
        if not self.typed or not text:
            return text
        if node.bind.type == "int":
            return int(text)
        if node.bind.type == "decimal":
            return Decimal(text)
        return self._moment(text) if node.bind.type in ("date", "dateTime") else text

    def _moment(self, text: str) -> object:
        if not self.typed:
            return text
        moment = datetime.fromisoformat(text).replace(tzinfo=None)
        return moment.date() if len(text) == len("2026-03-02") else moment


def choices_of(form: FormDefinition, language: str | None) -> dict[str, dict[str, str]]:
    """The choices of each question by name, as a language calls them; by their names without one."""
    filling = Filling(form, language)
    return {
        _NUMBER.sub("", state.path): {
            choice.name: choice.label if language is not None else choice.name for choice in state.choices
        }
        for state in filling.nodes()
        if state.choices is not None
    }


def sheet_name(name: str) -> str:
    """The name of a sheet: without what Excel forbids, cut at 31 characters."""
    name = re.sub(r"[\[\]:*?/\\]", "_", name)
    return name if len(name) <= 31 else f"{name[:28]}..."
