"""Expressions of XLSForm: XPath 1.0 with the functions and the comparisons of ODK."""
