"""The versions of a form that submissions may have been made with."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Final, TypeVar

from census_app.exchange.submissions.submission import Submission, Unplaced
from census_app.forms import FormDefinition

_NOT_KEPT: Final = (
    "Cette version du questionnaire n’est pas dans l’inventaire : la réponse est lue avec la version « {} »."
)

Read = TypeVar("Read")


@dataclass(frozen=True, slots=True)
class FormVersions:
    """A form as its submissions are read: by the version they name, else by the one that fits best.

    ``versions`` are those that are kept, the oldest first; ``default`` goes first where several fit as well.
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

    def candidates(self, version: str) -> tuple[FormDefinition, ...]:
        """What a submission that names a version may be read with: that one, or else each of them."""
        for spelling in (version, version.replace(",", ".")):
            if spelling and spelling in self.versions:
                return (self.versions[spelling],)
        later_first = reversed(list(self.versions.values()))
        own = self.default.version
        return (self.default, *(each for each in later_first if each.version != own))

    def remark(self, submission: Submission) -> tuple[Unplaced, ...]:
        """What is told of one that does not fit, read with another version than its own."""
        named = submission.version
        known = {"", self.default.version, *self.versions}
        if not submission.problems or named in known or named.replace(",", ".") in known:
            return ()
        return (Unplaced("version", named, _NOT_KEPT.format(submission.read_with)),)

    def nearest(
        self, version: str, read: Callable[[FormDefinition], Read], fit: Callable[[Read, FormDefinition], int]
    ) -> tuple[Read, FormDefinition]:
        """What ``read`` makes of a submission with the definition that fits it best, by what ``fit`` says."""
        candidates = self.candidates(version)
        readings = [(read(each), each) for each in candidates]
        return readings[0] if len(readings) == 1 else max(readings, key=lambda pair: fit(*pair))
