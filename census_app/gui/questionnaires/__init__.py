"""The page « Questionnaires »: what a council asks, by version; imported, corrected, compared, given out."""
