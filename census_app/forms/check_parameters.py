"""Faults of the column parameters: names and values that a type does not take."""

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal, InvalidOperation

from census_app.forms.outline import Entry
from census_app.forms.problems import Problem
from census_app.forms.suggesting import closest, did_you_mean

_YES_NO = ("true", "false")
_NUMBER, _WHOLE, _SEED, _ANY = "number", "whole", "seed", "any"
_QUALITIES = ("voice-only", "low", "normal")
_CHOICES: Mapping[str, str | tuple[str, ...]] = {"randomize": _YES_NO, "seed": _SEED}
_TRACE: Mapping[str, str | tuple[str, ...]] = {
    "allow-mock-accuracy": _YES_NO,
    "incremental": ("true",),
    "reference-geometry": _ANY,
}
_TAKEN: Mapping[str, Mapping[str, str | tuple[str, ...]]] = {
    "choice": _CHOICES,
    "file": {**_CHOICES, "value": _ANY, "label": _ANY},
    "range": {
        **dict.fromkeys(("start", "end", "step", "tick_interval", "placeholder"), _NUMBER),
        "tick_labelset": _ANY,
    },
    "text": {"rows": _WHOLE},
    "image": {"max-pixels": _WHOLE, "app": _ANY},
    "audio": {"quality": (*_QUALITIES, "external")},
    "background-audio": {"quality": _QUALITIES},
    "geopoint": {
        "allow-mock-accuracy": _YES_NO,
        "capture-accuracy": _NUMBER,
        "warning-accuracy": _NUMBER,
        "reference-geometry": _ANY,
    },
    "geotrace": _TRACE,
    "geoshape": _TRACE,
    "audit": {
        "track-changes": _YES_NO,
        "track-changes-reasons": ("on-form-edit",),
        "identify-user": _YES_NO,
        "location-priority": ("no-power", "low-power", "balanced", "high-accuracy"),
        "location-min-interval": _WHOLE,
        "location-max-age": _WHOLE,
    },
}
"""What each kind of question takes, and what each of these may be; other types let anything pass."""
_LOCATION = ("location-priority", "location-min-interval", "location-max-age")
_PAIRS = re.compile(r"[\s,;]*(?:[^\s=,;]+\s*=\s*[^\s=,;]+[\s,;]*)*")
_PAIR = re.compile(r"([^\s=,;]+)\s*=\s*([^\s=,;]+)")
_REFERENCE = re.compile(r"\$\{[^}]+\}")
_WANTED = {_NUMBER: "un nombre", _WHOLE: "un nombre entier", _SEED: "un nombre ou la réponse « ${…} »"}


def check_parameters(entries: Sequence[Entry]) -> Iterator[Problem]:
    """Each parameter is one that the type of its question takes, with a value that makes sense."""
    for entry in entries:
        for header, text in entry.texts("parameters"):
            for message in _faults(entry, text):
                yield Problem("survey", entry.number, header, "bad-parameter", message)


def _faults(entry: Entry, text: str) -> Iterator[str]:
    if not _PAIRS.fullmatch(text):
        yield f"dans « {text} », écrivez « clé=valeur », séparés par des espaces : « start=0 end=10 »"
        return
    taken = _TAKEN.get(_family(entry))
    if taken is None:
        return
    given = {key.lower(): value.lower() for key, value in _PAIR.findall(text)}
    for key, value in given.items():
        if key not in taken:
            hint = did_you_mean(closest(key, taken), f" ; il y a : {', '.join(taken)}")
            yield f"« {key} » n'est pas un paramètre de « {entry.type} »{hint}"
        else:
            yield from _misvalued(key, value, taken[key])
    if "seed" in given and "randomize" not in given:
        yield "« seed » ne va qu'avec « randomize=true » : ajoutez-le, ou enlevez « seed »"
    lacking = [key for key in _LOCATION if key not in given]
    if entry.type == "audit" and 0 < len(lacking) < len(_LOCATION):
        yield f"pour noter les positions, il manque : {', '.join(lacking)}"
    if entry.type == "range":
        yield from _out_of_range(given)


def _family(entry: Entry) -> str:
    if entry.kind == "choice":
        return "file" if entry.is_from_file else "choice"
    return {"photo": "image"}.get(entry.type, entry.type)


def _misvalued(key: str, value: str, wanted: str | tuple[str, ...]) -> Iterator[str]:
    if isinstance(wanted, tuple):
        if value not in wanted:
            yield f"« {key}={value} » : {key} doit être {' ou '.join(wanted)}"
    elif wanted == _SEED:
        if _REFERENCE.fullmatch(value) is None and _number(value) is None:
            yield f"« {key}={value} » : {key} doit être {_WANTED[wanted]}"
    elif wanted != _ANY:
        number = _number(value)
        if number is None or (wanted == _WHOLE and (number % 1 or number < 0)):
            yield f"« {key}={value} » : {key} doit être {_WANTED[wanted]}"


def _out_of_range(given: Mapping[str, str]) -> Iterator[str]:
    start, end, step = (
        _number(given.get(key, usual)) for key, usual in (("start", "1"), ("end", "10"), ("step", "1"))
    )
    if start is None or end is None or step is None:
        return
    if not step:
        yield "« step » ne peut pas être 0"
    elif step > abs(end - start):
        yield f"« step={step} » est plus grand que l'intervalle de {start} à {end}"
    placeholder = _number(given.get("placeholder", given.get("start", "1")))
    if placeholder is not None and not min(start, end) <= placeholder <= max(start, end):
        yield f"« placeholder={placeholder} » n'est pas entre {start} et {end}"


def _number(text: str) -> Decimal | None:
    try:
        number = Decimal(text)
    except InvalidOperation:
        return None
    return number if number.is_finite() else None
