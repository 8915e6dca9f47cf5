"""What a screen shows of a node at some moment."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from census_app.forms.definition import Bounds
from census_app.forms.options import Choice, Options


@dataclass(frozen=True, slots=True)
class NodeState:
    """A node as it is now.

    `relevant` and `readonly` are inherited from the groups around. `value` is the text of an ODK submission,
    empty where irrelevant. `message` is the one fault that blocks (`missing` when it is only a required
    answer that is not there); `warning` is what does not. `absence` is why there is no answer, `note` a
    remark. A `fixed` repeat takes no occurrence by hand. `spoken` are the choices whose labels show answers.
    """

    path: str
    name: str
    kind: str
    appearance: str
    value: str
    relevant: bool
    required: bool
    readonly: bool
    valid: bool
    missing: bool
    message: str
    warning: str
    label: str
    hint: str
    guidance: str
    absence: str
    note: str
    save_to: str
    unit: str
    fixed: bool
    bounds: Bounds | None
    media: Mapping[str, str]
    parameters: Mapping[str, str]
    language: str
    options: Options | None = field(repr=False)
    spoken: tuple[Choice, ...] | None = field(repr=False)

    @property
    def choices(self) -> tuple[Choice, ...] | None:
        """The choices offered, labels in the language in use; None for what is no question of choice."""
        if self.options is None or self.spoken is not None:
            return self.spoken
        return self.options.choices(self.language)
