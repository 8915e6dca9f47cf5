"""What is said of answers that came back: their lines, their counts, what is to be looked at again."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QCoreApplication

from census_app.domain.submissions import CHANGED, NEW, RECEIVED, UNPLACEABLE, VERDICT_LABELS
from census_app.gui import formats
from census_app.gui.theme import Tone
from census_app.gui.widgets import Cell, Column, Option
from census_app.services.reference import commune_name
from census_app.services.submissions import ALONE, CREATE, Decision, SubmissionLine

_TONES: Final[Mapping[str, Tone]] = {
    NEW: Tone.OK,
    RECEIVED: Tone.NEUTRAL,
    CHANGED: Tone.WARN,
    UNPLACEABLE: Tone.ERROR,
}
_NAMED: Final = 3
"""How many missing answers are named."""


@dataclass(frozen=True, slots=True)
class Remaining:
    """Something to look at again: of which interview (None: there is none), where it came from, what.

    ``path`` is the question to go to, empty when it is about none.
    """

    interview: int | None
    name: str
    source: str
    question: str
    message: str
    path: str = ""


def columns(placed: Callable[[SubmissionLine], Cell], *, known: bool) -> list[Column[SubmissionLine]]:
    """Who it is about, what it is (unless `known`), where it goes (`placed`), when and by whom held."""
    verdict = Column("verdict", _tr("Verdict"), _verdict, width=150)
    return [
        Column("name", _tr("Nom"), lambda line: Cell(called(line), strong=True), width=160),
        Column("commune", _tr("Commune"), lambda line: Cell(place_of(line.commune), grey=True), width=100),
        *([] if known else [verdict]),
        Column("record", _tr("Fiche"), placed, width=150),
        Column("state", _tr("Entretien"), _state, width=84),
        Column("held", _tr("Mené le, par"), _held, width=140),
    ]


def called(line: SubmissionLine) -> str:
    """How a line is called: by the name it gives, else by the file it came in."""
    return line.name or where(line.source.rpartition("/")[2], line.row)


def where(source: str, row: int | None) -> str:
    """A file, and a line of it."""
    return source if row is None else _tr("{file}, ligne {row}").format(file=source, row=row)


def untaken(source: str, row: int | None, reason: str) -> Remaining:
    """What of a file is no answer, among what is left to look at."""
    return Remaining(None, where(source, row), "", "", reason)


def place_of(commune: str | None) -> str:
    """A commune by its name."""
    return commune_name(commune) if commune else formats.UNKNOWN


def placed_cell(line: SubmissionLine, decision: Decision, name: str) -> Cell:
    """Where a line goes; `name` is that of the record decided on."""
    if not line.is_pending:
        return Cell(_tr("dans l’inventaire"), grey=True)
    if decision is None:
        return Cell(_tr("en attente"), tone=Tone.WARN)
    if decision == CREATE:
        return Cell(_tr("nouvelle fiche"))
    return Cell(_tr("sans fiche"), grey=True) if decision == ALONE else Cell(name)


def verdicts(lines: Iterable[SubmissionLine]) -> list[Option]:
    """The verdicts that lines have, each with how many have it."""
    counts = dict.fromkeys(VERDICT_LABELS, 0)
    for line in lines:
        counts[line.verdict] += 1
    return [
        Option(verdict, f"{VERDICT_LABELS[verdict]} ({formats.number(count)})")
        for verdict, count in counts.items()
        if count
    ]


def becomes(line: SubmissionLine) -> str:
    """« Deviendra un brouillon : 4 réponses attendues manquent (« Nom », « Commune », « Salariés »…). »."""
    if not line.is_pending:
        return _tr("Cette réponse est déjà dans l’inventaire : rien n’y change.")
    if line.is_complete:
        return _tr("Donne un entretien terminé.")
    if not line.missing:
        return _tr("Donne un brouillon : ce qui suit est à revoir avant de terminer.")
    named = ", ".join(f"« {label} »" for label in line.missing[:_NAMED])
    more = "…" if len(line.missing) > _NAMED else ""
    return _tr("Donne un brouillon : {count} ({named}{more}).").format(
        count=counted(
            len(line.missing), _tr("{count} réponse à compléter"), _tr("{count} réponses à compléter")
        ),
        named=named,
        more=more,
    )


def remarks(line: SubmissionLine) -> list[str]:
    """What of a line is not in its interview as received, a sentence each."""
    return [
        _tr("{question} : « {text} ». {reason}").format(
            question=one.label or one.path, text=one.text, reason=one.reason
        )
        for one in line.problems
    ]


def to_look_at(lines: Sequence[SubmissionLine], interviews: Mapping[str, int]) -> list[Remaining]:
    """What is left to do in the interviews that lines became."""
    found = []
    for line in lines:
        interview = interviews.get(line.instance_id)
        if interview is None or not line.is_pending:
            continue
        if not line.is_complete:
            found.append(Remaining(interview, called(line), line.source, "", becomes(line)))
        found += [
            Remaining(
                interview,
                called(line),
                line.source,
                one.label or one.path,
                f"« {one.text} ». {one.reason}",
                one.path,
            )
            for one in line.problems
        ]
    return found


def told(placed: Sequence[SubmissionLine], left: int, known: int) -> list[str]:
    """What was written: the lines placed, how many wait, how many were in the inventory already."""
    drafts = sum(not line.is_complete for line in placed)
    said = [
        (
            len(placed),
            _tr("{count} entretien reçu. Ctrl+Z l’annule."),
            _tr("{count} entretiens reçus. Ctrl+Z les annule."),
        ),
        (
            drafts,
            _tr("{count} entretien est un brouillon, à compléter."),
            _tr("{count} entretiens sont des brouillons, à compléter."),
        ),
        (
            left,
            _tr("{count} réponse attend sa fiche : la page « Entretiens » la garde."),
            _tr("{count} réponses attendent leur fiche : la page « Entretiens » les garde."),
        ),
        (
            known,
            _tr("{count} réponse était déjà dans l’inventaire."),
            _tr("{count} réponses étaient déjà dans l’inventaire."),
        ),
    ]
    return [counted(count, one, several) for count, one, several in said if count]


def counted(count: int, one: str, several: str) -> str:
    """« 1 réponse », « 1 200 réponses »."""
    return (several if count > 1 else one).format(count=formats.number(count))


def _verdict(line: SubmissionLine) -> Cell:
    return Cell(VERDICT_LABELS[line.verdict], tone=_TONES[line.verdict])


def _state(line: SubmissionLine) -> Cell:
    if not line.is_pending:
        return Cell(formats.UNKNOWN, grey=True)
    return Cell(_tr("terminé")) if line.is_complete else Cell(_tr("brouillon"), grey=True)


def _held(line: SubmissionLine) -> Cell:
    began = line.began_at
    day = formats.date(began.astimezone().date()) if began else formats.UNKNOWN
    return Cell(day, grey=True, note=line.asked_by)


def _tr(text: str) -> str:
    return QCoreApplication.translate("receiving", text)
