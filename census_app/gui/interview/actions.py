"""What the keyboard does on the page of an interview, from anywhere on it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from census_app.gui.interview.form_view import FormView
from census_app.gui.interview.question import QuestionRow
from census_app.gui.interview.wording import say

if TYPE_CHECKING:
    from census_app.gui.interview.page import InterviewPage


_KEY_WORDS = {
    "Return": "Entrée",
    "Shift": "Maj",
    "Del": "Suppr",
    "Up": "↑",
    "Down": "↓",
    "Left": "←",
    "Esc": "Échap",
}


@dataclass(frozen=True, slots=True)
class _Deed:
    """What is done, by which keys."""

    text: str
    keys: tuple[str, ...]
    act: Callable[[], object]


def actions(page: InterviewPage) -> tuple[QAction, ...]:
    """The actions with their shortcuts; they work while the cursor is on the page."""
    return tuple(_action(page, deed) for deed in (*_about_the_question(page), *_about_the_form(page)))


def _about_the_question(page: InterviewPage) -> tuple[_Deed, ...]:
    return (
        _Deed(
            say("Reprendre la réponse de l’an dernier"),
            ("Alt+R",),
            partial(_on_form, page, FormView.take_again),
        ),
        _Deed(say("Ne sait pas"), ("Alt+N",), partial(_mark, page, "ne_sait_pas")),
        _Deed(say("Refus"), ("Alt+F",), partial(_mark, page, "refus")),
        _Deed(say("Sans objet"), ("Alt+O",), partial(_mark, page, "sans_objet")),
        _Deed(say("Non demandé"), ("Alt+D",), partial(_mark, page, "non_demande")),
        _Deed(say("Ajouter une note"), ("Alt+M",), partial(_at_row, page, QuestionRow.write_note)),
    )


def _about_the_form(page: InterviewPage) -> tuple[_Deed, ...]:
    return (
        _Deed(say("Section suivante"), ("Ctrl+Return", "Ctrl+Enter"), partial(page.step_section, 1)),
        _Deed(
            say("Section précédente"),
            ("Ctrl+Shift+Return", "Ctrl+Shift+Enter"),
            partial(page.step_section, -1),
        ),
        _Deed(say("Ajouter un élément"), ("Alt+A",), partial(_to_card, page, "add")),
        _Deed(say("Copier l’élément"), ("Alt+C",), partial(_to_card, page, "copy")),
        _Deed(say("Monter l’élément"), ("Alt+Shift+Up",), partial(_to_card, page, "up")),
        _Deed(say("Descendre l’élément"), ("Alt+Shift+Down",), partial(_to_card, page, "down")),
        _Deed(say("Retirer l’élément"), ("Alt+Delete",), partial(_to_card, page, "remove")),
        _Deed(say("Aller à l’erreur"), ("Alt+E",), page.mend),
        _Deed(say("Annuler la dernière réponse"), ("Ctrl+Z",), partial(_on_form, page, FormView.undo)),
        _Deed(say("Mettre la durée en pause, ou la reprendre"), ("Alt+P",), page.top.toggle),
        _Deed(say("Terminer…"), ("Alt+T",), page.ask_to_finish),
        _Deed(say("Rouvrir l’entretien"), ("Ctrl+Shift+O",), page.standing.reopen),
        _Deed(say("Abandonner la correction"), (), page.standing.abandon),
        _Deed(say("Imprimer…"), ("Ctrl+P",), partial(print_what_is_shown, page)),
        _Deed(say("Revenir"), ("Escape", "Alt+Left"), page.go_back),
    )


def show_menu(page: InterviewPage, under: QWidget) -> None:
    """Everything that can be done, with its keys: the window's own menus are hidden here."""
    menu = QMenu(under)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    menu.addActions(page.menu_actions())
    menu.popup(under.mapToGlobal(under.rect().bottomLeft()))


def keys_in_words(deeds: Iterable[QAction]) -> str:
    """« Alt+R : reprendre la réponse de l’an dernier », a line for each deed that has keys."""
    lines = []
    for deed in deeds:
        keys = say(" ou ").join(
            key_words(keys) for keys in deed.shortcuts() if "Enter" not in keys.toString()
        )
        if keys:
            text = deed.text().rstrip("…")
            lines.append(say("{keys} : {deed}").format(keys=keys, deed=f"{text[0].lower()}{text[1:]}"))
    return "\n".join(lines)


def key_words(keys: QKeySequence) -> str:
    """Keys as they are written on a French keyboard: « Ctrl+Maj+Entrée »."""
    return "+".join(say(_KEY_WORDS.get(part, part)) for part in keys.toString().split("+"))


def print_what_is_shown(page: InterviewPage) -> None:
    """Write a PDF of the interview, or the blank questionnaire of a trial."""
    from census_app.gui.interview.printing import print_blank, print_interview

    page.flush()
    if page.session is None:
        return
    if page.interview is not None:
        print_interview(page.workspace, page, page.interview, page.session.filling)
    else:
        print_blank(page.workspace, page, page.session.filling.definition)


def _action(page: InterviewPage, deed: _Deed) -> QAction:
    action = QAction(deed.text, page)
    action.setShortcuts([QKeySequence(each) for each in deed.keys])
    action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
    action.triggered.connect(lambda _checked=False: deed.act())
    return action


def _on_form(page: InterviewPage, act: Callable[[FormView], None]) -> None:
    if page.form is not None:
        act(page.form)


def _at_row(page: InterviewPage, act: Callable[[QuestionRow], None]) -> None:
    row = page.form.row() if page.form is not None else None
    if row is not None:
        act(row)


def _to_card(page: InterviewPage, what: str) -> None:
    _on_form(page, lambda form: form.act_on_occurrence(what))


def _mark(page: InterviewPage, absence: str) -> None:
    _at_row(page, lambda row: row.mark(absence))
