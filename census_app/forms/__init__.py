"""Questionnaires: XLSForms read, checked, filled with ODK's semantics.

`load_form` reads a questionnaire, `check_form` lists its faults, a `Filling` takes answers and tells the
state of each node. No screen, no database: the package could be published alone.
"""

from census_app.forms.checking import check_form
from census_app.forms.context import Context
from census_app.forms.definition import CHOICE_KINDS, KINDS, FormDefinition, NodeDefinition
from census_app.forms.filling import ABSENCES, Filling
from census_app.forms.node_state import NodeState
from census_app.forms.options import Choice
from census_app.forms.problems import CODES, FillingError, FormError, Problem
from census_app.forms.reading import load_form
from census_app.forms.reports import Completeness, Issue, Output, Section
from census_app.forms.xform import load_xform

__all__ = [
    "ABSENCES", "CHOICE_KINDS", "CODES", "KINDS", "Choice", "Completeness", "Context", "Filling",
    "FillingError", "FormDefinition", "FormError", "Issue", "NodeDefinition", "NodeState", "Output",
    "Problem", "Section",
    "check_form", "load_form", "load_xform",
]  # fmt: skip
