"""The functions an expression may call: those of XPath 1.0 and of the ODK XForms specification."""

from census_app.forms.xpath.function import Function
from census_app.forms.xpath.functions_dates import DATES
from census_app.forms.xpath.functions_geo import PLACES
from census_app.forms.xpath.functions_logic import LOGIC
from census_app.forms.xpath.functions_nodes import NODES
from census_app.forms.xpath.functions_number import NUMBERS
from census_app.forms.xpath.functions_text import TEXTS

__all__ = ["FUNCTIONS", "Function"]

FUNCTIONS: dict[str, Function] = LOGIC | NUMBERS | TEXTS | DATES | NODES | PLACES
