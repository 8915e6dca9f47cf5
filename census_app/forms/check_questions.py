"""Faults of single questions: words that are missing, calculations, triggers."""

import re
from collections.abc import Iterator, Sequence

from census_app.forms.headers import COLUMNS, canonical
from census_app.forms.outline import LIVE, Entry
from census_app.forms.problems import Problem
from census_app.forms.suggesting import meant_column

_REFERENCES = re.compile(r"\s*\$\{[^}]*\}(?:\s*,?\s*\$\{[^}]*\})*\s*")
_BACKGROUND = "background-geopoint"
_MEDIA = ("media", "image", "audio", "video")


def check_words(entries: Sequence[Entry], headers: Sequence[str]) -> Iterator[Problem]:
    """What is shown says what it asks, by a label, a hint or a picture; a calculation has its formula."""
    if "name" not in {canonical(header) for header in headers}:
        return
    misspelt = {meant_column(header) for header in headers if canonical(header) not in COLUMNS}
    silent = [entry for entry in entries if entry.name and is_shown(entry) and not _has_words(entry)]
    if silent and not any(_is_word(header) for header in headers):
        if "label" in misspelt:
            return
        message = "il manque la colonne « label » : ajoutez-la à la première ligne, elle dit ce qu'on demande"
        yield Problem("survey", 1, "label", "missing-column", message)
        return
    for entry in silent:
        message = f"la question « {entry.name} » n'a ni libellé ni indication : écrivez ce qu'elle demande"
        yield Problem("survey", entry.number, entry.header("label"), "missing-label", message)
    for entry in entries:
        computed = "calculation" in misspelt or any(map(entry.text, ("calculation", "default", "trigger")))
        if entry.type == "calculate" and not computed:
            message = "il manque la formule de ce calcul : écrivez-la dans la colonne « calculation »"
            yield Problem("survey", entry.number, "calculation", "missing-calculation", message)


def is_shown(entry: Entry) -> bool:
    """Whether a row is a question that a person sees; groups are not."""
    if entry.type == _BACKGROUND:
        return False
    asked = entry.kind == "choice" or (entry.kind == "other" and _has_control(entry.type))
    computed = entry.text("calculation") or entry.text("trigger")
    return asked and not (computed and not _has_words(entry))


def _has_control(type_: str) -> bool:
    from pyxform.question_type_dictionary import QUESTION_TYPE_DICT

    control = QUESTION_TYPE_DICT.get(type_, {}).get("control") or {}
    return str(control.get("tag", "action")) != "action"


def _has_words(entry: Entry) -> bool:
    return entry.text("appearance") == "label" or any(map(_is_word, entry.cells))


def _is_word(header: str) -> bool:
    known = canonical(header)
    return known in {"label", "hint"} or header.lower().startswith(_MEDIA)


def check_triggers(entries: Sequence[Entry]) -> Iterator[Problem]:
    """What starts a calculation is a question that a person answers."""
    by_name = {entry.name: entry for entry in entries if entry.name}
    for entry in entries:
        if entry.type == _BACKGROUND and not entry.text("trigger"):
            message = "il manque la question qui déclenche ce relevé : écrivez « ${nom} » dans « trigger »"
            yield Problem("survey", entry.number, "trigger", "bad-trigger", message)
        for header, text in entry.texts("trigger"):
            if not _REFERENCES.fullmatch(text):
                message = (
                    f"« {text} » : écrivez la question qui déclenche le calcul, par exemple « ${{nom}} »"
                )
                yield Problem("survey", entry.number, header, "bad-trigger", message)
            for name in LIVE.findall(text):
                source = by_name.get(name)
                if source is not None and source.kind == "begin":
                    message = f"« ${{{name}}} » est un groupe : choisissez une question à laquelle on répond"
                    yield Problem("survey", entry.number, header, "bad-trigger", message)
                elif source is not None and source.kind != "end" and not is_shown(source):
                    message = f"« ${{{name}}} » ne se voit pas : choisissez une question à laquelle on répond"
                    yield Problem("survey", entry.number, header, "bad-trigger", message)
