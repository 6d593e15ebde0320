"""A report read from a workbook: the program's own, or another office's."""
