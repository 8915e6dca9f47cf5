"""Plain tables of cells, and the only place that writes and reads workbooks.

Callers build `model.Sheet` and `model.Page` from plain values and hand them to `writing.write_workbook`; they
get `model.Table` back from `reading.read_tables`. No openpyxl or calamine object leaves this package, and
neither
library is imported before a workbook is written or read.
"""
