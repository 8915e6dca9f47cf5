"""What remains to be done before an interview ends."""

from __future__ import annotations

from census_app.gui.interview.finish_view import Remaining
from census_app.gui.interview.outline import Outline
from census_app.gui.interview.session import Session


def remaining(session: Session) -> list[Remaining]:
    """What is missing, wrong, unreadable, unusual or left blank, in the order of the form."""
    outline = Outline(session)
    issues = {node.path: ("", "blank") for node in outline.asked() if not (node.value or node.absence)}
    issues |= {issue.path: (issue.message, issue.kind) for issue in session.filling.validate()}
    issues |= {path: (sentence, "error") for path, sentence in session.unread.items()}
    found = []
    for node in session.filling.nodes():
        if node.path in issues and node.relevant:
            sentence, kind = issues[node.path]
            number = session.number(node.path)
            name = f"{number}. {node.label}" if number else node.label
            where = outline.title_of(node.path)
            found.append(Remaining(node.path, name + _occurrence(session, node.path), sentence, where, kind))
    return found


def first_doubt(session: Session) -> str:
    """The path of the first question that is said to be wrong or missing, else of the first warning."""
    listed = [each for each in remaining(session) if each.kind != "blank"]
    found = [each for each in listed if each.kind == "warning" or session.fault(session.node(each.path))]
    ordered = sorted(found, key=lambda each: not each.blocks)
    return ordered[0].path if ordered else ""


def _occurrence(session: Session, path: str) -> str:
    """« (Lieux d’activité 2) » for what lies in a repeat."""
    if "[" not in path:
        return ""
    series, _, number = path.rpartition("[")
    label = session.node(series).label
    return f" ({label} {number.partition(']')[0]})".replace("( ", "(")
