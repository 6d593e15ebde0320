"""Checks of texts that are not finished: blanks, notes to oneself, sentences cut short, numbering that fails."""
