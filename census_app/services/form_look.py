"""A questionnaire's file looked at before it is kept: what it is, and everything wrong with it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from census_app.services.targets import targets

if TYPE_CHECKING:
    from census_app.forms import FormDefinition, FormError, Problem

Kept: TypeAlias = Callable[[str, str], tuple[tuple[int, str, Mapping[str, str]], ...]]
"""What is kept of a form's version: id, XForm text, files beside it."""

_READ_BESIDE = (".csv", ".xml", ".geojson")


@dataclass(frozen=True, slots=True)
class FormLook:
    """A file as a questionnaire. ``definition`` is None when it cannot be read at all.

    ``questions`` counts what is asked; ``known`` is the id of the questionnaire kept that is the same.
    """

    path: Path
    title: str
    form_id: str
    version: str
    problems: tuple[Problem, ...]
    definition: FormDefinition | None
    questions: int
    known: int | None


def look_at(path: Path, kept: Kept) -> FormLook:
    """Look at a file; never raises for what is wrong with it."""
    from census_app.forms import FormError, Problem, check_form

    try:
        form = _loaded(path, _beside(path))
    except FormError:
        return FormLook(path, path.stem, "", "", tuple(check_form(path, targets())), None, 0, None)
    wrong = form.targets() - targets()
    problems = tuple(check_form(path, targets())) if wrong else ()
    same = kept(form.form_id, form.version)
    here = _told(form.xml), dict(form.files)
    known = next((kept_id for kept_id, xform, files in same if (_told(xform), dict(files)) == here), None)
    if same and known is None:
        problems += (Problem("settings", None, "version", "same-version", _same_version(form)),)
    return FormLook(path, form.title, form.form_id, form.version, problems, form, _questions(form), known)


def refuse(seen: FormLook) -> FormError:
    """The refusal of a file that has problems."""
    from census_app.forms import FormError

    return FormError(seen.problems)


def _told(xform: str) -> str:
    """An XForm whatever its spaces, which a spreadsheet may have changed in saving it."""
    return " ".join(xform.split())


def _same_version(form: FormDefinition) -> str:
    if not form.version:
        return (
            f"l’inventaire a déjà un questionnaire « {form.form_id} » sans version, et son contenu est "
            "autre ; écrivez une version dans la colonne « version », par exemple 2026.2"
        )
    return (
        f"l’inventaire a déjà la version {form.version} du questionnaire « {form.form_id} », et son "
        "contenu est autre ; donnez une autre version à celui-ci"
    )


def _questions(form: FormDefinition) -> int:
    from census_app.forms.definition import STRUCTURE_KINDS, UNASKED_KINDS

    return sum(node.kind not in STRUCTURE_KINDS | UNASKED_KINDS for node in form.nodes.values())


def _beside(path: Path) -> tuple[tuple[str, int, int], ...]:
    """What the form is read from, as it is now: itself and the files of choices in its folder."""
    if not path.is_file():
        return ()
    files = [path, *(each for each in path.parent.iterdir() if each.suffix.lower() in _READ_BESIDE)]
    stats = [(each.name, each.stat()) for each in sorted(files)]
    return tuple((name, stat.st_mtime_ns, stat.st_size) for name, stat in stats)


@lru_cache(maxsize=16)
def _loaded(path: Path, beside: tuple[tuple[str, int, int], ...]) -> FormDefinition:  # noqa: ARG001 - part of the key
    from census_app.forms import load_form

    return load_form(path)
