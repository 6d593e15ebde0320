"""Widgets, theme and helpers that every page uses; nothing here knows an open report."""
