"""A template as an Excel workbook that an official edits: planned, written, read back by sheet and cell."""
