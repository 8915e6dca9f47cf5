"""The page « Entretiens »: those of the campaign, drafts first in mind."""

from census_app.gui.interviews.page import InterviewsPage

__all__ = ["InterviewsPage"]
