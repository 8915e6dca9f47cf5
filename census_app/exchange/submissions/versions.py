"""The versions of a form that submissions may have been made with."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from census_app.forms import FormDefinition


@dataclass(frozen=True, slots=True)
class FormVersions:
    """A form as its submissions are read: by the version they name, else by ``default``.

    ``others`` are the ids of the other forms that are known: what says it follows one of them is not ours.
    """

    default: FormDefinition
    versions: Mapping[str, FormDefinition] = field(default_factory=dict)
    others: frozenset[str] = frozenset()

    @property
    def form_id(self) -> str:
        """The form's id."""
        return self.default.form_id

    def of(self, version: str) -> FormDefinition:
        """The definition of a version, the default where it is not kept."""
        return self.versions.get(version, self.default)
