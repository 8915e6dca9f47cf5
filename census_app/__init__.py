"""A yearly census of local collaborative initiatives, and its economic and social summary by commune."""

__version__ = "0.1.0"
