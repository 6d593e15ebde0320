"""The totals of a period as a workbook, as a PDF with charts, and as a report of the receiving office."""
