"""A report as the program's own Excel workbook."""
