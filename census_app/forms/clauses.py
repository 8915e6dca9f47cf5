"""Conditions as sentences are made of them: facts about questions, joined by « et » and « ou »."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal, TypeAlias

from census_app.forms.french import listed


@dataclass(frozen=True, slots=True)
class Fact:
    """What is said of a question (« la question 4 »), `values` already as they are written.

    `is`: the answer is one of them; `is not`: it is none of them, or there is none; `other`: there is one,
    and it is none of them; `ticked`: one of them is; `not ticked`: none is; the last two have no values.
    """

    verb: Literal["is", "is not", "other", "ticked", "not ticked", "answered", "unanswered"]
    question: str
    values: tuple[str, ...] = ()

    @property
    def words(self) -> str:
        """The fact in words, to follow « si »."""
        match self.verb:
            case "is":
                return f"la réponse à {self.question} est {listed(self.values, 'ou')}"
            case "is not":
                return f"la réponse à {self.question} n’est {_none_of(self.values)}"
            case "other":
                return f"la réponse à {self.question} est autre que {listed(self.values, 'ou')}"
            case "ticked":
                return f"vous avez coché {listed(self.values, 'ou')} à {self.question}"
            case "not ticked" if len(self.values) == 1:
                return f"vous n’avez pas coché {self.values[0]} à {self.question}"
            case "not ticked":
                return f"vous n’avez coché {_none_of(self.values)} à {self.question}"
            case "answered":
                return f"vous avez répondu à {self.question}"
            case _:
                return f"vous n’avez pas répondu à {self.question}"


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that are already made, to follow « si »; `computed`: only the program can tell."""

    words: str
    computed: bool = False


@dataclass(frozen=True, slots=True)
class Constant:
    """What always holds, or never does."""

    holds: bool


@dataclass(frozen=True, slots=True)
class Joined:
    """Two clauses or more: all of them (`et`), or at least one (`ou`)."""

    word: Literal["et", "ou"]
    parts: tuple["Said", ...]


Said: TypeAlias = Fact | Phrase | Joined
Clause: TypeAlias = Said | Constant

_OPPOSITE: dict[str, Literal["is", "is not", "ticked", "not ticked", "answered", "unanswered"]] = {
    "is": "is not", "is not": "is", "ticked": "not ticked", "not ticked": "ticked",
    "answered": "unanswered", "unanswered": "answered",
}  # fmt: skip


def _none_of(values: tuple[str, ...]) -> str:
    return f"pas {values[0]}" if len(values) == 1 else f"ni {' ni '.join(values)}"


def opposite(fact: Fact) -> Fact:
    """The fact that holds when this one does not (of all but `other`)."""
    return replace(fact, verb=_OPPOSITE[fact.verb])


def join(word: Literal["et", "ou"], clauses: Iterable[Clause]) -> Clause:
    """Clauses joined, what they say of one question put together, what changes nothing left out."""
    parts: list[Said] = []
    for clause in clauses:
        if isinstance(clause, Constant):
            if clause.holds == (word == "ou"):
                return clause
            continue
        for part in clause.parts if isinstance(clause, Joined) and clause.word == word else (clause,):
            _put(parts, part, word)
    if not parts:
        return Constant(word == "et")
    return parts[0] if len(parts) == 1 else Joined(word, tuple(parts))


def _put(parts: list[Said], part: Said, word: str) -> None:
    """Add a part to others, within one of them if both can be said at once."""
    for place, before in enumerate(parts):
        one = before if before == part else _together(before, part, word)
        if one is not None:
            parts[place] = one
            return
    parts.append(part)


def _together(left: Said, right: Said, word: str) -> Fact | None:
    if not isinstance(left, Fact) or not isinstance(right, Fact) or left.question != right.question:
        return None
    verbs = {left.verb, right.verb}
    values = tuple(dict.fromkeys(left.values + right.values))
    if len(verbs) == 1 and left.verb in (
        {"is", "ticked"} if word == "ou" else {"is not", "not ticked", "other"}
    ):
        return replace(left, values=values)
    if word == "et" and verbs in ({"answered", "is not"}, {"answered", "other"}, {"is not", "other"}):
        return Fact("other", left.question, values)
    return None


def pieces(clause: Clause) -> tuple[Said, ...]:
    """All that must hold for a clause to hold, piece by piece; nothing for what always holds."""
    if isinstance(clause, Constant):
        return ()
    return clause.parts if isinstance(clause, Joined) and clause.word == "et" else (clause,)


def needs_the_program(clause: Clause) -> bool:
    """Whether some of it has no words: somebody with a pen cannot tell."""
    if isinstance(clause, Joined):
        return any(needs_the_program(part) for part in clause.parts)
    return isinstance(clause, Phrase) and clause.computed


def sentence(clause: Clause) -> str:
    """« Si la réponse à la question 4 est « Oui » et si … »; empty for what always holds."""
    if isinstance(clause, Constant):
        return "" if clause.holds else "Ne répondez pas : cette question n’est posée dans aucun cas"
    return f"Si {_words(clause)}"


def _words(clause: Said, depth: int = 0) -> str:
    if not isinstance(clause, Joined):
        return clause.words
    compound = any(isinstance(part, Joined) for part in clause.parts)
    link = f"{',' if compound else ''} {clause.word} si "
    text = link.join(_words(part, depth + 1) for part in clause.parts)
    return f"({text})" if depth > 1 else text
