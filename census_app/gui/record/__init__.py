"""The record page: one module a section, and what they share."""

from census_app.gui.record.view import RecordView

__all__ = ["RecordView"]
