"""The page of a narrative section: editor, chips, marks, figures to link."""
