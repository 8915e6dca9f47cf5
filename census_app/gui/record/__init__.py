"""The record page: one module a section, and what they share.

Nothing is imported here: `entry` is light, and brings the rest when the page is first visited.
"""
