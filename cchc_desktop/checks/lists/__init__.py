"""Checks of figures that count what is listed: documents of the register, late dossiers."""
