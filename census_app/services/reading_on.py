"""Reading many interviews of a questionnaire one by one, without starting its form anew each time."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from census_app.forms import Filling, FormDefinition


class ReadingOn:
    """One filling a questionnaire: what it gives of an interview is to be read before the next is asked."""

    def __init__(self) -> None:
        """No interview was read yet."""
        self._fillings: dict[int, Filling] = {}

    def filling(
        self, questionnaire_id: int, definition: FormDefinition, answers: Mapping[str, Any]
    ) -> Filling:
        """The form with the answers of an interview in it, as `Filling.restore` would have them."""
        from census_app.forms import Filling

        known = self._fillings.get(questionnaire_id)
        if known is None:
            known = self._fillings[questionnaire_id] = Filling.restore(definition, answers)
        else:
            known.become(answers)
        return known
