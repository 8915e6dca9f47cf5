"""Reading many interviews one by one, without starting the form of their questionnaire anew each time."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from census_app.forms import Filling, FormDefinition


class ReadingOn:
    """One filling a questionnaire: what it gives of an interview is to be read before the next is asked.

    `definition` gives the form of a questionnaire by its id, and is asked once for each.
    """

    def __init__(self, definition: Callable[[int], FormDefinition]) -> None:
        self._definition = definition
        self._fillings: dict[int, Filling] = {}

    def filling(self, questionnaire_id: int, answers: Mapping[str, Any]) -> Filling:
        """The form with the answers of an interview in it, as `Filling.restore` would have them."""
        from census_app.forms import Filling

        known = self._fillings.get(questionnaire_id)
        if known is None:
            known = Filling.restore(self._definition(questionnaire_id), answers)
            self._fillings[questionnaire_id] = known
        else:
            known.become(answers)
        return known
