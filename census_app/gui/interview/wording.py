"""The words of an interview's page that several of its parts say."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QCoreApplication

from census_app.domain.interviews import FINISHED, Interview
from census_app.forms import Filling, FillingError, NodeState
from census_app.gui import formats
from census_app.gui.interview.moments import read_date


def say(text: str) -> str:
    """A sentence of this page in the language of the window."""
    return QCoreApplication.translate("interview", text)


def absences() -> tuple[tuple[str, str], ...]:
    """Why a question has no answer: code and word, in the order in which they are offered."""
    return (
        ("ne_sait_pas", say("ne sait pas")),
        ("refus", say("refus")),
        ("sans_objet", say("sans objet")),
        ("non_demande", say("non demandé")),
    )


def absence_word(code: str) -> str:
    """« ne sait pas » for `ne_sait_pas`; the code itself when it is none of ours."""
    return dict(absences()).get(code, code)


def refusal(error: FillingError, node: NodeState) -> str:
    """Why the engine does not take an answer, in words that name no variable."""
    if error.code == "bad-value" and node.bounds is not None:
        low, high = sorted((node.bounds.start, node.bounds.end))
        return say("Un nombre de {low} à {high} est attendu.").format(
            low=formats.number(formats.parse_number(f"{low:g}")),
            high=formats.number(formats.parse_number(f"{high:g}")),
        )
    if error.code == "bad-value":
        return _wanted(node.kind) or str(error)
    if error.code == "unoffered-choice":
        return say("Ce choix n’est pas proposé ici.")
    return str(error)


def _wanted(kind: str) -> str:
    return {
        "integer": say("Un nombre entier est attendu, de deux milliards au plus."),
        "decimal": say("Un nombre est attendu, par exemple 1 234,5."),
        "geopoint": say("Une latitude et une longitude en degrés sont attendues : 47,717 et -1,376."),
        "geotrace": say("Écrivez au moins deux positions séparées par des points-virgules."),
        "geoshape": say(
            "Écrivez des positions séparées par des points-virgules, la dernière comme la première."
        ),
    }.get(kind, "")


def interviewed(interview: Interview) -> str:
    """Whose interview it is; a form that is about no record is called by its questionnaire."""
    return interview.record_name or interview.questionnaire_title


def locked_because(interview: Interview, read_only: str) -> str:
    """Why an interview is only shown; empty while it can be answered."""
    if interview.state != FINISHED:
        return read_only
    day = interview.finished_at.astimezone().date() if interview.finished_at else None
    if interview.record_id is None:
        return say("Terminé le {day} ; ses réponses ne changent plus.").format(day=formats.long_date(day))
    return say("Terminé le {day} ; ses réponses sont dans la fiche.").format(day=formats.long_date(day))


def about(interview: Interview, filling: Filling) -> str:
    """« Entretien du 24 septembre 2026 avec Anne Martin · questionnaire Initiative 2026.1 »."""
    said = _said(filling)
    day = day_of(interview, filling)
    who = interview.respondent or said.get("contact_name") or said.get("contact_role", "")
    text = say("Entretien du {day}").format(day=formats.long_date(day)) if day else say("Entretien")
    if who:
        text = say("{interview} avec {who}").format(interview=text, who=who)
    form = f"{interview.questionnaire_title} {interview.questionnaire_version}".strip()
    return say("{interview} · questionnaire {form}").format(interview=text, form=form)


def day_of(interview: Interview, filling: Filling) -> date | None:
    """The day of an interview, as its answers say it, else as it was begun."""
    return read_date(_said(filling).get("held_on", "")) or interview.held_on


def _said(filling: Filling) -> dict[str, str]:
    return {node.save_to: node.value for node in filling.nodes() if node.save_to and node.value}


def preview_words() -> str:
    """What is said above a questionnaire that is only tried."""
    return say("Aperçu : rien n’est enregistré. Échap revient aux questionnaires.")


def help_words() -> str:
    """What F1 explains on this page, before the keys."""
    return say(
        "Entrée passe à la question suivante, Maj+Entrée revient. Le chiffre ou la lettre devant un choix "
        "le choisit. Dans un texte de plusieurs lignes, Alt+Entrée va à la ligne. Tout est enregistré à "
        "mesure ; un entretien terminé se rouvre pour être corrigé."
    )


def reopened_words(interview: Interview) -> str:
    """What is said above the questions of an interview that is being corrected."""
    day = interview.finished_at.astimezone().date() if interview.finished_at else None
    return say(
        "Rouvert : il était terminé le {day}. La fiche ne change qu’au moment de terminer la correction."
    ).format(day=formats.long_date(day))
