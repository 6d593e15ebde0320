"""Checks of years and periods in prose: those of an earlier report, those that the words beside them deny."""
