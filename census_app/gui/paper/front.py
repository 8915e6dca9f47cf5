"""What surrounds the questions: the head of the first page, the top and the foot of every page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QPainter

from census_app.forms.paper import Heading, Paper
from census_app.gui import formats
from census_app.gui.paper.measures import FOOTER, HEADER, LEFT, RIGHT, pt
from census_app.gui.paper.rows import Block, Row
from census_app.gui.paper.shapes import cells, tick_box
from census_app.gui.paper.type import Face, Type, rule

_LABELS = pt(92)
_FIELD = pt(22)
_COLUMN_GAP = pt(16)
_NAME = "name"
"""A form that feeds the name of a record is about somebody; the others may be anonymous."""


@dataclass(frozen=True, slots=True)
class Field:
    """What is said, or left to be written, of the interview: a name, its value, cells for a day."""

    label: str
    value: str
    pattern: str = ""


class Front:
    """The words around the questions of one paper; `asked` are the targets that the form itself feeds."""

    def __init__(self, type_: Type, paper: Paper, heading: Heading, asked: frozenset[str]) -> None:
        self._type = type_
        self._paper = paper
        self._heading = heading
        self._asked = asked

    def blocks(self) -> tuple[Block, ...]:
        """The head of the first page."""
        return tuple(self._blocks())

    def around(self, painter: QPainter, page: int, pages: int) -> None:
        """The top and the foot of a page, numbered from 1."""
        heading = self._heading
        left = " · ".join(part for part in (_campaign(heading), heading.territory) if part)
        right = f"{self._paper.title} — {_version(self._paper)}" if self._paper.version else self._paper.title
        self._edges(painter, left or _tr("Recensement des initiatives"), right, HEADER + pt(9))
        rule(painter, LEFT, RIGHT, HEADER + pt(14))
        number = _tr("Entretien n° {number}").format(number=heading.interview) if heading.interview else ""
        rule(painter, LEFT, RIGHT, FOOTER - pt(12))
        foot = " · ".join(part for part in (heading.record, number) if part)
        self._edges(painter, foot, f"{page}/{pages}", FOOTER)

    def _blocks(self) -> Iterator[Block]:
        width = RIGHT - LEFT
        yield Block(tuple(self._type.lines(self._paper.title, Face.TITLE, LEFT, width)))
        number = self._heading.interview
        kind = _tr("Questionnaire rempli") if self._paper.filled else _tr("Questionnaire à remplir")
        entitled = [
            kind,
            _version(self._paper),
            _tr("entretien n° {number}").format(number=number) if number else "",
        ]
        words = " · ".join(part for part in entitled if part)
        yield Block(tuple(self._type.lines(words, Face.SMALL, LEFT, width)), pt(2))
        yield Block(tuple(self._fields()), pt(12))
        if not self._paper.filled:
            yield Block(tuple(self._legend()), pt(12))

    def _fields(self) -> Iterator[Row]:
        """Who, when, where, by whom: what is known, or room to write it unless the form asks it elsewhere."""
        heading = self._heading
        held_on = formats.date(heading.held_on) if heading.held_on else ""
        named = _NAME in self._asked or bool(heading.record)
        fields = [
            (Field(_tr("Nom"), heading.record), named),
            (Field(_tr("Date"), held_on, "jj/mm/aaaa"), "held_on" not in self._asked),
            (Field(_tr("Lieu"), heading.place), "interview_place" not in self._asked),
            (Field(_tr("Entretien mené par"), heading.asked_by), named),
        ]
        for field, to_write in fields:
            if field.value or (to_write and not self._paper.filled):
                yield self._field(field)

    def _field(self, field: Field) -> Row:
        left, width = LEFT + _LABELS, RIGHT - LEFT - _LABELS
        value = self._type.elided(field.value, Face.ANSWER, width)

        def draw(painter: QPainter, top: float) -> None:
            baseline = top + pt(15)
            self._type.write(painter, field.label, Face.BODY, LEFT, baseline)
            if value:
                self._type.write(painter, value, Face.ANSWER, left, baseline)
            elif field.pattern:
                cells(painter, self._type, field.pattern, left, baseline)
            else:
                rule(painter, left, RIGHT, baseline + pt(2))

        return Row(pt(16) if self._paper.filled else _FIELD, pt(15), draw, f"{field.label} {value}".strip())

    def _legend(self) -> list[Row]:
        """How to fill the form, and what to write where there is no answer although one is expected."""
        entries = [(_tr("une seule réponse"), False), (_tr("plusieurs réponses possibles"), True)]
        asked = any(question.required for question in self._paper.questions())
        required = _tr("* réponse attendue") if asked else ""

        def draw(painter: QPainter, top: float) -> None:
            left, baseline = LEFT, top + pt(10)
            for words, several in entries:
                tick_box(painter, left, baseline, ticked=False, several=several)
                self._type.write(painter, words, Face.SMALL, left + pt(13), baseline)
                left += pt(13) + self._type.width(words, Face.SMALL) + _COLUMN_GAP
            self._type.write(painter, required, Face.SMALL, left, baseline)

        symbols = Row(pt(14), pt(10), draw, " ".join([*(words for words, _ in entries), required]))
        absences = _tr(
            "Sans réponse, notez pourquoi : NSP (ne sait pas), R (refus), SO (sans objet), ND (non demandé). "
            "Un blanc n’est pas un zéro."
        )
        return [symbols, *(self._type.lines(absences, Face.SMALL, LEFT, RIGHT - LEFT) if asked else ())]

    def _edges(self, painter: QPainter, left: str, right: str, baseline: float) -> None:
        """Words at both edges of a line; the left ones give way."""
        right = self._type.elided(right, Face.SMALL, (RIGHT - LEFT) / 2)
        width = self._type.width(right, Face.SMALL)
        room = RIGHT - LEFT - width - pt(12)
        self._type.write(painter, self._type.elided(left, Face.SMALL, room), Face.SMALL, LEFT, baseline)
        self._type.write(painter, right, Face.SMALL, RIGHT - width, baseline)


def _campaign(heading: Heading) -> str:
    return _tr("Campagne {campaign}").format(campaign=heading.campaign) if heading.campaign else ""


def _version(paper: Paper) -> str:
    return _tr("version {version}").format(version=paper.version) if paper.version else ""


def _tr(text: str) -> str:
    return QCoreApplication.translate("paper", text)
