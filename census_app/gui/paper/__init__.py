"""Questionnaires on paper: PDF files to fill with a pen, or with the answers of an interview."""

from census_app.forms.paper import Heading
from census_app.gui.paper.writing import write_blank, write_filled

__all__ = ["Heading", "write_blank", "write_filled"]
