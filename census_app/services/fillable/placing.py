"""Putting what a workbook says into a filling, as if each answer had been given on the screen.

What finds no place is never lost: it goes into the note of its question, and is told.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from census_app.services.fillable.filled import FilledAnswer, FilledSheet, SheetProblem

if TYPE_CHECKING:
    from census_app.forms import Filling, FormDefinition, NodeDefinition

_NUMBER: Final = re.compile(r"\[\d+\]")
_GONE: Final = "Le questionnaire de la campagne n’a plus cette question : la réponse n’a pas de place."
_NOT_ASKED: Final = (
    "Cette question n’est pas posée, vu les autres réponses : ce qui a été répondu est gardé dans sa note."
)
_REFUSED: Final = "La question n’accepte pas « {text} » : c’est gardé dans sa note."
_NO_MORE: Final = "Ce groupe n’est pas demandé, vu les autres réponses : ses lignes n’ont pas été reprises."


def place(filling: Filling, sheet: FilledSheet, received: Mapping[str, str]) -> list[SheetProblem]:
    """Answer in the form's order, as questions open; what was not placed, a sentence each.

    ``received`` is what the same workbook said when it was received before (``FilledSheet.said``): what it
    still says the same is left as it has become since.
    """
    return _Placing(filling, sheet, received).run()


class _Placing:
    def __init__(self, filling: Filling, sheet: FilledSheet, received: Mapping[str, str]) -> None:
        self._filling = filling
        self._problems: list[SheetProblem] = []
        self._refused: dict[str, str] = {}
        self._given: dict[str, FilledAnswer] = {}
        places = Places(filling.definition)
        order = {path: place for place, path in enumerate(filling.definition.nodes)}
        said = sheet.said
        fresh = [_changed(each) for each in sheet.answers if said[each.path] != received.get(each.path)]
        if not received:
            fresh = list(sheet.answers)
        placed = [(places.found(each.path), each) for each in fresh]
        for path, answer in placed:
            if path is None and (answer.text or answer.absence or answer.note) and not answer.untouched:
                self._tell(answer, _GONE)
        here = [(path, each) for path, each in placed if path is not None]
        self._waiting = dict(sorted(here, key=lambda item: order[_NUMBER.sub("", item[0])]))
        self._repeats = {
            path: count
            for known, count in sheet.repeats.items()
            if (path := places.found(known)) is not None and str(count) != received.get(known)
        }

    def run(self) -> list[SheetProblem]:
        """Go through the form until nothing more opens."""
        while self._open_repeats() or self._give():
            pass
        closed = {path: answer for path, answer in self._given.items() if not self._is_asked(path)}
        for path, answer in (*closed.items(), *self._waiting.items()):
            self._keep(path, answer)
        for path, count in self._repeats.items():
            if count:
                self._problems.append(SheetProblem("", "", self._label(path), _NO_MORE, path=path))
        return self._problems

    def _open_repeats(self) -> bool:
        """Give the repeats that are asked as many occurrences as rows; whether anything was done."""
        from census_app.forms import FillingError

        done = False
        for path, count in list(self._repeats.items()):
            with suppress(FillingError):
                if not self._filling.node(path).relevant:
                    continue
                while len(self._filling.children(path)) < count:
                    self._filling.add(path)
                while len(self._filling.children(path)) > count:
                    self._filling.remove(f"{path}[{len(self._filling.children(path))}]")
                done = True
                del self._repeats[path]
        return done

    def _give(self) -> bool:
        """Answer what is open now; whether anything was."""
        from census_app.forms import FillingError

        given = False
        for path, answer in list(self._waiting.items()):
            try:
                if not self._filling.node(path).relevant:
                    continue
                self._answer(path, answer)
            except FillingError as error:
                self._refused[path] = error.code
                continue
            self._note(path, answer.note)
            self._refused.pop(path, None)
            self._given[path] = self._waiting.pop(path)
            given = True
        return given

    def _is_asked(self, path: str) -> bool:
        """Whether a question is still asked once all is answered."""
        from census_app.forms import FillingError

        with suppress(FillingError):
            return self._filling.node(path).relevant
        return False

    def _answer(self, path: str, answer: FilledAnswer) -> None:
        node = self._filling.node(path)
        if answer.untouched and node.value:
            return
        if answer.absence:
            self._filling.mark(path, answer.absence)
        elif answer.text or answer.cleared:
            self._filling.set(path, answer.text)

    def _keep(self, path: str, answer: FilledAnswer) -> None:
        """Keep in its note an answer that its question did not take."""
        from census_app.forms import FillingError

        said = answer.text or answer.absence
        if answer.untouched or not (said or answer.note):
            return
        refused = path in self._refused
        taken = self._take_part(path, answer) if refused else ""
        rest = " ".join(name for name in answer.text.split() if name not in taken.split()) if taken else said
        words = self._words(path, rest)
        note = f"Répondu sur la feuille : « {words} »." if words else ""
        try:
            self._note(path, "\n".join(filter(None, (answer.note, note))))
        except FillingError:  # an occurrence that is not there
            self._tell(answer, _NO_MORE)
            return
        self._tell(answer, _REFUSED.format(text=words) if refused else _NOT_ASKED, words)

    def _take_part(self, path: str, answer: FilledAnswer) -> str:
        """Of several choices, keep those that are offered."""
        from census_app.forms import FillingError

        node = self._filling.node(path)
        if node.kind != "select_multiple":
            return ""
        offered = {choice.name for choice in node.choices or ()}
        names = " ".join(name for name in answer.text.split() if name in offered)
        with suppress(FillingError):
            self._filling.set(path, names)
            return names
        return ""

    def _words(self, path: str, text: str) -> str:
        """Names of choices as their labels."""
        from census_app.forms.unanswered import Unanswered

        node = self._filling.definition.nodes[_NUMBER.sub("", path)]
        if not text or node.kind not in ("select_one", "select_multiple", "rank"):
            return text
        form = Unanswered(self._filling.definition)
        names = [text] if node.kind == "select_one" else text.split()
        return ", ".join(form.label_of(node, name) for name in names)

    def _note(self, path: str, text: str) -> None:
        if not text:
            return
        before = self._filling.node(path).note
        if text not in before:
            self._filling.annotate(path, f"{before}\n{text}".strip())

    def _label(self, path: str) -> str:
        from census_app.forms.unanswered import Unanswered

        node = self._filling.definition.nodes[_NUMBER.sub("", path)]
        return Unanswered(self._filling.definition).text(node.label) or node.name

    def _tell(self, answer: FilledAnswer, message: str, text: str = "") -> None:
        said = text or answer.text or answer.absence or answer.note
        problem = SheetProblem(answer.sheet, answer.cell, answer.label, message, said, answer.path)
        self._problems.append(problem)


def _changed(answer: FilledAnswer) -> FilledAnswer:
    """An answer that is another one than when the workbook came before; empty, it is taken back."""
    return replace(answer, untouched=False, cleared=not (answer.text or answer.absence))


class Places:
    """Where a path of one version of a form is in another: the same place, or the same name."""

    def __init__(self, definition: FormDefinition) -> None:
        self._nodes = definition.nodes
        self._named: dict[str, list[NodeDefinition]] = {}
        for node in definition.nodes.values():
            if node.kind not in ("group", "calculate", "hidden", "note"):
                self._named.setdefault(node.name, []).append(node)

    def found(self, path: str) -> str | None:
        """The path with its occurrences; None where the form has no such question."""
        plain = _NUMBER.sub("", path)
        if plain not in self._nodes:
            others = self._named.get(plain.rpartition("/")[2], [])
            if len(others) != 1:
                return None
            plain = others[0].path
        numbers = _NUMBER.findall(path)
        repeats = [at for at in _ancestors(plain) if self._nodes[at].kind == "repeat" and at != plain]
        if len(repeats) != len(numbers):
            return None
        for repeat, number in reversed(list(zip(repeats, numbers, strict=True))):
            plain = f"{repeat}{number}{plain.removeprefix(repeat)}"
        return plain


def _ancestors(path: str) -> list[str]:
    """The paths of a node and those around it, outermost first."""
    names = path.strip("/").split("/")
    return ["/" + "/".join(names[: depth + 1]) for depth in range(len(names))]
