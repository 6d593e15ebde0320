"""The page for a new report: unit, period, and what it begins with."""
