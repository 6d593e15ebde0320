"""The page of a narrative section: its editor, chips (links drawn as pills), marks, figures to link."""
