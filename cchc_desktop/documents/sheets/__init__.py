"""Any Excel workbook, opened with limits."""
