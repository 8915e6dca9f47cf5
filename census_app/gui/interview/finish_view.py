"""Before an interview is finished: what is missing or wrong, each line a link; what is unusual, apart."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from census_app.gui.interview.question_list import QuestionList
from census_app.gui.widgets import Label, Look


@dataclass(frozen=True, slots=True)
class Remaining:
    """A question to come back to: number and label, what is said of it, its section, and how grave it is.

    `kind` is `missing`, `error`, `warning`, or `blank` for one that may stay without answer; the first two
    block.
    """

    path: str
    question: str
    sentence: str
    section: str
    kind: str

    @property
    def blocks(self) -> bool:
        """Whether the interview cannot end so."""
        return self.kind in {"missing", "error"}


class FinishView(QuestionList):
    """What remains; the bar below says how to go back or on."""

    complete = False

    def show_remaining(self, remaining: Sequence[Remaining], *, kept: bool = True) -> None:
        """List what remains, in the order of the form; `kept` tells an interview from a trial.

        What may stay blank is listed once nothing else is missing: it would hide what is.
        """
        blocking = [each for each in remaining if each.blocks]
        doubtful = [each for each in remaining if each.kind == "warning"]
        blank = [each for each in remaining if each.kind == "blank"]
        self.complete = not blocking
        self.begin(self._title(len(blocking)), self._explanation(blocking, doubtful, kept=kept))
        self._list(blocking)
        if doubtful:
            self.add_heading(self.tr("À vérifier, sans obligation"))
            self._list(doubtful)
        if blank and not blocking:
            self.add_heading(self.tr("Sans réponse, sans obligation"))
            self._list(blank)
        self.end()

    def take_focus(self) -> bool:
        """Put the cursor on the first line; False when there is none."""
        if self.links:
            self.links[0].setFocus()
        return bool(self.links)

    def _list(self, remaining: Sequence[Remaining]) -> None:
        """The questions as links; « sans réponse » after them, or under them what is wrong."""
        for each in remaining:
            missing = self.tr("sans réponse") if each.kind == "missing" else ""
            self.add_question(each.path, each.question, each.section, each.sentence, missing)
            if each.kind in {"error", "warning"}:
                look = Look.ERROR if each.blocks else Look.WARN
                self.add_words(Label(each.sentence, look, self.body, wrap=True))

    def _title(self, blocking: int) -> str:
        if not blocking:
            return self.tr("L’entretien est complet")
        if blocking == 1:
            return self.tr("Il reste une réponse à compléter")
        return self.tr("Il reste {count} réponses à compléter").format(count=blocking)

    def _explanation(
        self, blocking: Sequence[Remaining], doubtful: Sequence[Remaining], *, kept: bool
    ) -> str:
        if blocking:
            return self.tr(
                "Chaque ligne mène à sa question. « Ne sait pas » ou « refus » est aussi une réponse."
            )
        if doubtful:
            return self.tr("Rien n’empêche de terminer. Ces réponses sont seulement inhabituelles.")
        if not kept:
            return self.tr("Un entretien pourrait se terminer ici. De cet aperçu, rien ne sera gardé.")
        return self.tr("Ses réponses seront écrites dans la fiche. Elles resteront lisibles ici.")
