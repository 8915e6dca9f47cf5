"""The pictures, sounds and files that phones send: kept with those that interviews bring."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from census_app.exchange.submissions import Played
from census_app.exchange.submissions.sources import opened
from census_app.exchange.submissions.submission import MEDIA, unnumbered
from census_app.forms import FormDefinition
from census_app.services import attachments
from census_app.services.inventories import Inventory
from census_app.services.submissions.forms import KeptForm
from census_app.services.submissions.lines import SubmissionLine


def attach(
    inventory: Inventory, form: KeptForm, lines: Sequence[SubmissionLine], files: Sequence[Path]
) -> list[SubmissionLine]:
    """The same lines, their attachments copied beside the inventory and called by their names there.

    CensusError when one cannot be copied.
    """
    wanted = frozenset(name for line in lines for name in line.held.submission.files)
    if not wanted:
        return list(lines)
    with opened(files, wanted) as sources:
        lying = {source.name: source.beside for source in sources}
        every = {name: path for beside in lying.values() for name, path in beside.items()}
        return [
            _attached(inventory, form, line, lying.get(line.source, every))
            if line.held.submission.files
            else line
            for line in lines
        ]


def _attached(
    inventory: Inventory, form: KeptForm, line: SubmissionLine, beside: Mapping[str, Path]
) -> SubmissionLine:
    submission = line.held.submission
    names = [name for name in submission.files if name in beside]
    kept = {name: attachments.keep(inventory, beside[name]) for name in names}
    attached = {**submission.attached, **kept}
    definition = form.versions.of(submission.read_with)
    held = replace(
        line.held,
        submission=replace(submission, attached=attached),
        played=with_attached(line.held.played, definition, attached),
    )
    return replace(line, held=held)


def with_attached(played: Played, definition: FormDefinition, attached: Mapping[str, str]) -> Played:
    """What a submission gives, its files called as the inventory calls them."""

    def called(path: str, text: str) -> str:
        node = definition.nodes.get(unnumbered(path))
        return attached.get(text, text) if node is not None and node.kind in MEDIA else text

    answers = {path: called(path, text) for path, text in played.state.get("answers", {}).items()}
    return replace(played, state={**played.state, "answers": answers})
