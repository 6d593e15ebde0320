"""The page of a statistics form: the table, its editors, blocks pasted into it."""
