"""The sections of an interview as they stand: which are shown, how far each is, where a question lies."""

from __future__ import annotations

from dataclasses import dataclass

from census_app.forms import NodeState, Section
from census_app.gui.interview.blocks import Changed
from census_app.gui.interview.editors import EDITORS
from census_app.gui.interview.section_list import SectionSign
from census_app.gui.interview.session import Session


@dataclass(frozen=True, slots=True)
class Progress:
    """Answers among questions; how many are to be looked at again, and whether some of these are wrong."""

    answered: int
    questions: int
    doubts: int
    errors: bool


@dataclass(frozen=True, slots=True)
class _Count:
    """How far a section is: `wrong` answers are missing, refused or unreadable; `unusual` ones may stay."""

    answered: int
    questions: int
    wrong: int
    unusual: int


class Outline:
    """Asked at each key: what a key did not touch is not read again, once `forget` was told what it did."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._sections: list[Section] | None = None
        self._places: dict[str, Section] = {}
        self._counts: dict[str, _Count] = {}

    def forget(self, changed: Changed) -> None:
        """These paths are no longer what they were; None: none is.

        A question alone is one that was answered and that nothing else follows from: sections stay.
        """
        if changed is None:
            self._counts.clear()
        if changed is None or len(changed) > 1:
            self._sections = None
        for top in {_top(path) for path in changed or ()}:
            section = self._places.get(top)
            if section is not None:
                self._counts.pop(section.path, None)

    def sections(self) -> list[Section]:
        """The sections that ask or say something now."""
        if self._sections is None:
            filling = self._session.filling
            every = filling.sections()
            self._places = {top: each for each in every for top in (each.path, *each.nodes)}
            self._sections = [
                section
                for section in every
                if section.relevant and any(filling.node(path).relevant for path in section.nodes)
            ]
        return self._sections

    def section_of(self, path: str) -> Section | None:
        """The section of a question, shown or not; None when it lies in none."""
        self.sections()
        return self._places.get(_top(path))

    def title_of(self, path: str) -> str:
        """What the section of a question is called; empty when it lies in none."""
        section = self.section_of(path)
        return "" if section is None else self.title(section)

    def title(self, section: Section) -> str:
        """What a section is called; one without a label is called as the form."""
        return section.label or self._session.filling.definition.title

    def asked(self, within: Section | None = None) -> list[NodeState]:
        """The questions that can be answered now, in order, those of closed cards included."""
        shown = {section.path for section in ([within] if within is not None else self.sections())}
        found = []
        for node in self._session.filling.nodes():
            if _is_asked(node):
                section = self.section_of(node.path)
                if section is not None and section.path in shown:
                    found.append(node)
        return found

    def signs(self) -> tuple[list[SectionSign], Progress]:
        """What the list says of each section, and the whole."""
        lines, counts = [], []
        for section in self.sections():
            count = self._count(section)
            counts.append(count)
            title = self.title(section)
            lines.append(SectionSign(section.path, title, count.answered, count.questions, count.wrong > 0))
        wrong = sum(count.wrong for count in counts)
        return lines, Progress(
            sum(count.answered for count in counts),
            sum(count.questions for count in counts),
            wrong + sum(count.unusual for count in counts),
            wrong > 0,
        )

    def _count(self, section: Section) -> _Count:
        count = self._counts.get(section.path)
        if count is None:
            session = self._session
            done = session.filling.completeness(section)
            unread = sum(self.section_of(path) == section for path in session.unread)
            wrong = done.errors + unread + (done.missing if session.strict else 0)
            count = _Count(done.answered, done.questions, wrong, done.warnings)
            self._counts[section.path] = count
        return count


def _is_asked(node: NodeState) -> bool:
    return (
        node.kind in EDITORS
        and node.relevant
        and not node.readonly
        and node.choices != ()  # nothing to choose from, for now
        and "label" not in node.appearance.split()  # the head of a table of questions
    )


def _top(path: str) -> str:
    """What holds a node right under the form: « /data/places » for « /data/places/sites[2]/share »."""
    return "/".join(path.split("/", 3)[:3]).partition("[")[0]
