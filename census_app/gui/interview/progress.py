"""How far an interview is: sections with their completeness, questions in order, what remains to be done."""

from __future__ import annotations

from dataclasses import dataclass

from census_app.forms import NodeState, Section
from census_app.gui.interview.editors import EDITORS
from census_app.gui.interview.finish_view import Remaining
from census_app.gui.interview.section_list import SectionSign
from census_app.gui.interview.session import Session


@dataclass(frozen=True, slots=True)
class Progress:
    """Answers among questions; how many are to be looked at again, and whether some of these are wrong."""

    answered: int
    questions: int
    doubts: int
    errors: bool


def shown_sections(session: Session) -> list[Section]:
    """The sections that ask or say something now."""
    filling = session.filling
    return [
        section
        for section in filling.sections()
        if section.relevant and any(filling.node(path).relevant for path in section.nodes)
    ]


def title(session: Session, section: Section) -> str:
    """What a section is called; one without a label is called as the form."""
    return section.label or session.filling.definition.title


def section_title(session: Session, path: str) -> str:
    """What the section of a question is called; empty when it lies in none."""
    sections = session.filling.sections()
    return next((title(session, each) for each in sections if holds(each, path)), "")


def holds(section: Section, path: str) -> bool:
    """Whether a question lies in a section."""
    return path in section.nodes or path.startswith((f"{section.path}/", f"{section.path}["))


def signs(session: Session, sections: list[Section]) -> tuple[list[SectionSign], Progress]:
    """What the list says of each section, and the whole."""
    lines = []
    answered = questions = doubts = 0
    errors = False
    for section in sections:
        done = session.filling.completeness(section)
        unread = sum(holds(section, path) for path in session.unread)
        wrong = done.errors + unread + (done.missing if session.strict else 0)
        lines.append(
            SectionSign(section.path, title(session, section), done.answered, done.questions, wrong > 0)
        )
        answered += done.answered
        questions += done.questions
        doubts += wrong + done.warnings
        errors = errors or wrong > 0
    return lines, Progress(answered, questions, doubts, errors)


def askable(session: Session, section: Section) -> list[NodeState]:
    """The questions of a section that can be answered now, in order, those of closed cards included."""
    return [
        node
        for node in session.filling.nodes()
        if node.kind in EDITORS
        and node.relevant
        and not node.readonly
        and node.choices != ()  # nothing to choose from, for now
        and "label" not in node.appearance.split()  # the head of a table of questions
        and holds(section, node.path)
    ]


def remaining(session: Session) -> list[Remaining]:
    """What is missing, wrong, unreadable, unusual or left blank, in the order of the form."""
    issues = _blank(session)
    issues |= {issue.path: (issue.message, issue.kind) for issue in session.filling.validate()}
    issues |= {path: (sentence, "error") for path, sentence in session.unread.items()}
    found = []
    for node in session.filling.nodes():
        if node.path in issues and node.relevant:
            sentence, kind = issues[node.path]
            number = session.number(node.path)
            name = f"{number}. {node.label}" if number else node.label
            where = section_title(session, node.path)
            found.append(Remaining(node.path, name + _occurrence(session, node.path), sentence, where, kind))
    return found


def _blank(session: Session) -> dict[str, tuple[str, str]]:
    """The questions without an answer, whether or not they need one."""
    return {
        node.path: ("", "blank")
        for section in shown_sections(session)
        for node in askable(session, section)
        if not (node.value or node.absence)
    }


def _occurrence(session: Session, path: str) -> str:
    """« (Lieux d’activité 2) » for what lies in a repeat."""
    if "[" not in path:
        return ""
    series, _, number = path.rpartition("[")
    label = session.node(series).label
    return f" ({label} {number.partition(']')[0]})".replace("( ", "(")


def first_doubt(session: Session) -> str:
    """The path of the first question that is said to be wrong or missing, else of the first warning."""
    listed = remaining(session)
    found = [each for each in listed if each.kind == "warning" or session.fault(session.node(each.path))]
    ordered = sorted(found, key=lambda each: not each.blocks)
    return ordered[0].path if ordered else ""
