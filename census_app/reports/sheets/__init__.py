"""The sheets of the workbook, one module each; `order.SHEETS` lists them."""
