"""The page « Synthèse »: what the census adds up to, commune by commune, and the workbook of it.

Nothing is imported here: `entry` is light, and brings the rest when the page is first visited.
"""
