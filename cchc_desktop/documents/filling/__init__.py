"""Another office's own workbook, filled with a report's figures."""
