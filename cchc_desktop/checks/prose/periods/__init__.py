"""Checks of years and periods in prose: of an earlier report, not the report's own, denied by the words beside."""
