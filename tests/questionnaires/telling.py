"""An interview told in a test: questions by name, answers as the person gives them."""

from __future__ import annotations

from functools import cache

from census_app.forms import Filling, FormDefinition, NodeState, Output, load_form
from tests.questionnaires.reading import sheets, source


@cache
def definition(name: str) -> FormDefinition:
    """A built-in questionnaire, converted once for all tests."""
    return load_form(source(name))


@cache
def places(name: str) -> dict[str, str]:
    """The path of each question, group and repeat, by its name; those in a repeat lack its number."""
    found: dict[str, str] = {}
    within = ["", "data"]
    for row in sheets(name).survey:
        if row["type"].startswith("end_"):
            within.pop()
            continue
        found[row["name"]] = "/".join([*within, row["name"]])
        if row["type"].startswith("begin_"):
            within.append(row["name"])
    return found


class Telling:
    """A filling of a built-in questionnaire, spoken to by the names of its questions."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.filling = Filling(definition(name))
        self.used: dict[str, int] = {}

    def path(self, question: str, within: str = "") -> str:
        """The path of a question; ``within`` is the repeat's instance it stands in."""
        return f"{within}/{question}" if within else places(self.name)[question]

    def say(self, **answers: str | int) -> None:
        """Answer questions in order; each must be asked at that moment."""
        for question, answer in answers.items():
            assert self.asks(question), f"{question} is not asked"
            self.filling.set(self.path(question), str(answer))

    def refuse(self, *questions: str) -> None:
        """Refuse to answer."""
        for question in questions:
            assert self.asks(question), f"{question} is not asked"
            self.filling.mark(self.path(question), "refus")

    def one_more(self, repeat: str, **answers: str | int) -> None:
        """Fill the first occurrence of a repeat, or one more."""
        series = self.path(repeat)
        used = self.used.get(repeat, 0)
        if used == len(self.filling.children(series)):
            self.filling.add(series)
        self.used[repeat] = used + 1
        instance = self.filling.children(series)[used].path
        for question, answer in answers.items():
            self.filling.set(self.path(question, instance), str(answer))

    def node(self, question: str) -> NodeState:
        """A question as it stands."""
        return self.filling.node(self.path(question))

    def asks(self, question: str) -> bool:
        """Whether a question is asked now."""
        return self.node(question).relevant

    def asked(self, within: str = "/data") -> list[NodeState]:
        """The questions and notes on the screen, in order."""
        found: list[NodeState] = []
        for node in self.filling.children(within):
            if not node.relevant:
                continue
            if node.kind in {"group", "repeat", "instance"}:
                found += self.asked(node.path)
            elif node.kind not in {"calculate", "hidden"}:
                found.append(node)
        return found

    def missing(self) -> list[str]:
        """What would keep the interview from being finished."""
        return [
            f"{issue.path}: {issue.message}" for issue in self.filling.validate() if issue.kind != "warning"
        ]

    def saved(self) -> dict[str, str]:
        """What is saved outside repeats, by target."""
        return {out.target: out.value for out in self.outputs() if "[" not in out.path and out.value}

    def outputs(self) -> tuple[Output, ...]:
        """All that is saved."""
        return self.filling.outputs()
