"""Figures from a one-stop shop's table, late dossiers, and typing figures again into another system."""
