"""Checks of words by themselves: wrong compounds, syllables that none is, letters and words typed amiss."""
