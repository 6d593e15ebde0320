"""Checks of lists by their form alone: what opens, joins and ends them, whatever their words mean."""
