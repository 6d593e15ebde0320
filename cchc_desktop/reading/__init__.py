"""Reading prose: dates, numbers, names of documents and syllables found in a section's text; pure."""
